//! The quotation marks of a block, each with its glyph and the way its neighbours say it faces.

use crate::span::{Span, Text};

/// What was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// `"`
    Straight,
    /// `“`
    CurlyOpen,
    /// `”`
    CurlyClose,
    /// `''` or `’’`: two single marks in place of a double one.
    Doubled,
    /// Two backticks: an opening mark of typewriters and wire copy.
    Backticks,
    /// `″` after a word: a prime in place of a closing mark.
    Prime,
    /// `'`
    SingleStraight,
    /// `‘`
    SingleOpen,
    /// `’`
    SingleClose,
}

impl Glyph {
    /// Whether it stands for a double quotation mark.
    pub(super) fn is_double(self) -> bool {
        !matches!(self, Glyph::SingleStraight | Glyph::SingleOpen | Glyph::SingleClose)
    }

    /// A number for the style, to compare two ends of one quotation.
    pub(super) fn style(self) -> u8 {
        match self {
            Glyph::Straight | Glyph::SingleStraight => 0,
            Glyph::CurlyOpen | Glyph::CurlyClose | Glyph::SingleOpen | Glyph::SingleClose => 1,
            Glyph::Doubled | Glyph::Backticks => 2,
            Glyph::Prime => 3,
        }
    }
}

/// What the characters on either side say of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Facing {
    /// Nothing or space before, a word after.
    Opens,
    /// A word or stop before, space or a stop after.
    Closes,
    /// Both or neither.
    Either,
}

/// One mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct QuoteMark {
    pub(super) span: Span<Text>,
    pub(super) glyph: Glyph,
    pub(super) facing: Facing,
    pub(super) measure: Measure,
}

/// The marks of one block's text, in order. `base` is the text offset of the block.
pub(super) fn find(block: &str, base: u32) -> Vec<QuoteMark> {
    let bytes = block.as_bytes();
    let mut marks = Vec::new();
    let mut at = 0;
    // 0xE2 leads every typographic mark looked for.
    let mut lone = memchr::memchr3_iter(b'"', b'\'', 0xE2, bytes).peekable();
    let mut backticks = memchr::memmem::find_iter(bytes, "``").peekable();
    loop {
        while lone.next_if(|found| *found < at).is_some() {}
        while backticks.next_if(|found| *found < at).is_some() {}
        let Some(start) = lone.peek().into_iter().chain(backticks.peek()).min().copied() else { break };
        let Some((glyph, len)) = glyph_at(block, start) else {
            at = start + block[start..].chars().next().map_or(1, char::len_utf8);
            continue;
        };
        at = start + len;
        let measure = measure(&block[..start], &block[at..]);
        // `â€”`: the bytes of a dash read in the wrong encoding, no mark.
        if measure == Measure::Certain || block[..start].ends_with("â€") {
            continue;
        }
        let facing = facing(block[..start].chars().next_back(), &block[at..]);
        marks.push(QuoteMark { span: Span::new(base + start as u32, base + at as u32), glyph, facing, measure });
    }
    marks
}

/// How far (bytes) to look ahead for the mark that closes two backticks.
const REACH: usize = 2_000;

/// Two backticks, not three, with a closing mark to come; else they are what is left of code.
fn opens_wire_quotation(block: &str, start: usize) -> bool {
    let rest = &block[start + 2..];
    let rest = &rest[..rest.floor_char_boundary(REACH.min(rest.len()))];
    !block[..start].ends_with('`') && !rest.starts_with('`') && (rest.contains("''") || rest.contains('"'))
}

fn glyph_at(block: &str, start: usize) -> Option<(Glyph, usize)> {
    let rest = &block[start..];
    let (glyph, len) = match rest.chars().next()? {
        '"' => (Glyph::Straight, 1),
        '\'' if rest.starts_with("''") => (Glyph::Doubled, 2),
        '`' if opens_wire_quotation(block, start) => (Glyph::Backticks, 2),
        '\'' => (Glyph::SingleStraight, 1),
        '“' | '„' => (Glyph::CurlyOpen, 3),
        '”' => (Glyph::CurlyClose, 3),
        '’' if rest.starts_with("’’") => (Glyph::Doubled, 6),
        '‘' => (Glyph::SingleOpen, 3),
        '’' => (Glyph::SingleClose, 3),
        '″' => (Glyph::Prime, 3),
        _ => return None,
    };
    Some((glyph, len))
}

/// What stands before a mark when it is a number: then the mark may be a prime (feet, inches, seconds) and no quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// No number of up to three digits.
    None,
    /// A number: a prime unless a quotation is open.
    Number,
    /// Feet, then inches (`5' 10"`), or a fraction of an inch before a word (`1/4" thick`): a prime whatever is open.
    Certain,
}

fn measure(before: &str, after: &str) -> Measure {
    let number = before.trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '½' | '¼' | '¾'));
    let digits = before[number.len()..].chars().count();
    if digits == 0 || digits > 3 {
        return Measure::None;
    }
    let lead = number.trim_end();
    if lead.ends_with(['\'', '’', '′'])
        && lead.trim_end_matches(['\'', '’', '′']).ends_with(|ch: char| ch.is_ascii_digit())
    {
        return Measure::Certain;
    }
    if number.strip_suffix(['/', '⁄']).is_some_and(ends_number) {
        let noun = after.trim_start_matches([' ', '-']);
        let goes_on =
            noun.len() < after.len() && noun.starts_with(char::is_lowercase) || after.starts_with([')', 'x', '×']);
        return if goes_on { Measure::Certain } else { Measure::Number };
    }
    match number.chars().next_back() {
        Some(ch) if !(ch.is_whitespace() || matches!(ch, '(' | '-' | 'x' | '×')) => Measure::None,
        _ => Measure::Number,
    }
}

/// Whether text ends in the numerator of a fraction: the `1` of `1/4`, the `3` of `2 3/4` and `2-3/4`.
fn ends_number(text: &str) -> bool {
    let lead = text.trim_end_matches(|ch: char| ch.is_ascii_digit());
    lead.len() < text.len()
        && lead.chars().next_back().is_none_or(|ch| ch.is_whitespace() || matches!(ch, '(' | '-' | 'x' | '×'))
}

fn facing(before: Option<char>, rest: &str) -> Facing {
    let after = rest.chars().next();
    let parted = before.is_none_or(|ch| {
        ch.is_whitespace() || matches!(ch, '(' | '[' | '{' | '—' | '–' | '-' | '/' | '“' | '‘' | '"' | '\'' | '=' | '>')
    });
    let opens = parted && after.is_some_and(|ch| !ch.is_whitespace()) && !starts_with_stop(rest);
    let closes = before.is_some_and(|ch| !ch.is_whitespace())
        && after.is_none_or(|ch| {
            ch.is_whitespace()
                || matches!(
                    ch,
                    '.' | ','
                        | ';'
                        | ':'
                        | '!'
                        | '?'
                        | ')'
                        | ']'
                        | '}'
                        | '—'
                        | '–'
                        | '-'
                        | '/'
                        | '”'
                        | '’'
                        | '"'
                        | '\''
                        | '…'
                        | '<'
                )
        });
    match (opens, closes) {
        (true, false) => Facing::Opens,
        (false, true) => Facing::Closes,
        _ => Facing::Either,
    }
}

/// A stop that ends something, not the dots of an ellipsis or of `.gov`.
fn starts_with_stop(rest: &str) -> bool {
    let mut chars = rest.chars();
    let stop = chars.next().is_some_and(|ch| matches!(ch, '.' | ',' | ';' | ':' | '!' | '?' | ')'));
    stop && chars.next().is_none_or(|ch| ch.is_whitespace() || matches!(ch, '"' | '”' | ')'))
}
