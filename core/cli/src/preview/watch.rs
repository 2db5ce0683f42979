//! Looks again when a file of the module was saved. It asks the file system a few times a second: that works on every disk,
//! also shared ones, and for editors that put a new file in place of the old.

use std::fs;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, SystemTime};

use tokio::sync::watch::{self, Receiver};

use super::look::{Looker, Seen};

/// How often to ask. A file that is the same twice is looked at, so that nobody sees half of it.
const PAUSE: Duration = Duration::from_millis(150);

/// Looks now, and from then on in a thread that ends when nobody listens.
pub(super) fn start(mut looker: Looker) -> Receiver<Arc<Seen>> {
    let (mut known, look) = look(&mut looker);
    let (tell, seen) = watch::channel(look);
    thread::spawn(move || {
        let mut before = known.clone();
        while !tell.is_closed() {
            thread::sleep(PAUSE);
            let now = stamps(looker.files());
            if now == before && now != known {
                let look;
                (known, look) = self::look(&mut looker);
                before = known.clone();
                let _ = tell.send(look);
            } else {
                before = now;
            }
        }
    });
    seen
}

/// Looks, with the stamps of before: what is saved meanwhile is seen next. A look that found other parts is done again, for
/// those had no stamps yet.
fn look(looker: &mut Looker) -> (Vec<Stamp>, Arc<Seen>) {
    let watched = looker.files().to_vec();
    let before = stamps(&watched);
    let look = looker.look();
    if watched == looker.files() {
        return (before, look);
    }
    (stamps(looker.files()), looker.look())
}

/// When a file was written last, and how long it is; nothing where it is not there.
type Stamp = Option<(SystemTime, u64)>;

fn stamps(files: &[String]) -> Vec<Stamp> {
    let stamp = |file: &String| {
        let about = fs::metadata(file).ok()?;
        Some((about.modified().ok()?, about.len()))
    };
    files.iter().map(stamp).collect()
}
