//! Quotations: stub.

use super::Reading;
use crate::span::{Span, Text};

/// One quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing one, both included.
    pub span: Span<Text>,
    /// The words between.
    pub inner: Span<Text>,
}

pub(super) fn read(_reading: &Reading<'_>) -> Vec<Quotation> {
    Vec::new()
}
