//! A report as CSV (RFC 4180): one line per number, for statistics.

use leerpad::report::Report;

/// The whole file. A number that is withheld is an empty field.
pub(super) fn write(report: &Report) -> String {
    let mut out = String::from("module,k,table,of,part,when,figure,value\r\n");
    let k = report.threshold.k().to_string();
    for row in &report.rows {
        let value = row.value.map(|value| value.to_string()).unwrap_or_default();
        let when = row.when.map_or("", |when| when.word());
        let fields = [
            &report.module,
            k.as_str(),
            row.table.word(),
            &row.of,
            &row.part,
            when,
            row.figure.word(),
            &value,
        ];
        // Ids and words hold neither quotes, commas nor line ends.
        out.push_str(&fields.join(","));
        out.push_str("\r\n");
    }
    out
}
