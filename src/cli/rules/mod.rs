//! `lastread rules`: lists, explains, tests and begins rules; and where `check` gets its rules from.

mod catalogue;
mod corpus;
mod explain;
mod handbook;
mod list;
mod new;
mod test;

pub(super) use explain::explain;
pub(super) use handbook::Handbook;
pub(super) use list::list;
pub(super) use new::new;
pub(super) use test::test;

use super::house;
use super::input::Unreadable;
use crate::diagnostic::Diagnostic;
use crate::rule::{self, Rule};
use crate::source::Source;
use std::path::PathBuf;

/// Rules, and what kept others from being loaded.
#[derive(Default)]
pub(super) struct Loaded {
    /// The shipped rules, then those of the folders.
    pub(super) rules: Vec<Rule>,
    /// The files of the rules of the folders, in the same order.
    pub(super) sources: Vec<Source>,
    /// Rule files with mistakes in them, in order of their paths.
    pub(super) mistakes: Vec<(Source, Vec<Diagnostic>)>,
    /// Files and folders that could not be read.
    pub(super) unreadable: Vec<Unreadable>,
}

/// The shipped rules and those in `places`: files, and folders of them.
pub(super) fn load(places: &[PathBuf]) -> Loaded {
    let mut house = house::load(places, &["yaml", "yml"], rule::load);
    house.mistakes.sort_by(|(a, _), (b, _)| a.path().cmp(b.path()));
    let mut loaded =
        Loaded { rules: rule::shipped(), sources: Vec::new(), mistakes: house.mistakes, unreadable: house.unreadable };
    for (source, rule) in house.loaded {
        loaded.rules.push(rule);
        loaded.sources.push(source);
    }
    loaded
}
