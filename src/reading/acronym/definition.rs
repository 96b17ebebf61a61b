//! Where a story gives an acronym its long form: `World Health Organization (WHO)`, `the WHO (World Health Organization)`, `Office of Head
//! Start, or OHS,`.

use super::fit::{self, Fit, SOUND};
use super::short::{self, Printed};
use super::{DATA, Index, slip};
use crate::reading::Reading;
use crate::reading::token::{Token, TokenKind, is_dotted};
use crate::reading::word_list::WordSet;
use crate::span::{Span, Text};
use std::sync::LazyLock;

/// Words an acronym may count or not.
static SMALL: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "small"));

/// The longest of them, in bytes.
const LONGEST_SMALL: usize = 4;

/// Whether a word, in letters of any case, is one an acronym may leave out.
pub(super) fn is_small(word: &str) -> bool {
    word.len() <= LONGEST_SMALL && SMALL.contains(&word.to_lowercase())
}

/// What the reading of a whole bracket costs too much: no word may be left out of it.
const INSIDE_A_BRACKET: u32 = SOUND;

/// A mention with its long form.
#[derive(Debug)]
pub(super) struct Definition {
    /// The words it stands for, where they can be told.
    pub(super) long: Option<Span<Text>>,
    /// The initials they give.
    pub(super) initials: Option<Box<str>>,
    /// Whether the letters are theirs.
    pub(super) agree: Option<bool>,
    /// Whether each letter is an initial, and no word but small ones is left out.
    pub(super) strict: bool,
    /// Whether a reader knows now what the letters stand for: not where they are a slip.
    pub(super) explains: bool,
    /// Whether the letters are part of the running text all the same: `the WHO (World Health Organization)`, `Dreams (BUILD) Act`.
    pub(super) in_use: bool,
}

/// A word an acronym may be made of.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span<Text>,
    /// The initials of its parts, in capitals: `Patient-Reported` gives two, `DigitalGov` two, `U.S.` two.
    pub(super) initials: Vec<u8>,
    /// One that an acronym may leave out (`of`, `and`).
    pub(super) small: bool,
    /// Printed with a capital.
    pub(super) capital: bool,
    /// Printed in capitals alone.
    pub(super) shouts: bool,
    pub(super) possessive: bool,
    /// A mark (a comma, say) stands between it and the word before.
    pub(super) apart: bool,
}

impl Word<'_> {
    /// Whether it is a capitalised word of a name, and no acronym or `U.S.` before one.
    pub(super) fn is_name(&self) -> bool {
        self.capital && !self.small && !self.shouts && !is_dotted(self.text.trim_end_matches('.'))
    }
}

/// The definition a mention is, if it is one.
pub(super) fn read(reading: &Reading<'_>, printed: &Printed, index: &Index<'_>) -> Option<Definition> {
    let key = short::key(printed.short.of(reading.text()));
    let letters: Vec<u8> = key.bytes().filter(u8::is_ascii_uppercase).collect();
    let tokens = Tokens { all: reading.tokens(), text: reading.text() };
    if let Some(end) = tokens.words_end_before(printed.token) {
        let words = tokens.before(reading, end, 2 * letters.len() + 3);
        let in_use = tokens.name_goes_on_after(printed.token);
        return judge(&key, &letters, &words, index, false).map(|found| Definition { in_use, ..found });
    }
    let words = tokens.in_bracket_after(printed.token, 2 * letters.len() + 4)?;
    let defined = judge(&key, &letters, &words, index, true)?;
    defined.long.is_some().then_some(Definition { in_use: true, ..defined })
}

/// What the letters are to the words. `whole`: the words stand in the bracket, so the long form is all of them or none.
fn judge(key: &str, letters: &[u8], words: &[Word<'_>], index: &Index<'_>, whole: bool) -> Option<Definition> {
    let last = words.last()?;
    let fit = fit::best(letters, words)
        .filter(|fit| !whole || fit.cost < INSIDE_A_BRACKET && words[..fit.start()].iter().all(|word| word.small));
    let strict = fit.is_some_and(|fit| fit.cost == 0);
    let long = |start: usize| words[start].span.to(last.span);
    if !strict && let Some(slip) = slip::find(key, letters, words, fit, index) {
        let long = Some(long(slip.start));
        return Some(Definition {
            long,
            initials: Some(slip.initials.into()),
            agree: Some(false),
            strict: false,
            explains: false,
            in_use: false,
        });
    }
    match fit.filter(|fit| is_meant(*fit, letters.len())) {
        Some(fit) => {
            let start = fit.start();
            let initials = strict.then(|| key.chars().filter(char::is_ascii_uppercase).collect::<String>().into());
            Some(Definition {
                long: Some(long(start)),
                initials,
                agree: Some(true),
                strict,
                explains: true,
                in_use: false,
            })
        }
        // Letters of another language, or no acronym of these words: it says something of the name before it all the same.
        None if !whole && last.is_name() && letters.len() > 2 => {
            Some(Definition { long: None, initials: None, agree: None, strict: false, explains: true, in_use: false })
        }
        None => None,
    }
}

/// Whether a reading is good enough to be the one meant.
fn is_meant(fit: Fit, letters: usize) -> bool {
    let most = if letters == 2 { 0 } else { SOUND.max(letters as u32 - 1) };
    fit.cost <= most
}

/// The tokens of a story, to look around in.
struct Tokens<'t> {
    all: &'t [Token],
    text: &'t str,
}

impl<'t> Tokens<'t> {
    /// The text of a token of that block.
    fn get(&self, at: usize, block: u32) -> Option<&'t str> {
        self.all.get(at).filter(|token| token.block == block).map(|token| token.span.of(self.text))
    }

    /// One past the last of the words that an acronym at `at` may stand for: `… (WHO)`, `… (the “WHO”)`, `…, or WHO,`.
    fn words_end_before(&self, at: usize) -> Option<usize> {
        let block = self.all[at].block;
        let back = |steps: usize| at.checked_sub(steps).and_then(|at| self.get(at, block));
        let mut next = at + 1;
        let mut from = 1;
        if matches!(back(from), Some("“" | "\"" | "‘" | "'")) {
            from += 1;
            next += usize::from(matches!(self.get(next, block), Some("”" | "\"" | "’" | "'")));
        }
        let after = self.get(next, block);
        if matches!((back(from), back(from + 1)), (Some("or"), Some(","))) {
            return matches!(after, None | Some("," | "." | ")" | "—" | ";")).then(|| at - from - 1);
        }
        from += usize::from(matches!(back(from), Some("the" | "or" | "a.k.a." | "aka")));
        let opens = matches!(back(from), Some("(" | "[")) && matches!(after, Some(")" | "]" | "," | ";"));
        opens.then(|| at - from)
    }

    /// Whether a name goes on behind the bracket around `at`: `(SAFE) Act`.
    fn name_goes_on_after(&self, at: usize) -> bool {
        let next = self.get(at + 2, self.all[at].block);
        next.is_some_and(|next| next.starts_with(char::is_uppercase))
            && matches!(self.get(at + 1, self.all[at].block), Some(")" | "]"))
    }

    /// The words before `end`, in text order: as far as the sentence goes, but no more than `most`.
    fn before(&self, reading: &Reading<'_>, end: usize, most: usize) -> Vec<Word<'t>> {
        let Some(first) = end.checked_sub(1).map(|at| self.all[at]) else { return Vec::new() };
        let sentence = reading.sentence_at(first.span.start).map_or(0, |at| reading.sentences()[at].span.start);
        let mut words: Vec<Word<'t>> = Vec::new();
        for token in
            self.all[..end].iter().rev().take_while(|token| token.block == first.block && token.span.start >= sentence)
        {
            let text = token.span.of(self.text);
            match token.kind {
                TokenKind::Mark if text == "," => {
                    words.iter_mut().last().into_iter().for_each(|word| word.apart = true)
                }
                // Marks that close what stands before the bracket, and those inside a name.
                TokenKind::Mark if matches!(text, "&" | "/" | "-" | "." | "’" | "'") => {}
                TokenKind::Mark if words.is_empty() && matches!(text, "”" | "\"") => {}
                TokenKind::Mark => break,
                _ if words.len() == most => break,
                _ => words.push(word(text, token.span)),
            }
        }
        words.reverse();
        words
    }

    /// The words in the bracket after `at`, where it holds words alone: `WHO (World Health Organization)`.
    fn in_bracket_after(&self, at: usize, most: usize) -> Option<Vec<Word<'t>>> {
        let block = self.all[at].block;
        if !matches!(self.get(at + 1, block), Some("(" | "[")) {
            return None;
        }
        let mut words = Vec::new();
        for token in self.all[at + 2..].iter().take_while(|token| token.block == block) {
            let text = token.span.of(self.text);
            match token.kind {
                TokenKind::Mark if matches!(text, ")" | "]") => return Some(words),
                TokenKind::Mark if matches!(text, "," | "&" | "/" | "-" | "’" | "'" | "“" | "”" | "\"") => {}
                TokenKind::Mark => return None,
                _ if words.len() == most => return None,
                _ => words.push(word(text, token.span)),
            }
        }
        None
    }
}

fn word(text: &str, span: Span<Text>) -> Word<'_> {
    let plain = text.strip_suffix("’s").or_else(|| text.strip_suffix("'s"));
    let possessive = plain.is_some();
    let plain = plain.unwrap_or(text);
    Word {
        text: plain,
        span,
        initials: initials(plain),
        small: is_small(plain),
        capital: plain.starts_with(char::is_uppercase),
        shouts: plain.len() > 1 && plain.bytes().all(|byte| byte.is_ascii_uppercase()),
        possessive,
        apart: false,
    }
}

/// The initials of a word's parts: after a hyphen or a stop, and at a capital inside a word that is not all capitals.
fn initials(word: &str) -> Vec<u8> {
    let humps = word.bytes().any(|byte| byte.is_ascii_lowercase());
    let mut initials = Vec::new();
    let mut before = '-';
    for ch in word.chars() {
        let parts = matches!(before, '-' | '.' | '&');
        if ch.is_alphabetic() && (parts || humps && ch.is_uppercase() && before.is_lowercase()) {
            initials.extend(plain_capital(ch));
        }
        before = ch;
    }
    initials
}

/// The plain capital of a letter: `É` is `E`.
fn plain_capital(ch: char) -> Option<u8> {
    let ch = ch.to_uppercase().next()?;
    let plain = match ch {
        'À'..='Å' | 'Æ' | 'Ā' => 'A',
        'Ç' | 'Č' | 'Ć' => 'C',
        'È'..='Ë' | 'Ē' => 'E',
        'Ì'..='Ï' | 'İ' => 'I',
        'Ñ' => 'N',
        'Ò'..='Ö' | 'Ø' => 'O',
        'Ù'..='Ü' => 'U',
        'Š' | 'Ś' | 'Ş' => 'S',
        'Ž' | 'Ż' | 'Ź' => 'Z',
        _ => ch,
    };
    plain.is_ascii_uppercase().then_some(plain as u8)
}
