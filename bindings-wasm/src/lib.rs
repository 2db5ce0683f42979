//! The npm package `leerpad`: the engine for browsers and Node.
//!
//! A binding has four jobs: to call, to convert values, to convert faults, to document. What has behaviour crosses as a
//! handle, everything else as JSON text. All of it but the export file is plain Rust that is compiled and tested
//! natively; nothing here knows about learning.

pub mod border;
pub mod fault;
#[cfg(feature = "studio")]
pub mod home;
pub mod leaving;
pub mod members;
pub mod play;
pub mod program;
pub mod reading;
#[cfg(feature = "studio")]
pub mod studio;
pub mod vault;

#[cfg(target_arch = "wasm32")]
mod export;

#[cfg(test)]
mod tests;
