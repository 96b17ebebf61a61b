//! Sums in the money of a land that is named: `20,000 Swiss francs`, `300 million Mexican pesos`; and sums in money of which the story names no
//! land that has it.

use super::{LandMention, town, word};
use crate::reading::class::Class;
use crate::reading::quantity::number::whole_word;
use crate::reading::{Reading, TokenKind};
use crate::span::{Span, Text};
use crate::table::{Row, TableId, csv};
use rustc_hash::FxHashMap;

/// A sum of money, and the land whose money it is told to be.
#[derive(Debug, Clone)]
pub(crate) struct Money {
    /// From the land, where it stands before the money, to the money.
    pub(crate) span: Span<Text>,
    /// The word for the money.
    pub(crate) unit: Span<Text>,
    /// The code of the land.
    pub(crate) code: String,
    /// Whether the land stands right before the money.
    pub(crate) told: bool,
}

/// Whether a word stands between figures and money.
pub(in crate::reading) fn is_power(word: &str) -> bool {
    matches!(word, "thousand" | "million" | "billion" | "trillion" | "lakh" | "crore" | "m" | "bn" | "mn" | "tn")
}

/// Money that is counted everywhere, and words that are others as well.
const EVERYWHERE: &[&str] = &[
    "dollar", "dollars", "euro", "euros", "pound", "pounds", "yen", "yuan", "sterling", "cent", "cents", "won", "real",
    "sol", "som", "mark", "marks", "dram", "drams", "crown", "crowns", "guinea", "guineas", "sucre", "austral", "rial",
    "lev", "gold",
];

/// Words that are money only by chance, even behind a land: what the South Korean won is not money.
const SELDOM: &[&str] = &[
    "won", "pound", "pounds", "mark", "sol", "som", "real", "crown", "crowns", "guinea", "guineas", "austral", "sucre",
];

/// The sums of a story in the money of some land.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Money> {
    let mut found: Vec<Money> = reading.lands().iter().filter_map(|land| after_land(reading, land)).collect();
    found.extend(strange(reading));
    found.sort_by_key(|money| money.span.start);
    found
}

/// `20,000 Swiss francs`.
fn after_land(reading: &Reading<'_>, land: &LandMention) -> Option<Money> {
    let (first, after) = land.tokens;
    let token = reading.tokens().get(after)?;
    let unit = word(reading, first, (after - first) as isize)?;
    let next = word(reading, after, 1);
    // `2.5 U.S. pounds`
    let american = matches!(word(reading, first, 0), Some("U.S." | "US" | "American"));
    let is_weight = unit == "pounds" && (american || matches!(next, Some("of" | "per" | "heavier" | "lighter")));
    let is_seldom = SELDOM.contains(&unit) && unit != "pounds";
    if is_seldom || is_weight || token.capital || !follows_figures(reading, first) {
        return None;
    }
    let has = |row: &Row<'_>| csv::parts(&row.get("currencies")).any(|own| own == unit);
    reading.tables().one(TableId::LANDS, "currencies", unit)?;
    let rows: Vec<Row<'_>> = land.rows.iter().map(|row| reading.tables().row(*row)).collect();
    let row = rows.iter().find(|row| has(row)).or(rows.first())?;
    Some(Money { span: land.span.to(token.span), unit: token.span, code: row.get("land").into_owned(), told: true })
}

/// Whether figures, or a number in words, stand before a token, with a power or not.
fn follows_figures(reading: &Reading<'_>, at: usize) -> bool {
    let is_power = word(reading, at, -1).is_some_and(is_power);
    let figures = at.checked_sub(1 + usize::from(is_power));
    let figures = figures.map(|at| (at, reading.tokens()[at]));
    figures.is_some_and(|(number, figures)| {
        let is_number = figures.kind == TokenKind::Number || whole_word(reading.words()[number]).is_some();
        is_number && figures.block == reading.tokens()[at].block
    })
}

/// What money does when it is traded: `the baht fell`.
pub(in crate::reading) fn is_trading(word: &str) -> bool {
    matches!(
        word,
        "fell"
            | "rose"
            | "slid"
            | "slipped"
            | "weakened"
            | "strengthened"
            | "tumbled"
            | "plunged"
            | "gained"
            | "lost"
            | "traded"
            | "sank"
            | "dropped"
            | "firmed"
    )
}

/// Sums in money of which the story names no land that has it: `900 dalasi` in a story of Ghana.
fn strange(reading: &Reading<'_>) -> Vec<Money> {
    let tables = reading.tables();
    let mut seen: FxHashMap<&str, Option<String>> = FxHashMap::default();
    let mut found = Vec::new();
    let words = reading.words();
    let classes = reading.classes();
    let sums = classes.places(Class::Figures | Class::Number | Class::Power).map(|number| number + 1);
    let sums = sums.filter(|at| *at < words.len() && follows_figures(reading, *at));
    let behind_article = |at: &usize| at.checked_sub(1).is_some_and(|the| matches!(words[the], "the" | "The"));
    let trades = classes.places(Class::Trade).filter_map(|verb| verb.checked_sub(1)).filter(behind_article);
    let mut places: Vec<usize> = sums.chain(trades).collect();
    places.sort_unstable();
    for at in places {
        let Some(token) = reading.tokens().get(at).filter(|token| token.kind == TokenKind::Word && !token.capital)
        else {
            continue;
        };
        let unit = words[at];
        if EVERYWHERE.contains(&unit) {
            continue;
        }
        let code =
            seen.entry(unit).or_insert_with(|| home_without(reading, &tables.find(TableId::LANDS, "currencies", unit)));
        if let Some(code) = code {
            found.push(Money { span: token.span, unit: token.span, code: code.clone(), told: false });
        }
    }
    found
}

/// Whether a story names a town of one of some countries.
fn names_a_town_of(reading: &Reading<'_>, users: &[Row<'_>]) -> bool {
    let codes: Vec<String> = users.iter().map(|user| user.get("land").into_owned()).collect();
    let is_theirs = |listed: &str| codes.iter().any(|code| listed.split('-').next() == Some(code.as_str()));
    let capital = (0..reading.tokens().len()).filter(|at| reading.tokens()[*at].capital);
    capital.filter_map(|at| town::at(reading, at)).any(|town| csv::parts(&town.row.get("lands")).any(is_theirs))
}

/// The country a story names most, where it names none of those that have some money.
fn home_without(reading: &Reading<'_>, users: &[Row<'_>]) -> Option<String> {
    let tables = reading.tables();
    let is_user = |land: &LandMention| land.rows.iter().any(|row| users.contains(&tables.row(*row)));
    if users.is_empty() || reading.lands().iter().any(is_user) {
        return None;
    }
    if names_a_town_of(reading, users) {
        return None;
    }
    let capitals: Vec<String> = users.iter().flat_map(|user| user.names("capitals")).collect();
    if capitals.iter().any(|capital| reading.text().contains(capital.as_str())) {
        return None;
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    for land in reading.lands() {
        let row = tables.row(*land.rows.first()?);
        let country = if row.get("within").is_empty() { row.get("land") } else { row.get("within") };
        match counts.iter_mut().find(|(known, _)| *known == country) {
            Some((_, count)) => *count += 1,
            None => counts.push((country.into_owned(), 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(home, _)| home)
}
