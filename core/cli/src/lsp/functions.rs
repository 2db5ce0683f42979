//! What the functions of conditions do, for who writes them.

use leerpad::expr::ast::Function;
use leerpad::ground::language::Language;

/// One short sentence.
pub(super) const fn words(function: Function, language: Language) -> &'static str {
    let (nl, en) = match function {
        Function::Answered => ("of er een antwoord is", "whether there is an answer"),
        Function::Skipped => ("of de vraag overgeslagen is", "whether the question was skipped"),
        Function::Declined => (
            "of iemand liever niet antwoordde",
            "whether the person rather did not answer",
        ),
        Function::Correct => (
            "of het antwoord goed was volgens de regels",
            "whether the answer was right by its rules",
        ),
        Function::Attempts => ("hoe vaak er geantwoord is", "how often it was answered"),
        Function::Length => (
            "hoeveel tekens de tekst heeft",
            "how many characters the text has",
        ),
        Function::Count => (
            "hoeveel er gekozen of ingevuld zijn",
            "how many were chosen or filled in",
        ),
        Function::Position => (
            "op welke plaats de keuze staat; 1 is de eerste",
            "at which place the option stands; 1 is the first",
        ),
        Function::Answer => (
            "het antwoord op dat moment van de meting",
            "the answer at that moment of the measure",
        ),
        Function::Score => (
            "de score van de schaal, de laatste of op dat moment",
            "the score of the scale, the latest or at that moment",
        ),
        Function::Band => (
            "in welk deel van de schaal de score valt",
            "in which band of the scale the score falls",
        ),
        Function::Change => (
            "hoeveel de score veranderde tussen twee momenten",
            "by how much the score changed between two moments",
        ),
        Function::Done => ("of het gedaan is", "whether it was done"),
        Function::Visits => ("hoe vaak de stap bezocht is", "how often the step was visited"),
        Function::DaysSince => ("hoeveel dagen geleden dat was", "how many days ago that was"),
        Function::Setting => ("wat een organisatie instelde", "what an organisation set"),
        Function::Fact => ("wat de omgeving meegaf", "what the host handed in"),
        Function::Chance => ("wat er getrokken is", "what was drawn"),
        Function::First => (
            "het eerste getal van het dagboek",
            "the first number of the diary",
        ),
        Function::Last => (
            "het laatste getal van het dagboek",
            "the last number of the diary",
        ),
        Function::Mean => ("het gemiddelde van het dagboek", "the mean of the diary"),
        Function::Min => (
            "het laagste getal van het dagboek",
            "the lowest number of the diary",
        ),
        Function::Max => (
            "het hoogste getal van het dagboek",
            "the highest number of the diary",
        ),
    };
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}
