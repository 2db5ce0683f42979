//! Bands that no score falls into.

use crate::check::built::{Built, Spot};
use crate::expr::name::ScaleIx;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};

/// A band outside the range of its score.
pub static BAND_UNREACHABLE: Rule = Rule {
    code: "band-unreachable",
    severity: Severity::Warning,
    nl: Words {
        message: "geen enkele score valt in `{name}`: de score loopt van {from} tot en met {to}",
        why: "deze band krijgt niemand te zien",
        help: "pas `below` aan, of haal de band weg",
    },
    en: Words {
        message: "no score falls into `{name}`: the score goes from {from} up to and including {to}",
        why: "nobody gets to see this outcome",
        help: "change `below`, or take the outcome out",
    },
};

/// Looks at each ladder of bands.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    for (index, scale) in built.plan.scales.iter().enumerate() {
        let Some((least, most)) = scale.range else {
            continue;
        };
        let place = ScaleIx(u32::try_from(index).unwrap_or(u32::MAX));
        let mut floor = None;
        for (number, band) in scale.bands.iter().enumerate() {
            let is_under = band.below.is_some_and(|below| below <= least);
            let is_over = floor.is_some_and(|floor| floor > most);
            if is_under || is_over {
                let lines = built.lines.bands.get(index);
                let own = lines
                    .and_then(|bands| bands.get(number))
                    .copied()
                    .unwrap_or_default();
                let span = built
                    .places
                    .get(&Spot::Below(place, number))
                    .copied()
                    .filter(|_| is_under)
                    .unwrap_or(own);
                let word = built.plan.symbols.get(band.id.index()).map_or("", String::as_str);
                problems.push(
                    Problem::new(&BAND_UNREACHABLE, span)
                        .with("name", word)
                        .with("from", least)
                        .with("to", most),
                );
            }
            floor = band.below.or(floor);
        }
    }
}
