//! A document under work: as the editor has it, what it is checked with, and its present edition.

use super::desk::Desk;
use super::document::Document;
use super::edition::{Edition, Layer};
use crate::source::Source;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A check that takes no longer than this is begun at once; a longer one waits for a pause in typing as long as itself.
const AT_ONCE: Duration = Duration::from_millis(10);
/// The longest pause waited for.
const LONGEST_PAUSE: Duration = Duration::from_millis(400);

/// A document under work.
pub(super) struct Open {
    /// The document.
    pub(super) document: Document,
    /// What it is checked with.
    pub(super) desk: Desk,
    /// What goes with it: the file beside a story that lets findings stand, or the story that such a file is beside.
    pub(super) companion: Option<Arc<Source>>,
    /// When it is to be checked and told of.
    pub(super) due: Option<Instant>,
    /// Whether the client waits to be told what is found in the present edition.
    pub(super) is_awaited: bool,
    /// How long the last check took.
    pub(super) took: Duration,
    edition: Arc<Edition>,
    /// What is being looked for in the present edition.
    ordered: Vec<Layer>,
}

impl Open {
    /// A document just opened.
    pub(super) fn new(mut document: Document, desk: Desk, companion: Option<Arc<Source>>) -> Open {
        document.put(desk.shelf);
        let edition = Arc::new(Edition::new(&document, &desk, companion.as_ref()));
        let (due, is_awaited, took, ordered) = (None, false, Duration::ZERO, Vec::new());
        Open { document, desk, companion, due, is_awaited, took, edition, ordered }
    }

    /// Puts it on another desk.
    pub(super) fn move_to(&mut self, desk: Desk) {
        self.document.put(desk.shelf);
        self.desk = desk;
    }

    /// Its present edition.
    pub(super) fn edition(&self) -> &Arc<Edition> {
        &self.edition
    }

    /// Begins the next edition, and says when to check it.
    pub(super) fn begin_edition(&mut self) -> Instant {
        self.edition.supersede();
        self.edition = Arc::new(Edition::new(&self.document, &self.desk, self.companion.as_ref()));
        self.ordered.clear();
        self.is_awaited = false;
        Instant::now() + if self.took <= AT_ONCE { Duration::ZERO } else { self.took.min(LONGEST_PAUSE) }
    }

    /// Whether a layer has to be ordered: nobody has looked for it, and nobody is about to. From now on somebody is.
    pub(super) fn orders(&mut self, layer: Layer) -> bool {
        let is_new = !self.edition.has(layer) && !self.ordered.contains(&layer);
        if is_new {
            self.ordered.push(layer);
        }
        is_new
    }

    /// Nobody looks for a layer any more.
    pub(super) fn delivered(&mut self, layer: Layer) {
        self.ordered.retain(|ordered| *ordered != layer);
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.edition.supersede();
    }
}
