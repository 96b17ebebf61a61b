//! One instant told twice: `3 p.m. EST (2000 GMT)`, `8pm ET/5pm PT`, `9:30 a.m. to 4 p.m. in New York (1330 to 2000 GMT)`.

use super::TimeMention;
use super::judge::{Judged, Other, sentence_of};
use super::place::{self, is_place_word};
use super::zone::Season;
use crate::reading::Reading;
use crate::reading::quantity::number;
use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;

/// The same instant right after a time in another zone; of the ends of a range, each has its own. `named` are the zones of the story's places.
pub(super) fn instant<'z>(
    reading: &Reading<'_>,
    index: usize,
    judged: &Judged,
    named: impl FnOnce() -> &'z [Tz],
) -> Option<Other> {
    let partner = partner(reading, index)?;
    let (first, second) = (reading.times()[index], *reading.times().get(partner)?);
    let zone = second.zone.map(|it| it.value);
    let from = first.minutes()? as i32;
    let to = second.minutes()? as i32;
    let days = days(reading, judged);
    // `around 5 p.m. (2130 UTC)`: an hour without minutes may be rounded, yet is not half an hour off.
    let targets = match zone {
        Some(zone) => zone.offsets_on(judged.date).to_vec(),
        None => place::offsets(&[place::behind(reading, &second)?], &days),
    };
    if targets.is_empty() {
        return None;
    }
    let sources: Vec<i32> = match first.zone.map(|it| it.value) {
        Some(own) if zone.is_some_and(|zone| own.short == zone.short) => return None,
        Some(own) if !own.offsets.is_empty() => own.offsets_on(judged.date).to_vec(),
        // A place's own time: that of the place told behind it or of those beside it, else any offset there is.
        _ => local(reading, &first, &second, &days),
    };
    let same = |source: i32, target: i32| (from - source - (to - target)).rem_euclid(24 * 60) == 0;
    let together = sources.len() == 2 && targets.len() == 2 && zone.is_some_and(|zone| zone.season == Season::Any);
    let mut agrees = if together {
        // `8 p.m. ET/5 p.m. PT`: summer in both or in neither.
        sources.iter().zip(&targets).any(|(source, target)| same(*source, *target))
    } else {
        sources.iter().any(|source| targets.iter().any(|target| same(*source, *target)))
    };
    // Whose clock it is by is sure only of the place told right behind it; else it may be any the story names.
    if !agrees && first.zone.is_none() && place::behind(reading, &first).is_none() {
        let named = place::offsets(named(), &days);
        agrees = named.iter().any(|source| targets.iter().any(|target| same(*source, *target)));
    }
    // A name of the wrong season is told of by itself.
    if !agrees && judged.zone_agrees != Some(true) {
        let shifted = |source: &i32, target: &i32| same(source + 60, *target) || same(source - 60, *target);
        let told = judged.zone_agrees == Some(false) && judged.at_home != Some(false);
        let wrong_season = told || zone.is_some_and(|zone| zone.season == Season::Standard && zone.short != "GMT");
        agrees = wrong_season && sources.iter().any(|source| targets.iter().any(|target| shifted(source, target)));
    }
    Some(Other { index: partner, agrees })
}

/// The time that tells the same instant again.
fn partner(reading: &Reading<'_>, index: usize) -> Option<usize> {
    let ends_range = index > 0 && is_range(reading, index - 1);
    if is_again(reading, index) {
        return Some(if ends_range && is_range(reading, index + 1) { index + 2 } else { index + 1 });
    }
    (is_range(reading, index) && is_again(reading, index + 1) && is_range(reading, index + 2)).then_some(index + 2)
}

/// The text between a time and the next.
fn between<'a>(reading: &Reading<'a>, index: usize) -> Option<&'a str> {
    let (first, second) = (reading.times().get(index)?, reading.times().get(index + 1)?);
    Some(reading.text().get(first.span.end as usize..second.span.start as usize)?.trim())
}

/// Whether a time opens a range that the next one closes.
fn is_range(reading: &Reading<'_>, index: usize) -> bool {
    between(reading, index).is_some_and(|words| matches!(words, "to" | "and" | "until" | "till" | "-" | "–" | "—"))
}

/// Whether the next time tells this one again: in brackets, behind a stroke, `or` or, of two that have zones, a comma; a place may stand before.
fn is_again(reading: &Reading<'_>, index: usize) -> bool {
    let Some(words) = between(reading, index).filter(|words| words.is_ascii()) else { return false };
    let (first, second) = (&reading.times()[index], &reading.times()[index + 1]);
    let placed = |time: &TimeMention| time.zone.is_some() || place::behind(reading, time).is_some();
    let zoned = || first.zone.is_some() && placed(second);
    let joint = ["(", "/", "[", ", or", "or", ", which is", "which is", ", that is,", ", that is"]
        .iter()
        .find_map(|joint| words.strip_suffix(joint));
    match joint {
        Some(place) => place.split_whitespace().all(is_place_word),
        None if words == "," => zoned(),
        // `2.30pm Sydney time, 11.30am in Perth`
        None if words.ends_with("time,") => {
            placed(first) && placed(second) && words.trim_end_matches(',').split_whitespace().all(is_place_word)
        }
        // `At 8 a.m. in Tokyo it is midnight in London`
        None => {
            let place =
                [", it is", "it is", ", it will be", "it will be"].iter().find_map(|tie| words.strip_suffix(tie));
            place.is_some_and(|place| place.split_whitespace().all(is_place_word))
        }
    }
}

/// Years of which copy without a date is.
const YEARS: std::ops::Range<i32> = 1985..2030;

/// The days a time may be of: its own, or those about the story's.
fn days(reading: &Reading<'_>, judged: &Judged) -> Vec<NaiveDate> {
    const ABOUT: i64 = 10;
    if let Some(date) = judged.date {
        return vec![date];
    }
    // Of a story without a date: summer and winter of every year there may be.
    let Some(story) = reading.story_date() else {
        let seasons = YEARS.flat_map(|year| [1, 7].map(|month| NaiveDate::from_ymd_opt(year, month, 15)));
        return seasons.flatten().collect();
    };
    let bases = std::iter::once(story.date).chain(story.rival);
    bases.flat_map(|base| [-ABOUT, 0, ABOUT].map(|days| base + Duration::days(days))).collect()
}

/// Minutes east of Greenwich of a time that has no zone: of the place behind it, of the others its sentence names, or any there are.
fn local(reading: &Reading<'_>, time: &TimeMention, other: &TimeMention, days: &[NaiveDate]) -> Vec<i32> {
    let zones = match place::behind(reading, time) {
        Some(zone) => vec![zone],
        None if is_followed(reading, other) => Vec::new(),
        None => {
            let theirs = place::behind(reading, other);
            let all = place::zones(reading, sentence_of(reading, time));
            all.into_iter().filter(|zone| Some(*zone) != theirs).collect()
        }
    };
    let mut offsets = place::offsets(&zones, days);
    if offsets.is_empty() {
        offsets.extend(ahead(reading, time));
    }
    if offsets.is_empty() { (-48..=56).map(|quarter| quarter * 15).collect() } else { offsets }
}

/// Whether a sentence tells a further time behind one, whose place may be the one it names: `at 1700 (0100 GMT), and in the UK from 0130 GMT`.
fn is_followed(reading: &Reading<'_>, time: &TimeMention) -> bool {
    let next = reading.times().partition_point(|other| other.span.start <= time.span.start);
    let end = sentence_of(reading, time).end;
    next > 0 && reading.times().get(next).is_some_and(|other| other.span.end <= end) && !is_range(reading, next - 1)
}

/// Minutes that a sentence says local time is ahead of Greenwich: `three hours ahead of Greenwich`, `five hours behind GMT`.
fn ahead(reading: &Reading<'_>, time: &TimeMention) -> Option<i32> {
    let words: Vec<&str> = reading.tokens()[reading.tokens_in(sentence_of(reading, time))]
        .iter()
        .map(|token| reading.slice(token.span))
        .collect();
    let at = words.windows(3).position(|words| {
        matches!(
            words,
            ["ahead" | "east", "of", "Greenwich" | "GMT" | "UTC"] | ["hours", "behind", "Greenwich" | "GMT" | "UTC"]
        )
    })?;
    let behind = words[at] == "hours";
    let number = at.checked_sub(if behind { 1 } else { 2 })?;
    let hours: i32 = words[number].parse().ok().or_else(|| number::whole_word(words[number]).map(i32::from))?;
    (behind || words[at - 1] == "hours" || words[at - 1] == "hour").then_some(if behind {
        -60 * hours
    } else {
        60 * hours
    })
}
