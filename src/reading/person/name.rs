//! A person's name, read from tokens: given names, initials, particles, nicknames in quotes, suffixes.

use super::word::{
    ends_names, is_capital_particle, is_honorific, is_name_word, is_particle, is_suffix, is_title, opens_place,
    opens_sentence,
};
use crate::reading::Reading;
use crate::reading::key::Hashed;
use crate::reading::token::{Token, owner};
use crate::reading::vocabulary::is_everyday;
use crate::span::{Span, Text};

/// A name as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// All of it, a possessive ending left out.
    pub span: Span<Text>,
    /// First given name or initial, where one is printed.
    pub given: Option<Span<Text>>,
    /// Surname with its particles, without suffix; the only name where one stands alone.
    pub surname: Span<Text>,
    /// Generational suffix (`Jr.`, `III`).
    pub suffix: Option<Span<Text>>,
}

impl Name {
    /// Whether it gives more than one name standing alone.
    pub fn is_full(self) -> bool {
        self.given.is_some_and(|given| given != self.surname)
    }
}

/// The most words a name has.
const LONGEST: usize = 5;

/// Whether a word is a surname with its Arabic article.
pub(super) fn opens_with_article(word: &str) -> bool {
    article(word) > 0
}

/// How long the article of an Arabic surname is, its hyphen included, in small letters: the `al-` of `Bashar al-Assad`. Copy leaves it out where the
/// surname stands alone. A name that marks a sound (`al-As'ad`) is spelt in too many ways to be told from others.
fn article(word: &str) -> usize {
    let name = ["al-", "el-", "ul-"].iter().find_map(|article| word.strip_prefix(article));
    let is_plain = |name: &&str| {
        let marks_sound = owner(name).unwrap_or(name).contains(['\'', '’', '‘']);
        name.starts_with(char::is_uppercase) && !marks_sound
    };
    name.filter(is_plain).map_or(0, |name| word.len() - name.len())
}

/// Reads tokens of one text as names.
#[derive(Clone, Copy)]
pub(super) struct Names<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    words: &'t [&'t str],
    pub(super) hashes: &'t [Hashed],
}

impl<'t> Names<'t> {
    /// The tokens of a story.
    pub(super) fn of(reading: &'t Reading<'_>) -> Names<'t> {
        let (words, hashes) = (reading.words(), reading.hashes());
        Names { text: reading.text(), tokens: reading.tokens(), words, hashes }
    }

    pub(super) fn word(&self, at: usize) -> &'t str {
        self.words.get(at).copied().unwrap_or_default()
    }

    /// The name that starts at token `at`, and the token after it.
    pub(super) fn starting(&self, at: usize) -> Option<(Name, usize)> {
        let block = self.tokens.get(at)?.block;
        let at = self.after_honorific(at);
        let mut parts: Vec<Span<Text>> = Vec::new();
        let mut particle: Option<usize> = None;
        let mut next = at;
        let mut possessive = false;
        while let Some(token) = self.tokens.get(next).filter(|token| token.block == block && parts.len() < LONGEST) {
            if !parts.is_empty() && !self.spaced(next) {
                break;
            }
            let word = token.span.of(self.text);
            if self.is_particle_at(next, block, parts.is_empty()) {
                particle = particle.or(Some(parts.len()));
                parts.push(token.span);
                next += 1;
                continue;
            }
            if let Some(after) = self.nickname(next) {
                next = after;
                continue;
            }
            let article = article(word);
            let named = &word[article..];
            if !is_name_word(named) || is_suffix(word) || is_title(word) || !parts.is_empty() && ends_names(word) {
                break;
            }
            let owner = owner(word);
            let length = owner.unwrap_or(word).len();
            parts.push(Span::new(token.span.start + article as u32, token.span.start + length as u32));
            next += 1;
            // The stop of an initial (`J.`).
            if word.chars().count() == 1 && self.word(next) == "." && self.touches(next) {
                next += 1;
            }
            if owner.is_some() {
                possessive = true;
                break;
            }
        }
        // `Ann Lee Image:` labels what follows.
        if parts.len() > 2 && self.word(next) == ":" && is_everyday(&self.word(next - 1).to_lowercase()) {
            parts.pop();
            next -= 1;
        }
        let last = *parts.last()?;
        let alone = parts.len() == 1 && (last.of(self.text).chars().count() == 1 || ends_names(last.of(self.text)));
        if alone || particle == Some(parts.len() - 1) {
            return None;
        }
        let first = parts[0];
        let (suffix, end) = if possessive { (None, next) } else { self.suffix_after(next, block) };
        let surname = match particle {
            Some(from) => Span::new(parts[from].start, last.end),
            None => last,
        };
        let span = Span::new(first.start, suffix.map_or(last.end, |it| it.end));
        Some((Name { span, given: (parts.len() > 1 && particle != Some(0)).then_some(first), surname, suffix }, end))
    }

    /// The name whose last token is `last`, at most a few words back, and its first token; used before `, the mayor of Leeds,`.
    pub(super) fn ending(&self, last: usize) -> Option<(Name, usize)> {
        let block = self.tokens.get(last)?.block;
        let mut from = last;
        while let Some(before) = from.checked_sub(1)
            && self.tokens[before].block == block
            && last - before < LONGEST
            && self.belongs_before(before, from)
        {
            from = before;
        }
        while from < last && !self.is_capitalised(from, block) {
            from += 1;
        }
        let (name, end) = self.starting(from)?;
        (end == last + 1).then_some((name, from))
    }

    /// Whether the token at `before` belongs to the name that goes on at `from`.
    fn belongs_before(&self, before: usize, from: usize) -> bool {
        let word = self.word(before);
        // The stop of `J.` or `Dr.`
        let stop = word == "." && self.touches(before) && {
            let lead = self.word(before - 1);
            lead.chars().count() == 1 || is_honorific(lead)
        };
        let named = is_honorific(word) || is_name_word(word) && !opens_sentence(word) && owner(word).is_none();
        (self.spaced(from) || self.word(from) == ".") && (stop || is_particle(word) || named)
    }

    /// Whether a particle of a surname stands at `at`: small before a capital, other particles between (`de la Cruz`), or with a capital where
    /// it opens a surname (`Mr Van den Berg`, `De Wit said`) and is no given name (`Al`).
    fn is_particle_at(&self, at: usize, block: u32, opens: bool) -> bool {
        let word = self.word(at);
        if !(is_particle(word) || is_capital_particle(word) && !opens_place(word, self.word(at + 1))) {
            return false;
        }
        let leads_on = (at + 1..at + 3).find(|next| !is_particle(self.word(*next)));
        let follows = leads_on.is_some_and(|next| self.is_capitalised(next, block) && self.spaced(next));
        // `Van Morrison`
        let is_given = opens && word == "Van" && !is_particle(self.word(at + 1));
        follows && !is_given
    }

    /// The token after `Dr`, `Mr.` and the like at `at`, or `at` itself.
    fn after_honorific(&self, at: usize) -> usize {
        if !is_honorific(self.word(at)) {
            return at;
        }
        at + 1 + usize::from(self.word(at + 1) == "." && self.touches(at + 1))
    }

    fn suffix_after(&self, next: usize, block: u32) -> (Option<Span<Text>>, usize) {
        let at = next + usize::from(self.word(next) == "," && is_suffix(self.word(next + 1)));
        match self.tokens.get(at) {
            Some(token) if token.block == block && is_suffix(token.span.of(self.text)) => {
                let stop = usize::from(self.word(at + 1) == "." && self.touches(at + 1));
                (Some(token.span), at + 1 + stop)
            }
            _ => (None, next),
        }
    }

    /// `"Bob"` or `“Bob”` between given name and surname: the token after it.
    fn nickname(&self, at: usize) -> Option<usize> {
        let quoted = matches!(self.word(at), "\"" | "“" | "(") && matches!(self.word(at + 2), "\"" | "”" | ")");
        (quoted && is_name_word(self.word(at + 1)) && is_name_word(self.word(at + 3))).then_some(at + 3)
    }

    fn is_capitalised(&self, at: usize, block: u32) -> bool {
        self.tokens.get(at).is_some_and(|token| token.block == block && is_name_word(token.span.of(self.text)))
    }

    /// Whether only a space parts the token from the one before.
    pub(super) fn spaced(&self, at: usize) -> bool {
        let (Some(before), token) = (self.tokens.get(at.wrapping_sub(1)), self.tokens[at]) else { return false };
        token.span.start - before.span.end <= 2 && token.span.start > before.span.end
            || self.touches(at) && self.word(at - 1) == "."
    }

    fn touches(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| token.span.start == self.tokens[at - 1].span.end)
    }
}
