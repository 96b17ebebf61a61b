//! Mentions of people with their offices: `former US President Donald Trump`, `Jane Roe, the mayor of Leeds,`, `Ohio's governor, Ann Lee,`.

use super::name::{Name, Names, is_institution, is_modifier, is_name_word, opens_sentence};
use super::office::{self, Found};
use super::{PersonMention, Tenure, Title};
use crate::article::{Block, BlockKind};
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use std::cell::OnceCell;
use std::collections::HashSet;

/// All mentions with an office, in text order, each with `who` still open.
pub(super) fn read(reading: &Reading<'_>) -> Vec<PersonMention> {
    let names = Names { text: reading.text(), tokens: reading.tokens() };
    let finder = Finder { reading, names, title_case: OnceCell::new() };
    let mut mentions: Vec<PersonMention> =
        office::find(names, 0, names.tokens.len()).filter_map(|found| finder.mention(found)).collect();
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    mentions.dedup_by_key(|mention| mention.name.span);
    mentions
}

/// How many words name an owner before its `'s`: `the Leeds hospital trust's director`.
const LONGEST_OWNER: usize = 5;

/// How many words say whose office it is: `of the Society for the Protection of Ancient Buildings`.
const LONGEST_SCOPE: usize = 20;

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    names: Names<'r>,
    /// The headings in which most words are capitalised.
    title_case: OnceCell<HashSet<u32>>,
}

/// What stands before the words of an office.
struct Lead {
    /// First token of the whole title, tenure word included.
    from: usize,
    /// First token of the office's own words, jurisdiction included.
    title: usize,
    jurisdiction: Option<Span<Text>>,
    tenure: Option<Tenure>,
    /// `the`, `its`, `Ohio's`: something that makes the title a noun phrase of its own.
    determined: bool,
}

impl Finder<'_, '_> {
    fn mention(&self, found: Found) -> Option<PersonMention> {
        let tokens = self.names.tokens;
        let first = found.first;
        // `Mayor Dean Lee`: right after a title, a word for another is his name.
        if office::find(self.names, first.saturating_sub(3), first).any(|before| before.after == first) {
            return None;
        }
        let kind = self.reading.article().blocks()[tokens[first].block as usize].kind;
        if matches!(kind, BlockKind::Code | BlockKind::TableCell | BlockKind::Byline) {
            return None;
        }
        let (after, elect) = self.elect(found.after, found.end);
        let lead = self.lead(first);
        if lead.tenure == Some(Tenure::Then) && elect || self.is_qualified_away(&lead) {
            return None;
        }
        let proven = |mention: &PersonMention| {
            !found.needs_proof || lead.tenure.is_some() || lead.determined || mention.name.given.is_some()
        };
        self.name_after(&found, after, &lead, elect)
            .filter(proven)
            .or_else(|| self.name_before(&found, after, &lead, elect))
            .or_else(|| self.name_in_apposition(&found, after, &lead, elect))
    }

    /// `-elect`, `-designate` glued to the title: the token after them, and whether they are there.
    fn elect(&self, after: usize, end: usize) -> (usize, bool) {
        let rest = &self.names.text[end..];
        for ending in ["-elect", "–elect", "\u{2011}elect", "-designate", "\u{2011}designate", " elect ", "-in-waiting"]
        {
            if rest.starts_with(ending) {
                let to = end + ending.trim_end().len();
                let after = self.names.tokens.partition_point(|token| (token.span.end as usize) <= to);
                return (after, true);
            }
        }
        (after, false)
    }

    /// Reads back over jurisdiction, tenure and article.
    fn lead(&self, first: usize) -> Lead {
        let block = self.names.tokens[first].block;
        let mut lead = Lead { from: first, title: first, jurisdiction: None, tenure: None, determined: false };
        let mut jurisdiction: Option<(usize, usize)> = None;
        let mut at = first;
        let mut steps = 0;
        while let Some(before) =
            at.checked_sub(1).filter(|before| self.names.tokens[*before].block == block && steps < 6)
        {
            let word = self.names.word(before);
            if let Some(tenure) = tenure_word(word) {
                // `former acting mayor` is former.
                let outer = before.checked_sub(1).filter(|outer| {
                    matches!(tenure_word(self.names.word(*outer)), Some(Tenure::Former | Tenure::Then))
                });
                lead.tenure = outer.and_then(|outer| tenure_word(self.names.word(outer))).or(Some(tenure));
                lead.from = outer.unwrap_or(before);
                lead.determined |= self.determiner(lead.from).is_some();
                break;
            }
            if matches!(word, "-" | "\u{2011}") && before > 0 && tenure_word(self.names.word(before - 1)).is_some() {
                at = before;
                continue;
            }
            if is_determiner(word) || word.ends_with("'s") || word.ends_with("’s") {
                lead.determined = true;
                if word.ends_with('s') && word.starts_with(char::is_uppercase) {
                    jurisdiction = Some((before, jurisdiction.map_or(before, |(_, to)| to)));
                    lead.from = before;
                }
                break;
            }
            // `former artistic director`: one small word of any kind between the two.
            let led = before.checked_sub(1).is_some_and(|lead| tenure_word(self.names.word(lead)).is_some());
            let plain = is_modifier(word) || led && word.starts_with(|ch: char| ch.is_lowercase());
            if !(plain || is_jurisdiction_word(word)) || !self.spaced(before + 1) {
                break;
            }
            if !plain {
                jurisdiction = Some((before, jurisdiction.map_or(before, |(_, to)| to)));
            }
            lead.title = before;
            lead.from = before;
            at = before;
            steps += 1;
        }
        lead.jurisdiction = jurisdiction
            .map(|(from, to)| Span::new(self.names.tokens[from].span.start, self.names.tokens[to].span.end));
        lead
    }

    fn determiner(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|before| {
            is_determiner(self.names.word(*before))
                || self.names.word(*before).ends_with("’s")
                || self.names.word(*before).ends_with("'s")
        })
    }

    /// Titles that only contain an office's words: `deputy mayor`, `candidate for governor`, `former governor and mayor`.
    fn is_qualified_away(&self, lead: &Lead) -> bool {
        let Some(before) = lead.from.checked_sub(1) else { return false };
        let word = self.names.word(before);
        // A second office of one phrase: the first one's `former` may hold for both.
        let joined = matches!(word, "and" | "&" | "/" | "or") && lead.tenure.is_none() && self.ends_with_office(before);
        joined
            || matches!(
                word.to_ascii_lowercase().as_str(),
                "deputy"
                    | "assistant"
                    | "associate"
                    | "vice"
                    | "under"
                    | "shadow"
                    | "honorary"
                    | "would-be"
                    | "candidate"
                    | "future"
                    | "aspiring"
                    | "co"
                    | "junior"
            ) && lead.tenure.is_none()
                && word != "Under"
                && word != "under"
    }

    /// Whether the words before the token `joint` end with an office or its scope: `former governor and …`.
    fn ends_with_office(&self, joint: usize) -> bool {
        office::find(self.names, joint.saturating_sub(6), joint).next().is_some()
    }

    /// `President Trump`, `President of France Emmanuel Macron`.
    fn name_after(&self, found: &Found, after: usize, lead: &Lead, elect: bool) -> Option<PersonMention> {
        let block = self.names.tokens[after - 1].block;
        let next = self.names.tokens.get(after).filter(|token| token.block == block)?;
        if self.names.word(after) == "of" || self.names.word(after) == "for" {
            return self.name_after_scope(found, after, lead, elect);
        }
        let at_name = next.span.start as usize > found.end && self.spaced(after);
        let (name, end) = self.names.starting(after).filter(|_| at_name)?;
        let trimmed = self.trim_title_case(name, block);
        let follows = self.names.word(end);
        let institution =
            is_institution(name.surname.of(self.names.text)) || is_institution(follows) && self.spaced(end);
        if institution && trimmed == name || self.is_bare_common_noun(found, lead, &name) {
            return None;
        }
        Some(self.build(found, lead, elect, trimmed, None))
    }

    /// `Mayor of Koszalin Piotr Jedlinski`: of three capitalised words or more, the last two are the name.
    fn name_after_scope(&self, found: &Found, of: usize, lead: &Lead, elect: bool) -> Option<PersonMention> {
        let block = self.names.tokens[of].block;
        let start = of + 1 + usize::from(self.names.word(of + 1) == "the");
        let mut end = start;
        while self.names.tokens.get(end).is_some_and(|token| {
            token.block == block && token.kind == TokenKind::Word && is_name_word(self.names.word(end))
        }) && (end == start || self.spaced(end))
        {
            end += 1;
        }
        if end < start + 3 {
            return None;
        }
        let (name, _) = self.names.starting(end - 2)?;
        name.given?;
        if name.span.of(self.names.text).split(' ').any(is_institution) {
            return None;
        }
        let scope = Span::new(self.names.tokens[start].span.start, self.names.tokens[end - 3].span.end);
        Some(self.build(found, lead, elect, name, Some(scope)))
    }

    /// `Jane Roe, 53, the former mayor of Leeds,`, `Jane Roe, the trust's director,` and `Jane Roe, who is mayor of Leeds,`.
    fn name_before(&self, found: &Found, after: usize, lead: &Lead, elect: bool) -> Option<PersonMention> {
        let at = self.before_noun_phrase(lead.from)?;
        let (at, copula) = self.before_copula(at)?;
        let mut at = at;
        if self.names.word(at) == "," {
            at = at.checked_sub(1)?;
            // The age between name and post.
            if self.names.tokens[at].kind == TokenKind::Number && self.names.word(at.checked_sub(1)?) == "," {
                at = at.checked_sub(2)?;
            }
        } else if !copula {
            return None;
        }
        let (name, from) = self.names.ending(at)?;
        let (scope, closes) = self.scope_after(after);
        if !closes || self.names.tokens[from].block != self.names.tokens[after - 1].block {
            return None;
        }
        let mention = self.build(found, lead, elect, name, scope);
        Some(PersonMention {
            span: Span::new(name.span.start, found.end as u32),
            tentative: name.given.is_none(),
            ..mention
        })
    }

    /// The token before the noun phrase that a title at `from` ends: before `the`, `a`, `the trust's`, `Ohio's`.
    fn before_noun_phrase(&self, from: usize) -> Option<usize> {
        let mut at = from.checked_sub(1)?;
        let owner = self.names.word(at);
        if owner.ends_with("'s") || owner.ends_with("’s") || owner.ends_with("s’") {
            for _ in 0..LONGEST_OWNER {
                at = at.checked_sub(1)?;
                if is_determiner(self.names.word(at)) || self.names.word(at) == "," {
                    break;
                }
            }
        }
        if is_determiner(self.names.word(at)) {
            at = at.checked_sub(1)?;
        }
        Some(at)
    }

    /// Steps back over `is`, `who is now`, `has been`, `remains`: the token before, and whether there was one.
    fn before_copula(&self, at: usize) -> Option<(usize, bool)> {
        let mut at = at;
        if matches!(self.names.word(at), "now" | "currently" | "still") {
            at = at.checked_sub(1)?;
        }
        match self.names.word(at) {
            "is" | "remains" | "became" => at = at.checked_sub(1)?,
            "been" if self.names.word(at.checked_sub(1)?) == "has" => at = at.checked_sub(2)?,
            "as" if matches!(self.names.word(at.checked_sub(1)?), "serve" | "serves") => {
                at = at.checked_sub(2)?;
                if self.names.word(at) == "will" {
                    at = at.checked_sub(1)?;
                }
            }
            _ => return Some((at, false)),
        }
        if self.names.word(at) == "who" {
            at = at.checked_sub(1)?;
        }
        Some((at, true))
    }

    /// `Michigan's governor, Gretchen Whitmer,`: post, comma, full name, and the end of the phrase.
    fn name_in_apposition(&self, found: &Found, after: usize, lead: &Lead, elect: bool) -> Option<PersonMention> {
        let (scope, _) = self.scope_after(after);
        let comma =
            scope.map_or(after, |scope| self.names.tokens.partition_point(|token| token.span.start < scope.end));
        if !lead.determined || self.names.word(comma) != "," {
            return None;
        }
        let (name, end) = self.names.starting(comma + 1)?;
        name.given?;
        let closes = matches!(self.names.word(end), "," | "." | ";" | ")" | "—");
        closes.then(|| self.build(found, lead, elect, name, scope))
    }

    /// `of Leeds`, `for the Ohio Valley` after a post; and whether the phrase then ends as an apposition does.
    fn scope_after(&self, after: usize) -> (Option<Span<Text>>, bool) {
        let block = self.names.tokens[after - 1].block;
        let inside = |at: usize| self.names.tokens.get(at).is_some_and(|token| token.block == block);
        if !inside(after) {
            return (None, true);
        }
        if !matches!(self.names.word(after), "of" | "for" | "at" | "in") {
            return (
                None,
                matches!(
                    self.names.word(after),
                    "," | "." | ";" | ")" | "—" | "–" | "and" | "who" | "from" | "since" | "until"
                ),
            );
        }
        let start = after + 1 + usize::from(self.names.word(after + 1) == "the");
        let mut end = start;
        while inside(end)
            && end - start < LONGEST_SCOPE
            && (is_jurisdiction_word(self.names.word(end))
                || end > start && matches!(self.names.word(end), "of" | "and" | "the" | "&"))
        {
            end += 1;
        }
        while end > start && matches!(self.names.word(end - 1), "of" | "and" | "the" | "&") {
            end -= 1;
        }
        let scope =
            (end > start).then(|| Span::new(self.names.tokens[start].span.start, self.names.tokens[end - 1].span.end));
        (scope, true)
    }

    /// In a headline in title case every word looks like a name: keep only the first, or the first two before a capital that ends them.
    fn trim_title_case(&self, name: Name, block: u32) -> Name {
        if name.given.is_none() || !self.title_case().contains(&block) {
            return name;
        }
        let words = name.span.of(self.names.text);
        let first = words.split(' ').next().map_or(words.len(), str::len) as u32;
        let only = Span::new(name.span.start, name.span.start + first);
        Name { span: only, given: None, surname: only, suffix: None }
    }

    fn title_case(&self) -> &HashSet<u32> {
        let is_heading =
            |block: &Block| matches!(block.kind, BlockKind::Headline | BlockKind::Heading | BlockKind::Deck);
        self.title_case.get_or_init(|| {
            let blocks = (0..).zip(self.reading.article().blocks());
            let title_case =
                blocks.filter(|(_, block)| is_heading(block) && is_title_case(block.span.of(self.names.text)));
            title_case.map(|(index, _)| index).collect()
        })
    }

    /// `the president said Monday`, `mayor Smith`: in small letters only a full title before a full name counts, or one word for `president Trump`.
    fn is_bare_common_noun(&self, found: &Found, lead: &Lead, name: &Name) -> bool {
        let lower = self.names.word(found.first).starts_with(char::is_lowercase);
        lower && name.given.is_none() && lead.determined
    }

    fn build(&self, found: &Found, lead: &Lead, elect: bool, name: Name, scope: Option<Span<Text>>) -> PersonMention {
        let title_start = self.names.tokens[lead.title].span.start;
        let start = self.names.tokens[lead.from].span.start;
        let tenure = if elect { Tenure::Elect } else { lead.tenure.unwrap_or(Tenure::Sitting) };
        let title = Title {
            span: Span::new(title_start, found.end as u32),
            office: found.office,
            jurisdiction: scope.or(lead.jurisdiction),
            tenure,
        };
        let span = Span::new(start.min(name.span.start), name.span.end.max(found.end as u32));
        PersonMention { span, name, title: Some(title), who: None, tentative: false }
    }

    fn spaced(&self, at: usize) -> bool {
        self.names.tokens.get(at).is_some_and(|token| {
            let before = self.names.tokens[at - 1];
            before.block == token.block && (token.span.start > before.span.end || self.names.word(at - 1) == ".")
        })
    }
}

/// Whether most longer words of a heading are capitalised.
fn is_title_case(words: &str) -> bool {
    let long = words.split_whitespace().filter(|word| word.len() > 3);
    let (capital, all) = long
        .fold((0, 0), |(capital, all), word| (capital + usize::from(word.starts_with(char::is_uppercase)), all + 1));
    capital * 5 >= all * 4
}

/// A word before a title that says when it was held.
fn tenure_word(word: &str) -> Option<Tenure> {
    Some(match word {
        "former" | "Former" | "FORMER" | "ex" | "Ex" | "onetime" | "one-time" | "One-time" | "ousted" | "deposed"
        | "retired" | "disgraced" => Tenure::Former,
        "then" | "Then" => Tenure::Then,
        "acting" | "Acting" | "interim" | "Interim" | "caretaker" => Tenure::Acting,
        "late" => Tenure::Late,
        "incoming" | "Incoming" | "newly-elected" => Tenure::Elect,
        "current" | "Current" | "sitting" | "incumbent" | "Incumbent" | "outgoing" | "Outgoing" => Tenure::Sitting,
        _ => return None,
    })
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "The" | "a" | "A" | "an" | "An" | "its" | "his" | "her" | "their" | "our" | "this" | "whose")
}

/// Words that say whose office it is: capitalised, `US`, `U.S.`, `UK`.
fn is_jurisdiction_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
        && !opens_sentence(word)
        && tenure_word(word).is_none()
        && !crate::reading::date::is_weekday(word)
}
