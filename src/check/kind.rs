//! The table of kinds: what a rule's `kind:` can say, and which options its `with:` then has.

use super::{Check, Draft};

/// One kind of rule.
pub struct Kind {
    /// Its name in rules.
    pub name: &'static str,
    /// What a rule of this kind says, one sentence.
    pub doc: &'static str,
    /// Its options, in groups.
    pub options: &'static [&'static [Opt]],
    /// What can stand between braces in its messages, besides claims and `story_date`.
    pub placeholders: &'static [&'static str],
    pub(super) compile: fn(&mut Draft<'_, '_>) -> Option<Box<dyn Check>>,
}

/// One option of a kind.
pub struct Opt {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub takes: &'static str,
    /// What it means, one sentence.
    pub doc: &'static str,
}

impl Opt {
    pub(crate) const fn new(name: &'static str, takes: &'static str, doc: &'static str) -> Opt {
        Opt { name, takes, doc }
    }
}

/// Every kind there is: the claim kinds, then the pattern kinds by name.
pub static KINDS: &[&Kind] = &[
    &super::each::KIND,
    &super::pairs::KIND,
    &super::lookup::KIND,
    &super::authors::KIND,
    &super::balance::KIND,
    &super::capitalization::KIND,
    &super::compounds::KIND,
    &super::conditional::KIND,
    &super::consistency::KIND,
    &super::courtesy::KIND,
    &super::dating::KIND,
    &super::existence::KIND,
    &super::forms::KIND,
    &super::length::KIND,
    &super::markup::KIND,
    &super::metadata::KIND,
    &super::occurrence::KIND,
    &super::repetition::KIND,
    &super::sequence::KIND,
    &super::spelling::KIND,
    &super::substitution::KIND,
];

impl Kind {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<&'static Kind> {
        KINDS.iter().copied().find(|kind| kind.name == name)
    }

    /// All its options.
    pub fn all_options(&self) -> impl Iterator<Item = &'static Opt> {
        self.options.iter().copied().flatten()
    }

    /// Compiles the options and the wording of a rule of this kind. `None` where a mistake leaves nothing to run.
    pub fn compile(&self, draft: &mut Draft<'_, '_>) -> Option<Box<dyn Check>> {
        (self.compile)(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_and_option_is_named_once_and_documented() {
        let names: BTreeSet<_> = KINDS.iter().map(|kind| kind.name).collect();
        assert_eq!(names.len(), KINDS.len());
        for kind in KINDS {
            let options: BTreeSet<_> = kind.all_options().map(|option| option.name).collect();
            assert_eq!(options.len(), kind.all_options().count(), "{}", kind.name);
            assert!(
                kind.doc.ends_with('.') && kind.all_options().all(|option| option.doc.ends_with('.')),
                "{}",
                kind.name
            );
        }
    }

    #[test]
    fn every_kind_has_a_file_and_every_file_a_kind() {
        let parts = "condition draft kind lexicon message mod neighbour pattern places scope search selection";
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check");
        let files = std::fs::read_dir(folder).expect("the source folder").filter_map(Result::ok);
        let files = files.map(|file| file.file_name().to_string_lossy().trim_end_matches(".rs").to_owned());
        let files: BTreeSet<_> = files.filter(|name| !parts.split(' ').any(|part| part == name)).collect();
        let kinds: BTreeSet<_> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
        assert_eq!(files, kinds);
    }
}
