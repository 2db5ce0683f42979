//! Where texts cross: written by the host into one piece of memory that stays where it is, and read from another.
//!
//! One act is one text in and one text out, a million times a second. So nothing is allocated for it on the way in, and
//! the host keeps one view of the memory instead of making one for each call.

/// Bytes of the place where nearly all texts fit.
pub const ROOM: usize = 64 * 1024;

/// The places of one instance of the engine.
#[derive(Default)]
pub struct Border {
    usual: Vec<u8>,
    /// For one text that is longer than usual.
    large: Vec<u8>,
    /// Such a text while it is read; it goes with the next call.
    reading: Vec<u8>,
    output: String,
}

impl Border {
    /// Nothing is allocated yet.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            usual: Vec::new(),
            large: Vec::new(),
            reading: Vec::new(),
            output: String::new(),
        }
    }

    /// Where the host writes its next text, of at most so many bytes. For up to [`ROOM`] bytes that is always the same
    /// place, and asking once is enough.
    pub fn room(&mut self, length: usize) -> *const u8 {
        if length > ROOM {
            self.large = vec![0; length];
            return self.large.as_ptr();
        }
        self.usual.resize(ROOM, 0);
        self.usual.as_ptr()
    }

    /// The bytes that the host wrote, and where the answer goes.
    pub fn open(&mut self, length: usize) -> (&[u8], &mut String) {
        let is_large = length > ROOM;
        self.reading = if is_large {
            std::mem::take(&mut self.large)
        } else {
            Vec::new()
        };
        let written = if is_large { &self.reading } else { &self.usual };
        if self.output.capacity() > ROOM {
            self.output = String::new();
        }
        self.output.clear();
        (written.get(..length).unwrap_or_default(), &mut self.output)
    }

    /// The same where it is a text. A host that writes what is no UTF-8 has written nothing.
    pub fn text(&mut self, length: usize) -> (&str, &mut String) {
        let (bytes, output) = self.open(length);
        (std::str::from_utf8(bytes).unwrap_or_default(), output)
    }

    /// The same for two texts, one after the other, by their lengths.
    pub fn pair(&mut self, first: usize, second: usize) -> (&str, &str, &mut String) {
        let (text, output) = self.text(first.saturating_add(second));
        let (first, second) = text.split_at_checked(first).unwrap_or_default();
        (first, second, output)
    }

    /// What came out of the last call.
    #[must_use]
    pub fn output(&self) -> &str {
        &self.output
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes as a host does: into the room it was given.
    fn write(border: &mut Border, text: &str) -> usize {
        border.room(text.len());
        let place = if text.len() > ROOM {
            &mut border.large
        } else {
            &mut border.usual
        };
        place[..text.len()].copy_from_slice(text.as_bytes());
        text.len()
    }

    #[test]
    fn the_usual_room_stays_where_it_is() {
        let mut border = Border::new();
        let first = border.room(1);
        assert_eq!(border.room(ROOM), first);
        assert_ne!(border.room(ROOM + 1), first);
        assert_eq!(border.room(7), first);
    }

    #[test]
    fn texts_of_any_length_come_through() {
        let mut border = Border::new();
        for text in ["", "é😀", &"x".repeat(ROOM), &"é".repeat(ROOM), "after"] {
            let length = write(&mut border, text);
            let (given, output) = border.text(length);
            assert_eq!(given, text);
            output.push_str("out");
            assert_eq!(border.output(), "out");
        }
        write(&mut border, "eentwee");
        let (one, two, _) = border.pair(3, 4);
        assert_eq!((one, two), ("een", "twee"));
    }

    #[test]
    fn what_is_no_text_is_none() {
        let mut border = Border::new();
        border.room(2);
        border.usual[..2].copy_from_slice(&[0xff, 0xfe]);
        assert_eq!(border.text(2).0, "");
        assert_eq!(border.open(2).0, [0xff, 0xfe]);
        assert!(border.open(ROOM + 1).0.is_empty());
        assert_eq!(border.pair(usize::MAX, 2).0, "");
    }
}
