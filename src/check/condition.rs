//! The condition language: a map of field → wanted, all of which must hold.
//!
//! A wanted value is a scalar, a list (any of them), or a map of operators (`not`, `at_least`, `at_most`, `within`, `matches`, `known`,
//! `field`). `any:`, `all:` and `none:` combine conditions. Case does not matter between texts. A field that is unknown meets nothing but
//! `known: false`.

use super::pattern::Pattern;
use crate::reading::claim::{Claim, ClaimKind, Field, Holds, Value};
use crate::source::Source;
use crate::span::Span;
use crate::tree::{self, Mistakes, Node};
use chrono::NaiveDate;

/// What a claim must meet.
pub(super) enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    None(Vec<Condition>),
    Field(&'static Field, Test),
}

/// What one field must meet.
pub(super) enum Test {
    OneOf(Vec<Wanted>),
    Not(Vec<Wanted>),
    AtLeast(Wanted),
    AtMost(Wanted),
    /// No more than so many days from the story's date.
    DaysFromStory(f64),
    Matches(Pattern),
    Known(bool),
    SameAs(&'static Field),
}

/// A value a rule names.
#[derive(Debug, PartialEq)]
pub(super) enum Wanted {
    Flag(bool),
    Number(f64),
    Text(String),
    Date(NaiveDate),
}

const OPERATORS: &[&str] = &["not", "at_least", "at_most", "within", "matches", "known", "field"];

impl Condition {
    /// The condition that always holds.
    pub(super) fn always() -> Condition {
        Condition::All(Vec::new())
    }

    /// Whether a claim meets it.
    pub(super) fn holds(&self, claim: Claim<'_>) -> bool {
        match self {
            Condition::All(all) => all.iter().all(|condition| condition.holds(claim)),
            Condition::Any(any) => any.iter().any(|condition| condition.holds(claim)),
            Condition::None(none) => !none.iter().any(|condition| condition.holds(claim)),
            Condition::Field(field, test) => test.holds(claim, claim.get(field)),
        }
    }

    /// The condition a map describes, for claims of `kind`.
    pub(super) fn read(
        node: &Node,
        kind: &'static ClaimKind,
        validated: bool,
        mistakes: &mut Mistakes,
    ) -> Option<Condition> {
        Reader { kind, validated, mistakes }.condition(node)
    }

    /// Notes a mistake at `span` if no claim can meet all of `conditions` at once, as far as flags, words and numbers show.
    pub(super) fn refuse_contradiction(conditions: &[&Condition], span: Span<Source>, mistakes: &mut Mistakes) {
        let mut tests: Vec<(&'static Field, &Test)> = Vec::new();
        for condition in conditions {
            condition.collect(&mut tests);
        }
        for (at, (field, _)) in tests.iter().enumerate() {
            let first = tests.iter().position(|(other, _)| std::ptr::eq(*other, *field)) == Some(at);
            let of_field: Vec<&Test> =
                tests.iter().filter(|(other, _)| std::ptr::eq(*other, *field)).map(|(_, test)| *test).collect();
            if first && !can_hold(field.holds, &of_field) {
                mistakes
                    .push(
                        span,
                        format!("no claim can meet this: what is wanted of `{}` contradicts itself", field.name),
                    )
                    .help("so this rule can never fire");
            }
        }
    }

    /// The tests that must all hold.
    fn collect<'c>(&'c self, tests: &mut Vec<(&'static Field, &'c Test)>) {
        match self {
            Condition::All(all) => all.iter().for_each(|condition| condition.collect(tests)),
            // A list left empty by mistakes in it says nothing.
            Condition::Field(_, Test::OneOf(values)) if values.is_empty() => {}
            Condition::Field(field, test) => tests.push((field, test)),
            Condition::Any(_) | Condition::None(_) => {}
        }
    }
}

impl Test {
    fn holds(&self, claim: Claim<'_>, value: Value<'_>) -> bool {
        match self {
            Test::SameAs(other) => value != Value::Unknown && same(&value, &claim.get(other)),
            Test::DaysFromStory(days) => match (value, claim.reading().story_date()) {
                (Value::Date(date), Some(story)) => {
                    let near = |to: NaiveDate| (date - to).num_days().unsigned_abs() as f64 <= *days;
                    // Where two sources disagree on the story's date, it must hold by both.
                    near(story.date) && story.rival.is_none_or(near)
                }
                _ => false,
            },
            _ => self.holds_alone(&value),
        }
    }

    /// The tests that need nothing but the value.
    fn holds_alone(&self, value: &Value<'_>) -> bool {
        if let Test::Known(known) = self {
            return *known == (*value != Value::Unknown);
        }
        if *value == Value::Unknown {
            return false;
        }
        match self {
            Test::OneOf(wanted) => wanted.iter().any(|wanted| wanted.is(value)),
            Test::Not(unwanted) => !unwanted.iter().any(|unwanted| unwanted.is(value)),
            Test::AtLeast(bound) => bound.is_at_most(value),
            Test::AtMost(bound) => bound.is(value) || !bound.is_at_most(value),
            Test::Matches(pattern) => matches!(value, Value::Text(text) if pattern.is_match(text)),
            Test::Known(_) | Test::SameAs(_) | Test::DaysFromStory(_) => true,
        }
    }
}

impl Wanted {
    fn is(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Wanted::Flag(a), Value::Flag(b)) => a == b,
            (Wanted::Number(a), Value::Number(b)) => a == b,
            (Wanted::Text(a), Value::Text(b)) => {
                a.eq_ignore_ascii_case(b) || !(a.is_ascii() && b.is_ascii()) && a.to_lowercase() == b.to_lowercase()
            }
            (Wanted::Date(a), Value::Date(b)) => a == b,
            _ => false,
        }
    }

    fn is_at_most(&self, value: &Value<'_>) -> bool {
        match (self, value) {
            (Wanted::Number(a), Value::Number(b)) => a <= b,
            (Wanted::Date(a), Value::Date(b)) => a <= b,
            _ => false,
        }
    }
}

/// Whether two values are known and the same.
pub(super) fn same(a: &Value<'_>, b: &Value<'_>) -> bool {
    *a != Value::Unknown && a == b
}

/// Whether some value of a field can meet all the tests.
fn can_hold(holds: Holds, tests: &[&Test]) -> bool {
    let meets = |value: Value<'_>| tests.iter().all(|test| test.holds_alone(&value));
    match holds {
        Holds::Flag => [Value::Flag(true), Value::Flag(false), Value::Unknown].into_iter().any(meets),
        Holds::Word(words) => meets(Value::Unknown) || words.iter().any(|word| meets(Value::Text((*word).into()))),
        Holds::Number | Holds::Date | Holds::Text => {
            // Enough to try every value the tests themselves name.
            let named = tests.iter().flat_map(|test| match test {
                Test::OneOf(values) => values.iter().collect(),
                Test::AtLeast(value) | Test::AtMost(value) => vec![value],
                _ => Vec::new(),
            });
            let named: Vec<Value<'_>> = named.map(Wanted::value).collect();
            named.is_empty() && !contradict_on_known(tests) || named.into_iter().chain([Value::Unknown]).any(meets)
        }
    }
}

/// Whether one test wants the field known and another wants it unknown.
fn contradict_on_known(tests: &[&Test]) -> bool {
    let unknown = tests.iter().any(|test| matches!(test, Test::Known(false)));
    unknown && tests.iter().any(|test| !matches!(test, Test::Known(false)))
}

impl Wanted {
    fn value(&self) -> Value<'_> {
        match self {
            Wanted::Flag(flag) => Value::Flag(*flag),
            Wanted::Number(number) => Value::Number(*number),
            Wanted::Text(text) => Value::Text(text.into()),
            Wanted::Date(date) => Value::Date(*date),
        }
    }
}

struct Reader<'m> {
    kind: &'static ClaimKind,
    validated: bool,
    mistakes: &'m mut Mistakes,
}

impl Reader<'_> {
    fn condition(&mut self, node: &Node) -> Option<Condition> {
        let fields = self.mistakes.map(node, "a map (field: wanted)")?;
        let mut all = Vec::new();
        for (key, wanted) in fields.iter() {
            let condition = match key.name.as_str() {
                "any" => Condition::Any(self.conditions(wanted)),
                "all" => Condition::All(self.conditions(wanted)),
                "none" => Condition::None(self.conditions(wanted)),
                name => {
                    let Some(field) = field(self.kind, name, key.span, self.mistakes) else { continue };
                    let tests = self.tests(field, wanted);
                    all.extend(tests.into_iter().map(|test| Condition::Field(field, test)));
                    continue;
                }
            };
            all.push(condition);
        }
        Some(Condition::All(all))
    }

    fn conditions(&mut self, node: &Node) -> Vec<Condition> {
        let items = self.mistakes.list(node);
        if items.is_empty() {
            self.mistakes.push(node.span, "an empty list of conditions");
        }
        items.iter().filter_map(|item| self.condition(item)).collect()
    }

    fn tests(&mut self, field: &'static Field, node: &Node) -> Vec<Test> {
        if !matches!(node.value, tree::Value::Map(_)) {
            return vec![Test::OneOf(self.values(field, node))];
        }
        let Some(operators) = self.mistakes.fields(node, "a wanted value", OPERATORS) else { return Vec::new() };
        let operators = operators.iter().filter(|(key, _)| OPERATORS.contains(&key.name.as_str()));
        let tests: Vec<_> = operators.map(|(key, node)| self.operator(field, &key.name, node)).collect();
        tests.into_iter().flatten().flatten().collect()
    }

    fn operator(&mut self, field: &'static Field, operator: &str, node: &Node) -> Option<Vec<Test>> {
        let test = match operator {
            "not" => Test::Not(self.values(field, node)),
            "at_least" => Test::AtLeast(self.bound(field, node)?),
            "at_most" => Test::AtMost(self.bound(field, node)?),
            "within" => return self.within(field, node),
            "matches" => Test::Matches(self.matches(field, node)?),
            "known" => Test::Known(self.mistakes.flag(node)?),
            _ => {
                let name = self.mistakes.text(node)?.text;
                let other = self::field(self.kind, name, node.span, self.mistakes)?;
                if std::mem::discriminant(&other.holds) != std::mem::discriminant(&field.holds) {
                    self.mistakes.push(node.span, format!("`{name}` and `{}` hold different things", field.name));
                }
                Test::SameAs(other)
            }
        };
        Some(vec![test])
    }

    /// `within: [low, high]`, or for a date `within: days` from the story's.
    fn within(&mut self, field: &'static Field, node: &Node) -> Option<Vec<Test>> {
        match &node.value {
            tree::Value::Number(days) if field.holds == Holds::Date => Some(vec![Test::DaysFromStory(*days)]),
            tree::Value::List(ends) if ends.len() == 2 => {
                let (low, high) = (self.bound(field, &ends[0])?, self.bound(field, &ends[1])?);
                Some(vec![Test::AtLeast(low), Test::AtMost(high)])
            }
            _ => {
                let help =
                    if field.holds == Holds::Date { "a number of days, or [first, last]" } else { "[low, high]" };
                self.mistakes.push(node.span, "`within` takes two bounds").help(help);
                None
            }
        }
    }

    fn matches(&mut self, field: &'static Field, node: &Node) -> Option<Pattern> {
        if !matches!(field.holds, Holds::Text | Holds::Word(_)) {
            self.mistakes.push(node.span, format!("`{}` is no text, so no pattern can match it", field.name));
            return None;
        }
        Pattern::read(node, false, self.validated, self.mistakes)
    }

    fn bound(&mut self, field: &'static Field, node: &Node) -> Option<Wanted> {
        if matches!(field.holds, Holds::Number | Holds::Date) {
            return self.value(field, node);
        }
        self.mistakes.push(node.span, format!("`{}` holds {}, which has no order", field.name, holding(field.holds)));
        None
    }

    fn values(&mut self, field: &'static Field, node: &Node) -> Vec<Wanted> {
        let items = self.mistakes.list(node);
        if items.is_empty() {
            self.mistakes
                .push(node.span, "an empty list: nothing is one of no values")
                .help("so this rule can never fire");
        }
        items.iter().filter_map(|item| self.value(field, item)).collect()
    }

    fn value(&mut self, field: &'static Field, node: &Node) -> Option<Wanted> {
        match (field.holds, &node.value) {
            (Holds::Flag, tree::Value::Flag(flag)) => Some(Wanted::Flag(*flag)),
            (Holds::Number, tree::Value::Number(number)) => Some(Wanted::Number(*number)),
            (Holds::Text, tree::Value::Text(text)) => Some(Wanted::Text(text.clone())),
            (Holds::Word(words), tree::Value::Text(text)) => {
                if !words.contains(&text.as_str()) {
                    self.mistakes
                        .push(node.span, format!("`{}` is never `{text}`", field.name))
                        .suggest(text, words.iter().copied());
                }
                Some(Wanted::Text(text.clone()))
            }
            (Holds::Date, tree::Value::Text(text)) => {
                let date = text.parse().ok().map(Wanted::Date);
                if date.is_none() {
                    self.mistakes.push(node.span, format!("`{text}` is no date")).help("write it as 2025-08-15");
                }
                date
            }
            _ => {
                let message = format!("`{}` holds {}, never {}", field.name, holding(field.holds), node.kind());
                self.mistakes.push(node.span, message);
                None
            }
        }
    }
}

/// The field of that name, or a mistake at `span`.
pub(super) fn field(
    kind: &'static ClaimKind,
    name: &str,
    span: Span<Source>,
    mistakes: &mut Mistakes,
) -> Option<&'static Field> {
    let field = kind.field(name);
    if field.is_none() {
        mistakes
            .push(span, format!("the claim `{}` has no field `{name}`", kind.name))
            .suggest(name, kind.all_fields().map(|field| field.name));
    }
    field
}

fn holding(holds: Holds) -> &'static str {
    match holds {
        Holds::Flag => "true or false",
        Holds::Number => "a number",
        Holds::Word(_) => "one of a list of words",
        Holds::Text => "text",
        Holds::Date => "a date",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(number: f64) -> Wanted {
        Wanted::Number(number)
    }

    #[test]
    fn the_unknown_meets_nothing_but_known_false() {
        let tests = [
            Test::OneOf(vec![Wanted::Flag(false)]),
            Test::Not(vec![Wanted::Flag(true)]),
            Test::AtMost(number(3.0)),
            Test::Known(true),
        ];
        assert!(tests.iter().all(|test| !test.holds_alone(&Value::Unknown)));
        assert!(Test::Known(false).holds_alone(&Value::Unknown));
    }

    #[test]
    fn bounds_include_their_ends() {
        let (low, high) = (Test::AtLeast(number(2.0)), Test::AtMost(number(4.0)));
        let within = (1..6).filter(|n| {
            let value = Value::Number(f64::from(*n));
            low.holds_alone(&value) && high.holds_alone(&value)
        });
        assert_eq!(within.collect::<Vec<_>>(), [2, 3, 4]);
    }

    #[test]
    fn contradictions_show_on_flags_words_and_numbers() {
        let yes = Test::OneOf(vec![Wanted::Flag(true)]);
        let no = Test::Not(vec![Wanted::Flag(true)]);
        assert!(can_hold(Holds::Flag, &[&yes]) && !can_hold(Holds::Flag, &[&yes, &no]));
        let words = Holds::Word(&["sitting", "former"]);
        let sitting = Test::OneOf(vec![Wanted::Text("sitting".into())]);
        let not_sitting = Test::Not(vec![Wanted::Text("sitting".into())]);
        let unknown = Test::Known(false);
        assert!(can_hold(words, &[&not_sitting]) && !can_hold(words, &[&sitting, &not_sitting]));
        assert!(!can_hold(words, &[&sitting, &unknown]));
        let (from, to) = (Test::AtLeast(number(5.0)), Test::AtMost(number(4.0)));
        assert!(can_hold(Holds::Number, &[&from]) && !can_hold(Holds::Number, &[&from, &to]));
        assert!(can_hold(Holds::Text, &[&unknown]) && can_hold(Holds::Text, &[&Test::Known(true)]));
    }
}
