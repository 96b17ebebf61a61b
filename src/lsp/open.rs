//! A document under work: what has been read and found in its present version.

use super::desk::Desk;
use super::diagnostics;
use super::document::{Document, Genre};
use crate::diagnostic::Diagnostic;
use crate::facts::{ClaimKind, Fact, KINDS};
use crate::outline::{self, Part};
use std::cell::{Cell, OnceCell};
use std::time::{Duration, Instant};

/// A check that takes no longer than this is begun at once; a longer one waits for a pause in typing as long as itself.
const AT_ONCE: Duration = Duration::from_millis(10);
/// The longest pause waited for.
const LONGEST_PAUSE: Duration = Duration::from_millis(400);

/// A document under work. Each thing is looked for once in a version, when first asked for.
pub(super) struct Open {
    /// The document.
    pub(super) document: Document,
    /// When it is to be checked and told of.
    pub(super) due: Option<Instant>,
    findings: OnceCell<Vec<Diagnostic>>,
    facts: OnceCell<Vec<Fact>>,
    quotes: OnceCell<Vec<Fact>>,
    parts: OnceCell<Vec<Part>>,
    /// How long the last check took.
    took: Cell<Duration>,
}

impl Open {
    /// A document just opened.
    pub(super) fn new(document: Document) -> Open {
        Open {
            document,
            due: None,
            findings: OnceCell::new(),
            facts: OnceCell::new(),
            quotes: OnceCell::new(),
            parts: OnceCell::new(),
            took: Cell::default(),
        }
    }

    /// Forgets what was found, and says when to look again.
    pub(super) fn forget(&mut self) -> Instant {
        self.findings = OnceCell::new();
        self.facts = OnceCell::new();
        self.quotes = OnceCell::new();
        self.parts = OnceCell::new();
        let took = self.took.get();
        Instant::now() + if took <= AT_ONCE { Duration::ZERO } else { took.min(LONGEST_PAUSE) }
    }

    /// What is found in it.
    pub(super) fn findings(&self, desk: &Desk) -> &[Diagnostic] {
        self.findings.get_or_init(|| {
            let started = Instant::now();
            let findings = diagnostics::find(&self.document, desk);
            self.took.set(started.elapsed());
            findings
        })
    }

    /// What it claims, where it is a story.
    pub(super) fn facts(&self, desk: &Desk) -> &[Fact] {
        self.facts.get_or_init(|| self.facts_of(KINDS, desk))
    }

    /// The quotations among its claims: an editor asks for these after every edit, and for the others when somebody points at one.
    pub(super) fn quotes(&self, desk: &Desk) -> &[Fact] {
        self.quotes.get_or_init(|| self.facts_of(ClaimKind::named("quote").as_slice(), desk))
    }

    fn facts_of(&self, kinds: &[&'static ClaimKind], desk: &Desk) -> Vec<Fact> {
        match self.document.genre {
            Genre::Story(format) => desk.linter.facts(kinds, self.document.source(), format),
            Genre::Rule | Genre::Table | Genre::Other => Vec::new(),
        }
    }

    /// Its blocks, where it is a story.
    pub(super) fn parts(&self) -> &[Part] {
        self.parts.get_or_init(|| match self.document.genre {
            Genre::Story(format) => outline::outline(self.document.source(), format),
            Genre::Rule | Genre::Table | Genre::Other => Vec::new(),
        })
    }
}
