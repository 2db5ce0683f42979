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
        let mut out = String::new();
        from_json("{\n \"a\" 1}").unwrap_err().write(&mut out);
        assert!(out.starts_with(r#"{"code":"program-json","message":""#), "{out}");
        assert!(out.ends_with(r#","line":2,"column":6}"#), "{out}");
        out.clear();
        from_json(r#"{"format":99}"#).unwrap_err().write(&mut out);
        assert!(
            out.contains(r#""code":"program-format""#) && out.contains(r#""found":99"#),
            "{out}"
        );
    }
}
