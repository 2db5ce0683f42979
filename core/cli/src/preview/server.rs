//! The page over HTTP, for this machine only: whoever asks by another name, from another site or for another file gets nothing.

use std::convert::Infallible;
use std::future::ready;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use http_body_util::channel::{Channel, Sender};
use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use leerpad::text::link::is_own_media;
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;
use tokio::time::{sleep, timeout};

use super::look::Seen;
use super::page::{Page, kind};

/// What stands with every answer. The page runs its own scripts and the engine, and reaches nothing outside.
const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; \
         media-src 'self'; frame-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cache-control", "no-store"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Where the media of the module are asked for.
const MEDIA: &str = "media-of-module/";
/// How often a line that says nothing is sent, so that one who went away is noticed.
const BREATH: Duration = Duration::from_secs(15);

type Body = Either<Full<Bytes>, Channel<Bytes>>;

/// All that can be asked for.
pub(super) struct Site {
    page: Page,
    folder: PathBuf,
    hosts: [String; 2],
    seen: Receiver<Arc<Seen>>,
}

impl Site {
    /// A page, the folder of its module, and what was seen of it.
    pub(super) fn new(page: Page, folder: &Path, port: u16, seen: Receiver<Arc<Seen>>) -> Self {
        Self {
            page,
            folder: folder.to_owned(),
            hosts: ["127.0.0.1", "localhost"].map(|host| format!("{host}:{port}")),
            seen,
        }
    }

    fn answer(&self, request: &Request<Incoming>) -> Response<Body> {
        if !self.is_for_us(request) {
            return plain(StatusCode::FORBIDDEN, "only for this machine\n");
        }
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            let mut answer = plain(StatusCode::METHOD_NOT_ALLOWED, "only to be read\n");
            answer
                .headers_mut()
                .insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
            return answer;
        }
        let path = request.uri().path().trim_start_matches('/');
        let found = match path {
            "" => self.page.file("index.html"),
            "module" => Some((self.seen.borrow().told.clone(), "application/json")),
            "drawing" => Some((self.seen.borrow().drawing.clone(), "image/svg+xml"))
                .filter(|(drawing, _)| !drawing.is_empty()),
            "events" if *request.method() == Method::GET => {
                let (sender, body) = Channel::new(1);
                tokio::spawn(tell(sender, self.seen.clone()));
                return respond(StatusCode::OK, "text/event-stream", Either::Right(body));
            }
            other => match other.strip_prefix(MEDIA) {
                Some(media) => self.media(media),
                None => self.page.file(other),
            },
        };
        match found {
            Some((bytes, kind)) => respond(StatusCode::OK, kind, Either::Left(Full::new(bytes))),
            None => plain(StatusCode::NOT_FOUND, "not there\n"),
        }
    }

    /// Whether this machine is asked by its own name: a site elsewhere that has its name lead here is told apart by that.
    fn is_for_us(&self, request: &Request<Incoming>) -> bool {
        let mut named = request.headers().get_all(header::HOST).iter();
        let host = named.next().and_then(|host| host.to_str().ok());
        named.next().is_none() && host.is_some_and(|host| self.hosts.iter().any(|own| own == host))
    }

    /// A file beside the module, named as a module may name one: nothing above its folder, nothing hidden, no other kinds.
    fn media(&self, path: &str) -> Option<(Bytes, &'static str)> {
        let kind = kind(path).filter(|kind| {
            ["image/", "audio/", "video/"]
                .iter()
                .any(|start| kind.starts_with(start))
        })?;
        if !is_own_media(path) {
            return None;
        }
        // Where links lead counts, not what they are called.
        let folder = self.folder.canonicalize().ok()?;
        let file = folder.join(path).canonicalize().ok()?;
        if !file.starts_with(&folder) {
            return None;
        }
        Some((std::fs::read(file).ok()?.into(), kind))
    }
}

/// Answers until Ctrl-C.
pub(super) fn serve(listener: std::net::TcpListener, site: Arc<Site>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        tokio::spawn(accept(TcpListener::from_std(listener)?, site));
        tokio::signal::ctrl_c().await
    })
}

async fn accept(listener: TcpListener, site: Arc<Site>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, say: a moment later there is room again.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let site = Arc::clone(&site);
        tokio::spawn(async move {
            let service = service_fn(move |request| ready(Ok::<_, Infallible>(site.answer(&request))));
            // A browser that went away is no fault.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

/// Tells the number of each look, the one of now first, until whoever listens goes away.
async fn tell(mut sender: Sender<Bytes>, mut seen: Receiver<Arc<Seen>>) {
    loop {
        let number = seen.borrow_and_update().number;
        if sender
            .send_data(format!("data: {number}\n\n").into())
            .await
            .is_err()
        {
            return;
        }
        loop {
            match timeout(BREATH, seen.changed()).await {
                Ok(Ok(())) => break,
                Ok(Err(_)) => return,
                Err(_) => {
                    if sender.send_data(Bytes::from_static(b":\n\n")).await.is_err() {
                        return;
                    }
                }
            }
        }
    }
}

fn plain(status: StatusCode, words: &'static str) -> Response<Body> {
    let body = Either::Left(Full::new(Bytes::from_static(words.as_bytes())));
    respond(status, "text/plain; charset=utf-8", body)
}

fn respond(status: StatusCode, kind: &'static str, body: Body) -> Response<Body> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}
