//! The language server, driven as an editor drives it: over a connection in memory, and once over the streams of a process.

mod actions;
mod beside;
mod diagnostics;
mod editor;
mod hostile;
mod house;
mod lenses;
mod life;
mod process;
mod reading;
mod waiting;
mod writing;
