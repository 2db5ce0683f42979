//! Lists that copies of a session share: only the pages that are written to afterwards become a copy's own. Whoever tries
//! what may come of an act copies the session first, and a long session has many visits of which few change.

use std::sync::Arc;

/// Values in runs, each of which stands in one page and is found by where it begins. So many values a page holds, unless the
/// last run that begins in it is longer.
pub(super) struct Pages<T, const PAGE: usize> {
    pages: Vec<Arc<Vec<T>>>,
}

impl<T, const PAGE: usize> Clone for Pages<T, PAGE> {
    fn clone(&self) -> Self {
        Self {
            pages: self.pages.clone(),
        }
    }
}

impl<T: Clone, const PAGE: usize> Pages<T, PAGE> {
    pub(super) const fn new() -> Self {
        Self { pages: Vec::new() }
    }

    /// Where the next run will begin; of values that each are a run, how many there are.
    pub(super) fn end(&self) -> u32 {
        let full = self.pages.len();
        let end = match self.pages.last() {
            Some(last) if last.len() < PAGE => (full - 1) * PAGE + last.len(),
            _ => full * PAGE,
        };
        crate::program::number(end)
    }

    /// Adds a run.
    pub(super) fn push(&mut self, run: impl ExactSizeIterator<Item = T>) {
        match self.pages.last_mut() {
            Some(last) if last.len() < PAGE => own(last, PAGE.max(last.len() + run.len())).extend(run),
            _ => {
                let mut page = Vec::with_capacity(PAGE.max(run.len()));
                page.extend(run);
                self.pages.push(Arc::new(page));
            }
        }
    }

    /// The values from the beginning of a run to the end of its page.
    pub(super) fn from(&self, first: u32) -> &[T] {
        let first = first as usize;
        let page = self.pages.get(first / PAGE);
        page.and_then(|page| page.get(first % PAGE..)).unwrap_or_default()
    }

    /// A value by the run in which it stands and its place there.
    pub(super) fn get(&self, first: u32, place: u32) -> Option<&T> {
        let first = first as usize;
        self.pages.get(first / PAGE)?.get(first % PAGE + place as usize)
    }

    /// The same, to write to.
    pub(super) fn get_mut(&mut self, first: u32, place: u32) -> Option<&mut T> {
        let first = first as usize;
        let page = self.pages.get_mut(first / PAGE)?;
        own(page, PAGE).get_mut(first % PAGE + place as usize)
    }

    /// All values, in the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.pages.iter().flat_map(|page| page.iter())
    }
}

/// A page that is nobody else's; one that was is copied into so much room.
fn own<T: Clone>(page: &mut Arc<Vec<T>>, room: usize) -> &mut Vec<T> {
    if Arc::get_mut(page).is_none() {
        let mut copy = Vec::with_capacity(room.max(page.len()));
        copy.extend_from_slice(page);
        *page = Arc::new(copy);
    }
    Arc::make_mut(page)
}
