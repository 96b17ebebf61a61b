//! Paragraphs and sentences that stand twice.

use super::{Word, align};
use crate::article::{Block, BlockKind, MarkKind};
use crate::reading::Reading;
use crate::reading::key::Key;
use crate::reading::person::is_deed;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;
use std::ops::Range;

/// What stands twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passage {
    /// A whole paragraph or list item.
    Paragraph,
    /// A sentence.
    Sentence,
}

impl Passage {
    /// Every passage's name in rules.
    pub const NAMES: &'static [&'static str] = &["paragraph", "sentence"];

    /// Its name in rules.
    pub const fn name(self) -> &'static str {
        Passage::NAMES[self as usize]
    }
}

/// One of the places of a passage that stands in the story more than once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repeat {
    /// Where it stands.
    pub span: Span<Text>,
    /// What it is.
    pub passage: Passage,
    /// Number of the passage, the same wherever it stands, from 1.
    pub number: u32,
    /// Which of the places it is, from 1.
    pub nth: u32,
    /// How often the passage stands in the story.
    pub times: u32,
    /// How many words it has.
    pub words: u32,
    /// Whether it has the very words of its first place.
    pub exact: bool,
    /// How many blocks lie between it and the place before; for the first place, between it and the second.
    pub apart: u32,
}

/// The fewest words of anything held against the others.
const SHORTEST: usize = 5;

/// Shorter paragraphs, and sentences, than this stand twice by chance or for effect, unless one follows right upon the other.
const SHORT: [usize; 2] = [10, 12];

/// Shorter sentences that tell news, down to this, are told once.
const SHORT_NEWS: usize = 6;

/// Shorter items than this stand in two lists with good reason.
const SHORT_ITEM: usize = 11;

/// Shorter lines than this that end with a colon stand before two lists with good reason.
const SHORT_LEAD_IN: usize = 15;

/// A shorter passage than this that stands three times is a refrain, a label, a call to the reader.
const SHORT_REFRAIN: usize = 25;

/// The fewest words of a paragraph that is a second version of another.
const SHORTEST_VERSION: usize = 20;

/// What stands between two passages of which one follows right upon the other, in bytes: a space or two, the gap between two blocks.
const GAP: u32 = 3;

/// Of the runs of four words one in so many, by its hash, is looked up to find second versions.
const SAMPLE: u64 = 8;

/// A paragraph or sentence, before it is known to stand twice.
struct Candidate {
    span: Span<Text>,
    block: u32,
    /// Its words, as a range of the story's.
    words: Range<usize>,
}

/// The words of the running text, by their hashes, and its paragraphs.
struct RunningText {
    hashes: Vec<Key>,
    /// Index of the token of each word.
    tokens: Vec<u32>,
    paragraphs: Vec<Candidate>,
}

/// The places of one passage.
struct Group {
    passage: Passage,
    exact: bool,
    words: usize,
    places: Vec<(Span<Text>, u32)>,
    /// Whether every place follows right upon the one before, or all are items of one list.
    close: bool,
    /// Whether it is a sentence that tells what somebody did.
    news: bool,
}

/// The paragraphs and sentences that stand more than once in the running text, each place of them, in text order.
pub(in crate::reading) fn read(reading: &Reading<'_>) -> Vec<Repeat> {
    let text = RunningText::of(reading);
    let mut groups = alike(reading, &text, &text.paragraphs, Passage::Paragraph);
    let mut repeated = vec![false; reading.article().blocks().len()];
    mark(&groups, &mut repeated);
    groups.extend(versions(reading, &text, &repeated));
    mark(&groups, &mut repeated);
    groups.extend(alike(reading, &text, &sentences(reading, &text, &repeated), Passage::Sentence));
    groups.sort_by_key(|group| group.places[0].0.start);
    let mut repeats: Vec<Repeat> = groups.iter().zip(1..).flat_map(|(group, number)| group.repeats(number)).collect();
    repeats.sort_by_key(|repeat| repeat.span.start);
    repeats
}

/// Marks the blocks of the groups.
fn mark(groups: &[Group], repeated: &mut [bool]) {
    groups.iter().flat_map(|group| &group.places).for_each(|(_, block)| repeated[*block as usize] = true);
}

impl RunningText {
    fn of(reading: &Reading<'_>) -> RunningText {
        let blocks = reading.article().blocks();
        let mut text = RunningText { hashes: Vec::new(), tokens: Vec::new(), paragraphs: Vec::new() };
        for (index, in_block) in reading.tokens().chunk_by(|a, b| a.block == b.block).scan(0, |at, in_block| {
            *at += in_block.len();
            Some((*at - in_block.len(), in_block))
        }) {
            let block = in_block[0].block;
            let Block { kind, span, .. } = blocks[block as usize];
            if !matches!(kind, BlockKind::Paragraph | BlockKind::ListItem) {
                continue;
            }
            let from = text.hashes.len();
            for (at, _) in in_block.iter().enumerate().filter(|(_, token)| token.kind != TokenKind::Mark) {
                text.hashes.push(reading.hashes()[index + at].whole);
                text.tokens.push((index + at) as u32);
            }
            text.paragraphs.push(Candidate { span, block, words: from..text.hashes.len() });
        }
        text
    }

    fn words(&self, range: Range<usize>) -> Vec<Word> {
        let word = |at: usize| Word { hash: self.hashes[at], token: self.tokens[at], gap: false };
        range.map(word).collect()
    }
}

/// Groups candidates that have the same words.
fn alike(reading: &Reading<'_>, text: &RunningText, candidates: &[Candidate], passage: Passage) -> Vec<Group> {
    let mut numbers: FxHashMap<(u32, &[Key]), usize> = FxHashMap::default();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, candidate) in candidates.iter().enumerate().filter(|(_, it)| it.words.len() >= SHORTEST) {
        let Block { kind, group, .. } = reading.article().blocks()[candidate.block as usize];
        let list = if kind == BlockKind::ListItem && candidate.words.len() < SHORT_ITEM { group } else { 0 };
        let number = *numbers.entry((list, &text.hashes[candidate.words.clone()])).or_insert(groups.len());
        if number == groups.len() {
            groups.push(Vec::new());
        }
        groups[number].push(index);
    }
    groups.retain(|places| places.len() > 1 && !is_meant(reading, &candidates[places[0]]));
    let one_list = |places: &[usize]| {
        let group = |at: usize| reading.article().blocks()[candidates[at].block as usize].group;
        group(places[0]) > 0 && places.iter().all(|at| group(*at) == group(places[0]))
    };
    runs(reading, candidates, groups, passage, one_list).into_iter().filter(Group::is_slip).collect()
}

/// Makes one of groups that follow upon each other wherever they stand: two sentences that both stand twice, one after the other.
fn runs(
    reading: &Reading<'_>,
    candidates: &[Candidate],
    groups: Vec<Vec<usize>>,
    passage: Passage,
    one_list: impl Fn(&[usize]) -> bool,
) -> Vec<Group> {
    let mut runs: Vec<(Group, Vec<usize>)> = Vec::new();
    for places in groups {
        let words = candidates[places[0]].words.len();
        let follows = |last: &Vec<usize>| {
            last.len() == places.len()
                && last
                    .iter()
                    .zip(&places)
                    .all(|(last, next)| last + 1 == *next && candidates[*last].block == candidates[*next].block)
        };
        match runs.last_mut().filter(|(_, last)| follows(last)) {
            Some((group, last)) => {
                group.words += words;
                for (place, next) in group.places.iter_mut().zip(&places) {
                    place.0 = place.0.to(candidates[*next].span);
                }
                *last = places;
            }
            None => {
                let at = |place: &usize| (candidates[*place].span, candidates[*place].block);
                let gap = |two: &[usize]| candidates[two[1]].span.start.abs_diff(candidates[two[0]].span.end);
                let close = one_list(&places) || places.windows(2).all(|two| gap(two) <= GAP);
                let news = passage == Passage::Sentence && tells_news(reading, candidates[places[0]].span);
                let group = Group { passage, exact: true, words, places: places.iter().map(at).collect(), close, news };
                runs.push((group, places));
            }
        }
    }
    runs.into_iter().map(|(group, _)| group).collect()
}

/// Whether a sentence tells what was done, and by whom or when: a name or a number inside it, and a verb in the past.
fn tells_news(reading: &Reading<'_>, sentence: Span<Text>) -> bool {
    let tokens = reading.tokens_in(sentence);
    let opens = tokens.start;
    let names = |at: usize| {
        let token = reading.tokens()[at];
        token.kind == TokenKind::Number || at > opens && token.capital
    };
    tokens.clone().any(names) && tokens.into_iter().any(|at| is_deed(reading.words()[at]))
}

/// Whether a passage may well stand twice on purpose: a question of an interview, a line before a list, a link, a line in bold or italics, one
/// with a label (`**Stage:** …`), a step of numbered instructions, a sentence in brackets, a picture's caption.
fn is_meant(reading: &Reading<'_>, candidate: &Candidate) -> bool {
    let Candidate { span, block, words } = candidate;
    let printed = reading.slice(*span).trim_end_matches(['”', '"', ')', '*', '_']);
    let marks = reading.article().marks();
    let from = marks.partition_point(|mark| mark.span.start < span.start);
    let marked = marks[from..].iter().take_while(|mark| mark.span.start <= span.start + 4).any(|mark| {
        let label = mark.kind == MarkKind::Strong && reading.slice(mark.span).ends_with(':');
        let whole = matches!(mark.kind, MarkKind::Link | MarkKind::Strong | MarkKind::Emphasis);
        label || whole && mark.span.end + 2 >= span.end
    });
    let before = reading.text()[..span.start as usize].trim_end();
    let ends_with_digit =
        |words: &str| words.strip_suffix('.').is_some_and(|it| it.ends_with(|ch: char| ch.is_ascii_digit()));
    // `(Photo sent by a reader)`
    let bracketed = printed.starts_with(['(', '[']) && reading.slice(*span).trim_end().ends_with([')', ']']);
    let numbered = ends_with_digit(printed) && !ends_with_year(printed);
    let step = ends_with_digit(before) || numbered && words.len() < SHORT_LEAD_IN;
    printed.ends_with('?')
        || printed.ends_with(':') && words.len() < SHORT_LEAD_IN
        || marked && reading.article().blocks()[*block as usize].kind != BlockKind::ListItem
        || step
        || bracketed
        || reading.is_aside(*block as usize)
}

/// Whether a sentence ends with four digits: a year, no number of the next step.
fn ends_with_year(printed: &str) -> bool {
    let words = printed.trim_end_matches('.');
    words.len() - words.trim_end_matches(|ch: char| ch.is_ascii_digit()).len() == 4
}

/// Pairs of paragraphs of which one is the other with a few words changed.
fn versions(reading: &Reading<'_>, text: &RunningText, repeated: &[bool]) -> Vec<Group> {
    let mut first: FxHashMap<u64, u32> = FxHashMap::default();
    let mut groups = Vec::new();
    let long = |it: &&Candidate| it.words.len() >= SHORTEST_VERSION && !repeated[it.block as usize];
    let paragraphs: Vec<&Candidate> = text.paragraphs.iter().filter(long).collect();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let mut known: Vec<(u32, u32)> = Vec::new();
        let mut sampled = 0;
        for run in text.hashes[paragraph.words.clone()].windows(4) {
            let mut hasher = FxHasher::default();
            run.iter().for_each(|word| hasher.write_u64(*word));
            let run = hasher.finish();
            if !(run >> 32).is_multiple_of(SAMPLE) {
                continue;
            }
            sampled += 1;
            let other = *first.entry(run).or_insert(index as u32);
            if other == index as u32 {
                continue;
            }
            match known.iter_mut().find(|known| known.0 == other) {
                Some(known) => known.1 += 1,
                None => known.push((other, 1)),
            }
        }
        let Some((other, hits)) = known.into_iter().max_by_key(|known| known.1) else { continue };
        let other = paragraphs[other as usize];
        if hits * 2 >= sampled && is_version(reading, text, other, paragraph) {
            let places = vec![(other.span, other.block), (paragraph.span, paragraph.block)];
            let words = paragraph.words.len();
            groups.push(Group { passage: Passage::Paragraph, exact: false, words, places, close: false, news: false });
        }
    }
    groups
}

/// Whether two paragraphs are one in two versions: nine words in ten are the same, and no number and no name differs, as they do in
/// paragraphs made after one pattern.
fn is_version(reading: &Reading<'_>, text: &RunningText, one: &Candidate, other: &Candidate) -> bool {
    let (a, b) = (text.words(one.words.clone()), text.words(other.words.clone()));
    let Some(seed) = seed(&a, &b) else { return false };
    let alignment = align::align(&a, &b, seed);
    let longer = a.len().max(b.len());
    let telling = |word: &Word| {
        let token = reading.tokens()[word.token as usize];
        token.kind == TokenKind::Number || token.capital || reading.in_mark(MarkKind::Code, token.span.start)
    };
    let beyond =
        |words: &[Word], along: &Range<usize>| words[..along.start].iter().chain(&words[along.end..]).any(telling);
    let same = |edit: &align::Edit| !a[edit.a.clone()].iter().chain(&b[edit.b.clone()]).any(telling);
    alignment.shared * 10 >= longer * 9
        && alignment.edits.iter().all(same)
        && !beyond(&a, &alignment.a)
        && !beyond(&b, &alignment.b)
}

/// A place where both have the same three words.
fn seed(a: &[Word], b: &[Word]) -> Option<(usize, usize)> {
    let run = |words: &[Word]| [words[0].hash, words[1].hash, words[2].hash];
    let places: FxHashMap<[Key; 3], usize> = a.windows(3).enumerate().map(|(at, words)| (run(words), at)).collect();
    b.windows(3).enumerate().find_map(|(at, words)| Some((*places.get(&run(words))?, at)))
}

/// The sentences of the running text, without those of repeated blocks, of lists and those that end inside quotations.
fn sentences(reading: &Reading<'_>, text: &RunningText, repeated: &[bool]) -> Vec<Candidate> {
    let mut sentences = Vec::new();
    let mut at = 0;
    for sentence in reading.sentences() {
        let kind = reading.article().blocks()[sentence.block as usize].kind;
        if kind != BlockKind::Paragraph || repeated[sentence.block as usize] {
            continue;
        }
        let start =
            |at: usize| text.tokens.get(at).map_or(u32::MAX, |token| reading.tokens()[*token as usize].span.start);
        while start(at) < sentence.span.start {
            at += 1;
        }
        let from = at;
        while start(at) < sentence.span.end {
            at += 1;
        }
        // With its attribution a quotation is the reporter's sentence.
        if !reading.in_quotation(sentence.span.end - 1) {
            sentences.push(Candidate { span: sentence.span, block: sentence.block, words: from..at });
        }
    }
    sentences
}

impl Group {
    /// Whether it stands twice by mistake and not as a refrain.
    fn is_slip(&self) -> bool {
        let shortest = if self.news { SHORT_NEWS } else { SHORT[self.passage as usize] };
        (self.close || self.words >= shortest) && (self.places.len() == 2 || self.words >= SHORT_REFRAIN)
    }

    fn repeats(&self, number: u32) -> impl Iterator<Item = Repeat> {
        let apart = |nth: usize| {
            let (from, to) = if nth == 0 { (0, 1) } else { (nth - 1, nth) };
            self.places[to].1 - self.places[from].1
        };
        self.places.iter().enumerate().map(move |(nth, (span, _))| Repeat {
            span: *span,
            passage: self.passage,
            number,
            nth: nth as u32 + 1,
            times: self.places.len() as u32,
            words: self.words as u32,
            exact: self.exact,
            apart: apart(nth),
        })
    }
}
