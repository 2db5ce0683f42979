//! What a player needs to ask for an answer: bounds, steps, seconds, media.

use super::answer::{DateValue, TimeValue};
use super::shape::{either, shape, words};

words! {
    /// What options look like.
    Look {
        /// Buttons beside each other.
        Buttons,
        /// A list.
        List,
        /// Pictures.
        Images,
    }
}

words! {
    /// What is played.
    Medium {
        /// Sound.
        Audio,
        /// Moving pictures.
        Video,
        /// A picture.
        Image,
    }
}

shape! {
    /// How to ask for options.
    ChoiceAsks {} + maybe {
        /// What they look like, where the author says so.
        look: Look,
    }
}

shape! {
    /// How to ask for an order: there is nothing to say.
    RankAsks {}
}

shape! {
    /// How to ask for several options.
    ChoicesAsks {
        /// How many at least.
        min: u32,
    } + maybe {
        /// What they look like, where the author says so.
        look: Look,
        /// How many at most; absent: all.
        max: u32,
    }
}

shape! {
    /// How many ticks make an answer.
    ChecklistAsks {} + maybe {
        /// How many, or all that are shown if these are fewer; absent: any number.
        need: u32,
    }
}

shape! {
    /// The marks to look back at a goal with, and how long its words may be.
    GoalAsks {
        /// The lowest mark.
        from: f64,
        /// Code points at most.
        max: u32,
        /// The highest mark.
        to: f64,
    }
}

shape! {
    /// How a card may be used.
    CardAsks {
        /// To offer to print it.
        print: bool,
    } + maybe {
        /// A number to call, as written.
        phone: String,
    }
}

shape! {
    /// How long a text may be.
    TextAsks {
        /// Code points at most.
        max: u32,
    }
}

shape! {
    /// How long words may be.
    WordsAsks {
        /// Code points at most.
        max: u32,
    } + maybe {
        /// How many lines to show, where the author says so.
        rows: u32,
    }
}

shape! {
    /// The bounds of a number.
    NumberAsks {
        /// How many decimals, 0 to 6.
        decimals: u32,
        /// The least.
        from: f64,
        /// The greatest.
        to: f64,
    } + maybe {
        /// The size of a step, counted from the least; absent: any number with so many decimals.
        step: f64,
    }
}

shape! {
    /// The bounds of a scale.
    ScaleAsks {
        /// The least.
        from: f64,
        /// The size of a step, counted from the least.
        step: f64,
        /// The greatest.
        to: f64,
    }
}

shape! {
    /// The bounds of a date.
    DateAsks {} + maybe {
        /// The first; absent: 1900-01-01.
        from: DateValue,
        /// The last; absent: 2200-12-31.
        to: DateValue,
    }
}

shape! {
    /// The bounds of a time of day.
    TimeAsks {} + maybe {
        /// The first; absent: 00:00.
        from: TimeValue,
        /// The last; absent: 23:59.
        to: TimeValue,
    }
}

shape! {
    /// What to play.
    MediaAsks {
        /// What it is.
        medium: Medium,
        /// One of the module's own media, by its path.
        source: String,
        /// Done by ticking rather than by seeing it to its end.
        tick: bool,
    }
}

shape! {
    /// A rhythm to breathe in; whole seconds.
    BreatheAsks {
        /// To hold it, breathed in.
        hold: u32,
        /// To breathe in.
        r#in: u32,
        /// To breathe out.
        out: u32,
        /// To rest, breathed out.
        rest: u32,
        /// How many rounds.
        rounds: u32,
    }
}

shape! {
    /// How long a quiet time is.
    TimerAsks {
        /// Minutes.
        minutes: f64,
    } + maybe {
        /// What may be heard: one of the module's own media, by its path.
        audio: String,
    }
}

words! {
    /// How often a diary asks.
    Period {
        /// Every day.
        Day,
        /// Every week.
        Week,
    }
}

shape! {
    /// When a diary asks.
    DiaryAsks {
        /// How often.
        every: Period,
        /// How many times.
        times: u32,
        /// How many days each time stays open.
        within: u32,
    }
}

either! {
    /// How to ask for an inner item of a list or diary; by its kind.
    InnerAsks {
        /// Of a `number`.
        Number(NumberAsks),
        /// Of a `scale`.
        Scale(ScaleAsks),
        /// Of a `choices`.
        Choices(ChoicesAsks),
        /// Of a `text`.
        Text(TextAsks),
        /// Of a `words`.
        Words(WordsAsks),
        /// Of a `choice`.
        Choice(ChoiceAsks),
        /// Of a `date`.
        Date(DateAsks),
        /// Of a `time`.
        Time(TimeAsks),
    }
}

shape! {
    /// How many entries a list takes.
    ListAsks {
        /// How many at least.
        min: u32,
    } + maybe {
        /// How many at most; absent: no bound.
        max: u32,
    }
}
