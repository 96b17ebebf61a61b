//! A rule as it is written, to be compiled with other options than its own.

use super::file::{self, Known};
use super::{Rule, shipped_trees};
use crate::source::Source;
use crate::span::Span;
use crate::tree::{self, Key, Mistakes, Node, Value};

/// The tree of a rule. It stands nowhere, so that what a change brings into it can be told from what was there.
#[derive(Debug, Clone)]
pub struct Script {
    path: String,
    tree: Node,
}

/// A change of one option.
#[derive(Debug, Clone)]
pub struct Change {
    /// Where the change is asked for.
    pub key: Key,
    /// The option.
    pub option: String,
    /// What it becomes, or what is added to it.
    pub value: Node,
    /// Whether the value is added to the list or the map that the rule has.
    pub adds: bool,
}

/// The scripts of the shipped rules, then of `others`; files that cannot be parsed have none.
pub fn scripts<'s>(others: impl IntoIterator<Item = &'s Source>) -> Vec<Script> {
    let shipped = shipped_trees().into_iter().filter_map(|shipped| {
        let path = shipped.get("path")?.as_text()?.to_owned();
        Some(Script { path, tree: shipped.get("rule")?.clone() })
    });
    let others = others.into_iter().filter_map(|source| {
        let tree = tree::parse(source).ok()?.without_places();
        Some(Script { path: source.path().to_owned(), tree })
    });
    shipped.chain(others).collect()
}

impl Script {
    /// The rule's id.
    pub fn id(&self) -> &str {
        let file = self.path.rsplit('/').next().unwrap_or(&self.path);
        file.rsplit_once('.').map_or(file, |(id, _)| id)
    }

    /// The choices of a house that set one of the rule's options: the choice, and the option.
    pub fn house(&self) -> impl Iterator<Item = (&str, &str)> {
        let choices = match self.tree.get("house").map(|node| &node.value) {
            Some(Value::Map(choices)) => choices.as_slice(),
            _ => &[],
        };
        choices.iter().filter_map(|(choice, option)| Some((choice.name.as_str(), option.as_text()?)))
    }

    /// The rule with changed options; `None` where they do not go together, and the mistakes say why.
    pub fn compile(&self, changes: &[Change], mistakes: &mut Mistakes) -> Option<Rule> {
        let mut tree = self.tree.clone();
        let home = changes.first()?.key.span;
        let mut found = Mistakes::default();
        for change in changes {
            apply(change, options(&mut tree)?, &mut found);
        }
        let rule = file::compile(&tree, &self.path, Known::Changed, &mut found);
        let is_sound = found.is_empty();
        mistakes.adopt(found, home);
        rule.filter(|_| is_sound)
    }
}

/// The entries under `with`; put there where a rule has none.
fn options(rule: &mut Node) -> Option<&mut Vec<(Key, Node)>> {
    let fields = entries(rule)?;
    let at = match fields.iter().position(|(key, _)| key.name == "with") {
        Some(at) => at,
        None => {
            let key = Key { span: Span::at(0), name: "with".to_owned() };
            fields.push((key, Node::placeless(Value::Map(Vec::new()))));
            fields.len() - 1
        }
    };
    entries(&mut fields[at].1)
}

fn entries(node: &mut Node) -> Option<&mut Vec<(Key, Node)>> {
    match &mut node.value {
        Value::Map(entries) => Some(entries),
        _ => None,
    }
}

fn apply(change: &Change, options: &mut Vec<(Key, Node)>, mistakes: &mut Mistakes) {
    let key = Key { span: change.key.span, name: change.option.clone() };
    match options.iter_mut().find(|(own, _)| own.name == change.option) {
        None if change.adds && !matches!(change.value.value, Value::List(_) | Value::Map(_) | Value::Text(_)) => {
            refuse(change, mistakes);
        }
        None => options.push((key, change.value.clone())),
        Some((own, value)) if !change.adds => (*own, *value) = (key, change.value.clone()),
        Some((_, value)) => add(value, change, mistakes),
    }
}

/// Adds to a list or a map.
fn add(to: &mut Node, change: &Change, mistakes: &mut Mistakes) {
    match (&mut to.value, &change.value.value) {
        (Value::Map(own), Value::Map(more)) => {
            own.retain(|(key, _)| !more.iter().any(|(other, _)| other.name == key.name));
            own.extend(more.iter().cloned());
        }
        (Value::List(own), Value::List(more)) => own.extend(more.iter().cloned()),
        (Value::List(own), Value::Text(_)) => own.push(change.value.clone()),
        (Value::Text(_), Value::List(_) | Value::Text(_)) => {
            let mut all = vec![to.clone()];
            all.extend(match &change.value.value {
                Value::List(more) => more.clone(),
                _ => vec![change.value.clone()],
            });
            to.value = Value::List(all);
        }
        _ => refuse(change, mistakes),
    }
}

fn refuse(change: &Change, mistakes: &mut Mistakes) {
    let message = format!("nothing of this sort can be added to `{}`", change.option);
    mistakes.push(change.key.span, message).help("put it under `with`, which takes the place of what is there");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    const RULE: &str = "\
kind: existence
level: note
summary: Hype.
message: hype
with: {words: [amazing]}
examples: {flag: [It is amazing.]}
";

    /// The rule with the changes a map of options asks for, and the mistakes drawn on that map.
    fn changed(options: &str, adds: bool) -> (Option<Rule>, Vec<Diagnostic>) {
        let source = Source::new("config", options);
        let tree = tree::parse(&source).expect("good YAML");
        let Value::Map(options) = tree.value else { panic!("a map") };
        let change = |(key, value): (Key, Node)| Change { option: key.name.clone(), key, value, adds };
        let changes: Vec<_> = options.into_iter().map(change).collect();
        let script = scripts([&Source::new("house/words/hype.yaml", RULE)]).pop().expect("a script");
        assert_eq!(script.id(), "hype");
        let mut mistakes = Mistakes::default();
        let rule = script.compile(&changes, &mut mistakes);
        (rule, mistakes.into_diagnostics("lastread/config", &source))
    }

    fn words(rule: Option<Rule>) -> Vec<String> {
        rule.expect("a rule").check.words().iter().map(|word| word.text.clone()).collect()
    }

    #[test]
    fn options_are_replaced_or_added_to() {
        assert_eq!(words(changed("words: [epic]\n", false).0), ["epic"]);
        assert_eq!(words(changed("words: [epic]\n", true).0), ["amazing", "epic"]);
        assert_eq!(words(changed("words: epic\n", true).0), ["amazing", "epic"]);
    }

    #[test]
    fn mistakes_stand_where_the_change_is_asked_for() {
        let cases = [
            ("wrods: [epic]\n", 0..5, "the kind `existence` takes no `wrods`"),
            ("pattern: '(epic'\n", 10..11, "this pattern does not compile: unclosed group"),
            ("ignore_case: maybe\n", 13..18, "true or false is wanted here, not text"),
            ("words: []\n", 7..9, "an empty list, so this can never apply"),
        ];
        for (options, span, message) in cases {
            let (rule, mistakes) = changed(options, false);
            assert!(rule.is_none(), "{options}");
            let found: Vec<_> = mistakes.iter().map(|it| (it.span.range(), it.message.as_str())).collect();
            assert_eq!(found, [(span, message)], "{options}");
        }
    }
}
