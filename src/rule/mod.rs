//! Rules: YAML files, one each, loaded and compiled. What can be wrong with one is found when it is loaded, all of it, and each mistake is a
//! diagnostic drawn on the file. The shipped rules were validated by the tests and precompiled by `build.rs`.
//!
//! ```text
//! YAML ─► tree::parse ─► Node ─┐
//! build.rs ─► JSON ─► Node ────┴─► file::compile ─► Rule { meta, check }
//! ```

pub mod examples;
mod file;
pub mod schema;
mod script;
pub mod vocabulary;

pub use file::FIELDS;
pub use script::{Change, Script, scripts};

use crate::check::{Check, Kind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use crate::tree::{self, Mistakes, Node, Value};
use file::Known;
use std::sync::Arc;

/// The rule of every diagnostic about a rule file.
pub const RULE_FILE: &str = "lastread/rule-file";

/// What the shipped rules, lists of words and tables are known by: sixteen hexadecimal digits that another rule, another word or another row
/// makes others, and another machine does not.
pub const PACK: &str = env!("LASTREAD_RULE_PACK");

/// A rule, ready to run.
#[derive(Clone)]
pub struct Rule {
    /// File name without its extension (`former-and-sitting`).
    pub id: String,
    /// Folder (`people`).
    pub category: String,
    /// How sure.
    pub level: Severity,
    /// Whether it runs only where a configuration gives it a level.
    pub opt_in: bool,
    /// One sentence: what it finds.
    pub summary: String,
    /// What to do about it, as a template; findings carry it filled in.
    pub help: Option<String>,
    /// Where it is documented.
    pub url: Option<String>,
    /// Its documentation, in Markdown. Not kept in precompiled rules: load the rule from its [source](shipped_sources) to read it.
    pub docs: Option<String>,
    /// Its kind.
    pub kind: &'static Kind,
    /// The compiled check.
    pub check: Arc<dyn Check>,
}

impl Rule {
    /// Its documentation, in Markdown; of a precompiled rule, from its file.
    pub fn documentation(&self) -> Option<String> {
        let path = format!("{}/{}.yaml", self.category, self.id);
        let shipped = || {
            let (path, yaml) = shipped_sources().iter().find(|(shipped, _)| shipped.ends_with(&path))?;
            load(&Source::new(*path, *yaml)).ok()?.docs
        };
        self.docs.clone().or_else(shipped)
    }
}

/// The rules shipped in the binary, by path.
pub fn shipped() -> Vec<Rule> {
    shipped_trees().iter().filter_map(precompiled).collect()
}

/// The shipped rules as build.rs left them: maps of `path` and `rule`.
fn shipped_trees() -> Vec<Node> {
    let rules = serde_json::from_str::<Node>(include_str!(concat!(env!("OUT_DIR"), "/rules.json")));
    debug_assert!(rules.is_ok(), "build.rs writes JSON");
    match rules {
        Ok(Node { value: Value::List(rules), .. }) => rules,
        _ => Vec::new(),
    }
}

fn precompiled(shipped: &Node) -> Option<Rule> {
    let path = shipped.get("path")?.as_text()?;
    let mut mistakes = Mistakes::default();
    let rule = file::compile(shipped.get("rule")?, path, Known::Sound, &mut mistakes);
    debug_assert!(mistakes.is_empty(), "{path}: {mistakes:?}");
    let url = |own: Option<String>| own.or_else(|| address(env!("CARGO_PKG_REPOSITORY"), path));
    rule.map(|rule| Rule { url: url(rule.url.clone()), ..rule })
}

/// Where a shipped rule can be read: its file, as it is in this version, in the repository that the package names; nowhere where it names none.
fn address(repository: &str, path: &str) -> Option<String> {
    const VERSION: &str = env!("CARGO_PKG_VERSION");
    (!repository.is_empty()).then(|| format!("{repository}/blob/v{VERSION}/{path}"))
}

/// Path and text of every shipped rule file, by path.
pub fn shipped_sources() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/rules.rs"))
}

/// The rule a YAML file holds. Its id is the file's name, its category the folder's.
///
/// # Errors
/// Every mistake found in the file, in its order.
pub fn load(source: &Source) -> Result<Rule, Vec<Diagnostic>> {
    read(source).map(|(rule, _)| rule).map_err(|mistakes| mistakes.into_diagnostics(RULE_FILE, source))
}

/// The rule and the tree it was read from.
fn read(source: &Source) -> Result<(Rule, Node), Mistakes> {
    let tree = tree::parse(source)?;
    let mut mistakes = Mistakes::default();
    match file::compile(&tree, source.path(), Known::Nothing, &mut mistakes) {
        Some(rule) if mistakes.is_empty() => Ok((rule, tree)),
        _ => Err(mistakes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precompiled_rules_say_what_their_files_say() {
        let json: Node = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/rules.json"))).expect("JSON");
        let Value::List(rules) = &json.value else { panic!("a list") };
        assert_eq!(rules.len(), shipped_sources().len());
        for (rule, (path, yaml)) in rules.iter().zip(shipped_sources()) {
            let mut tree = tree::parse(&Source::new(*path, *yaml)).expect("good YAML");
            if let Value::Map(entries) = &mut tree.value {
                entries.retain(|(key, _)| key.name != "docs" && key.name != "examples");
            }
            assert_eq!(rule.get("path").and_then(Node::as_text), Some(*path));
            assert_eq!(rule.get("rule"), Some(&tree), "{path}");
        }
    }

    #[test]
    fn a_shipped_rule_is_read_in_the_repository_that_the_package_names() {
        let path = "rules/dates/weekday.yaml";
        let expected = concat!(
            "https://forge.example/desk/lastread/blob/v",
            env!("CARGO_PKG_VERSION"),
            "/rules/dates/weekday.yaml"
        );
        assert_eq!(address("https://forge.example/desk/lastread", path).as_deref(), Some(expected));
        assert_eq!(address("", path), None);
        let paths = shipped_sources().iter().map(|(path, _)| path);
        assert!(paths.into_iter().all(|path| path.starts_with("rules/")), "paths in the repository");
    }

    #[test]
    fn every_shipped_rule_compiles_from_both_forms() {
        let ids: Vec<_> = shipped().into_iter().map(|rule| rule.id).collect();
        let loaded = shipped_sources().iter().map(|(path, yaml)| load(&Source::new(*path, *yaml)));
        let loaded: Vec<_> =
            loaded.map(|rule| rule.map_err(|mistakes| panic!("{mistakes:#?}")).map(|rule| rule.id)).collect();
        assert_eq!(ids.into_iter().map(Ok).collect::<Vec<Result<_, ()>>>(), loaded);
    }
}
