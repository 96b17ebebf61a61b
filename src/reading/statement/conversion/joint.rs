//! What joins an amount and its conversion: brackets, `or`, a comma, a stroke, a dash, `equal to`.

use crate::reading::quantity::{Words, unit_at};

/// What joins the two amounts of a conversion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joint {
    /// `10 miles (16 km)`, `[16 km]`
    Bracket,
    /// `10 miles, or 16 km`
    Or,
    /// `10 miles, a distance of 16 km`, `equal to 16 km`
    Same,
    /// `60 mph/97 kph`
    Slash,
    /// `10 miles or 16 km`
    BareOr,
    /// `10 miles, 16 km`
    Comma,
    /// `10 miles – 16 km`
    Dash,
}

impl Joint {
    /// The names of all, as rules print them.
    pub const NAMES: &'static [&'static str] = &["bracket", "or", "same", "slash", "bare-or", "comma", "dash"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Joint::NAMES[self as usize]
    }

    /// Whether it says by itself that the two are one amount.
    pub(super) const fn binds(self) -> bool {
        matches!(self, Joint::Bracket | Joint::Or | Joint::Same | Joint::Slash)
    }
}

/// What is read between two amounts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Joined {
    pub joint: Joint,
    /// How many words stand between the first amount and the mark.
    pub adjuncts: usize,
}

/// How many words may stand between an amount and the bracket that converts it (`5 degrees above normal (9F)`).
const ADJUNCTS: usize = 5;

/// What joins the amount that ends before token `end` and the one that begins at `next`.
pub(super) fn read(words: &Words<'_, '_>, end: usize, next: usize) -> Option<Joined> {
    let mut at = end;
    // `-degree` of `a 5-degree rise`
    at += usize::from(words.get(at) == "-" && words.get(at + 1).starts_with("degree"));
    let degrees = usize::from(words.get(at).starts_with("degree") || matches!(words.get(at), "°" | "º" | "˚"));
    at += degrees;
    let from = at;
    while at < next && at - from <= ADJUNCTS && words.is_word(at) && !opens(words, at, next) {
        at += 1;
    }
    let adjuncts = at - from;
    let alone = adjuncts == 0;
    let (joint, at) = match (words.get(at), words.get(at + 1)) {
        ("(" | "[", _) if at < next && adjuncts <= ADJUNCTS => (Joint::Bracket, at + 1),
        (",", "or") if alone => (Joint::Or, at + 2),
        ("or", _) if alone => (Joint::BareOr, at + 1),
        ("/", _) if alone => (Joint::Slash, at + 1),
        ("=", _) if alone => (Joint::Same, at + 1),
        ("equals", _) if alone => (Joint::Same, at + 1),
        ("-" | "–" | "—", _) if alone && spaced(words, at) => (Joint::Dash, at + 1),
        (",", "a" | "an" | "the")
            if adjuncts <= 2 && is_measure_noun(words.get(at + 2)) && words.get(at + 3) == "of" =>
        {
            (Joint::Same, at + 4)
        }
        (comma, _) if alone && equal(words, at + usize::from(comma == ",")).is_some() => {
            (Joint::Same, equal(words, at + usize::from(comma == ","))?)
        }
        (",", _) if alone => (Joint::Comma, at + 1),
        _ => return None,
    };
    only_hedges(words, at, next).then_some(Joined { joint, adjuncts })
}

/// Whether the word at `at` may join rather than describe.
fn opens(words: &Words<'_, '_>, at: usize, next: usize) -> bool {
    matches!(words.get(at), "or" | "equals" | "and" | "to") && at < next && only_hedges(words, at + 1, next)
        || equal(words, at).is_some()
}

/// `equivalent to`, `the equivalent of`, `equal to`, `which is`, `that is`, `i.e.`: the first token after.
fn equal(words: &Words<'_, '_>, at: usize) -> Option<usize> {
    Some(match (words.get(at), words.get(at + 1), words.get(at + 2)) {
        ("equivalent" | "equal", "to", _) | ("which" | "that", "is", _) => at + 2,
        ("the", "equivalent", "of") | ("is", "equivalent" | "equal", "to") => at + 3,
        ("i.e.", _, _) => at + 1,
        _ => return None,
    })
}

/// `, a drop of`, `, a distance of`: what follows says the amount before again.
fn is_measure_noun(word: &str) -> bool {
    matches!(
        word,
        "drop"
            | "fall"
            | "rise"
            | "increase"
            | "difference"
            | "distance"
            | "height"
            | "depth"
            | "length"
            | "weight"
            | "change"
    )
}

/// Whether a dash stands apart from the word before it.
fn spaced(words: &Words<'_, '_>, at: usize) -> bool {
    let tokens = words.reading.tokens();
    words.get(at) == "—" || at > 0 && tokens[at - 1].span.end < tokens[at].span.start
}

/// Whether from `at` to `next` there is nothing but words that hedge.
pub(super) fn only_hedges(words: &Words<'_, '_>, at: usize, next: usize) -> bool {
    const HEDGES: &[&str] = &[
        "about",
        "around",
        "roughly",
        "approximately",
        "approx",
        "some",
        "nearly",
        "almost",
        "just",
        "over",
        "under",
        "more",
        "less",
        "than",
        "or",
        "circa",
        "c",
        "i.e.",
        "ie",
        "slightly",
        "a",
        "little",
        "close",
        "to",
        "well",
        "up",
        "at",
        "least",
        "of",
        "below",
        "above",
        "only",
        "minus",
        "an",
        "estimated",
        "equivalent",
        "equal",
        "fully",
        "not",
        "quite",
        "even",
    ];
    at <= next
        && next - at <= 4
        && (at..next).all(|at| {
            let word = words.get(at);
            matches!(word, "~" | "≈" | "=" | "." | "-" | "−" | "–" | "±" | ",")
                || HEDGES.iter().any(|hedge| hedge.eq_ignore_ascii_case(word))
        })
}

/// The bracket that opens right before the amount at `next`, hedges let pass.
pub(super) fn opened_before(words: &Words<'_, '_>, next: usize) -> Option<usize> {
    let from = next.saturating_sub(4);
    let open = (from..next).rev().find(|at| matches!(words.get(*at), "(" | "["))?;
    only_hedges(words, open + 1, next).then_some(open)
}

/// Checks what follows the conversion, which ends before token `end`; the first amount ends before token `first`. `None` where it says
/// something else; the token at which another conversion may follow in the same bracket, or `usize::MAX`.
pub(super) fn close(words: &Words<'_, '_>, first: usize, end: usize, joined: Joined) -> Option<usize> {
    let mut at = end;
    let rate = denominator(words, first);
    let second = denominator(words, end);
    match (rate, second) {
        (None, None) => {}
        // `10 gallons a minute (38 litres a minute)`; not `30 miles per gallon (13 km per litre)`.
        (Some(one), Some(two)) if one == two => at += 2,
        (Some(one), None) if unit_at(|ahead| if ahead == 0 { one } else { "" }).is_none() => {}
        _ => return None,
    }
    if joined.joint != Joint::Bracket {
        // A list goes on; a conversion does not.
        let loose = matches!(joined.joint, Joint::Comma | Joint::Dash | Joint::BareOr);
        let goes_on = match words.get(at) {
            "and" | "or" | "to" | "x" | "by" => true,
            "-" | "–" => joined.joint != Joint::Dash,
            "," => words.get(at + 1).starts_with(|ch: char| ch.is_ascii_digit()),
            _ => false,
        };
        let listed = loose && goes_on;
        return (!listed).then_some(usize::MAX);
    }
    const AFTER: &[&str] = &[
        "long",
        "high",
        "tall",
        "deep",
        "wide",
        "thick",
        "across",
        "away",
        "above",
        "below",
        "from",
        "in",
        "diameter",
        "length",
        "height",
        "square",
        "an",
        "per",
        "hour",
        "each",
        "warmer",
        "colder",
        "cooler",
        "hotter",
        "higher",
        "lower",
        "degrees",
        "degree",
        "respectively",
        "north",
        "south",
        "east",
        "west",
        "sea",
        "level",
        "offshore",
        "inland",
        "apart",
        "normal",
        "average",
        "tonnes",
        "zero",
        "below",
    ];
    while at < end + 5
        && (AFTER.contains(&words.get(at)) || words.get(at) == "-" || matches!(words.get(at), "°" | "º" | "˚"))
    {
        at += 1;
    }
    match words.get(at) {
        ")" | "]" => Some(usize::MAX),
        ";" | "," | "/" | "or" | "and" | "–" | "—" => Some(at + 1),
        "." if matches!(words.get(at + 1), ")" | "]") => Some(usize::MAX),
        _ => None,
    }
}

/// The word a rate is per: `gallon` of `per gallon`, `minute` of `a minute`.
fn denominator<'a>(words: &Words<'_, 'a>, at: usize) -> Option<&'a str> {
    matches!(words.get(at), "per" | "a" | "an" | "/")
        .then(|| words.get(at + 1))
        .filter(|word| !word.starts_with(|ch: char| ch.is_ascii_digit()))
}
