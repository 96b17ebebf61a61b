//! A post as a story names it: the words of an office, whose it is, and when it was held (`former acting US President`, `Ohio's
//! governor-elect`), before it is known who holds it.

use super::Tenure;
use super::detail::is_party;
use super::name::Names;
use super::office::{self, Found, OfficeId};
use super::word::{is_modifier, is_qualifier, opens_sentence, parts_phrases};
use crate::reading::attribution::is_speech;
use crate::reading::date::is_weekday;
use crate::reading::token::owner;
use crate::reading::vocabulary::{is_everyday, is_geography};
use crate::span::{Span, Text};

/// How many words of a title are looked at before its office.
const LONGEST_TITLE: usize = 6;

/// How many words name an owner before the one with its `'s`.
const LONGEST_OWNER: usize = 4;

/// A post.
pub(super) struct Post {
    pub(super) office: OfficeId,
    /// First token of the whole title, tenure word included.
    pub(super) from: usize,
    /// First token of the office's own words, and the one after the whole title, `-elect` included.
    pub(super) first: usize,
    pub(super) after: usize,
    /// The words of the title, jurisdiction included and tenure not.
    pub(super) span: Span<Text>,
    pub(super) jurisdiction: Option<Span<Text>>,
    /// When it was held; `None` where no word says, which is now.
    pub(super) tenure: Option<Tenure>,
    /// `the`, `its`, `Ohio's`: something makes the title a noun phrase of its own.
    pub(super) determined: bool,
    /// `new`: somebody before may still be called by it.
    pub(super) is_new: bool,
    /// Whether words before it make it part of a longer title: `corporate finance director`, `mines and energy minister`.
    pub(super) is_part: bool,
    /// Whether only the full name of a known given name makes an office of the words: `General Ann Lee`.
    pub(super) needs_full_name: bool,
    /// Whether its words are everyday ones that name an office only with proof beside them.
    pub(super) needs_proof: bool,
}

/// Every post a story names, in order.
pub(super) fn find(names: Names<'_>) -> impl Iterator<Item = Post> {
    office::find(names, 0, names.tokens.len()).filter_map(move |found| Titles { names }.post(&found))
}

/// Reads titles around the words of an office.
#[derive(Clone, Copy)]
struct Titles<'t> {
    names: Names<'t>,
}

impl Titles<'_> {
    fn post(self, found: &Found) -> Option<Post> {
        let first = found.first;
        // `Mayor Dean Lee`: right after a title, a word for another is his name.
        if office::find(self.names, first.saturating_sub(3), first).any(|before| before.after == first) {
            return None;
        }
        let mut post = self.before_office(found)?;
        if let Some(after) = self.elect(found.end) {
            if post.tenure == Some(Tenure::Then) {
                return None;
            }
            (post.after, post.tenure) = (after, Some(Tenure::Elect));
        }
        (!self.is_joined(&post)).then_some(post)
    }

    /// The token after `-elect`, `-designate` and the like at the text offset `end`, where they stand.
    fn elect(self, end: usize) -> Option<usize> {
        const ENDINGS: &[&str] =
            &["-elect", "–elect", "\u{2011}elect", "-designate", "\u{2011}designate", " elect ", "-in-waiting"];
        let ending = ENDINGS.iter().find(|ending| self.names.text[end..].starts_with(**ending))?;
        let to = end + ending.trim_end().len();
        Some(self.names.tokens.partition_point(|token| (token.span.end as usize) <= to))
    }

    /// Reads back from an office over jurisdiction, tenure and article. Nothing where a word makes it another office, or none: `deputy mayor`, `candidate for
    /// governor`.
    fn before_office(self, found: &Found) -> Option<Post> {
        let first = found.first;
        let (mut from, mut title, mut tenure, mut determined, mut is_new) = (first, first, None, false, false);
        let mut jurisdiction: Option<(usize, usize)> = None;
        let mut at = first;
        for _ in 0..=LONGEST_TITLE {
            let Some(before) = self.before(at) else { break };
            let word = self.names.word(before);
            if is_qualifier(word) {
                return None;
            }
            if let Some(held) = tenure_word(word) {
                let outer = self.outer_tenure(before);
                tenure = Some(outer.map_or(held, |(tenure, _)| tenure));
                from = outer.map_or(before, |(_, at)| at);
                determined |= self.before(from).is_some_and(|lead| self.determines(lead));
                break;
            }
            let led_by_tenure = self.before(before).is_some_and(|lead| tenure_word(self.names.word(lead)).is_some());
            if matches!(word, "-" | "\u{2011}") && led_by_tenure {
                at = before;
                continue;
            }
            if self.determines(before) {
                if self.is_imagined(before) {
                    return None;
                }
                determined = true;
                if owner(word).is_some() && jurisdiction.is_none() {
                    jurisdiction = Some((self.owner_from(before), before));
                }
                if word.ends_with('s') && word.starts_with(char::is_uppercase) && !is_determiner(word) {
                    jurisdiction = Some((
                        jurisdiction.map_or(before, |(from, _)| from),
                        jurisdiction.map_or(before, |(_, to)| to),
                    ));
                    from = before;
                }
                break;
            }
            // `former artistic director`: one small word of any kind between the two.
            is_new |= word == "new";
            let plain =
                is_modifier(word) || is_party(word) || led_by_tenure && word.starts_with(|ch: char| ch.is_lowercase());
            if !(plain || is_jurisdiction_word(word))
                || !self.names.spaced(before + 1)
                || jurisdiction.is_some() && self.only_opens(before)
            {
                break;
            }
            // `Liberal Party President`
            if !plain || is_party(word) && jurisdiction.is_some() {
                jurisdiction = Some((before, jurisdiction.map_or(before, |(_, to)| to)));
            }
            (title, from, at) = (before, before, before);
        }
        if tenure.is_none() && !determined {
            tenure = self.far_tenure(from);
        }
        Some(Post {
            office: found.office,
            is_part: tenure.is_none() && !determined && jurisdiction.is_none() && self.goes_on_before(from),
            from,
            first,
            after: found.after,
            span: Span::new(self.names.tokens[title].span.start, found.end as u32),
            jurisdiction: jurisdiction.map(|(from, to)| self.names.tokens[from].span.to(self.names.tokens[to].span)),
            tenure,
            determined,
            is_new,
            needs_full_name: found.needs_full_name,
            needs_proof: found.needs_proof,
        })
    }

    /// Whether the article at a token opens what somebody may yet be: `how good a prime minister Lee will make`.
    fn is_imagined(self, article: usize) -> bool {
        let lead = self.before(article).and_then(|adjective| self.before(adjective)).map(|at| self.names.word(at));
        matches!(self.names.word(article), "a" | "an") && matches!(lead, Some("how" | "How" | "so" | "too" | "as"))
    }

    /// The `former` of `former Lee campaign chairman`, over words that are no title's.
    fn far_tenure(self, from: usize) -> Option<Tenure> {
        const REACH: usize = 4;
        let mut at = from;
        for _ in 0..REACH {
            let before = self.before(at).filter(|_| self.names.spaced(at))?;
            let word = self.names.word(before);
            if tenure_word(word) == Some(Tenure::Former) {
                return Some(Tenure::Former);
            }
            let is_small = word.starts_with(|ch: char| ch.is_lowercase());
            let is_noun = is_small && !parts_phrases(word) && !is_speech(word) && !is_link(word);
            let goes_on = is_jurisdiction_word(word) || is_noun;
            at = Some(before).filter(|_| goes_on && !self.determines(before))?;
        }
        None
    }

    /// Whether the word before a title at `from` may be part of it: a small word that parts no phrases, or `and`.
    fn goes_on_before(self, from: usize) -> bool {
        let Some(before) = self.before(from).map(|at| self.names.word(at)) else { return false };
        let is_noun = before.starts_with(|ch: char| ch.is_lowercase()) && !parts_phrases(before) && !is_speech(before);
        matches!(before, "and" | "&") || is_noun && self.names.spaced(from)
    }

    /// The first token of the words that name an owner whose last is at `at`: `the safety office's`, `the Pelham Museum's`.
    fn owner_from(self, at: usize) -> usize {
        let is_capital = self.names.word(at).starts_with(char::is_uppercase);
        let mut from = at;
        for _ in 0..LONGEST_OWNER {
            let Some(before) = self.before(from) else { break };
            let word = self.names.word(before);
            let goes_on = if is_capital { is_jurisdiction_word(word) } else { is_owner_word(word) };
            if self.determines(before) || !goes_on || !self.names.spaced(from) {
                break;
            }
            from = before;
        }
        // Small words that no article opens are more than an owner: `said the office's`.
        let led = self.before(from).is_some_and(|before| is_determiner(self.names.word(before)));
        if is_capital || led { from } else { at }
    }

    /// Whether an everyday word has its capital from opening the sentence: the `Later` of `Later Acme CEO Ann Lee`.
    fn only_opens(self, at: usize) -> bool {
        let word = self.names.word(at);
        let opens =
            self.before(at).is_none_or(|before| matches!(self.names.word(before), "." | "!" | "?" | "“" | "\""));
        let is_capitalised = word.chars().skip(1).any(char::is_lowercase);
        opens && is_capitalised && is_everyday(&word.to_lowercase()) && !is_geography(word)
    }

    /// The `former` of `former acting mayor`: it holds for all of it.
    fn outer_tenure(self, at: usize) -> Option<(Tenure, usize)> {
        let outer = self.before(at)?;
        let tenure = tenure_word(self.names.word(outer)).filter(|it| matches!(it, Tenure::Former | Tenure::Then))?;
        Some((tenure, outer))
    }

    /// The token before `at` in its block.
    fn before(self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| self.names.tokens[*before].block == self.names.tokens[at].block)
    }

    fn determines(self, at: usize) -> bool {
        let word = self.names.word(at);
        is_determiner(word) || owner(word).is_some()
    }

    /// The second of `former governor and mayor`, for which the first one's `former` may hold too.
    fn is_joined(self, post: &Post) -> bool {
        let Some(before) = post.from.checked_sub(1).filter(|_| post.tenure.is_none()) else { return false };
        matches!(self.names.word(before), "and" | "&" | "/" | "or") && self.ends_with_office(before)
    }

    /// Whether the words of the sentence before the token `joint` hold an office: `former governor and …`.
    fn ends_with_office(self, joint: usize) -> bool {
        let before = joint.saturating_sub(LONGEST_TITLE)..joint;
        let from = before.clone().rev().find(|at| self.names.word(*at) == ".").map_or(before.start, |stop| stop + 1);
        // `chairman and chief executive Ann Lee`, but not `Secretary Ann Lee and Secretary Tom Roe`.
        let ends = |found: Found| (found.after..joint).all(|at| !self.names.tokens[at].capital);
        office::find(self.names, from, joint).any(ends)
    }
}

/// A preposition or a joint, which ends a noun phrase.
fn is_link(word: &str) -> bool {
    matches!(
        word,
        "by" | "of" | "to" | "from" | "for" | "with" | "in" | "on" | "at" | "and" | "or" | "as" | "that" | "who"
    )
}

/// A word before a title that says when it was held.
fn tenure_word(word: &str) -> Option<Tenure> {
    Some(match word {
        "former" | "Former" | "FORMER" | "formerly" | "ex" | "Ex" | "onetime" | "Onetime" | "one-time" | "One-time"
        | "ousted" | "Ousted" | "deposed" | "Deposed" | "retired" | "Retired" | "disgraced" | "Disgraced"
        // In small letters these are verbs: `the council fired Mayor Lee`.
        | "Fired" | "Sacked" | "Dismissed" => Tenure::Former,
        "then" | "Then" => Tenure::Then,
        "acting" | "Acting" | "interim" | "Interim" | "caretaker" => Tenure::Acting,
        "late" => Tenure::Late,
        "incoming" | "Incoming" | "newly-elected" => Tenure::Elect,
        "current" | "Current" | "sitting" | "incumbent" | "Incumbent" | "outgoing" | "Outgoing" => Tenure::Sitting,
        _ => return None,
    })
}

/// A word in small letters that an owner's name may have before its last: `the safety office's`.
fn is_owner_word(word: &str) -> bool {
    word.starts_with(|ch: char| ch.is_lowercase()) && !parts_phrases(word)
}

/// Words that make a title a noun phrase of its own.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "The"
            | "a"
            | "A"
            | "an"
            | "An"
            | "its"
            | "Its"
            | "his"
            | "His"
            | "her"
            | "Her"
            | "their"
            | "Their"
            | "our"
            | "Our"
            | "this"
            | "whose"
    )
}

/// Words that say whose office it is: capitalised, `US`, `U.S.`, `UK`.
pub(super) fn is_jurisdiction_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !opens_sentence(word) && tenure_word(word).is_none() && !is_weekday(word)
}
