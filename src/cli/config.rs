//! `lastread config`: what holds for a story, and where that is said.

use super::args::{SchemaOf, ShowConfigArgs};
use super::input::Input;
use super::policy::{Policies, Policy};
use super::{Exit, house};
use crate::config::{self, FILE_NAME, Held};
use crate::rule;
use crate::source::Source;
use crate::span::Span;
use crate::tree::{Node, Value};
use std::io::{self, Write};
use std::path::Path;

/// A story that is in the working folder and nowhere else.
const ANY_STORY: &str = "story.md";

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
    let input = Input::named(file.as_deref().unwrap_or(Path::new(ANY_STORY)), None);
    // Brings out what is wrong with what holds for it.
    policies.linter(&input)?;
    let (policy, path) = policies.of(&input)?;
    if let Some(file) = &file {
        let left_out = if policy.config.includes(&path) { "" } else { " (left out, unless it is named)" };
        writeln!(out, "# {}{left_out}", super::input::shown(file))?;
    }
    write_policy(policy, &path, out)?;
    let obstacles = policies.obstacles();
    house::tell(&obstacles.unreadable, &obstacles.mistakes, err)
}

fn write_policy(policy: &Policy, path: &str, out: &mut dyn Write) -> io::Result<()> {
    match &policy.source {
        Some(source) => writeln!(out, "# configuration: {}", source.path())?,
        None => writeln!(out, "# no {FILE_NAME} here or above")?,
    }
    writeln!(out, "rules:")?;
    let layers = policy.config.layers(path);
    let mut rules: Vec<_> = policy.rules.iter().enumerate().collect();
    rules.sort_by_key(|(_, rule)| (&rule.category, &rule.id));
    for (at, rule) in rules {
        let held = policy.config.held(&layers, rule, policy.scripts.get(at));
        write_rule(&rule.id, &held, policy.source.as_ref(), out)?;
    }
    Ok(())
}

fn write_rule(id: &str, held: &Held, source: Option<&Source>, out: &mut dyn Write) -> io::Result<()> {
    let said = |span: Span<Source>| match source {
        Some(source) => format!("  # {}:{}", source.path(), source.position(span.start).line),
        None => String::new(),
    };
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
