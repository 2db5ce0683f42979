//! What hosts in other languages of programming see of the shapes in `core/src/wire`: one schema, and types made from it.
//!
//! The types are made here and not by `json-schema-to-typescript`. Version 16.0.0 was tried on the same schema: 4,400 lines,
//! since it repeats in each case what all acts, entries, items or refusals share; second copies under other names
//! (`ChoicesValue1`) where a member that refers to a type has words of its own; texts with a name (`Moment`) and the
//! meanings of words lost, and keys of maps too; unions told long before what they are made of. And it knows no Python.
//! One reading of the schema ([`Model`]) gives both languages alike.

mod crossings;
mod met;
mod model;
mod python;
mod schema;
mod spoil;
pub mod tools;
mod typescript;
mod witness;

pub use self::met::Met;
pub use self::model::Model;
pub use self::python::python;
pub use self::schema::schema;
pub use self::spoil::spoiled;
pub use self::typescript::typescript;
pub use self::witness::Witness;
