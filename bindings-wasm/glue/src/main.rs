//! `leerpad-glue IN.wasm FOLDER NAME`: the JavaScript glue of a wasm build, and the module that goes with it.
//!
//! The glue is that of bundlers, without its loader: the package has one of its own.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [input, folder, name] = words.as_slice() else {
        eprintln!("leerpad-glue IN.wasm FOLDER NAME");
        return ExitCode::FAILURE;
    };
    match glue(input, folder, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn glue(input: &str, folder: &str, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen.bundler(true).map_err(|error| format!("{error:?}"))?;
    bindgen
        .input_path(input)
        .out_name(name)
        .typescript(true)
        .remove_name_section(true)
        .generate(folder)
        .map_err(|error| format!("{error:?}"))
}
