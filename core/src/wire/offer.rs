//! What items offer: options, rows, points of a line, and what each entry of a list asks.

use super::asks::InnerAsks;
use super::said::{Fill, Said};
use super::shape::{True, either, shape, words};

shape! {
    /// An option.
    Choice {
        /// Its id.
        id: String,
        /// Its words.
        label: String,
    } + maybe {
        /// A picture: one of the module's own media, by its path.
        image: String,
    }
}

shape! {
    /// A row of a likert, or a left of a match.
    Row {
        /// Its id.
        id: String,
        /// Its words.
        label: String,
    }
}

shape! {
    /// A point of a scale that has words.
    Point {
        /// The number.
        at: f64,
        /// Its words.
        label: String,
    }
}

either! {
    /// A piece of a sentence with open places.
    SentencePiece {
        /// Plain text.
        Text(SentenceText),
        /// An open place.
        Gap(SentenceGap),
    }
}

shape! {
    /// Plain text of a sentence.
    SentenceText {
        /// The text.
        text: String,
    }
}

shape! {
    /// An open place in a sentence.
    SentenceGap {
        /// Its id.
        gap: String,
    } + maybe {
        /// What there is to choose from; absent where words are written.
        options: Vec<Choice>,
    }
}

words! {
    /// The id of a part of a plan.
    PlanPartId {
        /// When something happens.
        If,
        /// What to do then.
        Then,
        /// On which day.
        WhenDay,
    }
}

shape! {
    /// A part of a plan.
    PlanPart {
        /// Its question.
        ask: Said,
        /// Its id.
        id: PlanPartId,
    }
}

shape! {
    /// A line of an earlier answer that is shown once more.
    RecalledLine {
        /// The answer, written out in the language of the screen, or where its words are in the vault.
        answer: Fill,
    } + maybe {
        /// What the line answers, where an answer has several: a row, a part of a plan, a question inside a list.
        ask: Said,
        /// Of a list or diary: the entry, from 1.
        entry: u32,
    }
}

words! {
    /// The kind of an inner item of a list or diary.
    InnerKind {
        /// One option.
        Choice,
        /// Several options.
        Choices,
        /// Yes, by ticking.
        Confirm,
        /// One line of text.
        Text,
        /// Words of one's own.
        Words,
        /// A number.
        Number,
        /// A calendar day.
        Date,
        /// A time of day.
        Time,
        /// A point on a line.
        Scale,
    }
}

shape! {
    /// What each entry of a list or diary asks once.
    Inner {
        /// Its id inside the entry.
        id: String,
        /// Its kind.
        kind: InnerKind,
        /// The question.
        ask: Said,
    } + maybe {
        /// How to ask for it. Its shape follows from the kind.
        asks: InnerAsks,
        /// Words of help.
        help: Said,
        /// Its options.
        options: Vec<Choice>,
        /// Words at points of the line of a scale, from low to high.
        points: Vec<Point>,
        /// What a number counts.
        unit: String,
        /// Its words live in the vault.
        vault: True,
    }
}
