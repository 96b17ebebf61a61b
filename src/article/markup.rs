//! What is wrong with the markup of a file, as far as a reader of the page would meet it.

use crate::source::Source;
use crate::span::Span;

/// One thing wrong with the markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkupFault {
    /// What is wrong.
    pub kind: MarkupFaultKind,
    /// Where it stands in the file.
    pub span: Span<Source>,
}

/// What is wrong with markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkupFaultKind {
    /// A heading without words.
    BlankHeading,
    /// A heading with nothing beneath it before the next of its level or a higher one.
    BareHeading,
    /// A tag that is opened and never closed: what follows it is a link, or bold, to the end of the page.
    UnclosedTag,
    /// An end tag of what was never opened.
    StrayTag,
}

impl MarkupFaultKind {
    /// Every kind with its name in rules.
    pub const NAMES: &'static [(&'static str, MarkupFaultKind)] = &[
        ("blank-heading", MarkupFaultKind::BlankHeading),
        ("bare-heading", MarkupFaultKind::BareHeading),
        ("unclosed-tag", MarkupFaultKind::UnclosedTag),
        ("stray-tag", MarkupFaultKind::StrayTag),
    ];
}
