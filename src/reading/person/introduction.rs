//! Who is named before being introduced, or without ever being: the paragraph that said who it is was cut, or has changed places with another.

use super::detail::{courtesy, courtesy_gender, is_aged, role_behind};
use super::gender::has_speech_beside;
use super::mention::is_deed;
use super::told::{is_running, says_who};
use super::word::{is_courtesy, is_particle};
use super::{PersonMention, given};
use crate::article::BlockKind;
use crate::reading::Reading;
use crate::reading::attribution::is_speech;
use crate::reading::token::owner;
use crate::reading::vocabulary::{
    fold, is_body, is_common_surname, is_everyday, is_family, is_geography, is_role, is_somebody,
};
use crate::table::TableId;

/// How many people a story introduces in full before it is one that introduces people.
const INTRODUCES: usize = 2;

/// Whether a mention is a surname alone that says or does something, of somebody whom a later paragraph introduces by full name and office or role.
pub(in crate::reading) fn comes_early(reading: &Reading<'_>, number: usize) -> Option<bool> {
    let people = reading.people();
    let mention = &people.mentions[number];
    let told = people.told(reading, number)?;
    if !is_bare(mention) || told.first != Some(number) || !names_a_person(reading, mention) {
        return Some(false);
    }
    let Some(later) = told.introduced.filter(|later| *later > number) else { return Some(false) };
    let named_before = people.mentions[..number].iter().any(|it| it.who == mention.who && it.name.is_full());
    let introduction = &people.mentions[later];
    let text = reading.text();
    Some(
        !named_before
            && !stands_for_headline(reading, mention)
            && fold(introduction.name.surname.of(text)) == fold(mention.name.surname.of(text))
            && stands_apart(reading, mention, introduction)
            && introduces(reading, introduction)
            && (is_subject(reading, mention) || is_subject_of_a_verb(reading, mention))
            && reading.known_people()[later].person.is_none(),
    )
}

/// Whether the introduction of somebody stands in another paragraph, or behind the sentence after the one in which the person speaks.
fn stands_apart(reading: &Reading<'_>, mention: &PersonMention, introduction: &PersonMention) -> bool {
    let sentence = |mention: &PersonMention| reading.sentence_at(mention.name.span.start);
    let is_behind = || sentence(mention).zip(sentence(introduction)).is_some_and(|(one, other)| other > one + 1);
    paragraph(reading, introduction) != paragraph(reading, mention)
        || is_behind() && has_speech_beside(reading, mention) && !is_cut_off(reading, mention)
}

/// Whether a verb in small letters that nobody needs a word for, or one that reports, follows the name: `Roe was`, `Roe had`, `Roe heard`.
fn is_subject_of_a_verb(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let after = reading.tokens_in(mention.name.span).end;
    let opens = reading
        .sentence_at(mention.span.start)
        .is_some_and(|sentence| reading.sentences()[sentence].span.start == mention.span.start);
    let verb = reading.words().get(after).copied().unwrap_or_default();
    let is_verb = matches!(
        verb,
        "was"
            | "is"
            | "had"
            | "has"
            | "heard"
            | "saw"
            | "felt"
            | "thought"
            | "kept"
            | "began"
            | "put"
            | "set"
            | "got"
            | "grew"
            | "bought"
            | "sold"
            | "built"
            | "brought"
            | "caught"
            | "found"
            | "fell"
            | "told"
            | "would"
            | "will"
            | "now"
            | "still"
    );
    opens && is_verb
}

/// Whether a mention is a surname alone that words beside it show to be a person's, of nobody whom the story or the tables know, where the story
/// introduces others in full.
pub(in crate::reading) fn is_stranger(reading: &Reading<'_>, number: usize) -> Option<bool> {
    let people = reading.people();
    let mention = &people.mentions[number];
    let told = people.told(reading, number)?;
    if !is_bare(mention) || told.in_full || told.first != Some(number) || !names_a_person(reading, mention) {
        return Some(false);
    }
    let common = is_common_surname(mention.name.surname.of(reading.text())) && is_subject(reading, mention);
    let is_person = common || is_styled(reading, mention) || says_more(reading, mention);
    Some(
        is_person
            && (introduces_people(reading) || is_like_somebody(reading, mention))
            && !is_told_before(reading, mention)
            && !is_cut_off(reading, mention)
            && !is_a_firms(reading, mention)
            && !is_in_a_longer_name(reading, mention)
            && !is_known(reading, mention),
    )
}

/// Whether a surname alone is introduced all the same: by a given name that no list has (`Norm Eisen`), by the word before it (`the baker Halston`), by what
/// stands behind (`Majed, 13,`, `Majed, who`).
pub(in crate::reading) fn is_placed(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let after = reading.tokens_in(mention.name.span).end;
    let word = |at: usize| reading.words().get(at).copied().unwrap_or_default();
    let is_age = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_apposed = word(after) == "," && (word(after + 1) == "who" || is_age(word(after + 1)));
    // `Mr Roe-said`, in copy whose spaces were lost
    let is_glued =
        || reading.slice(mention.name.surname).split('-').skip(1).any(|part| part.starts_with(char::is_lowercase));
    is_apposed
        || is_glued()
        || is_cut_off(reading, mention)
        || is_told_before(reading, mention)
        || is_in_a_longer_name(reading, mention)
}

/// Whether what stands right before the name, up to a space, may be a first half of it or a place's: an initial (`J. Roe`), a particle (`Jan de Roe`), a word
/// glued to a given name (`solicitor-Ann Roe`) or with letters lost (`Hans-J?rg Roe`), `of` (`Ann Lee of Missoula, who`); a peer's style.
fn is_cut_off(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let is_peer = courtesy(reading, mention).is_some() && courtesy_gender(reading, mention).is_none();
    let before = &reading.text()[..mention.name.span.start as usize];
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_glued = word.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase));
    let is_broken = before.ends_with(|ch: char| !ch.is_whitespace() && !is_opening(ch))
        || word.trim_end_matches('?').contains(['?', char::REPLACEMENT_CHARACTER]);
    let is_initial = word.len() == 2 && word.ends_with('.');
    let is_place = matches!(word, "of" | "from" | "in" | "at" | "near" | "by" | "for" | "site" | "named");
    is_peer || is_glued || is_broken || is_initial || is_place || is_particle(word)
}

fn is_opening(mark: char) -> bool {
    matches!(mark, '“' | '‘' | '"' | '\'' | '(' | '[' | '—' | '–' | '*' | '_')
}

/// Whether what stands right behind the name makes it that of a firm, or of somebody told of by age: `said Roe's analyst Ann Lee`, `said Roe, Lee and Hart`,
/// `said Roe, 8`.
fn is_a_firms(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let after = &reading.text()[mention.name.span.end as usize..];
    let listed = after.strip_prefix(", ").is_some_and(|next| {
        next.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit()) && !next.starts_with('I')
    });
    listed || after.starts_with("'s") || after.starts_with("’s") || after.starts_with(" &")
}

/// The most people a sentence names besides one it takes for known: more of them are a line-up.
const MOST_NAMED: usize = 3;

/// Whether a full name stands once in the story, and nothing beside it tells who that is: no office, role or age, nothing between commas or in brackets, no
/// relative, no line-up. So a story names again whom it has introduced.
pub(in crate::reading) fn is_taken_for_known(reading: &Reading<'_>, number: usize) -> bool {
    let people = reading.people();
    let mention = &people.mentions[number];
    let is_place = mention.name.given.is_some_and(|given| is_geography(reading.slice(given)));
    let is_bare = mention.name.is_full() && mention.title.is_none() && !is_place;
    if !is_bare || !is_running(reading, mention) || says_who(reading, mention) {
        return false;
    }
    if people.told(reading, number).is_none_or(|told| told.mentions > 1) {
        return false;
    }
    let Some(sentence) = reading.sentence_at(mention.name.span.start).map(|at| &reading.sentences()[at]) else {
        return false;
    };
    let before = |offset: u32| people.mentions.partition_point(|other| other.span.start < offset);
    let named = before(sentence.span.end) - before(sentence.span.start);
    let own = reading.tokens_in(mention.name.span);
    let word = |at: Option<usize>| at.and_then(|at| reading.words().get(at)).copied().unwrap_or_default();
    let (before, after) = (word(own.start.checked_sub(1)), word(Some(own.end)));
    let is_led = matches!(before, "," | "(" | "and" | "&" | "–" | "—" | "named" | "called" | "to" | "the")
        || owner(before).is_some()
        || before.starts_with(char::is_uppercase)
        || is_role(before);
    let is_followed = matches!(after, "," | "(" | "–" | "—" | "and" | "&") || after.starts_with(char::is_uppercase);
    let is_kin = |word: &str| owner(word).unwrap_or(word).rsplit('-').next().is_some_and(is_family);
    let tells_of_kin = || sentence.tokens().any(|at| is_kin(word(Some(at))));
    named <= MOST_NAMED && !is_led && !is_followed && !is_aged(reading, mention.name.span) && !tells_of_kin()
}

/// A surname with no office beside it.
fn is_bare(mention: &PersonMention) -> bool {
    !mention.name.is_full() && mention.title.is_none() && !mention.nameless
}

/// Whether the name is a person's: nothing else besides, or with a courtesy title.
fn names_a_person(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let surname = reading.slice(mention.name.surname);
    // `Mr Speaker`; `Mr Roe-earlier`, in copy whose spaces were lost
    let is_odd =
        || is_role(&fold(surname)) || surname.split('-').skip(1).any(|part| part.starts_with(char::is_lowercase));
    is_surname(reading, mention) || is_styled(reading, mention) && !is_odd()
}

/// Whether the name is nothing else besides: no word, place, body or given name.
fn is_surname(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let surname = mention.name.surname.of(reading.text());
    let is_glued = surname.split('-').skip(1).any(|part| part.starts_with(char::is_lowercase))
        || surname.contains(['\'', '’']) && surname.contains("s-");
    !(is_glued
        || is_everyday(&fold(surname))
        || is_geography(surname)
        || is_body(surname)
        || given::known(surname).is_some())
}

/// Whether the mention stands in the first paragraph of a story without a headline: some papers' files have it there.
fn stands_for_headline(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let blocks = reading.article().blocks();
    let first = blocks.iter().position(|block| block.kind == BlockKind::Paragraph);
    paragraph(reading, mention) == first && !blocks.iter().any(|block| block.kind == BlockKind::Headline)
}

/// Whether a full name is given with words that tell who it is: an office, a role, something between commas.
fn introduces(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let tokens = reading.tokens_in(mention.name.span);
    let is_comma = |at: usize| reading.tokens().get(at).is_some_and(|it| reading.slice(it.span) == ",");
    says_who(reading, mention) || is_comma(tokens.end) || tokens.start.checked_sub(1).is_some_and(is_comma)
}

/// Whether a man's or a woman's courtesy title stands before the name, and no other title before that: `Mr Roe`, but not `Secretary Mr Roe`.
fn is_styled(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let Some(title) = courtesy(reading, mention).filter(|_| courtesy_gender(reading, mention).is_some()) else {
        return false;
    };
    let before = reading.tokens_in(title).start.checked_sub(1).map(|at| reading.tokens()[at]);
    let opens =
        |at: u32| reading.sentence_at(at).is_some_and(|sentence| reading.sentences()[sentence].span.start == at);
    let after = reading.tokens_in(mention.name.span).end;
    let is_joint = reading.tokens().get(after).is_some_and(|it| matches!(reading.slice(it.span), "and" | "&" | "/"));
    !is_joint && !before.is_some_and(|it| it.capital && it.span.end + 1 == title.start && !opens(it.span.start))
}

/// Whether the surname stands in a longer name somewhere: `Ricardo Rosselló Nevares`, `Nabil al-Quaety`.
fn is_in_a_longer_name(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let surname = fold(reading.slice(mention.name.surname));
    let tokens = reading.tokens();
    let is_name = |at: usize| tokens[at].capital && !is_courtesy(reading.slice(tokens[at].span));
    let is_beside = |one: usize, next: usize| {
        next < tokens.len()
            && tokens[one].block == tokens[next].block
            && tokens[one].span.end + 1 == tokens[next].span.start
    };
    (0..tokens.len()).any(|at| {
        let word = reading.slice(tokens[at].span);
        // `Judge-Roe`
        if !surname.contains('-')
            && word.len() > surname.len()
            && word.rsplit_once('-').is_some_and(|(_, last)| fold(last) == surname)
        {
            return true;
        }
        let word = word.split_once('-').map_or(word, |(before, _)| if surname.contains('-') { word } else { before });
        word.len().abs_diff(surname.len()) <= 4
            && fold(owner(word).unwrap_or(word)) == surname
            && (at > 0 && is_beside(at - 1, at) && is_name(at - 1) || is_beside(at, at + 1) && is_name(at + 1))
    })
}

/// Whether the word before the name tells who it is already: `the designer Halston`, `her husband Siarhei`.
fn is_told_before(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let name = reading.tokens_in(mention.name.span).start;
    let Some(before) = name.checked_sub(1).map(|at| reading.tokens()[at]) else { return false };
    let word = reading.slice(before.span);
    is_role(word) || is_family(word) || is_somebody(word)
}

fn paragraph(reading: &Reading<'_>, mention: &PersonMention) -> Option<usize> {
    reading.article().block_at(mention.name.span.start)
}

/// Whether a verb of speech or of doing stands beside the name: `Roe said`, `said Roe`, `Roe opened`.
fn is_subject(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let tokens = reading.tokens_in(mention.name.span);
    let word = |at: Option<usize>| at.and_then(|at| reading.tokens().get(at)).map_or("", |it| reading.slice(it.span));
    let (before, after) = (word(tokens.start.checked_sub(1)), word(Some(tokens.end)));
    is_speech(before) || is_speech(after) || is_deed(after)
}

/// Whether words behind the name tell who it is: `Roe, the finance chief,`, `Roe, who did the deal,`.
fn says_more(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let tokens = reading.tokens_in(mention.name.span);
    let word = |at: usize| reading.tokens().get(at).map_or("", |it| reading.slice(it.span));
    let is_chief = || word(tokens.end + 1) == "the" && (2..5).any(|step| word(tokens.end + step) == "chief");
    word(tokens.end) == "," && (word(tokens.end + 1) == "who" || is_chief() || role_behind(reading, mention).is_some())
}

/// Whether a surname is nearly that of somebody whom the paragraphs before introduce: `Walters` behind `Martin Walker, a teacher,`.
fn is_like_somebody(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    const MOST_EDITS: usize = 2;
    // Names beyond this many are not compared: no story has them.
    const MOST_NAMES: usize = 50;
    let surname = fold(reading.slice(mention.name.surname));
    let is_like = |other: &PersonMention| {
        let known = fold(reading.slice(other.name.surname));
        known.chars().next() == surname.chars().next() && strsim::osa_distance(&known, &surname) <= MOST_EDITS
    };
    let before = reading.mentions().iter().take_while(|other| other.span.start < mention.span.start);
    before.filter(|other| other.name.is_full() && is_running(reading, other)).take(MOST_NAMES).any(is_like)
}

/// Whether the paragraphs of the story introduce several people by their full names.
fn introduces_people(reading: &Reading<'_>) -> bool {
    let people = reading.people();
    let full =
        people.mentions.iter().filter(|it| introduces(reading, it) && it.name.is_full() && is_running(reading, it));
    let mut introduced: Vec<u32> = full.filter_map(|it| it.who).collect();
    introduced.sort_unstable();
    introduced.dedup();
    introduced.len() >= INTRODUCES
}

/// Whether the tables have somebody, or something, of the surname: readers need nobody to say who Putin is.
fn is_known(reading: &Reading<'_>, mention: &PersonMention) -> bool {
    let surname = fold(mention.name.surname.of(reading.text()));
    let word = surname.rsplit(' ').next().unwrap_or_default();
    let tables = reading.tables();
    !tables.find_word(TableId::PEOPLE, "person", word).is_empty()
        || !tables.find_word(TableId::NAMES, "name", word).is_empty()
}
