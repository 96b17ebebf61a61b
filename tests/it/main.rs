//! The one integration test binary; a module per subject.

mod architecture;
mod claims;
mod cli;
mod commits;
mod config;
mod desk;
mod formats;
mod hostile;
#[cfg(feature = "lsp")]
mod lsp;
mod mending;
mod outputs;
mod rules;
mod standing;
mod stories;
mod tables;
mod workflow;
