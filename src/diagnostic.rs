//! What lastread says. A finding in a story, a mistake in a rule and a mistake in the config are the same [`Diagnostic`], sorted, filtered
//! and drawn by the same code.

use crate::source::Source;
use crate::span::Span;

/// How sure a rule is that an editor would change the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look; shown only when asked for.
    Note,
    /// Right at least nine times in ten on edited copy.
    Warning,
    /// Near-certain.
    Error,
}

impl Severity {
    /// The level's name in rules, options and output.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Rule id (`former-and-sitting`), or `lastread/…` for mistakes in rules and config.
    pub rule: String,
    /// Folder of the rule (`people`).
    pub category: String,
    /// How sure.
    pub severity: Severity,
    /// What does not agree with what. If only one thing can be shown, it is this.
    pub message: String,
    /// The file, as reached from the working directory.
    pub path: String,
    /// The bytes to look at. `0..0` for the file as a whole.
    pub span: Span<Source>,
    /// The words under the caret, where they say more than the message.
    pub label: Option<String>,
    /// The other places.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// Where the rule is documented.
    pub url: Option<String>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// What lastread says of its own accord, not by a rule of copy: of `rule` (`lastread/…`), at a place of the file `path`.
    pub fn own(
        rule: &str,
        severity: Severity,
        path: &str,
        span: Span<Source>,
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic {
            rule: rule.to_owned(),
            category: "lastread".to_owned(),
            severity,
            message: message.into(),
            path: path.to_owned(),
            span,
            label: None,
            labels: Vec::new(),
            help: None,
            url: None,
            fixes: Vec::new(),
        }
    }
}

/// Another place that belongs to a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The file; most often the diagnostic's own.
    pub path: String,
    /// The bytes.
    pub span: Span<Source>,
    /// What stands there.
    pub message: String,
}

/// A way to mend the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a menu entry.
    pub title: String,
    /// Whether it may be applied without a person looking.
    pub safe: bool,
    /// Replacements in the diagnostic's file; they do not overlap.
    pub edits: Vec<Edit>,
}

/// One replacement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace.
    pub span: Span<Source>,
    /// What to write there.
    pub text: String,
}

impl Edit {
    /// A text after edits that come in its order and leave one another alone.
    pub fn apply<'e>(edits: impl IntoIterator<Item = &'e Edit>, text: &str) -> String {
        let mut edited = String::with_capacity(text.len());
        let mut at = 0;
        for edit in edits {
            edited.push_str(&text[at..edit.span.start as usize]);
            edited.push_str(&edit.text);
            at = edit.span.end as usize;
        }
        edited.push_str(&text[at..]);
        edited
    }
}

/// A finding that does not count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suppressed {
    /// What was found.
    pub diagnostic: Diagnostic,
    /// What says that it does not count.
    pub by: Suppressor,
    /// Why, in the words of whoever said so.
    pub reason: Option<String>,
}

/// What keeps a finding from counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suppressor {
    /// A stet in the story.
    Stet,
    /// A stet in the file beside the story.
    Sidecar,
    /// The baseline, which knew it before.
    Baseline,
}

/// Puts diagnostics in the order every report keeps: path, place, rule, message.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| (&a.path, a.span, &a.rule, &a.message).cmp(&(&b.path, b.span, &b.rule, &b.message)));
}
