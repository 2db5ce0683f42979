//! `preview` as a browser meets it: who may ask, for what, and what is told when the module is saved.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "test code: a fault must stop it"
)]

mod binary;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use binary::{Folder, RIGHT, command};
use serde_json::Value;

/// The command at work, with a page of a few words.
struct Preview {
    child: Child,
    port: u16,
}

impl Preview {
    fn start(folder: &Folder, arguments: &[&str]) -> Self {
        folder.write("page/index.html", "<!doctype html><title>x</title>");
        folder.write("page/preview.js", "export {};");
        let mut child = command(folder.path(), &["preview", "--page", "page"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap())
            .read_line(&mut line)
            .unwrap();
        let port = line
            .trim()
            .strip_prefix("http://127.0.0.1:")
            .and_then(|rest| rest.strip_suffix('/'));
        Self {
            port: port
                .unwrap_or_else(|| panic!("no address: {line}"))
                .parse()
                .unwrap(),
            child,
        }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        stream
    }

    /// Sends a request as it is, and gives the whole answer.
    fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// What a path gives: the number of the status, the head, the body.
    fn get(&self, path: &str) -> (u16, String, String) {
        let host = format!("127.0.0.1:{}", self.port);
        let answer = self.raw(&format!(
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        ));
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (status(&answer), head.to_ascii_lowercase(), body.to_owned())
    }

    fn told(&self) -> Value {
        serde_json::from_str(&self.get("/module").2).unwrap()
    }

    /// Listens to what is told by itself.
    fn events(&self) -> impl FnMut() -> u64 + use<> {
        let mut stream = self.connect();
        let port = self.port;
        write!(stream, "GET /events HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").unwrap();
        let mut lines = BufReader::new(stream).lines();
        move || {
            loop {
                let line = lines.next().unwrap().unwrap();
                if let Some(number) = line.strip_prefix("data: ") {
                    return number.parse().unwrap();
                }
            }
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        // A test that stops half-way leaves no server behind.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn status(answer: &str) -> u16 {
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn only_this_machine_gets_an_answer_and_every_answer_has_its_policy() {
    let folder = Folder::new();
    folder.write("kort.yaml", RIGHT);
    let preview = Preview::start(&folder, &["kort.yaml"]);
    let (code, head, body) = preview.get("/");
    assert_eq!((code, body.contains("<title>")), (200, true));
    for line in [
        "content-type: text/html; charset=utf-8",
        "x-content-type-options: nosniff",
        "cache-control: no-store",
        "cross-origin-resource-policy: same-origin",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval';",
        "require-trusted-types-for 'script'",
    ] {
        assert!(head.contains(line), "{line}: {head}");
    }
    assert!(!head.contains("access-control-allow"), "{head}");
    let port = preview.port;
    for host in [
        "Host: evil.example\r\n".to_owned(),
        format!("Host: evil.example:{port}\r\n"),
        "Host: 127.0.0.1\r\n".to_owned(),
        format!("Host: 127.0.0.1.evil.example:{port}\r\n"),
        format!("Host: 127.0.0.1:{port}\r\nHost: evil.example\r\n"),
        String::new(),
    ] {
        for path in ["/", "/module", "/events", "/drawing"] {
            let answer = preview.raw(&format!("GET {path} HTTP/1.1\r\n{host}Connection: close\r\n\r\n"));
            assert_eq!(status(&answer), 403, "{host}{path}");
            assert!(!answer.contains("kort"), "{answer}");
        }
    }
    let post = preview.raw(&format!(
        "POST /module HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    ));
    assert_eq!(status(&post), 405);
    // On the whole of 127.0.0.0/8 somebody else may listen; a server for all addresses would answer here.
    if cfg!(target_os = "linux") {
        assert!(TcpStream::connect(("127.0.0.2", port)).is_err());
    }
}

#[test]
fn nothing_but_the_page_and_the_media_of_the_module_can_be_had() {
    let folder = Folder::new();
    folder.write("geheim.png", "secret");
    folder.write("geheim.yaml", "secret");
    folder.write("les/kort.yaml", RIGHT);
    folder.write("les/media/kat.png", "a cat");
    folder.write("les/.verborgen/kat.png", "secret");
    folder.write("les/aantekening.txt", "secret");
    #[cfg(unix)]
    std::os::unix::fs::symlink("../../geheim.png", folder.path().join("les/media/weg.png")).unwrap();
    let preview = Preview::start(&folder, &["les/kort.yaml"]);
    let (code, head, body) = preview.get("/media-of-module/media/kat.png");
    assert_eq!((code, body.as_str()), (200, "a cat"));
    assert!(head.contains("content-type: image/png"), "{head}");
    assert_eq!(preview.get("/preview.js").0, 200);
    for path in [
        "/../geheim.png",
        "/..%2fgeheim.png",
        "/page/../geheim.png",
        "/../geheim.yaml",
        "//etc/passwd",
        "/%2e%2e/geheim.yaml",
        "/les/kort.yaml",
        "/kort.yaml",
        "/media-of-module/kort.yaml",
        "/media-of-module/aantekening.txt",
        "/media-of-module/../geheim.png",
        "/media-of-module/media/../../geheim.png",
        "/media-of-module/%2e%2e/geheim.png",
        "/media-of-module/..%2fgeheim.png",
        "/media-of-module/..\\geheim.png",
        "/media-of-module//geheim.png",
        "/media-of-module/.verborgen/kat.png",
        "/media-of-module/media/weg.png",
        "/media-of-module/media/hond.png",
        "/media-of-module/",
    ] {
        let (code, _, body) = preview.get(path);
        assert!(code == 404 || code == 400, "{path}: {code}");
        assert!(!body.contains("secret") && !body.contains("root:"), "{path}");
    }
}

#[test]
fn each_save_is_told_and_the_last_good_version_stays() {
    let folder = Folder::new();
    let part = RIGHT.replace("module: kort", "module: deel");
    let main = RIGHT.replace(
        "  - step: midden\n    title: Midden\n    body: Hier ben je.\n",
        "  - use: midden\n    module: delen/deel.yaml\n",
    );
    folder.write("les.yaml", &main);
    folder.write("delen/deel.yaml", &part);
    let preview = Preview::start(&folder, &["les.yaml"]);
    let mut event = preview.events();
    let first = event();
    let told = preview.told();
    assert_eq!(
        (&told["file"], &told["old"], &told["problems"]),
        (&"les.yaml".into(), &false.into(), &Value::Array(vec![]))
    );
    let program = told["program"].as_str().unwrap().to_owned();
    assert!(preview.get("/drawing").2.contains("data-step=\"vraag\""));

    // A fault, at its line, with the lines around it; places count as JavaScript does.
    folder.write(
        "les.yaml",
        main.replace("go: slot", "go: slöt😀")
            .replace("Een vraag", "Een 😀"),
    );
    assert_eq!(event(), first + 1);
    let told = preview.told();
    let problem = &told["problems"][0];
    let line = main.lines().position(|line| line.contains("go: slot")).unwrap() + 1;
    assert_eq!(problem["place"]["line"], line);
    assert_eq!(problem["place"]["path"], "les.yaml");
    let column = |key: &str| problem["place"][key].as_u64().unwrap();
    assert_eq!(
        column("end_column") - column("column"),
        "slöt😀".encode_utf16().count() as u64
    );
    assert_eq!(problem["lines"][1]["line"], line);
    assert_eq!(problem["lines"][1]["text"], "        go: slöt😀");
    assert_eq!(told["old"], true);
    assert_eq!(told["program"], program.as_str());

    // Mended; then a fault in the part; then no file at all.
    folder.write("les.yaml", &main);
    assert_eq!(event(), first + 2);
    assert_eq!(preview.told()["old"], false);
    folder.write("delen/deel.yaml", part.replace("title: Midden", "titel: Midden"));
    assert_eq!(event(), first + 3);
    assert_eq!(preview.told()["problems"][0]["place"]["path"], "delen/deel.yaml");
    std::fs::remove_file(folder.path().join("les.yaml")).unwrap();
    assert_eq!(event(), first + 4);
    let told = preview.told();
    assert!(told["trouble"].as_str().unwrap().contains("les.yaml"), "{told}");
    assert!(told["program"].is_string());
}

#[test]
fn ctrl_c_ends_it_well() {
    let folder = Folder::new();
    folder.write("kort.yaml", RIGHT);
    let mut preview = Preview::start(&folder, &["kort.yaml"]);
    // Somebody who listens keeps nobody.
    let mut event = preview.events();
    event();
    let sent = Command::new("kill")
        .args(["-INT", &preview.child.id().to_string()])
        .status()
        .unwrap();
    assert!(sent.success());
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
}

#[test]
fn what_cannot_be_served_is_said() {
    let folder = Folder::new();
    folder.write("kort.yaml", RIGHT);
    folder.write("leeg/niets.txt", "");
    let none = binary::leerpad(folder.path(), &["preview", "kort.yaml", "--page", "leeg"]);
    assert_eq!(none.code, 1);
    assert!(
        none.complaints.contains("cargo xtask preview"),
        "{}",
        none.complaints
    );
    let preview = Preview::start(&folder, &["kort.yaml"]);
    let port = preview.port.to_string();
    let page = ["preview", "--page", "page"];
    let taken = binary::leerpad(
        folder.path(),
        &[&page[..], &["kort.yaml", "--port", &port]].concat(),
    );
    assert_eq!(taken.code, 1);
    assert!(
        taken.complaints.contains(&port) && taken.complaints.contains("--port"),
        "{}",
        taken.complaints
    );
    // Without `--port` the next one is taken.
    let second = Preview::start(&folder, &["kort.yaml"]);
    assert_ne!(second.port, preview.port);
    let absent = binary::leerpad(folder.path(), &[&page[..], &["weg.yaml"]].concat());
    assert_eq!(absent.code, 1);
    assert!(absent.complaints.contains("weg.yaml"), "{}", absent.complaints);
}
