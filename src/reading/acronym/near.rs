//! Acronyms that are a slip for another: `GAS` in a story of the `GSA`. And those whose words the story has without a bracket.

use super::slip::{self, Change};
use super::{Acronym, AcronymMention, short};
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};

/// How many acronyms are compared, so that no story makes it slow.
const MOST: usize = 200;
/// The most often a slip is printed.
const RARE: u32 = 2;
/// The fewest letters of a slip that may be printed twice, or have a letter too many.
const LONG: usize = 5;

/// Says of each acronym the story does not define whether its words stand in the story, and else which of those defined it is a slip for, or which name
/// of the story.
pub(super) fn resolve(reading: &Reading<'_>, mentions: &[AcronymMention], all: &mut [Acronym]) {
    let mut is_used = vec![false; all.len()];
    mentions.iter().for_each(|it| is_used[it.acronym as usize] = true);
    let open: Vec<usize> =
        (0..all.len()).filter(|at| is_used[*at] && !all[*at].expanded && !all[*at].known).take(MOST).collect();
    if open.is_empty() {
        return;
    }
    let text = reading.text();
    let names = NameInitials::read(reading);
    let defined = defined(text, mentions);
    let mut slips = Vec::new();
    let (spelt_out, open): (Vec<usize>, Vec<usize>) =
        open.into_iter().partition(|at| names.find(&short::key(all[*at].short.of(text))));
    spelt_out.iter().for_each(|at| all[*at].expanded = true);
    for at in open {
        let key = short::key(all[at].short.of(text));
        let odd = Side { key: &key, uses: all[at].uses };
        let found = defined.iter().find_map(|(other, foreign)| {
            let key = short::key(all[*other as usize].short.of(text));
            let meant = Side { key: &key, uses: all[*other as usize].uses };
            let change = odd.is_slip_for(meant, *foreign)?;
            let are_two = !is_order(change) && are_told_apart(reading, mentions, at as u32, *other);
            (!are_two).then_some((at, *other, change))
        });
        // `SIAC` in a story that has the words of SAIC, and uses it.
        let swapped = || {
            let meant = spelt_out.iter().find(|other| {
                let key = short::key(all[**other].short.of(text));
                let meant = Side { key: &key, uses: all[**other].uses };
                odd.uses == 1 && meant.uses > 1 && odd.is_slip_for(meant, true) == Some(Change::Swapped)
            })?;
            Some((at, *meant as u32, Change::Swapped))
        };
        let found = found.or_else(swapped);
        if found.is_none() && odd.uses <= RARE && !slip::is_real(&key) {
            all[at].turned = names.misordered(reading, &key);
        }
        slips.extend(found);
    }
    for (at, meant, change) in &slips {
        // Two that are near it are its sisters: the COTR and the ACOR beside the COR.
        let sisters = || slips.iter().filter(|(_, other, change)| other == meant && !is_order(*change)).count();
        if is_order(*change) || sisters() == 1 {
            all[*at].near = Some(*meant);
            all[*meant as usize].has_slip = true;
        }
    }
}

/// The acronyms that the story gives a long form, and whether their letters are another language's, in order.
fn defined(text: &str, mentions: &[AcronymMention]) -> Vec<(u32, bool)> {
    let foreign = |it: &AcronymMention| {
        it.defined && it.initials_agree.is_none() && slip::is_foreign(&short::key(it.short.of(text)))
    };
    let fits = |it: &&AcronymMention| it.initials_agree == Some(true) || foreign(it);
    let mut defined: Vec<_> = mentions.iter().filter(fits).map(|it| (it.acronym, foreign(it))).collect();
    defined.sort_unstable();
    defined.dedup_by_key(|(acronym, _)| *acronym);
    defined.truncate(MOST);
    defined
}

/// How many bytes stand between two acronyms of one phrase.
const PHRASE: u32 = 30;

/// Whether one phrase has both acronyms, as it has those of two bodies: `CES organisers the CEA`.
fn are_told_apart(reading: &Reading<'_>, mentions: &[AcronymMention], one: u32, other: u32) -> bool {
    let of = |acronym: u32| mentions.iter().filter(move |it| it.acronym == acronym).map(|it| it.short);
    let is_phrase = |first: Span<Text>, second: Span<Text>| {
        first.end <= second.start
            && second.start - first.end <= PHRASE
            && !reading.slice(Span::new(first.end, second.start)).contains([',', ';', '.', ':', '(', ')'])
    };
    of(one).any(|odd| of(other).any(|meant| is_phrase(meant, odd)))
}

/// One of the two acronyms compared.
#[derive(Clone, Copy)]
struct Side<'a> {
    key: &'a str,
    /// How often it is printed, definitions not counted.
    uses: u32,
}

impl Side<'_> {
    /// The slip that makes it of `meant`, where it is one. `foreign`: the letters of `meant` are another language's.
    fn is_slip_for(self, meant: Side<'_>, foreign: bool) -> Option<Change> {
        let change = slip::change(self.key.as_bytes(), meant.key.as_bytes())?;
        let fewest = self.key.len().min(meant.key.len());
        let is_rare = self.uses <= RARE && self.uses <= meant.uses + 1;
        let is_slip = fewest > 2
            && is_rare
            && match change {
                Change::Swapped => true,
                Change::Turned => self.uses == 1,
                _ if foreign => false,
                Change::Replaced | Change::Shortened => {
                    self.uses == 1 && !slip::is_real(self.key) && meant.uses >= self.least_uses(meant)
                }
                Change::Lengthened => fewest >= LONG - 1 && self.has_ends_of(meant),
            };
        is_slip.then_some(change)
    }

    /// How often the right one must stand in the story: the ends of an acronym tell one body from its sister, and short ones are near each
    /// other by chance.
    fn least_uses(self, meant: Side<'_>) -> u32 {
        u32::from(self.key.len() < LONG - 1 && !self.has_ends_of(meant))
    }

    fn has_ends_of(self, other: Side<'_>) -> bool {
        let ends = |key: &str| key.bytes().next().zip(key.bytes().next_back());
        ends(self.key) == ends(other.key)
    }
}

/// Whether the letters are the same, in another order.
fn is_order(change: Change) -> bool {
    matches!(change, Change::Swapped | Change::Turned)
}

/// The initials of the capitalised words of the story in their order, small words left out; a stop where other words or marks part them.
struct NameInitials {
    letters: Vec<u8>,
    /// The token of each.
    tokens: Vec<usize>,
}

impl NameInitials {
    fn read(reading: &Reading<'_>) -> NameInitials {
        let text = reading.text();
        let mut names = NameInitials { letters: Vec::new(), tokens: Vec::new() };
        for (at, token) in reading.tokens().iter().enumerate() {
            let word = &text.as_bytes()[token.span.range()];
            let is_word = token.kind == TokenKind::Word;
            let is_name = word[0].is_ascii_uppercase() && word[1..].iter().any(u8::is_ascii_lowercase);
            // Small words stand inside a name, and so do a comma and an ampersand.
            let parts = if is_word { word.len() > 3 } else { !matches!(word, b"," | b"&") };
            if is_name || parts && names.letters.last() != Some(&b'.') {
                names.letters.push(if is_name { word[0] } else { b'.' });
                names.tokens.push(at);
            }
        }
        names
    }

    /// Whether the letters are the initials of words in a row.
    fn find(&self, key: &str) -> bool {
        memchr::memmem::find(&self.letters, key.as_bytes()).is_some()
    }

    /// The name that ends or begins its row and has these letters for initials, but for two inside that changed places: `CCNA` for the `China National
    /// Coal Association`. Three letters must be those of an acronym that readers know.
    fn misordered(&self, reading: &Reading<'_>, key: &str) -> Option<Span<Text>> {
        let tokens = reading.tokens();
        let is_stop = |at: Option<usize>| at.and_then(|at| self.letters.get(at)).is_none_or(|letter| *letter == b'.');
        let is_article = |at: usize| reading.words()[self.tokens[at]] == "The";
        let mut windows = self.letters.windows(key.len()).enumerate();
        windows.find_map(|(at, initials)| {
            let is_swapped =
                initials[0] == key.as_bytes()[0] && slip::change(key.as_bytes(), initials) == Some(Change::Swapped);
            let end = at + key.len();
            let name = || tokens[self.tokens[at]].span.to(tokens[self.tokens[end - 1]].span);
            let is_whole = || {
                let begins = at.checked_sub(1).is_none_or(|before| is_stop(Some(before)) || is_article(before));
                let of_one_block = tokens[self.tokens[at]].block == tokens[self.tokens[end - 1]].block;
                of_one_block && (begins || is_stop(Some(end)))
            };
            // `Office of Management and Budget`: three words in a row are found by chance.
            let has_small_words = || self.tokens[end - 1] - self.tokens[at] >= key.len();
            let is_known =
                || key.len() > 3 || has_small_words() && std::str::from_utf8(initials).is_ok_and(super::is_known);
            (is_swapped && is_whole() && is_known()).then(name)
        })
    }
}
