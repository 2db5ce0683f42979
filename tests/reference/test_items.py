"""Further items (22.1 to 22.8), worked by hand from the text."""

import unittest

from player import HEAD, Player, facts
from leerpad_reference.numbers import whole

ITEMS = HEAD + """
option-sets:
  lidwoord:
    de: De
    het: Het
steps:
  - exercise: a
    items:
      - checklist: taken
        ask: Wat is klaar?
        required: true
        need: 2
        options:
          bel: Bellen
          pas:
            label: Pas
            when: knop
          tas: Tas
      - match: paar
        ask: Wat hoort bij elkaar?
        required: true
        left: {hond: Hond, kat: Kat}
        right: {blaf: Blaf, miauw: Miauw}
        pairs: {hond: blaf, kat: miauw}
        rules:
          - when: correct(paar)
            say: Alles goed
            correct: false
          - when: count(answer) == 1
            say: Een goed
          - say: Nog niets goed
      - gap: zin
        sentence: "[lid] huis is [kleur] en [vrij]."
        gaps:
          lid:
            options: lidwoord
            right: het
          kleur:
            accept: [rood, Róze]
          vrij:
            options: {groot: groot, klein: klein}
      - goal: doel
        ask: Wat wil je?
        reach-from: 1
        to: 5
      - plan: hoe
        if: Als
        then: Dan
      - recall: weer
        of: doel
      - card: kaart
        body: Bel 113
      - note: rood
        when: zin.kleur == "ROOD" and zin.lid == het and paar.hond == blaf
        body: Ja
    next:
      - when: count(zin) == 3 and correct(zin)
        go: goed
      - b
  - step: b
  - step: goed
  - exercise: terug
    items:
      - goal-review: ver
        of: doel
        ask: Hoe ver ben je?
      - note: eind
        when: ver >= 3 and taken contains bel and count(taken) == 2
        body: Mooi
"""
ITEMS = ITEMS.replace("""    items:
      - checklist: taken""", """    items:
      - confirm: knop
        ask: Knop?
      - checklist: taken""")
VAULT = {"vault": True}


class Items(unittest.TestCase):
    def setUp(self):
        self.p = Player(ITEMS)
        self.p.act("start")

    def shown(self, id):
        return next((item for item in self.p.screen["items"] if item["id"] == id), None)

    def why(self, id):
        return next((i["why"] for i in self.p.go_on().get("items", []) if i["item"] == id), None)

    def test_a_checklist_is_answered_by_its_need(self):  # 22.2
        p = self.p
        self.assertEqual(self.shown("taken")["options"], ["bel", "tas"])
        self.assertEqual(p.answer("taken", ["pas"])["refused"], "option-not-shown")
        self.assertNotIn("refused", p.answer("taken", []))
        self.assertEqual((self.shown("taken")["state"], self.shown("taken")["value"]), ("open", []))
        self.assertEqual(self.why("taken"), "required")
        p.answer("knop", True)
        self.assertEqual(p.answer("taken", ["tas", "pas"])["value"], ["pas", "tas"])
        self.assertEqual((self.shown("taken")["state"], self.why("taken")), ("answered", None))
        p.answer("knop", False)  # one is left of two: what is hidden drops out
        self.assertEqual((self.shown("taken")["state"], self.why("taken")), ("open", "required"))

    def test_need_is_never_more_than_there_is(self):
        p = Player(ITEMS.replace("need: 2", "need: 9"))
        p.act("start"), p.answer("taken", ["bel", "tas"])
        state = [item["state"] for item in p.screen["items"] if item["id"] == "taken"]
        self.assertEqual(state, ["answered"])

    def test_a_match_merges_and_asks_every_row(self):  # 22.3, 22.5
        p = self.p
        codes = [p.answer("paar", v).get("refused") for v in
                 ({}, "blaf", {"vis": "blaf"}, {"hond": True}, {"hond": "woef"})]
        self.assertEqual(codes, ["wrong-type"] * 4 + ["unknown-option"])
        one = p.answer("paar", {"hond": "blaf"})
        self.assertEqual(one["facts"], [{"fact": "felt-back", "item": "paar", "rule": 2}])
        self.assertEqual((self.shown("paar")["state"], self.why("paar")), ("open", "required"))
        self.assertEqual(self.shown("paar")["options"], ["blaf", "miauw"])
        both = p.answer("paar", {"kat": "blaf"})
        self.assertEqual((both["value"], facts(both, "felt-back")[0]["rule"]), ({"kat": "blaf"}, 2))
        self.assertEqual(self.shown("paar")["value"], {"hond": "blaf", "kat": "blaf"})
        right = p.answer("paar", {"kat": "miauw"})
        self.assertEqual(facts(right, "felt-back")[0], {"fact": "felt-back", "item": "paar", "rule": 1, "correct": False})

    def test_gaps(self):  # 22.4, 22.5
        p = self.p
        self.assertNotIn("options", self.shown("zin"))
        codes = [p.answer("zin", v) for v in ({"lid": VAULT}, {"x": "de"}, {"lid": "een"}, {"kleur": "a" * 1001})]
        self.assertEqual([c["refused"] for c in codes],
                         ["wrong-type", "wrong-type", "unknown-option", "too-long"])
        self.assertEqual(codes[3]["max"], 1000)
        both = p.answer("zin", {"kleur": "a" * 1001, "lid": "een"})
        self.assertEqual(both["refused"], "unknown-option")
        p.answer("zin", {"lid": "het", "kleur": " Rood"})
        self.assertIsNone(self.shown("rood"))
        p.answer("paar", {"hond": "blaf"})
        self.assertIsNotNone(self.shown("rood"))

    def test_correct_and_count_of_gaps_steer(self):
        for kleur, vrij, place in (("roze", "klein", "goed"), ("ROZÉ", "groot", "goed"), ("wit", "klein", "b")):
            p = Player(ITEMS)
            p.act("start"), p.act("decline", item="taken"), p.act("decline", item="paar")
            p.answer("zin", {"lid": "het", "kleur": kleur}), p.answer("zin", {"vrij": vrij})
            p.go_on()
            self.assertEqual(p.here, place)

    def test_goal_plan_and_what_is_to_read(self):  # 22.1, 22.6, 22.7
        p = self.p
        self.assertEqual(p.answer("doel", "gezond")["expects"], "goal")
        self.assertEqual(p.answer("hoe", {"if": VAULT})["expects"], "plan")
        self.assertEqual((p.answer("doel", VAULT)["value"], p.answer("hoe", VAULT)["value"]), (VAULT, VAULT))
        for item in ("weer", "kaart"):
            self.assertEqual(self.shown(item), {"id": item, "kind": self.shown(item)["kind"], "state": "open"})
            for act in ({"act": "answer", "value": True}, {"act": "skip"}, {"act": "decline"}):
                self.assertEqual(p.act(item=item, **act)["expects"], self.shown(item)["kind"])
            self.assertEqual(p.act("hint", item=item)["refused"], "no-hint")

    def test_goal_review(self):  # 22.6
        p = self.p
        p.answer("taken", ["bel", "tas"]), p.act("decline", item="paar"), p.go_on(), p.act("go", step="goed")
        while p.here != "terug":
            p.go_on()
        bad = p.answer("ver", 0)
        self.assertEqual((bad["refused"], bad["from"], bad["to"]), ("out-of-range", whole(1), whole(5)))
        self.assertEqual(p.answer("ver", whole(3).over(whole(2)))["refused"], "too-many-decimals")
        self.assertEqual(p.answer("ver", True)["expects"], "goal-review")
        p.answer("ver", 3)
        self.assertIsNotNone(self.shown("eind"))


if __name__ == "__main__":
    unittest.main()
