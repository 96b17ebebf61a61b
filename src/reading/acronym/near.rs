//! Acronyms that are a slip for another: `GAS` in a story of the `GSA`. And those whose words the story has without a bracket.

use super::slip::{self, Change};
use super::{Acronym, AcronymMention, short};
use crate::reading::Reading;
use crate::reading::token::TokenKind;

/// How many acronyms are compared, so that no story makes it slow.
const MOST: usize = 200;
/// The most often a slip is printed.
const RARE: u32 = 2;
/// The fewest letters of a slip that is more than two letters swapped.
const LONG: usize = 5;

/// Says of each acronym the story does not define whether its words stand in the story, and else which of those defined it is a slip for.
pub(super) fn resolve(reading: &Reading<'_>, mentions: &[AcronymMention], all: &mut [Acronym]) {
    let mut is_used = vec![false; all.len()];
    mentions.iter().for_each(|it| is_used[it.acronym as usize] = true);
    let open: Vec<usize> =
        (0..all.len()).filter(|at| is_used[*at] && !all[*at].expanded && !all[*at].known).take(MOST).collect();
    if open.is_empty() {
        return;
    }
    let text = reading.text();
    let names = name_initials(reading);
    let mut defined: Vec<u32> =
        mentions.iter().filter(|it| it.initials_agree == Some(true)).map(|it| it.acronym).collect();
    defined.sort_unstable();
    defined.dedup();
    defined.truncate(MOST);
    for at in open {
        let key = short::key(all[at].short.of(text));
        if memchr::memmem::find(&names, key.as_bytes()).is_some() {
            all[at].expanded = true;
            continue;
        }
        let is_slip = |other: &&u32| {
            let other = &all[**other as usize];
            other.uses + 1 >= all[at].uses && is_slip(&key, &short::key(other.short.of(text)))
        };
        if all[at].uses <= RARE
            && let Some(meant) = defined.iter().find(is_slip).copied()
        {
            all[at].near = Some(meant);
            all[meant as usize].has_slip = true;
        }
    }
}

fn is_slip(key: &str, other: &str) -> bool {
    let fewest = key.len().min(other.len());
    match slip::change(key.as_bytes(), other.as_bytes()) {
        Some(Change::Swapped) => fewest > 2,
        // The ends of an acronym tell one body from its sister.
        Some(Change::Replaced | Change::Lengthened) => {
            let ends = |key: &str| key.bytes().next().zip(key.bytes().next_back());
            fewest >= LONG - 1 && key.len().max(other.len()) >= LONG && ends(key) == ends(other)
        }
        _ => false,
    }
}

/// The initials of the capitalised words of the story in their order, small words left out; a stop where other words or marks part them.
fn name_initials(reading: &Reading<'_>) -> Vec<u8> {
    let text = reading.text();
    let mut initials = Vec::new();
    for token in reading.tokens() {
        let word = &text.as_bytes()[token.span.range()];
        let is_word = token.kind == TokenKind::Word;
        let is_name = word[0].is_ascii_uppercase() && word[1..].iter().any(u8::is_ascii_lowercase);
        // Small words stand inside a name, and so do a comma and an ampersand.
        let parts = if is_word { word.len() > 3 } else { !matches!(word, b"," | b"&") };
        if is_name {
            initials.push(word[0]);
        } else if parts && initials.last() != Some(&b'.') {
            initials.push(b'.');
        }
    }
    initials
}
