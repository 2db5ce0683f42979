//! The numbered rules of semantics 2 to 8 and 22, each by a small module and what happens in it.

mod bench;
mod diary;
mod flow;
mod further;
mod hostile;
mod items;
mod passage;
mod sections;
