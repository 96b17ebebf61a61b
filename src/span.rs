//! Where something stands. A [`Span`] is a half-open range of byte offsets, typed by what it indexes: `Span<Source>` is bytes of the
//! file as read, `Span<Text>` is bytes of the text a reader reads. The two never mix; only an
//! [`OffsetMap`](crate::source::OffsetMap) turns the one into the other.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Marks offsets into [`Article::text`](crate::article::Article): what a reader reads, markup and entities resolved.
pub enum Text {}

/// A half-open range of byte offsets into `In`. Always on character boundaries, `start <= end`.
pub struct Span<In> {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    of: PhantomData<fn() -> In>,
}

impl<In> Span<In> {
    /// The span from `start` to `end` (bytes, end exclusive).
    ///
    /// # Panics
    /// In debug builds, when `start > end`.
    pub const fn new(start: u32, end: u32) -> Self {
        debug_assert!(start <= end);
        Span { start, end, of: PhantomData }
    }

    /// The empty span at `offset` (bytes).
    pub const fn at(offset: u32) -> Self {
        Span::new(offset, offset)
    }

    /// The span of a `usize` range, as slicing and searching give them. Inputs are under 4 GiB by construction of `Source`.
    pub fn from_range(range: Range<usize>) -> Self {
        Span::new(range.start as u32, range.end as u32)
    }

    /// The span as a range to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` (a byte) lies inside.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `other` lies wholly inside (or is the same).
    pub const fn encloses(self, other: Span<In>) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span<In>) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span<In>) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span<Text> {
    /// The words of the span.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }
}

// Derives would ask `In` to have these too; offsets have them whatever they index.
impl<In> Clone for Span<In> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<In> Copy for Span<In> {}
impl<In> PartialEq for Span<In> {
    fn eq(&self, other: &Self) -> bool {
        (self.start, self.end) == (other.start, other.end)
    }
}
impl<In> Eq for Span<In> {}
impl<In> PartialOrd for Span<In> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<In> Ord for Span<In> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.start, self.end).cmp(&(other.start, other.end))
    }
}
impl<In> std::hash::Hash for Span<In> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.start, self.end).hash(state);
    }
}
impl<In> fmt::Debug for Span<In> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
