//! Countries and states that a headline names, and whether the story bears them out.

use super::{Form, LandMention};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::span::{Span, Text};
use crate::table::{Row, RowId};

/// A country or state that a headline names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Headlined {
    pub(crate) span: Span<Text>,
    /// Its row.
    pub(crate) row: RowId,
    /// Whether anything below the headline names it or what is of it.
    pub(crate) borne_out: bool,
    /// The first of its kind, country or state, that is named there.
    pub(crate) rival: Option<Span<Text>>,
}

/// How many bytes a name has at least.
const SHORTEST: u32 = 4;

/// Those of a story, in text order.
pub(crate) fn read(reading: &Reading<'_>) -> Vec<Headlined> {
    let block_of = |mention: &LandMention| reading.article().block_at(mention.span.start);
    let kind_of = |mention: &LandMention| block_of(mention).map(|block| reading.article().blocks()[block].kind);
    // `OK`, `US`: words, and what copy calls a country in any other way.
    let is_named =
        |mention: &LandMention| matches!(mention.form, Form::Name | Form::Owner) && mention.span.len() >= SHORTEST;
    let tables = reading.tables();
    let named = reading.lands().iter().filter(|land| kind_of(land) == Some(BlockKind::Headline) && is_named(land));
    let headlined = named.filter_map(|land| {
        let row = tables.row(*land.rows.first()?);
        let is_rival = |other: &&LandMention| {
            let other_row = other.rows.first().map(|row| tables.row(*row));
            kind_of(other) == Some(BlockKind::Paragraph)
                && other_row.is_some_and(|other| other != row && other.get("within") == row.get("within"))
        };
        let rival = reading.lands().iter().find(is_rival).map(|other| other.span);
        let borne_out = land.rows.iter().any(|row| stands_below(reading, tables.row(*row)));
        Some(Headlined { span: land.span, row: row.id(), borne_out, rival })
    });
    headlined.collect()
}

/// Whether a name, an abbreviation or an adjective of a land stands anywhere but in headlines.
fn stands_below(reading: &Reading<'_>, row: Row<'_>) -> bool {
    let forms = ["aliases", "adjectives"].into_iter().flat_map(|column| row.names(column));
    let forms: Vec<String> = forms.chain([row.get("name").into_owned()]).collect();
    let blocks = reading.article().blocks().iter().filter(|block| block.kind != BlockKind::Headline);
    blocks.into_iter().any(|block| {
        let text = reading.slice(block.span);
        forms.iter().any(|form| memchr::memmem::find(text.as_bytes(), form.as_bytes()).is_some())
    })
}
