//! `lastread check --input jsonl`: an archive whose every line is a story. One line is written for each line read, in the same order, and no
//! more of it is in memory than is being checked.

use super::gate::Gate;
use super::run::Outcome;
use super::workers::{Job, OUR_FAULT, Workers, guarded};
use crate::cli::input::{Input, Unreadable};
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::format::{self, RowFields};
use crate::linter::Review;
use crate::report::{self, Entry, Sources, Summary};
use crate::source::Source;
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;

/// How many rows, and how many bytes of them, are checked before their results are written.
const BATCH: usize = 512;
const BATCH_BYTES: usize = 8 << 20;

/// The longest row that is read, in bytes: what is longer is no story.
const LONGEST: usize = 16 << 20;

/// Checks the rows of archives, and writes a line for each.
pub(super) fn check(
    archives: &[Job],
    gate: &Gate,
    fields: &RowFields,
    threads: Option<usize>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> io::Result<Outcome> {
    let mut counts = Summary::default();
    let failed = each(archives, gate, fields, threads, err, |_, checked| {
        counts.count(&checked.diagnostics);
        counts.count_suppressed(&checked.suppressed);
        checked.write(out)
    })?;
    Ok(Outcome { counts, failed })
}

/// Checks the rows of archives and hands them on in their order, each with its archive. Says whether anything could not be read.
pub(in crate::cli) fn each(
    archives: &[Job],
    gate: &Gate,
    fields: &RowFields,
    threads: Option<usize>,
    err: &mut dyn Write,
    mut take: impl FnMut(&Input, CheckedRow) -> io::Result<()>,
) -> io::Result<bool> {
    let workers = Workers::new(threads, BATCH);
    let mut failed = false;
    for job @ Job { input, .. } in archives {
        let mut rows = match open(input.file.as_deref()) {
            Ok(reader) => Rows { reader, path: input.shown.clone(), number: 0 },
            Err(error) => {
                failed = true;
                writeln!(err, "error: {}", Unreadable::new(input.shown.clone(), &error))?;
                continue;
            }
        };
        loop {
            let batch = match rows.batch() {
                Ok(batch) if batch.is_empty() => break,
                Ok(batch) => batch,
                Err(error) => {
                    failed = true;
                    writeln!(err, "error: {}", Unreadable::new(rows.path.clone(), &error))?;
                    break;
                }
            };
            for checked in workers.each(&batch, |row| judge(job, gate, fields, row)) {
                failed |= checked.error.is_some();
                take(input, checked)?;
            }
        }
    }
    Ok(failed)
}

/// Opens a file of rows, or standard input.
fn open(path: Option<&Path>) -> io::Result<Box<dyn BufRead>> {
    let Some(path) = path else { return Ok(Box::new(BufReader::new(io::stdin()))) };
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::other("is a folder; name a file of rows, or - for standard input"));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 18, file)))
}

/// One line of an input.
struct Row {
    path: String,
    /// From 1.
    number: u32,
    /// `None` where it is too long to be kept.
    bytes: Option<Vec<u8>>,
}

/// The rows of one input.
struct Rows {
    reader: Box<dyn BufRead>,
    path: String,
    number: u32,
}

impl Rows {
    /// The next rows; none at the end of the input.
    fn batch(&mut self) -> io::Result<Vec<Row>> {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(row) = self.next()? else { break };
            bytes += row.bytes.as_ref().map_or(0, Vec::len);
            batch.push(row);
        }
        Ok(batch)
    }

    fn next(&mut self) -> io::Result<Option<Row>> {
        let mut bytes = Vec::new();
        let length = (&mut self.reader).take(LONGEST as u64 + 1).read_until(b'\n', &mut bytes)?;
        if length == 0 {
            return Ok(None);
        }
        self.number += 1;
        let is_whole = bytes.ends_with(b"\n");
        while bytes.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
            bytes.pop();
        }
        if !is_whole && length > LONGEST {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Row { path: self.path.clone(), number: self.number, bytes: None }));
        }
        Ok(Some(Row { path: self.path.clone(), number: self.number, bytes: Some(bytes) }))
    }
}

/// What was found in a row.
pub(in crate::cli) struct CheckedRow {
    pub(in crate::cli) source: Source,
    number: u32,
    id: Option<serde_json::Value>,
    pub(in crate::cli) diagnostics: Vec<Diagnostic>,
    suppressed: Vec<Suppressed>,
    error: Option<String>,
}

/// The line written for a row. Keys are a contract, as those of `--format json`.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    line: u32,
    id: &'a Option<serde_json::Value>,
    diagnostics: Vec<Entry<'a>>,
    error: Option<&'a str>,
}

impl CheckedRow {
    /// What the row is known by in its archive: its id, or else its number.
    pub(in crate::cli) fn name(&self) -> String {
        name(self.id.as_ref(), self.number)
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let diagnostics = report::entries(Sources::from(&self.source), &self.diagnostics);
        let (path, error) = (self.source.path(), self.error.as_deref());
        serde_json::to_writer(&mut *out, &Line { path, line: self.number, id: &self.id, diagnostics, error })?;
        out.write_all(b"\n")
    }
}

fn name(id: Option<&serde_json::Value>, number: u32) -> String {
    match id {
        None | Some(serde_json::Value::Null) => number.to_string(),
        Some(serde_json::Value::String(id)) => id.clone(),
        Some(id) => id.to_string(),
    }
}

/// Checks one row. A row that cannot be read, or that makes a check fail, is told of in its line.
fn judge(Job { input, linter }: &Job, gate: &Gate, fields: &RowFields, row: &Row) -> CheckedRow {
    let refused = |error: String| CheckedRow {
        source: Source::new(row.path.clone(), ""),
        number: row.number,
        id: None,
        diagnostics: Vec::new(),
        suppressed: Vec::new(),
        error: Some(error),
    };
    let Some(bytes) = &row.bytes else { return refused(format!("more than {} MiB in one row", LONGEST >> 20)) };
    let source = match Source::from_bytes(row.path.clone(), bytes.clone()) {
        Ok(source) => source.at_line(row.number),
        Err(why) => return refused(why.to_string()),
    };
    if source.text().trim().is_empty() {
        return CheckedRow { error: None, ..refused(String::new()) };
    }
    let read = match format::read_row(&source, fields, linter.fields()) {
        Ok(read) => read,
        Err(why) => return refused(why),
    };
    let name = name(read.id.as_ref(), row.number);
    let review = || {
        let review = linter.review_article(&source, &read.article, None);
        // A row is one line: what is wrong in it is wrong in what was written.
        gate.pass(&input.shown, Some(&name), &source, review, &|| None)
    };
    match guarded(review) {
        Some(Review { diagnostics, suppressed }) => {
            CheckedRow { source, number: row.number, id: read.id, diagnostics, suppressed, error: None }
        }
        None => CheckedRow { id: read.id, ..refused(OUR_FAULT.to_owned()) },
    }
}
