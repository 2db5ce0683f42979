//! The cover of a module: title, help, and what stands about it.

use super::output::Output;
use super::scope::Known;
use super::steps;
use super::texts::{Form, Texts};
use crate::check::built::Reader;
use crate::module::draft::Id;
use crate::module::plan::{About, Help};
use crate::text::link::Link;

/// Puts the cover into the plan; of parts only the watched words are taken along.
pub(crate) fn build<'a>(known: &Known<'a>, texts: &mut Texts<'_, 'a>, out: &mut Output) {
    let Some(main) = known.expansion.instances.first() else {
        return;
    };
    let draft = main.draft;
    let at = known.at(0);
    let words = |list: &[Id<'_>]| list.iter().map(|word| word.value.to_owned()).collect();
    let word = |id: Option<&Id<'_>>| id.map(|id| id.value.to_owned());
    let plan = &mut out.plan;
    plan.id = word(draft.id.as_ref()).unwrap_or_default();
    plan.version = word(draft.version.as_ref()).unwrap_or_default();
    plan.languages = words(&draft.languages);
    let here = Reader::Everywhere;
    plan.title = texts
        .maybe(draft.title.as_ref(), Form::Line, at, here)
        .unwrap_or_default();
    plan.about = About {
        summary: texts.maybe(draft.summary.as_ref(), Form::Blocks, at, here),
        goals: draft
            .goals
            .iter()
            .map(|goal| texts.text(goal, Form::Line, at, here))
            .collect(),
        minutes: draft.minutes.map(|minutes| minutes.value),
        audience: texts.maybe(draft.audience.as_ref(), Form::Line, at, here),
        themes: words(&draft.themes),
        authors: words(&draft.authors),
        licence: word(draft.licence.as_ref()),
        image: word(draft.image.as_ref()),
        blend: draft
            .blend
            .as_ref()
            .map(|blend| blend.value.clone())
            .unwrap_or_default(),
        privacy: draft
            .privacy
            .as_ref()
            .and_then(|privacy| privacy.keep)
            .map(|keep| serde_json::json!({ "keep": keep.value }))
            .unwrap_or_default(),
        language_check: draft
            .language_check
            .as_ref()
            .map(|check| check.value.clone())
            .unwrap_or_default(),
    };
    for help in &draft.help {
        let title = texts.maybe(help.title.as_ref(), Form::Line, at, here);
        let body = texts.maybe(help.body.as_ref(), Form::Blocks, at, here);
        plan.help.push(Help {
            title: title.unwrap_or_default(),
            body,
            phone: word(help.phone.as_ref()),
            link: help.link.and_then(|link| Link::parse(link.value).ok()),
        });
    }
    let watches: Vec<_> = known
        .expansion
        .instances
        .iter()
        .filter_map(|instance| instance.draft.watch.as_ref())
        .collect();
    plan.watch = steps::watch(&watches);
}
