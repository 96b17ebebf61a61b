//! People told of without their name, by age and what they are: `the 36-year-old mayor`. They are the one person of the story who is that.

use super::name::Names;
use super::{Name, OfficeId, PersonMention, Tenure, detail, office};
use crate::reading::Reading;
use crate::reading::token::TokenKind;
use crate::reading::vocabulary::is_role;

/// How many words stand between the age and what the person is: `the 36-year-old retired teacher`.
const REACH: usize = 3;

/// The mentions without a name; `named` are those with one.
pub(super) fn read(reading: &Reading<'_>, named: &[PersonMention]) -> Vec<PersonMention> {
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
        let span = tokens[at].span;
        let name = Name { span, given: None, surname: span, suffix: None };
        (!goes_on).then_some(PersonMention { who: Some(who), ..PersonMention::untitled(name) })
    });
    mentions.collect()
}

/// The one person of the story who holds the office, or has the role, that the word at `at` names.
fn who_is(reading: &Reading<'_>, names: Names<'_>, at: usize, named: &[PersonMention]) -> Option<u32> {
    let word = names.word(at);
    let office: Option<OfficeId> = office::find(names, at, at + 1).next().map(|found| found.office);
    let holds = |mention: &&PersonMention| match (office, mention.title) {
        (Some(office), Some(title)) => title.office == office && title.tenure != Tenure::Former,
        (None, _) => {
            is_role(word)
                && detail::role(reading, mention).is_some_and(|role| role.of(names.text).eq_ignore_ascii_case(word))
        }
        _ => false,
    };
    let mut whos = named.iter().filter(holds).filter_map(|mention| mention.who);
    let first = whos.next()?;
    whos.all(|other| other == first).then_some(first)
}
