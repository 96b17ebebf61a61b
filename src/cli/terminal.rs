//! What the terminal can show.

use super::args::When;
use std::env;
use std::io::{self, IsTerminal};
use terminal_size::Width;

/// Columns where the terminal does not say.
const WIDTH: usize = 100;
/// Past this, lines are hard to read however wide the window.
const WIDEST: usize = 140;

/// Whether to colour standard output. The option goes before the environment: <https://no-color.org>, <https://bixense.com/clicolors>.
pub(super) fn color(when: When) -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto if set("NO_COLOR") => false,
        When::Auto if set("CLICOLOR_FORCE") => env::var_os("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
        When::Auto => io::stdout().is_terminal() && env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// Columns to write in: those set or those of the terminal where it tells them, the same everywhere else.
pub(super) fn width() -> usize {
    if !io::stdout().is_terminal() {
        return WIDTH;
    }
    let set = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let told = || terminal_size::terminal_size_of(io::stdout()).map(|(Width(columns), _)| columns.into());
    set.or_else(told).map_or(WIDTH, |columns: usize| columns.min(WIDEST))
}
