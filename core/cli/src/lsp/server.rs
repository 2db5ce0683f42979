//! The loop: what comes in, in its order, and what goes out.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex};

use crossbeam_channel::{Sender, unbounded};
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProvider, CompletionOptions, DefinitionProvider,
    DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DocumentFormattingProvider, DocumentHighlightProvider, DocumentSymbolProvider, HoverProvider,
    InitializeParams, InitializeResult, ReferencesProvider, RenameOptions, RenameProvider,
    ServerCapabilities, ServerInfo, TextDocumentSync, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFolders,
};
use leerpad::ground::language::Language;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value as Json, json};

use super::address;
use super::checking::{Checker, Job, Shared};
use super::place::Units;
use super::problems::Telling;
use super::requests;
use super::texts::Texts;

/// What is known of the client and its texts.
pub(super) struct Server {
    pub(super) texts: Texts,
    pub(super) units: Units,
    pub(super) language: Language,
    /// The client takes edits with the version of their text.
    pub(super) versioned: bool,
    /// The client shows Markdown in hovers.
    pub(super) markdown: bool,
    /// The client knows outlines in levels.
    pub(super) nested: bool,
    pub(super) found: Shared,
    jobs: Sender<Job>,
}

/// What goes out to a request.
pub(super) enum Reply {
    /// As it is sent.
    Written(String),
    Plain(Response),
}

/// Serves one client; whether it ended as the protocol has it.
pub(super) fn serve(
    connection: Connection,
    answers: Sender<String>,
    asked: Option<Language>,
    fallback: Language,
) -> bool {
    let Ok((id, params)) = connection.initialize_start() else {
        return false;
    };
    let client: InitializeParams = serde_json::from_value(params).unwrap_or_default();
    let (jobs, work) = unbounded();
    let mut server = Server::new(&client, asked, fallback, jobs);
    let told = serde_json::to_value(server.capabilities()).unwrap_or_default();
    if connection.initialize_finish(id, told).is_err() {
        return false;
    }
    let telling = Telling {
        units: server.units,
        language: server.language,
        related: of(&client, "/textDocument/publishDiagnostics/relatedInformation"),
        links: of(&client, "/textDocument/publishDiagnostics/codeDescriptionSupport"),
    };
    let checker = Checker::new(
        telling,
        connection.sender.clone(),
        Arc::clone(&server.found),
        server.texts.kept.clone(),
    );
    let worker = std::thread::Builder::new().spawn(move || checker.work(&work));
    if of(&client, "/workspace/didChangeWatchedFiles/dynamicRegistration") {
        let _ = connection.sender.send(Message::Request(watching()));
    }
    let is_well = server.run(&connection, &answers);
    // Without jobs the worker ends; then nobody writes any more, and the writer ends too.
    drop(server);
    if is_well && let Ok(worker) = worker {
        let _ = worker.join();
    }
    is_well
}

/// Whether the client can do something, by its place in what it says.
fn of(client: &InitializeParams, pointer: &str) -> bool {
    let all = serde_json::to_value(&client.capabilities).unwrap_or_default();
    all.pointer(pointer).is_some_and(|said| *said == json!(true))
}

/// Asks to be told when a file changes on disk.
fn watching() -> Request {
    let params = json!({"registrations": [{
        "id": "leerpad-files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": {"watchers": [{"globPattern": "**/*.yaml"}]},
    }]});
    Request::new(
        RequestId::from("leerpad-1".to_owned()),
        "client/registerCapability".to_owned(),
        params,
    )
}

impl Server {
    fn new(
        client: &InitializeParams,
        asked: Option<Language>,
        fallback: Language,
        jobs: Sender<Job>,
    ) -> Self {
        let general = client.capabilities.general.as_ref();
        let encodings = general.and_then(|general| general.position_encodings.as_deref());
        let locale = client.locale.as_deref().and_then(Language::from_tag);
        let folders = client
            .workspace_folders_initialize_params
            .workspace_folders
            .as_ref();
        let mut texts = Texts::default();
        if let Some(WorkspaceFolders::WorkspaceFolderList(folders)) = folders {
            texts.roots = folders
                .iter()
                .map(|folder| address::name(folder.uri.as_ref()))
                .collect();
        }
        Self {
            texts,
            units: Units::choose(encodings),
            language: asked.or(locale).unwrap_or(fallback),
            versioned: of(client, "/workspace/workspaceEdit/documentChanges"),
            markdown: knows_markdown(client),
            nested: of(
                client,
                "/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport",
            ),
            found: Arc::new(Mutex::default()),
            jobs,
        }
    }

    fn capabilities(&self) -> InitializeResult {
        let kinds = vec![CodeActionKind::QuickFix, CodeActionKind::SourceFixAll];
        InitializeResult {
            server_info: Some(ServerInfo {
                name: "leerpad".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
            capabilities: ServerCapabilities {
                position_encoding: Some(self.units.kind()),
                text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::Incremental),
                    ..TextDocumentSyncOptions::default()
                })),
                completion_provider: Some(CompletionOptions {
                    trigger_characters: Some([" ", "(", "{", ".", "["].map(str::to_owned).to_vec()),
                    ..CompletionOptions::default()
                }),
                hover_provider: Some(HoverProvider::Bool(true)),
                definition_provider: Some(DefinitionProvider::Bool(true)),
                references_provider: Some(ReferencesProvider::Bool(true)),
                document_highlight_provider: Some(DocumentHighlightProvider::Bool(true)),
                document_symbol_provider: Some(DocumentSymbolProvider::Bool(true)),
                document_formatting_provider: Some(DocumentFormattingProvider::Bool(true)),
                code_action_provider: Some(CodeActionProvider::CodeActionOptions(CodeActionOptions {
                    code_action_kinds: Some(kinds),
                    ..CodeActionOptions::default()
                })),
                rename_provider: Some(RenameProvider::RenameOptions(RenameOptions {
                    prepare_provider: Some(true),
                    ..RenameOptions::default()
                })),
                ..ServerCapabilities::default()
            },
        }
    }

    /// Takes messages in their order until `exit`. A request that is cancelled before its turn is not worked on.
    fn run(&mut self, connection: &Connection, answers: &Sender<String>) -> bool {
        let mut waiting = VecDeque::new();
        let mut cancelled = BTreeSet::new();
        let mut is_shut = false;
        loop {
            if waiting.is_empty() {
                match connection.receiver.recv() {
                    Ok(message) => waiting.push_back(message),
                    Err(_) => return false,
                }
            }
            waiting.extend(connection.receiver.try_iter());
            for message in &waiting {
                if let Message::Notification(told) = message
                    && told.method == "$/cancelRequest"
                    && let Some(id) = told.params.get("id")
                {
                    cancelled.insert(id.to_string());
                }
            }
            let Some(message) = waiting.pop_front() else {
                continue;
            };
            match message {
                Message::Request(request) => {
                    let is_cancelled = cancelled.remove(&shown(&request.id));
                    let answer = if is_shut {
                        Reply::Plain(refused(request.id, ErrorCode::InvalidRequest, "shut down"))
                    } else if is_cancelled {
                        Reply::Plain(refused(request.id, ErrorCode::RequestCanceled, "cancelled"))
                    } else if request.method == "shutdown" {
                        is_shut = true;
                        Reply::Plain(Response::new_ok(request.id, Json::Null))
                    } else {
                        requests::answer(self, request)
                    };
                    let is_sent = match answer {
                        Reply::Written(body) => answers.send(body).is_ok(),
                        Reply::Plain(answer) => connection.sender.send(Message::Response(answer)).is_ok(),
                    };
                    if !is_sent {
                        return false;
                    }
                }
                Message::Notification(told) if told.method == "exit" => return is_shut,
                Message::Notification(told) if told.method == "$/cancelRequest" => {
                    // Of one that was answered already nothing is left to cancel.
                    if let Some(id) = told.params.get("id") {
                        cancelled.remove(&id.to_string());
                    }
                }
                Message::Notification(told) => self.told(told),
                // What the client says about the files it watches needs no answer.
                Message::Response(_) => {}
            }
        }
    }

    fn told(&mut self, told: Notification) {
        let changed = match told.method.as_str() {
            "textDocument/didOpen" => {
                let Ok(params) = serde_json::from_value::<DidOpenTextDocumentParams>(told.params) else {
                    return;
                };
                let text = params.text_document;
                let language: String = serde_json::to_value(&text.language_id)
                    .ok()
                    .and_then(|language| language.as_str().map(str::to_owned))
                    .unwrap_or_default();
                Some(
                    self.texts
                        .open(text.uri.as_ref(), &language, text.version, text.text),
                )
            }
            "textDocument/didChange" => {
                let Ok(params) = serde_json::from_value::<DidChangeTextDocumentParams>(told.params) else {
                    return;
                };
                let text = params.text_document;
                let address = text.text_document_identifier.uri;
                Some(
                    self.texts
                        .change(address.as_ref(), text.version, params.content_changes, self.units),
                )
            }
            "textDocument/didClose" => {
                let Ok(params) = serde_json::from_value::<DidCloseTextDocumentParams>(told.params) else {
                    return;
                };
                Some(self.texts.close(params.text_document.uri.as_ref()))
            }
            "workspace/didChangeWatchedFiles" => None,
            _ => return,
        };
        let job = Job {
            texts: self.texts.snapshot(),
            ours: self.texts.ours(),
            changed,
        };
        // Without a worker nothing is checked, and everything else goes on.
        let _ = self.jobs.send(job);
    }
}

/// An id as it stands in JSON.
pub(super) fn shown(id: &RequestId) -> String {
    serde_json::to_string(id).unwrap_or_default()
}

/// An answer that says why there is none.
pub(super) fn refused(id: RequestId, code: ErrorCode, words: &str) -> Response {
    Response::new_err(id, code as i32, words.to_owned())
}

fn knows_markdown(client: &InitializeParams) -> bool {
    let all = serde_json::to_value(&client.capabilities).unwrap_or_default();
    let formats = all
        .pointer("/textDocument/hover/contentFormat")
        .and_then(Json::as_array);
    formats.is_some_and(|formats| formats.contains(&json!("markdown")))
}
