//! The help of `leerpad` in Dutch: the command itself, and the commands of authors. Those for sessions stand in
//! [`super::dutch_sessions`].

/// A command in Dutch.
pub(super) struct Command {
    /// Its name; that of `leerpad` itself is empty.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Its arguments.
    pub arguments: &'static [Argument],
}

/// An argument in Dutch.
pub(super) struct Argument {
    /// Its id: the name of the field that holds it.
    pub id: &'static str,
    /// What stands for its value in the help; empty for an option that has none.
    pub value: &'static str,
    /// What it is for; after an empty line what `--help` says besides.
    pub help: &'static str,
    /// What its values mean, each with its name.
    pub values: &'static [(&'static str, &'static str)],
}

/// An option without a value.
pub(super) const fn flag(id: &'static str, help: &'static str) -> Argument {
    value(id, "", help)
}

/// An argument with a value.
pub(super) const fn value(id: &'static str, value: &'static str, help: &'static str) -> Argument {
    choice(id, value, help, &[])
}

/// An argument with a value out of a few.
pub(super) const fn choice(
    id: &'static str,
    value: &'static str,
    help: &'static str,
    values: &'static [(&'static str, &'static str)],
) -> Argument {
    Argument {
        id,
        value,
        help,
        values,
    }
}

/// Arguments that every command has.
pub(super) const EVERYWHERE: &[Argument] = &[
    value("lang", "TAAL", "De taal waarin leerpad praat: nl of en"),
    flag("help", "Toon deze uitleg; -h houdt het kort"),
];

/// `leerpad` itself.
pub(super) const LEERPAD: Command = Command {
    name: "",
    about: "leerpad: modules voor zelfstudie nakijken, doorwerken en opnieuw afspelen",
    arguments: &[flag("version", "Toon welke versie dit is")],
};

const MODULES: &str = "Modules, of mappen waar ze in staan";
const MODULE: &str = "De module";
const PRINTED: &str = "Hoe het op het scherm komt";

/// The commands with which modules are made.
pub(super) const AUTHORS: &[Command] = &[
    Command {
        name: "preview",
        about: "Probeer een module in je browser terwijl je schrijft: als deelnemer en als begeleider, met een klok die je vooruitzet",
        arguments: &[
            value("file", "MODULE", MODULE),
            value(
                "port",
                "POORT",
                "De poort op deze computer; laat je dit weg, dan de eerste vrije vanaf 4030",
            ),
            value(
                "page",
                "MAP",
                "Haal de pagina uit deze map: voor wie de pagina zelf verandert",
            ),
        ],
    },
    Command {
        name: "new",
        about: "Begin een module: schrijft NAAM.yaml en NAAM.paths.yaml",
        arguments: &[value(
            "name",
            "NAAM",
            "Hoe de module heet, zoals `beter-slapen`; er mag een map voor staan",
        )],
    },
    Command {
        name: "check",
        about: "Vind elke fout in modules: waar hij staat, waarom het uitmaakt en wat je doet",
        arguments: &[
            value("paths", "MODULE", MODULES),
            choice(
                "format",
                "VORM",
                PRINTED,
                &[
                    ("human", "Met de regels van de module, de plek onderstreept"),
                    ("plain", "In zinnen, voor een schermlezer"),
                    ("json", "Eén object per regel"),
                    (
                        "sarif",
                        "SARIF 2.1.0, zoals editors en plekken voor code het lezen",
                    ),
                ],
            ),
            flag(
                "prove",
                "Loop elk pad zo ver als het mag, en zeg wat bewezen is, wat weerlegd is en wat open blijft",
            ),
            value(
                "budget",
                "AANTAL",
                "Hoeveel handelingen er bij het bewijzen hooguit gedaan worden",
            ),
            value("deny", "warnings", "Eindig ook bij waarschuwingen met 2"),
        ],
    },
    Command {
        name: "fix",
        about: "Herstel wat zonder vragen hersteld kan worden, en toon het verschil",
        arguments: &[
            value("paths", "MODULE", MODULES),
            flag("dry_run", "Toon het verschil, verander niets"),
        ],
    },
    Command {
        name: "fmt",
        about: "Schrijf modules in één stijl; wat ze betekenen verandert niet",
        arguments: &[
            value("paths", "MODULE", MODULES),
            flag(
                "check",
                "Verander niets; eindig met 2 als een bestand niet in die stijl is",
            ),
        ],
    },
    Command {
        name: "test",
        about: "Loop de paden die bij modules staan, en zeg welke wegen nog geen pad neemt",
        arguments: &[
            value(
                "paths",
                "MODULE",
                "Modules, hun paden (NAAM.paths.yaml), of mappen waar ze in staan",
            ),
            flag(
                "coverage",
                "Noem ook opties en controles, en zeg hoeveel er in totaal gelopen is",
            ),
            value(
                "write_paths",
                "MAP",
                "Schrijf hier een bestand met paden voor alles wat nog geen pad neemt, zover er een te vinden is",
            ),
        ],
    },
    Command {
        name: "diff",
        about: "Vergelijk twee versies van een module: wat verandert er voor wie er middenin zit",
        arguments: &[
            value("old", "OUD", "De versie waarin mensen nu bezig zijn"),
            value("new", "NIEUW", "De versie waarin ze verder zouden gaan"),
            value(
                "paths",
                "BESTAND",
                "Paden door de oude versie; bij elke handeling staat wat overgaan daar doet [standaard: het bestand ernaast]",
            ),
            choice(
                "format",
                "VORM",
                PRINTED,
                &[("human", "Om te lezen"), ("json", "Eén object")],
            ),
        ],
    },
    Command {
        name: "graph",
        about: "Teken de plekken van een module en de wegen ertussen",
        arguments: &[
            value("file", "MODULE", MODULE),
            choice(
                "format",
                "VORM",
                PRINTED,
                &[
                    ("mermaid", "Voor een pagina zoals een README"),
                    ("dot", "Voor Graphviz"),
                    ("svg", "Een plaatje"),
                ],
            ),
        ],
    },
    Command {
        name: "explain",
        about: "Leg een probleem uit bij zijn code; zonder code noemt dit ze allemaal",
        arguments: &[value("code", "CODE", "De code, zoals `check` die toont")],
    },
    Command {
        name: "schema",
        about: "Toon het JSON Schema van modules, voor editors",
        arguments: &[],
    },
    Command {
        name: "lsp",
        about: "Help een editor terwijl je schrijft; ze praten samen met het Language Server Protocol",
        arguments: &[flag(
            "stdio",
            "Mag erbij staan, zoals sommige editors doen; ze praten altijd zo",
        )],
    },
    Command {
        name: "language",
        about: "Toon hoe de Nederlandse teksten van modules lezen, stap voor stap: om nog eens te kijken, geen oordeel",
        arguments: &[
            value(
                "paths",
                "MODULE",
                "Modules, of mappen waar ze in staan\n\nHet laatste getal is de score van Flesch-Douma: 206,84 - 0,93 x \
                 woorden per zin - 77 x lettergrepen per woord. Rond 100 is heel makkelijk, rond 30 heel moeilijk. Hij komt \
                 van W.H. Douma, De leesbaarheid van landbouwbladen: een onderzoek naar en een toepassing van \
                 leesbaarheidsformules, Bulletin 17, Afdeling Sociologie en Sociografie, Landbouwhogeschool Wageningen, \
                 1960. Het is een aanwijzing en geen oordeel.",
            ),
            flag(
                "words",
                "Toon de lijst met woorden van kantoor en van het vak, elk met wat je aan tafel zou zeggen",
            ),
        ],
    },
];
