"""Waiting places (23), worked by hand from the text."""

import unittest

from player import HEAD, Player, facts
from leerpad_reference.numbers import Number, whole

WAIT = HEAD + """
steps:
  - step: a
  - wait: dag
    for: 1 day
  - wait: ochtend
    until: "09:00"
  - wait: los
    until: release
    within: 2 hours
    otherwise: laat
  - step: vrij
    when: done(los)
  - step: laat
    when: not done(los) and done(dag)
"""

ACTIVITY = HEAD + """
steps:
  - activity: test
    launch: spel-7
    result: {type: number, from: 0, to: 10}
    within: 1 hour
    otherwise: later
  - step: goed
    when: test >= 5
  - step: later
    next:
      - when: visits(later) < 2
        go: test
      - vink
  - activity: vink
    tick: true
    within: 1 hour
    otherwise: voorbij
    optional: true
  - step: klaar
  - step: voorbij
"""


def at(hours, minutes=0, day=5, offset="+01:00", rest=":00.000"):
    return "2026-01-%02dT%02d:%02d%s%s" % (day, hours, minutes, rest, offset)


class Waits(unittest.TestCase):
    def setUp(self):
        self.p = Player(WAIT)
        self.p.act("start", at=at(8))

    def test_for_a_time(self):  # 23.2, 23.6, 23.7
        p = self.p
        entered = p.act("continue", at=at(9))
        self.assertEqual(entered["facts"][1:], [
            {"fact": "moved", "step": "dag", "n": 1},
            {"fact": "waiting", "step": "dag", "n": 1, "until": at(9, day=6)}])
        self.assertEqual(p.screen["wait"], {"until": at(9, day=6)})
        self.assertNotIn("continue", p.screen["allowed"])
        refused = p.act("continue", at=at(8, 59, day=6, rest=":59.999"))
        self.assertEqual((refused["refused"], refused["step"]), ("waiting", "dag"))
        self.assertEqual(p.session.state.clock, at(9))
        opened = p.act("continue", at=at(9, day=6))
        self.assertEqual(opened["facts"], [
            {"fact": "due", "step": "dag", "n": 1},
            {"fact": "left", "step": "dag", "n": 1, "how": "done", "to": "ochtend"},
            {"fact": "moved", "step": "ochtend", "n": 1},
            {"fact": "waiting", "step": "ochtend", "n": 1, "until": "2026-01-07T09:00"}])

    def test_due_is_told_once_and_a_tick_changes_nothing_else(self):  # 23.7, 23.8
        p = self.p
        p.act("continue", at=at(9))
        tick = p.act("tick", by="system", at=at(9, day=6))
        self.assertEqual(tick["facts"], [{"fact": "due", "step": "dag", "n": 1}])
        self.assertEqual(p.act("tick", by="system", at=at(10, day=6))["facts"], [])
        self.assertEqual((p.here, p.screen["wait"]["open"]), ("dag", True))

    def test_until_a_time_of_day(self):  # 23.2
        for moment, until in ((at(8, 59, day=7, rest=":59.999"), "2026-01-07T09:00"),
                              (at(9, day=7), "2026-01-08T09:00"), (at(9, 0, day=7, rest=":00.001"), "2026-01-08T09:00")):
            p = Player(WAIT)
            p.act("start", at=at(8)), p.act("continue", at=at(8))
            entered = p.act("continue", at=moment)
            self.assertEqual(facts(entered, "waiting")[0]["until"], until)
        self.assertEqual(p.act("continue", at=at(8, 59, day=8, rest=":59.999"))["refused"], "waiting")
        # Local wall time: the same instant elsewhere is another time of day.
        self.assertEqual(p.act("continue", at="2026-01-08T09:00:00.000+02:00")["facts"][0]["fact"], "due")

    def to_release(self):
        p = self.p
        p.act("continue", at=at(9)), p.act("continue", at=at(9, day=6)), p.act("continue", at=at(9, day=7))
        self.assertEqual((p.here, p.screen["wait"]), ("los", {"until": at(11, day=7)}))
        return p

    def test_release(self):  # 24.5
        p = self.to_release()
        self.assertEqual(p.act("release", by="guide", step="a")["refused"], "other-kind")
        self.assertEqual(p.act("release", by="guide", step="x")["refused"], "unknown-step")
        self.assertEqual(p.guide["waits"], [{"n": 1, "step": "los", "until": at(11, day=7)}])
        self.assertIn("release", p.guide["allowed"])
        done = p.act("release", by="guide", at=at(23, day=9), step="los")
        self.assertEqual(done["facts"], [{"fact": "released", "step": "los", "n": 1}])
        self.assertEqual(p.session.state.clock, at(9, day=7))  # 26.3
        self.assertEqual((p.guide["waits"], p.kept["released"]), ([], [{"n": 1, "step": "los"}]))
        again = p.act("release", by="guide", step="los")
        self.assertEqual((again["refused"], again["allowed"]), ("too-late", ["note"]))
        left = p.act("continue", at=at(12, day=7))
        self.assertEqual(left["facts"][0]["how"], "held")
        self.assertEqual(p.here, "vrij")

    def test_the_limit_of_a_release(self):  # 23.2, 23.5
        p = self.to_release()
        self.assertEqual(p.act("continue", at=at(10, 59, day=7))["refused"], "waiting")
        left = p.act("continue", at=at(11, day=7))
        self.assertEqual([f["fact"] for f in left["facts"]], ["due", "left", "moved"])
        self.assertEqual((left["facts"][1]["how"], p.here), ("over", "laat"))
        self.assertEqual(p.act("release", by="guide", step="los")["refused"], "not-reached")

    def test_nothing_about_a_wait_is_known_before_it_is_reached(self):  # 24.5
        refused = self.p.act("release", by="guide", step="los")
        self.assertEqual((refused["refused"], self.p.guide["waits"]), ("not-reached", []))

    def test_waiting_stands_behind_the_one_moved(self):  # 23.7
        text = HEAD + """
steps:
  - exercise: a
    items:
      - confirm: om
        ask: Om?
    next:
      - when: om
        go: c
      - een
  - activity: een
    tick: true
  - activity: twee
    tick: true
  - step: c
"""
        p = Player(text)
        p.act("start"), p.go_on(), p.go_on(), p.go_on(), p.act("go", step="a")
        p.answer("om", True), p.answer("om", False)
        ahead = p.act("go", step="twee")
        self.assertEqual([(f["fact"], f["step"]) for f in ahead["facts"]], [
            ("left", "a"), ("returned", "een"), ("left", "een"), ("returned", "twee"), ("moved", "twee"),
            ("waiting", "een"), ("waiting", "twee")])

    def test_going_back_keeps_what_passed(self):  # 23.5
        p = self.to_release()
        p.act("continue", at=at(11, day=7)), p.act("back"), p.act("back")
        self.assertEqual((p.here, p.screen["wait"]), ("ochtend", {"open": True, "until": "2026-01-07T09:00"}))
        self.assertEqual(p.go_on()["facts"], [{"fact": "moved", "step": "los", "n": 1}])


class Activities(unittest.TestCase):
    def setUp(self):
        self.p = Player(ACTIVITY)
        self.entered = self.p.act("start", at=at(9))

    def result(self, value, **fields):
        return self.p.act("answer", by="system", item="test", value=value, **fields)

    def test_a_result_opens(self):  # 23.4, 7.4
        p = self.p
        self.assertEqual(facts(self.entered, "waiting"), [
            {"fact": "waiting", "step": "test", "n": 1, "launch": "spel-7", "until": at(10)}])
        self.assertEqual((p.screen["launch"], p.screen["wait"]), ("spel-7", {"until": at(10)}))
        self.assertEqual(p.screen["items"], [{"id": "test", "kind": "number", "state": "open"}])
        self.assertEqual(self.result(whole(11))["refused"], "out-of-range")
        self.assertEqual(self.result(Number(2_500_001))["value"], Number(2_500_001))
        kept = self.result(whole(7))
        self.assertEqual((kept["step"], kept["value"], kept["facts"]), ("test", whole(7), []))
        self.assertNotIn("refused", self.result(whole(6)))
        left = p.act("continue", at=at(9, 1))
        self.assertEqual((left["facts"][0]["how"], p.here), ("done", "goed"))
        self.assertEqual(self.result(whole(7))["refused"], "too-late")

    def test_whose_it_is(self):  # 23.4
        p = self.p
        for act in ({"act": "answer", "value": whole(7)}, {"act": "skip"}, {"act": "decline"}, {"act": "hint"}):
            self.assertEqual(p.act(item="test", **act)["refused"], "not-yours")
        self.assertFalse({"answer", "skip", "decline", "hint"} & set(p.screen["allowed"]))
        self.assertEqual(self.result(whole(7), step="goed")["refused"], "not-here")
        self.assertEqual(self.result(whole(7), entry=whole(1))["refused"], "no-entry")
        self.assertEqual(p.session.allowed("system"), ["answer", "tick", "erase"])

    def test_the_system_answers_nothing_else(self):
        p = Player(ACTIVITY.replace("steps:\n", "steps:\n  - exercise: e\n    items:\n      - confirm: ja\n        ask: Ja?\n", 1))
        p.act("start")
        refused = p.act("answer", by="system", item="ja", value=True)
        self.assertEqual((refused["refused"], refused["item"]), ("not-yours", "ja"))
        self.assertEqual(p.act("answer", by="system", item="test", value=whole(7))["refused"], "not-here")
        self.assertEqual(p.session.allowed("system"), ["tick", "erase"])

    def test_over_and_anew(self):  # 23.5; a result is never copied
        p = self.p
        self.assertEqual(p.act("continue", at=at(10))["facts"][1]["how"], "over")
        self.assertEqual(p.here, "later")
        p.act("continue", at=at(10))
        self.assertEqual((p.here, p.session.state.here.n), ("test", 2))
        self.result(whole(3), at=at(10, 30)), p.act("continue", at=at(10, 30))
        self.assertEqual(p.here, "later")

    def test_ticking_off(self):  # 23.4
        for moment, how, place in ((at(10, 59), "done", "klaar"), (at(11), "over", "voorbij")):
            p = Player(ACTIVITY)
            p.act("start", at=at(9)), p.act("continue", at=at(10)), p.act("continue", at=at(10))
            p.act("answer", by="system", item="test", value=whole(3), at=at(10)), p.act("continue", at=at(10))
            p.act("continue", at=at(10))
            self.assertEqual((p.here, p.screen["wait"]), ("vink", {"open": True, "until": at(11)}))
            left = p.act("continue", at=moment)
            self.assertEqual((left["facts"][0]["how"], p.here), (how, place))
            self.assertEqual(facts(left, "due"), [])  # it was open before


class InAMenu(unittest.TestCase):
    MENU = HEAD + """
blend:
  meet: [phone]
steps:
  - section: kies
    order: free
    need: all
    steps:
      - contact: bel
        within: 1 day
        otherwise: rust
      - step: rust
  - step: na
"""

    def test_held_is_done_and_over_is_not(self):  # 5.7, 16.46
        p = Player(self.MENU)
        p.act("start", at=at(9)), p.act("go", step="bel", at=at(9))
        p.act("contact-decline", step="bel", at=at(9))
        self.assertEqual(p.act("continue", at=at(9))["facts"][0]["how"], "over")
        p.act("continue", at=at(9))
        self.assertEqual([c["state"] for c in p.screen["children"]], ["begun", "done"])
        p.act("go", step="bel", at=at(9)), p.act("contact-held", step="bel", at=at(9)), p.act("continue", at=at(9))
        self.assertEqual([c["state"] for c in p.screen["children"]], ["done", "done"])


if __name__ == "__main__":
    unittest.main()
