//! Ends told apart, each with its verb: `in 1957; he died in 1994, after 37 years of marriage`; `opened in March 2020. It closed in May 2021, 14 months later`;
//! `joined in 1958 and remained for 31 years, until 1989`.

use super::ends::{Ends, measures_itself};
use crate::reading::statement::order;
use crate::reading::statement::when::{Grain, Length, Line, Moment};

/// How many tokens stand between a beginning and the length counted from it.
const REACH: usize = 14;

/// The ends of a length, where the sentence or the one before it tells both.
pub(super) fn of(line: &Line<'_, '_>, length: &Length, moments: &[Moment], lengths: &[Length]) -> Option<Ends> {
    if lengths.len() != 1 {
        return None;
    }
    let (one, other) = if length.attributive {
        by_course(line, length, moments)?
    } else {
        by_word(line, length, moments).or_else(|| by_course(line, length, moments))?
    };
    let alike = one.dated == other.dated && (one.dated || one.grain == Grain::Day);
    let ordered = one.days.first < other.days.first && one.range_end.is_none() && other.range_end.is_none();
    (alike && ordered).then(|| Ends::of(&one, &other, one.from))
}

/// By a word beside the length: `later`, `until`, `having spent`, `after … of marriage`.
fn by_word(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<(Moment, Moment)> {
    let led = |moment: &&Moment| {
        moment.grain == Grain::Day
            || moment.dated && matches!(line.back(moment.from, 1), "in" | "In" | "on" | "On" | "until" | "till")
    };
    let before: Vec<&Moment> = moments.iter().filter(|moment| moment.to <= length.from).filter(led).collect();
    let after: Vec<&Moment> = moments.iter().filter(|moment| moment.from >= length.to).filter(led).collect();
    let later = matches!(line.word(length.to), "later" | "afterwards" | "afterward");
    let spent = line.any(line.range.start..length.from, |word| word == "having")
        && matches!(line.back(length.from, 1), "for" | "spent");
    let stayed = matches!(line.back(length.from, 1), "for" | "spent") || line.back(length.from, 2) == "for";
    let until = |moment: &Moment| {
        let from = moment.from.saturating_sub(6).max(length.to);
        stayed && moment.from - length.to <= 6 && line.any(from..moment.from, is_until)
    };
    let then = matches!(line.word(length.to), "before" | "after");
    let earlier = || line.previous().and_then(|line| only(&line));
    match (&before[..], &after[..]) {
        // `She came in 1951. She stayed until 1986, having been there for 35 years.`
        ([other], []) if spent => Some((earlier().filter(|one| one.grain != Grain::Day)?, **other)),
        // `They married in 1953. She died in 2011, after 58 years of marriage.`
        ([other], []) if is_told_after(line, length) && length.from - other.to <= 2 => {
            Some((earlier().filter(|one| one.grain == other.grain)?, **other))
        }
        // `It opened in March 2020. In May 2021, 14 months later, it closed.`
        ([other], []) if later && length.from - other.to <= 2 => Some((earlier()?, **other)),
        // `…, 14 months later` and `…, after 37 years of marriage`, with both ends before.
        ([one, other], []) if (later || is_told_after(line, length)) && length.from - other.to <= 2 => {
            Some((**one, **other))
        }
        // `opened in 1950 and, 20 years later, in 1970,`
        ([one], [other]) if later && other.from - length.to <= 3 => Some((**one, **other)),
        // `joined in 1958 and remained for 31 years, until 1989`
        ([.., one], [other]) if until(other) && length.from - one.to <= REACH && is_beginning(line, one) => {
            Some((**one, **other))
        }
        // `moved here in 1999, two years before it went public in 2001`
        ([one], [other]) if then && length.from - one.to <= 2 && other.from - length.to <= REACH => {
            let ties = !line.any(length.to + 1..other.from, |word| matches!(word, "," | ";" | "and" | "but"));
            let forward = line.word(length.to) == "before";
            ties.then_some(if forward { (**one, **other) } else { (**other, **one) })
        }
        ([], [other]) if until(other) || later && other.from - length.to <= 3 => Some((earlier()?, **other)),
        _ => None,
    }
}

/// What leads to the end of a stretch: `for four days, returning on 13 May`.
fn is_until(word: &str) -> bool {
    matches!(
        word,
        "until" | "till" | "returning" | "ending" | "finishing" | "closing" | "resuming" | "reopening" | "concluding"
    )
}

/// Whether nothing in print says that the moment is an end of its own: `until 1958`.
fn is_beginning(line: &Line<'_, '_>, moment: &Moment) -> bool {
    !matches!(line.back(moment.from, 1), "until" | "till" | "to" | "by")
}

/// By the verbs of both ends, with the length told of what they bound: `began in 2010 and ended in 2015, after five years`; `took three days, beginning on`.
fn by_course(line: &Line<'_, '_>, length: &Length, moments: &[Moment]) -> Option<(Moment, Moment)> {
    let [one, other] = moments else { return None };
    let hedged = (1..4).find(|back| !is_hedge(line.back(length.from, *back))).unwrap_or(1);
    let lead = line.back(length.from, hedged);
    let apposed = matches!(lead, "," | "(" | "—") || matches!(lead, "a" | "an") && line.back(length.from, 2) == ",";
    let next = line.word(length.to);
    let own = if length.attributive {
        measures_itself(next) || is_undertaking(next) || apposed && length.from >= other.to
    } else {
        let told = matches!(
            lead,
            "took"
                | "lasted"
                | "lasting"
                | "spanned"
                | "spanning"
                | "taking"
                | "over"
                | "after"
                | "After"
                | "takes"
                | "lasts"
        ) || lead == "for" && length.to <= one.from && next == ","
            || lead == "it" && line.back(length.from, hedged + 1) == "making";
        (told || apposed && length.from >= other.to)
            && !matches!(next, "after" | "before" | "earlier" | "ago" | "old" | "ahead" | "late" | "early" | "to")
    };
    let (from, to) = own.then(|| order::course(line)).flatten()?;
    (from == one.from && to == other.from).then_some((*one, *other))
}

fn is_hedge(word: &str) -> bool {
    matches!(
        word,
        "nearly" | "almost" | "about" | "some" | "just" | "over" | "more" | "than" | "around" | "exactly" | "only"
    )
}

/// The one date of a sentence.
fn only(line: &Line<'_, '_>) -> Option<Moment> {
    match line.moments()[..] {
        [one] if one.grain == Grain::Day || one.dated && matches!(line.back(one.from, 1), "in" | "In") => {
            is_beginning(line, &one).then_some(one)
        }
        _ => None,
    }
}

/// `, after 37 years of marriage`: a length that ends where the sentence is.
fn is_told_after(line: &Line<'_, '_>, length: &Length) -> bool {
    // `joined in 1946 and left in 1985, a total of 39 years`
    if line.back(length.from, 1) == "of" && line.back(length.from, 2) == "total" {
        return true;
    }
    line.back(length.from, 1) == "after"
        && matches!(
            (line.word(length.to), line.word(length.to + 1)),
            ("of", "marriage") | ("together", _) | ("of", "service") | ("in", "office") | ("in", "charge" | "power")
        )
}

/// What begins and ends with the verbs told of it: `the six-year project began in 2012 and was completed in 2018`.
fn is_undertaking(word: &str) -> bool {
    matches!(
        word,
        "project"
            | "closure"
            | "strike"
            | "trial"
            | "renovation"
            | "refurbishment"
            | "restoration"
            | "study"
            | "campaign"
            | "tour"
            | "construction"
            | "dispute"
            | "shutdown"
            | "search"
            | "voyage"
            | "inquiry"
            | "investigation"
            | "festival"
            | "walkout"
            | "stoppage"
            | "programme"
            | "hearing"
    )
}
