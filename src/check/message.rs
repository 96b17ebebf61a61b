//! What a rule says: its message, its help and its fixes, as templates. `{claim.surname}` prints a field of a claim, `{claim}` its words,
//! `{match}` what a pattern matched, `{story_date}` the date of the story; `{{` is a brace.
//!
//! Templates are parsed when the rule is loaded, so a placeholder that names nothing is a mistake in the rule and never reaches a report.

use super::{Draft, Mend};
use crate::reading::Reading;
use crate::reading::claim::{Claim, ClaimKind, Field, Value};
use crate::span::{Span, Text};
use crate::table::Row;
use crate::table::schema::Schema;
use crate::tree::{Mistakes, Node};
use std::fmt::Write as _;

/// Longer words are cut in the middle when a message prints them, in characters.
const LONGEST: usize = 72;

/// What placeholders can name in the wording of one rule.
pub(super) struct Vocabulary<'v> {
    /// Claims by the part they play: `claim`, or `a` and `b`, and `near`.
    pub claims: &'v [(&'static str, &'static ClaimKind)],
    /// Other words.
    pub words: &'v [&'static str],
    /// The table of the row that `{row}` and `{row.column}` name.
    pub row: Option<&'static Schema>,
    /// What a fix replaces when it does not say: the name of a claim, or a word.
    pub subject: &'static str,
}

/// What they stand for in one finding.
pub(super) struct Facts<'f, 'r> {
    /// The story.
    pub reading: &'r Reading<'r>,
    /// The claims.
    pub claims: &'f [(&'static str, Claim<'r>)],
    /// The other words.
    pub words: &'f [(&'static str, &'f str)],
    /// The row, and what it says.
    pub row: Option<(Row<'f>, &'f str)>,
    /// Where the subject stands.
    pub subject: Span<Text>,
}

/// Text with placeholders.
#[derive(Debug)]
pub(super) struct Template {
    pieces: Vec<Piece>,
}

enum Piece {
    Words(String),
    StoryDate,
    Word(&'static str),
    Row(Option<&'static str>),
    Claim(&'static str, Option<&'static Field>),
}

/// All a rule says.
pub(super) struct Wording {
    message: Template,
    help: Option<Template>,
    fixes: Vec<FixTemplate>,
}

struct FixTemplate {
    title: Template,
    /// The field whose printed part is replaced; `None` for the whole subject.
    replace: Option<&'static Field>,
    with: Template,
    safe: bool,
}

/// What it says of one finding.
pub(super) struct Said {
    pub message: String,
    pub help: Option<String>,
    pub fixes: Vec<Mend>,
}

impl Wording {
    /// The wording of the rule being compiled.
    pub(super) fn read(draft: &mut Draft<'_, '_>, vocabulary: &Vocabulary<'_>) -> Option<Wording> {
        let rule = draft.rule;
        let mistakes = &mut *draft.mistakes;
        let message = rule.get("message").and_then(|node| Template::read(node, vocabulary, mistakes));
        let help = rule.get("help").and_then(|node| Template::read(node, vocabulary, mistakes));
        let fixes = rule.get("fixes").map(|node| mistakes.list(node)).unwrap_or_default();
        let fixes = fixes.iter().filter_map(|node| FixTemplate::read(node, vocabulary, mistakes)).collect();
        Some(Wording { message: message?, help, fixes })
    }

    /// What it says of a finding.
    pub(super) fn say(&self, facts: &Facts<'_, '_>) -> Said {
        Said {
            message: self.message.print(facts),
            help: self.help.as_ref().map(|help| help.print(facts)),
            fixes: self.fixes.iter().filter_map(|fix| fix.mend(facts)).collect(),
        }
    }
}

impl FixTemplate {
    fn read(node: &Node, vocabulary: &Vocabulary<'_>, mistakes: &mut Mistakes) -> Option<FixTemplate> {
        let fields = mistakes.fields(node, "a fix", &["title", "replace", "with", "safe"])?;
        let mut template = |name: &str| {
            let node = mistakes.required(fields, name, "a fix")?;
            Template::read(node, vocabulary, mistakes)
        };
        let (title, with) = (template("title"), template("with"));
        let replace = fields.get("replace").and_then(|node| Self::target(node, vocabulary, mistakes));
        let safe = fields.get("safe").and_then(|node| mistakes.flag(node)).unwrap_or(false);
        Some(FixTemplate { title: title?, replace, with: with?, safe })
    }

    fn target(node: &Node, vocabulary: &Vocabulary<'_>, mistakes: &mut Mistakes) -> Option<&'static Field> {
        let name = mistakes.text(node)?.text;
        let claim = vocabulary.claims.iter().find(|(role, _)| *role == vocabulary.subject);
        let field = claim.and_then(|(_, kind)| kind.field(name)).filter(|field| field.is_printed());
        if field.is_none() && name != vocabulary.subject {
            let fields = claim.into_iter().flat_map(|(_, kind)| kind.all_fields()).filter(|field| field.is_printed());
            let fields = fields.map(|field| field.name);
            mistakes
                .push(node.span, format!("`{name}` is nothing a fix can replace here"))
                .suggest(name, fields.chain([vocabulary.subject]));
        }
        field
    }

    /// The fix, or `None` where the place to mend is not printed or the new words are not known.
    fn mend(&self, facts: &Facts<'_, '_>) -> Option<Mend> {
        let place = match self.replace {
            Some(field) => facts.claims.first().and_then(|(_, claim)| claim.part(field))?,
            None => facts.subject,
        };
        let mut title = String::new();
        let mut with = String::new();
        let known = self.title.write(facts, true, &mut title) & self.with.write(facts, false, &mut with);
        known.then(|| Mend { title, safe: self.safe, edits: vec![(place, with)] })
    }
}

impl Template {
    /// The template a scalar holds.
    pub(super) fn read(node: &Node, vocabulary: &Vocabulary<'_>, mistakes: &mut Mistakes) -> Option<Template> {
        let text = mistakes.text(node)?.text.trim_end_matches('\n');
        let mut pieces = vec![];
        let mut words = String::new();
        let mut at = 0;
        let mut whole = true;
        while let Some(brace) = text[at..].find(['{', '}']).map(|brace| at + brace) {
            words.push_str(&text[at..brace]);
            let rest = &text[brace..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                words.push_str(&rest[..1]);
                at = brace + 2;
                continue;
            }
            let Some(end) = rest.find('}').filter(|_| rest.starts_with('{')) else {
                let span = node.inside(brace..brace + 1);
                mistakes
                    .push(span, "a brace without its partner")
                    .help("write `{{` or `}}` for a brace that is printed");
                return None;
            };
            pieces.push(Piece::Words(std::mem::take(&mut words)));
            match Piece::read(node, brace + 1, &rest[1..end], vocabulary, mistakes) {
                Some(piece) => pieces.push(piece),
                None => whole = false,
            }
            at = brace + end + 1;
        }
        words.push_str(&text[at..]);
        pieces.push(Piece::Words(words));
        whole.then_some(Template { pieces })
    }

    /// The text, what is not known as `unknown`.
    pub(super) fn print(&self, facts: &Facts<'_, '_>) -> String {
        let mut text = String::new();
        self.write(facts, true, &mut text);
        text
    }

    /// Writes the text, cutting long words in the middle if asked; says whether all was known.
    fn write(&self, facts: &Facts<'_, '_>, cut: bool, text: &mut String) -> bool {
        let mut known = true;
        for piece in &self.pieces {
            let value = match piece {
                Piece::Words(words) => {
                    text.push_str(words);
                    continue;
                }
                Piece::StoryDate => facts.reading.story_date().map_or(Value::Unknown, |story| Value::Date(story.date)),
                Piece::Word(name) => facts.word(name).map_or(Value::Unknown, |word| Value::Text(word.into())),
                Piece::Row(column) => facts.row.map_or(Value::Unknown, |(row, said)| match column {
                    None => Value::Text(said.into()),
                    Some(column) => cell(row, column),
                }),
                Piece::Claim(role, field) => match (facts.claim(role), field) {
                    (Some(claim), Some(field)) => claim.get(field),
                    (Some(claim), None) => Value::Text(claim.text().into()),
                    (None, _) => Value::Unknown,
                },
            };
            known &= value != Value::Unknown;
            let printed = print(&value);
            // What a row says is a sentence, and short.
            let is_long = cut && !matches!(piece, Piece::Row(None));
            text.push_str(&if is_long { shortened(&printed) } else { printed });
        }
        known
    }
}

impl Piece {
    /// The placeholder `name`, which begins at byte `at` of the scalar's text.
    fn read(node: &Node, at: usize, name: &str, vocabulary: &Vocabulary<'_>, mistakes: &mut Mistakes) -> Option<Piece> {
        if name == "story_date" {
            return Some(Piece::StoryDate);
        }
        if let Some(word) = vocabulary.words.iter().find(|word| **word == name) {
            return Some(Piece::Word(word));
        }
        let (role, field) = name.split_once('.').map_or((name, None), |(role, field)| (role, Some(field)));
        if let Some(schema) = vocabulary.row.filter(|_| role == "row") {
            let Some(field) = field else { return Some(Piece::Row(None)) };
            let column = schema.columns.iter().find(|column| column.name == field);
            if column.is_none() {
                let names = schema.columns.iter().map(|column| column.name);
                let message = format!("the table `{}` has no column `{field}`", schema.name);
                mistakes.push(node.inside(at + 4..at + name.len()), message).suggest(field, names);
            }
            return column.map(|column| Piece::Row(Some(column.name)));
        }
        let Some((role, kind)) = vocabulary.claims.iter().find(|(known, _)| *known == role) else {
            let names = vocabulary.claims.iter().map(|(role, _)| *role).chain(vocabulary.words.iter().copied());
            mistakes
                .push(node.inside(at..at + name.len()), format!("nothing here is called `{role}`"))
                .suggest(role, names.chain(["story_date"]));
            return None;
        };
        let Some(field) = field else { return Some(Piece::Claim(role, None)) };
        let found = kind.field(field);
        if found.is_none() {
            let start = at + name.len() - field.len();
            let names = kind.all_fields().map(|field| field.name);
            mistakes
                .push(node.inside(start..at + name.len()), format!("the claim `{}` has no field `{field}`", kind.name))
                .suggest(field, names);
        }
        Some(Piece::Claim(role, Some(found?)))
    }
}

impl std::fmt::Debug for Piece {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Piece::Words(words) => write!(f, "{words:?}"),
            Piece::StoryDate => f.write_str("{story_date}"),
            Piece::Word(word) => write!(f, "{{{word}}}"),
            Piece::Row(column) => write!(f, "{{row.{}}}", column.unwrap_or_default()),
            Piece::Claim(role, field) => write!(f, "{{{role}.{}}}", field.map_or("", |field| field.name)),
        }
    }
}

impl<'r> Facts<'_, 'r> {
    fn word(&self, name: &str) -> Option<&str> {
        self.words.iter().find(|(word, _)| *word == name).map(|(_, value)| *value)
    }

    fn claim(&self, role: &str) -> Option<Claim<'r>> {
        self.claims.iter().find(|(name, _)| *name == role).map(|(_, claim)| *claim)
    }
}

/// What a row has under a column, as messages print it: of several names the first, a date in words.
fn cell(row: Row<'_>, column: &str) -> Value<'static> {
    let text = row.get(column);
    match row.date(column) {
        Some(date) => Value::Text(date.say().into()),
        None if text.is_empty() => Value::Unknown,
        None => Value::Text(text.split('|').next().unwrap_or_default().to_owned().into()),
    }
}

/// A value as messages print it.
pub(super) fn print(value: &Value<'_>) -> String {
    match value {
        Value::Unknown => "unknown".to_owned(),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => print_number(*number),
        Value::Text(text) => text.clone().into_owned(),
        Value::Date(date) => date.format("%B %-d, %Y").to_string(),
    }
}

/// Up to four decimals, no zeros after the last.
fn print_number(number: f64) -> String {
    let mut text = String::new();
    _ = write!(text, "{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Long words with an ellipsis for their middle.
pub(super) fn shortened(words: &str) -> String {
    if words.chars().nth(LONGEST).is_none() {
        return words.to_owned();
    }
    let side = LONGEST / 2;
    let head = words.char_indices().nth(side).map_or(words, |(at, _)| &words[..at]);
    let tail = words.char_indices().nth_back(side - 1).map_or(words, |(at, _)| &words[at..]);
    let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
    let tail = tail.split_once(' ').map_or(tail, |(_, tail)| tail);
    format!("{head} … {tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_print_as_copy_does() {
        let date = chrono::NaiveDate::from_ymd_opt(2025, 8, 15).expect("a date");
        let cases = [
            (Value::Unknown, "unknown"),
            (Value::Flag(true), "yes"),
            (Value::Number(206.97674418), "206.9767"),
            (Value::Number(2025.0), "2025"),
            (Value::Date(date), "August 15, 2025"),
        ];
        for (value, printed) in cases {
            assert_eq!(print(&value), printed);
        }
    }

    #[test]
    fn long_words_lose_their_middle() {
        let words = "one ".repeat(40);
        let short = shortened(words.trim());
        assert!(short.chars().count() <= LONGEST + 3 && short.contains("one … one"), "{short}");
    }
}
