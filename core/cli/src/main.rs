//! The command `leerpad`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(leerpad_cli::run(std::env::args_os()))
}
