//! An edition of a document: one version of its text with what it is checked with, and what is read and found in it. An edition never
//! changes, so that threads may share it; whatever changes makes the next one, and then nobody wants this one any more.

use super::desk::Desk;
use super::document::{Document, Genre};
use crate::article::Article;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::{ClaimKind, Fact, KINDS};
use crate::format::Format;
use crate::linter::Review;
use crate::outline::{self, Part};
use crate::source::Source;
use crate::span::Span;
use crate::{rule, table};
use std::panic::{self, AssertUnwindSafe};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// What can be looked for in an edition. Each is looked for once, and takes as long as the text is long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layer {
    /// What is wrong.
    Findings,
    /// What is claimed.
    Facts,
    /// The blocks.
    Parts,
}

/// An edition of a document.
pub(super) struct Edition {
    source: Arc<Source>,
    genre: Genre,
    desk: Desk,
    companion: Option<Arc<Source>>,
    is_superseded: AtomicBool,
    article: OnceLock<Option<Article>>,
    found: OnceLock<Found>,
    facts: OnceLock<Vec<Fact>>,
    parts: OnceLock<Vec<Part>>,
}

/// What a check comes to.
pub(super) struct Found {
    /// What is found, in the document and in the file beside it.
    pub(super) findings: Vec<Diagnostic>,
    /// How many findings are let stand.
    pub(super) stands: usize,
    /// The quotations, which an editor asks for after every edit; for other claims it asks when somebody points at one.
    pub(super) quotes: Vec<Fact>,
}

impl From<Vec<Diagnostic>> for Found {
    fn from(findings: Vec<Diagnostic>) -> Found {
        Found { findings, stands: 0, quotes: Vec::new() }
    }
}

/// Where nobody has looked yet.
static NOTHING: Found = Found { findings: Vec::new(), stands: 0, quotes: Vec::new() };

impl Edition {
    /// The edition of a document as it is, on a desk, with what goes with it.
    pub(super) fn new(document: &Document, desk: &Desk, companion: Option<&Arc<Source>>) -> Edition {
        Edition {
            source: document.shared_source(),
            genre: document.genre,
            desk: desk.clone(),
            companion: companion.cloned(),
            is_superseded: AtomicBool::new(false),
            article: OnceLock::new(),
            found: OnceLock::new(),
            facts: OnceLock::new(),
            parts: OnceLock::new(),
        }
    }

    /// Says that nobody wants it any more: looking for its findings stops at the next rule.
    pub(super) fn supersede(&self) {
        self.is_superseded.store(true, Ordering::Relaxed);
    }

    /// Whether somebody wants it.
    pub(super) fn is_wanted(&self) -> bool {
        !self.is_superseded.load(Ordering::Relaxed)
    }

    /// Whether a layer has been looked for.
    pub(super) fn has(&self, layer: Layer) -> bool {
        match layer {
            Layer::Findings => self.found.get().is_some(),
            Layer::Facts => self.facts.get().is_some(),
            Layer::Parts => self.parts.get().is_some(),
        }
    }

    /// Looks for a layer, unless nobody wants it.
    pub(super) fn look_for(&self, layer: Layer) {
        match layer {
            _ if !self.is_wanted() => {}
            Layer::Findings => self.settle(|| self.look()),
            Layer::Facts => {
                let facts = |article| self.desk.linter.facts_in(KINDS, &self.source, article);
                self.facts.get_or_init(|| self.read().map(facts).unwrap_or_default());
            }
            Layer::Parts => {
                self.parts.get_or_init(|| self.read().map(outline::parts).unwrap_or_default());
            }
        }
    }

    /// Finds what there is to find by looking like this, which comes to nothing where nobody wants to know any more. Where looking made
    /// lastread fail, that is what is found: an editor must not lose everything else for it.
    pub(super) fn settle(&self, look: impl FnOnce() -> Option<Found>) {
        let found = panic::catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| {
            let (path, message) = (self.source.path(), "this file made lastread fail; please report it");
            let failure = Diagnostic::own("lastread/failure", Severity::Error, path, Span::at(0), message);
            Some(vec![failure].into())
        });
        if let Some(found) = found {
            self.found.get_or_init(|| found);
        }
    }

    /// What has been found.
    pub(super) fn found(&self) -> &Found {
        self.found.get().unwrap_or(&NOTHING)
    }

    /// The claims that have been read.
    pub(super) fn facts(&self) -> &[Fact] {
        self.facts.get().map_or(&[], Vec::as_slice)
    }

    /// The blocks that have been read.
    pub(super) fn parts(&self) -> &[Part] {
        self.parts.get().map_or(&[], Vec::as_slice)
    }

    /// Its page, where it is a story and has been read.
    pub(super) fn article(&self) -> Option<&Article> {
        self.article.get()?.as_ref()
    }

    fn read(&self) -> Option<&Article> {
        let read = || match self.genre {
            Genre::Story(format) => Some(self.desk.linter.read(&self.source, format)),
            _ => None,
        };
        self.article.get_or_init(read).as_ref()
    }

    /// What is wrong with the document and with the file beside it, as long as somebody wants to know.
    fn look(&self) -> Option<Found> {
        let (source, linter) = (&*self.source, &self.desk.linter);
        let findings = match self.genre {
            Genre::Story(_) => match self.read() {
                Some(article) if !self.desk.leaves_out => {
                    let is_wanted = || self.is_wanted();
                    let (review, quotes) =
                        linter.survey(&quotes(), source, article, self.companion.as_deref(), &is_wanted)?;
                    let Review { diagnostics: findings, suppressed } = review;
                    return Some(Found { findings, stands: suppressed.len(), quotes });
                }
                _ => Vec::new(),
            },
            Genre::Stets => match &self.companion {
                Some(story) => {
                    let format = Format::of_path(story.path()).unwrap_or(Format::Plain);
                    linter.review_article(story, &linter.read(story, format), Some(source)).diagnostics
                }
                None => Vec::new(),
            },
            Genre::Rule => rule::examples::test(source),
            Genre::Table => table::load(source).err().unwrap_or_default(),
            // Only a newsroom can look into the folders that a configuration names.
            Genre::Config | Genre::Other => Vec::new(),
        };
        Some(findings.into())
    }
}

/// The kinds of claim that a check brings along.
fn quotes() -> Vec<&'static ClaimKind> {
    ClaimKind::named("quote").into_iter().collect()
}
