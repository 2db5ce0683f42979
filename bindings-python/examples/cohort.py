"""From journals to a table and five figures: a made-up cohort on a shipped module.

    python bindings-python/examples/cohort.py OUT [SESSIONS]

With journals of people only the first lines differ:
`study = leerpad.Study.open("journals", program, purpose="research", trace=True)`.
"""

import csv
import sys
from pathlib import Path

import leerpad
from leerpad import plots

out, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
out.mkdir(parents=True, exist_ok=True)
module = Path(__file__).parents[2] / "modules/rust-in-je-hoofd.yaml"
program = leerpad.Module.load(module).program
policy = leerpad.Policy(
    stop_anywhere=0.015,
    skip_anywhere=0.05,
    pace_s=35,
    answers={"gespannen": [(5, 0.2), (6, 0.3), (7, 0.3)], "gepieker": [(4, 0.3), (6, 0.4)]},
)
study = leerpad.simulate(program, count, policy=policy, seed=2026)

reliable = leerpad.Reliable.of(reliability=0.85, deviation=7.0, source="made up for this example")
change = study.change("spanning", reliable=reliable, cutoff=18)
curves = study.dropoff(unit="steps", by="beeldkeuze", inactive="0 days")
dwells = study.dwell(idle_cap="5 minutes")
for name, figure in {
    "dropoff": plots.dropoff(curves),
    "slopes": plots.slopes(change),
    "dwell": plots.dwell(dwells),
    "traffic": plots.traffic(study, k=10),
    "paths": plots.paths(study, k=10),
}.items():
    figure.savefig(out / f"{name}.png")

with open(out / "effects.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(["scale", "n", "missing", "effect", "value", "low", "high", "standardiser"])
    for effect in change.effects.values():
        missing = change.missing.only_before + change.missing.only_after + change.missing.neither
        numbers = [f"{number:.3f}" for number in (effect.value, effect.low, effect.high)]
        writer.writerow([change.scale, change.n, missing, effect.name, *numbers, effect.standardiser])
print(study, change.classes(), [(curve.group, curve.events) for curve in curves])
