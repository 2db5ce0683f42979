//! `leerpad` checks, runs and replays self-study modules for blended care: what a person works through alone, and together
//! with somebody. A module is a YAML file with Markdown texts.
//!
//! Text goes in at one end, facts come out at the other, nothing flows back:
//!
//! 1. [`syntax::parse`] reads YAML into a spanned tree and never fails;
//! 2. [`check::check`] says everything that is wrong, and gives a [`check::Module`] when nothing is an error;
//! 3. [`program::Program::compile`] cannot fail: flat, hashed, storable;
//! 4. [`session::Session::apply`] takes an act and gives facts, or a refusal that says what is allowed instead;
//! 5. [`journal`] keeps entries in a hash chain and replays them, byte for byte.
//!
//! ```
//! use std::sync::Arc;
//!
//! use leerpad::check::{Sources, check};
//! use leerpad::ground::hash::Seed;
//! use leerpad::ground::source::Source;
//! use leerpad::journal::{chain, header::Header, reading, replay};
//! use leerpad::program::Program;
//! use leerpad::session::Session;
//!
//! let text = "leerpad: 1
//! module: kort
//! version: 1.0.0
//! languages: [nl]
//! title: Kort
//! steps:
//!   - exercise: vraag
//!     title: Hoe is het?
//!     items:
//!       - choice: stemming
//!         ask: Hoe voel je je?
//!         options:
//!           goed: Goed
//!           minder: Kon beter
//! ";
//! let checked = check(&Sources::new(Source::new("kort.yaml", text)));
//! assert!(checked.problems.is_empty());
//! let program = Arc::new(Program::compile(&checked.module.unwrap()));
//!
//! let seed = Seed::from_number(7);
//! let mut session = Session::new(Arc::clone(&program), seed, &Default::default())?;
//! let header = Header::new(program.hash(), seed, Default::default());
//! let (mut journal, mut hash) = chain::close(None, header.members());
//! for act in [
//!     r#"{"act":"start","at":"2026-11-23T10:14:00.000+01:00","by":"learner"}"#,
//!     r#"{"act":"answer","at":"2026-11-23T10:15:00.000+01:00","by":"learner","item":"stemming","value":"goed"}"#,
//! ] {
//!     let act = session.read(&serde_json::from_str(act)?).unwrap();
//!     let applied = session.apply(&act).unwrap();
//!     let mut entry = applied.entry_json(&program).as_object().unwrap().clone();
//!     entry.insert("seq".to_owned(), session.seq().into());
//!     let (line, next) = chain::close(Some(hash), entry);
//!     journal.push_str(&line);
//!     hash = next;
//! }
//!
//! let reading = reading::read(journal.as_bytes())?;
//! let again = replay::replay(&program, &reading)?;
//! assert_eq!(again.snapshot(), session.snapshot());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! What it does not do: read files, know the time, draw at random, or send anything anywhere. A host does that, and hands
//! in times and seeds.

#[cfg(feature = "author")]
pub mod check;
pub mod expr;
pub mod ground;
pub mod journal;
pub mod module;
pub mod program;
#[cfg(feature = "author")]
pub mod proof;
#[cfg(feature = "research")]
pub mod report;
pub mod session;
#[cfg(feature = "author")]
pub mod syntax;
pub mod text;
pub mod wire;
