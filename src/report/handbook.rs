//! What a report says of a rule itself, beside its findings: a page for everybody who has not met the rule before.

use crate::diagnostic::Severity;

/// Looks up rules.
pub trait Handbook {
    /// The page of a rule; `None` where there is no such rule.
    fn page(&self, rule: &str) -> Option<Page>;
}

/// No handbook: reports do without.
impl Handbook for () {
    fn page(&self, _: &str) -> Option<Page> {
        None
    }
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its level, before the config has its say.
    pub level: Severity,
    /// What it finds, in one sentence.
    pub summary: String,
    /// What it checks, why, and when to let it stand, in Markdown.
    pub docs: Option<String>,
}
