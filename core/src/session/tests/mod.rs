//! The numbered rules of semantics 2 to 8, each by a small module and what happens in it.

mod bench;
mod diary;
mod flow;
mod hostile;
mod items;
mod passage;
mod sections;
