//! What keeps a command from its work: never a fault in a module, which is a problem and has a place.

use std::io;

use leerpad::ground::language::Language;
use leerpad::ground::limits;
use leerpad::report::own::ParcelFault;

use crate::kept::KeptFailure;
use crate::store::StoreFault;
use crate::{system, unsound};

/// Why a command could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no such file or folder.
    NotThere {
        /// The path as typed.
        path: String,
    },
    /// The file system said no.
    File {
        /// The path.
        path: String,
        /// What was said.
        error: io::Error,
    },
    /// Bytes that are not UTF-8.
    NotText {
        /// The path.
        path: String,
        /// The first line that cannot be read.
        line: usize,
    },
    /// More than a module may be.
    TooLarge {
        /// The path.
        path: String,
    },
    /// A session that cannot be worked on.
    Kept(KeptFailure),
    /// A folder without modules.
    NoModules {
        /// The path.
        path: String,
    },
    /// A module without a file of paths beside it.
    NoPaths {
        /// The module.
        module: String,
        /// Where its paths would be.
        paths: String,
    },
    /// A version of another module than the first.
    OtherModule {
        /// The path.
        path: String,
        /// The id of the first.
        expected: String,
    },
    /// A file that `export --own` did not write.
    Foreign {
        /// The path.
        path: String,
    },
    /// Files that were taken home, and are damaged now.
    Parcel {
        /// The path.
        path: String,
        /// What is wrong.
        fault: ParcelFault,
    },
    /// A folder without journals.
    NoJournals {
        /// The path.
        path: String,
    },
    /// The file that would be written is there.
    Exists {
        /// The path.
        path: String,
    },
    /// A module with errors, for a command that needs one without.
    Faulty {
        /// The path.
        path: String,
        /// How many.
        errors: usize,
    },
    /// No problem has this code.
    UnknownCode {
        /// As typed.
        code: String,
        /// A code much like it.
        nearest: Option<String>,
    },
    /// `preview` without its page.
    NoPage,
    /// A port that `preview` cannot have.
    Port {
        /// The port; 0: any.
        port: u16,
        /// What was said.
        error: io::Error,
    },
    /// A name that cannot be the id of a module.
    BadName {
        /// As typed.
        name: String,
        /// A name that can.
        suggestion: Option<String>,
    },
}

impl From<KeptFailure> for Failure {
    fn from(failure: KeptFailure) -> Self {
        Self::Kept(failure)
    }
}

impl From<StoreFault> for Failure {
    fn from(fault: StoreFault) -> Self {
        Self::Kept(fault.into())
    }
}

impl Failure {
    /// Something the file system said about a path.
    pub(crate) fn file(path: impl Into<String>, error: io::Error) -> Self {
        let path = path.into();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotThere { path },
            _ => Self::File { path, error },
        }
    }

    /// What is said about it.
    pub(crate) fn words(&self, language: Language) -> String {
        match language {
            Language::Nl => self.dutch(),
            Language::En => self.english(),
        }
    }

    fn dutch(&self) -> String {
        match self {
            Self::NotThere { path } => format!("`{path}` is er niet; kijk of de naam en de map kloppen"),
            Self::File { path, error } => format!("`{path}`: {}", system::words(error, Language::Nl)),
            Self::NotText { path, line } => format!(
                "`{path}` is niet als UTF-8 opgeslagen (zie regel {line}); kies in je editor bij opslaan voor UTF-8"
            ),
            Self::TooLarge { path } => {
                format!(
                    "`{path}` is groter dan {} kB; zo groot kan een module niet zijn",
                    limits::SOURCE_BYTES / 1024
                )
            }
            Self::Kept(failure) => failure.words(Language::Nl),
            Self::NoModules { path } => {
                format!("in `{path}` staat geen module; een module is een bestand dat op `.yaml` eindigt")
            }
            Self::NoPaths { module, paths } => {
                format!("bij `{module}` staan nog geen paden; schrijf ze in `{paths}`")
            }
            Self::OtherModule { path, expected } => {
                format!(
                    "`{path}` is een andere module dan `{expected}`; een verslag gaat over versies van één module"
                )
            }
            Self::Foreign { path } => {
                format!("`{path}` is niet wat `leerpad export --own` schrijft; er is niets uit gelezen")
            }
            Self::Parcel { path, fault } => {
                let fault = unsound::parcel(fault, Language::Nl);
                format!("`{path}` is beschadigd of veranderd; er is niets teruggezet ({fault})")
            }
            Self::NoJournals { path } => {
                format!("in `{path}` staan geen journalen; kies de map waarin ze bewaard worden")
            }
            Self::Exists { path } => {
                format!("`{path}` is er al; kies een andere naam, dan blijft dat bestand heel")
            }
            Self::Faulty { path, errors } => format!(
                "in `{path}` {}; `leerpad check {path}` wijst ze aan",
                if *errors == 1 {
                    "staat nog 1 fout".to_owned()
                } else {
                    format!("staan nog {errors} fouten")
                }
            ),
            Self::UnknownCode { code, nearest } => match nearest {
                Some(nearest) => format!("er is geen uitleg over `{code}`; bedoel je `{nearest}`?"),
                None => format!("er is geen uitleg over `{code}`; `leerpad explain` geeft alle namen"),
            },
            Self::NoPage => "deze `leerpad` is gebouwd zonder de pagina van `preview`; `cargo xtask preview BESTAND` in de \
                broncode bouwt en start alles, en daarna zet `cargo install --locked --path core/cli --features preview` \
                een `leerpad` met de pagina op je computer"
                .to_owned(),
            Self::Port { port, error } if error.kind() == io::ErrorKind::AddrInUse => format!(
                "poort {port} is al in gebruik; laat `--port` weg, dan kiest leerpad een vrije"
            ),
            Self::Port { port, error } if error.kind() == io::ErrorKind::PermissionDenied => {
                format!("poort {port} mag dit programma niet gebruiken; kies er een van 1024 of hoger")
            }
            Self::Port { port, error } => format!("poort {port}: {}", system::words(error, Language::Nl)),
            Self::BadName { name, suggestion } => {
                let mut words = format!(
                    "`{name}` kan geen naam van een module zijn; gebruik kleine letters, cijfers en streepjes ertussen"
                );
                if let Some(suggestion) = suggestion {
                    words.push_str(&format!(", bijvoorbeeld `{suggestion}`"));
                }
                words
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotThere { path } => {
                format!("`{path}` is not there; see if the name and the folder are right")
            }
            Self::File { path, error } => format!("`{path}`: {}", system::words(error, Language::En)),
            Self::NotText { path, line } => format!(
                "`{path}` is not saved as UTF-8 (see line {line}); choose UTF-8 when you save it in your editor"
            ),
            Self::TooLarge { path } => format!(
                "`{path}` is larger than {} kB; a module cannot be that large",
                limits::SOURCE_BYTES / 1024
            ),
            Self::Kept(failure) => failure.words(Language::En),
            Self::NoModules { path } => {
                format!("there is no module in `{path}`; a module is a file that ends in `.yaml`")
            }
            Self::NoPaths { module, paths } => {
                format!("`{module}` has no paths yet; write them in `{paths}`")
            }
            Self::OtherModule { path, expected } => {
                format!(
                    "`{path}` is another module than `{expected}`; a report is about versions of one module"
                )
            }
            Self::Foreign { path } => {
                format!("`{path}` is not what `leerpad export --own` writes; nothing was read from it")
            }
            Self::Parcel { path, fault } => {
                let fault = unsound::parcel(fault, Language::En);
                format!("`{path}` is damaged or was changed; nothing was put back ({fault})")
            }
            Self::NoJournals { path } => {
                format!("there are no journals in `{path}`; name the folder in which they are kept")
            }
            Self::Exists { path } => {
                format!("`{path}` is there already; choose another name, so that file stays whole")
            }
            Self::Faulty { path, errors } => format!(
                "`{path}` still has {}; `leerpad check {path}` shows them",
                crate::speech::count(*errors, "error", "errors")
            ),
            Self::UnknownCode { code, nearest } => match nearest {
                Some(nearest) => format!("there is no page on `{code}`; do you mean `{nearest}`?"),
                None => format!("there is no page on `{code}`; `leerpad explain` lists all names"),
            },
            Self::NoPage => "this `leerpad` was built without the page of `preview`; `cargo xtask preview FILE` in the source \
                builds and starts everything, and after that `cargo install --locked --path core/cli --features preview` \
                puts a `leerpad` with the page on your computer"
                .to_owned(),
            Self::Port { port, error } if error.kind() == io::ErrorKind::AddrInUse => {
                format!("port {port} is in use; leave out `--port` and leerpad takes a free one")
            }
            Self::Port { port, error } if error.kind() == io::ErrorKind::PermissionDenied => {
                format!("this program may not use port {port}; choose one from 1024 on")
            }
            Self::Port { port, error } => format!("port {port}: {}", system::words(error, Language::En)),
            Self::BadName { name, suggestion } => {
                let mut words = format!(
                    "`{name}` cannot be the name of a module; use small letters, digits and hyphens between them"
                );
                if let Some(suggestion) = suggestion {
                    words.push_str(&format!(", for example `{suggestion}`"));
                }
                words
            }
        }
    }
}
