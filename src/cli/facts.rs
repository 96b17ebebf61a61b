//! `lastread facts`: prints the claims of a story as rules see them.

use super::Exit;
use super::args::{FactsArgs, FactsFormat};
use super::input::Input;
use super::policy::Policies;
use crate::facts::{COMMON, Fact, Field, KINDS, Value};
use crate::report::one_line;
use crate::source::Source;
use serde::Serialize;
use serde_json::{Map, json};
use std::io::{self, Write};

/// Version of the JSON document's shape.
const VERSION: u32 = 1;

/// Runs the command.
pub(super) fn run(args: &FactsArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    let input = Input::named(&args.file, args.stdin_filename.as_deref());
    let source = match input.read() {
        Ok(source) => source,
        Err(why) => {
            writeln!(err, "error: {why}")?;
            return Ok(Exit::Failure);
        }
    };
    let mut policies = Policies::new(&args.config, &[], args.date)?;
    let facts = policies.linter(&input)?.facts(KINDS, &source, input.format);
    let exit = policies.tell(err)?;
    match args.format {
        FactsFormat::Table => table(&source, &facts, out)?,
        FactsFormat::Json => document(&source, &facts, out)?,
    }
    Ok(exit)
}

/// A heading for each kind, a line for each claim, its known fields below it.
fn table(source: &Source, facts: &[Fact], out: &mut dyn Write) -> io::Result<()> {
    for (number, of_kind) in facts.chunk_by(|a, b| a.kind.name == b.kind.name).enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{} ({})", of_kind[0].kind.name, of_kind.len())?;
        for fact in of_kind {
            let start = source.position(fact.span.start);
            let place = format!("{}:{}", start.line, start.column);
            writeln!(out, "  {place:<8} {}", one_line(source.slice(fact.span)))?;
            let known: Vec<String> = fact.fields.iter().filter_map(|(field, value)| known(field, value)).collect();
            if !known.is_empty() {
                writeln!(out, "  {:8} {}", "", known.join(" · "))?;
            }
        }
    }
    if facts.is_empty() {
        writeln!(out, "no claims in {}", source.path())?;
    }
    Ok(())
}

/// `field: value`. Nothing for what is unknown, nor for the claim's words, which stand above.
fn known(field: &Field, value: &Value<'_>) -> Option<String> {
    let value = match value {
        _ if field.name == "text" => return None,
        Value::Unknown => return None,
        Value::Flag(flag) => (if *flag { "yes" } else { "no" }).to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => one_line(text).into_owned(),
        Value::Date(date) => date.to_string(),
    };
    Some(format!("{}: {value}", field.name))
}

/// The document `--format json` prints.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    path: &'a str,
    claims: Vec<Entry>,
}

/// One claim: fields that every claim has stand beside its place, those of its kind in `fields`.
#[derive(Serialize)]
struct Entry {
    kind: &'static str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(flatten)]
    common: Map<String, serde_json::Value>,
    fields: Map<String, serde_json::Value>,
}

fn document(source: &Source, facts: &[Fact], out: &mut dyn Write) -> io::Result<()> {
    let claims = facts.iter().map(|fact| entry(source, fact)).collect();
    serde_json::to_writer_pretty(&mut *out, &Document { version: VERSION, path: source.path(), claims })?;
    writeln!(out)
}

fn entry(source: &Source, fact: &Fact) -> Entry {
    let (start, end) = (source.position(fact.span.start), source.position(fact.span.end));
    let is_common = |field: &Field| COMMON.iter().any(|common| common.name == field.name);
    let pair = |(field, value): &(&Field, Value<'_>)| (field.name.to_owned(), plain(value));
    let (common, own): (Vec<_>, Vec<_>) = fact.fields.iter().partition(|(field, _)| is_common(field));
    Entry {
        kind: fact.kind.name,
        start: fact.span.start,
        end: fact.span.end,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        common: common.into_iter().map(pair).collect(),
        fields: own.into_iter().map(pair).collect(),
    }
}

fn plain(value: &Value<'_>) -> serde_json::Value {
    match value {
        Value::Unknown => serde_json::Value::Null,
        Value::Flag(flag) => json!(flag),
        // Counts are written without a fraction.
        Value::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => json!(*number as i64),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Date(date) => json!(date.to_string()),
    }
}
