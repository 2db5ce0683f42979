//! The plain shapes that cross to hosts in other languages of programming: no logic, only data.
//!
//! Everything crosses as JSON in its canonical form ([`crate::ground::json::canonical`]), so an absent member is absent,
//! never null. Places in texts cross in the host's own counting. `core/docs/wire.schema.json` is made from these shapes,
//! and the types of the bindings from that; `tests/tests/wire.rs` holds that what the engine writes fits them exactly.
//!
//! ```
//! use leerpad::wire::{act::Act, refusal::Refusal};
//! let act: Act = serde_json::from_str(
//!     r#"{"act":"go","at":"2026-01-05T09:00:00.000+01:00","by":"learner","step":"dagboek"}"#,
//! )?;
//! assert!(matches!(act, Act::Go(act) if act.step == "dagboek"));
//! let refused: Refusal = serde_json::from_str(r#"{"allowed":["back"],"refused":"need","done":1,"need":2}"#)?;
//! assert!(matches!(refused, Refusal::Need(refused) if refused.need == 2));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A fault of reading a shape may tell what it met; what a learner answered may be in it, so it belongs in no log.

pub mod act;
pub mod advice;
pub mod answer;
pub mod asks;
#[cfg(feature = "author")]
pub mod checked;
pub mod document;
pub mod entry;
pub mod fact;
pub mod header;
pub mod item;
pub mod leaving;
pub mod offer;
pub mod outline;
pub mod phrases;
#[cfg(feature = "author")]
pub mod problem;
pub mod refusal;
pub mod said;
pub mod screen;
mod shape;
pub mod sharing;
pub mod snapshot;
pub mod unfit;
