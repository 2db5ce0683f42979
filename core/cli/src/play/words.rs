//! What `play` says beside the module's own words, in Dutch and English.

use leerpad::ground::language::Language;

/// The words of one language.
pub(crate) struct Words {
    /// Under a screen: what may be typed.
    pub keys: &'static str,
    /// What may be typed at a question.
    pub question_keys: &'static str,
    /// All keys, explained.
    pub help: &'static str,
    /// Taken up again.
    pub again: &'static str,
    /// Begun, with the place of the journal behind it.
    pub begun: &'static str,
    /// Stopped, with the place of the journal behind it.
    pub stopped: &'static str,
    /// An end was reached.
    pub completed: &'static str,
    /// One number.
    pub choose_one: &'static str,
    /// Some numbers.
    pub choose_some: &'static str,
    /// An order of numbers.
    pub choose_order: &'static str,
    /// Yes or no.
    pub yes_or_no: &'static str,
    /// One line.
    pub one_line: &'static str,
    /// Some lines, ended by an empty one.
    pub some_lines: &'static str,
    /// A number.
    pub a_number: &'static str,
    /// A day.
    pub a_date: &'static str,
    /// A time.
    pub a_time: &'static str,
    /// To go on after something was done.
    pub when_done: &'static str,
    /// An entry of a list.
    pub entry: &'static str,
    /// An entry of a diary that can be given: the diary's number and day stand behind it.
    pub diary: &'static str,
    /// What was typed is not understood.
    pub not_understood: &'static str,
    /// Only the learner sees it.
    pub private: &'static str,
    /// Skipped.
    pub skipped: &'static str,
    /// Rather not.
    pub declined: &'static str,
    /// Your answer so far.
    pub so_far: &'static str,
    /// Must be answered.
    pub required: &'static str,
    /// Choices in a menu.
    pub menu: &'static str,
    /// A child that is done.
    pub done: &'static str,
    /// A child that was begun.
    pub begun_child: &'static str,
    /// Why do I see this.
    pub because: &'static str,
    /// No particular reason.
    pub no_reason: &'static str,
    /// Help lines.
    pub help_lines: &'static str,
    /// Words for yes.
    pub yes: &'static [&'static str],
    /// Words for no.
    pub no: &'static [&'static str],
    /// In, hold, out, rest.
    pub breath: [&'static str; 4],
    /// Words of one's own beside `other`.
    pub other: &'static str,
    /// The solution.
    pub solution: &'static str,
    /// A hint.
    pub hint: &'static str,
    /// Longer than can be kept; the most behind it.
    pub too_long: &'static str,
    /// To breathe along.
    pub breathe_along: &'static str,
    /// Step so many, of, to.
    pub progress: [&'static str; 3],
}

/// The words of a language.
pub(crate) const fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &DUTCH,
        Language::En => &ENGLISH,
    }
}

static DUTCH: Words = Words {
    keys: "Enter = verder   /t terug   /s stoppen   /? meer",
    question_keys: "Enter = nu niet   /? meer",
    help: "Enter      verder, of deze vraag nu niet\n/t         terug\n/o         overslaan (deze vraag, of de hele stap)\n/n         liever niet zeggen\n/h         een hint\n/antwoord  de oplossing\n/w         waarom zie ik dit?\n/d         delen en toestemming\n/hulp      hulp van mensen\n/s         stoppen; je gaat later verder waar je was",
    again: "Fijn dat je er weer bent. We gaan verder waar je was.",
    begun: "Wat je doet wordt bewaard in",
    stopped: "Tot de volgende keer. Typ hetzelfde commando om verder te gaan. Bewaard in",
    completed: "Je bent klaar. /t om terug te kijken, Enter om af te sluiten.",
    choose_one: "Kies een nummer",
    choose_some: "Kies nummers, met komma's ertussen",
    choose_order: "Zet alle nummers op volgorde, het belangrijkste eerst",
    yes_or_no: "Typ ja of nee",
    one_line: "Typ je antwoord",
    some_lines: "Schrijf zoveel je wilt; sluit af met een lege regel",
    a_number: "Typ een getal",
    a_date: "Typ een datum, zoals 31-12-2026",
    a_time: "Typ een tijd, zoals 20:30",
    when_done: "Druk op Enter als je klaar bent, of typ /o om over te slaan",
    entry: "Nog een? Laat leeg om te stoppen. Nummer",
    diary: "Dagboek, keer",
    not_understood: "Dat begrijp ik niet. Probeer het nog eens.",
    private: "alleen voor jou",
    skipped: "overgeslagen",
    declined: "liever niet",
    so_far: "Je antwoord",
    required: "hier is een antwoord nodig; /n (liever niet) mag altijd",
    menu: "Kies waar je aan begint; Enter om verder te gaan als je genoeg hebt gedaan",
    done: "gedaan",
    begun_child: "begonnen",
    because: "Je ziet dit door je antwoord op:",
    no_reason: "Iedereen ziet dit.",
    help_lines: "Hulp van mensen",
    yes: &["ja", "j", "yes", "y"],
    no: &["nee", "n", "no"],
    breath: ["adem in", "houd vast", "adem uit", "rust"],
    other: "In je eigen woorden (alleen voor jou)",
    solution: "Oplossing",
    hint: "Hint",
    too_long: "Dat is te lang om te bewaren. Tekens, hoogstens:",
    breathe_along: "Enter = samen ademen, seconde voor seconde; typ klaar als je het zelf al deed",
    progress: ["stap", "van", "tot"],
};

static ENGLISH: Words = Words {
    keys: "Enter = go on   /t back   /s stop   /? more",
    question_keys: "Enter = not now   /? more",
    help: "Enter      go on, or not this question now\n/t         back\n/o         skip (this question, or the whole step)\n/n         rather not say\n/h         a hint\n/antwoord  the solution\n/w         why do I see this?\n/d         sharing and consent\n/hulp      help from people\n/s         stop; you go on later where you were",
    again: "Good to see you again. We go on where you were.",
    begun: "What you do is kept in",
    stopped: "See you next time. Type the same command to go on. Kept in",
    completed: "You are done. /t to look back, Enter to close.",
    choose_one: "Choose a number",
    choose_some: "Choose numbers, with commas between them",
    choose_order: "Put all numbers in order, the most important first",
    yes_or_no: "Type yes or no",
    one_line: "Type your answer",
    some_lines: "Write as much as you like; end with an empty line",
    a_number: "Type a number",
    a_date: "Type a date, like 31-12-2026",
    a_time: "Type a time, like 20:30",
    when_done: "Press Enter when you are done, or type /o to skip",
    entry: "One more? Leave empty to stop. Number",
    diary: "Diary, time",
    not_understood: "I do not understand that. Try again.",
    private: "only for you",
    skipped: "skipped",
    declined: "rather not",
    so_far: "Your answer",
    required: "an answer is needed here; /n (rather not) is always fine",
    menu: "Choose where to begin; Enter to go on when you have done enough",
    done: "done",
    begun_child: "begun",
    because: "You see this because of your answer to:",
    no_reason: "Everybody sees this.",
    help_lines: "Help from people",
    yes: &["yes", "y", "ja", "j"],
    no: &["no", "n", "nee"],
    breath: ["breathe in", "hold", "breathe out", "rest"],
    other: "In your own words (only for you)",
    solution: "Solution",
    hint: "Hint",
    too_long: "That is too long to keep. Characters, at most:",
    breathe_along: "Enter = breathe along, second by second; type done if you did it by yourself",
    progress: ["step", "of", "to"],
};
