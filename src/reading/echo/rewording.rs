//! A quotation given twice in different words: in the headline and in the text, as a pull quote, in an embedded post, in a caption.
//!
//! Quotations and embedded passages are held against each other by their runs of three words. The shorter of two is held against the one it
//! shares most with. A fragment, an ellipsis, words in brackets, capitals and marks are honest ways to shorten a quotation and no difference.

use super::align::{self, Alignment, Edit};
use super::{Word, display, same, words};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::named_speaker;
use crate::reading::key::Key;
use crate::reading::quotation::Quotation;
use crate::span::{Span, Text};
use rustc_hash::FxHashMap;

/// One of the two places where a quotation is worded differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewording {
    /// The words that differ; where only the other place has words, the words around the gap.
    pub span: Span<Text>,
    /// Number of the pair, the same for both places, from 1.
    pub pair: u32,
    /// Whether it is the quotation given again: the one outside the running text, else the shorter, else the later.
    pub again: bool,
    /// How many words both have.
    pub shared: u32,
    /// How many words differ: of the longer of both sides at each place.
    pub differing: u32,
    /// How much of the shorter quotation runs along the longer one, in per cent.
    pub covered: u32,
    /// Whether one of the two stands outside the running text (in headline, deck, caption, block quote or embedded post), both in quotation
    /// marks.
    pub displayed: bool,
    /// Whether headline or deck give a quotation that the text has in other words altogether.
    pub loose: bool,
}

impl Rewording {
    /// Whether both places have so many words alike that they are one quotation.
    fn is_of_one_quotation(&self) -> bool {
        self.shared >= 6 && self.covered >= 70 || self.shared >= 4 && self.covered >= 90 && self.differing == 1
    }
}

/// The fewest words of a quotation that is held against others.
const SHORTEST: usize = 5;

/// The fewest words of one of headline or deck.
const SHORTEST_HEADLINE: usize = 4;

/// A passage of no more words than this may share no three in a row with another, for a word in its middle that differs.
const SHORT: usize = 8;

/// How many places of one run of words are remembered.
const MOST_PLACES: usize = 4;

/// How many passages one is held against.
const MOST_PARTNERS: usize = 3;

/// Three words in a row, by their hashes.
type Run = [Key; 3];

/// The first places of one run: the number of a passage and that of a word in it.
#[derive(Default)]
struct Places {
    known: [(u32, u32); MOST_PLACES],
    count: usize,
}

impl Places {
    fn add(&mut self, passage: u32, word: u32) {
        if let Some(place) = self.known.get_mut(self.count) {
            *place = (passage, word);
            self.count += 1;
        }
    }

    fn known(&self) -> &[(u32, u32)] {
        &self.known[..self.count]
    }
}

/// The fewest words that differ where a speaker goes on in words like those just quoted.
const LIKE_SENTENCE: u32 = 2;

/// A quotation or an embedded passage.
pub(super) struct Passage {
    pub(super) words: Vec<Word>,
    /// The number of the quotation, where it is one.
    quotation: Option<usize>,
    /// Whether it stands outside the running text.
    pub(super) displayed: bool,
    /// Whether it is a quotation of the headline or the deck.
    pub(super) in_headline: bool,
    /// The block quote or embedded post it is part of, where no quotation marks say that it is a quotation.
    embed: Option<u32>,
}

/// The places where a story words one quotation differently, two for each pair, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Rewording> {
    let passages = passages(reading);
    if passages.len() < 2 {
        return Vec::new();
    }
    // Whether a passage is another's in the same words, or in others as quoted twice.
    let mut given = vec![false; passages.len()];
    let mut best: Vec<Option<(usize, Alignment)>> = passages.iter().map(|_| None).collect();
    let mut places: FxHashMap<Run, Places> = FxHashMap::default();
    for (index, passage) in passages.iter().enumerate().filter(|(_, it)| it.words.len() >= SHORTEST) {
        for (partner, seed) in partners(passage, &places) {
            if passage.embed.is_some() && passage.embed == passages[partner].embed {
                continue;
            }
            let alignment = align::align(&passages[partner].words, &passage.words, seed);
            let shorter = if passages[partner].words.len() < passage.words.len() { partner } else { index };
            let (of, alignment) = if shorter == index { (partner, alignment) } else { (index, turned(alignment)) };
            if best[shorter].as_ref().is_none_or(|(_, known)| known.shared < alignment.shared) {
                best[shorter] = Some((of, alignment));
            }
        }
        for (at, run) in runs(&passage.words, true) {
            places.entry(run).or_default().add(index as u32, at as u32);
        }
    }
    let mut rewordings = Vec::new();
    for (shorter, (longer, alignment)) in
        best.iter().enumerate().filter_map(|(at, best)| best.as_ref().map(|best| (at, best)))
    {
        let pair = rewordings.len() as u32 / 2 + 1;
        let found = rewording(reading, [&passages[*longer], &passages[shorter]], alignment, pair);
        let is_given = found.as_ref().is_none_or(|[first, _]| first.is_of_one_quotation());
        given[shorter] |= is_given;
        given[*longer] |= is_given;
        rewordings.extend(found.into_iter().flatten());
    }
    rewordings.extend(display::read(reading, &passages, &given, rewordings.len() as u32 / 2 + 1));
    rewordings.sort_by_key(|it| it.span.start);
    rewordings
}

/// The runs of three words of a passage, each with the place of its first; with `skips` also those that leave one word out.
fn runs(words: &[Word], skips: bool) -> impl Iterator<Item = (usize, Run)> {
    let run = |at: usize, second: usize, third: usize| {
        let hash = |step: usize| words.get(at + step).map(|word| word.hash);
        Some((at, [hash(0)?, hash(second)?, hash(third)?]))
    };
    let ways: &[(usize, usize)] = if skips { &[(1, 2), (1, 3), (2, 3)] } else { &[(1, 2)] };
    (0..words.len()).flat_map(move |at| ways.iter().filter_map(move |(second, third)| run(at, *second, *third)))
}

fn turned(alignment: Alignment) -> Alignment {
    let edits = alignment.edits.into_iter().map(|edit| Edit { a: edit.b, b: edit.a }).collect();
    Alignment { shared: alignment.shared, a: alignment.b, b: alignment.a, edits }
}

/// The quotations of a story, and the embedded passages that are not in quotation marks themselves.
fn passages(reading: &Reading<'_>) -> Vec<Passage> {
    let blocks = reading.article().blocks();
    let mut places: Vec<(Span<Text>, Passage)> = Vec::new();
    let utterances = reading.quotations().iter().enumerate().filter(|(_, it)| !is_titled(reading, it.span));
    for (index, quotation) in utterances {
        let kind = blocks[quotation.block as usize].kind;
        let displayed = !kind.is_running_text() || kind.is_embedded();
        let in_headline = matches!(kind, BlockKind::Headline | BlockKind::Deck);
        let utterance = Passage { words: Vec::new(), quotation: Some(index), displayed, in_headline, embed: None };
        places.push((quotation.inner, utterance));
    }
    for (index, block) in blocks.iter().enumerate().filter(|(_, block)| block.kind.is_embedded()) {
        let from = reading.quotations().partition_point(|it| (it.block as usize) < index);
        let quoted: u32 = reading.quotations()[from..]
            .iter()
            .take_while(|it| it.block as usize == index)
            .map(|it| it.inner.len())
            .sum();
        if quoted * 2 < block.span.len() {
            let embed = Some(block.group);
            let passage = Passage { words: Vec::new(), quotation: None, displayed: true, in_headline: false, embed };
            places.push((block.span, passage));
        }
    }
    places.sort_by_key(|(span, _)| span.start);
    let passage = |(span, passage): (Span<Text>, Passage)| {
        let words = words(reading, reading.tokens_in(span));
        let shortest = if passage.in_headline { SHORTEST_HEADLINE } else { SHORTEST };
        (words.len() >= shortest).then_some(Passage { words, ..passage })
    };
    places.into_iter().filter_map(passage).collect()
}

/// Whether a word before a quotation makes it the name of a work: `titled “The importance of …”`.
fn is_titled(reading: &Reading<'_>, quotation: Span<Text>) -> bool {
    let words = reading.words();
    let mark = reading.tokens().partition_point(|token| token.span.start < quotation.start);
    let before = mark.checked_sub(1).map_or("", |at| words[at]);
    let before = if before == "," { mark.checked_sub(2).map_or("", |at| words[at]) } else { before };
    matches!(before, "titled" | "entitled" | "headlined" | "subtitled" | "named" | "dubbed")
}

/// The passages that share most runs of words with this one, each with a place where both have the same.
fn partners(passage: &Passage, places: &FxHashMap<Run, Places>) -> Vec<(usize, (usize, usize))> {
    let mut shared: Vec<(usize, u32, (usize, usize))> = Vec::new();
    for (at, run) in runs(&passage.words, passage.words.len() <= SHORT) {
        for (partner, there) in places.get(&run).into_iter().flat_map(Places::known) {
            match shared.iter().rposition(|known| known.0 == *partner as usize) {
                Some(known) => shared[known].1 += 1,
                None if shared.len() < 16 * MOST_PARTNERS => {
                    shared.push((*partner as usize, 1, (*there as usize, at)));
                }
                None => {}
            }
        }
    }
    shared.sort_by_key(|(partner, runs, _)| (std::cmp::Reverse(*runs), *partner));
    shared.truncate(MOST_PARTNERS);
    shared.into_iter().map(|(partner, _, seed)| (partner, seed)).collect()
}

/// Both places of one pair, where their words really differ.
fn rewording(
    reading: &Reading<'_>,
    [longer, shorter]: [&Passage; 2],
    alignment: &Alignment,
    pair: u32,
) -> Option<[Rewording; 2]> {
    let printed = |words: &[Word]| -> Vec<&str> { words.iter().map(|word| word_of(reading, word)).collect() };
    let differs = |edit: &&Edit| {
        !same::in_other_style(&printed(&longer.words[edit.a.clone()]), &printed(&shorter.words[edit.b.clone()]))
    };
    let ends = ends_apart(alignment, longer.words.len(), shorter.words.len());
    let inside = ends[..1].iter().flatten().chain(&alignment.edits).chain(ends[1..].iter().flatten());
    let edits: Vec<&Edit> = inside.filter(differs).collect();
    let (first, last) = (edits.first()?, edits.last()?);
    let differing = edits.iter().map(|edit| edit.a.len().max(edit.b.len()) as u32).sum();
    let sets_apart = |edit: &&Edit| {
        let both = [&longer.words[edit.a.clone()], &shorter.words[edit.b.clone()]];
        both.into_iter().flatten().any(|word| same::sets_apart(&word_of(reading, word).to_lowercase()))
    };
    if are_two(reading, [longer, shorter], differing) || edits.iter().any(sets_apart) {
        return None;
    }
    let covered = (alignment.b.len() * 100 / shorter.words.len()) as u32;
    // Where a side has no word of its own, the words around the gap show where it is.
    let bare = edits.iter().any(|edit| edit.a.is_empty() || edit.b.is_empty());
    let place = |passage: &Passage, from: usize, to: usize| {
        let (from, to) = if bare { (from.saturating_sub(1), (to + 1).min(passage.words.len())) } else { (from, to) };
        let tokens = reading.tokens();
        let words = &passage.words[from..to.max(from + 1)];
        tokens[words[0].token as usize].span.to(tokens[words[words.len() - 1].token as usize].span)
    };
    let swap = longer.displayed && !shorter.displayed;
    let first = Rewording {
        span: place(longer, first.a.start, last.a.end),
        pair,
        again: swap,
        shared: alignment.shared as u32,
        differing,
        covered,
        displayed: (longer.displayed || shorter.displayed) && longer.embed.is_none() && shorter.embed.is_none(),
        loose: false,
    };
    let second = Rewording { span: place(shorter, edits[0].b.start, last.b.end), again: !swap, ..first.clone() };
    Some([first, second])
}

/// Whether two quotations of the running text are two utterances: held against each other in one sentence, one speaker going on right after the
/// other in words like them, two speakers.
fn are_two(reading: &Reading<'_>, [longer, shorter]: [&Passage; 2], differing: u32) -> bool {
    let (Some(one), Some(other)) = (longer.quotation, shorter.quotation) else { return false };
    let quotations = reading.quotations();
    let (first, second) = (&quotations[one.min(other)], &quotations[one.max(other)]);
    let sentence = |quotation: &Quotation| reading.sentence_at(quotation.span.start);
    // A line between paragraphs has other marks: `'I do not regret it' "I do not regret any of it," he says.`
    let mark = |quotation: &Quotation| reading.slice(quotation.span).chars().next();
    let in_one_block = first.block == second.block && !longer.displayed && mark(first) == mark(second);
    let goes_on = one.abs_diff(other) == 1 && differing >= LIKE_SENTENCE;
    let speakers = || named_speaker(reading, first).zip(named_speaker(reading, second));
    in_one_block && (goes_on || sentence(first) == sentence(second))
        || speakers().is_some_and(|(one, other)| one != other)
}

/// The most words that two quotations which else agree end, or begin, with otherwise.
const LONGEST_END: usize = 3;

/// Where two quotations begin with a few other words each, and where they end so: one that is only shorter has none.
fn ends_apart(alignment: &Alignment, longer: usize, shorter: usize) -> [Option<Edit>; 2] {
    let is_short = |words: &std::ops::Range<usize>| (1..=LONGEST_END).contains(&words.len());
    let edit =
        |a: std::ops::Range<usize>, b: std::ops::Range<usize>| (is_short(&a) && is_short(&b)).then_some(Edit { a, b });
    [edit(0..alignment.a.start, 0..alignment.b.start), edit(alignment.a.end..longer, alignment.b.end..shorter)]
}

/// A word with all that is printed up to the next space, so that a masked word (`f***`) shows as one.
fn word_of<'t>(reading: &Reading<'t>, word: &Word) -> &'t str {
    let span = reading.tokens()[word.token as usize].span;
    let rest = reading.text()[span.end as usize..].bytes();
    let mask = rest.take_while(|byte| matches!(byte, b'*' | b'#' | b'@') || byte.is_ascii_alphanumeric()).count();
    reading.slice(Span::new(span.start, span.end + mask as u32))
}
