//! Rules: YAML files, loaded and compiled. STUB: to be written.

use crate::check::Check;
use crate::diagnostic::Severity;

/// A rule, ready to run.
pub struct Rule {
    /// File name without its extension (`former-and-sitting`).
    pub id: String,
    /// Folder (`people`).
    pub category: String,
    /// How sure.
    pub level: Severity,
    /// One sentence: what it finds.
    pub summary: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where it is documented.
    pub url: Option<String>,
    /// The compiled check.
    pub check: Box<dyn Check>,
}

/// The rules shipped in the binary.
pub fn shipped() -> Vec<Rule> {
    Vec::new()
}
