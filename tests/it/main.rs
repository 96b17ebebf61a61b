//! The one integration test binary; a module per subject.

mod cli;
mod formats;
mod rules;
