//! What a learner takes home, as files: `export --own` writes them, `import` takes them back.

mod export;
mod import;
mod zipped;

pub(crate) use export::run as export;
pub(crate) use import::{Arguments as ImportArguments, run as import};
