//! The shape of a rule file, and its conversion to a [`Rule`]: all of its validation is here and in the kinds' `compile`.

use super::Rule;
use crate::check::{Draft, KINDS, Kind, Opt};
use crate::diagnostic::Severity;
use crate::span::Span;
use crate::tree::{Fields, Mistakes, Node, Text, Value};

/// What a rule file can say.
pub const FIELDS: &[Opt] = &[
    Opt::new("kind", "a kind", "What sort of check it is."),
    Opt::new("level", "error, warning or note", "How sure it is that an editor would change the copy."),
    Opt::new("opt_in", "true or false", "Whether it runs only where a configuration gives it a level or options."),
    Opt::new("summary", "text", "What it finds, in one sentence."),
    Opt::new("message", "a template", "What a finding says: what does not agree with what."),
    Opt::new("help", "a template", "What to do about it."),
    Opt::new("url", "an address", "Where it is documented."),
    Opt::new("docs", "Markdown", "What it checks, why, and when to let it stand."),
    Opt::new("with", "a map", "The kind's options."),
    Opt::new(
        "house",
        "a map: choice → option",
        "Choices of the house that a configuration makes by name, and the option each of them sets.",
    ),
    Opt::new("fixes", "a list of {title, replace, with, safe}", "Ways to mend the copy."),
    Opt::new("examples", "{flag, pass}", "Copy it must flag, and copy it must pass: its documentation and its tests."),
];

const LEVELS: &[(&str, Severity)] =
    &[("error", Severity::Error), ("warning", Severity::Warning), ("note", Severity::Note)];

/// What is known of a tree before it is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// Nothing: it is a file somebody wrote.
    Nothing,
    /// The tests have seen it: its patterns need not be tried, and its examples may be gone.
    Sound,
    /// It was sound before its options were changed; its examples may be gone.
    Changed,
}

/// Compiles a rule from its tree.
pub(super) fn compile(tree: &Node, path: &str, known: Known, mistakes: &mut Mistakes) -> Option<Rule> {
    let names: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
    let fields = mistakes.fields(tree, "a rule", &names)?;
    let (id, category) = identity(path, mistakes)?;
    let kind = mistakes.required(fields, "kind", "a rule").and_then(|node| kind(node, mistakes));
    let level = mistakes.required(fields, "level", "a rule").and_then(|node| level(node, mistakes));
    let opt_in = fields.get("opt_in").and_then(|node| mistakes.flag(node)).unwrap_or(false);
    let summary = mistakes.required(fields, "summary", "a rule").and_then(|node| filled(node, mistakes));
    let mut text =
        |name: &str| fields.get(name).and_then(|node| filled(node, mistakes)).map(|text| text.text.to_owned());
    let (help, url, docs) = (text("help"), text("url"), text("docs"));
    mistakes.required(fields, "message", "a rule").and_then(|node| filled(node, mistakes));
    if known == Known::Nothing {
        super::examples::validate(fields, mistakes);
    }
    let check = kind.and_then(|kind| {
        house(fields, kind, mistakes);
        let with = options(fields, kind, mistakes)?;
        kind.compile(&mut Draft { with, rule: fields, mistakes, validated: known == Known::Sound, kind })
    });
    let summary = summary?.text.to_owned();
    Some(Rule { id, category, level: level?, opt_in, summary, help, url, docs, kind: kind?, check: check?.into() })
}

/// Id and category: `people/former-and-sitting.yaml`.
fn identity(path: &str, mistakes: &mut Mistakes) -> Option<(String, String)> {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let id = file.rsplit_once('.').map_or(file, |(id, _)| id);
    let is_plain = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
    if id.is_empty() || !id.chars().all(is_plain) {
        mistakes
            .push(Span::at(0), format!("a rule's file name is its id, and `{id}` is none"))
            .help("use small letters, digits and hyphens");
        return None;
    }
    let category = folder.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("local");
    Some((id.to_owned(), category.to_owned()))
}

fn kind(node: &Node, mistakes: &mut Mistakes) -> Option<&'static Kind> {
    let name = mistakes.text(node)?.text;
    let kind = Kind::named(name);
    if kind.is_none() {
        mistakes
            .push(node.span, format!("there is no kind `{name}`"))
            .suggest(name, KINDS.iter().map(|kind| kind.name));
    }
    kind
}

fn level(node: &Node, mistakes: &mut Mistakes) -> Option<Severity> {
    let names: Vec<&str> = LEVELS.iter().map(|(name, _)| *name).collect();
    mistakes.word(node, &names).map(|at| LEVELS[at].1)
}

/// A text that says something.
fn filled<'n>(node: &'n Node, mistakes: &mut Mistakes) -> Option<Text<'n>> {
    let text = mistakes.text(node)?;
    if text.text.trim().is_empty() {
        mistakes.push(node.span, "an empty text");
        return None;
    }
    Some(text)
}

/// The kind's options, their names checked. A rule may leave `with` out where its kind can do without.
fn options<'n>(fields: Fields<'n>, kind: &'static Kind, mistakes: &mut Mistakes) -> Option<Fields<'n>> {
    let Some((key, node)) = fields.entry("with") else { return Some(Fields::none(fields.head)) };
    if matches!(node.value, Value::Null) {
        return Some(Fields::none(key.span));
    }
    let names: Vec<&str> = kind.all_options().map(|option| option.name).collect();
    let mut with = mistakes.fields(node, &format!("the kind `{}`", kind.name), &names)?;
    // What is missing is missed at `with`.
    with.head = key.span;
    Some(with)
}

/// The choices of the house: each sets an option there is.
fn house(fields: Fields<'_>, kind: &'static Kind, mistakes: &mut Mistakes) {
    let Some(choices) = fields.get("house").and_then(|node| mistakes.map(node, "a map (choice: option)")) else {
        return;
    };
    let options: Vec<&str> = kind.all_options().map(|option| option.name).collect();
    for (_, option) in choices.iter() {
        mistakes.word(option, &options);
    }
}
