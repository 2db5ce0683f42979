//! From the texts of a set to drafts: each file that is used is read once.

use std::cell::Cell;

use super::sources::Sources;
use crate::ground::limits;
use crate::ground::problem::Problems;
use crate::module::draft::ModuleDraft;
use crate::syntax::tree::Node;

/// The trees of the files of a set.
pub(crate) struct Trees {
    /// By number of the source.
    pub(crate) all: Vec<Node>,
}

impl Trees {
    /// Reads every file of the set; the parts are few and small.
    pub(crate) fn read(sources: &Sources, problems: &mut Problems) -> Self {
        let mut all = Vec::with_capacity(sources.all().len());
        for (number, source) in sources.all().iter().enumerate().take(usize::from(u16::MAX)) {
            let (tree, mut found) = crate::syntax::parse(source, u16::try_from(number).unwrap_or(u16::MAX));
            problems.append(&mut found);
            all.push(tree);
        }
        Self { all }
    }
}

/// The drafts of the files of a set.
pub(crate) struct ReadSet<'a> {
    sources: &'a Sources,
    drafts: Vec<ModuleDraft<'a>>,
    searches: Searches,
}

/// How many names may still be compared with wrong ones: many wrong names among many would take their product.
pub(crate) struct Searches(Cell<usize>);

impl Searches {
    /// Whether so many names may be compared; they count as compared then.
    pub(crate) fn allow(&self, count: usize) -> bool {
        let left = self.0.get().checked_sub(count);
        self.0.set(left.unwrap_or(0));
        left.is_some()
    }
}

impl<'a> ReadSet<'a> {
    /// Decodes every tree.
    pub(crate) fn decode(sources: &'a Sources, trees: &'a Trees, problems: &mut Problems) -> Self {
        let mut drafts = Vec::with_capacity(trees.all.len());
        for (tree, source) in trees.all.iter().zip(sources.all()) {
            let (draft, mut found) = crate::module::decode(tree, source);
            problems.append(&mut found);
            drafts.push(draft);
        }
        Self {
            sources,
            drafts,
            searches: Searches(Cell::new(limits::COMPARISONS)),
        }
    }

    /// What may still be compared to say what was meant.
    pub(crate) const fn searches(&self) -> &Searches {
        &self.searches
    }

    /// The draft of a source.
    pub(crate) fn draft(&self, number: usize) -> Option<&ModuleDraft<'a>> {
        self.drafts.get(number)
    }

    /// The names of all sources.
    pub(crate) fn names(&self) -> Vec<String> {
        self.sources
            .all()
            .iter()
            .map(|source| source.name().to_owned())
            .collect()
    }

    /// The source that a file names as a part: a file, or the id of a module in the set.
    pub(crate) fn find(&self, user: usize, name: &str) -> Option<usize> {
        let by_path = self
            .sources
            .all()
            .get(user)
            .and_then(|source| self.sources.find(source, name));
        by_path.or_else(|| {
            self.drafts.iter().position(|draft| {
                draft
                    .id
                    .is_some_and(|id| !id.value.is_empty() && id.value == name)
            })
        })
    }
}
