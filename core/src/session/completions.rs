//! Which exits completed which sections (semantics 16.3).

/// Sections, each with the places on the trail at which it was completed, in this order.
#[derive(Clone, Default)]
pub(super) struct Completions(Vec<(u32, u32)>);

impl Completions {
    /// The exit at a place of the trail completed a section.
    pub(super) fn add(&mut self, section: u32, position: u32) {
        let at = self.until(section, position);
        self.0.insert(at, (section, position));
    }

    /// That exit is taken back, if it completed the section.
    pub(super) fn take_back(&mut self, section: u32, position: u32) {
        let at = self.until(section, position);
        if self.0.get(at) == Some(&(section, position)) {
            self.0.remove(at);
        }
    }

    /// Where a section was completed last, before a place of the trail.
    pub(super) fn last_before(&self, section: u32, position: u32) -> Option<u32> {
        let before = self.until(section, position).checked_sub(1)?;
        let (of, last) = self.0.get(before)?;
        (*of == section).then_some(*last)
    }

    fn until(&self, section: u32, position: u32) -> usize {
        self.0.partition_point(|known| *known < (section, position))
    }
}
