//! The one integration test binary; a module per subject.

mod architecture;
mod claims;
mod cli;
mod formats;
mod hostile;
mod rules;
mod stories;
mod tables;
