//! `lastread init`: the files that a newsroom begins with. What is there already is left as it is.

use super::Exit;
use crate::config::{self, FILE_NAME};
use crate::rule;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

const CONFIG: &str = include_str!("lastread.yaml");
const SNIPPETS: &[(&str, &str)] = &[
    (".lastread/snippets/pre-commit-config.yaml", include_str!("pre-commit-config.yaml")),
    (".lastread/snippets/github-actions.yml", include_str!("github-actions.yml")),
    (".lastread/snippets/gitlab-ci.yml", include_str!("gitlab-ci.yml")),
];

/// Runs the command in the working folder.
pub(super) fn run(out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let schemas = [
        (".lastread/config.schema.json", format!("{:#}\n", config::schema::schema())),
        (".lastread/rule.schema.json", format!("{:#}\n", rule::schema::schema())),
    ];
    let schemas = schemas.iter().map(|(path, text)| (*path, text.as_str()));
    let mut exit = Exit::Clean;
    for (path, text) in [(FILE_NAME, CONFIG)].into_iter().chain(schemas).chain(SNIPPETS.iter().copied()) {
        match create(Path::new(path), text) {
            Ok(()) => writeln!(out, "written: {path}")?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                writeln!(out, "there already, left as it is: {path}")?;
            }
            Err(error) => {
                writeln!(err, "error: {path}: {error}")?;
                exit = Exit::Failure;
            }
        }
    }
    Ok(exit)
}

/// Writes a file that is not there yet.
fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}
