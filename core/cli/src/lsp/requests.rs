//! Requests and their answers.

use gen_lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, CompletionList, CompletionParams, CompletionResponse,
    Contents, DefinitionParams, DocumentChange, DocumentFormattingParams, DocumentHighlight,
    DocumentHighlightKind, DocumentHighlightParams, DocumentSymbolParams, Edit as ChangeEdit, Hover,
    HoverParams, Location, MarkupContent, MarkupKind, OptionalVersionedTextDocumentIdentifier,
    PrepareRenamePlaceholder, Range, ReferenceParams, RenameParams, SymbolInformation, TextDocumentEdit,
    TextDocumentIdentifier, TextDocumentPositionParams, TextEdit, WorkspaceEdit,
};
use leerpad::check::names::RenameFault;
use leerpad::ground::span::Span;
use lsp_server::{ErrorCode, Request};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::across::{self, Target};
use super::address;
use super::complete;
use super::hover;
use super::outline;
use super::renaming;
use super::server::{Reply, Server, refused, shown};
use super::texts::{Reading, Sort};
use crate::speech::either;
use crate::{fix, fmt};

/// Why there is no answer.
struct Refused(ErrorCode, String);

/// JSON as it is sent.
type Answer = Result<String, Refused>;

/// For what is not there.
const NOTHING: &str = "null";

/// The answer to a request.
pub(super) fn answer(server: &Server, request: Request) -> Reply {
    let params = request.params;
    let answer = match request.method.as_str() {
        "textDocument/completion" => with(params, |params| completion(server, &params)),
        "textDocument/hover" => with(params, |params: HoverParams| {
            json(hovered(server, &params.text_document_position_params))
        }),
        "textDocument/definition" => with(params, |params: DefinitionParams| {
            json(definition(server, &params.text_document_position_params))
        }),
        "textDocument/references" => with(params, |params| json(references(server, &params))),
        "textDocument/documentHighlight" => with(params, |params: DocumentHighlightParams| {
            json(highlights(server, &params.text_document_position_params))
        }),
        "textDocument/documentSymbol" => with(params, |params| symbols(server, &params)),
        "textDocument/formatting" => with(params, |params| formatting(server, &params)),
        "textDocument/codeAction" => with(params, |params| json(actions(server, &params))),
        "textDocument/prepareRename" => with(params, |params| json(prepare_rename(server, &params))),
        "textDocument/rename" => with(params, |params| rename(server, &params)),
        method => Err(Refused(ErrorCode::MethodNotFound, method.to_owned())),
    };
    match answer {
        Ok(result) => {
            let id = shown(&request.id);
            Reply::Written(format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{result}}}"#))
        }
        Err(Refused(code, words)) => Reply::Plain(refused(request.id, code, &words)),
    }
}

fn with<P: DeserializeOwned>(params: Json, work: impl FnOnce(P) -> Answer) -> Answer {
    match serde_json::from_value(params) {
        Ok(params) => work(params),
        Err(error) => Err(Refused(ErrorCode::InvalidParams, error.to_string())),
    }
}

fn json(result: impl Serialize) -> Answer {
    serde_json::to_string(&result).map_err(|error| Refused(ErrorCode::InternalError, error.to_string()))
}

/// A place in an open text: its name and byte.
fn place(server: &Server, at: &TextDocumentPositionParams) -> Option<(String, u32)> {
    let name = address::name(at.text_document.uri.as_ref());
    let source = server.texts.source(&name)?;
    if server.texts.sort(&name) == Sort::Foreign {
        return None;
    }
    let offset = server.units.offset(source, at.position);
    Some((name, offset))
}

fn completion(server: &Server, params: &CompletionParams) -> Answer {
    let found = place(server, &params.text_document_position_params)
        .map_or_else(complete::Offer::default, |(name, offset)| {
            complete::complete(&server.texts, &name, offset, server.units, server.language)
        });
    json(if found.is_cut {
        CompletionResponse::CompletionList(CompletionList {
            is_incomplete: true,
            items: found.items,
            ..CompletionList::default()
        })
    } else {
        CompletionResponse::CompletionItemList(found.items)
    })
}

fn hovered(server: &Server, at: &TextDocumentPositionParams) -> Option<Hover> {
    let (name, offset) = place(server, at)?;
    let (words, span) = hover::hover(&server.texts, &name, offset, server.language)?;
    let (kind, value) = if server.markdown {
        (MarkupKind::Markdown, words)
    } else {
        (MarkupKind::PlainText, words.replace("**", ""))
    };
    Some(Hover {
        contents: Contents::MarkupContent(MarkupContent { kind, value }),
        range: server
            .texts
            .source(&name)
            .map(|source| server.units.range(source, span)),
    })
}

fn location(server: &Server, reading: &Reading, span: Span) -> Location {
    Location {
        uri: server.texts.address(reading.source.name()).into(),
        range: server.units.range(&reading.source, span),
    }
}

fn definition(server: &Server, at: &TextDocumentPositionParams) -> Option<Location> {
    let (name, offset) = place(server, at)?;
    if let Some(target) = across::at(&server.texts, &name, offset) {
        let named = target.file.names.things().get(target.thing)?;
        return Some(location(server, &target.file, named.span));
    }
    let here = server.texts.reading(&name)?;
    if let Some(target) = across::own_answer(&here, offset) {
        let named = here.names.things().get(target.thing)?;
        return Some(location(server, &here, named.span));
    }
    let file = across::file_at(&server.texts, &name, offset)?;
    let reading = server.texts.reading(&file)?;
    Some(location(server, &reading, Span::default()))
}

fn references(server: &Server, params: &ReferenceParams) -> Option<Vec<Location>> {
    let (name, offset) = place(server, &params.text_document_position_params)?;
    let target = across::at(&server.texts, &name, offset)?;
    let spots = across::places(&server.texts, &target);
    let wanted = spots
        .iter()
        .filter(|spot| params.context.include_declaration || spot.role.is_some());
    let found =
        wanted.filter_map(|spot| Some(location(server, &*server.texts.reading(&spot.file)?, spot.span)));
    Some(found.collect())
}

fn highlights(server: &Server, at: &TextDocumentPositionParams) -> Option<Vec<DocumentHighlight>> {
    let (name, offset) = place(server, at)?;
    let target = across::at(&server.texts, &name, offset)?;
    let source = server.texts.source(&name)?;
    let here = across::places_in(&server.texts, &target, &name).into_iter();
    let found = here.map(|spot| DocumentHighlight {
        range: server.units.range(source, spot.span),
        kind: Some(if spot.role.is_none() {
            DocumentHighlightKind::Write
        } else {
            DocumentHighlightKind::Read
        }),
    });
    Some(found.collect())
}

fn symbols(server: &Server, params: &DocumentSymbolParams) -> Answer {
    let address = params.text_document.uri.as_ref();
    let name = address::name(address);
    let reading = match server.texts.sort(&name) {
        Sort::Module => server.texts.reading(&name),
        _ => None,
    };
    let Some(reading) = reading else {
        return Ok(NOTHING.to_owned());
    };
    let nested = outline::symbols(&reading, server.units);
    if server.nested {
        return json(nested);
    }
    #[expect(deprecated, reason = "the field is part of the type")]
    let flat = nested.into_iter().map(|symbol| SymbolInformation {
        location: Location {
            uri: params.text_document.uri.clone(),
            range: symbol.selection_range,
        },
        deprecated: None,
        base_symbol_information: gen_lsp_types::BaseSymbolInformation {
            name: symbol.name,
            kind: symbol.kind,
            tags: None,
            container_name: None,
        },
    });
    json(flat.collect::<Vec<_>>())
}

fn formatting(server: &Server, params: &DocumentFormattingParams) -> Answer {
    let name = address::name(params.text_document.uri.as_ref());
    let Some(source) = server
        .texts
        .source(&name)
        .filter(|_| server.texts.sort(&name) == Sort::Module)
    else {
        return Ok(NOTHING.to_owned());
    };
    match fmt::format(source) {
        Ok(formatted) => json(outline::difference(source, &formatted, server.units)),
        // Faults of writing are told where they are; the text stays as it is.
        Err(_) => Ok(NOTHING.to_owned()),
    }
}

fn edits(server: &Server, files: Vec<(String, Vec<TextEdit>)>) -> WorkspaceEdit {
    if server.versioned {
        let changes = files.into_iter().map(|(name, edits)| {
            DocumentChange::TextDocumentEdit(TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier {
                    version: server.texts.version(&name),
                    text_document_identifier: TextDocumentIdentifier {
                        uri: server.texts.address(&name).into(),
                    },
                },
                edits: edits.into_iter().map(ChangeEdit::TextEdit).collect(),
            })
        });
        return WorkspaceEdit {
            document_changes: Some(changes.collect()),
            ..WorkspaceEdit::default()
        };
    }
    let changes = files
        .into_iter()
        .map(|(name, edits)| (server.texts.address(&name).into(), edits));
    WorkspaceEdit {
        changes: Some(changes.collect()),
        ..WorkspaceEdit::default()
    }
}

fn actions(server: &Server, params: &CodeActionParams) -> Option<Vec<CodeAction>> {
    let name = address::name(params.text_document.uri.as_ref());
    let (version, found) = server.found.lock().ok()?.get(&name)?.clone();
    // What was found in an older text would be mended in the wrong place.
    if version != server.texts.version(&name) {
        return Some(Vec::new());
    }
    let wants = |kind: &CodeActionKind| {
        let only = params.context.only.as_ref();
        only.is_none_or(|only| only.iter().any(|wanted| covers(wanted, kind)))
    };
    let mut actions = Vec::new();
    let meets = |range: Range| range.start <= params.range.end && params.range.start <= range.end;
    if wants(&CodeActionKind::QuickFix) {
        for one in found
            .iter()
            .filter(|one| !one.fix.is_empty() && meets(one.shown.range))
        {
            let mut files: Vec<(String, Vec<TextEdit>)> = Vec::new();
            for (file, range, text) in &one.fix {
                let edit = TextEdit {
                    range: *range,
                    new_text: text.clone(),
                };
                match files.iter_mut().find(|(name, _)| name == file) {
                    Some((_, edits)) => edits.push(edit),
                    None => files.push((file.clone(), vec![edit])),
                }
            }
            actions.push(CodeAction {
                title: title(server, &one.fix),
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![one.shown.clone()]),
                is_preferred: Some(true),
                edit: Some(edits(server, files)),
                ..CodeAction::default()
            });
        }
    }
    // To mend all is to check again and again: not where nothing that was found can be mended.
    if wants(&CodeActionKind::SourceFixAll)
        && found.iter().any(|one| !one.fix.is_empty())
        && server.texts.sort(&name) == Sort::Module
        && let Some(source) = server.texts.source(&name)
        && let Ok(Some(mended)) = fix::mended(source)
    {
        let all = outline::difference(source, &mended, server.units);
        actions.push(CodeAction {
            title: either(
                server.language,
                "Herstel alles wat zonder vragen kan",
                "Mend all that can be mended without asking",
            )
            .to_owned(),
            kind: Some(CodeActionKind::SourceFixAll),
            edit: Some(edits(server, vec![(name, all)])),
            ..CodeAction::default()
        });
    }
    Some(actions)
}

/// Whether a kind that was asked for covers another: `source` covers `source.fixAll`.
fn covers(wanted: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let (wanted, kind) = (String::from(wanted.clone()), String::from(kind.clone()));
    kind == wanted
        || kind
            .strip_prefix(&wanted)
            .is_some_and(|rest| rest.starts_with('.'))
}

fn title(server: &Server, fix: &[(String, Range, String)]) -> String {
    match fix {
        [(_, range, text)]
            if !text.trim().is_empty()
                && text.trim().chars().count() <= 60
                && !text.trim().contains('\n') =>
        {
            let text = text.trim();
            if range.start == range.end {
                either(server.language, "Zet erbij: ", "Add: ").to_owned() + text
            } else {
                either(server.language, "Maak ervan: ", "Change to: ").to_owned() + text
            }
        }
        _ => either(server.language, "Herstel dit", "Mend this").to_owned(),
    }
}

fn target(server: &Server, at: &TextDocumentPositionParams) -> Option<Target> {
    let (name, offset) = place(server, at)?;
    across::at(&server.texts, &name, offset)
}

fn prepare_rename(
    server: &Server,
    params: &gen_lsp_types::PrepareRenameParams,
) -> Option<PrepareRenamePlaceholder> {
    let at = &params.text_document_position_params;
    let target = target(server, at)?;
    let name = address::name(at.text_document.uri.as_ref());
    let named = target.file.names.things().get(target.thing)?;
    Some(PrepareRenamePlaceholder {
        range: server.units.range(server.texts.source(&name)?, target.place),
        placeholder: named.id.clone(),
    })
}

fn rename(server: &Server, params: &RenameParams) -> Answer {
    let language = server.language;
    let nothing = either(language, "hier staat geen naam", "there is no name here");
    let refuse = |words: &str| Refused(ErrorCode::RequestFailed, words.to_owned());
    let target = target(server, &params.text_document_position_params).ok_or_else(|| refuse(nothing))?;
    let files = renaming::rename(&server.texts, &target, params.new_name.trim()).map_err(|fault| {
        refuse(match fault {
            RenameFault::Shape => either(
                language,
                "een naam heeft kleine letters, cijfers en streepjes ertussen, en is geen woord van leerpad zelf",
                "a name has small letters, digits and hyphens between them, and is no word of leerpad itself",
            ),
            RenameFault::Taken => either(
                language,
                "die naam is al van iets anders",
                "something else has that name",
            ),
            RenameFault::Former => either(
                language,
                "die naam was eerder van iets anders; bewaarde antwoorden zouden verkeerd terechtkomen",
                "something else had that name before; kept answers would end up in the wrong place",
            ),
        })
    })?;
    let mut all = Vec::new();
    for (file, changes) in files {
        let Some(reading) = server.texts.reading(&file) else {
            continue;
        };
        let changes = changes.into_iter().map(|edit| TextEdit {
            range: server.units.range(&reading.source, edit.span),
            new_text: edit.text,
        });
        all.push((file, changes.collect()));
    }
    json(edits(server, all))
}
