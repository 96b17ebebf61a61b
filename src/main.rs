//! The `lastread` command: everything it does is in [`lastread::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(lastread::cli::run().code())
}
