"""Random walks through a module with everything in it: what must hold after every act, whatever was done."""

import random
import unittest

from player import HEAD, Player
from leerpad_reference import shapes
from leerpad_reference.allowed import MAY
from leerpad_reference.moves import Mover
from leerpad_reference.numbers import whole

ALL = HEAD + """
blend:
  meet: [phone, video]
privacy:
  purposes:
    gids:
      ask: Mag het?
      with: guide
    meten:
      ask: Mag het?
      with: research
      what: [stemming, uur]
values:
  uur: mean(dagboek.uren)
steps:
  - exercise: a
    items:
      - choice: stemming
        ask: Hoe?
        required: true
        options: {goed: Goed, slecht: Slecht}
      - match: paar
        ask: Wat hoort?
        left: {hond: Hond, kat: Kat}
        right: {blaf: Blaf, miauw: Miauw}
        pairs: {hond: blaf, kat: miauw}
      - diary: dagboek
        ask: Hoe was het?
        every: day
        times: 5
        within: 2 days
        items:
          - number: uren
            ask: Uren?
            from: 0
            to: 24
    next:
      - when: correct(paar) and skipped(dagboek)
        go: los
      - when: uur > 6
        go: test
      - when: stemming == slecht
        go: praten
      - dag
  - wait: dag
    for: 1 day
    optional: true
  - contact: praten
    within: 2 days
    otherwise: los
  - wait: los
    until: release
    within: 1 day
    otherwise: test
  - activity: test
    result: {type: number, from: 0, to: 10}
    within: 1 day
    otherwise: kies
  - section: kies
    order: free
    need: 1
    steps:
      - contact: buur
        with: supporter
        within: 1 day
        otherwise: rust
      - step: rust
      - exercise: meer
        when: count(dagboek) >= 2 or test > 5
        items:
          - checklist: klaar
            ask: Klaar?
            need: 1
            options: {een: Een, twee: Twee}
  - share: delen
    purpose: gids
    offer: [stemming, dagboek, uur, test]
    next:
      - when: visits(a) < 2 and last(dagboek.uren) < 4
        go: a
      - eind
  - end: eind
"""
VAULT = {"vault": True}


class Walk:
    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.player = Player(ALL)
        self.minutes = 0
        self.act({"act": "start", "by": "learner"})

    @property
    def session(self):
        return self.player.session

    def act(self, act):
        days, rest = divmod(self.minutes, 24 * 60)
        at = "2026-01-%02dT%02d:%02d:00.000+01:00" % (1 + days, rest // 60, rest % 60)
        return self.session.apply({"at": at, **act})

    def step(self):
        if self.dice.random() < 0.3:
            self.minutes = min(30 * 24 * 60, self.minutes + self.dice.choice((1, 300, 24 * 60)))
        acts, said = self.acts(), {}
        kinds = sorted({(act["act"], act["by"]) for act in acts}) + 20 * [("continue", "learner")]
        kinds += 8 * [("answer", "learner"), ("go", "learner"), ("resume", "learner"), ("share", "learner")]
        kinds += 4 * [("unshare", "learner")]
        for _ in range(6):  # until one is accepted, mostly
            kind = self.dice.choice(kinds)
            act = self.dice.choice([act for act in acts if (act["act"], act["by"]) == kind])
            said = self.act(act)
            if "facts" in said:
                break
        return act, said

    def acts(self):
        """Acts of every kind, most of which some state would accept."""
        at = self.session.state.clock
        found = [{"act": act, "by": "learner"} for act in ("continue", "back", "pause", "stop", "resume", "skip")]
        found += [{"act": "go", "by": "learner", "step": s} for s in ("a", "kies", "buur", "rust", "meer", "delen")]
        found += [{"act": act, "by": "system"} for act in ("tick", "erase")]
        for item in ("stemming", "paar", "dagboek", "klaar", "test"):
            found += [{"act": act, "by": "learner", "item": item} for act in ("skip", "decline", "hint")]
        answers = [("stemming", "goed"), ("stemming", "slecht"), ("klaar", []), ("klaar", ["een"]),
                   ("paar", {"hond": "blaf"}), ("paar", {"kat": "miauw"}), ("paar", {"kat": "blaf"}), ("test", whole(3))]
        found += [{"act": "answer", "by": "learner", "item": i, "value": v} for i, v in answers]
        found += [{"act": "answer", "by": "learner", "item": "dagboek", "entry": whole(k), "value": {"uren": whole(u)}}
                  for k in range(1, 7) for u in (2, 9)]
        found += [{"act": "answer", "by": "system", "item": "test", "value": whole(v)} for v in (2, 8, 12)]
        for by in ("learner", "guide"):
            for step in ("praten", "buur"):
                found += [{"act": "contact-ask", "by": by, "step": step, "form": form} for form in ("phone", "video")]
                found += [{"act": "contact-offer", "by": by, "step": step, "forms": ["video"]},
                          {"act": "contact-plan", "by": by, "step": step, "when": at},
                          {"act": "contact-held", "by": by, "step": step, "form": "phone"},
                          {"act": "contact-decline", "by": by, "step": step}]
            found += [{"act": "release", "by": by, "step": "los"}, {"act": "note", "by": by, "value": VAULT}]
            found += [{"act": "reply", "by": by, "to": whole(max(1, g.seq)), "value": VAULT}
                      for g in self.session.state.grants]
        names = ("stemming", "dagboek", "uur", "test")
        found += [{"act": "share", "by": "learner", "what": [name]} for name in names]
        found += [{"act": "unshare", "by": "learner", "purpose": "gids", "what": name} for name in names]
        found += [{"act": "consent", "by": "learner", "purpose": p, "given": g}
                  for p in ("gids", "meten") for g in (True, False)]
        return found


class Walks(unittest.TestCase):
    SEEDS, LENGTH = 14, 60

    def walks(self, seeds=None):
        for seed in range(seeds or self.SEEDS):
            walk = Walk(seed)
            for _ in range(self.LENGTH):
                yield seed, walk, *walk.step()

    def test_the_trail_is_what_one_would_walk(self):
        """4.5: nothing that was done, from any place, leaves an exit that would not be taken now."""
        told = set()
        for seed, walk, act, said in self.walks():
            state = walk.session.state
            told |= {fact["fact"] for fact in said.get("facts", [])}
            mover = Mover(walk.session.program, state)
            for index in range(len(state.trail) - 1):
                self.assertTrue(mover.stands(walk.session.view, index), (seed, act, said))
            self.assertTrue(all(visit.exit for visit in state.trail[:-1]), (seed, act))
            pairs = [(visit.step, visit.n) for visit in [*state.trail, *state.parked]]
            self.assertEqual(len(pairs), len(set(pairs)), (seed, act))
        for name in ("due", "waiting", "contact", "released", "shared", "unshared", "consented", "parked", "returned",
                     "completed", "replied"):
            self.assertIn(name, told)

    def test_nobody_is_held_by_a_contact(self):
        """7.2: whatever was done before, declining opens the way."""
        for seed, walk, act, said in self.walks():
            state, here = walk.session.state, walk.session.state.here
            step = walk.session.program.by_id[here.step]
            if step.kind != "contact" or here.exit or state.status != "running":
                continue
            if not walk.session.accepts({"act": "continue"}, "learner"):
                _, walk.session.state = walk.session.judged(
                    {"act": "contact-decline", "at": state.clock, "by": "learner", "step": step.id})
                self.assertTrue(walk.session.accepts({"act": "continue"}, "learner"), (seed, act, said))
                walk.session.state = state

    def test_allowed_is_what_is_accepted(self):
        """18, 26.5: by every role, on what these walks try."""
        for seed, walk, act, said in self.walks(2):
            at = walk.session.state.clock
            for by in MAY:
                allowed = walk.session.allowed(by)
                accepted = {a["act"] for a in walk.acts() if a["by"] == by and walk.session.accepts(a, by)}
                accepted.discard("go")  # to where one is, which is no other place
                self.assertLessEqual(accepted, set(allowed), (seed, act, by))
                tried = {a["act"] for a in walk.acts() if a["by"] == by} - {"hint", "go"}
                self.assertLessEqual(set(allowed) & tried, accepted, (seed, act, by, at))
                self.assertEqual(allowed, [name for name in shapes.ACTS if name in allowed])

    def test_the_guide_is_told_no_more_than_the_screen(self):
        """28.3: what is refused follows from what was shown, and own acts tell of nothing else."""
        for seed, walk, act, said in self.walks():
            if act["by"] != "guide" or "facts" not in said:
                continue
            self.assertLessEqual({fact["fact"] for fact in said["facts"]}, {"contact", "released", "replied"})
        for seed, walk, act, said in self.walks(2):
            guide = walk.player.guide
            reached = {contact["step"] for contact in guide["contacts"]}
            self.assertNotIn("buur", reached)
            for probe in walk.acts():
                if probe["by"] != "guide":
                    continue
                refused = walk.session.apply({"at": walk.session.state.clock, **probe}) \
                    if not walk.session.accepts(probe, "guide") else {}
                if probe["act"].startswith("contact-") and probe["act"] != "contact-ask":
                    unreached = probe["step"] not in reached
                    self.assertEqual(unreached, refused.get("refused") == "not-reached", (seed, probe, refused))
                if probe["act"] == "reply":
                    seen = any(shared["seq"] * 1_000_000 == probe["to"].millionths for shared in guide["shared"])
                    self.assertEqual(seen, not refused, (seed, probe, refused))


if __name__ == "__main__":
    unittest.main()
