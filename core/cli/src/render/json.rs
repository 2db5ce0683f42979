//! For machines: one object per line, in the order of the problems, each a [`leerpad::wire::problem::Problem`] with places
//! in code points.

use leerpad::ground::language::Language;
use leerpad::ground::problem::Problem;
use leerpad::ground::source::{Counting, Source};
use leerpad::wire::problem::Problem as Told;

pub(super) fn write(language: Language, sources: &[Source], problems: &[Problem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let told = Told::of(problem, sources, language, Counting::CodePoints);
        // A shape of texts and numbers has nothing that JSON cannot hold.
        out.push_str(&serde_json::to_string(&told).unwrap_or_default());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    #[test]
    fn columns_count_code_points() {
        let (sources, problems) = example();
        let shown = write(Language::En, &sources, &problems);
        let place = |line, column, end_line, end_column, start, end| {
            format!(
                "{{\"path\":\"les é.yaml\",\"line\":{line},\"column\":{column},\"end_line\":{end_line},\
                 \"end_column\":{end_column},\"start\":{start},\"end\":{end}}}"
            )
        };
        let adm = place(5, 16, 5, 19, 76, 79);
        assert_eq!(
            shown,
            format!(
                "{{\"code\":\"unknown-step\",\"severity\":\"error\",\"place\":{adm},\
                 \"message\":\"there is no step `adm`\",\"why\":\"the way ends here\",\
                 \"help\":\"do you mean `adem`?\",\"fix\":[{{\"place\":{adm},\"text\":\"adem\"}}],\
                 \"related\":[{{\"place\":{},\"message\":\"this step exists\"}}]}}\n\
                 {{\"code\":\"long-sentence\",\"severity\":\"advice\",\"place\":{},\
                 \"message\":\"this sentence is long\",\"why\":\"\",\"help\":\"\",\"fix\":[],\"related\":[]}}\n",
                place(2, 11, 2, 15, 17, 21),
                place(7, 3, 8, 7, 89, 99),
            )
        );
    }
}
