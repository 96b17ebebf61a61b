//! `lastread config`: what holds for a story, and where that is said.

use super::Exit;
use super::args::{SchemaOf, ShowConfigArgs};
use super::input::Input;
use super::policy::{Policies, Policy};
use crate::config::{self, FILE_NAME, Held};
use crate::rule;
use crate::source::Source;
use crate::span::Span;
use crate::tree::{Node, Value};
use std::io::{self, Write};

/// Runs the command.
pub(super) fn run(args: &ShowConfigArgs, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    if let Some(of) = args.schema {
        let schema = match of {
            SchemaOf::Config => config::schema::schema(),
            SchemaOf::Rule => rule::schema::schema(),
        };
        writeln!(out, "{schema:#}")?;
        return Ok(Exit::Clean);
    }
    let file = args.show.clone().flatten();
    let mut policies = Policies::new(&args.config, &args.rules.folders, None)?;
    let (policy, path) = match &file {
        Some(file) => policies.around(&Input::named(file, None))?,
        None => policies.here()?,
    };
    if let Some(file) = &file {
        let left_out = if policy.config.includes(&path) { "" } else { " (left out, unless it is named)" };
        writeln!(out, "# {}{left_out}", super::input::shown(file))?;
    }
    write_policy(policy, &path, out)?;
    policies.tell(err)
}

fn write_policy(policy: &Policy, path: &str, out: &mut dyn Write) -> io::Result<()> {
    match &policy.source {
        Some(source) => writeln!(out, "# configuration: {}", source.path())?,
        None => writeln!(out, "# no {FILE_NAME} here or above")?,
    }
    writeln!(out, "rules:")?;
    let mut rules = policy.held(path);
    rules.sort_by_key(|(rule, _)| (&rule.category, &rule.id));
    for (rule, held) in rules {
        write_rule(&rule.id, &held, policy, out)?;
    }
    write_fields(policy, out)
}

/// What stories call the fields of their metadata, the most trusted name first.
fn write_fields(policy: &Policy, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "fields:")?;
    for (part, names, said) in policy.config.field_names().filter(|(_, names, _)| !names.is_empty()) {
        let line = said.and_then(|span| policy.line_of(span)).map(|line| format!("  # {line}")).unwrap_or_default();
        writeln!(out, "  {part}: [{}]{line}", names.join(", "))?;
    }
    Ok(())
}

fn write_rule(id: &str, held: &Held, policy: &Policy, out: &mut dyn Write) -> io::Result<()> {
    let said = |span: Span<Source>| policy.line_of(span).map(|line| format!("  # {line}")).unwrap_or_default();
    let level = held.level.map_or("off", |level| level.name());
    let level_said = held.said.map(said).unwrap_or_default();
    if held.changes.is_empty() || held.level.is_none() {
        return writeln!(out, "  {id}: {level}{level_said}");
    }
    writeln!(out, "  {id}:")?;
    writeln!(out, "    level: {level}{level_said}")?;
    for (heading, adds) in [("with", false), ("add", true)] {
        let changes: Vec<_> = held.changes.iter().filter(|change| change.adds == adds).collect();
        if !changes.is_empty() {
            writeln!(out, "    {heading}:")?;
        }
        for change in changes {
            writeln!(out, "      {}: {}{}", change.option, in_line(&change.value), said(change.key.span))?;
        }
    }
    Ok(())
}

/// A value in one line.
fn in_line(node: &Node) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let join = |items: Vec<String>| items.join(", ");
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => quoted(text),
        Value::List(items) => format!("[{}]", join(items.iter().map(in_line).collect())),
        Value::Map(entries) => {
            let entry = |(key, node): &(crate::tree::Key, Node)| format!("{}: {}", quoted(&key.name), in_line(node));
            format!("{{{}}}", join(entries.iter().map(entry).collect()))
        }
    }
}
