//! People told of without their name: by age and what they are (`the 36-year-old mayor`), by the post they hold (`the former senator`), by state
//! and party (`the Ohio Democrat`). They are the one person of the story who is that.

use super::jurisdiction::jurisdiction;
use super::name::Names;
use super::{OfficeId, PersonMention, Tenure, Title, detail, office};
use crate::article::{Block, BlockKind};
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::line::Line;
use crate::reading::token::{Token, TokenKind};
use crate::reading::vocabulary::is_role;
use crate::span::{Span, Text};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// How many words stand between the age and what the person is: `the 36-year-old retired teacher`.
const REACH: usize = 3;

/// The mentions without a name; `named` are those with one, `posts` the posts that stand for their holders.
pub(super) fn read(reading: &Reading<'_>, named: &[PersonMention], posts: Vec<PersonMention>) -> Vec<PersonMention> {
    let mut mentions = by_post(reading.text(), named, posts);
    mentions.extend(by_age(reading, named));
    mentions.extend(by_age_in_headings(reading, named));
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
        // `the Tory chairman` of one party is not `Liberal Democrat chairman Ann Lee` of another.
        let party = |title: Title| title.span.of(text).split(' ').rfind(|word| detail::is_party(word));
        let of_another =
            all.iter().any(|(_, held)| party(*held).zip(party(title)).is_some_and(|(own, other)| own != other));
        (!of_another && alone && is_theirs).then_some(*first)
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
    let mut legislators: Option<HashSet<u32>> = None;
    let mentions = found.filter(|range| follows_state(range.start as usize)).filter_map(|range| {
        let span = Span::new(range.start, range.end);
        let state = detail::state_before(reading, span)?;
        let states = states.get_or_insert_with(|| {
            let of = |mention: &PersonMention| Some((mention.who?, detail::state(reading, mention)?.value));
            named.iter().filter_map(of).collect::<Vec<_>>()
        });
        let mut whos = states.iter().filter(|(_, other)| *other == state.value).map(|(who, _)| *who);
        let who = match whos.next() {
            Some(first) => whos.all(|other| other == first).then_some(first)?,
            None => partisan_before(reading, named, span, |who| {
                let sitting = || named.iter().filter(|it| sits(it)).filter_map(|it| it.who).collect();
                legislators.get_or_insert_with(sitting).contains(&who)
            })?,
        };
        Some(PersonMention { span: state.span.to(span), ..PersonMention::nameless(span, Some(who)) })
    });
    mentions.collect()
}

/// Whether a mention gives its person a seat.
fn sits(mention: &PersonMention) -> bool {
    mention.title.is_some_and(|title| SEATS.contains(&title.office.name()))
}

/// The one legislator whom the sentences before a state and a party that have a verb tell of; the last of them names nobody else. `is_legislator` says
/// whether the story gives somebody a seat anywhere.
fn partisan_before(
    reading: &Reading<'_>,
    named: &[PersonMention],
    party: Span<Text>,
    is_legislator: impl FnOnce(u32) -> bool,
) -> Option<u32> {
    let line = Line::new(reading, reading.sentence_at(party.start)?);
    if !line.word(line.from(party.end)).starts_with(|ch: char| ch.is_ascii_lowercase()) {
        return None;
    }
    let mut before = std::iter::successors(line.previous(), Line::previous).take(SENTENCES_BEFORE);
    let last = reading.sentences()[before.next()?.sentence].span;
    let first = before.last().map_or(last, |first| reading.sentences()[first.sentence].span);
    let before = named.partition_point(|mention| mention.name.span.start < first.start);
    let near = named[before..].iter().take_while(|mention| mention.name.span.start < last.end);
    let in_last = near.clone().filter(|mention| last.encloses(mention.name.span));
    let who = in_last.clone().next()?.who?;
    let is_own = |mention: &PersonMention| mention.who == Some(who);
    let others_sit = near.clone().any(|mention| sits(mention) && !is_own(mention));
    (!others_sit && in_last.clone().all(is_own) && is_legislator(who)).then_some(who)
}

/// How many sentences before a state and a party may name the person who is called so.
const SENTENCES_BEFORE: usize = 3;

/// The seats whose holders are called by state and party.
const SEATS: [&str; 2] = ["senator", "representative"];

/// People told of by age and what they are.
fn by_age(reading: &Reading<'_>, named: &[PersonMention]) -> Vec<PersonMention> {
    if memchr::memmem::find(reading.text().as_bytes(), b"year-old").is_none() {
        return Vec::new();
    }
    let names = Names::of(reading);
    let tokens = names.tokens;
    let is_year_old = |at: &usize| tokens[*at].kind == TokenKind::Word && names.word(*at).ends_with("year-old");
    // `A 43-year-old was held`: the ages of people without a name.
    let mut of_nobody: Vec<&str> = Vec::new();
    let mentions = (0..tokens.len()).filter(is_year_old).filter_map(|at| {
        let block = tokens[at].block;
        let (first, article) = age_and_article(names, at);
        let age = &names.text[tokens[first].span.start as usize..tokens[at].span.end as usize];
        if matches!(article, "a" | "an" | "A" | "An") && of_nobody.len() < MOST_NAMELESS {
            of_nobody.push(age);
        }
        if stands_for_a_name(names, at, article) && !of_nobody.contains(&age) {
            let who = last_named(reading, named, tokens[first].span.start)?;
            return Some(PersonMention::nameless(tokens[first].span.to(tokens[at].span), Some(who)));
        }
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

/// Ages of people without a name beyond this many are not kept.
const MOST_NAMELESS: usize = 20;

/// The first token of an age that ends with `year-old`, and the word before it.
fn age_and_article(names: Names<'_>, year_old: usize) -> (usize, &str) {
    let is_in_figures = year_old > 1 && names.word(year_old - 1) == "-";
    let first = if is_in_figures { year_old - 2 } else { year_old };
    (first, first.checked_sub(1).map_or("", |at| names.tokens[at].span.of(names.text)))
}

/// Whether `the 43-year-old` is all there is of somebody: a verb, a mark or where the person is from follows.
fn stands_for_a_name(names: Names<'_>, year_old: usize, article: &str) -> bool {
    let next = names.tokens.get(year_old + 1).filter(|token| token.block == names.tokens[year_old].block);
    let next = next.map_or("", |token| token.span.of(names.text));
    let ends = matches!(next, "." | "" | "who" | "from" | "is" | "was" | "has" | "had" | "will" | "also" | "told");
    matches!(article, "the" | "The") && (ends || is_speech(next))
}

/// The one person whom the words before an offset name last: in its paragraph, else in the one before.
fn last_named(reading: &Reading<'_>, named: &[PersonMention], offset: u32) -> Option<u32> {
    let article = reading.article();
    let block = article.block_at(offset)?;
    let upto = named.partition_point(|mention| mention.span.start < offset);
    let block_of = |mention: &PersonMention| article.block_at(mention.span.start);
    let last = block_of(named[..upto].last()?).filter(|last| last + 1 >= block)?;
    let mut whos = named[..upto].iter().rev().take_while(|mention| block_of(mention) == Some(last)).map(|it| it.who);
    let who = whos.next()?;
    who.filter(|_| whos.all(|other| other == who))
}

/// `Rancher, 72, rode back`, `Ten-year-old wins bee`: the age in a headline, of somebody it does not name. Where the body gives that age to nobody, the
/// first person it gives an age is meant.
fn by_age_in_headings(reading: &Reading<'_>, named: &[PersonMention]) -> Vec<PersonMention> {
    let names = Names::of(reading);
    let blocks = reading.article().blocks();
    let is_body = |mention: &PersonMention| {
        let block = reading.article().block_at(mention.span.start).map(|block| blocks[block].kind);
        block == Some(BlockKind::Paragraph)
    };
    let lead = || named.iter().find(|mention| is_body(mention) && detail::is_aged(reading, mention.name.span))?.who;
    let mut aged = None;
    let headings = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Deck));
    let mention = |block: &Block| {
        let tokens = reading.tokens_in(block.span);
        let (first, last, years) = tokens.clone().find_map(|at| age_of_nobody(names, at, &tokens))?;
        let who = (*aged.get_or_insert_with(lead))?;
        let told = running_words(reading).any(|word| detail::years(word) == Some(years));
        let span = names.tokens[first].span.to(names.tokens[last].span);
        (!told).then_some(PersonMention::nameless(span, Some(who)))
    };
    headings.filter_map(mention).collect()
}

/// The words of the paragraphs, lists and captions.
fn running_words<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = &'r str> {
    let blocks = reading.article().blocks();
    let is_running = |token: &&Token| {
        let kind = blocks[token.block as usize].kind;
        kind.is_running_text() || matches!(kind, BlockKind::Caption | BlockKind::TableCell | BlockKind::Heading)
    };
    reading.tokens().iter().filter(is_running).map(|token| token.span.of(reading.text()))
}

/// The age at the token `at` of a heading where no name stands with it: its first and last token and its years.
fn age_of_nobody(names: Names<'_>, at: usize, heading: &Range<usize>) -> Option<(usize, usize, u8)> {
    let word = |at: usize| if heading.contains(&at) { names.word(at) } else { "" };
    let years = detail::years(word(at))?;
    let is_year_old = word(at + 1) == "-" && word(at + 2) == "year-old";
    let before = |by: usize| at.checked_sub(by).map_or("", word);
    let is_beside_role = before(1) == "," && word(at + 1) == "," && is_role(&before(2).to_lowercase());
    let last = if is_year_old { at + 2 } else { at };
    let is_named = is_year_old && word(at + 3).starts_with(char::is_uppercase);
    let is_age = is_year_old && !is_named || is_beside_role || word(at).ends_with("-year-old");
    is_age.then_some((at, last, years))
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
