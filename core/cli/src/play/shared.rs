//! What was shared, as the guide reads it at the terminal; their replies and notes.

use leerpad::ground::language::Language;
use leerpad::journal::vault::Vault;
use leerpad::session::guide::SharedThing;

use super::show;
use crate::speech::either;

/// What is seen, grouped by the act that shared it: that is what a reply goes to.
pub(crate) fn by_act(all: Vec<SharedThing>) -> Vec<Vec<SharedThing>> {
    let mut groups: Vec<Vec<SharedThing>> = Vec::new();
    for thing in all {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| first.seq == thing.seq) => group.push(thing),
            _ => groups.push(vec![thing]),
        }
    }
    groups
}

/// What one act shared, and what was replied to it.
pub(crate) fn shown(
    things: &[SharedThing],
    replies: &[(u64, u64)],
    vault: Option<&Vault>,
    language: Language,
) -> String {
    let mut out = format!("{}\n", either(language, "Met jou gedeeld:", "Shared with you:"));
    for thing in things {
        let ask = thing.ask.as_ref();
        let ask = ask.map_or_else(|| thing.leaf.what.clone(), |ask| show::text(ask, None));
        out.push_str(&format!("   {}\n", ask.replace('\n', "\n   ")));
        for line in show::recalled(&thing.said, vault).lines() {
            out.push_str(&format!("   {line}\n"));
        }
    }
    let seq = things.first().map(|thing| thing.seq);
    for (reply, _) in replies.iter().filter(|(_, to)| Some(*to) == seq) {
        let start = either(language, "jij schreef", "you wrote");
        out.push_str(&format!(
            "   {start}: {}\n",
            own(&format!("reply/{reply}"), vault)
        ));
    }
    out
}

/// The guide's notes, oldest first.
pub(crate) fn notes(vault: Option<&Vault>) -> String {
    let keys = vault.into_iter().flat_map(Vault::keys);
    let mut notes: Vec<u64> = keys
        .filter_map(|key| key.strip_prefix("note/")?.parse().ok())
        .collect();
    notes.sort_unstable();
    notes
        .iter()
        .map(|seq| format!("   - {}\n", own(&format!("note/{seq}"), vault)))
        .collect()
}

fn own(key: &str, vault: Option<&Vault>) -> String {
    show::words_under(key, vault).unwrap_or_else(|| "…".to_owned())
}
