//! Whether anybody can get stuck (semantics 14): every path is walked with the engine itself, and what comes out is
//! *proved*, *refuted* with a way that anybody can play again, or *not decided* with the reason.
//!
//! Two games are looked at. *Nobody gets stuck*: from every situation the learner, picking answers and moves, can come to
//! an end, whatever the guide, the host, facts, settings and draws do. *Nobody is kept*: the same when the answers are not
//! theirs to pick and they only move, skip and decline. Beside them: every step is visited by somebody, every condition
//! makes a difference where it stands, every way, option, feedback and band is for somebody.

mod again;
mod ahead;
mod answerable;
mod answering;
mod answers;
mod bare;
mod because;
mod begin;
mod closing;
mod compared;
mod delays;
mod diaries;
mod draws;
mod entries;
mod example;
mod filled;
mod findings;
mod focus;
mod folded;
mod freed;
mod game;
mod games;
mod given;
mod holding;
mod holes;
mod keeping;
mod keys;
mod landing;
mod leaves;
mod menus;
mod observe;
mod order;
mod partings;
mod planes;
mod rings;
mod runs;
mod said;
mod seek;
mod series;
mod shortest;
mod silence;
mod sites;
mod slice;
mod tally;
mod targets;
mod terrain;
mod texts;
mod used;
mod uses;
mod vain;
mod vault;
mod verdict;
mod waits;
mod walk;

pub use self::seek::{Near, Seeker, Sought, seek};
pub use self::verdict::{Nobody, Open, Proof, Property, Ruling, Verdict, check, check_within, prove};
pub use self::walk::Gap;
