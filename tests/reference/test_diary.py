"""Diaries (22.9 to 22.13), worked by hand from the text."""

import unittest

from player import HEAD, Player, facts
from leerpad_reference.numbers import Number, whole
from leerpad_reference.view import View

DIARY = HEAD + """
steps:
  - exercise: a
    items:
      - diary: slaap
        ask: Hoe sliep je?
        every: day
        times: 3
        within: 2 days
        items:
          - number: uur
            ask: Hoeveel uur?
            from: 0
            to: 24
          - text: woord
            ask: Een woord?
      - note: binnen
        when: answered(slaap)
        body: Ja
    next:
      - when: mean(slaap.uur) >= 7
        go: b
      - c
  - step: b
  - exercise: c
    items:
      - note: vaak
        when: count(slaap) >= 2
        body: Vaak
      - note: leeg
        when: skipped(slaap)
        body: Leeg
    next:
      - when: visits(c) < 2
        go: c
      - d
  - exercise: d
    items:
      - diary: week
        ask: Deze week?
        every: week
        times: 2
        items:
          - choice: hoe
            ask: Hoe?
            options: {goed: Goed, slecht: Slecht}
"""
VAULT = {"vault": True}


def at(hours, day=5, minutes=0, offset="+01:00"):
    return "2026-01-%02dT%02d:%02d:00.000%s" % (day, hours, minutes, offset)


class Diaries(unittest.TestCase):
    def setUp(self):
        self.p = Player(DIARY)
        self.entered = self.p.act("start", at=at(9))

    def give(self, k, value, item="slaap", **fields):
        if not isinstance(value, dict):
            value = {"uur": whole(value)}
        if k is not None:
            fields["entry"] = whole(k)
        return self.p.act("answer", item=item, value=value, **fields)

    def reads(self, function, seq=None):
        view = View(self.p.session.program, self.p.session.state)
        asker = view.now()
        return asker.call(function, [("row", "slaap", "uur")])

    def test_what_entering_and_time_tell(self):  # 23.7
        place = {"item": "slaap", "step": "a", "n": 1}
        self.assertEqual(self.entered["facts"], [
            {"fact": "moved", "step": "a", "n": 1},
            {"fact": "waiting", **place, "every": "day", "times": 3, "from": "2026-01-05"},
            {"fact": "due", **place, "entry": 1}])
        self.assertEqual(self.p.screen["diaries"], [{"entry": 1, "item": "slaap", "step": "a"}])
        tick = self.p.act("tick", by="system", at=at(0, day=8))
        self.assertEqual(tick["facts"], [{"fact": "due", **place, "entry": 2}, {"fact": "due", **place, "entry": 3}])
        self.assertEqual([e["entry"] for e in self.p.screen["diaries"]], [3])
        self.assertEqual(self.p.act("tick", by="system", at=at(23, day=9))["facts"], [])

    def test_when_an_entry_is_open(self):  # 22.9, 22.10
        early = self.give(2, 7, at=at(23, 5, 59))
        self.assertEqual((early["refused"], early["entry"]), ("not-due", 2))
        self.assertNotIn("refused", self.give(1, 7, at=at(23, 6, 59)))
        late = self.give(1, 7, at=at(0, 7))
        self.assertEqual((late["refused"], late["item"], late["entry"]), ("too-late", "slaap", 1))
        self.assertNotIn("refused", self.give(3, 7, at=at(0, 7)))

    def test_the_order_of_judging(self):  # 22.10
        codes = [self.give(*a, **f)["refused"] for a, f in (
            ((None, 7), {}), ((4, 7), {}), ((1, 7), {"step": "b"}), ((1, {"uur": whole(30)}), {"item": "week"}),
            ((2, {"uur": whole(30)}), {}), ((1, {"uur": whole(30)}), {}), ((1, {"x": whole(3)}), {}),
            ((1, {"woord": "dag"}), {}))]
        self.assertEqual(codes, ["no-entry", "no-entry", "not-here", "not-here", "not-due",
                                 "out-of-range", "wrong-type", "wrong-type"])
        self.assertEqual(self.give(1, {"uur": whole(30)})["inner"], "uur")
        self.assertEqual(self.p.act("answer", item="slaap", value=[], entry=whole(1))["expects"], "diary")
        self.assertNotIn("refused", self.give(1, {}))

    def test_what_is_stored(self):  # 22.13
        entry = self.give(1, {"uur": whole(8), "woord": VAULT})
        self.assertEqual((entry["step"], entry["entry"], entry["facts"]), ("a", whole(1), []))
        self.p.act("continue", at=at(10))
        visit = self.p.kept["trail"][0]
        self.assertEqual(visit["items"]["slaap"], {
            "attempts": 1, "entries": {"1": {"seq": 2, "value": {"uur": whole(8), "woord": VAULT}}}})
        self.assertEqual((visit["seq"], visit["exit"]["seq"]), (1, 3))

    def test_what_counts_where(self):  # 22.11
        self.give(1, 8)
        self.assertEqual([i["id"] for i in self.p.screen["items"]], ["slaap"])
        self.assertEqual((self.p.screen["items"][0]["state"], self.p.screen["items"][0]["entries"]), ("answered", [1]))
        self.p.act("continue", at=at(10))
        self.assertEqual(self.p.here, "b")  # the mean counts for the ways on
        self.p.act("continue", at=at(10))
        self.give(2, 1, at=at(9, 6))  # from any place; bends nothing
        self.assertEqual((self.p.trail, self.p.screen["items"]), (["a", "b", "c"], []))
        self.p.act("continue", at=at(9, 6))
        self.assertEqual([i["id"] for i in self.p.screen["items"]], ["vaak"])

    def test_giving_anew_and_closed(self):  # 22.10
        self.give(1, 8)
        self.assertNotIn("refused", self.give(1, 9))
        self.p.act("continue", at=at(10))
        closed = self.give(1, 3)
        self.assertEqual((closed["refused"], closed["entry"]), ("entry-closed", 1))
        self.assertNotIn("answer", self.p.screen["allowed"])
        self.give(2, 3, at=at(9, 6))
        self.assertNotIn("refused", self.give(2, 4, at=at(9, 6)))
        self.assertIn("answer", self.p.screen["allowed"])

    def test_functions(self):  # 22.12
        self.assertIn("UNKNOWN", repr(self.reads("mean")))
        self.give(1, 8), self.give(3, 2, at=at(9, 7)), self.give(2, {"woord": VAULT}, at=at(9, 7))
        self.assertEqual([str(self.reads(f)) for f in ("first", "last", "mean", "min", "max", "count")],
                         ["8", "2", "5", "2", "8", "3"])
        self.give(2, 3, at=at(9, 7))
        self.assertEqual(self.reads("mean"), Number(4_333_333))

    def test_taking_back(self):  # 22.12
        self.give(1, 8), self.p.act("continue", at=at(10)), self.p.act("back")
        back = self.p.act("decline", item="slaap")
        self.assertEqual([f["fact"] for f in back["facts"]], ["parked"])
        self.assertEqual((self.p.screen["items"][0]["state"], "diaries" in self.p.screen), ("declined", False))
        self.p.act("continue", at=at(10))
        self.assertEqual((self.p.here, [i["id"] for i in self.p.screen["items"]]), ("c", ["leeg"]))
        self.assertEqual(self.p.act("tick", by="system", at=at(9, 6))["facts"], [])  # nobody is reminded
        self.assertNotIn("refused", self.give(2, 8, at=at(9, 6)))
        # What was walked stays; from now on the entry outweighs the mark.
        self.assertEqual([i["id"] for i in self.p.screen["items"]], ["leeg"])
        self.p.act("continue", at=at(9, 6))
        self.assertEqual(self.p.screen["items"], [])
        self.assertEqual([e["entry"] for e in self.p.screen["diaries"]], [1])

    def test_no_entry_of_another_item(self):
        p = Player(DIARY.replace("      - diary: slaap", "      - confirm: ja\n        ask: Ja?\n      - diary: slaap"))
        p.act("start")
        self.assertEqual(p.act("answer", item="ja", value="x", entry=whole(1))["refused"], "no-entry")


RETURNS = HEAD + """
steps:
  - exercise: a
    items:
      - confirm: om
        ask: Om?
    next:
      - when: om
        go: c
      - b
  - exercise: b
    items:
      - diary: slaap
        ask: Hoe sliep je?
        every: day
        times: 2
        items:
          - confirm: goed
            ask: Goed?
  - step: c
"""


class Returning(unittest.TestCase):
    def test_a_visit_that_returns_begins_anew(self):  # 4.6, 23.6
        p = Player(RETURNS)
        give = lambda k, day: p.act("answer", item="slaap", value={"goed": True}, entry=whole(k), at=at(9, day))
        p.act("start", at=at(9)), p.act("continue", at=at(9)), give(1, 5)
        p.act("back"), p.answer("om", True), p.answer("om", False)
        back = p.act("continue", at=at(9, 8))
        self.assertEqual([f["fact"] for f in back["facts"]], ["left", "returned", "moved", "waiting"])
        self.assertEqual(facts(back, "waiting")[0]["from"], "2026-01-08")
        self.assertEqual(give(1, 8)["refused"], "entry-closed")
        self.assertEqual(give(2, 8)["refused"], "not-due")
        self.assertEqual(p.act("tick", by="system", at=at(0, 9))["facts"],
                         [{"fact": "due", "item": "slaap", "step": "b", "n": 1, "entry": 2}])
        self.assertNotIn("refused", give(2, 9))


class Copies(unittest.TestCase):
    def test_entries_are_never_copied(self):  # 22.11
        p = Player(DIARY.replace("go: c\n      - d", "go: a\n      - d"))
        p.act("start", at=at(9))
        p.act("answer", item="slaap", value={"uur": whole(3)}, entry=whole(1), at=at(9))
        p.act("continue", at=at(9)), p.act("continue", at=at(9))
        self.assertEqual((p.here, p.session.state.here.n), ("a", 2))
        self.assertEqual(p.screen["items"][0]["state"], "open")
        again = p.act("answer", item="slaap", value={"uur": whole(4)}, entry=whole(1), at=at(9))
        self.assertNotIn("refused", again)
        self.assertEqual(p.kept["trail"][2]["items"]["slaap"]["attempts"], 1)


if __name__ == "__main__":
    unittest.main()
