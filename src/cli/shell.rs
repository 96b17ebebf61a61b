//! What a shell and `man` want to know of the command: both are made from the arguments themselves.

use super::Exit;
use super::args::{Args, CompletionsArgs, ManArgs};
use anyhow::Context as _;
use clap::CommandFactory as _;
use std::fs;
use std::io::Write;

/// Runs `completions`.
pub(super) fn completions(args: &CompletionsArgs, out: &mut dyn Write) -> anyhow::Result<Exit> {
    // Not straight to `out`: the generator takes a reader that has gone for a bug.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "lastread", &mut script);
    out.write_all(&script)?;
    Ok(Exit::Clean)
}

/// Runs `man`.
pub(super) fn man(args: &ManArgs, out: &mut dyn Write) -> anyhow::Result<Exit> {
    match &args.folder {
        None => clap_mangen::Man::new(Args::command()).render(&mut *out)?,
        Some(folder) => {
            let wrote = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Args::command(), folder));
            wrote.with_context(|| folder.display().to_string())?;
        }
    }
    Ok(Exit::Clean)
}
