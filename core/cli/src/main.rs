//! The command `leerpad`.

fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
