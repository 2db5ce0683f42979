//! `media`: to hear, see or watch.

use super::ASK;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::plan::Medium;
use crate::module::reader::Reader;

static AUDIO: Key = Key::new(
    "audio",
    Of::Path,
    "Geluid van de module zelf.",
    "Sound of the module's own.",
);
static VIDEO: Key = Key::new(
    "video",
    Of::Path,
    "Beeld van de module zelf.",
    "A video of the module's own.",
);
static IMAGE: Key = Key::new(
    "image",
    Of::Path,
    "Een plaatje van de module zelf.",
    "A picture of the module's own.",
);
static ALT: Key = Key::new(
    "alt",
    Of::Text,
    "Wat er te zien is, voor wie het niet ziet; verplicht bij `image`.",
    "What there is to see, for who cannot see it; mandatory with `image`.",
);
static TRANSCRIPT: Key = Key::new(
    "transcript",
    Of::Text,
    "Wat er gezegd wordt, voor wie het niet hoort; verplicht bij `audio` en `video`.",
    "What is said, for who cannot hear it; mandatory with `audio` and `video`.",
);
static DONE: Key = Key::new(
    "done",
    Of::One(&["seen", "tick"]),
    "Klaar na zien of horen, of na aanvinken.",
    "Done by seeing or hearing it, or by ticking.",
)
.or("seen");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "media",
    keys: &[&ASK, &AUDIO, &VIDEO, &IMAGE, &ALT, &TRANSCRIPT, &DONE],
    without: &[],
    read: Read::Item(read),
    nl: "Geluid, beeld of een plaatje.",
    en: "Sound, a video or a picture.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let media = [
        (&AUDIO, Medium::Audio),
        (&VIDEO, Medium::Video),
        (&IMAGE, Medium::Image),
    ];
    let mut written = media
        .iter()
        .filter_map(|(key, medium)| Some((*key, *medium, map.find(key)?)));
    let first = written.next();
    match &first {
        None => reader.problems.push(Problem::new(&MEDIA_WITHOUT_FILE, map.head)),
        Some((_, medium, first)) => {
            if let Some((_, _, second)) = written.next() {
                reader
                    .problems
                    .push(Problem::new(&MEDIA_TWICE, second.key.span).see(
                        first.key.span,
                        "het eerste",
                        "the first",
                    ));
            }
            let mandatory = if *medium == Medium::Image {
                &ALT
            } else {
                &TRANSCRIPT
            };
            if !map.has(mandatory) {
                reader.missing_key(map, mandatory);
            }
        }
    }
    ItemKindDraft::Media {
        medium: first.map(|(_, medium, _)| medium),
        source: first.and_then(|(key, _, _)| reader.path(map, key)),
        alt: reader.text(map, &ALT),
        transcript: reader.text(map, &TRANSCRIPT),
        tick: reader.one(map, &DONE).is_some_and(|word| word.value == "tick"),
    }
}

/// A media item that plays nothing.
pub(in crate::module) static MEDIA_WITHOUT_FILE: Rule = Rule {
    code: "media-without-file",
    severity: Severity::Error,
    nl: Words {
        message: "hier is nog niets te horen of te zien",
        why: "een `media` laat geluid, beeld of een plaatje zien",
        help: "zet er `audio`, `video` of `image` bij, met de naam van het bestand",
    },
    en: Words {
        message: "there is nothing to hear or see here yet",
        why: "a `media` plays sound or a video, or shows a picture",
        help: "add `audio`, `video` or `image` with the name of the file",
    },
};

/// A media item that plays two things.
pub(in crate::module) static MEDIA_TWICE: Rule = Rule {
    code: "media-twice",
    severity: Severity::Error,
    nl: Words {
        message: "hier staan twee bestanden in één `media`",
        why: "zo is niet duidelijk wat er te zien of te horen is",
        help: "maak van het tweede een eigen onderdeel",
    },
    en: Words {
        message: "two files stand in one `media`",
        why: "it is not clear what is to be seen or heard",
        help: "make an entry of its own for the second",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - media: m\n        audio: media/adem.mp3\n        transcript: Adem in.\n        done: tick\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - media: m\n        image: mijn foto.png\n"),
            ["missing-key: media: m", "not-own-media: mijn foto.png"]
        );
    }
}
