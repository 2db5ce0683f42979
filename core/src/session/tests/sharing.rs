//! Rules 25.1 to 25.6, 25.10 and 25.11: what is shared, seen and taken back, and what consent does.

use serde_json::{Value as Json, json};

use super::bench::Bench;
use crate::ground::json::canonical;
use crate::session::act::Role;
use crate::session::copies::VaultChange;

const MODULE: &str = "
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: Mag je begeleider dit zien?
      with: guide
    apart:
      ask: Mogen onderzoekers dit gebruiken?
      with: research
      what: [uren]
      keep: 1 day
values:
  kort: uren < 6
steps:
  - exercise: vooraf
    items:
      - number: uren
        ask: Hoeveel uur slaap je?
        from: 0
        to: 24
      - words: vraag
        ask: Waar wil je het over hebben?
        private: false
      - plan: plan
        ask: Je plan
        if: Als
        then: Dan
        private: false
    next:
      - when: uren > 20
        go: veel
      - delen
  - step: veel
    body: Dat is veel.
  - share: delen
    title: Wat deel je?
    purpose: steun
    offer: [uren, vraag, plan, kort]
  - step: verder
    body: Verder.
";

impl Bench {
    fn shares(&mut self, names: &[&str]) -> Vec<String> {
        self.ok(json!({"act": "share", "what": names}))
    }

    /// What the guide sees: the names, in order.
    fn seen(&self) -> String {
        let guide = self.guide();
        let names = guide["shared"].as_array().unwrap().iter();
        names
            .map(|thing| thing["what"].as_str().unwrap())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn guide(&self) -> Json {
        self.session
            .screen(Role::Guide, "nl")
            .outline(self.session.program())
    }

    /// Applies an act and tells what it does to the vault.
    fn vault(&mut self, mut act: Json) -> Vec<VaultChange> {
        act["at"] = json!("2026-11-24T09:00:00.000+01:00");
        act["by"] = json!("learner");
        let act = self.session.read(&act).unwrap();
        let applied = self.session.apply(&act).unwrap();
        self.session.vault_changes(&applied)
    }
}

fn answered() -> Bench {
    let mut bench = Bench::new(MODULE);
    bench.answer("uren", json!(5));
    bench.answer("vraag", json!({"vault": true}));
    bench.answer("plan", json!({"vault": true}));
    bench.go_on();
    assert_eq!(bench.here(), "delen 1");
    bench
}

#[test]
fn rule_25_2_sharing_is_for_what_is_named_and_counts() {
    let mut bench = answered();
    for (what, refused) in [
        (json!([]), r#"{"field":"what","refused":"bad-act"}"#),
        (json!(["uren", "uren"]), r#"{"field":"what","refused":"bad-act"}"#),
        (json!(["niets"]), r#"{"refused":"not-offered","what":"niets"}"#),
    ] {
        assert_eq!(bench.no(json!({"act": "share", "what": what})), refused);
    }
    assert_eq!(bench.shares(&["vraag", "uren"]), ["shared", "consented"]);
    assert_eq!(bench.seen(), "uren vraag", "in order of the offer");
    assert_eq!(bench.shares(&["kort"]), ["shared"], "consent stood");
    // Shared anew it stands last.
    bench.shares(&["uren"]);
    assert_eq!(bench.seen(), "vraag kort uren");
    bench.go_on();
    assert_eq!(
        bench.no(json!({"act": "share", "what": ["uren"]})),
        r#"{"expects":"share","refused":"other-kind","step":"verder"}"#
    );
}

#[test]
fn rule_25_3_changed_is_not_seen_returned_is() {
    let mut bench = answered();
    bench.shares(&["uren", "vraag", "kort"]);
    bench.back();
    bench.answer("uren", json!(5));
    assert_eq!(
        bench.seen(),
        "vraag kort",
        "given anew it was not previewed, whatever it says"
    );
    bench.answer("uren", json!(7));
    assert_eq!(bench.seen(), "vraag", "the value changed with it");
    bench.answer("uren", json!(3));
    assert_eq!(bench.seen(), "vraag kort", "the value is what was previewed");
    // Another way: the share step is parked, what was shared before it counts still.
    bench.answer("uren", json!(21));
    assert_eq!(bench.seen(), "vraag");
    assert!(
        bench.guide().get("step").is_none(),
        "the guide is told of no place"
    );
}

#[test]
fn rule_25_4_taking_back_and_withdrawing() {
    let mut bench = answered();
    let unshare = |what: &str| json!({"act": "unshare", "purpose": "steun", "what": what});
    let consent = |given: bool| json!({"act": "consent", "purpose": "steun", "given": given});
    bench.shares(&["uren", "vraag", "kort"]);
    assert_eq!(bench.ok(unshare("vraag")), ["unshared"]);
    assert_eq!(
        bench.no(unshare("vraag")),
        r#"{"refused":"not-granted","what":"vraag"}"#
    );
    assert_eq!(bench.seen(), "uren kort");
    // Both are taken when all else is closed.
    bench.ok(json!({"act": "stop"}));
    assert_eq!(bench.ok(consent(false)), ["unshared", "unshared", "consented"]);
    assert_eq!(bench.seen(), "");
    assert!(bench.ok(consent(false)).is_empty(), "nothing changed");
    bench.ok(consent(true));
    assert_eq!(bench.seen(), "", "consent alone shares nothing");
    assert_eq!(
        bench.no(json!({"act": "consent", "purpose": "nergens", "given": true})),
        r#"{"purpose":"nergens","refused":"unknown-purpose"}"#
    );
}

/// A scale measured every week, of which a score is shared.
const WEEKLY: &str = "
scales:
  rust:
    title: Rust
    items:
      - scale: hoe
        ask: Hoe rustig is het?
        from: 0
        to: 10
    score: hoe
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: Mag je begeleider dit zien?
      with: guide
steps:
  - measure: meten
    scale: rust
  - share: delen
    title: Wat deel je?
    purpose: steun
    offer: [rust]
    next:
      - when: visits(meten) < 2
        go: meten
      - later
  - measure: later
    scale: rust
  - step: klaar
    body: Klaar.
";

#[test]
fn rule_16_44_an_open_measure_hides_no_score() {
    let mut bench = Bench::new(WEEKLY);
    bench.answer("hoe", json!(7));
    bench.go_on();
    bench.shares(&["rust"]);
    // At the next measure, of the same step and of another: what was shared stays, and does not tell where somebody is.
    for (next, here) in [("meten 2", 7), ("later 1", 3)] {
        bench.go_on();
        assert_eq!((bench.here().as_str(), bench.seen().as_str()), (next, "rust"));
        assert_eq!(bench.guide()["shared"][0]["score"], json!(here));
        bench.answer("hoe", json!(3));
        assert_eq!(bench.seen(), "rust", "not left yet");
        bench.go_on();
        assert_eq!(bench.seen(), "", "now there is another");
        if here == 7 {
            bench.shares(&["rust"]);
        }
    }
}

#[test]
fn rule_9_3_words_again_change_the_vault_alone() {
    let mut bench = Bench::new(MODULE);
    let is_words_only = |bench: &Bench, item: &str, value: Json| {
        let act = json!({"act": "answer", "at": "2026-11-23T11:00:00.000+01:00", "by": "learner", "item": item, "value": value});
        bench.session.is_words_only(&bench.session.read(&act).unwrap())
    };
    let words = json!({"vault": true});
    assert!(!is_words_only(&bench, "vraag", words.clone()));
    bench.answer("uren", json!(7));
    bench.answer("vraag", words.clone());
    bench.answer("plan", words.clone());
    assert!(is_words_only(&bench, "vraag", words.clone()));
    assert!(is_words_only(&bench, "plan", words.clone()));
    assert!(!is_words_only(&bench, "uren", json!(7)), "an attempt of its own");
    bench.go_on();
    bench.shares(&["vraag"]);
    assert!(!is_words_only(&bench, "vraag", words.clone()), "not here");
    bench.back();
    // Seen as it was shared: that it was changed ends that.
    assert!(!is_words_only(&bench, "vraag", words.clone()));
    assert!(is_words_only(&bench, "plan", words.clone()));
    bench.answer("vraag", words.clone());
    assert_eq!(bench.seen(), "");
    assert!(is_words_only(&bench, "vraag", words));
}

#[test]
fn rule_25_6_the_guide_answers_what_is_seen_and_nothing_else() {
    let mut bench = answered();
    bench.shares(&["uren"]);
    let seq = bench.session.seq();
    let reply = |to: u64| json!({"act": "reply", "by": "guide", "to": to, "value": {"vault": true}});
    assert_eq!(bench.ok(reply(seq)), [format!("replied {seq}")]);
    assert_eq!(
        bench.no(reply(seq - 1)),
        format!(r#"{{"refused":"not-granted","to":{}}}"#, seq - 1)
    );
    // Taken back after the guide read it: no answer any more, and no word why.
    bench.ok(json!({"act": "unshare", "purpose": "steun", "what": "uren"}));
    assert_eq!(
        bench.no(reply(seq)),
        format!(r#"{{"refused":"not-granted","to":{seq}}}"#)
    );
    assert_eq!(
        bench.no(json!({"act": "reply", "by": "guide", "to": seq, "value": "gewoon tekst"})),
        r#"{"field":"value","refused":"bad-act"}"#
    );
    bench.ok(json!({"act": "note", "by": "guide", "value": {"vault": true}}));
    let told = canonical(&bench.outline());
    assert!(!told.contains("note/"), "{told}");
}

#[test]
fn rule_25_8_what_leaves_by_consent_leaves_as_it_stands() {
    let mut bench = answered();
    let export = |bench: &Bench, purpose: &str| {
        let export = bench.session.export(purpose).unwrap();
        let withheld: Vec<&str> = export.withheld.iter().map(|why| why.word()).collect();
        let leaves: Vec<String> = export.leaves.into_iter().map(|leaf| leaf.what).collect();
        (leaves.join(" "), withheld.join(" "))
    };
    let both = |leaves: &str, withheld: &str| (leaves.to_owned(), withheld.to_owned());
    assert_eq!(export(&bench, "apart"), both("", "consent"));
    bench.ok(json!({"act": "consent", "purpose": "apart", "given": true}));
    assert_eq!(export(&bench, "apart"), both("uren", ""));
    bench.shares(&["uren", "vraag"]);
    assert_eq!(
        export(&bench, "steun"),
        both("uren vraag", "not-shared not-shared")
    );
    bench.back();
    bench.ok(json!({"act": "decline", "item": "uren"}));
    assert_eq!(export(&bench, "apart"), both("", "unknown"));
    assert_eq!(
        export(&bench, "steun"),
        both("vraag", "not-shared not-shared not-shared")
    );
}

#[test]
fn rule_25_11_a_plan_is_copied_part_by_part_and_named_so() {
    let mut bench = answered();
    let copy = |part: &str, seq: u64| VaultChange::Copy {
        from: format!("vooraf/1/plan/{part}"),
        to: format!("shared/{seq}/plan/{part}"),
    };
    let share = json!({"act": "share", "what": ["plan"]});
    let seq = bench.session.seq() + 1;
    assert_eq!(bench.vault(share.clone()), [copy("if", seq), copy("then", seq)]);
    let shared = &bench.guide()["shared"][0];
    assert_eq!(
        canonical(shared),
        format!(
            r#"{{"parts":["if","then"],"purpose":"steun","seq":{seq},"vault":"shared/{seq}/plan","what":"plan"}}"#
        )
    );
    let gone = |part: &str, seq: u64| VaultChange::Remove(format!("shared/{seq}/plan/{part}"));
    assert_eq!(
        bench.vault(share),
        [
            gone("if", seq),
            gone("then", seq),
            copy("if", seq + 1),
            copy("then", seq + 1)
        ]
    );
    assert_eq!(
        bench.vault(json!({"act": "unshare", "purpose": "steun", "what": "plan"})),
        [gone("if", seq + 1), gone("then", seq + 1)]
    );
    bench.vault(json!({"act": "share", "what": ["vraag", "uren"]}));
    let erased = bench.vault(json!({"act": "erase"}));
    assert_eq!(erased.last(), Some(&VaultChange::Erase));
    assert_eq!(bench.seen(), "uren", "words go, the rest stays");
}

#[test]
fn a_purpose_s_card_tells_what_can_be_taken_back() {
    let mut bench = answered();
    let card = |bench: &Bench| bench.session.purpose_card("steun", "nl").unwrap();
    assert!(card(&bench).shared.is_empty() && card(&bench).consent.is_none());
    bench.shares(&["uren", "vraag"]);
    bench.back();
    bench.answer("uren", json!(7));
    assert_eq!(bench.seen(), "vraag");
    assert_eq!(
        card(&bench).shared,
        ["uren", "vraag"],
        "also what is not seen now"
    );
    bench.ok(json!({"act": "unshare", "purpose": "steun", "what": "uren"}));
    assert_eq!(card(&bench).shared, ["vraag"]);
    assert_eq!(card(&bench).consent, Some(true));
}
