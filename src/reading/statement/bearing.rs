//! Makers, bands and well-known people called by nationality and kind: `the German carmaker Volvo`, `Lego, the Danish toymaker`.
//!
//! Only a noun that fits what the tables have of that name counts: it shows that no namesake is meant. What stands between adjective and noun must be
//! plain words that cannot open another phrase (`the American arm of carmaker Volvo`).

use super::when::Line;
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::printed::{Printed, Standing};
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use crate::table::openings::Openings;
use crate::table::{Row, RowId, TableId};
use std::sync::OnceLock;

/// Something or somebody called by nationality and kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bearing {
    /// Adjective, noun and name.
    pub(crate) span: Span<Text>,
    /// The name.
    pub(crate) name: Span<Text>,
    /// The adjective.
    pub(crate) adjective: Span<Text>,
    /// The row.
    pub(crate) row: RowId,
    /// Whether the tables have it of that nationality.
    pub(crate) agrees: bool,
}

const COLUMNS: [&str; 2] = ["bearer", "aliases"];

/// How many words may stand between adjective and noun: `a Swedish pop and soul singer` has more of them than most.
const MODIFIERS: usize = 2;

/// Those of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Bearing> {
    static SHIPPED: OnceLock<Openings> = OnceLock::new();
    let bearers = Printed::new(reading, TableId::BEARERS, &COLUMNS, &SHIPPED);
    let mut sentences: Vec<usize> = if reading.tables().own_rows(TableId::BEARERS).next().is_some() {
        (0..reading.sentences().len()).collect()
    } else {
        reading.classes().places(Class::Kind).filter_map(|at| reading.sentence_of(at)).collect()
    };
    sentences.dedup();
    let mut found = Vec::new();
    for sentence in sentences {
        let line = Line::new(reading, sentence);
        for at in line.range.clone().filter(|at| line.tokens[*at].kind != TokenKind::Mark) {
            found.extend(named_at(&line, &bearers, at));
        }
    }
    found
}

/// Whether a word is a kind of thing or people that the shipped tables have of a nationality.
pub(in crate::reading) fn is_kind(word: &str) -> bool {
    let opens = word.starts_with(|ch: char| ch.is_ascii_lowercase());
    static SHIPPED: OnceLock<Openings> = OnceLock::new();
    let kinds = || SHIPPED.get_or_init(|| Openings::shipped(TableId::BEARERS, &["kinds"]));
    opens && kinds().may_stand_at(word)
}

/// The bearer whose longest name stands at a token, with its nationality.
fn named_at(line: &Line<'_, '_>, bearers: &Printed<'_>, at: usize) -> Option<Bearing> {
    let reading = line.reading;
    let standing = bearers.at(reading, &line.tokens[at]);
    let Standing { end, row, .. } = standing.into_iter().max_by_key(|name| name.end)?;
    let after = line.from(end);
    if goes_on(line, end, after) || is_capital(line, at.checked_sub(1)?) {
        return None;
    }
    let kinds = row.names("kinds");
    let from = before(line, at, &kinds).or_else(|| behind(line, after, &kinds))?;
    let adjective = adjective_at(line, from)?;
    let name = Span::new(line.tokens[at].span.start, end);
    let agrees = row.names("adjectives").iter().any(|known| known == reading.slice(adjective));
    Some(Bearing { span: name.to(adjective), name, adjective, row: row.id(), agrees })
}

/// Whether a name goes on behind where it seems to end: `Volvo Trucks`, `Volvo-owned`, `Volvo and Renault`.
fn goes_on(line: &Line<'_, '_>, end: u32, after: usize) -> bool {
    let word = line.word(after);
    let is_joined =
        line.tokens.get(after).is_some_and(|next| next.span.start == end) && !matches!(word, "," | "." | ")");
    is_joined && !word.starts_with(['\'', '’']) || is_capital(line, after) || matches!(word, "and" | "&")
}

fn is_capital(line: &Line<'_, '_>, at: usize) -> bool {
    line.range.contains(&at) && line.word(at).starts_with(char::is_uppercase) && line.tokens[at].kind == TokenKind::Word
}

/// Where the adjective stands in `German carmaker Volvo`.
fn before(line: &Line<'_, '_>, at: usize, kinds: &[String]) -> Option<usize> {
    kinds.iter().any(|kind| kind == line.back(at, 1)).then_some(())?;
    (2..=MODIFIERS + 2)
        .map_while(|back| at.checked_sub(back).filter(|at| line.range.contains(at)))
        .find(|at| !is_modifier(line.word(*at)))
}

/// Where the adjective stands in `Volvo, the German carmaker`.
fn behind(line: &Line<'_, '_>, after: usize, kinds: &[String]) -> Option<usize> {
    let is_led = line.word(after) == "," && matches!(line.word(after + 1), "the" | "a" | "an");
    let from = Some(after + 2).filter(|_| is_led)?;
    // Of a land of two words the second is the adjective's last.
    let last = if is_capital(line, from + 1) { from + 1 } else { from };
    let noun = (last + 1..=last + 1 + MODIFIERS).find(|at| kinds.iter().any(|kind| kind == line.word(*at)))?;
    let plain = (last + 1..noun).all(|at| is_modifier(line.word(at)));
    (plain
        && matches!(line.word(noun + 1), "," | "." | ";" | ")" | "that" | "which" | "who" | "whose" | "said" | "has"))
    .then_some(last)
}

/// Whether a word can stand between an adjective and its noun.
fn is_modifier(word: &str) -> bool {
    word.len() > 2
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && !matches!(
            word,
            "and" | "the" | "for" | "with" | "from" | "that" | "his" | "her" | "its" | "than" | "like" | "into"
        )
}

/// The nationality whose last word stands at a token: `Swedish`, `South Korean`. A capital before one of a single word makes it another thing's
/// (`North American`), but for that of the first word of a sentence.
fn adjective_at(line: &Line<'_, '_>, at: usize) -> Option<Span<Text>> {
    if !is_capital(line, at) {
        return None;
    }
    let one = || Some(at).filter(|_| at == line.range.start || at - 1 == line.range.start || !is_capital(line, at - 1));
    let two = at.checked_sub(1).filter(|first| is_capital(line, *first) && is_nation(line, line.span(*first, at + 1)));
    let first = two.or_else(one)?;
    // `Anglo-Dutch`, `former British`, `French and German`: not one nationality of today.
    let led = line.back(first, 1);
    let is_one = !matches!(led, "-" | "–" | "/" | "and" | "or" | "former" | "," | "ex" | "non");
    let span = line.span(first, at + 1);
    (is_one && is_nation(line, span)).then_some(span)
}

/// Whether words are what people and things of a country are called, or of one of the countries of Britain.
fn is_nation(line: &Line<'_, '_>, span: Span<Text>) -> bool {
    /// `US` and `U.S.` stand in names of other things.
    const SHORTEST: usize = 5;
    let printed = line.reading.slice(span);
    let lands = line.reading.tables().find_opening(TableId::LANDS, "adjectives", printed);
    let is_told = |row: &Row<'_>| {
        let within = row.get("within");
        (within.is_empty() || within == "GB") && row.names("adjectives").iter().any(|known| known == printed)
    };
    printed.len() >= SHORTEST && lands.iter().any(is_told)
}
