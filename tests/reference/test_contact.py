"""Contact (24), and who may what (26), worked by hand from the text."""

import unittest

from player import HEAD, Player
from test_modules import LOOK
from leerpad_reference.numbers import whole
from leerpad_reference.session import Session

CONTACT = HEAD + """
blend:
  meet: [in-person, phone, video]
steps:
  - exercise: a
    items:
      - confirm: om
        ask: Om?
    next:
      - when: om
        go: samen
      - praten
  - contact: praten
    within: 7 days
    otherwise: eind
  - contact: samen
    with: group
    forms: [video]
    confirm: guide
    within: 1 day
    otherwise: eind
  - contact: buur
    with: supporter
    within: 1 day
    otherwise: eind
  - end: eind
"""

WHEN = "2026-01-20T10:00:00.000+01:00"


class Contacts(unittest.TestCase):
    def setUp(self):
        self.p = Player(CONTACT)
        self.p.act("start")

    def to_contact(self):
        self.p.go_on()
        return self.p

    def refused(self, act, by="learner", **fields):
        return self.p.act(act, by=by, **fields)["refused"]

    def test_before_it_is_reached_every_refusal_is_the_same(self):  # 24.1
        for step in ("praten", "samen", "buur"):
            for act, fields in (("contact-offer", {"forms": ["post"]}), ("contact-plan", {"when": WHEN}),
                                ("contact-held", {"count": whole(2)}), ("contact-decline", {})):
                self.assertEqual(self.refused(act, "guide", step=step, **fields), "not-reached")
        self.assertEqual(self.refused("contact-decline", step="a"), "other-kind")
        self.assertEqual(self.refused("contact-decline", step="x"), "unknown-step")
        self.assertEqual(self.p.guide["allowed"], ["note"])
        self.assertEqual(self.p.guide["contacts"], [])

    def test_asking_planning_meeting(self):  # 24.2 to 24.4
        p = self.to_contact()
        self.assertEqual(p.screen["contact"], {"state": "open", "forms": ["in-person", "phone", "video"]})
        self.assertEqual(p.screen["wait"], {"until": "2026-01-12T09:00:02.000+01:00"})
        self.assertEqual(self.refused("continue"), "waiting")
        self.assertEqual(self.refused("contact-plan", "guide", step="praten", when=WHEN), "not-asked")
        offered = p.act("contact-offer", by="guide", step="praten", forms=["video", "phone"])
        self.assertEqual(offered["forms"], ["phone", "video"])
        self.assertEqual(offered["facts"], [
            {"fact": "contact", "step": "praten", "n": 1, "state": "open", "forms": ["phone", "video"]}])
        for forms in ([], ["post"], ["phone", "phone"]):
            self.assertEqual(self.refused("contact-offer", "guide", step="praten", forms=forms), "form-not-offered")
        self.assertEqual(self.refused("contact-ask", step="praten", form="in-person"), "form-not-offered")
        p.act("contact-ask", step="praten", form="phone")
        p.act("contact-plan", by="guide", step="praten", when=WHEN)
        self.assertEqual(p.screen["contact"], {
            "state": "planned", "form": "phone", "planned": WHEN, "forms": ["phone", "video"]})
        p.act("contact-ask", step="praten", form="video")
        self.assertEqual(p.screen["contact"], {"state": "asked", "form": "video", "forms": ["phone", "video"]})
        held = p.act("contact-held", step="praten")
        self.assertEqual(held["facts"][0]["form"], "video")
        self.assertEqual(p.screen["contact"], {"state": "held", "form": "video"})
        for act, fields in (("contact-ask", {"form": "post"}), ("contact-held", {}), ("contact-decline", {})):
            self.assertEqual(self.refused(act, step="praten", **fields), "contact-over")
        self.assertEqual(p.go_on()["facts"][0]["how"], "held")
        self.assertEqual(p.here, "samen")

    def test_declining_never_holds(self):  # 7.2, 24.3
        p = self.to_contact()
        p.act("contact-ask", step="praten", form="phone"), p.act("contact-plan", step="praten", when=WHEN)
        declined = p.act("contact-decline", by="guide", step="praten")
        self.assertEqual(declined["facts"], [{"fact": "contact", "step": "praten", "n": 1, "state": "declined"}])
        self.assertEqual(self.refused("contact-decline", step="praten"), "contact-over")
        self.assertEqual(self.refused("contact-plan", step="praten", when=WHEN), "not-asked")
        p.act("contact-ask", step="praten", form="video")
        self.assertEqual(self.refused("continue"), "waiting")
        p.act("contact-decline", step="praten")
        self.assertEqual(p.go_on()["facts"][0], {"fact": "left", "step": "praten", "n": 1, "how": "over", "to": "eind"})
        # Held afterwards is recorded and steers nothing (7.3).
        p.act("contact-held", by="guide", step="praten", form="phone")
        self.assertEqual((p.here, p.trail), ("eind", ["a", "praten", "eind"]))

    def test_held_needs_a_form_that_is_known(self):  # 24.3
        p = self.to_contact()
        self.assertEqual(self.refused("contact-held", step="praten"), "form-not-offered")
        self.assertEqual(self.refused("contact-held", step="praten", form="post"), "form-not-offered")
        self.assertEqual(self.refused("contact-held", step="praten", form="phone", count=whole(3)), "not-a-group")
        p.act("contact-offer", by="guide", step="praten", forms=["video"])
        self.assertEqual(p.act("contact-held", step="praten", form="phone")["facts"][0]["form"], "phone")

    def test_groups_and_confirming(self):  # 24.3, 7.6
        p = self.p
        p.answer("om", True), p.go_on()
        self.assertEqual(p.here, "samen")
        self.assertEqual(self.refused("contact-held", step="samen"), "not-confirmer")
        for count in (0, 10_000):
            bad = p.act("contact-held", by="guide", step="samen", count=whole(count))
            self.assertEqual((bad["refused"], bad["field"]), ("bad-act", "count"))
        held = p.act("contact-held", by="guide", step="samen", count=whole(9999))
        self.assertEqual(held["facts"][0], {
            "fact": "contact", "step": "samen", "n": 1, "state": "held", "form": "video", "count": whole(9999)})

    def test_a_supporter_is_nothing_to_the_guide(self):  # 24.1, 28.3
        p = self.to_contact()
        p.act("contact-held", step="praten", form="phone"), p.go_on()
        p.act("contact-decline", step="samen"), p.act("back"), p.act("go", step="samen")
        p.answer("om", True)
        p = Player(CONTACT.replace("otherwise: eind\n  - contact: buur", "otherwise: buur\n  - contact: buur"))
        p.act("start"), p.answer("om", True), p.go_on(), p.act("contact-decline", step="samen"), p.go_on()
        self.assertEqual(p.here, "buur")
        before = p.guide
        p.act("contact-ask", step="buur", form="phone")
        self.assertEqual((p.guide, [c["step"] for c in before["contacts"]]), (before, ["samen"]))
        self.assertEqual(p.act("contact-decline", by="guide", step="buur")["refused"], "not-reached")

    def test_records_are_never_parked(self):  # 7.3, 24.1
        p = self.to_contact()
        p.act("contact-ask", step="praten", form="phone"), p.act("back"), p.answer("om", True), p.go_on()
        self.assertEqual((p.trail, p.parked), (["a", "samen"], ["praten"]))
        p.act("contact-plan", by="guide", step="praten", when=WHEN)
        self.assertEqual(p.kept["contacts"], [
            {"step": "praten", "n": 1, "state": "planned", "form": "phone", "planned": WHEN},
            {"step": "samen", "n": 1, "state": "open"}])
        self.assertEqual([c["step"] for c in p.guide["contacts"]], ["praten", "samen"])
        p.act("back"), p.answer("om", False)
        back = p.go_on()
        self.assertEqual([f["fact"] for f in back["facts"]], ["left", "returned", "moved", "waiting"])
        self.assertEqual(p.screen["contact"]["state"], "planned")

    def test_what_is_declined_is_what_holds(self):  # 24.1: of the visit on the trail, not of the largest n
        text = CONTACT.replace("  - contact: buur", "  - step: rond\n    next:\n      - when: visits(praten) < 2\n"
                               "        go: praten\n      - buur\n  - contact: buur")
        text = text.replace("    within: 7 days\n    otherwise: eind", "    within: 7 days\n    otherwise: rond")
        p = Player(text)
        p.act("start"), p.go_on()
        p.act("tick", by="system", at="2026-02-01T09:00:00.000+01:00")
        later = lambda act, **f: p.act(act, at="2026-02-01T09:00:00.000+01:00", **f)
        later("continue"), later("continue")
        self.assertEqual((p.here, p.session.state.here.n), ("praten", 2))
        later("go", step="a"), later("answer", item="om", value=True), later("answer", item="om", value=False)
        later("continue")
        self.assertEqual((p.here, p.session.state.here.n, later("continue")["refused"]), ("praten", 1, "waiting"))
        self.assertEqual(later("contact-decline", step="praten")["facts"][0]["n"], 1)
        self.assertNotIn("refused", later("continue"))

    def test_until_for_the_guide(self):  # 28.3
        p = self.to_contact()
        self.assertEqual(p.guide["contacts"][0], {
            "step": "praten", "n": 1, "state": "open", "forms": ["in-person", "phone", "video"],
            "until": "2026-01-12T09:00:02.000+01:00"})
        p.act("contact-decline", step="praten")
        self.assertNotIn("until", p.guide["contacts"][0])


class Roles(unittest.TestCase):
    def setUp(self):
        self.p = Player(CONTACT)

    def test_what_each_may(self):  # 26.1 to 26.3
        p = self.p
        self.assertEqual(p.act("note", by="guide", value={"vault": True})["refused"], "not-started")
        p.act("start"), p.go_on()
        self.assertEqual(p.act("contact-offer", step="praten", forms=["phone"])["refused"], "not-allowed")
        self.assertEqual(p.act("continue", by="guide")["refused"], "not-allowed")
        self.assertEqual(p.act("contact-ask", by="system", step="praten", form="phone")["refused"], "not-allowed")
        self.assertEqual(p.guide["allowed"], ["contact-offer", "contact-held", "contact-decline", "note"])
        self.assertEqual([a for a in p.screen["allowed"] if "contact" in a],
                         ["contact-ask", "contact-held", "contact-decline"])
        p.act("contact-ask", step="praten", form="phone")
        self.assertIn("contact-plan", p.guide["allowed"])

    def test_a_stopped_session(self):  # 26.3
        p = self.p
        p.act("start"), p.go_on(), p.act("stop")
        self.assertEqual(p.act("contact-ask", step="praten", form="phone")["refused"], "stopped")
        self.assertEqual(p.screen["allowed"], ["resume", "erase"])
        self.assertEqual(p.guide["allowed"], ["contact-offer", "contact-held", "contact-decline", "note"])
        self.assertNotIn("refused", p.act("contact-decline", by="guide", step="praten"))
        self.assertEqual(p.act("answer", by="system", item="om", value=True)["refused"], "stopped")

    def test_a_full_session(self):  # 11.6
        p = self.p
        p.session = Session(p.session.program, "0" * 16, None, limit=2)
        p.act("start"), p.go_on()
        self.assertEqual(p.act("contact-decline", by="guide", step="praten")["refused"], "full")
        self.assertEqual((p.guide["allowed"], p.screen["allowed"]), ([], ["stop", "erase"]))

    def test_a_guide_passes_no_time(self):  # 26.3
        p = self.p
        p.act("start"), p.go_on()
        clock = p.session.state.clock
        told = p.act("contact-offer", by="guide", at="2027-01-01T00:00:00.000+00:00", step="praten", forms=["phone"])
        self.assertEqual([f["fact"] for f in told["facts"]], ["contact"])
        self.assertEqual((p.session.state.clock, "open" in p.screen["wait"]), (clock, False))

    def test_a_program_without_a_guide(self):  # 26.5
        p = Player(LOOK)
        p.act("start")
        refused = p.act("note", by="guide", value={"vault": True})
        self.assertEqual((refused["refused"], refused["allowed"]), ("not-allowed", []))

    def test_shapes(self):  # 26.4
        p = self.p
        for act, by, fields, field in (
            ("contact-ask", "learner", {"step": "praten"}, "form"),
            ("contact-offer", "guide", {"step": "praten", "forms": "phone"}, "forms"),
            ("contact-plan", "learner", {"step": "praten", "when": "morgen"}, "when"),
            ("consent", "learner", {"purpose": "x", "given": "ja"}, "given"),
            ("share", "learner", {"what": []}, "what"), ("share", "learner", {"what": ["a", "a"]}, "what"),
            ("unshare", "learner", {"purpose": "x", "what": ["a"]}, "what"),
            ("reply", "guide", {"to": whole(0), "value": {"vault": True}}, "to"),
            ("reply", "guide", {"to": whole(1), "value": "dag"}, "value"),
            ("note", "guide", {"value": "dag"}, "value"),
            ("answer", "learner", {"item": "om", "value": True, "entry": whole(0)}, "entry"),
        ):
            refused = p.act(act, by=by, **fields)
            self.assertEqual((refused["refused"], refused["field"]), ("bad-act", field), act)


if __name__ == "__main__":
    unittest.main()
