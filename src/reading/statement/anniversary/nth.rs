//! Counts with a beginning: `its 25th anniversary`, `the centenary`, `turns 80`, `93 years old`, `in its 150th year`.

use super::event::{founding, foundings};
use super::{Anniversary, Sum, Told, years};
use crate::reading::quantity::number::{self, Form};
use crate::reading::statement::when::{Line, Moment, Stretch, now};
use crate::reading::token::TokenKind;
use chrono::{Datelike, Days};

/// A count as printed.
struct Count {
    from: usize,
    to: usize,
    value: i32,
    told: Told,
}

pub(super) fn read(line: &Line<'_, '_>, found: &mut Vec<Anniversary>) {
    let mut at = line.range.start;
    while at < line.range.end {
        let count = ordinal(line, at).or_else(|| turns(line, at)).or_else(|| named(line, at));
        let Some(count) = count else {
            at += 1;
            continue;
        };
        at = count.to.max(at + 1);
        if !is_of_year(line, &count) {
            found.extend(judge(line, &count));
        }
    }
}

/// Whether it says what else a year was: `it opened in 1867, the 100th anniversary of the creed`.
fn is_of_year(line: &Line<'_, '_>, count: &Count) -> bool {
    let year = count.from.checked_sub(3).filter(|at| *at >= line.range.start).map(|at| line.tokens[at].kind);
    line.back(count.from, 1) == "the"
        && line.back(count.from, 2) == ","
        && year == Some(TokenKind::Number)
        && line.word(count.to) == "of"
}

/// `70th wedding anniversary`, `150th year`, `10th annual`.
fn ordinal(line: &Line<'_, '_>, at: usize) -> Option<Count> {
    let token = line.tokens[at];
    let may_be = token.kind == TokenKind::Number && token.span.len() > 2
        || token.kind == TokenKind::Word
            && matches!(line.word(at), word if word.ends_with("th") || word.ends_with("rd") || word.ends_with("nd") || word.ends_with("st"));
    let (numeral, to) = may_be.then(|| number::read(line.reading, at)).flatten()?;
    if numeral.form != Form::Ordinal {
        return None;
    }
    let next = [line.word(to), line.word(to + 1)];
    let ends = |word: &str| matches!(word, "anniversary" | "Anniversary" | "birthday");
    let own = matches!(line.back(at, 1), "its" | "their" | "Its");
    let (told, to) = if ends(next[0]) {
        (Told::Anniversary, to + 1)
    } else if ends(next[1]) && matches!(next[0], "wedding" | "golden" | "founding" | "annual") {
        (Told::Anniversary, to + 2)
    } else if own && matches!(next[0], "year" | "season") || next[0] == "annual" {
        (Told::Nth, to + 1)
    } else {
        return None;
    };
    Some(Count { from: at, to, value: numeral.value as i32, told })
}

/// `turns 80 this year`, `will be 35 in the autumn`, `93 years old`.
fn turns(line: &Line<'_, '_>, at: usize) -> Option<Count> {
    let value: i32 = line.word(at).parse().ok().filter(|value| (2..1000).contains(value))?;
    let old = matches!((line.word(at + 1), line.word(at + 2)), ("years", "old"));
    // `marks 20 years`, `is 250 this year`
    let feast =
        matches!(line.back(at, 1), "marks" | "marked" | "marking" | "celebrates" | "celebrated" | "celebrating")
            && line.word(at + 1) == "years"
            && line.word(at + 2) != "since";
    if feast {
        return Some(Count { from: at, to: at + 2, value, told: Told::Turns });
    }
    let now = line.back(at, 1) == "is" && matches!((line.word(at + 1), line.word(at + 2)), ("this", "year" | "month"))
        || line.back(at, 1) == "is" && line.back(at, 2) == "year" && line.back(at, 3) == "this";
    let next = matches!(
        line.word(at + 1),
        "" | "," | "." | "this" | "next" | "last" | "in" | "on" | "today" | "and" | "later"
    );
    let verb = matches!(line.back(at, 1), "turns" | "turned" | "turning")
        || line.back(at, 1) == "be" && line.back(at, 2) == "will"
        || line.back(at, 1) == "turn";
    (old || now || verb && next).then_some(Count {
        from: at,
        to: at + if old { 3 } else { 1 },
        value,
        told: Told::Turns,
    })
}

/// `centenary`, `sesquicentennial`, `golden jubilee`, `diamond wedding`.
fn named(line: &Line<'_, '_>, at: usize) -> Option<Count> {
    let word = line.word(at);
    if !matches!(word.as_bytes().first(), Some(b'a'..=b'z' | b'B' | b'C' | b'S' | b'T')) {
        return None;
    }
    // `Centenary College`
    if word.starts_with(char::is_uppercase) && line.tokens.get(at + 1).is_some_and(|next| next.capital) {
        return None;
    }
    let value = match word {
        "centenary" | "centennial" | "Centenary" | "Centennial" => 100,
        "bicentenary" | "bicentennial" | "Bicentenary" | "Bicentennial" => 200,
        "tercentenary" | "tricentennial" => 300,
        "quincentenary" | "quincentennial" => 500,
        "sesquicentennial" | "Sesquicentennial" => 150,
        // `marks its first half-century`, `is a century old`
        "century" if is_first(line, at) || is_old(line, at) => 100,
        "half-century" if is_first(line, at) || is_old(line, at) => 50,
        "golden" if is_jubilee(line.word(at + 1)) => 50,
        "silver" if is_jubilee(line.word(at + 1)) => 25,
        "ruby" if line.word(at + 1) == "wedding" => 40,
        "diamond" if is_jubilee(line.word(at + 1)) => 60,
        "platinum" if is_jubilee(line.word(at + 1)) => 70,
        _ => return None,
    };
    let single = value >= 100 || word == "half-century";
    let told = if word.ends_with("century") { Told::Turns } else { Told::Anniversary };
    Some(Count { from: at, to: at + if single { 1 } else { 2 }, value, told })
}

/// `its first century`
fn is_first(line: &Line<'_, '_>, at: usize) -> bool {
    line.back(at, 1) == "first" && matches!(line.back(at, 2), "its" | "their")
}

/// `is a century old`
fn is_old(line: &Line<'_, '_>, at: usize) -> bool {
    line.word(at + 1) == "old" && matches!(line.back(at, 1), "a")
}

fn is_jubilee(word: &str) -> bool {
    matches!(word, "jubilee" | "wedding" | "anniversary")
}

/// Whether the count is of what the sentence is about: `its 25th anniversary`, `turned 50`.
fn is_own(line: &Line<'_, '_>, count: &Count) -> bool {
    count.told == Told::Turns || matches!(line.back(count.from, 1), "its" | "their" | "Its" | "Their")
}

fn judge(line: &Line<'_, '_>, count: &Count) -> Option<Anniversary> {
    let moments = line.moments();
    let event =
        of(line, count, &moments).or_else(|| founding(line, is_own(line, count))).or_else(|| wedding(line, count));
    let event = event.or_else(|| told_before(line, count)).or_else(|| course(line, count, &moments))?;
    let (at, printed) = time(line, count, &moments, &event)?;
    let (least, most) = years(event.days, at);
    let room = match count.told {
        // The first year is the one of the founding; annual things miss years.
        Told::Nth if line.word(count.to - 1) == "annual" => (most, 2),
        Told::Nth => (0, 1),
        Told::Turns if line.word(count.to - 1) == "old" => (1, 0),
        _ => (0, 0),
    };
    if least < 0 {
        return None;
    }
    let agrees = (least - room.0..=most + room.1).contains(&count.value);
    let sum = Sum {
        told: count.told,
        count: line.span(count.from, count.to),
        event: event.span,
        at: printed.map(|moment| moment.span),
        least,
        most,
        unit: if most == 1 { "year" } else { "years" },
        agrees,
    };
    Some(sum.done(line.reading))
}

/// `anniversary of the first flight in 1909`, `of the 1966 disaster`: the year of what the count is of.
fn of(line: &Line<'_, '_>, count: &Count, moments: &[Moment]) -> Option<Moment> {
    if !matches!(line.word(count.to), "of" | "since") || count.told != Told::Anniversary {
        return None;
    }
    let moment = moments.iter().find(|moment| moment.from > count.to)?;
    let near = moment.from - count.to <= 16;
    let stops = line.any(count.to..moment.from, |word| {
        matches!(word, ";" | "—" | "who" | "that" | "with" | "when" | "as" | "and" | "by" | "during")
    });
    let story = now(line.reading)?;
    // `the 50th anniversary of the club in 2015` is the day of the feast.
    let old = story.first.year() - moment.days.last.year() > count.value / 2;
    let comma = line.back(moment.from, 1) == "," || line.any(count.to..moment.from, |word| word == ",");
    (near && !stops && old && !comma && moment.dated).then_some(*moment)
}

/// `The war, which entered its seventh year, broke out in March 2011`: the one year the sentence tells, of what has gone on since.
fn course(line: &Line<'_, '_>, count: &Count, moments: &[Moment]) -> Option<Moment> {
    let entered = count.told == Told::Nth
        && (2..4).any(|back| matches!(line.back(count.from, back), "entered" | "enters" | "entering" | "into" | "in"));
    let all: Vec<&Moment> = moments.iter().filter(|moment| moment.dated).collect();
    let [moment] = all[..] else { return None };
    let led = matches!(line.back(moment.from, 1), "in" | "since" | "on");
    let began = |word: &str| matches!(word, "started" | "began" | "erupted" | "since" | "broke" | "begun" | "came");
    (entered && led && line.any(line.range.clone(), began)).then_some(*moment)
}

/// `The ship sank in 1914. On the 110th anniversary of the disaster`, `The 110th anniversary was marked`: the one date of the sentence before.
fn told_before(line: &Line<'_, '_>, count: &Count) -> Option<Moment> {
    let start = line.range.start;
    let opens = count.from == start + 1 && line.word(start) == "The"
        || count.from == start + 2 && matches!((line.word(start), line.word(start + 1)), ("On", "the"));
    let bare = opens
        && count.told == Told::Anniversary
        && matches!(line.word(count.to), "was" | "is" | "will" | "falls" | "fell" | "," | "comes" | "came" | "on");
    let of = count.told == Told::Anniversary && line.word(count.to) == "of" && line.word(count.to + 1) == "the";
    let again = matches!(
        line.word(count.to + 2),
        "disaster"
            | "sinking"
            | "crash"
            | "fire"
            | "attack"
            | "battle"
            | "event"
            | "tragedy"
            | "opening"
            | "founding"
            | "massacre"
            | "uprising"
            | "landing"
            | "flood"
            | "storm"
            | "accident"
            | "explosion"
            | "eruption"
            | "strike"
    );
    let previous = line.previous().filter(|_| bare || of && again)?;
    match previous.moments()[..] {
        [one] if one.dated && (bare || matches!(previous.back(one.from, 1), "in" | "on" | "In" | "On")) => Some(one),
        _ => None,
    }
}

/// `their 70th wedding anniversary … The couple were married on 20 November 1947`: the one wedding the story dates.
fn wedding(line: &Line<'_, '_>, count: &Count) -> Option<Moment> {
    if !line.any(count.from..count.to + 1, |word| word == "wedding") {
        return None;
    }
    let sentences = line.reading.sentences();
    let near = line.sentence.saturating_sub(4)..(line.sentence + 5).min(sentences.len());
    let mut found = near.map(|sentence| Line::new(line.reading, sentence)).flat_map(|other| {
        let married = other.any(other.range.clone(), |word| matches!(word, "married" | "wed"));
        if married { foundings(&other) } else { Vec::new() }
    });
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// When the count is told for: at the date the sentence gives, or at the story's, with the room its tense leaves.
fn time(line: &Line<'_, '_>, count: &Count, moments: &[Moment], event: &Moment) -> Option<(Stretch, Option<Moment>)> {
    let others: Vec<&Moment> = moments.iter().filter(|moment| moment.span != event.span).collect();
    let today = now(line.reading)?;
    // `75 years old this month`: what the count itself says goes before any other date of the sentence.
    match (line.word(count.to), line.word(count.to + 1)) {
        ("this", "year") => return Some((today, None)),
        ("this", "week" | "month" | "summer" | "spring" | "autumn" | "fall" | "winter") => {
            return Some((today.wider(100, 100), None));
        }
        ("today", _) => return Some((today.wider(31, 31), None)),
        _ => {}
    }
    if let [one] = others[..] {
        let lead = line.back(one.from, 1);
        let own = one.from == line.range.start
            || one.from == line.range.start + 1
            || matches!(lead, "in" | "on" | "is" | ",") && one.from >= count.to;
        return own.then_some((one.days, Some(*one)));
    }
    if !others.is_empty() {
        return None;
    }
    let has = |words: &[&str]| line.any(line.range.clone(), |word| words.contains(&word));
    let pair = |first: &str, seconds: &[&str]| {
        line.range.clone().any(|at| line.word(at).eq_ignore_ascii_case(first) && seconds.contains(&line.word(at + 1)))
    };
    const PERIODS: &[&str] =
        &["year", "month", "week", "season", "summer", "spring", "autumn", "fall", "winter", "weekend"];
    if pair("last", &["year"]) || pair("next", &["year"]) {
        let step = if pair("last", &["year"]) { -1 } else { 1 };
        return Some((
            Stretch {
                first: Stretch::year(today.first.year() + step)?.first,
                last: Stretch::year(today.last.year() + step)?.last,
            },
            None,
        ));
    }
    if has(&["ahead", "approaching", "approaches", "upcoming", "before", "preparing", "prepares", "nearing", "until"]) {
        return Some((Stretch { first: today.first, last: today.last.checked_add_days(Days::new(730))? }, None));
    }
    if pair("this", &["year"]) {
        return Some((today, None));
    }
    if pair("last", PERIODS) || pair("next", PERIODS) || pair("this", PERIODS) {
        return Some((today.wider(100, 100), None));
    }
    let future = has(&["will"]);
    let past =
        has(&["celebrated", "marked", "commemorated", "observed", "turned", "had"]) && count.told == Told::Anniversary;
    if past
        && !has(&["today", "yesterday", "Today", "Yesterday"])
        && !line.any(line.range.clone(), crate::reading::date::is_weekday)
    {
        return None;
    }
    Some((if future { today.wider(0, 366) } else { today.wider(31, 31) }, None))
}
