//! Who may do what (semantics 26). The table is `allowed.csv`; the function is written out, and a test holds the two
//! together and both to the rules in words.

use super::act::{Kind, Role};

/// Where a session stands, as far as the table asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Not begun.
    New,
    /// Under way, or completed.
    Running,
    /// Stopped.
    Stopped,
    /// It holds as many entries as a session can.
    Full,
}

impl Standing {
    /// All of them, in the order of the table.
    pub const ALL: [Self; 4] = [Self::New, Self::Running, Self::Stopped, Self::Full];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Full => "full",
        }
    }
}

/// Whether a role may do a kind of act where a session stands, with or without consent to share with the guide. Whatever
/// is not in the table may not be done.
///
/// ```
/// use leerpad::session::{act::{Kind, Role}, allowed::{Standing, allowed}};
/// assert!(allowed(Role::Learner, Kind::Answer, Standing::Running, false));
/// assert!(!allowed(Role::Guide, Kind::Answer, Standing::Running, true));
/// assert!(!allowed(Role::Guide, Kind::Reply, Standing::Running, false));
/// ```
#[must_use]
pub const fn allowed(role: Role, kind: Kind, standing: Standing, consent: bool) -> bool {
    let begun = !matches!(standing, Standing::New);
    let running = matches!(standing, Standing::Running);
    let open = running || matches!(standing, Standing::Stopped);
    match (role, kind) {
        (Role::Learner | Role::System, Kind::Start) => !begun,
        (
            Role::Learner,
            Kind::Answer
            | Kind::Skip
            | Kind::Decline
            | Kind::Hint
            | Kind::Continue
            | Kind::Back
            | Kind::Pause
            | Kind::Go
            | Kind::ContactAsk
            | Kind::ContactPlan
            | Kind::ContactHeld
            | Kind::ContactDecline
            | Kind::Share,
        )
        | (Role::System, Kind::Answer)
        | (Role::Learner | Role::System, Kind::Upgrade) => running,
        (Role::Learner, Kind::Stop) => running || matches!(standing, Standing::Full),
        (Role::Learner, Kind::Resume) => matches!(standing, Standing::Stopped),
        (Role::Learner | Role::System, Kind::Erase) | (Role::Learner, Kind::Unshare | Kind::Consent) => begun,
        (Role::System, Kind::Tick)
        | (
            Role::Guide,
            Kind::ContactOffer
            | Kind::ContactPlan
            | Kind::ContactHeld
            | Kind::ContactDecline
            | Kind::Release
            | Kind::Note,
        ) => open,
        (Role::Guide, Kind::Reply) => open && consent,
        _ => false,
    }
}

/// Whether a role ever does a kind of act.
pub(super) const fn ever(role: Role, kind: Kind) -> bool {
    allowed(role, kind, Standing::New, true)
        || allowed(role, kind, Standing::Running, true)
        || allowed(role, kind, Standing::Stopped, true)
        || allowed(role, kind, Standing::Full, true)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn cells() -> impl Iterator<Item = (Role, Kind, Standing)> {
        Role::ALL.into_iter().flat_map(|role| {
            let kinds = Kind::ALL.into_iter();
            kinds.flat_map(move |kind| Standing::ALL.map(|standing| (role, kind, standing)))
        })
    }

    /// Rows of the table: what may be done, and whether that takes consent.
    fn table() -> BTreeMap<(String, String, String), bool> {
        let mut lines = include_str!("allowed.csv").lines();
        assert_eq!(lines.next(), Some("act,role,status,consent"));
        let mut rows = BTreeMap::new();
        for line in lines {
            let row: Vec<&str> = line.split(',').collect();
            assert!(["yes", "no"].contains(&row[3]), "{line}");
            let key = (row[0].to_owned(), row[1].to_owned(), row[2].to_owned());
            assert!(rows.insert(key, row[3] == "yes").is_none(), "{line} stands twice");
        }
        rows
    }

    #[test]
    fn rule_26_1_every_cell_of_the_table() {
        let mut rows = table();
        for (role, kind, standing) in cells() {
            let key = (
                kind.word().to_owned(),
                role.word().to_owned(),
                standing.word().to_owned(),
            );
            let row = rows.remove(&key);
            assert_eq!(allowed(role, kind, standing, true), row.is_some(), "{key:?}");
            assert_eq!(
                allowed(role, kind, standing, false),
                row == Some(false),
                "{key:?}"
            );
        }
        assert!(rows.is_empty(), "no such cells: {rows:?}");
    }

    /// The rules of 10.3, 11.6, 16.25 and 26.3 as lists of words, each sentence one line: another form than the code.
    fn by_the_words(role: &str, act: &str, status: &str) -> bool {
        let does = match role {
            "learner" => {
                "start answer skip decline hint continue back pause stop resume erase go contact-ask contact-plan \
                 contact-held contact-decline share unshare consent upgrade"
            }
            "guide" => "contact-offer contact-plan contact-held contact-decline release reply note",
            _ => "start answer tick erase upgrade",
        };
        let is_in = |list: &str| list.split_whitespace().any(|word| word == act);
        is_in(does)
            && match status {
                "new" => is_in("start"),
                "stopped" => is_in("resume unshare consent erase tick") || role == "guide",
                "full" => is_in("stop erase unshare consent"),
                _ => !is_in("start resume"),
            }
    }

    #[test]
    fn rule_26_3_the_table_says_what_the_rules_say() {
        for (role, kind, standing) in cells() {
            let said = by_the_words(role.word(), kind.word(), standing.word());
            assert_eq!(
                allowed(role, kind, standing, true),
                said,
                "{role:?} {kind:?} {standing:?}"
            );
        }
    }

    #[test]
    fn less_consent_never_allows_more() {
        let mut lost = 0;
        for (role, kind, standing) in cells() {
            let with = allowed(role, kind, standing, true);
            let without = allowed(role, kind, standing, false);
            assert!(with || !without, "{role:?} {kind:?} {standing:?}");
            lost += u32::from(with != without);
        }
        assert_eq!(lost, 2, "a reply, running and stopped");
    }
}
