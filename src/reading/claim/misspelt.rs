//! Claims about known names that are spelt otherwise.

use super::{Claim, ClaimKind, Field, Holds};
use crate::reading::known::{Misspelt, Proof, right_name};
use crate::reading::person::is_age_word;
use crate::table::Row;

/// What names are of.
const KINDS: &[&str] = &["person", "brand", "org", "place", "event"];

/// A name the tables know, spelt otherwise.
pub(super) static MISSPELT: ClaimKind = ClaimKind {
    name: "misspelt",
    doc: "A name that the tables list, in a form that is none of its own.",
    fields: &[
        Field::new("right", Holds::Text, "The name as the tables have it.", |claim| right_name(row(claim)).into()),
        Field::new("kind", Holds::Word(KINDS), "What the name is of.", |claim| {
            let kind = row(claim).get("kind");
            if kind.is_empty() { "person".to_owned() } else { kind.into_owned() }.into()
        }),
        Field::new(
            "proof",
            Holds::Word(Proof::NAMES),
            "Why it is one: listed as a misspelling, listed as what is likely one and may be somebody's name, or a slip away.",
            |claim| misspelt(claim).proof.name().into(),
        ),
        Field::new("right_stands", Holds::Flag, "The right form stands in the story too.", |claim| {
            misspelt(claim).right_stands.into()
        }),
        Field::new(
            "of_age",
            Holds::Flag,
            "An age stands right behind it, as with somebody whom readers are not to know: `Caitlin Clarke, 23,`.",
            |claim| is_of_age(claim).into(),
        ),
        Field::new("one_word", Holds::Flag, "It is a single word.", |claim| {
            (!claim.text().contains(char::is_whitespace)).into()
        }),
        Field::new(
            "office_fits",
            Holds::Flag,
            "The story gives the person an office that the known one has held.",
            |claim| misspelt(claim).office_fits.into(),
        ),
    ],
    count: |reading| reading.misspelt_names().len(),
    span: |reading, index| reading.misspelt_names()[index].span,
};

fn is_of_age(claim: Claim<'_>) -> bool {
    let words = claim.reading.words();
    let after = claim.reading.tokens_in(claim.span()).end;
    let word = |at: usize| words.get(at).copied().unwrap_or_default();
    matches!(word(after), "," | "(") && is_age_word(word(after + 1))
}

fn misspelt(claim: Claim<'_>) -> &Misspelt {
    &claim.reading.misspelt_names()[claim.index]
}

fn row(claim: Claim<'_>) -> Row<'_> {
    claim.reading.tables().row(misspelt(claim).row)
}
