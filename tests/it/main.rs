//! The one integration test binary; a module per subject.

mod architecture;
mod claims;
mod cli;
mod commits;
mod config;
mod desk;
mod faults;
mod formats;
mod hostile;
mod hostile_files;
#[cfg(feature = "lsp")]
mod lsp;
mod mending;
mod outputs;
mod rules;
mod sites;
mod sound;
mod standing;
mod stories;
mod tables;
mod workflow;
