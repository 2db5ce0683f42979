//! What is told over a session or over many: the record of consent, what a learner takes home as data, a report
//! (semantics 25.12, 29).

use serde_json::Value as Json;

use super::act::{ByLearner, Moment, Role};
use super::fact::Fact;
use super::header::Hash;
use super::shape::{Ordinal, shape, words};
use super::sharing::Recipient;

words! {
    /// How consent to a purpose stands.
    ConsentState {
        /// Nothing was said yet.
        NotAsked,
        /// It stands.
        ConsentGiven,
        /// It was refused, and never stood.
        ConsentRefused,
        /// It stood, and was taken back.
        ConsentWithdrawn,
    }
}

words! {
    /// What was said about a purpose.
    ConsentEventType {
        /// Consent was given.
        ConsentGiven,
        /// It was refused, before it ever stood.
        ConsentRefused,
        /// It was taken back.
        ConsentWithdrawn,
        /// Something was shared by hand.
        Shared,
        /// Something shared was taken back.
        TakenBack,
    }
}

shape! {
    /// Something said about a purpose.
    ConsentEvent {
        /// Who said it.
        entity_id: ByLearner,
        /// The number of the entry.
        seq: u64,
        /// When.
        time: Moment,
        /// What was said.
        r#type: ConsentEventType,
    } + maybe {
        /// What was shared or taken back.
        what: Vec<String>,
    }
}

shape! {
    /// Something that a purpose names.
    ConsentData {
        /// It leaves only as far as the learner shares it by hand.
        by_hand: bool,
        /// The kind word of an item, `score` or `value`.
        r#type: String,
        /// The name of the item, scale or value.
        what: String,
    }
}

shape! {
    /// The five questions about data, with their answers in words.
    ConsentQuestions {
        /// Who asks: the title of the module.
        source: String,
        /// What is told.
        what: Vec<String>,
        /// What for: the question for consent.
        what_for: String,
        /// With whom.
        with_whom: String,
    } + maybe {
        /// How long it is kept.
        how_long: String,
    }
}

shape! {
    /// How long something is kept.
    Retention {
        /// As ISO 8601 writes it: `P90D`.
        duration: String,
        /// As the author wrote it: `90 days`.
        written: String,
    }
}

shape! {
    /// The record of consent to a purpose: what was asked and shown, and what was said when. Its fields are those of
    /// ISO/IEC TS 27560; the host gives those that only it knows, in whatever form it keeps them.
    ConsentRecord {
        /// All that was said, in order.
        events: Vec<ConsentEvent>,
        /// The language of the words.
        language: String,
        /// The module.
        module: String,
        /// What the purpose names.
        personal_data: Vec<ConsentData>,
        /// The hash of the program.
        program: Hash,
        /// The purpose.
        purpose: String,
        /// The five questions, answered.
        questions: ConsentQuestions,
        /// Who gets it.
        recipients: Vec<Recipient>,
        /// The version of the form of this record: `leerpad-consent-1`.
        schema_version: String,
        /// The standard whose fields these are.
        standard: String,
        /// How consent stands.
        state: ConsentState,
        /// The version of the module.
        version: String,
        /// How the learner takes it back.
        withdrawal_method: String,
    } + maybe {
        /// Who is responsible.
        controllers: Json,
        /// Whose law holds.
        jurisdiction: Json,
        /// On which ground it is processed.
        legal_basis: Json,
        /// Fields that nobody gave.
        missing: Vec<String>,
        /// What was told to the learner, beside this.
        notice: Json,
        /// Others who have a part in it.
        parties: Json,
        /// Who the learner is to the host.
        principal_id: Json,
        /// What the host calls this record.
        record_id: Json,
        /// How long it is kept.
        retention: Retention,
        /// Where it is kept.
        storage_locations: Json,
    }
}

shape! {
    /// The module that a learner worked in.
    OwnModule {
        /// Its id.
        id: String,
        /// The language of titles, questions and answers in words.
        language: String,
        /// The hash of its program.
        program: Hash,
        /// Its title.
        title: String,
        /// Its version.
        version: String,
    }
}

words! {
    /// How something was answered.
    OwnState {
        /// Answered.
        Answered,
        /// Skipped.
        Skipped,
        /// Declined.
        Declined,
    }
}

shape! {
    /// An answer of the learner.
    OwnAnswer {
        /// The item.
        item: String,
        /// Its kind word.
        kind: String,
        /// The question, in plain words.
        question: String,
        /// How it was answered.
        state: OwnState,
    } + maybe {
        /// It in words, a line for each part; absent when it was skipped, declined or erased.
        answer: Vec<String>,
        /// When it was last given in this visit; absent when it was taken over from an earlier one.
        at: Moment,
        /// The stored value; words stand as `{"vault":true}`.
        value: Json,
    }
}

words! {
    /// How a visit with answers was left.
    OwnHow {
        /// By going on.
        Done,
        /// Skipped as a whole.
        Skipped,
    }
}

shape! {
    /// A visit in which something was answered, skipped or declined.
    OwnVisit {
        /// What was answered.
        answers: Vec<OwnAnswer>,
        /// False: it was left behind by choosing otherwise.
        counts: bool,
        /// When it was entered.
        entered: Moment,
        /// Which visit to the step it is, from 1.
        n: Ordinal,
        /// The step.
        step: String,
        /// The title of the step, in plain words.
        title: String,
    } + maybe {
        /// How it was left; together with when.
        how: OwnHow,
        /// When it was left; together with how.
        left: Moment,
    }
}

shape! {
    /// A measure, as it was left.
    OwnScore {
        /// When its step was left.
        at: Moment,
        /// Which visit to the step it is, from 1.
        n: Ordinal,
        /// The scale.
        scale: String,
        /// The step.
        step: String,
        /// The title of the scale.
        title: String,
    } + maybe {
        /// The band that the score falls in.
        band: String,
        /// The moment of the measure.
        moment: String,
        /// The score; absent when it is not known.
        score: f64,
    }
}

shape! {
    /// Something with others: what was shared or taken back, consent, contacts, releases, replies, erasing.
    OwnEvent {
        /// When.
        at: Moment,
        /// Who did it.
        by: Role,
        /// The fact, as the journal has it.
        fact: Fact,
    } + maybe {
        /// With whom, where a purpose says so.
        with: Recipient,
    }
}

shape! {
    /// Words that belong to no answer: of a reply, or of an answer that was changed since.
    OwnWords {
        /// Where they are in the vault.
        key: String,
        /// The words.
        words: String,
    }
}

shape! {
    /// Everything that a learner answered and wrote in one session: `van-mij.json`, as the export of one's own writes it.
    OwnData {
        /// The end was reached.
        completed: bool,
        /// The module.
        module: OwnModule,
        /// Words that belong to no answer.
        other_words: Vec<OwnWords>,
        /// The version of this form: 1.
        own: u64,
        /// Measures of all visits.
        scores: Vec<OwnScore>,
        /// Visits in which something was answered, skipped or declined: first the path, then what was left behind.
        visits: Vec<OwnVisit>,
        /// What was done with others, in order.
        with_others: Vec<OwnEvent>,
    } + maybe {
        /// When it began; absent when nobody began.
        begun: Moment,
        /// When something last happened.
        last: Moment,
    }
}

words! {
    /// What a row of a report stands in.
    ReportTable {
        /// How many sessions: `begun`, `completed`.
        Sessions,
        /// Per step or section: sessions in which it is done.
        Done,
        /// Contacts held; each session counts once at a step.
        Contacts,
        /// Per contact with a group: people who were there.
        Attendance,
        /// Per scale: sessions with a measure, and means.
        Scores,
        /// Per scale and band: sessions.
        Bands,
    }
}

words! {
    /// What a row of a report counts.
    ReportFigure {
        /// Sessions.
        Sessions,
        /// Contacts held.
        Contacts,
        /// People.
        People,
        /// The mean of a score, rounded to hundredths.
        Mean,
    }
}

words! {
    /// Which measure of a session a row of a report speaks of.
    ReportWhen {
        /// Its first.
        First,
        /// Its last, of sessions with two at least.
        Last,
        /// From the first to the last, of the same sessions.
        Change,
    }
}

shape! {
    /// One number of a report.
    ReportRow {
        /// What is counted.
        figure: ReportFigure,
        /// The table.
        table: ReportTable,
    } + maybe {
        /// The step or scale; of sessions `begun` or `completed`; absent: of all steps together.
        of: String,
        /// The form of a contact or the band; absent: of all together.
        part: String,
        /// The number; absent: withheld.
        value: f64,
        /// Of scores and bands: which measure.
        when: ReportWhen,
    }
}

shape! {
    /// How many journals add nothing to a report, by why.
    LeftOut {
        /// Damaged, or they do not come out the same.
        damaged: u64,
        /// Nobody began them.
        not_begun: u64,
        /// Made with a program that is not at hand.
        other_program: u64,
    }
}

shape! {
    /// A report over many sessions of one module, in which nobody can be recognised.
    Report {
        /// Counts of fewer than this are withheld.
        k: u64,
        /// Journals that add nothing.
        left_out: LeftOut,
        /// The module.
        module: String,
        /// The rows, table by table.
        rows: Vec<ReportRow>,
        /// How many rows have no number.
        withheld: u64,
    }
}
