//! People told of without their name: by age and what they are (`the 36-year-old mayor`), by the post they hold (`the former senator`), by state
//! and party (`the Ohio Democrat`). They are the one person of the story who is that.

use super::full::is_age;
use super::jurisdiction::jurisdiction;
use super::name::Names;
use super::{OfficeId, PersonMention, Tenure, Title, detail, office};
use crate::article::{Block, BlockKind};
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::reading::vocabulary::is_role;
use crate::span::Span;
use std::collections::HashMap;
use std::ops::Range;

/// How many words stand between the age and what the person is: `the 36-year-old retired teacher`.
const REACH: usize = 3;

/// The mentions without a name; `named` are those with one, `posts` the posts that stand for their holders.
pub(super) fn read(reading: &Reading<'_>, named: &[PersonMention], posts: Vec<PersonMention>) -> Vec<PersonMention> {
    let mut mentions = by_post(reading.text(), named, posts);
    mentions.extend(by_age(reading, named));
    mentions.extend(by_role_in_headings(reading, named));
    mentions.extend(by_party(reading, named));
    mentions.sort_by_key(|mention| mention.name.span.start);
    mentions.dedup_by_key(|mention| mention.name.span.end);
    mentions
}

/// The posts of which the story names one holder, each as a mention of that person.
fn by_post(text: &str, named: &[PersonMention], posts: Vec<PersonMention>) -> Vec<PersonMention> {
    if posts.is_empty() {
        return posts;
    }
    let mut holders: HashMap<OfficeId, Vec<(u32, Title)>> = HashMap::new();
    for mention in named {
        if let (Some(who), Some(title)) = (mention.who, mention.title) {
            holders.entry(title.office).or_default().push((who, title));
        }
    }
    let scope = |title: Title| {
        let words = title.jurisdiction?.of(text);
        (!detail::is_party(words)).then(|| jurisdiction(words))
    };
    let holder = |post: &PersonMention| {
        let title = post.title?;
        let fits = |held: &Title| match title.tenure {
            Tenure::Former => held.tenure == Tenure::Former,
            Tenure::Acting => held.tenure == Tenure::Acting,
            Tenure::Sitting | Tenure::Then => matches!(held.tenure, Tenure::Sitting | Tenure::Then | Tenure::Acting),
            Tenure::Elect | Tenure::Late => false,
        };
        let all = holders.get(&title.office)?;
        let mut whos = all.iter().filter(|(_, held)| fits(held));
        let (first, _) = whos.next()?;
        // Nobody else holds it; and whose post it is, where it says so, is what the story says of that person's.
        let alone = whos.all(|(who, _)| who == first);
        let own = || all.iter().filter(|(who, _)| who == first).filter_map(|(_, held)| scope(*held));
        let is_theirs = scope(title).is_none_or(|scope| own().any(|own| own == scope));
        (alone && is_theirs).then_some(*first)
    };
    posts.into_iter().filter_map(|post| Some(PersonMention { who: Some(holder(&post)?), ..post })).collect()
}

/// The words of the two parties people are called by with their state.
const PARTISANS: [&[u8]; 2] = [b"Democrat", b"Republican"];

/// `the Missouri Democrat`: the one person of the story who represents that state.
fn by_party(reading: &Reading<'_>, named: &[PersonMention]) -> Vec<PersonMention> {
    let text = reading.text();
    let follows_state =
        |at: usize| text[..at].trim_end().ends_with(char::is_alphabetic) && text.as_bytes()[..at].ends_with(b" ");
    let found = PARTISANS.iter().flat_map(|word| {
        memchr::memmem::find_iter(text.as_bytes(), word).map(|at| at as u32..(at + word.len()) as u32)
    });
    let mut states = None;
    let mentions = found.filter(|range| follows_state(range.start as usize)).filter_map(|range| {
        let span = Span::new(range.start, range.end);
        let state = detail::state_before(reading, span)?;
        let states = states.get_or_insert_with(|| {
            let of = |mention: &PersonMention| Some((mention.who?, detail::state(reading, mention)?.value));
            named.iter().filter_map(of).collect::<Vec<_>>()
        });
        let mut whos = states.iter().filter(|(_, other)| *other == state.value).map(|(who, _)| *who);
        let who = whos.next().filter(|first| whos.all(|other| other == *first))?;
        Some(PersonMention { span: state.span.to(span), ..PersonMention::nameless(span, Some(who)) })
    });
    mentions.collect()
}

/// People told of by age and what they are.
fn by_age(reading: &Reading<'_>, named: &[PersonMention]) -> Vec<PersonMention> {
    if memchr::memmem::find(reading.text().as_bytes(), b"year-old").is_none() {
        return Vec::new();
    }
    let names = Names { text: reading.text(), tokens: reading.tokens() };
    let tokens = names.tokens;
    let is_year_old = |at: &usize| tokens[*at].kind == TokenKind::Word && names.word(*at).ends_with("year-old");
    let mentions = (0..tokens.len()).filter(is_year_old).filter_map(|at| {
        let block = tokens[at].block;
        let what = (at + 1..(at + 1 + REACH).min(tokens.len())).take_while(|at| tokens[*at].block == block);
        let what = what.take_while(|at| names.word(*at).starts_with(|ch: char| ch.is_lowercase()));
        let (at, who) = what.filter_map(|at| Some((at, who_is(reading, names, at, named)?))).last()?;
        // `the 36-year-old mayor Ann Lee` has her name.
        let goes_on = tokens.get(at + 1).is_some_and(|next| {
            next.block == block && names.spaced(at + 1) && names.word(at + 1).starts_with(char::is_uppercase)
        });
        (!goes_on).then_some(PersonMention::nameless(tokens[at].span, Some(who)))
    });
    mentions.collect()
}

/// `Rancher, 72, rode back`: a headline that opens with what somebody is, and the age.
fn by_role_in_headings(reading: &Reading<'_>, named: &[PersonMention]) -> Vec<PersonMention> {
    let names = Names { text: reading.text(), tokens: reading.tokens() };
    let blocks = reading.article().blocks().iter();
    let headings = blocks.filter(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Deck));
    let mention = |block: &Block| {
        let Range { start: first, end } = reading.tokens_in(block.span);
        let is_aged = first + 3 < end
            && names.word(first + 1) == ","
            && is_age(names.word(first + 2))
            && names.word(first + 3) == ",";
        let who = is_aged.then(|| who_is(reading, names, first, named)).flatten()?;
        Some(PersonMention::nameless(names.tokens[first].span, Some(who)))
    };
    headings.filter_map(mention).collect()
}

/// The one person of the story who holds the office, or has the role, that the word at `at` names.
fn who_is(reading: &Reading<'_>, names: Names<'_>, at: usize, named: &[PersonMention]) -> Option<u32> {
    let word = names.word(at);
    let office: Option<OfficeId> = office::find(names, at, at + 1).next().map(|found| found.office);
    let holds = |mention: &&PersonMention| match (office, mention.title) {
        (Some(office), Some(title)) => title.office == office && title.tenure != Tenure::Former,
        (None, _) => {
            is_role(&word.to_lowercase())
                && detail::role(reading, mention).is_some_and(|role| role.of(names.text).eq_ignore_ascii_case(word))
        }
        _ => false,
    };
    let mut whos = named.iter().filter(holds).filter_map(|mention| mention.who);
    let first = whos.next()?;
    whos.all(|other| other == first).then_some(first)
}
