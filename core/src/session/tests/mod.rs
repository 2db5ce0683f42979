//! The numbered rules of semantics 2 to 8, 22 and 25, each by a small module and what happens in it.

mod bench;
mod diary;
mod flow;
mod further;
mod hostile;
mod items;
mod passage;
mod sections;
mod sharing;
