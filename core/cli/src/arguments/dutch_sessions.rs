//! The help in Dutch of the commands that work with sessions and with what is kept of them.

use super::dutch::{Argument, Command, choice, flag, value};

const WAS: Argument = value(
    "was",
    "BESTAND",
    "Een eerdere versie van de module waar de sessie op was; mag vaker",
);
const KEPT: Argument = value("journal", "BESTAND", "Waar de sessie bewaard is");
const VAULT_KEY: Argument = value(
    "vault_key",
    "BESTAND",
    "Het bestand met de sleutel van de kluis: 128 tekens 0-9 en a-f [standaard: wat in LEERPAD_VAULT_KEY staat]",
);
const PRINTED: &str = "Hoe het op het scherm komt";

/// The commands that work with sessions.
pub(super) const SESSIONS: &[Command] = &[
    Command {
        name: "play",
        about: "Werk een module door; met dezelfde opdracht ga je verder waar je was",
        arguments: &[
            value("file", "MODULE", "De module"),
            value(
                "was",
                "BESTAND",
                "Een eerdere versie van de module waar een bewaarde sessie op kan zijn; mag vaker",
            ),
            value(
                "journal",
                "BESTAND",
                "Waar de sessie bewaard wordt [standaard: NAAM.journal.jsonl in deze map; met --acts: nergens]",
            ),
            value(
                "acts",
                "BESTAND",
                "Beoordeel handelingen uit dit bestand (JSON Lines; - leest de standaardinvoer), en toon van elk in één regel JSON wat ervan kwam\n\n\
                 Dat is de regel die in het journaal komt; {\"kept\":\"words\"} als alleen woorden in de kluis veranderden; of waarom het niet kan.",
            ),
            value(
                "seed",
                "GETAL",
                "Waar het toeval van een nieuwe sessie begint: een heel getal, of 16 tekens 0-9 en a-f",
            ),
            value(
                "settings",
                "BESTAND",
                "Instellingen van de organisatie, voor een nieuwe sessie (YAML: naam en waarde)",
            ),
            choice(
                "who",
                "ROL",
                "Wie er achter het scherm zit; de begeleider heeft een eigen venster naast dat van de deelnemer",
                &[("learner", "De deelnemer"), ("guide", "De begeleider")],
            ),
            VAULT_KEY,
        ],
    },
    Command {
        name: "replay",
        about: "Speel journalen opnieuw af op hun module en toon het pad, of het eerste verschil (eindigt dan met 3)",
        arguments: &[
            value("journals", "JOURNAAL", "Journalen"),
            value(
                "module",
                "BESTAND",
                "De module waarmee ze gemaakt zijn; van een sessie die overging elke versie waar zij op was",
            ),
            choice(
                "format",
                "VORM",
                PRINTED,
                &[
                    ("human", "Een pad om te lezen"),
                    ("json", "Eén object per journaal"),
                ],
            ),
        ],
    },
    Command {
        name: "erase",
        about: "Wis je eigen woorden uit de kluis van een journaal, of met --everything alles wat bewaard is",
        arguments: &[
            value("file", "MODULE", "De module; met --everything hoeft dat niet"),
            WAS,
            KEPT,
            flag(
                "everything",
                "Ook het journaal met alle antwoorden; er blijft niets over",
            ),
        ],
    },
    Command {
        name: "rekey",
        about: "Geef de kluis van een journaal een andere sleutel: versleutel hem, of maak dat ongedaan",
        arguments: &[
            KEPT,
            VAULT_KEY,
            value(
                "new_key",
                "BESTAND",
                "Het bestand met de nieuwe sleutel; laat je dit weg, dan is de kluis niet meer versleuteld",
            ),
        ],
    },
    Command {
        name: "report",
        about: "Maak een verslag van een map met journalen: aantallen en gemiddelden waarin niemand te herkennen is",
        arguments: &[
            value(
                "modules",
                "MODULE",
                "De module; daarachter mogen oudere versies staan, voor journalen die daarmee gemaakt zijn",
            ),
            value("journals", "MAP", "De map met de journalen"),
            value(
                "k",
                "AANTAL",
                "Aantallen onder dit getal blijven weg, en ook wat ze zou verraden (3 tot en met 1000)",
            ),
            choice(
                "format",
                "VORM",
                PRINTED,
                &[
                    ("text", "Tabellen in Markdown"),
                    ("json", "Eén object"),
                    ("csv", "Eén regel per getal"),
                ],
            ),
            value(
                "from",
                "DATUM",
                "Alleen sessies die op deze dag of later begonnen",
            ),
            value("to", "DATUM", "Alleen sessies die op deze dag of eerder begonnen"),
        ],
    },
    Command {
        name: "export",
        about: "Schrijf op wat uit een sessie naar buiten gaat: voor de deelnemer alles (--own), voor anderen per doel (--purpose)",
        arguments: &[
            value("module", "MODULE", "De module"),
            WAS,
            value("journal", "BESTAND", "Het journaal"),
            value(
                "own",
                "MAP|BESTAND.zip",
                "Alles, voor de deelnemer: in een map, of in één bestand als de naam op .zip eindigt",
            ),
            value(
                "purpose",
                "DOEL",
                "Wat voor een doel naar buiten gaat, als JSON; noem je geen doel, dan voor elk doel",
            ),
            flag(
                "consent",
                "In plaats van wat naar buiten gaat: hoe de toestemming gegeven is",
            ),
            value(
                "host",
                "BESTAND",
                "Wat alleen jij over die toestemming weet, om erbij te zetten (JSON)",
            ),
            value("due", "MOMENT", "Wat nu gewist moet worden, of op dit moment"),
            VAULT_KEY,
        ],
    },
    Command {
        name: "import",
        about: "Zet terug wat `export --own` schreef: een journaal met zijn kluis, om verder te gaan waar het was",
        arguments: &[
            value("source", "MAP|BESTAND.zip", "De map of het zip-bestand"),
            value(
                "journal",
                "BESTAND",
                "Waar het journaal moet komen; de kluis komt ernaast",
            ),
            VAULT_KEY,
        ],
    },
];
