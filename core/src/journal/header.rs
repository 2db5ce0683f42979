//! The first line of a journal: which program, which seed, which versions (semantics 11.2).

use serde_json::{Map, Value};

use crate::ground::hash::{Hash, Seed};

/// The version of the journal written here.
pub const JOURNAL: u64 = 1;
/// The oldest version that is still read.
pub const OLDEST: u64 = 1;
/// The semantics that sessions follow.
pub const SEMANTICS: u64 = 1;

/// Who a session belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// One learner.
    Learner,
}

/// What a journal begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Name and version of the engine that began it.
    pub engine: String,
    /// Version of the journal.
    pub journal: u64,
    /// The oldest version an engine must know to read it.
    pub oldest: u64,
    /// Who the session belongs to.
    pub party: Party,
    /// The program it began on.
    pub program: Hash,
    /// The seed of all draws.
    pub seed: Seed,
    /// The number of the semantics.
    pub semantics: u64,
    /// The settings that the host overrides.
    pub settings: Map<String, Value>,
}

/// Why a first line is no header that this engine reads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HeaderFault {
    /// A member is missing or has another type.
    #[error("the first line lacks `{0}` or has it in another form")]
    Member(&'static str),
    /// The journal needs a newer engine.
    #[error("this journal has version {found}; this engine reads {OLDEST} to {JOURNAL}")]
    Version {
        /// The version found.
        found: u64,
    },
    /// The session follows other semantics.
    #[error("this journal follows semantics {found}; this engine knows {SEMANTICS}")]
    Semantics {
        /// The number found.
        found: u64,
    },
}

impl Header {
    /// The header of a new session of one learner, written by this engine.
    #[must_use]
    pub fn new(program: Hash, seed: Seed, settings: Map<String, Value>) -> Self {
        Self {
            engine: concat!("leerpad ", env!("CARGO_PKG_VERSION")).to_owned(),
            journal: JOURNAL,
            oldest: OLDEST,
            party: Party::Learner,
            program,
            seed,
            semantics: SEMANTICS,
            settings,
        }
    }

    /// The members of the first line, without its hash.
    #[must_use]
    pub fn members(&self) -> Map<String, Value> {
        let Party::Learner = self.party;
        let members = [
            ("engine", Value::from(self.engine.as_str())),
            ("journal", self.journal.into()),
            ("oldest", self.oldest.into()),
            ("party", "learner".into()),
            ("program", self.program.hex().into()),
            ("seed", self.seed.hex().into()),
            ("semantics", self.semantics.into()),
            ("settings", Value::Object(self.settings.clone())),
        ];
        let mut all = Map::new();
        for (name, value) in members {
            all.insert(name.to_owned(), value);
        }
        all
    }

    /// Reads the members of a first line. The engine's name is not judged: any engine of these versions may go on.
    ///
    /// # Errors
    /// What is missing, or a version this engine does not read.
    pub fn from_members(members: &Map<String, Value>) -> Result<Self, HeaderFault> {
        let text = |name: &'static str| {
            members
                .get(name)
                .and_then(Value::as_str)
                .ok_or(HeaderFault::Member(name))
        };
        let whole = |name: &'static str| {
            members
                .get(name)
                .and_then(Value::as_u64)
                .ok_or(HeaderFault::Member(name))
        };
        let (journal, oldest, semantics) = (whole("journal")?, whole("oldest")?, whole("semantics")?);
        if oldest > JOURNAL || journal < OLDEST {
            return Err(HeaderFault::Version { found: journal });
        }
        if semantics != SEMANTICS {
            return Err(HeaderFault::Semantics { found: semantics });
        }
        if text("party")? != "learner" {
            return Err(HeaderFault::Member("party"));
        }
        let settings = members
            .get("settings")
            .and_then(Value::as_object)
            .ok_or(HeaderFault::Member("settings"))?;
        Ok(Self {
            engine: text("engine")?.to_owned(),
            journal,
            oldest,
            party: Party::Learner,
            program: Hash::from_hex(text("program")?).ok_or(HeaderFault::Member("program"))?,
            seed: Seed::from_hex(text("seed")?).ok_or(HeaderFault::Member("seed"))?,
            semantics,
            settings: settings.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_itself_again() {
        let header = Header::new(Hash::of(&[b"x"]), Seed::from_number(7), Map::new());
        assert_eq!(Header::from_members(&header.members()), Ok(header.clone()));
        let mut newer = header.members();
        newer.insert("oldest".to_owned(), 2.into());
        newer.insert("journal".to_owned(), 2.into());
        assert_eq!(
            Header::from_members(&newer),
            Err(HeaderFault::Version { found: 2 })
        );
        let mut without = header.members();
        without.remove("seed");
        assert_eq!(Header::from_members(&without), Err(HeaderFault::Member("seed")));
    }
}
