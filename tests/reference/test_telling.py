"""What reaching a place tells the guide (28.4, 29.1), worked by hand from the text."""

import unittest

from player import HEAD, Player
from leerpad_reference.reading import read_program
from leerpad_reference.telling import told

TELLING = HEAD + """
blend:
  meet: [phone]
privacy:
  purposes:
    gids:
      ask: Mag het?
      with: guide
    maten:
      ask: Mag het?
      with: group
scales:
  last:
    title: Last
    items:
      - scale: druk
        ask: Druk?
        from: 0
        to: 10
      - scale: moe
        ask: Moe?
        from: 0
        to: 10
    score: druk
values:
  veel: score(last) > 5
steps:
  - measure: meting
    scale: last
  - exercise: a
    items:
      - confirm: weg
        ask: Weg?
      - confirm: om
        ask: Om?
      - confirm: los
        ask: Los?
      - choice: quiz
        ask: Welke?
        options: {p: P, q: Q}
        rules:
          - when: answer == p and om
            go: praten
          - say: Goed
    next:
      - when: los
        go: zomaar
      - zomaar
  - section: rond
    steps:
      - step: zomaar
        when: weg
  - contact: praten
    when: veel
    within: 1 day
    otherwise: altijd
  - wait: altijd
    until: release
    within: 1 day
    otherwise: delen
  - share: delen
    purpose: maten
    offer: [om]
  - contact: buur
    when: om
    with: supporter
    within: 1 day
    otherwise: voor-gids
  - share: voor-gids
    when: not weg
    purpose: gids
    offer: [om]
  - exercise: na
    items:
      - confirm: later
        ask: Later?
    next:
      - when: later
        go: klaar
      - klaar
  - step: klaar
"""


class Telling(unittest.TestCase):
    def told(self, text, parts=None):
        return told(read_program({"m.yaml": text, **(parts or {})}, "m.yaml"))

    def test_what_decides_which_place(self):
        self.assertEqual(self.told(TELLING), {
            "druk": ["praten", "voor-gids"], "weg": ["praten", "voor-gids"], "los": ["praten", "voor-gids"],
            "quiz": ["praten", "voor-gids"], "om": ["praten", "voor-gids"]})

    def test_what_an_item_counts_by(self):
        text = HEAD + """
blend:
  meet: [phone]
steps:
  - exercise: a
    items:
      - confirm: een
        ask: Een?
      - choices: bron
        ask: Welke?
        options:
          p: P
          q:
            label: Q
            when: een
      - choice: uit
        ask: Welke daarvan?
        options-from: bron
      - confirm: los
        ask: Los?
        when: een
  - contact: bel
    when: uit == q
    within: 1 day
    otherwise: na
  - step: na
"""
        self.assertEqual(self.told(text), {"uit": ["bel"], "bron": ["bel"], "een": ["bel"]})

    def test_an_unconditional_place_tells_nothing_more(self):  # 29.2
        self.assertNotIn("altijd", [place for places in self.told(TELLING).values() for place in places])

    def test_it_stands_at_the_item(self):  # 28.4
        p = Player(TELLING)
        p.act("start")
        self.assertEqual([item.get("told") for item in p.screen["items"]], [["praten", "voor-gids"], None])

    def test_a_menu_leads_to_each_child_and_out(self):
        text = HEAD + """
blend:
  meet: [phone]
steps:
  - exercise: a
    items:
      - confirm: om
        ask: Om?
      - confirm: niets
        ask: Niets?
  - section: kies
    order: free
    need: any
    steps:
      - contact: bel
        when: om
        within: 1 day
        otherwise: rust
      - step: rust
  - step: na
    when: niets
"""
        self.assertEqual(self.told(text), {"om": ["bel"]})

    def test_inside_a_part(self):
        part = HEAD.replace("module: m", "module: deel") + """
steps:
  - exercise: vraag
    items:
      - confirm: ja
        ask: Ja?
    next:
      - when: ja
        go: end
      - praten
  - contact: praten
    within: 1 day
    otherwise: end
"""
        whole = HEAD + "blend:\n  meet: [phone]\nsteps:\n  - use: p\n    module: deel.yaml\n"
        self.assertEqual(self.told(whole, {"deel.yaml": part}), {"p/ja": ["p/praten"]})


if __name__ == "__main__":
    unittest.main()
