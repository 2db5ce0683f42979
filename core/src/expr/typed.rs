//! Conditions and sums after checking: one tree per type, every name resolved. Evaluation cannot fail; it can be unknown.

use super::name::{ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, Set, SettingIx, StepIx, Symbol, ValueIx};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::stored::stored;

/// A comparison of two ordered things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compare {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
}

stored!(enum Compare else Self::Equal, {
    plain {
        Equal = "equal",
        NotEqual = "not-equal",
        Less = "less",
        AtMost = "at-most",
        Greater = "greater",
        AtLeast = "at-least",
    }
});

/// A comparison of two texts, folded (semantics 1.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `contains`
    Contains,
    /// `starts-with`
    StartsWith,
    /// `about`
    About,
}

stored!(enum Likeness else Self::Equal, {
    plain {
        Equal = "equal",
        NotEqual = "not-equal",
        Contains = "contains",
        StartsWith = "starts-with",
        About = "about",
    }
});

/// Which number comes out of the entries of a diary (semantics 22.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summary {
    /// `first(x.i)`
    First,
    /// `last(x.i)`
    Last,
    /// `mean(x.i)`: the exact sum by their count, rounded once.
    Mean,
    /// `min(x.i)`
    Min,
    /// `max(x.i)`
    Max,
}

stored!(enum Summary else Self::First, {
    plain {
        First = "first",
        Last = "last",
        Mean = "mean",
        Min = "min",
        Max = "max",
    }
});

/// What `done(x)` asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DoneOf {
    /// A step, section or part.
    Step(StepIx),
    /// A `media`, `breathe` or `timer` item.
    Item(ItemIx),
}

stored!(enum DoneOf else Self::Step(StepIx(0)), {
    one {
        Step = "step",
        Item = "item",
    }
});

/// An expression that is true, false or unknown (Kleene, semantics 2.2).
#[derive(Clone, Debug, PartialEq)]
pub enum Truth {
    /// Always the same.
    Constant(bool),
    /// `not`
    Not(Box<Truth>),
    /// `and`: at least two.
    All(Vec<Truth>),
    /// `or`: at least two.
    Any(Vec<Truth>),
    /// Two numbers.
    Numbers(Compare, Box<Sum>, Box<Sum>),
    /// A choice is one of these (`==` with one, `in` with several).
    Option(Pick, Vec<Symbol>),
    /// Two choices of one domain are the same.
    Same(Pick, Pick),
    /// A set of options `contains` this one.
    Has(Set, Symbol),
    /// A set of options is exactly this one (in document order).
    SetIs(Set, Vec<Symbol>),
    /// Two texts. A constant among them is stored folded, so that it is folded once.
    Texts(Likeness, Words, Words),
    /// Two dates.
    Dates(Compare, Day, Day),
    /// Two times of day.
    Times(Compare, Clock, Clock),
    /// A `confirm` item.
    Confirmed(Reference),
    /// `answer(item, moment)` of a `confirm` item.
    ConfirmedAt(Reference, Symbol),
    /// A value that is a truth.
    Value(ValueIx),
    /// A setting of type confirm.
    Setting(SettingIx),
    /// A given fact of type confirm.
    Given(GivenIx),
    /// `answered(x)`: never unknown.
    Answered(Reference),
    /// `skipped(x)`: never unknown.
    Skipped(Reference),
    /// `declined(x)`: never unknown.
    Declined(Reference),
    /// `done(x)`: never unknown.
    Done(DoneOf),
    /// `correct(x)`
    Correct(ItemIx),
}

stored!(enum Truth else Self::Constant(false), {
    one {
        Constant = "constant",
        Not = "not",
        All = "all",
        Any = "any",
        Confirmed = "confirmed",
        Value = "value",
        Setting = "setting",
        Given = "given",
        Answered = "answered",
        Skipped = "skipped",
        Declined = "declined",
        Done = "done",
        Correct = "correct",
    }
    tuple {
        Numbers(a, b, c) = "numbers",
        Option(a, b) = "option",
        Same(a, b) = "same",
        Has(a, b) = "has",
        SetIs(a, b) = "set-is",
        Texts(a, b, c) = "texts",
        Dates(a, b, c) = "dates",
        Times(a, b, c) = "times",
        ConfirmedAt(a, b) = "confirmed-at",
    }
});

/// An expression that is a number or unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Sum {
    /// A number as written.
    Constant(Number),
    /// The answer of a number or scale item.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// In a score only: the score of the option chosen; of a `choices` the sum; already reversed where the item says so.
    Operand(Reference),
    /// `score(scale)` or `score(scale, moment)`
    Score(ScaleIx, Option<Symbol>),
    /// `change(scale, from, to)`
    Change(ScaleIx, Symbol, Symbol),
    /// `+`, and `-` as plus a [`Sum::Negative`]: at least two. One level however many terms, since adding is exact.
    Plus(Vec<Sum>),
    /// `*`
    Times(Box<Sum>, Box<Sum>),
    /// `/`
    Over(Box<Sum>, Box<Sum>),
    /// unary `-`
    Negative(Box<Sum>),
    /// Days between two dates.
    Days(Day, Day),
    /// `count(x)` of a `choices`, `checklist` or `list`; of a `match` or `gap` how many are right.
    Count(Set),
    /// `length(text)` in code points
    Length(Words),
    /// `position(rank, option)` from 1
    Position(ItemIx, Symbol),
    /// `attempts(x)`: never unknown.
    Attempts(ItemIx),
    /// `visits(step)`: never unknown.
    Visits(StepIx),
    /// `days-since(step)`
    DaysSinceStep(StepIx),
    /// `days-since(date item)`
    DaysSinceDate(Reference),
    /// A setting of type number.
    Setting(SettingIx),
    /// A given fact of type number.
    Given(GivenIx),
    /// A chance from one whole number to another.
    Chance(ChanceIx),
    /// A value that is a number.
    Value(ValueIx),
    /// `first(x.i)` and its like: over the entries of a diary; the row is the place of the question in an entry.
    Entries(Summary, Reference),
}

stored!(enum Sum else Self::Plus(Vec::new()), {
    one {
        Constant = "constant",
        Answer = "answer",
        Operand = "operand",
        Plus = "plus",
        Negative = "negative",
        Count = "count",
        Length = "length",
        Attempts = "attempts",
        Visits = "visits",
        DaysSinceStep = "days-since-step",
        DaysSinceDate = "days-since-date",
        Setting = "setting",
        Given = "given",
        Chance = "chance",
        Value = "value",
    }
    tuple {
        AnswerAt(a, b) = "answer-at",
        Score(a, b) = "score",
        Change(a, b, c) = "change",
        Times(a, b) = "times",
        Over(a, b) = "over",
        Days(a, b) = "days",
        Position(a, b) = "position",
        Entries(a, b) = "entries",
    }
});

/// An expression that is one option of a domain or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// An option as written (in the rung of a value, or the right side of a comparison).
    Constant(Symbol),
    /// The answer of a choice or a likert row.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// `band(scale)` or `band(scale, moment)`
    Band(ScaleIx, Option<Symbol>),
    /// A setting of type choice.
    Setting(SettingIx),
    /// A given fact of type choice.
    Given(GivenIx),
    /// A chance with arms.
    Chance(ChanceIx),
    /// A value that is an option.
    Value(ValueIx),
}

stored!(enum Pick else Self::Constant(Symbol(0)), {
    one {
        Constant = "constant",
        Answer = "answer",
        Setting = "setting",
        Given = "given",
        Chance = "chance",
        Value = "value",
    }
    tuple {
        AnswerAt(a, b) = "answer-at",
        Band(a, b) = "band",
    }
});

/// An expression that is a text or unknown. Constants are stored as written (in [`Truth::Texts`]: folded).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    /// As written between quotes.
    Constant(String),
    /// The answer of a steering text.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// A setting of type text.
    Setting(SettingIx),
    /// A given fact of type text.
    Given(GivenIx),
    /// A value that is a text.
    Value(ValueIx),
}

stored!(enum Words else Self::Constant(String::new()), {
    one {
        Constant = "constant",
        Answer = "answer",
        Setting = "setting",
        Given = "given",
        Value = "value",
    }
    tuple {
        AnswerAt(a, b) = "answer-at",
    }
});

/// An expression that is a calendar day or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    /// As written between quotes.
    Constant(Date),
    /// The answer of a date item.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// A value that is a date.
    Value(ValueIx),
}

stored!(enum Day else Self::Value(ValueIx(0)), {
    one {
        Constant = "constant",
        Answer = "answer",
        Value = "value",
    }
    tuple {
        AnswerAt(a, b) = "answer-at",
    }
});

/// An expression that is a time of day or unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// As written between quotes.
    Constant(TimeOfDay),
    /// The answer of a time item.
    Answer(Reference),
    /// `answer(item, moment)`
    AnswerAt(Reference, Symbol),
    /// A value that is a time.
    Value(ValueIx),
}

stored!(enum Clock else Self::Value(ValueIx(0)), {
    one {
        Constant = "constant",
        Answer = "answer",
        Value = "value",
    }
    tuple {
        AnswerAt(a, b) = "answer-at",
    }
});

/// An expression of any type: the rung of a value, or what a pipe shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// True or false.
    Truth(Truth),
    /// A number.
    Sum(Sum),
    /// An option.
    Pick(Pick),
    /// A text.
    Words(Words),
    /// A day.
    Day(Day),
    /// A time of day.
    Clock(Clock),
}

stored!(enum Typed else Self::Truth(Truth::Constant(false)), {
    one {
        Truth = "truth",
        Sum = "sum",
        Pick = "pick",
        Words = "words",
        Day = "day",
        Clock = "clock",
    }
});
