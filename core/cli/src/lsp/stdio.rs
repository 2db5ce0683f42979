//! Standard input and output, each in a thread of its own. Answers come here written already: the tree of values that
//! `lsp_server::Connection::stdio` wants of each takes twenty times the room of the outline of a long module, and longer than
//! the outline itself.

use std::io::{self, Write, stdin, stdout};
use std::thread::{Builder, JoinHandle};

use crossbeam_channel::{Receiver, Sender, bounded, select};
use lsp_server::{Connection, Message};

/// As much as the readings of a long module take, with an outline of it.
const ROOM: usize = 16 << 20;

/// The threads behind a connection.
pub(super) struct Threads {
    reader: JoinHandle<io::Result<()>>,
    writer: JoinHandle<io::Result<()>>,
}

impl Threads {
    /// Waits until all is read and written; whether it was.
    pub(super) fn join(self) -> bool {
        let is_done = |thread: JoinHandle<io::Result<()>>| matches!(thread.join(), Ok(Ok(())));
        let is_read = is_done(self.reader);
        is_done(self.writer) && is_read
    }
}

/// A connection, and where answers go that are written already.
pub(super) fn open() -> io::Result<(Connection, Sender<String>, Threads)> {
    let (sender, messages) = bounded(0);
    let (answers, bodies) = bounded(0);
    let (read, receiver) = bounded(0);
    let writer = Builder::new().spawn(move || write_all(&messages, &bodies))?;
    let reader = Builder::new().spawn(move || read_all(&read))?;
    keep_room();
    Ok((
        Connection { sender, receiver },
        answers,
        Threads { reader, writer },
    ))
}

fn read_all(read: &Sender<Message>) -> io::Result<()> {
    let mut input = stdin().lock();
    while let Some(message) = Message::read(&mut input)? {
        let is_exit = matches!(&message, Message::Notification(told) if told.method == "exit");
        if read.send(message).is_err() || is_exit {
            break;
        }
    }
    Ok(())
}

/// Writes until nobody sends any more.
fn write_all(messages: &Receiver<Message>, bodies: &Receiver<String>) -> io::Result<()> {
    let mut output = stdout().lock();
    loop {
        select! {
            recv(messages) -> message => match message {
                Ok(message) => message.write(&mut output)?,
                Err(_) => return Ok(()),
            },
            recv(bodies) -> body => match body {
                Ok(body) => {
                    write!(output, "Content-Length: {}\r\n\r\n{body}", body.len())?;
                    output.flush()?;
                }
                Err(_) => return Ok(()),
            },
        }
    }
}

/// What an answer took is given back after it, and an allocator that hands it to the system each time lets every key wait for
/// the same pages anew. One that gave so much in one piece keeps as much from then on (glibc); it is never touched.
fn keep_room() {
    drop(std::hint::black_box(Vec::<u8>::with_capacity(ROOM)));
}
