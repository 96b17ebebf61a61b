//! lastread, *the last read before you publish*: a fact-check and consistency linter for English news copy.

pub mod article;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod diagnostic;
pub mod facts;
pub mod format;
pub mod linter;
pub mod reading;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod tree;
