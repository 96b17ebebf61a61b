//! The language server, driven as an editor drives it: over a connection in memory, and once over the streams of a process.

mod diagnostics;
mod editor;
mod life;
mod process;
