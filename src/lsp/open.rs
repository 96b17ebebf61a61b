//! A document under work: what has been read and found in its present version.

use super::desk::{Desk, Newsroom};
use super::diagnostics;
use super::document::{Document, Genre};
use crate::article::Article;
use crate::diagnostic::Diagnostic;
use crate::facts::{ClaimKind, Fact, KINDS};
use crate::outline::{self, Part};
use crate::source::Source;
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
    /// What it is checked with.
    pub(super) desk: Desk,
    /// What goes with it: the file beside a story that lets findings stand, or the story that such a file is beside.
    pub(super) companion: Option<Source>,
    /// When it is to be checked and told of.
    pub(super) due: Option<Instant>,
    seen: Seen,
    /// How long the last check took.
    took: Cell<Duration>,
}

/// What has been read and found in one version.
#[derive(Default)]
struct Seen {
    article: OnceCell<Option<Article>>,
    found: OnceCell<Found>,
    facts: OnceCell<Vec<Fact>>,
    parts: OnceCell<Vec<Part>>,
}

/// What a check comes to.
#[derive(Default)]
pub(super) struct Found {
    /// What is found, in the document and in the file beside it.
    pub(super) findings: Vec<Diagnostic>,
    /// How many findings are let stand.
    pub(super) stands: usize,
    /// The quotations, which an editor asks for after every edit; for other claims it asks when somebody points at one.
    pub(super) quotes: Vec<Fact>,
}

impl Open {
    /// A document just opened.
    pub(super) fn new(mut document: Document, desk: Desk, companion: Option<Source>) -> Open {
        document.put(desk.shelf);
        Open { document, desk, companion, due: None, seen: Seen::default(), took: Cell::default() }
    }

    /// Puts it on another desk.
    pub(super) fn move_to(&mut self, desk: Desk) {
        self.document.put(desk.shelf);
        self.desk = desk;
    }

    /// Forgets what was found, and says when to look again.
    pub(super) fn forget(&mut self) -> Instant {
        self.seen = Seen::default();
        let took = self.took.get();
        Instant::now() + if took <= AT_ONCE { Duration::ZERO } else { took.min(LONGEST_PAUSE) }
    }

    /// What is found in it, and in the file beside it.
    pub(super) fn found(&self, newsroom: &dyn Newsroom) -> &Found {
        self.seen.found.get_or_init(|| {
            let started = Instant::now();
            let found = diagnostics::find(self, newsroom);
            self.took.set(started.elapsed());
            found
        })
    }

    /// Its page, where it is a story.
    pub(super) fn article(&self) -> Option<&Article> {
        let read = || match self.document.genre {
            Genre::Story(format) => Some(self.desk.linter.read(self.document.source(), format)),
            _ => None,
        };
        self.seen.article.get_or_init(read).as_ref()
    }

    /// What it claims, where it is a story.
    pub(super) fn facts(&self) -> &[Fact] {
        self.seen.facts.get_or_init(|| {
            let facts = |article| self.desk.linter.facts_in(KINDS, self.document.source(), article);
            self.article().map(facts).unwrap_or_default()
        })
    }

    /// Its blocks, where it is a story.
    pub(super) fn parts(&self) -> &[Part] {
        self.seen.parts.get_or_init(|| self.article().map(outline::parts).unwrap_or_default())
    }
}

/// The kinds of claim that a check brings along.
pub(super) fn quotes() -> Vec<&'static ClaimKind> {
    ClaimKind::named("quote").into_iter().collect()
}
