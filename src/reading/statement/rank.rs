//! A place in a row against the length of the row: `third of two`, `the eighth-oldest of the district’s seven`, `13th in the 12-team table`, `a sixth win in
//! five games`. A place cannot be further down than the row is long.
//!
//! Reporters tell the row behind the place: `of`, `out of` or `among` so many, with an article, an owner or a few words before the number (`of the season’s
//! five named storms`); `in` a field, table or race that is named by its number (`a five-horse race`); `in` so many games, for what happens once in a
//! game. A noun between the place and `of` counts things of its own (`the third goal of his two games`), unless the row is one of the same things or of
//! nothing named. Fractions (`a third of two million`) are no places.

use super::clause::{Clause, clauses};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::quantity::number::{self, Form, whole_word};
use crate::reading::quantity::{Quantity, QuantityKind, Written, singular};
use crate::reading::token::{TokenKind, owner};
use crate::span::{Span, Text};

/// A place in a row, and how long the row is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rank {
    /// From the place to the length of the row.
    pub span: Span<Text>,
    /// The place as printed.
    pub place: Span<Text>,
    /// The length of the row as printed.
    pub row: Span<Text>,
    /// The place.
    pub value: f64,
    /// How long the row is.
    pub length: f64,
}

impl Rank {
    /// Whether the row has such a place.
    pub fn agrees(&self) -> bool {
        self.value <= self.length
    }
}

/// Every place of a story that is told with its row, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Rank> {
    let mut found = vec![];
    let mut last = None;
    for clause in clauses(reading, 0) {
        let places = reading.classes().places_in(clause.from..clause.to, Class::Place);
        found.extend(places.filter_map(|at| rank(&clause, at)));
        found.extend(clause.amounts.iter().filter_map(|some| more_than_all(&clause, some)));
        let own = series(&clause);
        let told = own.or_else(|| last.filter(|(_, block)| *block == clause.block()));
        found.extend(told.and_then(|(row, _)| game(&clause, &row)));
        last = own;
    }
    found
}

/// A place: where it begins, the first token after it, its number.
struct Place {
    from: usize,
    to: usize,
    value: f64,
}

/// A row: its tokens and its length.
#[derive(Clone, Copy)]
struct Row {
    from: usize,
    to: usize,
    length: f64,
}

fn rank(clause: &Clause<'_, '_>, at: usize) -> Option<Rank> {
    let place = place(clause, at)?;
    let row = of_row(clause, &place).or_else(|| of_field(clause, place.to)).or_else(|| of_games(clause, &place))?;
    Some(Rank {
        span: clause.span(place.from, row.to),
        place: clause.span(place.from, place.to),
        row: clause.span(row.from, row.to),
        value: place.value,
        length: row.length,
    })
}

/// `the best-of-seven`: the series of a sentence, and its block.
fn series(clause: &Clause<'_, '_>) -> Option<(Row, u32)> {
    let at = (clause.from..clause.to).find(|at| clause.word(*at).starts_with("best-of-"))?;
    let games = clause.word(at).strip_prefix("best-of-")?;
    let length = games.parse().ok().or_else(|| whole_word(games).map(f64::from))?;
    Some((Row { from: at, to: at + 1, length }, clause.block()))
}

/// `Game 8` of a series.
fn game(clause: &Clause<'_, '_>, row: &Row) -> Option<Rank> {
    let at = (clause.from..clause.to).find(|at| clause.word(*at) == "Game")?;
    let number = clause.word(at + 1);
    let value = number.parse().ok().or_else(|| whole_word(&number.to_lowercase()).map(f64::from))?;
    let tokens = clause.reading.tokens();
    let row_span = tokens[row.from].span;
    let place = clause.span(at, at + 2);
    Some(Rank { span: place.to(row_span), place, row: row_span, value, length: row.length })
}

/// `eleven of the nine members`: no more can be than there are.
fn more_than_all(clause: &Clause<'_, '_>, some: &Quantity) -> Option<Rank> {
    let of = some.tokens.1 as usize;
    let first = if clause.word(of) == "out" { of + 1 } else { of };
    if clause.word(first) != "of"
        || !counts(some)
        || some.noun.is_some()
        || some.form == Written::Figures && some.value >= 100.0
    {
        return None;
    }
    let all = clause.amounts.iter().find(|all| all.tokens.0 as usize > first)?;
    let start = all.tokens.0 as usize;
    let definite = matches!(clause.word(first + 1), "the" | "its" | "their" | "his" | "her" | "those" | "these")
        || start > first + 1 && owner(clause.word(start - 1)).is_some();
    let plain = start - first <= REACH && (first + 1..start).all(|at| leads_to_number(clause, at));
    let named = all.noun.is_some() && counts(all) && all.value >= 2.0;
    // `16 of the 12-inch records`, `30 of the 20 to 25`
    (definite && plain && named && some.value > all.value && all.form == some.form).then(|| Rank {
        span: some.span.to(all.span),
        place: some.span,
        row: all.span,
        value: some.value,
        length: all.value,
    })
}

/// Whether a word may be an ordinal: most are told from one by their first letters and their end.
pub(in crate::reading) fn may_be_place(word: &str) -> bool {
    number::may_open(word) && word.split('-').any(ends_as_ordinal)
}

fn ends_as_ordinal(word: &str) -> bool {
    matches!(word.as_bytes(), [.., b't', b'h'] | [.., b'r' | b'n', b'd'])
}

/// `third`, `13th`, `eighth-oldest`, `second best`.
fn place(clause: &Clause<'_, '_>, at: usize) -> Option<Place> {
    // `a third of two million`, `two thirds`, `the first third of`
    let before = clause.back(at, 1);
    let fraction = matches!(before, "a" | "an" | "A" | "An" | "one" | "One" | "-" | "first" | "last" | "final")
        || whole_word(before).is_some()
        || clause.token(at.wrapping_sub(1)).is_some_and(|token| token.kind == TokenKind::Number);
    let (value, to) = ordinal(clause, at).filter(|_| !fraction)?;
    let best = is_superlative(clause.word(to)) && !clause.word(to + 1).is_empty();
    Some(Place { from: at, to: to + usize::from(best), value })
}

/// The ordinal at token `at`, and the first token after it: `eighth`, `eighth-oldest`.
fn ordinal(clause: &Clause<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let (numeral, to) = match clause.word(at).rsplit_once('-') {
        Some((place, best)) if is_superlative(best) => return Some((number::place(place)?, at + 1)),
        _ => number::read(clause.reading, at)?,
    };
    if numeral.form != Form::Ordinal {
        return None;
    }
    // `8th-oldest` is three tokens.
    let best = clause.word(to) == "-" && is_superlative(clause.word(to + 1));
    Some((numeral.value, to + if best { 2 } else { 0 }))
}

fn is_superlative(word: &str) -> bool {
    word.len() > 4 && word.ends_with("est") && !matches!(word, "west" | "forest" | "quest" | "interest" | "request")
        || matches!(word, "best" | "worst" | "most" | "least" | "last")
}

/// How many words stand at most between `of` and the number of the row.
const REACH: usize = 5;

/// `of two`, `out of 25`, `of the county’s three`, `of the season’s five named storms`, `Aldoran of the four finalists`
fn of_row(clause: &Clause<'_, '_>, place: &Place) -> Option<Row> {
    let near = || (place.to..place.to + 3).find(|at| matches!(clause.word(*at), "of" | "among"));
    let of = out_of(clause, place).or_else(near)?;
    let out = clause.word(of - 1).eq_ignore_ascii_case("out");
    let from = if out { of - 1 } else { of };
    let between = clause.word(from - 1);
    let named = from > place.to && !(out && clause.word(place.to).eq_ignore_ascii_case("in"));
    if named && from > place.to + 1 {
        return None;
    }
    let row = clause.amounts.iter().find(|amount| amount.tokens.0 as usize > of)?;
    let (start, end) = (row.tokens.0 as usize, row.tokens.1 as usize);
    let plain = start - of <= REACH && (of + 1..start).all(|at| leads_to_number(clause, at));
    if !plain || !counts(row) {
        return None;
    }
    let noun = row.noun.map(|noun| singular(clause.reading.slice(noun)));
    let same = noun.as_deref().is_none_or(|noun| noun == singular(between) || is_contestant(noun));
    (!named || same && is_thing(between)).then_some(Row { from: start, to: end, length: row.value })
}

/// `68th in speeds of mobile networks out of 58 countries`: the `of`.
fn out_of(clause: &Clause<'_, '_>, place: &Place) -> Option<usize> {
    const IN: usize = 9;
    let opens = clause.word(place.to).eq_ignore_ascii_case("in");
    let mut phrase =
        (place.to..place.to + IN).take_while(|at| !matches!(clause.word(*at), "" | "," | "." | ";" | "and"));
    let out = phrase.find(|at| opens && clause.word(*at).eq_ignore_ascii_case("out"))?;
    clause.word(out + 1).eq_ignore_ascii_case("of").then_some(out + 1)
}

/// `in the 12-team table`, `of a five-horse field`
fn of_field(clause: &Clause<'_, '_>, at: usize) -> Option<Row> {
    if !matches!(clause.word(at), "in" | "of") {
        return None;
    }
    let article = matches!(clause.word(at + 1), "the" | "a" | "an" | "their" | "its" | "his" | "her");
    let from = at + 1 + usize::from(article);
    let (length, to) = contestants(clause, from)?;
    let field = (to..to + 3).any(|at| {
        matches!(
            clause.word(at),
            "table"
                | "field"
                | "race"
                | "league"
                | "division"
                | "group"
                | "standings"
                | "contest"
                | "final"
                | "conference"
                | "series"
                | "sequence"
                | "trilogy"
                | "saga"
        )
    });
    field.then_some(Row { from, to, length })
}

/// `12-team`, `five-horse`: a number of contestants, and the first token after it.
fn contestants(clause: &Clause<'_, '_>, at: usize) -> Option<(f64, usize)> {
    let is_one = |word: &str| {
        is_contestant(&singular(word))
            || matches!(
                word,
                "strong"
                    | "man"
                    | "woman"
                    | "way"
                    | "part"
                    | "book"
                    | "volume"
                    | "film"
                    | "match"
                    | "race"
                    | "leg"
                    | "stop"
                    | "date"
                    | "episode"
                    | "concert"
                    | "event"
                    | "round"
                    | "stage"
            )
    };
    if clause.token(at)?.kind == TokenKind::Number {
        let length = clause.word(at).parse().ok()?;
        return (clause.word(at + 1) == "-" && is_one(clause.word(at + 2))).then_some((length, at + 3));
    }
    let (length, one) = clause.word(at).rsplit_once('-')?;
    is_one(one).then_some((f64::from(whole_word(length)?), at + 1))
}

/// `a sixth win in five games`, `The win was their sixth in five games`: what comes once in a game at most.
fn of_games(clause: &Clause<'_, '_>, place: &Place) -> Option<Row> {
    let told = clause.word(place.to);
    let at = place.to + usize::from(is_outcome(told));
    let outcome = is_outcome(told) || (clause.from..place.from).any(|at| is_outcome(clause.word(at)));
    if !outcome || !matches!(clause.word(at), "in" | "from" | "of") {
        return None;
    }
    let row = (at + 1..at + 4).find_map(|at| clause.amount_at(at)).filter(|row| counts(row))?;
    let games = |word: &str| {
        matches!(word, "games" | "matches" | "starts" | "outings" | "meetings" | "fights" | "bouts" | "races" | "Tests")
    };
    let noun = row.noun.is_some_and(|noun| games(clause.reading.slice(noun)));
    noun.then_some(Row { from: row.tokens.0 as usize, to: row.tokens.1 as usize, length: row.value })
}

/// What a team has once in a game.
fn is_outcome(word: &str) -> bool {
    matches!(
        word,
        "win"
            | "victory"
            | "triumph"
            | "defeat"
            | "loss"
            | "draw"
            | "wins"
            | "victories"
            | "defeats"
            | "losses"
            | "draws"
    )
}

/// Whether an amount can be the length of a row.
fn counts(row: &Quantity) -> bool {
    let whole = row.value >= 1.0 && row.value.fract() == 0.0 && row.form != Written::Fraction && !row.ranges;
    whole && matches!(row.kind, QuantityKind::Count)
}

/// Whether a word can stand between `of` and the number of the row.
fn leads_to_number(clause: &Clause<'_, '_>, at: usize) -> bool {
    let word = clause.word(at);
    matches!(
        word,
        "the"
            | "its"
            | "their"
            | "his"
            | "her"
            | "those"
            | "these"
            | "a"
            | "total"
            | "only"
            | "just"
            | "all"
            | "some"
            | "about"
    ) || owner(word).is_some()
        || clause.token(at + 1).is_some_and(|next| owner(clause.reading.slice(next.span)).is_some())
}

/// Those who run, sit or compete for a place.
fn is_contestant(noun: &str) -> bool {
    matches!(
        noun,
        "finalist"
            | "contestant"
            | "candidate"
            | "competitor"
            | "entrant"
            | "runner"
            | "rider"
            | "driver"
            | "team"
            | "side"
            | "club"
            | "horse"
            | "car"
            | "boat"
            | "player"
            | "nation"
            | "country"
            | "crew"
            | "swimmer"
            | "athlete"
            | "finisher"
            | "starter"
            | "school"
    )
}

/// Whether a word between a place and `of` may name what is in the row: no verb, no stop.
fn is_thing(word: &str) -> bool {
    word.starts_with(char::is_alphabetic)
        && !matches!(word, "half" | "part" | "quarter" | "out" | "is" | "was" | "in" | "edition")
}
