//! What is wrong with a journal, or with what was taken home, in words. In English as the core says it.

use leerpad::ground::language::Language;
use leerpad::journal::header::{self, HeaderFault};
use leerpad::journal::reading::{Damage, Fault};
use leerpad::journal::replay::{JournalFault, ReplayFault};
use leerpad::program::{self, ProgramFault};
use leerpad::report::own::ParcelFault;
use leerpad::session::StartFault;

/// A line that is not what was written, with its number.
pub(crate) fn damage(damage: &Damage, language: Language) -> String {
    match language {
        Language::Nl => format!("regel {}: {}", damage.line, line(&damage.fault, language)),
        Language::En => damage.to_string(),
    }
}

/// What is wrong with a line.
pub(crate) fn line(fault: &Fault, language: Language) -> String {
    if language == Language::En {
        return fault.to_string();
    }
    match fault {
        Fault::Empty => "het journaal is leeg".to_owned(),
        Fault::Encoding => "geen UTF-8".to_owned(),
        Fault::Length => "langer dan een regel kan zijn".to_owned(),
        Fault::Shape => "geen JSON-object".to_owned(),
        Fault::Form => "veranderd: niet geschreven zoals leerpad dat doet".to_owned(),
        Fault::Seq { expected } => format!("zijn nummer (`seq`) is niet {expected}"),
        Fault::Chain => "veranderd: de hash hoort niet bij deze regel en de regels ervoor".to_owned(),
        Fault::Header(fault) => match fault {
            HeaderFault::Member(name) => {
                format!("op de eerste regel ontbreekt `{name}`, of het heeft een andere vorm")
            }
            HeaderFault::Version { found } => format!(
                "dit journaal heeft versie {found}; deze leerpad leest {} tot en met {}",
                header::OLDEST,
                header::JOURNAL
            ),
            HeaderFault::Semantics { found } => format!(
                "dit journaal volgt regels met nummer {found}; deze leerpad kent {}",
                header::SEMANTICS
            ),
        },
        Fault::Entries => "meer handelingen dan een sessie heeft".to_owned(),
    }
}

/// Why a journal does not come out on its module.
pub(crate) fn replay(fault: &ReplayFault, language: Language) -> String {
    if language == Language::En {
        return fault.to_string();
    }
    match fault {
        ReplayFault::Program { journal, .. } => {
            format!("het is met een andere module gemaakt ({})", journal.hex())
        }
        ReplayFault::Version { seq, program } => format!(
            "vanaf handeling {seq} gaat het verder in een module die er niet bij is ({})",
            program.hex()
        ),
        ReplayFault::Start(fault) => start(fault, language),
        ReplayFault::Difference(difference) => format!(
            "bij handeling {} is {} {}, en deze leerpad maakt er {} van",
            difference.seq, difference.place, difference.found, difference.expected
        ),
    }
}

/// Settings with which no session can begin.
pub(crate) fn start(fault: &StartFault, language: Language) -> String {
    match (fault, language) {
        (_, Language::En) => fault.to_string(),
        (StartFault::UnknownSetting(name), Language::Nl) => format!("er is geen instelling `{name}`"),
        (StartFault::Value { setting, .. }, Language::Nl) => {
            format!("de waarde van de instelling `{setting}` past niet")
        }
    }
}

/// What is wrong with what was taken home.
pub(crate) fn parcel(fault: &ParcelFault, language: Language) -> String {
    if language == Language::En {
        return fault.to_string();
    }
    match fault {
        ParcelFault::Missing(name) => format!("`{name}` ontbreekt"),
        ParcelFault::Program(fault) => match fault {
            ProgramFault::Json(_) => "het programma erin is geen JSON".to_owned(),
            ProgramFault::Format { .. } => {
                format!(
                    "het programma erin heeft een andere vorm dan {}, die deze leerpad leest",
                    program::FORMAT
                )
            }
            ProgramFault::Shape(name) => {
                format!("in het programma erin ontbreekt `{name}`, of het heeft een andere vorm")
            }
            ProgramFault::Damaged(_) => "het programma erin is beschadigd".to_owned(),
        },
        ParcelFault::Journal(JournalFault::Damage(found)) => {
            format!("het journaal erin: {}", damage(found, language))
        }
        ParcelFault::Journal(JournalFault::Replay(fault)) => {
            format!("het journaal erin: {}", replay(fault, language))
        }
        ParcelFault::Words => "`words.json` is beschadigd".to_owned(),
    }
}
