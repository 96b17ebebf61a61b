//! What a reader takes from a story: words, sentences, quotations, brackets, people, names, acronyms, dates. Each layer over the words is computed at
//! most once, when a rule first asks for it, and never fails; what could not be read is unknown.

pub mod acronym;
pub mod attribution;
pub mod balance;
mod bracket;
pub mod claim;
mod class;
pub mod date;
pub(crate) mod description;
pub mod echo;
pub mod form;
mod heading;
mod key;
mod known;
mod land;
mod layers;
mod line;
mod marked;
pub mod misprint;
pub mod person;
mod piece;
mod printed;
pub mod proper;
pub mod quantity;
mod quotation;
mod seen;
mod sentence;
mod slip;
pub mod statement;
pub mod time;
mod token;
mod vocabulary;
mod word_list;

pub use quotation::Quotation;
pub use sentence::Sentence;
pub use token::{Token, TokenKind};

use crate::article::{Article, Block, BlockKind, MarkKind};
use crate::span::{Span, Text};
use crate::table::Tables;
use acronym::AcronymMention;
use attribution::{Attribution, Utterance};
use balance::Imbalance;
use chrono::NaiveDate;
use class::{Classes, Classified};
use date::{DateMention, Resolved, StoryDate};
use form::Forms;
use layers::Layers;
use marked::Marked;
use person::PersonMention;
use proper::ProperName;
use quantity::Quantity;
use statement::conversion::{self, Conversion};
use std::ops::Range;
use time::TimeMention;

/// What is known of a story beside the article itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// Path of its file; a date in the file's name counts.
    pub path: &'a str,
    /// The date of the story where nothing in it says one.
    pub date: Option<NaiveDate>,
    /// The tables of fact; the shipped ones where none are given.
    pub tables: Option<&'a Tables>,
}

/// One reading of one article.
pub struct Reading<'a> {
    article: &'a Article,
    given: Given<'a>,
    tokens: Vec<Token>,
    words: Vec<&'a str>,
    layers: Layers,
}

impl<'a> Reading<'a> {
    /// A reading of `article`: its tokens are there, nothing else is computed yet.
    pub fn new(article: &'a Article, given: Given<'a>) -> Self {
        let tokens = token::read(article);
        let words = tokens.iter().map(|token| token.word(article.text())).collect();
        Reading { article, given, tokens, words, layers: Layers::default() }
    }

    /// The article read.
    pub fn article(&self) -> &'a Article {
        self.article
    }

    /// The running text.
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// Which piece of a round-up a place belongs to; all of any other story is one.
    pub(crate) fn piece_at(&self, offset: u32) -> usize {
        let starts = self.layers.pieces.get_or_init(|| piece::starts(self));
        starts.partition_point(|start| *start <= offset)
    }

    /// The date of the story (never the clock's), or `None` where nothing says it.
    pub fn story_date(&self) -> Option<&StoryDate> {
        let read = || date::read_story_date(self, self.given.path, self.given.date);
        self.layers.story_date.get_or_init(read).as_ref()
    }

    /// The full date in the story's dateline, and where it stands.
    pub fn dateline_date(&self) -> Option<(NaiveDate, Span<Text>)> {
        date::story_date::dateline(self)
    }

    /// The date in the name of the story's file.
    pub fn file_name_date(&self) -> Option<NaiveDate> {
        date::story_date::in_file_name(self.given.path)
    }

    /// What its words are by their letters alone.
    fn classes(&self) -> &Classified {
        self.layers.classes.get_or_init(|| Classified::new(&self.tokens, &self.words))
    }

    /// Dates as printed, in text order.
    pub fn dates(&self) -> &[DateMention] {
        self.layers.dates.get_or_init(|| date::read(self))
    }

    /// What the calendar says of each of [`Reading::dates`].
    pub fn resolved_dates(&self) -> &[Resolved] {
        self.layers.resolved.get_or_init(|| date::resolve(self))
    }

    /// Stretches of time with both ends printed, in text order.
    pub fn ranges(&self) -> &[date::RangeMention] {
        self.layers.ranges.get_or_init(|| date::read_ranges(self))
    }

    /// What the sentence of each of [`Reading::dates`] makes of it.
    pub fn date_contexts(&self) -> &[date::Context] {
        self.layers.date_contexts.get_or_init(|| date::read_contexts(self))
    }

    /// Numbers in a form no style has, in text order.
    pub fn misprints(&self) -> &[misprint::Misprint] {
        self.layers.misprints.get_or_init(|| misprint::read(self))
    }

    /// What each token is by its letters: what words are compared by.
    fn hashes(&self) -> &[key::Hashed] {
        self.layers.hashes.get_or_init(|| {
            let hashed = |(token, word): (&Token, &&str)| match token.kind {
                TokenKind::Word => key::Hashed::new(word),
                TokenKind::Number => key::Hashed::number(word),
                TokenKind::Mark => key::Hashed::default(),
            };
            self.tokens().iter().zip(self.words()).map(hashed).collect()
        })
    }

    /// Words that could have been written otherwise.
    pub fn forms(&self) -> &Forms {
        self.layers.forms.get_or_init(|| form::read(self))
    }

    /// Clock times as printed, in text order.
    pub fn times(&self) -> &[TimeMention] {
        self.layers.times.get_or_init(|| time::read(self))
    }

    /// What clock and calendar say of each of [`Reading::times`].
    pub fn judged_times(&self) -> &[time::Judged] {
        self.layers.judged_times.get_or_init(|| time::judge(self))
    }

    /// Words, numbers and marks, in text order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// What each token says: what it prints, but for a hyphen between spaces, which is a dash.
    pub(crate) fn words(&self) -> &[&'a str] {
        &self.words
    }

    /// Sentences, in text order; none runs over the end of its block.
    pub fn sentences(&self) -> &[Sentence] {
        self.layers.sentences.get_or_init(|| sentence::read(self))
    }

    /// Quotations between quotation marks, in text order.
    pub fn quotations(&self) -> &[Quotation] {
        &self.paired_quotations().all
    }

    /// Quotation marks that do not balance, in text order.
    pub fn quotation_faults(&self) -> &[Imbalance] {
        &self.paired_quotations().faults
    }

    fn paired_quotations(&self) -> &quotation::Quotations {
        self.layers.quotations.get_or_init(|| quotation::read(self))
    }

    /// Brackets that do not balance, in text order.
    pub fn bracket_faults(&self) -> &[Imbalance] {
        self.layers.bracket_faults.get_or_init(|| bracket::read(self))
    }

    /// What is read of each of [`Reading::quotations`] beside its marks.
    pub fn utterances(&self) -> &[Utterance] {
        self.layers.utterances.get_or_init(|| attribution::utterances(self))
    }

    /// Places where the story reports speech outside quotations, in text order.
    pub fn attributions(&self) -> &[Attribution] {
        self.layers.attributions.get_or_init(|| attribution::read(self))
    }

    /// Places where one quotation is worded two ways, in text order.
    pub fn rewordings(&self) -> &[echo::Rewording] {
        self.layers.rewordings.get_or_init(|| echo::read_rewordings(self))
    }

    /// Paragraphs and sentences that stand more than once, in text order.
    pub fn repeats(&self) -> &[echo::Repeat] {
        self.layers.repeats.get_or_init(|| echo::read_repeats(self))
    }

    /// Mentions of people, in text order.
    pub fn mentions(&self) -> &[PersonMention] {
        &self.people().mentions
    }

    /// The first mention of a person.
    fn first_mention(&self, who: u32) -> Option<usize> {
        let read = || {
            let mut first = vec![None; self.people().persons.len()];
            for (number, mention) in self.mentions().iter().enumerate().rev() {
                if let Some(who) = mention.who {
                    first[who as usize] = Some(number);
                }
            }
            first
        };
        *self.layers.first_mentions.get_or_init(read).get(who as usize)?
    }

    /// Whether it speaks of the United States Congress.
    pub(crate) fn speaks_of_congress(&self) -> bool {
        *self.layers.congress.get_or_init(|| known::speaks_of_congress(self.text()))
    }

    pub(crate) fn people(&self) -> &person::People {
        self.layers.people.get_or_init(|| person::read(self))
    }

    /// What the story says its people are, in text order.
    pub(crate) fn descriptions(&self) -> &[description::Description] {
        self.layers.descriptions.get_or_init(|| description::read(self))
    }

    /// What tells whether its people are men or women, in text order.
    pub(crate) fn gender_signs(&self) -> &[person::GenderSign] {
        self.layers.gender_signs.get_or_init(|| person::read_gender_signs(self))
    }

    /// Of whom the story tells relatives.
    pub(crate) fn relatives(&self) -> &person::Relatives {
        self.layers.relatives.get_or_init(|| person::Relatives::read(self))
    }

    /// The tables of fact.
    pub fn tables(&self) -> &'a Tables {
        self.given.tables.unwrap_or(Tables::shipped())
    }

    /// What the tables know of each of [`Reading::mentions`].
    pub(crate) fn known_people(&self) -> &[known::Known] {
        self.layers.known.get_or_init(|| known::read(self))
    }

    /// Names the tables know that are spelt otherwise, in text order.
    pub(crate) fn misspelt_names(&self) -> &[known::Misspelt] {
        self.layers.misspelt.get_or_init(|| known::read_spelling(self))
    }

    /// Countries and states as printed, in text order.
    pub(crate) fn lands(&self) -> &[land::LandMention] {
        self.layers.lands.get_or_init(|| land::read(self))
    }

    /// Countries and states that headlines name, in text order.
    pub(crate) fn headlined_lands(&self) -> &[land::Headlined] {
        self.layers.headlined_lands.get_or_init(|| land::read_headlined(self))
    }

    /// Places told with the land they lie in, in text order.
    pub(crate) fn placings(&self) -> &[land::Placing] {
        self.layers.placings.get_or_init(|| land::read_placings(self))
    }

    /// Places called the capital of a land, in text order.
    pub(crate) fn capitals(&self) -> &[land::Capital] {
        self.layers.capitals.get_or_init(|| land::read_capitals(self))
    }

    /// The words made from a land's name that are none for its people and things, in text order.
    pub(crate) fn demonyms(&self) -> &[land::Demonym] {
        self.layers.demonyms.get_or_init(|| land::read_demonyms(self))
    }

    /// Sums in the money of a land, in text order.
    pub(crate) fn moneys(&self) -> &[land::Money] {
        self.layers.moneys.get_or_init(|| land::read_moneys(self))
    }

    /// Mentions of acronyms, in text order.
    pub fn acronym_mentions(&self) -> &[AcronymMention] {
        &self.acronyms().mentions
    }

    pub(crate) fn acronyms(&self) -> &acronym::Acronyms {
        self.layers.acronyms.get_or_init(|| acronym::read(self))
    }

    /// Proper names that are no person's, in text order.
    pub fn proper_names(&self) -> &[ProperName] {
        &self.proper().all
    }

    pub(crate) fn proper(&self) -> &proper::ProperNames {
        self.layers.proper.get_or_init(|| proper::read(self))
    }

    /// Amounts as printed, in text order.
    pub fn quantities(&self) -> &[Quantity] {
        self.layers.quantities.get_or_init(|| quantity::read(self))
    }

    /// Whether the running text bears each of [`Reading::quantities`] out; `None` for its own.
    pub(crate) fn amounts_borne_out(&self) -> &[Option<bool>] {
        self.layers.borne_out.get_or_init(|| quantity::confirmed(self))
    }

    /// Which of [`Reading::quantities`] the running text has for the same count as each, where it does not bear that one out.
    pub(crate) fn counterparts(&self) -> &[Option<u32>] {
        self.layers.counterparts.get_or_init(|| quantity::counterparts(self))
    }

    /// The range that the amount at `index` of [`Reading::quantities`] opens.
    pub(crate) fn quantity_run(&self, index: usize) -> Option<quantity::Run> {
        quantity::run(self, index)
    }

    /// Totals told with how many share them and what each has, in text order.
    pub fn rates(&self) -> &[statement::rate::Rate] {
        self.layers.rates.get_or_init(|| statement::rate::read(self))
    }

    /// Parts told beside their wholes, in text order.
    pub fn portions(&self) -> &[statement::portion::Portion] {
        self.layers.portions.get_or_init(|| statement::portion::read(self))
    }

    /// Counts that point back to others, in text order.
    pub fn recounts(&self) -> &[statement::recount::Recount] {
        self.layers.recounts.get_or_init(|| statement::recount::read(self))
    }

    /// Changes told twice, in text order.
    pub fn changes(&self) -> &[statement::change::Change] {
        self.layers.changes.get_or_init(|| statement::change::read(self))
    }

    /// Shares told twice, in text order.
    pub fn shares(&self) -> &[statement::share::Share] {
        self.layers.shares.get_or_init(|| statement::share::read(self))
    }

    /// Breakdowns with their totals, in text order.
    pub fn parts(&self) -> &[statement::parts::Parts] {
        self.layers.parts.get_or_init(|| statement::parts::read(self))
    }

    /// Numbers with the lists they count, in text order.
    pub fn lists(&self) -> &[statement::list::List] {
        self.layers.lists.get_or_init(|| statement::list::read(self))
    }

    /// Places in a row told with the length of the row, in text order.
    pub fn ranks(&self) -> &[statement::rank::Rank] {
        self.layers.ranks.get_or_init(|| statement::rank::read(self))
    }

    /// Votes and scores that can be checked, in text order.
    pub fn votes(&self) -> &[statement::vote::Vote] {
        self.layers.votes.get_or_init(|| statement::vote::read(self))
    }

    /// Events of the tables told with a date, in text order.
    pub(crate) fn events(&self) -> &[statement::event::Event] {
        self.layers.events.get_or_init(|| statement::event::read(self))
    }

    /// Makers, bands and people called by nationality and kind, in text order.
    pub(crate) fn bearings(&self) -> &[statement::bearing::Bearing] {
        self.layers.bearings.get_or_init(|| statement::bearing::read(self))
    }

    /// Games of a year told with their host, in text order.
    pub(crate) fn editions(&self) -> &[statement::edition::Edition] {
        self.layers.editions.get_or_init(|| statement::edition::read(self))
    }

    /// Amounts printed in two units, in text order.
    pub fn conversions(&self) -> &[Conversion] {
        self.layers.conversions.get_or_init(|| conversion::read(self))
    }

    /// Sums printed in two monies, in text order.
    pub fn exchanges(&self) -> &[conversion::exchange::Exchange] {
        self.layers.exchanges.get_or_init(|| conversion::exchange::read(self))
    }

    /// Ages of people, in text order.
    pub fn ages(&self) -> &[statement::life::Age] {
        &self.dates_of_lives().ages
    }

    pub(in crate::reading) fn dates_of_lives(&self) -> &statement::life::Dates {
        self.layers.dates_of_lives.get_or_init(|| statement::life::read_dates(self))
    }

    /// Births and deaths of people of the tables told with their dates, in text order.
    pub(crate) fn life_dates(&self) -> &[known::LifeDate] {
        self.layers.life_dates.get_or_init(|| known::read_life_dates(self))
    }

    /// The person a report of a death is about.
    pub(crate) fn main_of_obituary(&self) -> Option<u32> {
        *self.layers.main_of_obituary.get_or_init(|| statement::life::read_main(self))
    }

    /// Ages told beside a birth, in text order.
    pub fn lives(&self) -> &[statement::life::Life] {
        self.layers.lives.get_or_init(|| statement::life::read(self))
    }

    /// Anniversaries, and years gone by, told beside what they count from, in text order.
    pub fn anniversaries(&self) -> &[statement::anniversary::Anniversary] {
        self.layers.anniversaries.get_or_init(|| statement::anniversary::read(self))
    }

    /// Lengths of time told beside their two ends, in text order.
    pub fn year_spans(&self) -> &[statement::span::YearSpan] {
        self.layers.year_spans.get_or_init(|| statement::span::read(self))
    }

    /// Verbs with the times they are told of, in text order.
    pub fn timings(&self) -> &[statement::timing::Timing] {
        self.layers.timings.get_or_init(|| statement::timing::read(self))
    }

    /// Times that words put in order, in text order.
    pub fn orders(&self) -> &[statement::order::Order] {
        self.layers.orders.get_or_init(|| statement::order::read(self))
    }

    /// The sentence a text offset stands in.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let sentences = self.sentences();
        let at = sentences.partition_point(|sentence| sentence.span.end <= offset);
        (at < sentences.len() && sentences[at].span.start <= offset).then_some(at)
    }

    /// The sentence of a token.
    fn sentence_of(&self, token: usize) -> Option<usize> {
        self.sentence_at(self.tokens.get(token)?.span.start)
    }

    /// The sentences in which a word of those classes stands, in text order.
    fn sentences_with(&self, wanted: impl Into<Classes>) -> impl Iterator<Item = usize> + '_ {
        let mut last = None;
        let places = self.classes().places(wanted).filter_map(|at| self.sentence_of(at));
        places.filter(move |sentence| last.replace(*sentence) != Some(*sentence))
    }

    /// Whether a text offset stands inside quotation marks (or `<q>`).
    pub fn in_quotation(&self, offset: u32) -> bool {
        let quotations = self.quotations();
        let at = quotations.partition_point(|quotation| quotation.span.start <= offset);
        // Quotations at the top level do not overlap, so the last one that starts before is the only one that can hold it.
        at > 0 && quotations[at - 1].span.contains(offset) || self.in_mark(MarkKind::Quoted, offset)
    }

    /// Whether a text offset stands inside an inline mark of that kind.
    pub fn in_mark(&self, kind: MarkKind, offset: u32) -> bool {
        self.layers.marked.get_or_init(|| Marked::new(self.article.marks())).contains(kind, offset)
    }

    /// Whether a text offset stands in a block that shows somebody else's words (block quote, embedded post).
    pub fn in_embed(&self, offset: u32) -> bool {
        self.article.block_at(offset).is_some_and(|block| self.article.blocks()[block].kind.is_embedded())
    }

    /// Whether a block is a heading in which most words are capitalised.
    pub(crate) fn in_title_case(&self, block: u32) -> bool {
        self.layers.title_case.get_or_init(|| heading::in_title_case(self))[block as usize]
    }

    /// The tokens that begin in a span, by their indexes.
    pub(crate) fn tokens_in(&self, span: Span<Text>) -> Range<usize> {
        let tokens = self.tokens();
        let from = tokens.partition_point(|token| token.span.start < span.start);
        from..from + tokens[from..].iter().take_while(|token| token.span.start < span.end).count()
    }

    /// The blocks that are no [asides](Reading::is_aside), in text order.
    pub(crate) fn running_blocks(&self) -> &[usize] {
        self.layers.running.get_or_init(|| (0..self.article.blocks().len()).filter(|at| !self.is_aside(*at)).collect())
    }

    /// Whether a block stands beside the running text and does not interrupt it: a caption, a table, code, a paragraph with a picture credit.
    pub fn is_aside(&self, block: usize) -> bool {
        const CREDITS: &[&str] = &["Image:", "Photo:", "Picture:", "Credit:", "Photograph:", "Photo by"];
        let Block { kind, span, .. } = self.article.blocks()[block];
        matches!(kind, BlockKind::Caption | BlockKind::Code | BlockKind::TableCell)
            || CREDITS.iter().any(|credit| self.slice(span).contains(credit))
    }

    /// The words of a span.
    pub fn slice(&self, span: Span<Text>) -> &'a str {
        &self.article.text()[span.range()]
    }
}
