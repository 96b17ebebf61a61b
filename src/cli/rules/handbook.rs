//! The files of rules, looked up by id.

use crate::report::{self, Page};
use crate::rule;
use crate::source::Source;

/// The shipped rules and a house's own, as reports and people look them up.
pub(in crate::cli) struct Handbook<'r> {
    /// The files of the house's own rules.
    own: &'r [Source],
}

impl<'r> Handbook<'r> {
    pub(in crate::cli) fn new(own: &'r [Source]) -> Handbook<'r> {
        Handbook { own }
    }

    /// The file of a rule. Of two with one id, the house's own, and of those the last.
    pub(super) fn file(&self, id: &str) -> Option<Source> {
        let is_of = |path: &str| {
            let name = path.rsplit('/').next().unwrap_or(path);
            name.rsplit_once('.').is_some_and(|(stem, _)| stem == id)
        };
        let own = self.own.iter().rev().find(|source| is_of(source.path()));
        own.map(|source| Source::new(source.path(), source.text())).or_else(|| {
            let shipped = rule::shipped_sources().iter().find(|(path, _)| is_of(path));
            shipped.map(|(path, yaml)| Source::new(*path, *yaml))
        })
    }
}

impl report::Handbook for Handbook<'_> {
    fn page(&self, id: &str) -> Option<Page> {
        let rule = rule::load(&self.file(id)?).ok()?;
        Some(Page { level: rule.level, summary: rule.summary, docs: rule.docs })
    }
}
