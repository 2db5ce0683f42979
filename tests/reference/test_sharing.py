"""Sharing and consent (25), worked by hand from the text."""

import unittest

from player import HEAD, Player
from leerpad_reference import sharing
from leerpad_reference.numbers import whole

SHARE = HEAD + """
privacy:
  purposes:
    gids:
      ask: Mag je begeleider dit zien?
      with: guide
    groep:
      ask: Mag de groep dit zien?
      with: group
    onderzoek:
      ask: Mag dit?
      with: research
      what: [soort, last, dubbel, brief, geheim, samen]
scales:
  last:
    title: Last
    items:
      - scale: druk
        ask: Druk?
        from: 0
        to: 10
    score: druk
    bands:
      - band: laag
        below: 5
        say: Laag
      - band: hoog
        say: Hoog
values:
  dubbel: druk * 2
  samen: soort == b and om
steps:
  - exercise: a
    items:
      - confirm: om
        ask: Om?
      - choices: soort
        ask: Welke?
        options:
          b: Bee
          c:
            label: Cee
            when: om
      - words: brief
        ask: Brief?
        private: false
      - words: geheim
        ask: Geheim?
      - list: dingen
        ask: Dingen?
        items:
          - text: wat
            ask: Wat?
          - confirm: ja
            ask: Ja?
    next:
      - when: declined(soort)
        go: eind
      - meting
  - measure: meting
    scale: last
  - share: delen
    purpose: gids
    offer: [soort, brief, last, dubbel, dingen]
  - share: met-de-groep
    purpose: groep
    offer: [soort]
    next:
      - when: visits(a) < 2
        go: a
      - eind
  - end: eind
"""
SHARE = SHARE.replace("samen: soort == b and om", "samen: om")
VAULT = {"vault": True}


class Sharing(unittest.TestCase):
    def setUp(self):
        self.p = p = Player(SHARE)
        p.act("start"), p.answer("soort", ["b"]), p.answer("brief", VAULT)
        p.answer("dingen", [{"wat": VAULT, "ja": True}, {"wat": VAULT}])
        p.go_on(), p.answer("druk", 7), p.go_on()
        self.assertEqual(p.here, "delen")

    def share(self, *names, **fields):
        return self.p.act("share", what=list(names), **fields)

    def leaves(self, purpose):
        return sharing.export("h", self.p.session.view, purpose)

    def states(self):
        return [offer["state"] for offer in self.p.screen["offers"]]

    def seen(self):
        return [(shared["what"], shared["seq"]) for shared in self.p.guide["shared"]]

    def test_share(self):  # 25.1 to 25.3, 28.3
        p = self.p
        self.assertEqual(self.states(), ["offered"] * 5)
        entry = self.share("last", "soort", "brief", "dingen", "dubbel")
        self.assertEqual((entry["step"], entry["what"]), ("delen", ["last", "soort", "brief", "dingen", "dubbel"]))
        self.assertEqual(entry["facts"], [
            {"fact": "shared", "purpose": "gids", "what": ["soort", "brief", "last", "dubbel", "dingen"]},
            {"fact": "consented", "purpose": "gids", "given": True}])
        seq = entry["seq"]
        self.assertEqual(p.guide["shared"], [
            {"purpose": "gids", "seq": seq, "what": "soort", "value": ["b"]},
            {"purpose": "gids", "seq": seq, "what": "brief", "vault": "shared/%d/brief" % seq},
            {"purpose": "gids", "seq": seq, "what": "last", "score": whole(7), "band": "hoog"},
            {"purpose": "gids", "seq": seq, "what": "dubbel", "is": whole(14)},
            {"purpose": "gids", "seq": seq, "what": "dingen", "value": [{"ja": True}, {}]}])
        self.assertEqual(p.kept["consents"], {"gids": True})
        self.assertEqual(p.kept["grants"][:3], [
            {"purpose": "gids", "seq": seq, "what": "soort", "step": "a", "n": 1, "attempts": 1, "value": ["b"]},
            {"purpose": "gids", "seq": seq, "what": "brief", "step": "a", "n": 1, "attempts": 1},
            {"purpose": "gids", "seq": seq, "what": "last", "step": "meting", "n": 1, "score": whole(7), "band": "hoog"}])

    def test_made_anew_stands_last(self):  # 25.2
        self.share("soort", "last")
        again = self.share("soort")
        self.assertEqual([f["fact"] for f in again["facts"]], ["shared"])
        self.assertEqual([what for what, _ in self.seen()], ["last", "soort"])

    def test_refusals(self):  # 25.2
        p = self.p
        refused = lambda *names, **f: {k: v for k, v in self.share(*names, **f).items() if k != "allowed"}
        self.assertEqual(refused("soort", "druk"), {"refused": "not-offered", "what": "druk"})
        self.assertEqual(refused("soort", step="x")["refused"], "unknown-step")
        self.assertEqual(refused("soort", step="a"), {"refused": "not-here", "step": "a"})
        p.act("back")
        self.assertEqual(refused("soort"), {"refused": "other-kind", "step": "meting", "expects": "share"})
        self.assertNotIn("share", p.screen["allowed"])
        p.act("back"), p.act("skip", item="soort"), p.act("go", step="delen")
        self.assertEqual(refused("soort"), {"refused": "not-offered", "what": "soort"})
        self.assertEqual(self.states()[0], "open")
        self.assertIn("share", p.screen["allowed"])

    def test_changed_is_not_seen(self):  # 25.3
        p = self.p
        self.share("soort", "last", "dubbel")
        p.act("go", step="a"), p.answer("soort", ["b"])
        self.assertEqual([what for what, _ in self.seen()], ["last", "dubbel"])
        p.act("go", step="meting"), p.answer("druk", 8)
        self.assertEqual(self.seen(), [])
        p.answer("druk", 7)  # the same score, band and value as was previewed
        self.assertEqual([what for what, _ in self.seen()], ["last", "dubbel"])
        p.act("go", step="delen")
        self.assertEqual(self.states()[0], "offered")

    def test_an_option_that_comes_back_was_not_previewed(self):  # 25.3
        p = self.p
        p.act("go", step="a"), p.answer("om", True), p.answer("soort", ["b", "c"]), p.answer("om", False)
        p.act("go", step="delen"), self.share("soort")
        self.assertEqual(p.guide["shared"][0]["value"], ["b"])
        p.act("go", step="a"), p.answer("om", True)
        self.assertEqual(self.seen(), [])
        p.answer("om", False)
        self.assertEqual([what for what, _ in self.seen()], ["soort"])

    def test_parked_is_not_seen_and_returns(self):  # 25.3
        p = self.p
        self.share("last"), p.act("go", step="a"), p.act("decline", item="soort")
        self.assertEqual((p.trail, self.seen()), (["a"], []))
        p.answer("soort", ["b"]), p.go_on()
        self.assertEqual(self.seen(), [])  # the measure is not left
        p.go_on()
        self.assertEqual([what for what, _ in self.seen()], ["last"])

    def test_asked_anew_is_not_seen(self):  # 25.3, 29.2
        p = self.p
        self.share("soort"), p.go_on(), p.go_on()
        self.assertEqual((p.here, p.session.state.here.n, self.seen()), ("a", 2, []))

    def test_unshare(self):  # 25.4
        p = self.p
        self.share("soort", "last")
        take = lambda purpose, what: p.act("unshare", purpose=purpose, what=what)
        self.assertEqual(take("x", "soort")["refused"], "unknown-purpose")
        self.assertEqual(take("groep", "soort")["refused"], "not-granted")
        p.act("stop")
        self.assertEqual(take("gids", "soort")["facts"], [{"fact": "unshared", "purpose": "gids", "what": "soort"}])
        self.assertEqual(p.session.state.consents, {"gids": True})
        self.assertEqual(p.screen["allowed"], ["resume", "erase", "unshare", "consent"])

    def test_consent(self):  # 25.4
        p = self.p
        give = lambda given, purpose="gids": p.act("consent", purpose=purpose, given=given)
        self.assertEqual(give(True, "x")["refused"], "unknown-purpose")
        self.assertEqual(give(False)["facts"], [{"fact": "consented", "purpose": "gids", "given": False}])
        self.assertEqual(give(False)["facts"], [])
        self.share("last"), self.share("soort")
        self.assertEqual(give(True)["facts"], [])
        self.assertEqual(give(False)["facts"], [
            {"fact": "unshared", "purpose": "gids", "what": "last"},
            {"fact": "unshared", "purpose": "gids", "what": "soort"},
            {"fact": "consented", "purpose": "gids", "given": False}])
        self.assertEqual((p.kept["consents"], "grants" in p.kept), ({"gids": False}, False))

    def test_erase_ends_grants_on_words(self):  # 25.5
        self.share("soort", "brief", "dubbel", "dingen")
        self.assertEqual(self.p.act("erase")["facts"], [
            {"fact": "unshared", "purpose": "gids", "what": "brief"}, {"fact": "erased"}])

    def test_reply_and_note(self):  # 25.6
        p = self.p
        seq = self.share("soort")["seq"]
        reply = lambda to: p.act("reply", by="guide", to=whole(to), value=VAULT)
        self.assertEqual(reply(1)["refused"], "not-granted")
        self.assertIn("reply", p.guide["allowed"])
        answered = reply(seq)
        self.assertEqual(answered["facts"], [{"fact": "replied", "to": seq}])
        replies = [{"seq": answered["seq"], "to": seq}]
        self.assertEqual((p.guide["replies"], p.screen["replies"], p.kept["replies"]), (replies,) * 3)
        self.assertEqual(p.act("note", by="guide", value=VAULT)["facts"], [])
        p.act("unshare", purpose="gids", what="soort")
        self.assertEqual(reply(seq)["refused"], "not-granted")
        self.assertNotIn("reply", p.guide["allowed"])
        p.go_on(), self.share("soort")  # with the group: nothing the guide sees
        self.assertEqual((self.seen(), reply(p.session.state.seq)["refused"]), ([], "not-granted"))

    def test_what_leaves_by_share(self):  # 25.8, 25.9
        p = self.p
        whole_form = {"leaves": [], "module": "m", "program": "h", "purpose": "gids", "version": "1.0.0",
                      "with": "guide", "withheld": {"consent": 5}}
        self.assertEqual(self.leaves("gids"), whole_form)
        p.act("consent", purpose="gids", given=True)
        self.assertEqual(self.leaves("gids")["withheld"], {"not-shared": 5})
        self.share("soort", "brief"), p.act("go", step="a"), p.answer("soort", ["b"]), p.act("skip", item="brief")
        self.assertEqual(self.leaves("gids")["withheld"], {"not-shared": 5})
        p.act("go", step="delen"), self.share("soort")
        self.assertEqual(self.leaves("gids")["leaves"], [{"what": "soort", "value": ["b"]}])

    def test_what_leaves_by_name(self):  # 25.8
        self.assertEqual(self.leaves("onderzoek")["withheld"], {"private": 2, "consent": 4})
        self.p.act("consent", purpose="onderzoek", given=True)
        self.assertEqual(self.leaves("onderzoek"), {
            "leaves": [{"what": "soort", "value": ["b"]}, {"what": "last", "score": whole(7), "band": "hoog"},
                       {"what": "dubbel", "is": whole(14)}],
            "module": "m", "program": "h", "purpose": "onderzoek", "version": "1.0.0",
            "with": "research", "withheld": {"private": 2, "unknown": 1}})

    def test_what_the_guide_is_told_at_first(self):  # 28.3
        p = Player(SHARE)
        self.assertIsNone(p.guide)
        p.act("start")
        self.assertEqual(p.guide, {"allowed": ["note"], "contacts": [], "replies": [], "shared": [], "waits": []})


class Parts(unittest.TestCase):
    PART = HEAD + """
values:
  som: keer + 1
steps:
  - exercise: vraag
    items:
      - number: keer
        ask: Keer?
  - share: delen
    purpose: gids
    offer: [keer, som]
  - end: klaar
"""
    WHOLE = HEAD + """
privacy:
  purposes:
    gids:
      ask: Mag het?
      with: guide
    meten:
      ask: Mag het?
      with: research
      what: [p.som]
steps:
  - use: p
    module: deel.yaml
"""

    def test_names_are_full(self):  # 25.1
        p = Player(self.WHOLE, {"deel.yaml": self.PART})
        p.act("start"), p.answer("p/keer", 2), p.go_on()
        p.act("share", what=["p/som", "p/keer"])
        self.assertEqual([(s["what"], s.get("is", s.get("value"))) for s in p.guide["shared"]],
                         [("p/keer", whole(2)), ("p/som", whole(3))])
        p.act("consent", purpose="meten", given=True)
        self.assertEqual(sharing.export("h", p.session.view, "meten")["leaves"], [{"what": "p/som", "is": whole(3)}])


if __name__ == "__main__":
    unittest.main()
