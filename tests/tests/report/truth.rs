//! What a row of a report would be if nothing were withheld, counted anew and naively.

use leerpad::report::{Case, Figure, Row, Table, When};

/// The true number of a row as an exact fraction (of a count the divisor is 1); none: there is nothing to take a mean of.
pub fn of(row: &Row, cases: &[Case]) -> Option<(i64, i64)> {
    let count = |met: &dyn Fn(&Case) -> bool| Some((cases.iter().filter(|case| met(case)).count() as i64, 1));
    match row.table {
        Table::Sessions if row.of == "begun" => count(&|_| true),
        Table::Sessions => count(&|case| case.completed),
        Table::Done => count(&|case| case.done.contains(&row.of)),
        Table::Contacts | Table::Attendance => {
            let mut sum = 0;
            for case in cases {
                for (step, held) in &case.contacts {
                    if (row.of.is_empty() || row.of == *step)
                        && (row.part.is_empty() || row.part == held.form)
                    {
                        sum += if row.figure == Figure::People {
                            i64::from(held.count.unwrap_or(0))
                        } else {
                            1
                        };
                    }
                }
            }
            Some((sum, 1))
        }
        Table::Scores | Table::Bands => {
            let (mut sum, mut many) = (0, 0);
            for case in cases {
                let Some(scores) = case.scores.get(&row.of).filter(|scores| !scores.is_empty()) else {
                    continue;
                };
                let (first, last) = (&scores[0], &scores[scores.len() - 1]);
                if row.when != Some(When::First) && scores.len() < 2 {
                    continue;
                }
                let shown = if row.when == Some(When::First) {
                    first
                } else {
                    last
                };
                if row.table == Table::Bands && shown.band.as_ref() != Some(&row.part) {
                    continue;
                }
                many += 1;
                sum += shown.score.millionths();
                if row.when == Some(When::Change) {
                    sum -= first.score.millionths();
                }
            }
            match (row.figure, many) {
                (Figure::Mean, 0) => None,
                (Figure::Mean, many) => Some((sum, many)),
                (_, many) => Some((many, 1)),
            }
        }
    }
}
