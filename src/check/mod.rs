//! Checks: a rule's `with`, compiled. One file per kind; [`KINDS`] is the list of them. A check is pure: it looks at a reading and returns
//! findings; it knows neither its id nor its level, neither the file's format nor the output's.

mod authors;
mod balance;
mod capitalization;
mod compounds;
mod condition;
mod conditional;
mod consistency;
mod courtesy;
mod dating;
mod draft;
mod each;
mod existence;
mod forms;
mod kind;
mod length;
mod lexicon;
mod lookup;
mod markup;
mod message;
mod metadata;
mod neighbour;
mod occurrence;
mod pairs;
mod pattern;
mod places;
mod repetition;
mod scope;
mod search;
mod selection;
mod sequence;
mod spelling;
mod substitution;

pub use draft::Draft;
pub use kind::{KINDS, Kind, Opt};
pub use lexicon::{Hit, Lexicon, Word};

use crate::reading::Reading;
use crate::source::{OffsetMap, Source};
use crate::span::{Span, Text};
use crate::table::RowId;

/// Where a finding points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Words of the story.
    Text(Span<Text>),
    /// Bytes of the file that are no words of the story: a metadata field.
    Source(Span<Source>),
    /// The file as a whole.
    File,
    /// A row of a table.
    Row(RowId),
}

impl Place {
    /// The bytes of the story's file it points at; `0..0` for the file as a whole, and for what is not in it.
    pub fn to_source(self, map: &OffsetMap) -> Span<Source> {
        match self {
            Place::Text(span) => map.to_source(span),
            Place::Source(span) => span,
            Place::File | Place::Row(_) => Span::at(0),
        }
    }
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Where to look.
    pub place: Place,
    /// What does not agree with what.
    pub message: String,
    /// The words under the caret, where they say more than the message.
    pub label: Option<String>,
    /// The other places, each with what stands there.
    pub labels: Vec<(Place, String)>,
    /// What to do; overrides the rule's own help where it can be more exact.
    pub help: Option<String>,
    /// Ways to mend it.
    pub fixes: Vec<Mend>,
    /// Whether it is less sure than its rule: then it is no more than a note.
    pub doubtful: bool,
}

/// A fix in text coordinates; the linter carries it to the file's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What it does.
    pub title: String,
    /// Whether it may be applied without a person looking.
    pub safe: bool,
    /// Replacements; they do not overlap.
    pub edits: Vec<(Span<Text>, String)>,
}

/// A compiled check.
pub trait Check: Send + Sync {
    /// The words it looks for. The words of all checks are found in one pass over the story, and each check is handed its own.
    fn words(&self) -> &[Word] {
        &[]
    }

    /// Texts of small letters whose places it wants to know, in whatever capitals and inside words too; numbered on from its words.
    fn signs(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Adds what it finds in a story. `hits` is where its [`words`](Check::words) stand, in text order, without overlaps, and behind them where its
    /// [`signs`](Check::signs) do.
    fn check(&self, reading: &Reading<'_>, hits: &[Hit], findings: &mut Vec<Finding>);
}
