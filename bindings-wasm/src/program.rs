//! A program: read from what was stored, and told about.

use leerpad::ground::json::canonical;
use leerpad::program::Program;

use crate::fault::Fault;
use crate::members::Members;

/// Reads a stored program.
///
/// # Errors
/// Why it cannot be run.
pub fn from_json(text: &str) -> Result<Program, Fault> {
    Program::from_json(text).map_err(Fault::from)
}

/// Which program it is.
pub fn about(program: &Program, out: &mut String) {
    let plan = program.plan();
    Members::new(out)
        .text("hash", &program.hash().hex())
        .text("id", &plan.id)
        .text("version", &plan.version)
        .json("languages", &canonical(&program.languages().into()))
        .end();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_program_is_told_with_its_place() {
        let told = |text| {
            let mut out = String::new();
            from_json(text).unwrap_err().write(&mut out);
            out
        };
        assert_eq!(
            told("{\n \"a\" 1}"),
            r#"{"code":"program-json","line":2,"column":6}"#
        );
        assert_eq!(
            told(r#"{"format":99}"#),
            r#"{"code":"program-format","found":99}"#
        );
    }
}
