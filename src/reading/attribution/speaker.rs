//! Whether anybody is said to have said a quotation: in its own sentence, in the words around it, or by continuation from its neighbours.

use super::{Utterance, is_first_person, is_name, is_pronoun, is_report, is_speech, leads_in, may_report};
use crate::article::{Block, BlockKind};
use crate::reading::Reading;
use crate::reading::quotation::Quotation;
use crate::reading::token::{Token, TokenKind};
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::{OnceCell, RefCell};

/// How many words into a neighbouring paragraph a report of the quotation beside it stands.
const NEAR_START: usize = 8;

/// Reads every quotation of the story.
pub(in crate::reading) fn utterances(reading: &Reading<'_>) -> Vec<Utterance> {
    let reader = Reader::new(reading);
    let mut utterances = Vec::with_capacity(reading.quotations().len());
    for in_block in reading.quotations().chunk_by(|a, b| a.block == b.block) {
        let around = Around::new(in_block[0].block);
        for quotation in in_block {
            utterances.push(reader.utterance(utterances.len(), quotation, &around));
        }
    }
    utterances
}

/// The most words of a line that is a label, or a caption, and no sentence.
const LONGEST_LABEL: usize = 20;

/// The most words of a line that is a name with a degree.
const LONGEST_NAME_LINE: usize = 6;

struct Reader<'r, 'a> {
    reading: &'r Reading<'a>,
    text: &'r str,
    /// Words that stand capitalised inside a sentence somewhere in the story: names, even where they open another.
    names: OnceCell<FxHashSet<&'r str>>,
    /// Where the stops `.`, `!` and `?` stand.
    stops: OnceCell<Vec<u32>>,
    /// The words that report.
    reports: OnceCell<Vec<Span<Text>>>,
    /// The words that can name somebody.
    somebody: OnceCell<Vec<Somebody>>,
    /// What the paragraphs asked whether they hand on answered: the quotations after them all ask.
    handed_on: RefCell<FxHashMap<u32, HandsOn>>,
}

/// How many paragraphs of nothing but quotation show that a document is read out, for which one between may have lost its marks.
const READ_OUT: usize = 2;

/// Whether a paragraph hands its speaker on to a quotation after it.
#[derive(Debug, Clone, Copy)]
struct HandsOn {
    /// To the next paragraph.
    to_next: bool,
    /// It is all quotation.
    is_quoted: bool,
}

/// A pronoun for a person or a name.
struct Somebody {
    span: Span<Text>,
    pronoun: bool,
    /// Where the word before it begins.
    before: Option<u32>,
}

/// What all quotations of one block share, so that it is asked once.
struct Around {
    block: u32,
    reported: OnceCell<bool>,
    continued: OnceCell<bool>,
}

impl Around {
    fn new(block: u32) -> Around {
        Around { block, reported: OnceCell::new(), continued: OnceCell::new() }
    }
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(reading: &'r Reading<'a>) -> Self {
        Reader {
            reading,
            text: reading.text(),
            names: OnceCell::new(),
            stops: OnceCell::new(),
            reports: OnceCell::new(),
            somebody: OnceCell::new(),
            handed_on: RefCell::default(),
        }
    }

    fn stops(&self) -> &[u32] {
        let stops = || memchr::memchr3_iter(b'.', b'!', b'?', self.text.as_bytes()).map(|at| at as u32).collect();
        self.stops.get_or_init(stops)
    }

    fn somebody(&self) -> &[Somebody] {
        self.somebody.get_or_init(|| {
            let words = self.reading.tokens().iter().filter(|token| token.kind != TokenKind::Mark);
            let mut before = None;
            let read = |token: &Token| {
                let word = token.span.of(self.text);
                let before = before.replace(token.span.start);
                let pronoun = is_pronoun(word);
                (pronoun || is_name(word)).then_some(Somebody { span: token.span, pronoun, before })
            };
            words.filter_map(read).collect()
        })
    }

    fn names(&self) -> &FxHashSet<&'r str> {
        self.names.get_or_init(|| {
            let tokens = self.reading.tokens();
            let inside = |pair: &&[Token]| pair[0].kind == TokenKind::Word && pair[0].block == pair[1].block;
            let pairs = tokens.windows(2).filter(inside);
            pairs.map(|pair| pair[1].span.of(self.text)).filter(|word| is_name(word)).collect()
        })
    }

    fn utterance(&self, at: usize, quotation: &Quotation, around: &Around) -> Utterance {
        let words = self.words(quotation.inner).count() as u32;
        let sentence = words >= 3 && self.is_sentence(quotation);
        let attributed = !sentence || self.is_attributed(at, quotation, around);
        Utterance { words, sentence, attributed, cut_off: sentence && self.is_cut_off(at, quotation) }
    }

    /// The word and number tokens of a span.
    fn words(&self, span: Span<Text>) -> impl Iterator<Item = &str> {
        let tokens = self.reading.tokens();
        let from = tokens.partition_point(|token| token.span.start < span.start);
        let inside = tokens[from..].iter().take_while(move |token| token.span.end <= span.end);
        inside.filter(|token| token.kind != TokenKind::Mark).map(|token| token.span.of(self.text))
    }

    fn is_sentence(&self, quotation: &Quotation) -> bool {
        let inner = quotation.inner.of(self.text).trim();
        let opens = inner
            .trim_start_matches(['[', '…', '.', ' ', '‘', '\'', '('])
            .starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit());
        let after = self.text[quotation.span.end as usize..].chars().next();
        let ends = inner.ends_with(['.', '!', '?', '…', ',', '—', '–', '-', '”', '’', '\'', ']'])
            || matches!(after, Some('.' | '!' | '?' | ','));
        opens && ends && !self.is_title(quotation.inner)
    }

    /// A title of a work: most of its longer words are capitalised.
    fn is_title(&self, inner: Span<Text>) -> bool {
        let (mut capital, mut all) = (0, 0);
        for word in self.words(inner).skip(1).filter(|word| word.chars().count() > 3) {
            all += 1;
            capital += u32::from(word.starts_with(char::is_uppercase));
        }
        all == 0 || capital * 3 >= all * 2
    }

    fn is_attributed(&self, at: usize, quotation: &Quotation, around: &Around) -> bool {
        let block = self.reading.article().blocks()[around.block as usize].span;
        quotation.continues
            || self.follows_quotation(at)
            || self.has_own_words(at, quotation, block)
            || *around.reported.get_or_init(|| self.reports_outside(around.block))
            || self.has_speaker_beside(quotation, block)
            || *around.continued.get_or_init(|| self.is_continued(around.block))
            || self.runs_on_to_speaker(at)
            || self.is_imagined(quotation, block)
    }

    /// Whether a quotation that runs on over the next paragraphs is attributed in one of them.
    fn runs_on_to_speaker(&self, at: usize) -> bool {
        let parts = self.reading.quotations()[at + 1..].iter().take_while(|part| part.continues);
        parts.into_iter().any(|part| self.reports_outside(part.block))
    }

    /// Whether the quotation stands in a row of quotations with only marks between (`“…”, “…” and “…”`): the first speaks for all.
    fn follows_quotation(&self, at: usize) -> bool {
        let quotations = self.reading.quotations();
        let Some(before) = at.checked_sub(1).filter(|before| quotations[*before].block == quotations[at].block) else {
            return false;
        };
        let between = &self.text[quotations[before].span.end as usize..quotations[at].span.start as usize];
        !between.contains(char::is_alphanumeric) && !between.contains(['.', '!', '?'])
    }

    /// The runs of a block outside its quotations.
    fn outside(&self, block: u32) -> Vec<Span<Text>> {
        let span = self.reading.article().blocks()[block as usize].span;
        let quotations = self.reading.quotations();
        let from = quotations.partition_point(|it| it.block < block);
        let mut runs = Vec::new();
        let mut start = span.start;
        for quotation in quotations[from..].iter().take_while(|it| it.block == block) {
            runs.push(Span::new(start, quotation.span.start.max(start)));
            start = quotation.span.end.max(start);
        }
        runs.push(Span::new(start, span.end.max(start)));
        runs
    }

    /// Whether a block reports speech outside its quotations.
    fn reports_outside(&self, block: u32) -> bool {
        self.outside(block).into_iter().any(|run| self.reports(run))
    }

    fn reports(&self, span: Span<Text>) -> bool {
        let reports = self.reports.get_or_init(|| {
            let words = self.reading.tokens().iter().zip(self.reading.hashes());
            let likely = words.filter(|(token, hash)| token.kind == TokenKind::Word && may_report(hash.key));
            likely.map(|(token, _)| token.span).filter(|span| is_report(span.of(self.text))).collect()
        });
        let next = reports.partition_point(|word| word.start < span.start);
        reports.get(next).is_some_and(|word| word.end <= span.end)
    }

    /// Whether a span tells that somebody spoke; `was told` is hearing, but `was asked` is about to answer.
    fn says(&self, span: Span<Text>) -> bool {
        let words: Vec<&str> = self.words(span).collect();
        words.iter().enumerate().any(|(at, word)| {
            let passive = at > 0 && matches!(words[at - 1], "been" | "was" | "were" | "be" | "is" | "are" | "being");
            is_speech(word) && (!passive || *word == "asked")
        })
    }

    /// Whether the quotation's own sentence has words outside it: `He shrugged and said “…”`, `“…,” in the view of Ann Lee`.
    fn has_own_words(&self, at: usize, quotation: &Quotation, block: Span<Text>) -> bool {
        let quotations = self.reading.quotations();
        let to = quotations.get(at + 1).map_or(block.end, |after| after.span.start.min(block.end));
        let after = Span::new(quotation.span.end, to.max(quotation.span.end)).of(self.text);
        let inner = quotation.inner.of(self.text).trim_end();
        let open_ended = inner.ends_with([',', '—', '–', '-']) || !inner.ends_with(['.', '!', '?', '…']);
        let goes_on = after.trim_start().starts_with(|ch: char| ch.is_lowercase())
            || open_ended && after.chars().any(char::is_alphanumeric) && !after.starts_with(['.', '!', '?']);
        self.opens_behind_words(at, block) || goes_on || after.trim_start().starts_with(['—', '–', '-', '~', '(', '―'])
    }

    /// Whether words of the same sentence stand before the quotation: `He shrugged and said “…”`.
    fn opens_behind_words(&self, at: usize, block: Span<Text>) -> bool {
        let quotations = self.reading.quotations();
        let start = quotations[at].span.start;
        let from = at.checked_sub(1).map_or(block.start, |before| quotations[before].span.end.max(block.start));
        let before = Span::new(from.min(start), start).of(self.text);
        let same_sentence = before.rsplit(['.', '!', '?']).next().unwrap_or_default().trim_end();
        same_sentence.ends_with(':')
            || same_sentence.chars().any(char::is_alphanumeric) && !before.trim_end().ends_with(['.', '!', '?'])
    }

    /// Whether a question stands behind other words of its paragraph: one that readers are to imagine asked.
    fn is_imagined(&self, quotation: &Quotation, block: Span<Text>) -> bool {
        let before = Span::new(block.start, quotation.span.start.max(block.start));
        quotation.inner.of(self.text).ends_with('?') && before.of(self.text).contains(char::is_alphanumeric)
    }

    /// Whether a quotation of a sentence of its own ends with a comma where its paragraph ends, or where another ends it.
    fn is_cut_off(&self, at: usize, quotation: &Quotation) -> bool {
        let block = self.reading.article().blocks()[quotation.block as usize].span;
        let ends_with_comma = quotation.closed && quotation.inner.of(self.text).ends_with(',');
        if !ends_with_comma || self.follows_quotation(at) || self.opens_behind_words(at, block) {
            return false;
        }
        let is_blank = |from: u32, to: u32| Span::new(from, to.max(from)).of(self.text).trim().is_empty();
        let ends_block = |end: u32| is_blank(end, block.end);
        let next = self.reading.quotations().get(at + 1).filter(|next| next.block == quotation.block);
        match next {
            // `“I know you have heard promises,” “This one has a budget line.”`
            Some(next) => {
                let inner = next.inner.of(self.text);
                is_blank(quotation.span.end, next.span.start)
                    && ends_block(next.span.end)
                    && inner.starts_with(char::is_uppercase)
                    && inner.ends_with(['.', '!', '?'])
            }
            None => ends_block(quotation.span.end) && !self.goes_on_below(quotation.block),
        }
    }

    /// Whether the next paragraph goes on with the sentence of this one, as where a line was broken: `said Lee.`, `Ann Lee said.`
    fn goes_on_below(&self, block: u32) -> bool {
        const REACH: usize = 4;
        let running = self.reading.running_blocks();
        let next = running.get(running.partition_point(|index| *index <= block as usize));
        next.is_some_and(|index| {
            let span = self.reading.article().blocks()[*index].span;
            span.of(self.text).starts_with(char::is_lowercase) || self.words(span).take(REACH).any(is_report)
        })
    }

    /// Whether a sentence of the paragraph beside the quotation is about somebody: `Lee shook her head. “…”`.
    fn has_speaker_beside(&self, quotation: &Quotation, block: Span<Text>) -> bool {
        let before = Span::new(block.start, quotation.span.start);
        let after = Span::new(quotation.span.end.min(block.end), block.end);
        self.names_somebody(self.last_sentence(before)) || self.names_somebody(self.first_sentence(after))
    }

    /// A pronoun for a person, or a name: a capitalised word that does not open the sentence, or one that elsewhere does not.
    fn names_somebody(&self, span: Span<Text>) -> bool {
        let somebody = self.somebody();
        let from = somebody.partition_point(|it| it.span.start < span.start);
        somebody[from..].iter().take_while(|it| it.span.end <= span.end).any(|it| {
            let opens = it.before.is_none_or(|before| before < span.start);
            it.pronoun || !opens || self.names().contains(it.span.of(self.text))
        })
    }

    /// The last sentence of a span, by its stops.
    fn last_sentence(&self, span: Span<Text>) -> Span<Text> {
        let words = span.of(self.text).trim_end();
        let body = span.start + words.trim_end_matches(['.', '!', '?', '…', '”', '"', '’']).len() as u32;
        let before = self.stops().partition_point(|stop| *stop < body).checked_sub(1).map(|at| self.stops()[at] + 1);
        Span::new(before.map_or(span.start, |start| start.max(span.start)), span.start + words.len() as u32)
    }

    /// The first sentence of a span, by its stops.
    fn first_sentence(&self, span: Span<Text>) -> Span<Text> {
        let words = span.of(self.text);
        let start = span.end - words.trim_start_matches(['.', ' ', '!', '?']).len() as u32;
        let next = self.stops().partition_point(|stop| *stop < start);
        Span::new(start, self.stops().get(next).map_or(span.end, |stop| (*stop).min(span.end)))
    }

    /// Whether the paragraphs around tell whose words a whole-paragraph quotation is.
    fn is_continued(&self, block: u32) -> bool {
        let running = self.reading.running_blocks();
        let at = running.partition_point(|index| *index < block as usize);
        let mut before = running[..at].iter().rev().map(|index| self.hands_on_once(*index as u32));
        let after = running[at..].iter().find(|index| **index > block as usize);
        before.next().is_some_and(|next| next.to_next)
            || before.take(READ_OUT).filter(|earlier| earlier.is_quoted).count() == READ_OUT
            || after.is_some_and(|index| self.takes_up(*index as u32))
    }

    fn hands_on_once(&self, block: u32) -> HandsOn {
        *self.handed_on.borrow_mut().entry(block).or_insert_with(|| self.hands_on(block))
    }

    /// Whether a paragraph leads in the quotation after it: it ends with a colon or a question, is all quotation, or somebody speaks in it.
    fn hands_on(&self, block: u32) -> HandsOn {
        let Block { span, kind, .. } = self.reading.article().blocks()[block as usize];
        if self.is_label(span) && (kind != BlockKind::Heading || self.names_somebody(span)) {
            return HandsOn { to_next: true, is_quoted: false };
        }
        let outside = self.outside(block);
        let is_quoted =
            outside.len() > 1 && !outside.iter().any(|run| run.of(self.text).contains(char::is_alphanumeric));
        let last = self.last_sentence(span);
        let to_next = is_quoted
            || span.of(self.text).ends_with([':', '?'])
            || self.is_led_in(last)
            || self.is_about_somebody(last)
            || outside.iter().any(|run| self.speaks(*run));
        HandsOn { to_next, is_quoted }
    }

    /// Whether somebody speaks, thinks or writes in a span, whoever writes the story among them.
    fn speaks(&self, span: Span<Text>) -> bool {
        let words: Vec<&str> = self.words(span).collect();
        let tells = |at: usize| is_report(words[at]) && (at == 0 || words[at - 1] != "to");
        self.says(span)
            || (0..words.len()).any(tells) && self.names_somebody(span)
            || words.iter().any(|word| is_first_person(word))
    }

    /// Whether a sentence names somebody: `Lee gave the delegates a taste of the new hall.`
    fn is_about_somebody(&self, span: Span<Text>) -> bool {
        let mentions = self.reading.mentions();
        let from = mentions.partition_point(|mention| mention.span.start < span.start);
        let mut named = mentions[from..].iter().take_while(|mention| mention.span.end <= span.end);
        named.any(|mention| !mention.nameless)
    }

    /// Whether a sentence ends on words to come: `a voice`, `his reply`, but not `expected an answer`.
    fn is_led_in(&self, span: Span<Text>) -> bool {
        let mut before = "";
        self.words(span).any(|word| {
            let heard =
                leads_in(word) && (word.starts_with("voice") || !matches!(before, "a" | "an" | "any" | "no" | "for"));
            before = word;
            heard
        })
    }

    /// A short line without a stop that leads in what follows, or names the source of what came before: `From the handbook`.
    fn is_label(&self, span: Span<Text>) -> bool {
        let words = span.of(self.text);
        !words.ends_with(['.', '!', '?', '”', '"', '…'])
            && self.words(span).take(LONGEST_LABEL + 1).count() <= LONGEST_LABEL
    }

    /// A line that is a name: `Ann Lee, Ph.D.`
    fn is_name_line(&self, span: Span<Text>) -> bool {
        let words: Vec<&str> = self.words(span).take(LONGEST_NAME_LINE + 1).collect();
        (2..=LONGEST_NAME_LINE).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether a paragraph opens by telling whose words came before it: `— Ann Lee`, `She said so again …`.
    fn takes_up(&self, block: u32) -> bool {
        let Block { span, kind, .. } = self.reading.article().blocks()[block as usize];
        let words = span.of(self.text);
        let dash = kind != BlockKind::Heading && (self.is_label(span) || self.is_name_line(span))
            || words.starts_with(['—', '–', '―', '~'])
            || words.starts_with("-- ")
            || words.starts_with("- ");
        let quoted = words.starts_with(['"', '“', '‘']);
        dash || !quoted
            && self.words(span).take(NEAR_START).any(is_report)
            && self.words(span).next().is_some_and(|word| is_pronoun(&word.to_lowercase()))
    }
}
