//! Mentions of people with their offices: `former US President Donald Trump`, `Jane Roe, the mayor of Leeds,`, `Ohio's governor, Ann Lee,`.

use super::name::{Name, Names};
use super::post::{self, Post, is_determiner, is_jurisdiction_word};
use super::word::{is_institution, is_name_word, is_title, parts_phrases};
use super::{PersonMention, Tenure, Title, given};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::token::{TokenKind, owner};
use crate::reading::vocabulary::{is_everyday, is_geography, is_role};
use crate::span::{Span, Text};

/// All mentions with an office, in text order, each with `who` still open: those with a name, and posts that stand for whoever holds them.
pub(super) fn read(reading: &Reading<'_>) -> (Vec<PersonMention>, Vec<PersonMention>) {
    let names = Names::of(reading);
    let finder = Finder { reading, names };
    let (mut mentions, mut nameless): (Vec<PersonMention>, Vec<PersonMention>) = Default::default();
    for post in post::find(names) {
        match finder.mention(&post) {
            Some(mention) => mentions.push(mention),
            None => nameless.extend(finder.nameless(&post)),
        }
    }
    mentions.sort_by_key(|mention| (mention.span.start, mention.span.end));
    mentions.dedup_by_key(|mention| mention.name.span);
    (mentions, nameless)
}

/// How many words name an owner before its `'s`: `the Leeds hospital trust's director`.
const LONGEST_OWNER: usize = 5;

/// How many words say whose office it is: `of the Society for the Protection of Ancient Buildings`.
const LONGEST_SCOPE: usize = 20;

struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    names: Names<'r>,
}

impl Finder<'_, '_> {
    fn mention(&self, post: &Post) -> Option<PersonMention> {
        let kind = self.reading.article().blocks()[self.names.tokens[post.first].block as usize].kind;
        if matches!(kind, BlockKind::Code | BlockKind::TableCell | BlockKind::Byline) {
            return None;
        }
        let proven = |mention: &PersonMention| {
            !post.needs_proof || post.tenure.is_some() || post.determined || mention.name.given.is_some()
        };
        let after = self.name_after(post).filter(proven);
        if post.needs_full_name {
            let given = |mention: &PersonMention| mention.name.given.map(|given| given.of(self.names.text));
            let is_known = |given: &str| given::known(given) == Some(given::Known::Surely);
            return after.filter(|mention| mention.name.is_full() && given(mention).is_some_and(is_known));
        }
        after.or_else(|| self.name_before(post)).or_else(|| self.name_in_apposition(post))
    }

    /// `the former senator said`, `the mayor, who is 58,`: a post in small letters that stands for its holder.
    fn nameless(&self, post: &Post) -> Option<PersonMention> {
        let text = self.names.text;
        let block = self.names.tokens[post.first].block;
        let kind = self.reading.article().blocks()[block as usize].kind;
        let article = post.from.checked_sub(1).map(|at| self.names.word(at));
        let is_small = self.names.word(post.first).starts_with(char::is_lowercase);
        if !is_small || post.is_new || kind != BlockKind::Paragraph || !matches!(article, Some("the" | "The")) {
            return None;
        }
        let last = self.names.word(post.after - 1);
        let next = self.names.tokens.get(post.after).filter(|token| token.block == block);
        let next = next.map_or("", |token| token.span.of(text));
        let ends = matches!(
            next,
            "" | "," | "." | ";" | ":" | ")" | "who" | "is" | "was" | "has" | "had" | "will" | "would" | "also" | "and"
        );
        if !ends && !is_speech(next) && !is_deed(next) && owner(last).is_none() {
            return None;
        }
        let name = Name { span: post.span, given: None, surname: post.span, suffix: None };
        Some(PersonMention { nameless: true, ..self.build(post, name, None) })
    }

    /// `President Trump`, `President of France Emmanuel Macron`.
    fn name_after(&self, post: &Post) -> Option<PersonMention> {
        let after = post.after;
        let block = self.names.tokens[after - 1].block;
        let next = self.names.tokens.get(after).filter(|token| token.block == block)?;
        if matches!(self.names.word(after), "of" | "for" | "to") {
            return self.name_after_scope(post);
        }
        // `Congressman Says Lee Should Apologise`
        let is_verb =
            is_speech(&self.names.word(after).to_lowercase()) && given::known(self.names.word(after)).is_none();
        let is_spaced = next.span.start > self.names.tokens[after - 1].span.end && self.names.spaced(after);
        let at_name = is_spaced && !is_verb;
        let (name, end) = self.names.starting(after).filter(|_| at_name)?;
        let (name, end) = self.without_epithet(after).unwrap_or((name, end));
        let trimmed = self.trim_title_case(name, block);
        let follows = self.names.word(end);
        let institution =
            is_institution(name.surname.of(self.names.text)) || is_institution(follows) && self.names.spaced(end);
        let is_role = name.given.is_none_or(|given| given::known(given.of(self.names.text)).is_none())
            && names_a_role(name.surname.of(self.names.text));
        // `Chief Health Director`
        let is_modifier = name.given.is_none() && is_title(follows) && self.names.spaced(end);
        let before = post.from.checked_sub(1).map_or("", |before| self.names.word(before));
        let is_met = counts(before) && matches!(follows, "has" | "had" | "have" | "ever");
        // `the Secretary of State's International Women of Courage Award`
        let is_owner = owner(self.names.word(after - 1)).is_some();
        if is_met
            || is_owner
            || is_modifier
            || institution && trimmed == name
            || is_role
            || self.is_bare_common_noun(post, &name)
        {
            return None;
        }
        // `Onetime Sheriff Back on the Trail`
        let is_word = trimmed.given.is_none() && is_everyday(&trimmed.surname.of(self.names.text).to_lowercase());
        let tentative = is_word && self.reading.in_title_case(block);
        Some(PersonMention { tentative, ..self.build(post, trimmed, None) })
    }

    /// `Bishop Emeritus Ann Roe`: of a full name and an everyday word before it, the name.
    fn without_epithet(&self, at: usize) -> Option<(Name, usize)> {
        let first = self.names.word(at);
        let is_epithet = is_everyday(&first.to_lowercase()) && given::known(first).is_none();
        let goes_on = is_epithet && self.names.tokens.get(at + 2).is_some_and(|_| self.names.spaced(at + 1));
        self.names.starting(at + 1).filter(|(name, _)| goes_on && name.is_full() && self.names.spaced(at + 2))
    }

    /// `Mayor of Koszalin Piotr Jedlinski`: of three capitalised words or more, the last two are the name.
    fn name_after_scope(&self, post: &Post) -> Option<PersonMention> {
        let of = post.after;
        let block = self.names.tokens[of].block;
        let start = of + 1 + usize::from(self.names.word(of + 1) == "the");
        let mut end = start;
        while self.names.tokens.get(end).is_some_and(|token| {
            token.block == block && token.kind == TokenKind::Word && is_name_word(self.names.word(end))
        }) && (end == start || self.names.spaced(end))
        {
            end += 1;
        }
        if end < start + 3 {
            return None;
        }
        let (name, _) = self.names.starting(end - 2)?;
        let given = name.given?.of(self.names.text);
        // `chancellor of Western Plains State`; `MP for Merionnydd Nant Conwy`, whose name stands before
        let is_word = is_everyday(&given.to_lowercase()) || is_geography(given);
        let is_thing = given::known(given).is_none() && (is_word || self.names.word(of) == "for");
        if is_thing || name.span.of(self.names.text).split(' ').any(is_institution) {
            return None;
        }
        let scope = Span::new(self.names.tokens[start].span.start, self.names.tokens[end - 3].span.end);
        Some(self.build(post, name, Some(scope)))
    }

    /// `Jane Roe, 53, the former mayor of Leeds,`, `Jane Roe, the trust's director,` and `Jane Roe, who is mayor of Leeds,`.
    fn name_before(&self, post: &Post) -> Option<PersonMention> {
        let at = self.before_noun_phrase(post.from)?;
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
        let (scope, closes) = self.scope_after(post.after);
        let end =
            scope.map_or(post.after, |scope| self.names.tokens.partition_point(|token| token.span.start < scope.end));
        if !closes
            || self.names.tokens[from].block != self.names.tokens[post.first].block
            || self.is_in_a_row(end)
            || self.is_of_the_next(post, end)
        {
            return None;
        }
        let mut mention = self.build(post, name, scope);
        // `defence minister in the interim administration`: whose, no name says.
        if let Some(title) = mention.title.as_mut().filter(|_| scope.is_none() && is_of(self.names.word(end))) {
            title.is_part = true;
        }
        // `Ann Lee, director of the Pelham Museum`
        if let Some(title) = mention.title.as_mut().filter(|_| scope.is_some() && !post.determined) {
            title.definite = true;
        }
        Some(PersonMention { span: name.span.to(post.span), tentative: name.given.is_none(), ..mention })
    }

    /// Whether the phrase that ends before token `end` is the last but one of a row: `Ann Lee, the mayor and the Holt Museum`, `the mayor as well
    /// as the Holt Museum`.
    fn is_in_a_row(&self, end: usize) -> bool {
        let next = self.names.word(end + 1);
        if self.names.word(end) == "as" && next == "well" {
            return true;
        }
        self.names.word(end) == "and"
            && (matches!(next, "the" | "The") || self.names.tokens.get(end + 1).is_some_and(|next| next.capital))
    }

    /// Whether the post that ends before token `end` is of somebody who is named right behind it: `Besides Lee, the mayor of Leeds, Ann Roe, came`.
    fn is_of_the_next(&self, post: &Post, end: usize) -> bool {
        let is_known = |(name, _): &(Name, usize)| {
            let given = name.given.filter(|_| name.is_full()).map(|given| given.of(self.names.text));
            given.is_some_and(|given| given::known(given).is_some())
        };
        let next = self.names.starting(end + 1).filter(is_known);
        let Some((_, behind)) = next.filter(|_| post.determined && self.names.word(end) == ",") else { return false };
        let own = |word: &str| is_determiner(word) || word == "who" || word.starts_with(|ch: char| ch.is_ascii_digit());
        // `Lee, the mayor, Ann Roe, the sheriff, and`: a row of people, each with a post of their own.
        self.names.word(behind) == "," && !own(self.names.word(behind + 1))
    }

    /// The token before the noun phrase that a title at `from` ends: before `the`, `a`, `the trust's`, `Ohio's`, `the agriculture`.
    fn before_noun_phrase(&self, from: usize) -> Option<usize> {
        let at = from.checked_sub(1)?;
        let before = self.names.word(at);
        let owned = owner(before).is_some() || before.ends_with("s’");
        let in_phrase = |at: usize| {
            let word = self.names.word(at);
            owned || word.starts_with(|ch: char| ch.is_lowercase()) && !parts_phrases(word)
        };
        let mut start = at;
        for _ in 0..LONGEST_OWNER {
            if is_determiner(self.names.word(start)) {
                return start.checked_sub(1);
            }
            if self.names.word(start) == "," || !in_phrase(start) {
                break;
            }
            start = start.checked_sub(1)?;
        }
        Some(if owned { start } else { at })
    }

    /// Steps back over `is`, `who is now`, `has been`, `remains`: the token before, and whether there was one.
    fn before_copula(&self, at: usize) -> Option<(usize, bool)> {
        let mut at = at;
        if matches!(self.names.word(at), "now" | "currently" | "still") {
            at = at.checked_sub(1)?;
        }
        match self.names.word(at) {
            "is" | "remains" => at = at.checked_sub(1)?,
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

    /// `Michigan's governor, Gretchen Whitmer,`: post, comma, name, and the end of the phrase.
    fn name_in_apposition(&self, post: &Post) -> Option<PersonMention> {
        let (scope, _) = self.scope_after(post.after);
        let comma =
            scope.map_or(post.after, |scope| self.names.tokens.partition_point(|token| token.span.start < scope.end));
        if !post.determined || self.names.word(comma) != "," {
            return None;
        }
        let (name, end) = self.names.starting(self.after_style(comma + 1))?;
        let closes = matches!(self.names.word(end), "," | "." | ";" | ")" | "—");
        closes.then(|| PersonMention { tentative: name.given.is_none(), ..self.build(post, name, scope) })
    }

    /// Steps over a style of address: `the Right Reverend`, `the Hon.`
    fn after_style(&self, at: usize) -> usize {
        if self.names.word(at) != "the" {
            return at;
        }
        let is_style = |word: &str| {
            matches!(
                word,
                "Right"
                    | "Rt"
                    | "Most"
                    | "Very"
                    | "Venerable"
                    | "Honourable"
                    | "Honorable"
                    | "Hon"
                    | "Rev"
                    | "Reverend"
                    | "."
            )
        };
        let style = (at + 1..at + 5).take_while(|at| is_style(self.names.word(*at))).count();
        if style > 0 { at + 1 + style } else { at }
    }

    /// `of Leeds`, `for the Ohio Valley` after a post; and whether the phrase then ends as an apposition does.
    fn scope_after(&self, after: usize) -> (Option<Span<Text>>, bool) {
        let block = self.names.tokens[after - 1].block;
        let inside = |at: usize| self.names.tokens.get(at).is_some_and(|token| token.block == block);
        if !inside(after) {
            return (None, true);
        }
        if !is_of(self.names.word(after)) {
            return (
                None,
                matches!(self.names.word(after), "," | "." | ";" | ")" | "—" | "–" | "and" | "who" | "since" | "until"),
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
        if name.given.is_none() || !self.reading.in_title_case(block) {
            return name;
        }
        let words = name.span.of(self.names.text);
        let first = words.split(' ').next().map_or(words.len(), str::len) as u32;
        let only = Span::new(name.span.start, name.span.start + first);
        Name { span: only, given: None, surname: only, suffix: None }
    }

    /// `the president said Monday`, `mayor Smith`: in small letters only a full title before a full name counts, or one word for `president Trump`.
    fn is_bare_common_noun(&self, post: &Post, name: &Name) -> bool {
        let lower = self.names.word(post.first).starts_with(char::is_lowercase);
        lower && name.given.is_none() && post.determined
    }

    /// Whether article or owner says that one holder is meant.
    fn is_definite(&self, post: &Post) -> bool {
        let before = post.from.checked_sub(1).map(|at| self.names.word(at));
        post.determined && !matches!(before, Some("a" | "A" | "an" | "An"))
    }

    fn build(&self, post: &Post, name: Name, scope: Option<Span<Text>>) -> PersonMention {
        let tenure = post.tenure.filter(|tenure| *tenure != Tenure::Former || !post.office.is_for_life());
        let title = Title {
            span: post.span,
            office: post.office,
            jurisdiction: scope.or(post.jurisdiction),
            sender: post.jurisdiction.filter(|_| scope.is_some() && post.office.is_envoy()),
            tenure: tenure.unwrap_or(Tenure::Sitting),
            definite: self.is_definite(post),
            is_new: post.is_new,
            is_part: post.is_part,
        };
        let start = self.names.tokens[post.from].span.start;
        let span = Span::new(start.min(name.span.start), name.span.end.max(post.span.end));
        PersonMention { span, title: Some(title), ..PersonMention::untitled(name) }
    }
}

/// A word between a post and whose it is.
fn is_of(word: &str) -> bool {
    matches!(word, "of" | "for" | "at" | "in" | "to" | "from")
}

/// A word that makes a post one of several, so that a surname behind it is somebody else's: `the third president Lee has met`.
fn counts(word: &str) -> bool {
    crate::reading::quantity::number::place(word).is_some() || matches!(word, "only" | "last" | "latest" | "next")
}

/// A verb that has its subject do something, so that a post before it is a person: `the governor left`, `the mayor opened`.
pub(in crate::reading) fn is_deed(word: &str) -> bool {
    const DEEDS: &[&str] = &[
        "left", "came", "went", "spoke", "won", "lost", "took", "gave", "made", "did", "does", "can", "could", "may",
        "might", "should", "must", "sat", "stood", "met", "wrote", "held", "wore", "wept", "knew", "led", "ran",
        "says", "wants", "plans", "hopes", "sent",
    ];
    word.len() > 4 && word.ends_with("ed") || DEEDS.contains(&word)
}

/// `Officer` and `Officers` after `Chief Technology`.
fn names_a_role(surname: &str) -> bool {
    let small = surname.to_lowercase();
    is_role(&small) || small.strip_suffix('s').is_some_and(is_role)
}
