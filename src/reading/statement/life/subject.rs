//! Whom a sentence is about: the name before the verb, or the one person that a `he` or `she` can be.

use super::deaths::is_death;
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::person::{self, PersonMention};
use crate::reading::statement::when::Line;
use crate::reading::token::owner;
use crate::reading::vocabulary::is_family;
use crate::span::{Span, Text};

/// How many tokens of a phrase between a name and its verb are read: `Ann Lee, a retired teacher from Hull, was born`.
const REACH: usize = 16;
/// How many paragraphs back a `she` may look.
const PARAGRAPHS: usize = 3;

/// Whom the verb (or participle) at token `verb` is said of; nothing where it may be several, or a relative.
pub(super) fn subject(line: &Line<'_, '_>, verb: usize) -> Option<u32> {
    let mut at = verb;
    loop {
        at = at.checked_sub(1).filter(|at| *at >= line.range.start)?;
        match line.word(at) {
            "was" | "is" | "had" | "has" | "been" | "also" | "who" | "himself" | "herself" | "just" | "only"
            | "recently" | "will" => {}
            "He" | "he" | "She" | "she" => return pronoun(line, at),
            "," | "(" | ")" => return behind_phrase(line, at),
            _ => return named(line, at),
        }
    }
}

/// The person whose name ends at a token.
fn named(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    let end = line.tokens[at].span.end;
    let mentions = line.reading.mentions();
    let found = mentions.partition_point(|mention| mention.name.span.end < end);
    let mention = mentions.get(found).filter(|mention| mention.name.span.end == end)?;
    let first = line.reading.tokens_in(mention.span).start;
    // `Lee's son`, `the son of Ann Lee`, `Ann Lee and Tom Roe`
    let before = line.back(first, 1);
    let one = owner(line.word(at)).is_none()
        && !matches!(before, "of" | "and" | "to" | "with" | "by" | "for" | "than")
        && !is_family(before);
    mention.who.filter(|_| one)
}

/// The person named before a phrase set off by commas or brackets that ends before the verb.
pub(super) fn behind_phrase(line: &Line<'_, '_>, comma: usize) -> Option<u32> {
    let floor = comma.saturating_sub(REACH).max(line.range.start);
    for at in (floor..comma + 1).rev() {
        let word = line.word(at);
        if is_family(word) || matches!(word, ";" | "and" | "but" | "whose" | "—") {
            return None;
        }
        if matches!(word, "," | "(")
            && let Some(before) = at.checked_sub(1).filter(|before| *before >= line.range.start)
            && ends_name(line, before)
        {
            return named(line, before);
        }
    }
    None
}

/// The person whose name ends right before a token.
pub(super) fn beside(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    named(line, at.checked_sub(1).filter(|at| *at >= line.range.start)?)
}

fn ends_name(line: &Line<'_, '_>, at: usize) -> bool {
    let end = line.tokens[at].span.end;
    let mentions = line.reading.mentions();
    let found = mentions.partition_point(|mention| mention.name.span.end < end);
    mentions.get(found).is_some_and(|mention| mention.name.span.end == end)
}

/// The person of the name that begins at a token, or that a `he` or `she` there can be.
pub(super) fn beginning(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    if matches!(line.word(at), "he" | "she" | "He" | "She") {
        return pronoun(line, at);
    }
    let start = line.tokens.get(at)?.span.start;
    let mentions = line.reading.mentions();
    let found = mentions.partition_point(|mention| mention.span.start < start);
    let mention = mentions.get(found).filter(|mention| mention.span.start == start)?;
    let last = line.reading.tokens_in(mention.name.span).end;
    mention.who.filter(|_| owner(line.word(last - 1)).is_none())
}

/// The one person a pronoun can be: of the gender, named before in the paragraph, or else in the last that names anybody.
fn pronoun(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    spoken_of(line, at, if line.word(at).eq_ignore_ascii_case("he") { "woman" } else { "man" })
}

/// The one person a `his` or `her` can be.
pub(super) fn owner_of(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    let own = opening(line, at);
    own.or_else(|| spoken_of(line, at, if line.word(at).eq_ignore_ascii_case("his") { "woman" } else { "man" }))
}

/// The person whose name ends, with the `'s` of an owner, at a token: `Lee's 80th birthday`.
pub(super) fn owning(line: &Line<'_, '_>, at: usize) -> Option<u32> {
    owner(line.word(at))?;
    let start = line.tokens[at].span.start;
    let mentions = line.reading.mentions();
    let found = mentions.partition_point(|mention| mention.name.span.end <= start);
    mentions.get(found).filter(|mention| mention.name.span.start <= start)?.who
}

/// The one person spoken of before a token who is not of the `other` gender.
fn spoken_of(line: &Line<'_, '_>, at: usize, other: &str) -> Option<u32> {
    let reading = line.reading;
    let offset = line.tokens[at].span.start;
    let block = line.tokens[at].block as usize;
    let near = line.previous().map_or(line.range.start, |before| before.range.start);
    if (near..at).any(|at| is_family(reading.slice(line.tokens[at].span))) {
        return None;
    }
    let blocks = reading.article().blocks();
    for back in 0..=PARAGRAPHS.min(block) {
        let span = blocks[block - back].span;
        if !matches!(blocks[block - back].kind, BlockKind::Paragraph | BlockKind::ListItem) {
            continue;
        }
        let named: Vec<&PersonMention> =
            mentions_in(reading, span).iter().filter(|mention| mention.span.start < offset).collect();
        if named.is_empty() {
            continue;
        }
        if named.iter().any(|mention| mention.who.is_none()) {
            return None;
        }
        let fits = |who: u32| !named.iter().any(|it| it.who == Some(who) && person::gender(reading, it) == Some(other));
        let mut whos: Vec<u32> = named.iter().filter_map(|mention| mention.who).filter(|who| fits(*who)).collect();
        whos.sort_unstable();
        whos.dedup();
        // `Her niece, Ann Lee, said so. She was born …`: over a paragraph's end, the dead are meant and not their family.
        let main = main(reading).filter(|main| back > 0 && named_so(reading, *main, other) || whos.contains(main));
        let family = back > 0 && reading.tokens_in(span).any(|at| is_family(reading.slice(line.tokens[at].span)));
        return match whos[..] {
            [who] if main.is_none() && !family => Some(who),
            _ => main,
        };
    }
    main(reading)
}

/// Whether nothing says that the person is of the other gender.
fn named_so(reading: &Reading<'_>, who: u32, other: &str) -> bool {
    !reading
        .mentions()
        .iter()
        .any(|mention| mention.who == Some(who) && person::gender(reading, mention) == Some(other))
}

fn mentions_in<'r>(reading: &'r Reading<'_>, span: Span<Text>) -> &'r [PersonMention] {
    let mentions = reading.mentions();
    let from = mentions.partition_point(|mention| mention.span.start < span.start);
    let to = from + mentions[from..].partition_point(|mention| mention.span.start < span.end);
    &mentions[from..to]
}

/// The person a report of a death is about: said to have died in headline, deck or first paragraphs, and named more often than anybody.
pub(super) fn main(reading: &Reading<'_>) -> Option<u32> {
    reading.main_of_obituary()
}

/// As [`main`], read for the first time.
pub(in crate::reading) fn read_main(reading: &Reading<'_>) -> Option<u32> {
    const OPENING: usize = 2;
    let blocks = reading.article().blocks();
    let above = blocks.iter().filter(|block| matches!(block.kind, BlockKind::Headline | BlockKind::Deck));
    let first = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).take(OPENING);
    let dies = |at: usize| is_death(reading.slice(reading.tokens()[at].span));
    let verbs = first.chain(above).filter_map(|block| reading.tokens_in(block.span).find(|at| dies(*at)));
    let who = verbs.filter_map(|verb| opens(reading, verb)).next()?;
    let mut counts = vec![0; reading.people().persons.len()];
    reading.mentions().iter().filter_map(|mention| mention.who).for_each(|who| counts[who as usize] += 1);
    let own = counts[who as usize];
    (own >= 2 && counts.iter().max() == Some(&own)).then_some(who)
}

/// The person whose name opens the sentence of a verb.
fn opens(reading: &Reading<'_>, verb: usize) -> Option<u32> {
    const REACH: u32 = 40;
    let span = reading.sentences()[reading.sentence_at(reading.tokens()[verb].span.start)?].span;
    let first = mentions_in(reading, span).first()?;
    (first.span.start - span.start <= REACH && first.span.end <= reading.tokens()[verb].span.start)
        .then_some(first.who)?
}

/// The person whose name opens a sentence, where nobody else is named before a token: `Cummings, chairman of the committee for roads and rails, was 86.`
pub(super) fn opening(line: &Line<'_, '_>, before: usize) -> Option<u32> {
    let [who] = people_before(line, before)?[..] else { return None };
    let named = mentions_in(line.reading, line.reading.sentences()[line.sentence].span);
    let mention = named.first()?;
    let first = line.reading.tokens_in(mention.span).start;
    let last = line.reading.tokens_in(mention.name.span).end;
    let own = owner(line.word(last.checked_sub(1)?)).is_none();
    let led = matches!(
        line.back(first, 1).to_ascii_lowercase().as_str(),
        "of" | "and" | "to" | "with" | "by" | "for" | "than" | "from" | "at" | "in" | "on" | "after" | "about" | "as"
    );
    let family = line.any(line.range.start..before, is_family);
    // `one of the 300, a club whose oldest member is 114`
    let another = line.any(last..before, |word| matches!(word, "oldest" | "youngest" | "eldest"));
    (own && !led && !family && !another).then_some(who)
}

/// The people named in a sentence before a token, each once; nothing where one may be several.
pub(super) fn people_before(line: &Line<'_, '_>, before: usize) -> Option<Vec<u32>> {
    let start = line.reading.sentences()[line.sentence].span.start;
    people_in(line, Span::new(start, line.tokens[before].span.start.max(start)))
}

/// The people named in a sentence, each once; nothing where one may be several.
pub(super) fn people_of(line: &Line<'_, '_>) -> Option<Vec<u32>> {
    people_in(line, line.reading.sentences()[line.sentence].span)
}

fn people_in(line: &Line<'_, '_>, span: Span<Text>) -> Option<Vec<u32>> {
    let named = mentions_in(line.reading, span);
    let mut whos: Vec<u32> = named.iter().map(|mention| mention.who).collect::<Option<_>>()?;
    whos.sort_unstable();
    whos.dedup();
    Some(whos)
}
