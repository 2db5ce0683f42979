"""Short cases worked by hand from the semantics text. `python -m unittest` in this folder."""

import hashlib
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from player import SEED, Player, facts  # noqa: E402
from test_modules import DEEP, KINDS, LOOK, MENU, PART, QUIZ, SCALE, SINCE, SUBSCALES, WHOLE  # noqa: E402
from leerpad_reference import canonical, chance, conditions, numbers  # noqa: E402
from leerpad_reference.evaluation import UNKNOWN, evaluate  # noqa: E402
from leerpad_reference.fold import about, fold  # noqa: E402
from leerpad_reference.numbers import Number, whole  # noqa: E402
from leerpad_reference.state import snapshot  # noqa: E402
from leerpad_reference.program import Option  # noqa: E402
from leerpad_reference.view import View  # noqa: E402


class Ground(unittest.TestCase):
    def test_numbers_round_half_away_from_zero(self):  # 1.1
        self.assertEqual(numbers.rounded(5, 2), 3)
        self.assertEqual(numbers.rounded(-5, 2), -3)
        self.assertEqual(numbers.rounded(4, 3), 1)
        self.assertEqual(str(whole(10).over(whole(3))), "3.333333")
        self.assertEqual(str(whole(-20).over(whole(3))), "-6.666667")
        self.assertEqual(str(Number(1) * Number(500_000)), "0.000001")
        self.assertEqual(str(Number(-1) * Number(500_000)), "-0.000001")
        self.assertEqual(str(Number(1) * Number(499_999)), "0")

    def test_numbers_are_written_in_one_way(self):  # 1.2
        for text, written in (("3.0", "3"), ("-0", "0"), ("-0.50", "-0.5"), ("3.333333", "3.333333")):
            self.assertEqual(str(numbers.read(text)), written)
        self.assertEqual(canonical.write(canonical.read('{"b":1e1,"a":[-0.50,"\\u001f\\ud800"]}')),
                         '{"a":[-0.5,"\\u001f\ufffd"],"b":10}')

    def test_numbers_from_hosts(self):
        fine = canonical.read("[0.1234567, 1000000000, 999999999.999999, 2.50e-1, 1.00000000000000000001]")
        self.assertEqual([isinstance(n, Number) for n in fine], [False, False, True, True, False])
        self.assertEqual([str(fine[2]), str(fine[3])], ["999999999.999999", "0.25"])

    def test_fold(self):  # 1.6
        self.assertEqual(fold("  É\u00adße  ĲŒ\tÀ "), "esse ijoe a")
        self.assertEqual(fold("E\u0301\u200b’s “x”"), "e's \"x\"")
        self.assertEqual(fold("ΩЖǅ Øđ þÐ"), "ωжdz od þð")
        self.assertTrue(about("Straße", "strase"))
        self.assertTrue(about("kat", "kst"))
        self.assertFalse(about("kat", "ka te"))

    def test_a_draw_by_hand(self):  # 3.5
        key = b'["chance","groep"]'
        digest = hashlib.sha256(b"leerpad-draw-1\x00" + bytes(7) + b"\x07" + key).digest()
        self.assertEqual(chance.draw(SEED, ["chance", "groep"]), int.from_bytes(digest[:8], "big"))
        self.assertEqual(chance.pick(0, [1, 3]), 0)
        self.assertEqual(chance.pick((1 << 62) - 1, [1, 3]), 0)
        self.assertEqual(chance.pick(1 << 62, [1, 3]), 1)

    def test_a_shuffle_by_hand(self):  # 3.7, 1.9
        order = ["a", "b", "c"]
        for i in (2, 1):
            key = b'["shuffle","s",1,"v",%d]' % i
            digest = hashlib.sha256(b"leerpad-draw-1\x00" + bytes(7) + b"\x07" + key).digest()
            j = int.from_bytes(digest[:8], "big") * (i + 1) // 2 ** 64
            order[i], order[j] = order[j], order[i]
        options = [Option(id) for id in "abc"] + [Option("geen", alone=True), Option("other")]
        self.assertEqual(chance.shuffled(SEED, "s", 1, "v", options), order + ["geen", "other"])


class NobodyKnows:
    def item_value(self, id):
        return UNKNOWN


class Conditions(unittest.TestCase):
    def value(self, text):
        def bind(tree):
            if tree[0] == "name":
                return ("truth", tree[1] == "yes") if tree[1] in ("yes", "no") else ("item", tree[1])
            return tuple(bind(t) if isinstance(t, tuple) else [bind(e) for e in t] if isinstance(t, list)
                         else t for t in tree)
        return evaluate(bind(conditions.parse(text)), NobodyKnows())

    def test_kleene(self):  # 2.2
        for text, expected in (
            ("no and u", False), ("u and no", False), ("yes and u", UNKNOWN), ("yes or u", True),
            ("u or yes", True), ("no or u", UNKNOWN), ("not u", UNKNOWN), ("u != 1", UNKNOWN),
            ("1 in (u, 1)", True), ("1 in (u, 2)", UNKNOWN), ("1 / 0 == 1", UNKNOWN),
        ):
            self.assertIs(self.value(text), expected, text)

    def test_strength(self):  # 2.5
        self.assertEqual(self.value("1 + 2 * 3 - -1"), whole(8))
        self.assertIs(self.value("not 1 == 2 and yes or no"), True)
        self.assertIs(self.value('"Éen" starts-with "e"'), True)


class GoingBack(unittest.TestCase):
    def test_parks_and_returns(self):  # 4.5 to 4.7
        p = Player(LOOK)
        start = p.act("start")
        self.assertEqual(start["facts"], [{"fact": "moved", "step": "a", "n": 1}])
        p.answer("weg", "b"), p.go_on(), p.answer("uur", 8)
        self.assertEqual([f["fact"] for f in p.go_on()["facts"]], ["left", "moved"])
        p.act("back"), p.act("back")
        self.assertEqual(p.here, "a")
        changed = p.answer("weg", "c")
        self.assertEqual([f["step"] for f in facts(changed, "parked")], ["b", "c"])
        self.assertEqual((p.trail, p.parked), (["a"], ["b", "c"]))
        again = p.go_on()
        self.assertEqual(again["facts"][1], {"fact": "returned", "step": "c", "n": 1})
        p.act("back"), p.answer("weg", "b"), p.go_on()
        self.assertEqual(p.screen["items"][0]["value"], whole(8))

    def test_a_change_that_does_not_bend_keeps_everything(self):
        p = Player(LOOK)
        p.act("start"), p.answer("weg", "b"), p.go_on(), p.go_on(), p.act("go", step="a")
        self.assertEqual(p.act("skip", item="weg")["facts"], [])
        self.assertEqual(p.trail, ["a", "b", "c"])

    def test_go_ahead(self):  # 4.8
        p = Player(LOOK)
        p.act("start"), p.answer("weg", "b"), p.go_on(), p.go_on(), p.act("go", step="a")
        p.answer("weg", "c"), p.answer("weg", "b")
        ahead = p.act("go", step="c")
        self.assertEqual([f["fact"] for f in ahead["facts"]],
                         ["left", "returned", "left", "returned", "moved"])
        self.assertEqual(p.act("go", step="end")["facts"][-1], {"fact": "completed", "step": "end"})
        self.assertEqual(p.act("continue")["refused"], "at-end")

    def test_reopened(self):  # 4.10
        p = Player(LOOK)
        p.act("start"), p.answer("weg", "c"), p.go_on(), p.go_on()
        self.assertEqual(p.screen["status"], "completed")
        p.act("go", step="a")
        changed = p.answer("weg", "b")
        self.assertEqual([f["fact"] for f in changed["facts"]], ["parked", "parked", "reopened"])


class Menus(unittest.TestCase):
    def test_need_two(self):  # 6.2, 6.3
        p = Player(MENU)
        p.act("start"), p.go_on()
        self.assertEqual((p.here, p.screen["need"]), ("kies", {"done": 0, "need": 2}))
        refused = p.go_on()
        self.assertEqual((refused["refused"], refused["done"], refused["need"]), ("need", 0, 2))
        p.act("go", step="een"), p.go_on()
        self.assertEqual(p.trail, ["voor", "kies", "een", "kies"])
        self.assertEqual([c["state"] for c in p.screen["children"]], ["done", "open", "open", "open"])
        p.act("go", step="drie"), p.go_on(), p.go_on()
        self.assertEqual(p.trail[-4:], ["kies", "drie-a", "drie-b", "kies"])
        self.assertEqual(p.go_on()["facts"][0],
                         {"fact": "left", "step": "kies", "n": 3, "how": "done", "to": "na"})

    def test_superseded_menus_are_passed_over(self):  # 6.4
        p = Player(MENU)
        p.act("start"), p.go_on(), p.act("go", step="een"), p.go_on()
        p.act("back")
        self.assertEqual(p.here, "een")
        p.act("back")
        self.assertEqual(p.here, "voor")
        p.go_on()
        self.assertEqual(p.session.state.cursor, 3)

    def test_leaving_half_way_parks(self):  # 6.4, 16.5
        p = Player(MENU)
        p.act("start"), p.go_on(), p.act("go", step="twee"), p.answer("ja", True)
        p.act("back")
        self.assertEqual([c["state"] for c in p.screen["children"]][1], "begun")
        other = p.act("go", step="een")
        self.assertEqual([f["fact"] for f in other["facts"]], ["parked", "left", "moved"])
        p.go_on()
        self.assertEqual(p.screen["children"][1]["state"], "begun")
        back = p.act("go", step="twee")
        self.assertEqual(back["facts"][1], {"fact": "returned", "step": "twee", "n": 1})
        self.assertEqual(p.screen["items"][0]["value"], True)

    def test_choosing_what_is_done_is_looking_back(self):
        p = Player(MENU)
        p.act("start"), p.go_on(), p.act("go", step="drie"), p.go_on(), p.go_on()
        self.assertEqual(p.act("go", step="drie")["facts"], [{"fact": "moved", "step": "drie-a", "n": 1}])

    def test_passing_over(self):  # 5.3
        p = Player(MENU)
        p.act("start"), p.go_on()
        for child in ("een", "twee"):
            p.act("go", step=child), p.go_on()
        self.assertEqual(p.go_on()["facts"][0]["to"], "end")


class Quiz(unittest.TestCase):
    def setUp(self):
        self.p = Player(QUIZ)
        self.p.act("start")

    def test_retry_holds_back(self):  # 5.1, 8.3
        p = self.p
        self.assertEqual(p.go_on()["items"], [{"item": "hoofdstad", "why": "required"}])
        self.assertEqual(p.act("skip", item="hoofdstad")["refused"], "required")
        wrong = p.answer("hoofdstad", "par")
        self.assertEqual(wrong["facts"], [{"fact": "felt-back", "item": "hoofdstad", "rule": 2}])
        self.assertEqual(p.go_on()["items"], [{"item": "hoofdstad", "why": "retry"}])
        right = p.answer("hoofdstad", "ams")
        self.assertEqual(right["facts"][0]["correct"], True)
        self.assertEqual(p.session.state.here.items["hoofdstad"].attempts, 2)
        self.assertNotIn("refused", p.go_on())

    def test_decline_is_always_a_way(self):  # 8.1
        self.p.act("decline", item="hoofdstad")
        self.assertNotIn("refused", self.p.go_on())

    def test_checks_and_values(self):
        p = self.p
        p.act("decline", item="hoofdstad")
        self.assertEqual(p.answer("jaar", 9)["facts"], [])
        self.assertEqual(p.screen["items"][1]["checks"], [1])
        self.assertEqual(p.go_on()["items"], [{"item": "jaar", "why": "invalid"}])
        self.assertEqual(p.answer("jaar", 11)["refused"], "out-of-range")
        self.assertEqual(p.answer("jaar", Number(150_000))["refused"], "too-many-decimals")
        self.assertEqual(p.answer("vrij", "mijn woorden")["refused"], "wrong-type")
        self.assertNotIn("refused", p.answer("vrij", {"vault": True}))

    def test_loop_with_visits_and_draws(self):  # 16.20
        p = self.p
        p.answer("hoofdstad", "ams")
        to_loop = p.go_on()
        drawn = facts(to_loop, "drawn")[0]
        self.assertEqual((drawn["chance"], drawn["step"], drawn["n"], drawn["weights"]),
                         ("munt", "lus", 1, [1, 3]))
        expected = chance.draw(SEED, ["chance", "munt", "lus", 1])
        self.assertEqual(drawn["draw"], "%016x" % expected)
        again = p.go_on()
        self.assertEqual((p.here, p.session.state.here.n), ("quiz", 2))
        self.assertEqual(p.session.state.here.items["hoofdstad"].answer, "ams")
        self.assertEqual(p.session.state.here.items["hoofdstad"].attempts, 0)
        self.assertEqual(facts(again, "shuffled")[0]["order"][-1], "geen")
        p.go_on(), p.go_on()
        self.assertEqual(p.here, "uit")

    def test_order_of_refusals(self):  # 10.1, 18
        p = self.p
        refused = lambda *a, **f: p.act(*a, **f)["refused"]
        self.assertEqual(refused("dance"), "unknown-act")
        self.assertEqual(p.act("answer", item="hoofdstad")["field"], "value")
        self.assertEqual(p.act("back", at="2026-01-05")["field"], "at")
        self.assertEqual(p.act("back", colour="red")["field"], "colour")
        self.assertEqual(refused("tick"), "not-allowed")
        self.assertEqual(refused("start"), "started")
        self.assertEqual(refused("resume"), "not-stopped")
        self.assertEqual(refused("answer", item="x", value="x"), "unknown-item")
        self.assertEqual(refused("answer", item="x", value="x", step="y"), "unknown-step")
        self.assertEqual(refused("answer", item="hoofdstad", value="x", step="lus"), "not-here")
        self.assertEqual(refused("answer", item="hoofdstad", value="x"), "unknown-option")
        self.assertEqual(refused("back"), "nothing-before")
        self.assertEqual(refused("skip"), "not-optional")
        self.assertEqual(p.act("stop")["facts"], [])
        stopped = p.act("dance")
        self.assertEqual(stopped["allowed"], ["resume", "erase"])
        self.assertEqual(refused("continue"), "stopped")
        self.assertEqual(p.screen["status"], "stopped")

    def test_hints(self):
        p = self.p
        self.assertIn("hint", p.screen["allowed"])
        p.act("hint", item="hoofdstad")
        self.assertEqual(p.act("hint", item="hoofdstad")["refused"], "no-hint")
        self.assertNotIn("hint", p.screen["allowed"])

    def test_start(self):  # 16.24, 20
        p = Player(QUIZ)
        self.assertEqual(p.act("continue")["refused"], "not-started")
        self.assertEqual(snapshot(p.session.program, p.session.state, "h"), {
            "program": "h", "seed": SEED, "semantics": 1, "seq": 0, "settings": {}, "status": "new"})
        self.assertEqual(p.act("start", given={"land": "x"})["refused"], "unknown-fact")
        self.assertEqual(p.act("start", given={"stad": True})["expects"], "text")
        self.assertEqual(p.act("start", entry="lus")["refused"], "not-an-entry")
        entry = p.act("start", given={"stad": "Gent"})
        self.assertEqual([f["fact"] for f in entry["facts"]], ["drawn", "shuffled", "moved"])
        self.assertEqual(p.session.state.given, {"stad": "Gent"})

    def test_the_clock_never_goes_back(self):  # 3.1
        p = self.p
        p.act("pause", at="2026-01-06T00:00:00.000+01:00")
        p.act("pause", at="2026-01-05T23:30:00.000+00:00")
        self.assertEqual(p.session.state.clock, "2026-01-05T23:30:00.000+00:00")
        p.act("pause", at="2026-01-05T23:30:00.000+01:00")
        self.assertEqual(p.session.state.clock, "2026-01-05T23:30:00.000+00:00")


class Scales(unittest.TestCase):
    def setUp(self):
        self.p = Player(SCALE)
        self.p.act("start")

    def scored(self):
        fact = facts(self.p.go_on(), "scored")[0]
        return str(fact.get("score")), fact.get("band"), fact["moment"]

    def test_reverse_and_option_scores(self):  # 2.7, 16.10
        self.p.answer("een", 5), self.p.answer("twee", 3), self.p.answer("drie", "ja")
        self.assertEqual(self.scored(), ("16", "hoog", "voor"))

    def test_not_asked_is_zero(self):
        self.p.answer("een", 1), self.p.answer("twee", 3)
        self.assertEqual(self.scored(), ("8", "laag", "voor"))

    def test_mean_of_answered(self):  # two of three: 100 x 2 >= 50 x 3
        self.p.answer("een", 6), self.p.answer("drie", "nee")
        self.assertEqual(self.scored(), ("9", "laag", "voor"))

    def test_too_few_answered(self):  # one of three
        self.p.answer("een", 6)
        self.assertEqual(self.scored(), ("None", None, "voor"))

    def test_measure_closed(self):  # 5.8
        self.p.answer("een", 6), self.p.go_on(), self.p.act("back")
        changed = self.p.answer("twee", 0)
        self.assertEqual([f["fact"] for f in changed["facts"]], ["scored"])
        self.p.go_on(), self.p.go_on(), self.p.act("go", step="begin")
        self.assertEqual(self.p.answer("een", 1)["refused"], "measure-closed")
        self.assertNotIn("answer", self.p.screen["allowed"])

    def test_skipped_as_a_whole(self):  # 5.6, 16.4
        self.p.answer("een", 9), self.p.answer("twee", 0), self.p.answer("drie", "ja")
        skipped = self.p.act("skip")
        self.assertEqual(facts(skipped, "left")[0]["how"], "skipped")
        self.assertNotIn("band", facts(skipped, "scored")[0])
        state = self.p.session.state
        asker = View(self.p.session.program, state).asker(state.cursor)
        self.assertIs(asker.item_value("een"), UNKNOWN)
        self.assertEqual(self.p.act("back")["seq"], 6)
        self.assertEqual(self.p.act("skip")["refused"], "not-optional")
        anew = self.p.go_on()
        self.assertEqual([f["fact"] for f in anew["facts"]], ["left", "scored", "moved"])
        self.p.go_on(), self.p.go_on()
        self.assertEqual(self.p.here, "c")


class Parts(unittest.TestCase):
    def play(self, times):
        p = Player(WHOLE, {"parts/deel.yaml": PART})
        p.act("start")
        self.assertEqual(p.here, "p/vraag")
        p.answer("p/keer", times)
        return p

    def test_part_with_end(self):  # 6.5, 16.21
        p = self.play(2)
        p.go_on(), p.go_on()
        self.assertEqual((p.here, p.screen["kind"], p.screen["status"]), ("p/klaar", "end", "running"))
        p.go_on()
        self.assertEqual(p.here, "groot")

    def test_end_inside_means_return(self):
        p = self.play(0)
        p.go_on()
        self.assertEqual(p.here, "klein")


class Kinds(unittest.TestCase):
    def setUp(self):
        self.p = Player(KINDS)
        self.p.act("start")

    def ids(self):
        return [item["id"] for item in self.p.screen["items"]]

    def test_values(self):  # 8.1, 17, 18
        p = self.p
        codes = lambda item, *values: [p.answer(item, v).get("refused") for v in values]
        self.assertEqual(codes("soort", "x", ["z"], ["x", "x"], ["x", "geen"], [], ["x", "y", "other"]),
                         ["wrong-type", "unknown-option", "twice", "not-alone", "too-few", "too-many"])
        self.assertEqual(p.answer("soort", ["y", "x"])["value"], ["x", "y"])
        self.assertEqual(codes("orde", ["p"], ["q", "p"]), ["incomplete", None])
        bad = p.answer("dingen", [{"wat": {"vault": True}, "hoeveel": Number(1)}])
        self.assertEqual((bad["refused"], bad["item"], bad["inner"]),
                         ("too-many-decimals", "dingen", "hoeveel"))
        self.assertEqual(codes("dag", "2025-02-29", "2024-02-29"), ["wrong-type", None])
        p.answer("naam", "Jän"), p.answer("hoe", {"r1": "vaak"})
        self.assertIn("laatste", self.ids())

    def test_likert_merges_and_asks_every_row(self):  # 16.8, 16.9
        p = self.p
        p.answer("hoe", {"r1": "vaak"})
        self.assertEqual(p.go_on()["items"], [{"item": "hoe", "why": "required"}])
        p.answer("hoe", {"r2": "nooit"})
        self.assertEqual(p.session.state.here.items["hoe"].answer, {"r1": "vaak", "r2": "nooit"})
        p.act("decline", item="hoe"), p.answer("hoe", {"r2": "vaak"})
        self.assertEqual(p.session.state.here.items["hoe"].answer, {"r2": "vaak"})

    def test_options_from(self):  # 5.9, 8.5
        p = self.p
        self.assertNotIn("ergst", self.ids())
        p.answer("soort", ["x", "y"])
        self.assertEqual(p.answer("ergst", "geen")["refused"], "option-not-shown")
        self.assertEqual(p.answer("ergst", "other")["refused"], "unknown-option")
        p.answer("ergst", "y")
        self.assertEqual(p.screen["items"][1]["state"], "answered")
        p.answer("soort", ["x"])
        self.assertEqual(p.screen["items"][1]["state"], "open")


class Subscales(unittest.TestCase):
    def play(self, first, second):
        p = Player(SUBSCALES)
        p.act("start")
        for item, value in (("slecht", first), ("moe", second)):
            if value is not None:
                p.answer(item, value)
        return p, facts(p.go_on(), "scored")

    def test_scored_after_their_scale(self):  # 16.11, 19
        p, scored = self.play(3, 4)
        self.assertEqual([fact["scale"] for fact in scored], ["klachten", "slaap", "rust"])
        self.assertEqual([(str(fact["score"]), fact.get("band")) for fact in scored],
                         [("7", None), ("6", "zwaar"), ("8", None)])
        self.assertEqual(p.here, "veel")

    def test_missing_rules_of_their_own(self):
        p, scored = self.play(3, None)
        self.assertEqual([str(fact.get("score")) for fact in scored], ["None", "6", "0"])
        p, scored = self.play(None, 4)
        self.assertEqual([str(fact.get("score")) for fact in scored], ["None", "None", "8"])
        self.assertEqual(p.here, "weinig")

    def test_an_open_measure_hides_no_score(self):  # 2.8, 16.44
        p, _ = self.play(3, 4)
        p.go_on()
        state = p.session.state
        self.assertEqual((p.here, state.trail[-1].exit), ("later", None))
        asker = View(p.session.program, state).asker(state.cursor)
        self.assertEqual(str(asker.call("score", ["slaap"])), "6")
        self.assertIs(asker.call("score", ["slaap", "later"]), UNKNOWN)
        self.assertEqual(str(asker.call("score", ["slaap", "eerst"])), "6")


class DatesAndTimes(unittest.TestCase):
    def setUp(self):
        self.p = Player(SINCE)
        self.p.act("start")

    def test_days_since(self):  # 3.3, 16.32: local dates, the time of entering
        p = self.p
        p.answer("dag", "2026-01-01"), p.answer("uur", "20:30")
        p.act("continue", at="2026-01-07T23:59:00.000+01:00")
        self.assertEqual(p.here, "kijk")
        shown = [item["id"] for item in p.screen["items"]]
        self.assertEqual(shown, ["zes", "nul", "avond", "eerder"])
        p.act("pause", at="2026-01-09T00:00:00.000+01:00")
        self.assertEqual([item["id"] for item in p.screen["items"]], shown)
        p.go_on()
        self.assertEqual(p.here, "dagen-later")

    def test_times_are_judged(self):
        codes = [self.p.answer("uur", v).get("refused") for v in ("24:00", "9:00", "05:59", "06:00")]
        self.assertEqual(codes, ["wrong-type", "wrong-type", "out-of-range", None])
        self.assertEqual(self.p.answer("dag", "2200-12-31").get("refused"), None)

    def test_never_below_nought(self):
        self.p.answer("dag", "2026-02-01"), self.p.go_on()
        asker = View(self.p.session.program, self.p.session.state).asker(1)
        self.assertEqual(asker.call("days-since", [("item", "dag")]), whole(0))


class LanguagesAndEntries(unittest.TestCase):
    def test_a_map_of_languages_is_a_text(self):  # FORMAT 1.3
        p = Player(DEEP)
        p.act("start")
        self.assertEqual(p.screen["items"][0]["options"], ["ja", "nee"])
        self.assertEqual(p.act("hint", item="wil").get("refused"), None)
        self.assertEqual(p.act("hint", item="wil")["refused"], "no-hint")

    def test_start_at_an_entry(self):  # 5.5, 16.37
        p = Player(DEEP)
        entry = p.act("start", entry="binnen")
        self.assertEqual((entry["entry"], p.here), ("binnen", "binnen"))
        self.assertEqual(p.act("back")["refused"], "nothing-before")
        self.assertEqual([fact["to"] for fact in facts(p.go_on(), "left")], ["na"])
        self.assertEqual(Player(DEEP).act("start", entry="na")["refused"], "not-an-entry")
        self.assertEqual(Player(DEEP).act("start", entry="x")["refused"], "unknown-step")

    def test_an_entry_in_a_menu_begins_a_run(self):
        p = Player(DEEP)
        p.act("start", entry="los")
        p.go_on()
        self.assertEqual((p.here, p.screen["children"][0]["state"]), ("keuze", "done"))


if __name__ == "__main__":
    unittest.main()
