//! What is wrong with a paired mark: a bracket or a quotation mark that has no partner, the wrong partner, or faces the wrong way. Found
//! by [`bracket`](super::bracket) and [`quotation`](super::quotation) while they pair marks; reported by the `balance` kind.

use super::Reading;
use crate::article::BlockKind;
use crate::span::{Span, Text};

/// What is wrong with a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Opened and never closed.
    Unclosed,
    /// Closed and never opened.
    Unopened,
    /// Closes while another kind, opened later, is still open: `( [ ) ]`.
    Crossed,
    /// Typed the other way round: an opening mark where one closes.
    Reversed,
    /// Opened in one style and closed in another: `“ … "`.
    Mixed,
}

impl Fault {
    /// Every fault with its name in rules.
    pub const NAMES: &'static [(&'static str, Fault)] = &[
        ("unclosed", Fault::Unclosed),
        ("unopened", Fault::Unopened),
        ("crossed", Fault::Crossed),
        ("reversed", Fault::Reversed),
        ("mixed", Fault::Mixed),
    ];
}

/// Why a mark that does not balance is most often right all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Excuse {
    /// `1)` before an item of a list.
    ListMarker,
    /// `:)`
    Emoticon,
    /// Part of an address.
    Url,
    /// Part of code.
    Code,
    /// Its partner stands in one of the next paragraphs.
    RunsOn,
    /// A quotation inside another in the same marks.
    Nested,
    /// Its block is several paragraphs run together, each with an opening mark of its own.
    RunTogether,
    /// It stands in an embedded post, which is shown as it was posted.
    Post,
}

impl Excuse {
    /// The excuses a rule can name, with their names.
    pub const NAMES: &'static [(&'static str, Excuse)] = &[
        ("list-marker", Excuse::ListMarker),
        ("emoticon", Excuse::Emoticon),
        ("url", Excuse::Url),
        ("code", Excuse::Code),
    ];
}

/// One paired mark that does not balance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imbalance {
    /// What is wrong.
    pub fault: Fault,
    /// The opening mark of the pair it belongs to, in its plain form: `(`, `[`, `{`, `"`, `'`.
    pub pair: char,
    /// The mark.
    pub mark: Span<Text>,
    /// The mark it conflicts with, where there is one; of an unclosed one, the mark that opens before it is closed.
    pub partner: Option<Span<Text>>,
    /// Index of the block it stands in.
    pub block: u32,
    /// Why it may be right all the same.
    pub excuse: Option<Excuse>,
}

/// Excuses what does not balance in embedded posts: nobody at the desk can mend it.
pub(super) fn excuse_posts(reading: &Reading<'_>, faults: &mut [Imbalance]) {
    let blocks = reading.article().blocks();
    for fault in faults.iter_mut().filter(|fault| blocks[fault.block as usize].kind == BlockKind::Embed) {
        fault.excuse = fault.excuse.or(Some(Excuse::Post));
    }
}
