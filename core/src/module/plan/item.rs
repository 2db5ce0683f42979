//! Items: what there is to answer, do or read inside a step.

use serde_json::Value as Json;

use super::sentence::{Gap, Piece};
use super::text::Text;
use crate::expr::name::{ItemIx, ScaleIx, StepIx, Symbol};
use crate::expr::typed::Truth;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::stored::stored;

/// Who may see an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Nobody but the writer.
    Private,
    /// The learner; may steer; may be offered.
    Personal,
}

stored!(enum Class else Self::Private, {
    plain {
        Private = "private",
        Personal = "personal",
    }
});

/// Where an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// In a step.
    Step(StepIx),
    /// In a scale (not a subscale), asked in each of its measures.
    Scale(ScaleIx),
}

stored!(enum Home else Self::Step(StepIx(0)), {
    one {
        Step = "step",
        Scale = "scale",
    }
});

/// Something to answer, do or read inside a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Full id.
    pub id: String,
    /// Where it stands.
    pub home: Home,
    /// Its kind and what belongs to it.
    pub kind: ItemKind,
    /// The question.
    pub ask: Option<Text>,
    /// Words of help.
    pub help: Option<Text>,
    /// Hints, in order.
    pub hints: Vec<Text>,
    /// The solution.
    pub solution: Option<Text>,
    /// When an answer is required (`Constant(true)`: always).
    pub required: Option<Truth>,
    /// When it is shown.
    pub when: Option<Truth>,
    /// What an answer must meet.
    pub checks: Vec<Check>,
    /// Feedback, the first that is met.
    pub rules: Vec<Rule>,
    /// Who may see it.
    pub class: Class,
    /// Its answer lives in the vault (semantics 16.15).
    pub vault: bool,
    /// Handed to the host untouched.
    pub render: Json,
    /// Former ids.
    pub was: Vec<String>,
}

stored!(struct Item {
    id = "id",
    home = "home",
    kind = "kind",
    ask = "ask" or none,
    help = "help" or none,
    hints = "hints" or none,
    solution = "solution" or none,
    required = "required" or none,
    when = "when" or none,
    checks = "checks" or none,
    rules = "rules" or none,
    class = "class",
    vault = "vault",
    render = "render" or none,
    was = "was" or none,
});

/// A condition on an answer, with what is said when it fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// Fails only when false.
    pub must: Truth,
    /// What is said.
    pub say: Text,
}

stored!(struct Check { must = "must", say = "say" });

/// A rung of feedback.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// When; `None` for the last.
    pub when: Option<Truth>,
    /// What is said.
    pub say: Option<Text>,
    /// Whether the answer is right, where that is said.
    pub correct: Option<bool>,
    /// Asks to try again.
    pub retry: bool,
    /// A way on that wins over the step's.
    pub go: Option<StepIx>,
}

stored!(struct Rule {
    when = "when" or none,
    say = "say" or none,
    correct = "correct" or none,
    retry = "retry" or none,
    go = "go" or none,
});

/// The kind of an item.
#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    /// One option.
    Choice(Options),
    /// Several options.
    Choices {
        /// The options.
        options: Options,
        /// At least.
        min: u32,
        /// At most.
        max: Option<u32>,
    },
    /// Yes, by ticking.
    Confirm,
    /// One line.
    Text {
        /// Most code points.
        max: u32,
    },
    /// Free words.
    Words {
        /// Most code points.
        max: u32,
        /// Lines shown.
        rows: Option<u32>,
    },
    /// A number.
    Number {
        /// Least.
        from: Number,
        /// Greatest.
        to: Number,
        /// Step, counted from `from`.
        step: Option<Number>,
        /// Decimals, 0 to 6.
        decimals: u32,
        /// What is counted.
        unit: Option<Text>,
    },
    /// A point on a line.
    Scale {
        /// Least.
        from: Number,
        /// Greatest.
        to: Number,
        /// Step, counted from `from`.
        step: Number,
        /// Words at points, ascending.
        labels: Vec<(Number, Text)>,
        /// Turned round in scores.
        reverse: bool,
    },
    /// A calendar day.
    Date {
        /// First.
        from: Option<Date>,
        /// Last.
        to: Option<Date>,
    },
    /// A time of day.
    Time {
        /// First.
        from: Option<TimeOfDay>,
        /// Last.
        to: Option<TimeOfDay>,
    },
    /// One option for each row.
    Likert {
        /// The rows.
        rows: Vec<Row>,
        /// The options of every row.
        options: Vec<Choice>,
    },
    /// All options, in one's own order.
    Rank(Options),
    /// To hear, see or watch.
    Media {
        /// `audio`, `video` or `image`.
        medium: Medium,
        /// The module's own media.
        source: String,
        /// For who cannot see it.
        alt: Option<Text>,
        /// For who cannot hear it.
        transcript: Option<Text>,
        /// Done by ticking rather than by seeing.
        tick: bool,
    },
    /// To breathe along; whole seconds.
    Breathe {
        /// In.
        r#in: u32,
        /// Hold.
        hold: u32,
        /// Out.
        out: u32,
        /// Rest.
        rest: u32,
        /// Rounds.
        rounds: u32,
    },
    /// A quiet time.
    Timer {
        /// Minutes.
        minutes: Number,
        /// The module's own media.
        audio: Option<String>,
    },
    /// Entries of the same inner items.
    List {
        /// The inner items; `when`, `rules`, `checks` and `required` are not allowed there.
        items: Vec<Inner>,
        /// At least.
        min: u32,
        /// At most.
        max: Option<u32>,
    },
    /// The same questions every day or week (semantics 22.9).
    Diary {
        /// The inner items, as in a list.
        items: Vec<Inner>,
        /// How often.
        every: Period,
        /// How many times, from 1.
        times: u32,
        /// How many days each time stays open, from 1.
        within: u32,
    },
    /// To read.
    Note {
        /// The text.
        body: Text,
    },
    /// To tick off.
    Checklist {
        /// The options; none stands alone, none is drawn.
        options: Options,
        /// How many make an answer.
        need: Option<u32>,
    },
    /// What belongs together.
    Match {
        /// The left side.
        left: Vec<Row>,
        /// The right side.
        right: Vec<Choice>,
        /// Per left: the right that belongs to it.
        pairs: Vec<Symbol>,
    },
    /// A sentence to complete.
    Gap {
        /// The sentence in each language of the module.
        sentence: Vec<Vec<Piece>>,
        /// The open places.
        gaps: Vec<Gap>,
    },
    /// A goal of one's own; the marks to look back at it with are whole.
    Goal {
        /// The lowest mark.
        from: Number,
        /// The highest mark.
        to: Number,
    },
    /// To look back at a goal.
    GoalReview {
        /// The goal.
        of: ItemIx,
        /// Its lowest mark.
        from: Number,
        /// Its highest mark.
        to: Number,
    },
    /// A plan of one's own: the questions of its parts.
    Plan {
        /// If.
        r#if: Text,
        /// Then.
        then: Text,
        /// On which day.
        when_day: Option<Text>,
    },
    /// An earlier answer, shown once more.
    Recall {
        /// The item.
        of: ItemIx,
    },
    /// A card to keep.
    Card {
        /// The text.
        body: Text,
        /// A number to call, as written.
        phone: Option<String>,
        /// Offers to print it.
        print: bool,
    },
}

impl ItemKind {
    /// Whether it is to read alone: there is nothing to answer, skip or decline.
    #[must_use]
    pub const fn is_to_read(&self) -> bool {
        matches!(self, Self::Note { .. } | Self::Recall { .. } | Self::Card { .. })
    }

    /// Whether its rows are answers of their own (semantics 16.8).
    pub(crate) const fn is_by_row(&self) -> bool {
        matches!(self, Self::Likert { .. } | Self::Match { .. } | Self::Gap { .. })
    }
}

stored!(enum ItemKind else Self::Confirm, {
    plain {
        Confirm = "confirm",
    }
    one {
        Choice = "choice",
        Rank = "rank",
    }
    struct {
        Choices { options = "options", min = "min", max = "max" or none } = "choices",
        Text { max = "max" } = "text",
        Words { max = "max", rows = "rows" or none } = "words",
        Number { from = "from", to = "to", step = "step" or none, decimals = "decimals", unit = "unit" or none } = "number",
        Scale { from = "from", to = "to", step = "step", labels = "labels", reverse = "reverse" } = "scale",
        Date { from = "from" or none, to = "to" or none } = "date",
        Time { from = "from" or none, to = "to" or none } = "time",
        Likert { rows = "rows", options = "options" } = "likert",
        Media { medium = "medium", source = "source", alt = "alt" or none, transcript = "transcript" or none, tick = "tick" } = "media",
        Breathe { r#in = "in", hold = "hold", out = "out", rest = "rest", rounds = "rounds" } = "breathe",
        Timer { minutes = "minutes", audio = "audio" or none } = "timer",
        List { items = "items", min = "min", max = "max" or none } = "list",
        Diary { items = "items", every = "every", times = "times", within = "within" } = "diary",
        Note { body = "body" } = "note",
        Checklist { options = "options", need = "need" or none } = "checklist",
        Match { left = "left", right = "right", pairs = "pairs" } = "match",
        Gap { sentence = "sentence", gaps = "gaps" } = "gap",
        Goal { from = "from", to = "to" } = "goal",
        GoalReview { of = "of", from = "from", to = "to" } = "goal-review",
        Plan { r#if = "if", then = "then", when_day = "when-day" or none } = "plan",
        Recall { of = "of" } = "recall",
        Card { body = "body", phone = "phone" or none, print = "print" or none } = "card",
    }
});

/// How often a diary asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Every day.
    Day,
    /// Every week.
    Week,
}

stored!(enum Period else Self::Day, {
    plain {
        Day = "day",
        Week = "week",
    }
});

impl Period {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
        }
    }

    /// How many days it is.
    #[must_use]
    pub const fn days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
        }
    }
}

impl ItemKind {
    /// What each entry of a list or diary asks; nothing of any other kind.
    #[must_use]
    pub fn inner(&self) -> &[Inner] {
        match self {
            Self::List { items, .. } | Self::Diary { items, .. } => items,
            _ => &[],
        }
    }
}

/// An item inside a list or diary.
#[derive(Clone, Debug, PartialEq)]
pub struct Inner {
    /// Its id inside the entry.
    pub id: String,
    /// The question.
    pub ask: Option<Text>,
    /// Words of help.
    pub help: Option<Text>,
    /// Its kind: choice, choices, confirm, text, words, number, date, time or scale.
    pub kind: ItemKind,
    /// Its answers live in the vault.
    pub vault: bool,
}

stored!(struct Inner {
    id = "id",
    ask = "ask" or none,
    help = "help" or none,
    kind = "kind",
    vault = "vault",
});

/// What a media item plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Sound.
    Audio,
    /// Moving pictures.
    Video,
    /// A picture.
    Image,
}

stored!(enum Medium else Self::Image, {
    plain {
        Audio = "audio",
        Video = "video",
        Image = "image",
    }
});

/// A row of a likert, or a left of a match.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its id.
    pub id: Symbol,
    /// Its words.
    pub label: Text,
}

stored!(struct Row { id = "id", label = "label" });

/// Options of a choice, choices, rank or checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// In document order; `other` last.
    pub list: Vec<Choice>,
    /// In an order drawn per visit.
    pub shuffle: bool,
    /// `buttons`, `list` or `images`: for the player.
    pub look: Option<String>,
}

stored!(struct Options { list = "list", shuffle = "shuffle", look = "look" or none });

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: Symbol,
    /// Its words; without pipes.
    pub label: Text,
    /// When it is shown (an `options-from` option: when it was chosen there).
    pub when: Option<Truth>,
    /// Its number in scores.
    pub score: Option<Number>,
    /// Excludes all others.
    pub alone: bool,
    /// The module's own media.
    pub image: Option<String>,
    /// Former ids.
    pub was: Vec<String>,
}

stored!(struct Choice {
    id = "id",
    label = "label",
    when = "when" or none,
    score = "score" or none,
    alone = "alone" or none,
    image = "image" or none,
    was = "was" or none,
});
