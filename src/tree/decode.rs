//! Decoding by hand: readers that take what they expect, and note a mistake, with its place and what to do, where they find something else.

use super::{Key, Node, Value};
use crate::diagnostic::{Diagnostic, Edit, Fix, Label, Severity};
use crate::source::Source;
use crate::span::Span;

/// The mistakes found in one file so far.
#[derive(Debug, Default)]
pub struct Mistakes {
    list: Vec<Mistake>,
}

/// One mistake. Made by [`Mistakes::push`]; the methods add to it.
#[derive(Debug)]
pub struct Mistake {
    span: Span<Source>,
    message: String,
    help: Option<String>,
    label: Option<(Span<Source>, String)>,
    /// A name that was given, and the one that must have been meant.
    slip: Option<(String, String)>,
}

impl Mistake {
    /// Says what to do.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Mistake {
        self.help = Some(help.into());
        self
    }

    /// Shows another place.
    pub fn label(&mut self, span: Span<Source>, message: impl Into<String>) -> &mut Mistake {
        self.label = Some((span, message.into()));
        self
    }

    /// Helps with the nearest of names that are too many to list.
    pub fn suggest_near(&mut self, given: &str, names: &[&str]) -> &mut Mistake {
        if let Some(name) = nearest(given, names) {
            self.meant(given, name);
        }
        self
    }

    /// Helps with the nearest of the names it could have been, or with all of them.
    pub fn suggest<'a>(&mut self, given: &str, names: impl IntoIterator<Item = &'a str>) -> &mut Mistake {
        let names: Vec<&str> = names.into_iter().collect();
        match nearest(given, &names) {
            Some(name) => self.meant(given, name),
            None if names.is_empty() => {}
            None => self.help = Some(format!("one of: {}", names.join(", "))),
        }
        self
    }

    fn meant(&mut self, given: &str, name: &str) {
        self.help = Some(format!("did you mean `{name}`?"));
        self.slip = Some((given.to_owned(), name.to_owned()));
    }

    /// What writes the name that was meant, where the one given stands in the file as it reads.
    fn fix(&self, source: &Source) -> Option<Fix> {
        let (given, meant) = self.slip.as_ref()?;
        let at = self.span.start + source.text().get(self.span.range())?.find(given)? as u32;
        let span = Span::new(at, at + given.len() as u32);
        let edit = Edit { span, text: meant.clone() };
        Some(Fix { title: format!("write `{meant}`"), safe: false, edits: vec![edit] })
    }
}

/// The name nearest to what was given, if it is near enough to be meant: a few letters off, or the beginning of it (`warn`).
pub fn nearest<'a>(given: &str, names: &[&'a str]) -> Option<&'a str> {
    const ENOUGH_TO_BEGIN: usize = 3;
    let given = given.to_lowercase().replace('_', "-");
    let begins = given.len() >= ENOUGH_TO_BEGIN;
    if let Some(name) = names.iter().find(|name| begins && name.starts_with(&given)) {
        return Some(name);
    }
    let distance = |name: &str| strsim::osa_distance(&given, &name.replace('_', "-"));
    let (best, name) = names.iter().map(|name| (distance(name), *name)).min_by_key(|(distance, _)| *distance)?;
    (best <= given.chars().count().div_ceil(3)).then_some(name)
}

/// A text with its place.
#[derive(Debug, Clone, Copy)]
pub struct Text<'n> {
    /// What it says.
    pub text: &'n str,
    /// The scalar that says it.
    pub node: &'n Node,
}

/// The fields of a map, their names checked.
#[derive(Debug, Clone, Copy)]
pub struct Fields<'n> {
    /// Where a field that is missing is missed.
    pub head: Span<Source>,
    entries: &'n [(Key, Node)],
}

impl<'n> Fields<'n> {
    /// A map without fields, missed at `head`.
    pub fn none(head: Span<Source>) -> Fields<'static> {
        Fields { head, entries: &[] }
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&'n Node> {
        self.entry(name).map(|(_, node)| node)
    }

    /// The key and the value of a field.
    pub fn entry(&self, name: &str) -> Option<(&'n Key, &'n Node)> {
        self.entries.iter().find(|(key, _)| key.name == name).map(|(key, node)| (key, node))
    }

    /// All of them, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&'n Key, &'n Node)> {
        self.entries.iter().map(|(key, node)| (key, node))
    }
}

impl Mistakes {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Takes over the mistakes of a tree that is partly of another file: those that stand nowhere stand at `home` now.
    pub fn adopt(&mut self, others: Mistakes, home: Span<Source>) {
        self.list.extend(others.list.into_iter().map(|mut mistake| {
            if mistake.span == Span::at(0) {
                mistake.span = home;
            }
            mistake.label = mistake.label.filter(|(span, _)| *span != Span::at(0));
            mistake
        }));
    }

    /// Notes a mistake.
    pub fn push(&mut self, span: Span<Source>, message: impl Into<String>) -> &mut Mistake {
        let mistake = Mistake { span, message: message.into(), help: None, label: None, slip: None };
        self.list.push(mistake);
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    /// The mistakes as diagnostics of `rule` in `source`, in the order of the file.
    pub fn into_diagnostics(self, rule: &str, source: &Source) -> Vec<Diagnostic> {
        let path = source.path();
        let mut mistakes = self.list;
        // An option read in two places is a mistake once.
        mistakes.sort_by(|a, b| (a.span, &a.message).cmp(&(b.span, &b.message)));
        mistakes.dedup_by(|a, b| (a.span, &a.message) == (b.span, &b.message));
        let label = |(span, message)| Label { path: path.to_owned(), span, message };
        let diagnostic = |mistake: Mistake| Diagnostic {
            fixes: mistake.fix(source).into_iter().collect(),
            labels: mistake.label.into_iter().map(label).collect(),
            help: mistake.help,
            ..Diagnostic::own(rule, Severity::Error, path, mistake.span, mistake.message)
        };
        mistakes.into_iter().map(diagnostic).collect()
    }

    /// Says that a value is not what `wanted` describes.
    pub fn wrong_type(&mut self, node: &Node, wanted: &str) -> &mut Mistake {
        self.push(node.span, format!("{wanted} is wanted here, not {}", node.kind()))
    }

    /// A map of which every key counts as a name of its own.
    pub fn map<'n>(&mut self, node: &'n Node, wanted: &str) -> Option<Fields<'n>> {
        match &node.value {
            Value::Map(entries) => {
                let head = entries.first().map_or(node.span, |(key, _)| key.span);
                Some(Fields { head, entries })
            }
            _ => {
                self.wrong_type(node, wanted);
                None
            }
        }
    }

    /// A map with the fields `names` and no others.
    pub fn fields<'n>(&mut self, node: &'n Node, what: &str, names: &[&str]) -> Option<Fields<'n>> {
        let fields = self.map(node, &format!("a map ({what})"))?;
        for (key, _) in fields.entries.iter().filter(|(key, _)| !names.contains(&key.name.as_str())) {
            let names = names.iter().copied();
            self.push(key.span, format!("{what} takes no `{}`", key.name)).suggest(&key.name, names);
        }
        Some(fields)
    }

    /// A field that has to be there.
    pub fn required<'n>(&mut self, fields: Fields<'n>, name: &str, what: &str) -> Option<&'n Node> {
        let node = fields.get(name);
        if node.is_none() {
            self.push(fields.head, format!("{what} needs `{name}`"));
        }
        node
    }

    /// A text.
    pub fn text<'n>(&mut self, node: &'n Node) -> Option<Text<'n>> {
        match &node.value {
            Value::Text(text) => Some(Text { text, node }),
            Value::Number(_) | Value::Flag(_) => {
                self.wrong_type(node, "text").help("put it in quotation marks");
                None
            }
            _ => {
                self.wrong_type(node, "text");
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&mut self, node: &Node) -> Option<bool> {
        match node.value {
            Value::Flag(flag) => Some(flag),
            _ => {
                let help = matches!(node.as_text(), Some("yes" | "no" | "on" | "off")).then_some("write true or false");
                let mistake = self.wrong_type(node, "true or false");
                if let Some(help) = help {
                    mistake.help(help);
                }
                None
            }
        }
    }

    /// A number.
    pub fn number(&mut self, node: &Node) -> Option<f64> {
        match node.value {
            Value::Number(number) => Some(number),
            _ => {
                self.wrong_type(node, "a number");
                None
            }
        }
    }

    /// A whole number from 0.
    pub fn count(&mut self, node: &Node) -> Option<usize> {
        match node.value {
            Value::Number(number) if number >= 0.0 && number.fract() == 0.0 && number < f64::from(u32::MAX) => {
                Some(number as usize)
            }
            Value::Number(number) => {
                self.push(node.span, format!("a whole number from 0 is wanted here, not {number}"));
                None
            }
            _ => {
                self.wrong_type(node, "a whole number from 0");
                None
            }
        }
    }

    /// One of a fixed list of words; gives the place in the list.
    pub fn word(&mut self, node: &Node, words: &[&str]) -> Option<usize> {
        let text = self.text(node)?.text;
        let at = words.iter().position(|word| *word == text);
        if at.is_none() {
            self.push(node.span, format!("`{text}` cannot stand here")).suggest(text, words.iter().copied());
        }
        at
    }

    /// A list, or one value that stands for a list of one.
    pub fn list<'n>(&mut self, node: &'n Node) -> &'n [Node] {
        match &node.value {
            Value::List(items) => items,
            _ => std::slice::from_ref(node),
        }
    }

    /// A list of texts that is not empty (or one text).
    pub fn texts<'n>(&mut self, node: &'n Node) -> Vec<Text<'n>> {
        let items = self.list(node);
        if items.is_empty() {
            self.push(node.span, "an empty list, so this can never apply");
        }
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            let Some(text) = self.text(item) else { continue };
            if text.text.trim().is_empty() {
                self.push(item.span, "an empty text");
            } else {
                texts.push(text);
            }
        }
        texts
    }
}
