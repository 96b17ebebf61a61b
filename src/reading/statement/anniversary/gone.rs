//! Times gone by: `in 1963, 56 years ago`; `since 1993, 33 years`; `the first in 12 years, since 2013`; `opened in 1816 and has been in use for 209 years`.

use super::event::founding;
use super::{Anniversary, Sum, Told, years};
use crate::reading::quantity::Hedge;
use crate::reading::statement::when::{Grain, Length, Line, Moment, Unit, now};
use chrono::Datelike;

pub(super) fn read(line: &Line<'_, '_>, found: &mut Vec<Anniversary>) {
    let lengths = line.lengths();
    if lengths.is_empty() {
        return;
    }
    let moments = line.moments();
    if moments.is_empty() && !matches!(line.word(line.range.start), "It" | "They") {
        return;
    }
    for length in &lengths {
        let one = ago(line, length, &moments).map(|moment| (Told::Ago, moment));
        let one = one.or_else(|| since(line, length, &moments, lengths.len()).map(|moment| (Told::Since, moment)));
        if let Some((told, moment)) = one {
            found.extend(judge(line, length, &moment, told));
        } else if lengths.len() == 1 {
            let held = held(line, length, &moments).or_else(|| to_come(line, length, &moments));
            found.extend(held.or_else(|| after(line, length, &moments)));
        }
    }
}

/// `was elevated in 1997, and has sat for 37 years`: it may be less than since then, never more.
fn held(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<Anniversary> {
    let [moment] = moments else { return None };
    let led = moment.dated && matches!(line.back(moment.from, 1), "in" | "on") && line.back(length.from, 1) == "for";
    let and = moment.to + usize::from(line.word(moment.to) == ",");
    let tied = line.word(and) == "and" && matches!(line.word(and + 1), "has" | "have");
    let verb = matches!(
        line.word(and + 2),
        "sat" | "served" | "been" | "held" | "led" | "chaired" | "represented" | "run" | "hung" | "stood" | "remained"
    );
    let near = length.from > and && length.from - and <= 7;
    let told = (led && tied && verb && near).then(|| judge(line, length, moment, Told::Since))??;
    let since = now(line.reading)?.last.year() - moment.days.first.year();
    (length.value > f64::from(since)).then_some(told)
}

/// `Six years after he was ousted in 2011, Roe has been freed`; `First elected in 2002, Roe has served for 14 years`: what is so now, from the one year told.
fn after(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<Anniversary> {
    let [moment] = moments else { return None };
    let comma = line.range.clone().find(|at| line.word(*at) == ",")?;
    let led = moment.dated && matches!(line.back(moment.from, 1), "in" | "on") && moment.to <= comma;
    let is = |word: &str| matches!(word, "has" | "have" | "is" | "are" | "remains" | "remain");
    let now = (comma + 1..line.range.end).take_while(|at| line.word(*at) != ",").find(|at| is(line.word(*at)))?;
    if !led || length.unit != Unit::Year || length.attributive {
        return None;
    }
    let opens = length.from <= line.range.start + 2 && line.word(length.to) == "after";
    if opens {
        return judge(line, length, moment, Told::Since);
    }
    let start = line.range.start;
    let participle = (start..start + 3).any(|at| line.word(at).ends_with("ed")) && moment.from - start < 8;
    let lasts = length.from > now && line.any(length.from.saturating_sub(3)..length.from, |word| word == "for");
    let told = (participle && lasts).then(|| judge(line, length, moment, Told::Since))??;
    (!told.agrees).then_some(told).filter(|_| exceeds(line, length, moment))
}

/// Whether a length is more than the time since a moment.
fn exceeds(line: &Line<'_, '_>, length: &Length, moment: &Moment) -> bool {
    now(line.reading).is_some_and(|today| length.value > f64::from(today.last.year() - moment.days.first.year()))
}

/// `with six days left until polls open on Nov. 5`: days from the story's own to one that is to come.
fn to_come(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<Anniversary> {
    const REACH: usize = 9;
    let left = match line.word(length.to) {
        "left" | "remaining" | "away" => length.to + 1,
        "to" if line.word(length.to + 1) == "go" => length.to + 2,
        _ => return None,
    };
    let [moment] = moments else { return None };
    let tied = matches!(line.word(left), "until" | "before" | "till");
    let near = moment.from > left && moment.from - left <= REACH && moment.grain == Grain::Day;
    let today = now(line.reading).filter(|today| tied && near && today.last < moment.days.first)?;
    let days = (moment.days.first - today.first).num_days() as i32;
    let (least, most) = match length.unit {
        Unit::Day => (days - 1, days + 1),
        Unit::Week => (days / 7, days / 7 + 1),
        _ => return None,
    };
    let (under, over) = room(length.hedge, length.value);
    let sum = Sum {
        told: Told::Since,
        count: length.span,
        event: moment.span,
        at: None,
        least: if length.unit == Unit::Day { days } else { least },
        most: if length.unit == Unit::Day { days } else { most },
        unit: length.unit.name(f64::from(most)),
        agrees: length.value >= f64::from(least) - over && length.value <= f64::from(most) + under,
    };
    Some(sum.done(line.reading))
}

/// Marks and small words that tie two phrases and add nothing.
fn ties(line: &Line<'_, '_>, from: usize, to: usize) -> bool {
    from <= to
        && to - from <= 3
        && !line.any(from..to, |word| {
            !matches!(
                word,
                "," | "("
                    | "—"
                    | "–"
                    | "about"
                    | "some"
                    | "nearly"
                    | "almost"
                    | "more"
                    | "than"
                    | "over"
                    | "around"
                    | "roughly"
                    | "just"
                    | "exactly"
                    | "on"
                    | "in"
                    | "today"
                    | "or"
                    | "the"
                    | "a"
                    | "all"
            )
        })
}

/// The time `ago` puts right beside it.
fn ago(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<Moment> {
    if line.word(length.to) != "ago" {
        return None;
    }
    let before = moments.iter().rev().find(|moment| moment.to <= length.from);
    let after = moments.iter().find(|moment| moment.from > length.to);
    let before = before.filter(|moment| {
        let lead = line.back(moment.from, 1);
        ties(line, moment.to, length.from) && !matches!(lead, "to" | "until" | "till" | "through" | "by" | "and")
    });
    // `three years ago on January 6` is of that year.
    let led = |moment: &&Moment| {
        matches!(line.back(moment.from, 1), "in" | "on")
            && (length.unit != Unit::Year || moment.dated)
            && ties(line, length.to + 1, moment.from)
    };
    // `ten years ago in 2010` is tied; `two years ago, in May 2016, when` too.
    before.or(after.filter(led)).copied()
}

/// The `since` that a length says again.
fn since(line: &Line<'_, '_>, length: &Length, moments: &[Moment], lengths: usize) -> Option<Moment> {
    let sinces: Vec<&Moment> = moments.iter().filter(|moment| since_leads(line, moment)).collect();
    if let [moment] = sinces[..]
        && !length.attributive
    {
        let beside = ties(line, moment.to, length.from)
            && !matches!(line.word(length.to), "later" | "earlier" | "after" | "before")
            && (line.word(moment.to) == "," || line.word(moment.to) == "(")
            || length.to <= moment.from
                && moment.from - length.to <= 2
                && line.word(length.to) != "since"
                && !matches!(
                    line.back(length.from, 1),
                    "last" | "past" | "every" | "each" | "first" | "per" | "next" | "in"
                );
        // `had not been seen since 1964 … has been found, 61 years on`
        let on = lengths == 1
            && moment.to <= length.from
            && line.word(length.to) == "on"
            && matches!(line.word(length.to + 1), "" | "." | ",");
        let first = |word: &str| {
            matches!(word, "first" | "First" | "time" | "worst" | "best" | "most")
                || word.len() > 5 && word.ends_with("est")
        };
        // `the most in a year since 2014` counts years, each by itself.
        let lengths = if length.value == 1.0 { 0 } else { lengths };
        let again = lengths == 1 && line.back(length.from, 1) == "in" && line.any(line.range.clone(), first);
        let again = again || lengths == 1 && line.back(length.from, 2) == "in" && line.any(line.range.clone(), first);
        return (beside || again || on).then_some(*moment);
    }
    let opening = matches!(line.word(line.range.start), "Since")
        && lengths == 1
        && line.back(length.from, 1) == "for"
        && line.any(line.range.start..length.from, |word| matches!(word, "has" | "have"));
    if let ([moment], true) = (moments, opening) {
        let led = moment.dated && moment.to < length.from && matches!(line.back(moment.from, 1), "in" | "on");
        return led.then_some(*moment);
    }
    standing(line, length, lengths).or_else(|| it_is_since(line, length, moments))
}

/// `It is 30 years since the factory closed in 1994`
fn it_is_since(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<Moment> {
    let verb = (1..4).map(|back| line.back(length.from, back)).find(|word| word.len() > 1 && !is_small(word))?;
    let told = matches!(verb, "is" | "It's" | "been" | "marks" | "mark" | "marked" | "passed");
    let [moment] = moments else { return None };
    let near = line.word(length.to) == "since" && moment.from > length.to && moment.from - length.to <= 12;
    let led = matches!(line.back(moment.from, 1), "in" | "on") && moment.dated;
    (told && near && led && !length.attributive).then_some(*moment)
}

/// Words between a verb and its length.
fn is_small(word: &str) -> bool {
    matches!(word, "now" | "exactly" | "almost" | "nearly" | "about" | "more" | "than" | "over" | "just")
}

/// `opened in 1816 and has been in use for 209 years`; `It has stood for 135 years`, behind its founding.
fn standing(line: &Line<'_, '_>, length: &Length, lengths: usize) -> Option<Moment> {
    let led = matches!(line.back(length.from, 1), "for") || matches!(line.back(length.from, 2), "for");
    if !led || lengths != 1 || length.attributive {
        return None;
    }
    let has = (line.range.start..length.from).rev().find(|at| matches!(line.word(*at), "has" | "have"))?;
    let links = matches!(line.back(has, 1), "and" | "," | "which" | "that");
    let near = has <= line.range.start + 1 && matches!(line.word(line.range.start), "It" | "They");
    let event = founding(line, near)?;
    let own = event.to <= has && links && !line.any(event.to..has, |word| matches!(word, "who" | "but" | ";"));
    let breaks = line.any(has..length.from, |word| matches!(word, "who" | "which" | "that" | "and" | "," | "not"));
    ((own || near) && !breaks).then_some(event)
}

fn since_leads(line: &Line<'_, '_>, moment: &Moment) -> bool {
    let lead = line.back(moment.from, 1);
    let lead = if matches!(lead, "early" | "late" | "mid" | "about") { "" } else { lead };
    moment.dated && matches!(lead, "since" | "Since")
}

fn judge(line: &Line<'_, '_>, length: &Length, moment: &Moment, told: Told) -> Option<Anniversary> {
    let today = now(line.reading)?;
    let (unit, count) = (length.unit, length.value.round());
    let (least, most, slack) = match unit {
        Unit::Year => {
            let (least, most) = years(moment.days, today);
            (least, most, slack(length))
        }
        Unit::Month => {
            let months = |day: chrono::NaiveDate| day.year() * 12 + day.month0() as i32;
            (
                months(today.first) - months(moment.days.last),
                months(today.last) - months(moment.days.first),
                1.0 + count / 12.0,
            )
        }
        Unit::Week | Unit::Day if moment.grain == Grain::Day => {
            let least = (today.first - moment.days.last).num_days() as i32;
            let most = (today.last - moment.days.first).num_days() as i32;
            match unit {
                Unit::Week => (least / 7, most / 7, 1.0),
                _ => (least, most, if count > 100.0 { 4.0 } else { 2.0 }),
            }
        }
        _ => return None,
    };
    if most < 0 || least < 0 || unit == Unit::Month && moment.grain == Grain::Year {
        return None;
    }
    let (under, over) = room(length.hedge, count);
    let agrees = count >= f64::from(least) - slack.max(over) && count <= f64::from(most) + slack.max(under);
    let sum = Sum {
        told,
        count: length.span,
        event: moment.span,
        at: None,
        least,
        most,
        unit: unit.name(f64::from(most)),
        agrees,
    };
    Some(sum.done(line.reading))
}

/// How far honest rounding leaves a length of years from the sum: a year, and more for long and round ones.
pub(in crate::reading::statement) fn slack(length: &Length) -> f64 {
    let count = length.value;
    let round = length.round || count >= 20.0 && count % 10.0 == 0.0;
    if length.round {
        (count * 0.05).max(2.0)
    } else if round {
        (count * 0.05).max(1.0)
    } else {
        1.0
    }
}

/// How much more, and how much less, than the sum a hedged length may be.
pub(in crate::reading::statement) fn room(hedge: Hedge, count: f64) -> (f64, f64) {
    match hedge {
        Hedge::None => (0.0, 0.0),
        Hedge::About => ((count * 0.15).max(2.0), (count * 0.15).max(2.0)),
        Hedge::Under => ((count * 0.15).max(2.0), 0.0),
        Hedge::Over => (0.0, (count * 0.35).max(3.0)),
    }
}
