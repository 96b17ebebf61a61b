//! Finding clock times in running text: at every number, and at the few words that tell a time.

use super::{Again, Meridiem, TimeMention, Zone};
use crate::reading::Reading;
use crate::reading::class::Class;
use crate::reading::date::{Printed, is_part_of_day, is_weekday};
use crate::reading::quantity::number::whole_word;
use crate::reading::token::{Token, TokenKind};
use crate::span::{Span, Text};

/// All clock times of a story, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<TimeMention> {
    spot(reading.text(), reading.tokens(), reading.classes().places(Class::Figures | Class::Clock))
}

/// Whether a word tells a time, or the minutes of one: `noon`, `half`.
pub(in crate::reading) fn tells_time(word: &str) -> bool {
    noon(word).is_some() || minutes(word).is_some()
}

/// The middle of the day or of the night that a word is.
fn noon(word: &str) -> Option<Meridiem> {
    match word {
        "noon" | "Noon" => Some(Meridiem::Noon),
        "midnight" | "Midnight" => Some(Meridiem::Midnight),
        _ => None,
    }
}

/// The minutes a word says are past an hour or left of it.
fn minutes(word: &str) -> Option<u32> {
    match word {
        "half" | "Half" => Some(30),
        "quarter" | "Quarter" => Some(15),
        _ => None,
    }
}

/// The times at the tokens of `places`, which are all that may tell one.
pub(super) fn spot(text: &str, tokens: &[Token], places: impl Iterator<Item = usize>) -> Vec<TimeMention> {
    let scan = Scan { text, tokens };
    let mut found: Vec<TimeMention> = Vec::new();
    for at in places {
        let mention = match tokens[at].kind {
            TokenKind::Number => scan.at_number(at),
            TokenKind::Word => scan.at_noon(at).or_else(|| scan.at_half(at)),
            TokenKind::Mark => None,
        };
        found.extend(mention.filter(|it| found.last().is_none_or(|last| last.span.end <= it.span.start)));
    }
    found
}

/// Hour, minutes and where they end, as bytes of the text.
struct Clock {
    hour: u32,
    minute: Option<u32>,
    colon: bool,
    end: usize,
}

struct Scan<'t> {
    text: &'t str,
    tokens: &'t [Token],
}

impl Scan<'_> {
    /// `9 a.m.`, `9.30pm`, `3 p.m. EST`, `13:00`, `2100 GMT`.
    fn at_number(&self, at: usize) -> Option<TimeMention> {
        let token = self.tokens[at];
        // Of `9-11 a.m.` the last is a time; the first shares its half of the day or not.
        let word = token.span.of(self.text);
        let start = token.span.start as usize + word.rfind('-').map_or(0, |dash| dash + 1);
        let clock = clock(self.text, start)?;
        let lead = &self.text[..token.span.start as usize];
        // `ET/6 p.m. PT` is a time, `3/6` is none.
        let lead = lead
            .strip_suffix('/')
            .filter(|lead| lead.ends_with(|ch: char| ch.is_ascii_uppercase()))
            .map_or(lead, |_| "");
        if lead.ends_with(|ch: char| matches!(ch, '$' | '£' | '€' | ':' | '.' | '/' | '+') || ch.is_alphanumeric()) {
            return None;
        }
        let half = half(self.text, clock.end).filter(|(_, _, plain)| self.is_half(&clock, at, *plain));
        let ends = half.map_or(clock.end, |(_, span, _)| span.end as usize);
        let next = self.token_from(ends);
        let zone = self.zone(next, at);
        let four = clock.end - start == 4 && self.text.as_bytes()[start..clock.end].iter().all(u8::is_ascii_digit);
        // `1330 to 2000 GMT`: one zone for both.
        let shared = if four && zone.is_none() { self.zone_of_range(next, at) } else { None };
        // `19.00 Moscow time`
        let placed =
            || matches!(self.word_in_block(next + 1, at), "time" | "Time") && self.is_name(next) && clock.hour < 24;
        let told = half.is_some() || zone.is_some() || shared.is_some() || !four && clock.minute.is_some() && placed();
        if !told && (four || !clock.colon || !self.leads_to_time(at) || clock.hour > 24) || half.is_some() && four {
            return None;
        }
        if half.is_none() && !four && clock.minute.is_none() {
            return None;
        }
        let meridiem = half.map(|(value, span, _)| Printed { value, span });
        let mut mention = TimeMention {
            span: Span::new(start as u32, zone.map_or(ends as u32, |(zone, _)| zone.span.end)),
            hour: clock.hour,
            minute: clock.minute,
            meridiem,
            again: None,
            other_half: false,
            zone: zone.map(|(zone, _)| zone).or(shared),
        };
        let next = zone.map_or(next, |(_, next)| next);
        self.read_again(next, at, &mut mention);
        Some(mention)
    }

    fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.capital)
    }

    /// The zone of the time that ends the range at `at`: `to 2000 GMT`.
    fn zone_of_range(&self, at: usize, from: usize) -> Option<Printed<&'static Zone>> {
        let joint = matches!(self.word_in_block(at, from), "to" | "-" | "–" | "and" | "until");
        let end = self.word_in_block(at + 1, from);
        let four = end.len() == 4 && end.bytes().all(|byte| byte.is_ascii_digit());
        (joint && four).then(|| self.zone(at + 2, from)).flatten().map(|(zone, _)| zone)
    }

    /// Whether the letters after a number are a half of the day: `at 13 am I` and `45 pm` (a length) are not.
    fn is_half(&self, clock: &Clock, at: usize, plain: bool) -> bool {
        let glued = self.tokens[at].span.end as usize > clock.end;
        !plain || clock.minute.is_some() || (1..=12).contains(&clock.hour) || glued && clock.hour <= 24
    }

    /// `at 13:00`, `from 9:30`: words before a time.
    fn leads_to_time(&self, at: usize) -> bool {
        let word = at.checked_sub(1).map_or("", |before| self.word(before));
        matches!(word, "at" | "At" | "from" | "From" | "by" | "By" | "until" | "around" | "about" | "before" | "after")
    }

    /// `noon`, `midnight`, with `12` before or a half of the day after.
    fn at_noon(&self, at: usize) -> Option<TimeMention> {
        let meridiem = noon(self.word(at))?;
        let span = self.tokens[at].span;
        let twelve = self.before(at).filter(|before| {
            matches!(self.word(*before), "12" | "12:00") && self.before(*before).is_none_or(|it| self.word(it) != "-")
        });
        let mut mention = TimeMention {
            span: Span::new(twelve.map_or(span.start, |twelve| self.tokens[twelve].span.start), span.end),
            hour: if meridiem == Meridiem::Noon { 12 } else { 0 },
            minute: None,
            meridiem: Some(Printed { value: meridiem, span }),
            again: twelve.map(|twelve| Printed { value: Again::Twelve, span: self.tokens[twelve].span }),
            other_half: false,
            zone: None,
        };
        let mut next = at + 1;
        if let Some((_, half, plain)) = half(self.text, span.end as usize)
            && !plain
        {
            mention.again = Some(Printed { value: Again::Plain, span: half });
            mention.span = Span::new(mention.span.start, half.end);
            next = self.token_from(half.end as usize);
        }
        if let Some((zone, _)) = self.zone(next, at) {
            mention.span = Span::new(mention.span.start, zone.span.end);
            mention.zone = Some(zone);
        }
        Some(mention)
    }

    /// `half past two`, `quarter to nine`.
    fn at_half(&self, at: usize) -> Option<TimeMention> {
        let minutes = minutes(self.word(at))?;
        let past = match self.word_in_block(at + 1, at) {
            "past" | "after" => true,
            "to" if minutes == 15 => false,
            _ => return None,
        };
        let hour = hour_word(self.word_in_block(at + 2, at))?;
        let (hour, minute) = if past { (hour, minutes) } else { ((hour + 10) % 12 + 1, 60 - minutes) };
        let ends = self.tokens[at + 2].span.end;
        Some(TimeMention {
            span: Span::new(self.tokens[at].span.start, ends),
            hour,
            minute: Some(minute),
            meridiem: None,
            again: None,
            other_half: false,
            zone: None,
        })
    }

    /// The half of the day told once more after a time: `in the morning`, `this morning`, `tonight`, `on Monday night`.
    fn read_again(&self, next: usize, from: usize, mention: &mut TimeMention) {
        let word = |step: usize| self.word_in_block(next + step, from);
        let Some(Meridiem::Am | Meridiem::Pm) = mention.meridiem.map(|it| it.value) else { return };
        if !(1..=12).contains(&mention.hour) {
            mention.again = self.second_half(mention);
            return;
        }
        let on = usize::from(word(0) == "on");
        let (value, last) = match (word(0), word(1), word(2)) {
            ("in", "the", part) if is_part_of_day(part) => (Again::Plain, 2),
            ("at", "night", _) => (Again::Plain, 1),
            ("this" | "tomorrow" | "yesterday", part, _) if is_part_of_day(part) => (Again::Day, 1),
            ("tonight", ..) => (Again::Day, 0),
            _ if is_weekday(word(on)) && is_part_of_day(word(on + 1)) => (Again::Day, on + 1),
            _ => return,
        };
        // `9 a.m. Monday night games`, `in the morning session`: the part of the day is another word's.
        let part = word(last);
        let after = self.word_in_block(next + last + 1, from);
        if after == "-" || value == Again::Plain && after.starts_with(char::is_alphabetic) && !goes_on(after) {
            return;
        }
        let (am, hour) = (mention.meridiem.is_some_and(|it| it.value == Meridiem::Am), mention.hour % 12);
        let small_hours = am && hour <= 5;
        mention.other_half = match part {
            "morning" => !am,
            "afternoon" | "lunchtime" => am,
            "evening" => am,
            "night" | "tonight" => am && !small_hours || !am && hour < 4,
            _ => return,
        };
        // `1 a.m. in the night` says more than `1 a.m.`; so does `2 a.m. Saturday night`.
        if small_hours && matches!(part, "night" | "tonight") || matches!(part, "noon" | "midnight") {
            return;
        }
        let span = Span::new(self.tokens[next].span.start, self.tokens[next + last].span.end);
        mention.again = Some(Printed { value, span });
    }

    /// `0:30 a.m.`: the half of the day a clock of 24 hours had told.
    fn second_half(&self, mention: &TimeMention) -> Option<Printed<Again>> {
        let meridiem = mention.meridiem.filter(|it| it.value == Meridiem::Am && mention.hour == 0)?;
        mention.is_valid().then_some(Printed { value: Again::Plain, span: meridiem.span })
    }

    /// The zone at `at`, and the token after it: `GMT`, `, ET`, `(EST)`, `Eastern Daylight Time`, `local time`.
    fn zone(&self, at: usize, from: usize) -> Option<(Printed<&'static Zone>, usize)> {
        let lead = self.word_in_block(at, from);
        let open = lead == "(";
        let first = at + usize::from(open || lead == ",");
        let word = self.word_in_block(first, from);
        if !matches!(word.len(), 1..=9) || !word.is_ascii() {
            return None;
        }
        let (zone, len) = if word.bytes().all(|byte| byte.is_ascii_uppercase()) && word != "Z" {
            (Zone::named(word)?, 1)
        } else {
            let next = |step: usize| self.word_in_block(first + step, from);
            long_zone(word, next(1), next(2), next(3))?
        };
        if open && self.word_in_block(first + len, from) != ")" {
            return None;
        }
        let span = Span::new(self.tokens[first].span.start, self.tokens[first + len - 1].span.end);
        Some((Printed { value: zone, span }, first + len + usize::from(open)))
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn before(&self, at: usize) -> Option<usize> {
        let before = at.checked_sub(1)?;
        (self.tokens[before].block == self.tokens[at].block).then_some(before)
    }

    /// The word at `at` when it stands in the block of `from`.
    fn word_in_block(&self, at: usize, from: usize) -> &str {
        let same = self.tokens.get(at).is_some_and(|token| token.block == self.tokens[from].block);
        if same { self.word(at) } else { "" }
    }

    /// The first token that begins at or after a byte.
    fn token_from(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| (token.span.start as usize) < byte)
    }
}

/// Words that go on after a time of day, so that it belongs to no noun.
fn goes_on(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "and", "or", "to", "on", "at", "in", "when", "until", "while", "as", "before", "after", "for", "with", "by",
        "but", "because", "from", "local", "he", "she", "they", "it", "we", "the", "of",
    ];
    WORDS.contains(&word)
}

/// `9`, `9:30`, `9.30`, `0930` at a byte of the text.
fn clock(text: &str, start: usize) -> Option<Clock> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    let number = |from: usize, len: usize| text[from..from + len].parse::<u32>().ok();
    match digits(start) {
        4 => Some(Clock { hour: number(start, 2)?, minute: number(start + 2, 2), colon: false, end: start + 4 }),
        len @ (1 | 2) => {
            let hour = number(start, len)?;
            let end = start + len;
            // `9:114 a.m.` has a digit too many.
            if bytes.get(end) == Some(&b':') && digits(end + 1) == 3 && half(text, end + 4).is_some() {
                return Some(Clock { hour, minute: number(end + 1, 3), colon: true, end: end + 4 });
            }
            let parted = matches!(bytes.get(end), Some(b':' | b'.')) && digits(end + 1) == 2;
            let goes_on = matches!(bytes.get(end + 3), Some(b':' | b',' | b'/')) && !next_is_space(bytes, end + 4);
            if parted && !goes_on {
                let colon = bytes[end] == b':';
                return Some(Clock { hour, minute: number(end + 1, 2), colon, end: end + 3 });
            }
            (!matches!(bytes.get(end), Some(b':' | b'.')) || !bytes.get(end + 1).is_some_and(u8::is_ascii_digit))
                .then_some(Clock { hour, minute: None, colon: false, end })
        }
        _ => None,
    }
}

fn next_is_space(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(u8::is_ascii_whitespace)
}

/// `a.m.`, `pm`, `P.M.` from a byte on: which, where, and whether it is printed without stops.
fn half(text: &str, from: usize) -> Option<(Meridiem, Span<Text>, bool)> {
    let rest = &text[from..];
    let spaced = rest.chars().next().filter(|ch| *ch != '\n' && ch.is_whitespace()).map_or(0, char::len_utf8);
    let bytes = rest.as_bytes();
    let mut at = spaced;
    let value = match bytes.get(at)? {
        b'a' | b'A' => Meridiem::Am,
        b'p' | b'P' => Meridiem::Pm,
        _ => return None,
    };
    at += 1;
    let stop = bytes.get(at) == Some(&b'.');
    at += usize::from(stop);
    at += usize::from(stop && bytes.get(at) == Some(&b' ') && matches!(bytes.get(at + 1), Some(b'm' | b'M')));
    if !matches!(bytes.get(at)?, b'm' | b'M') {
        return None;
    }
    at += 1;
    at += usize::from(stop && bytes.get(at) == Some(&b'.'));
    let ends = rest[at..].chars().next().is_none_or(|ch| !ch.is_alphanumeric());
    ends.then(|| (value, Span::new((from + spaced) as u32, (from + at) as u32), !stop))
}

/// A zone by its words, and how many they are: `Eastern`, `Eastern time`, `British Summer Time`, `local time`.
fn long_zone(first: &str, second: &str, third: &str, fourth: &str) -> Option<(&'static Zone, usize)> {
    let is_time = |word: &str| matches!(word, "time" | "Time");
    if first == "local" || first == "Local" {
        return is_time(second).then_some((Zone::named("local time")?, 2));
    }
    let standard = matches!(second, "Standard" | "standard");
    let daylight = matches!(second, "Daylight" | "daylight" | "Summer" | "summer");
    let (any, winter, summer) = match first {
        "Eastern" => ("ET", "EST", "EDT"),
        "Central" if second == "European" => {
            return if is_time(third) {
                Some((Zone::named("Central European Time")?, 3))
            } else {
                (matches!(third, "Summer" | "summer") && is_time(fourth)).then_some((Zone::named("CEST")?, 4))
            };
        }
        "Central" => ("CT", "CST", "CDT"),
        "Mountain" => ("MT", "MST", "MDT"),
        "Pacific" => ("PT", "PST", "PDT"),
        "Atlantic" => ("AT", "AT", "AT"),
        "Greenwich" => return (second == "Mean" && is_time(third)).then_some((Zone::named("GMT")?, 3)),
        "British" => return (daylight && is_time(third)).then_some((Zone::named("BST")?, 3)),
        _ => return None,
    };
    if is_time(second) {
        return Some((Zone::named(any)?, 2));
    }
    if standard || daylight {
        let name = Zone::named(if standard { winter } else { summer })?;
        return if is_time(third) {
            Some((name, 3))
        } else {
            (matches!(third, "Saving" | "Savings" | "saving" | "savings") && is_time(fourth)).then_some((name, 4))
        };
    }
    // `7 p.m. Eastern Michigan plays`
    let alone = !second.starts_with(|ch: char| ch.is_alphanumeric()) || second.starts_with(char::is_lowercase);
    alone.then_some((Zone::named(any)?, 1))
}

fn hour_word(word: &str) -> Option<u32> {
    let by_word = || whole_word(word).map(u32::from).filter(|_| word.starts_with(|ch: char| ch.is_ascii_lowercase()));
    word.parse().ok().or_else(by_word).filter(|hour| (1..=12).contains(hour))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::token;

    /// What is read of a text: `hour:minute half zone again` per time.
    fn read(text: &str) -> Vec<String> {
        let show = |it: TimeMention| {
            let mut parts = vec![it.minute.map_or(it.hour.to_string(), |minute| format!("{}:{minute:02}", it.hour))];
            parts.extend(it.meridiem.map(|it| it.value.name().to_owned()));
            parts.extend(it.zone.map(|it| it.value.short.to_owned()));
            parts.extend(it.again.map(|it| format!("+{}", it.value.name())));
            parts.extend(it.other_half.then(|| "!".to_owned()));
            parts.join(" ")
        };
        let tokens = token::of_plain_text(text);
        spot(text, &tokens, 0..tokens.len()).into_iter().map(show).collect()
    }

    #[test]
    fn times_are_read_in_every_form() {
        let cases: &[(&str, &[&str])] = &[
            ("at 9 a.m. on Monday", &["9 am"]),
            ("at 9.30pm, or 9:30 P.M.", &["9:30 pm", "9:30 pm"]),
            ("0:30 p.m. and 9p.m.", &["0:30 pm", "9 pm"]),
            ("at 13:00 and by 7.", &["13:00"]),
            ("at half past two, quarter to nine", &["2:30", "8:45"]),
            ("from noon to midnight", &["12 noon", "0 midnight"]),
            ("2100 GMT, 21:00 GMT", &["21:00 GMT", "21:00 GMT"]),
            ("7 p.m. ET, and 3 p.m. EST (2000 GMT)", &["7 pm ET", "3 pm EST", "20:00 GMT"]),
            ("2 pm, ET. And 7 p.m. Eastern Daylight Time", &["2 pm ET", "7 pm EDT"]),
            ("7 p.m. Eastern Michigan plays", &["7 pm"]),
            ("10 a.m. Central European Time (0800 UTC)", &["10 am Central European Time", "8:00 UTC"]),
            ("7:30 a.m. local time (0030 UTC)", &["7:30 am local time", "0:30 UTC"]),
            ("9-11 a.m.", &["11 am"]),
            ("9 a.m. in the morning, 8 p.m. tonight", &["9 am +plain", "8 pm +day"]),
            ("12 noon, noon p.m., 0:30 a.m.", &["12 noon +twelve", "12 noon +plain", "0:30 am +plain"]),
            ("9 a.m. in the evening", &["9 am +plain !"]),
            ("10 p.m. on Monday night", &["10 pm +day"]),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), *expected, "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_times() {
        for text in [
            "In 1990 am I",
            "a score of 3:15",
            "9.58 seconds",
            "$9.30 pm",
            "13 PM candidates",
            "25 am",
            "John 3:16",
            "2100 people",
            "won 21-15",
            "1080 AM",
            "at 10.5 metres",
        ] {
            assert_eq!(read(text), [""; 0], "{text}");
        }
    }
}
