//! What has been read of a story so far, layer by layer: nothing at first, and each once.

use super::acronym::Acronyms;
use super::attribution::{Attribution, Utterance};
use super::balance::Imbalance;
use super::class::Classified;
use super::date::{DateMention, Resolved, StoryDate};
use super::form::Forms;
use super::marked::Marked;
use super::quantity::Quantity;
use super::statement::conversion::Conversion;
use super::time::TimeMention;
use super::{
    Sentence, date, description, echo, key, known, land, misprint, person, proper, quotation, statement, time,
};
use std::cell::OnceCell;

/// The layers of a reading; [`Reading`](super::Reading) says what each is.
#[derive(Default)]
pub(super) struct Layers {
    pub(super) classes: OnceCell<Classified>,
    pub(super) story_date: OnceCell<Option<StoryDate>>,
    pub(super) dates: OnceCell<Vec<DateMention>>,
    pub(super) pieces: OnceCell<Vec<u32>>,
    pub(super) resolved: OnceCell<Vec<Resolved>>,
    pub(super) people: OnceCell<person::People>,
    pub(super) first_mentions: OnceCell<Vec<Option<usize>>>,
    pub(super) congress: OnceCell<bool>,
    pub(super) descriptions: OnceCell<Vec<description::Description>>,
    pub(super) gender_signs: OnceCell<Vec<person::GenderSign>>,
    pub(super) relatives: OnceCell<person::Relatives>,
    pub(super) known: OnceCell<Vec<known::Known>>,
    pub(super) misspelt: OnceCell<Vec<known::Misspelt>>,
    pub(super) lands: OnceCell<Vec<land::LandMention>>,
    pub(super) placings: OnceCell<Vec<land::Placing>>,
    pub(super) capitals: OnceCell<Vec<land::Capital>>,
    pub(super) demonyms: OnceCell<Vec<land::Demonym>>,
    pub(super) headlined_lands: OnceCell<Vec<land::Headlined>>,
    pub(super) moneys: OnceCell<Vec<land::Money>>,
    pub(super) ranges: OnceCell<Vec<date::RangeMention>>,
    pub(super) date_contexts: OnceCell<Vec<date::Context>>,
    pub(super) misprints: OnceCell<Vec<misprint::Misprint>>,
    pub(super) hashes: OnceCell<Vec<key::Hashed>>,
    pub(super) forms: OnceCell<Forms>,
    pub(super) times: OnceCell<Vec<TimeMention>>,
    pub(super) judged_times: OnceCell<Vec<time::Judged>>,
    pub(super) acronyms: OnceCell<Acronyms>,
    pub(super) proper: OnceCell<proper::ProperNames>,
    pub(super) quantities: OnceCell<Vec<Quantity>>,
    pub(super) borne_out: OnceCell<Vec<Option<bool>>>,
    pub(super) counterparts: OnceCell<Vec<Option<u32>>>,
    pub(super) changes: OnceCell<Vec<statement::change::Change>>,
    pub(super) shares: OnceCell<Vec<statement::share::Share>>,
    pub(super) rates: OnceCell<Vec<statement::rate::Rate>>,
    pub(super) portions: OnceCell<Vec<statement::portion::Portion>>,
    pub(super) recounts: OnceCell<Vec<statement::recount::Recount>>,
    pub(super) parts: OnceCell<Vec<statement::parts::Parts>>,
    pub(super) lists: OnceCell<Vec<statement::list::List>>,
    pub(super) ranks: OnceCell<Vec<statement::rank::Rank>>,
    pub(super) votes: OnceCell<Vec<statement::vote::Vote>>,
    pub(super) events: OnceCell<Vec<statement::event::Event>>,
    pub(super) bearings: OnceCell<Vec<statement::bearing::Bearing>>,
    pub(super) editions: OnceCell<Vec<statement::edition::Edition>>,
    pub(super) conversions: OnceCell<Vec<Conversion>>,
    pub(super) exchanges: OnceCell<Vec<statement::conversion::exchange::Exchange>>,
    pub(super) lives: OnceCell<Vec<statement::life::Life>>,
    pub(super) dates_of_lives: OnceCell<statement::life::Dates>,
    pub(super) life_dates: OnceCell<Vec<known::LifeDate>>,
    pub(super) main_of_obituary: OnceCell<Option<u32>>,
    pub(super) anniversaries: OnceCell<Vec<statement::anniversary::Anniversary>>,
    pub(super) year_spans: OnceCell<Vec<statement::span::YearSpan>>,
    pub(super) timings: OnceCell<Vec<statement::timing::Timing>>,
    pub(super) orders: OnceCell<Vec<statement::order::Order>>,
    pub(super) utterances: OnceCell<Vec<Utterance>>,
    pub(super) attributions: OnceCell<Vec<Attribution>>,
    pub(super) rewordings: OnceCell<Vec<echo::Rewording>>,
    pub(super) repeats: OnceCell<Vec<echo::Repeat>>,
    pub(super) sentences: OnceCell<Vec<Sentence>>,
    pub(super) quotations: OnceCell<quotation::Quotations>,
    pub(super) bracket_faults: OnceCell<Vec<Imbalance>>,
    pub(super) marked: OnceCell<Marked>,
    pub(super) running: OnceCell<Vec<usize>>,
    pub(super) title_case: OnceCell<Vec<bool>>,
}
