//! `lastread hook`: a pre-commit hook of git's own, for repositories without a tool that manages hooks.

use super::Exit;
use super::args::HookCommand;
use super::git::Repository;
use super::input::shown;
use anyhow::{Context, bail};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// What the hook runs.
const RUN: &str = "lastread check --staged";

/// By this line the hook is known as ours.
const MARK: &str = "# Installed by `lastread hook install`; `lastread hook uninstall` takes it out.";

/// Runs the command.
pub(super) fn run(command: HookCommand, out: &mut dyn Write) -> anyhow::Result<Exit> {
    let file = Repository::here()?.hook("pre-commit")?;
    match command {
        HookCommand::Install => install(&file, out)?,
        HookCommand::Uninstall => uninstall(&file, out)?,
    }
    Ok(Exit::Clean)
}

fn install(file: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", shown(folder)))?;
    }
    match existing(file)? {
        Some(hook) if is_ours(&hook) => writeln!(out, "{} is installed already", shown(file))?,
        Some(_) => bail!(
            "{} is not lastread's, and is left alone; to check stories from it, add the line\n\n  {RUN} || exit",
            shown(file)
        ),
        None => {
            // Where something else appears in the meantime, that is left alone too.
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            make_executable(&mut options);
            let written = options.open(file).and_then(|mut hook| write!(hook, "#!/bin/sh\n{MARK}\nexec {RUN}\n"));
            written.with_context(|| format!("{} cannot be written", shown(file)))?;
            writeln!(
                out,
                "{} checks staged stories before each commit; `git commit --no-verify` goes past it",
                shown(file)
            )?;
        }
    }
    Ok(())
}

fn uninstall(file: &Path, out: &mut dyn Write) -> anyhow::Result<()> {
    match existing(file)? {
        Some(hook) if is_ours(&hook) => {
            fs::remove_file(file).with_context(|| format!("{} cannot be removed", shown(file)))?;
            writeln!(out, "{} is taken out", shown(file))?;
        }
        Some(_) => bail!("{} is not lastread's, and is left alone", shown(file)),
        None => writeln!(out, "there is no {}", shown(file))?,
    }
    Ok(())
}

/// The hook that is there.
fn existing(file: &Path) -> anyhow::Result<Option<Vec<u8>>> {
    match fs::read(file) {
        Ok(hook) => Ok(Some(hook)),
        // A link that leads nowhere is somebody's all the same.
        Err(error) if error.kind() == io::ErrorKind::NotFound && !file.is_symlink() => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", shown(file))),
    }
}

fn is_ours(hook: &[u8]) -> bool {
    hook.split(|byte| *byte == b'\n').any(|line| line == MARK.as_bytes())
}

#[cfg(unix)]
fn make_executable(options: &mut OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o755);
}

/// Elsewhere git runs hooks whatever their permissions are.
#[cfg(not(unix))]
fn make_executable(_: &mut OpenOptions) {}
