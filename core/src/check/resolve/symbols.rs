//! Words that are options, rows, bands, arms and moments, each stored once.

use std::collections::BTreeMap;

use crate::expr::name::Symbol;

/// The table of symbols while it grows.
#[derive(Default)]
pub(crate) struct Symbols {
    list: Vec<String>,
    known: BTreeMap<String, Symbol>,
}

impl Symbols {
    /// The symbol of a word, new or known.
    pub(crate) fn intern(&mut self, word: &str) -> Symbol {
        if let Some(symbol) = self.known.get(word) {
            return *symbol;
        }
        let symbol = Symbol(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(word.to_owned());
        self.known.insert(word.to_owned(), symbol);
        symbol
    }

    /// The symbol of a word, if it is known.
    pub(crate) fn find(&self, word: &str) -> Option<Symbol> {
        self.known.get(word).copied()
    }

    /// The word of a symbol.
    pub(crate) fn word(&self, symbol: Symbol) -> &str {
        self.list.get(symbol.index()).map_or("", String::as_str)
    }

    /// All words, by symbol.
    pub(crate) fn into_list(self) -> Vec<String> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_symbol() {
        let mut symbols = Symbols::default();
        let (a, b) = (symbols.intern("a"), symbols.intern("b"));
        assert_ne!(a, b);
        assert_eq!(symbols.intern("a"), a);
        assert_eq!(symbols.find("b"), Some(b));
        assert_eq!(symbols.find("c"), None);
        assert_eq!(symbols.word(b), "b");
        assert_eq!(symbols.into_list(), ["a", "b"]);
    }
}
