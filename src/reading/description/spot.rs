//! Where phrases that say what somebody is stand: behind the name (`Ann Lee, a teacher,`, `Ann Lee is a teacher`), before it with a comma (`The
//! club's captain, Ann Lee,`) and right before it (`the novelist Lee`).

use super::Standing;
use super::phrase::{self, Determiner, Phrase};
use crate::reading::Reading;
use crate::reading::line::Line;
use crate::reading::person::PersonMention;
use crate::reading::token::{TokenKind, owner};
use crate::reading::vocabulary::is_role;

/// How many words back from a name a phrase before it may begin.
const REACH: usize = 14;

/// How many words name an owner before its `'s`.
const LONGEST_OWNER: usize = 5;

/// The phrases beside the name of a mention.
pub(super) fn beside(reading: &Reading<'_>, mention: &PersonMention) -> impl Iterator<Item = Phrase> + use<> {
    let found = reading.sentence_at(mention.name.span.start).map(|sentence| {
        let line = Line::new(reading, sentence);
        let first = line.from(mention.name.span.start);
        let after = line.from(mention.name.span.end);
        [behind(&line, after), before(&line, first, after)]
    });
    found.into_iter().flatten().flatten()
}

/// `Ann Lee, 34, a teacher,`, `Ann Lee, who is a teacher,`, `Ann Lee is a teacher`, `Ann Lee, of the broker Hart Roe,`.
fn behind(line: &Line<'_, '_>, at: usize) -> Option<Phrase> {
    let is_copula = |at: usize| matches!(line.word(at), "is" | "remains") && matches!(line.word(at + 1), "a" | "an");
    if is_copula(at) {
        return phrase::read(line, at + 2, Determiner::Any).filter(|phrase| phrase.names_a_role(line.reading));
    }
    let comma = after_age(line, at)?;
    let mut start = comma + 1;
    let joined = line.word(start) == "who" && line.word(start + 1) == "is";
    if joined {
        start += 2 + usize::from(matches!(line.word(start + 2), "now" | "still" | "also" | "currently"));
    }
    if line.reads(start, &["who", "had", "been"]) {
        return once(line, start + 3);
    }
    if line.word(start) == "of" && !joined {
        return phrase::house_alone(line, start);
    }
    let (determiner, from) = determiner(line, start);
    let phrase = phrase::read(line, from, determiner)?;
    let is_told = phrase.names_a_role(line.reading)
        || matches!(determiner, Determiner::Any)
            && (joined || starts_formerly(line, from) || is_small_noun(line, &phrase));
    // `Ann Lee, Tom Roe and`
    let is_bare_name = determiner == Determiner::Bare && line.word(from).starts_with(char::is_uppercase);
    (is_told && !is_bare_name).then_some(phrase)
}

/// What somebody had been: `who had been education secretary for two years`.
fn once(line: &Line<'_, '_>, at: usize) -> Option<Phrase> {
    let (determiner, from) = determiner(line, at);
    let mut phrase = phrase::read_any(line, from, determiner)?;
    phrase.standing = Standing::Former;
    // Who had been it since then is it still, or died as it.
    let goes_on = line.any(phrase.after..line.range.end, |word| matches!(word, "since" | "died" | "until"))
        || line.any(at..phrase.after, |word| word == "since");
    (phrase.names_a_role(line.reading) && !goes_on).then_some(phrase)
}

/// The comma after a name, or the one after the age behind it.
fn after_age(line: &Line<'_, '_>, at: usize) -> Option<usize> {
    if line.word(at) != "," {
        return None;
    }
    let is_age = line.range.contains(&(at + 1)) && line.tokens[at + 1].kind == TokenKind::Number;
    match (is_age, line.word(at + 2)) {
        (true, ",") => Some(at + 2),
        (true, _) => None,
        _ => Some(at),
    }
}

/// Whether words for `no longer` open a phrase.
fn starts_formerly(line: &Line<'_, '_>, at: usize) -> bool {
    matches!(line.word(at), "former" | "onetime" | "one-time" | "ex")
}

/// Two words or more, the last in small letters, none of them of time or measure: `a ranch hand`.
fn is_small_noun(line: &Line<'_, '_>, phrase: &Phrase) -> bool {
    let words = phrase.noun.map_or("", |noun| line.reading.slice(noun));
    let is_time = |word: &str| {
        matches!(
            word.trim_end_matches('s'),
            "year" | "month" | "week" | "day" | "hour" | "minute" | "decade" | "bit" | "lot" | "few"
        )
    };
    words.contains(' ') && words.split(' ').all(|word| !is_time(word)) && words.ends_with(|ch: char| ch.is_lowercase())
}

/// What determines a phrase at `at`, and the token after it.
fn determiner(line: &Line<'_, '_>, at: usize) -> (Determiner, usize) {
    let owned = |from: usize| {
        let owns = |at: &usize| is_owner(line, *at);
        let at = (from..from + LONGEST_OWNER).take_while(|at| is_owner_word(line, *at)).find(owns)?;
        Some((Determiner::Owner(line.span(from, at + 1)), after_owner(line, at)))
    };
    match line.word(at) {
        "a" | "an" | "A" | "An" => (Determiner::Any, at + 1),
        "the" | "The" => owned(at + 1).unwrap_or((Determiner::The, at + 1)),
        word if is_possessive(word) => (Determiner::Pronoun, at + 1),
        _ => owned(at).unwrap_or((Determiner::Bare, at)),
    }
}

/// Whether a token owns what follows: `club's`, `Wanderers'`.
fn is_owner(line: &Line<'_, '_>, at: usize) -> bool {
    let word = line.word(at);
    owner(word).is_some() || word.ends_with('s') && after_owner(line, at) > at + 1
}

/// The token after an owner, its apostrophe included.
fn after_owner(line: &Line<'_, '_>, at: usize) -> usize {
    let is_mark = owner(line.word(at)).is_none() && matches!(line.word(at + 1), "'" | "’");
    at + 1 + usize::from(is_mark && line.tokens[at].span.end == line.tokens[at + 1].span.start)
}

fn is_owner_word(line: &Line<'_, '_>, at: usize) -> bool {
    line.range.contains(&at) && line.tokens[at].kind == TokenKind::Word
}

fn is_possessive(word: &str) -> bool {
    matches!(word, "its" | "his" | "her" | "their" | "our" | "Its" | "His" | "Her" | "Their" | "Our")
}

/// `The club's captain, Ann Lee,`, `the novelist Lee`, `Race director Ann Lee`.
fn before(line: &Line<'_, '_>, first: usize, after: usize) -> Option<Phrase> {
    let last = first.checked_sub(1).filter(|last| line.range.contains(last))?;
    let last = before_style(line, last);
    if line.word(last) != "," {
        return label(line, last);
    }
    let closes = !line.range.contains(&after) || line.tokens[after].kind == TokenKind::Mark;
    let from = last.saturating_sub(REACH).max(line.range.start);
    let starts = (from..last).rev().take_while(|at| line.word(*at) != ",");
    let lands = |at: usize| {
        let (determiner, from) = determiner(line, at);
        let is_definite = !matches!(determiner, Determiner::Bare | Determiner::Any);
        let opens = is_definite && !(at > line.range.start && is_owner(line, at - 1));
        phrase::read(line, from, determiner).filter(|phrase| opens && phrase.after == last)
    };
    let phrase = starts.filter_map(lands).filter(|phrase| phrase.names_a_role(line.reading)).last();
    phrase.filter(|_| closes)
}

/// Steps back over a style of address: `, the Very Rev Ann Lee`.
fn before_style(line: &Line<'_, '_>, last: usize) -> usize {
    let is_style = |at: usize| {
        let word = line.word(at);
        matches!(
            word,
            "Rev" | "Reverend" | "Very" | "Right" | "Rt" | "Most" | "Hon" | "Dr" | "Canon" | "Mr" | "Ms" | "Mrs" | "."
        )
    };
    let styles = (line.range.start..=last).rev().take_while(|at| is_style(*at)).count();
    let before = last.saturating_sub(styles);
    if styles > 0 && line.word(before) == "the" { before.saturating_sub(1) } else { before }
}

/// A role right before a name, with the words before it where an article or the start of the sentence bounds them.
fn label(line: &Line<'_, '_>, last: usize) -> Option<Phrase> {
    let is_role_at = is_role(&line.word(last).to_lowercase()) && line.tokens[last].span.end + 1 == line.start(last + 1);
    let is_small = |at: usize| line.word(at).starts_with(char::is_lowercase);
    let opens_sentence = last == line.range.start || is_article(line.word(last - 1)) && last == line.range.start + 1;
    if !is_role_at || !is_small(last) && !opens_sentence && !is_house_word(line, last) {
        return None;
    }
    let opens = (last.saturating_sub(3)..last)
        .rev()
        .find(|at| !line.range.contains(at) || !is_small(*at) || is_article(line.word(*at)));
    let start = match opens {
        // `Circle treasurer Ann Lee`
        Some(at) if is_house_word(line, last) && at + 1 == last => at,
        Some(at) if is_article(line.word(at)) => at + 1,
        Some(at) if at == line.range.start => at,
        _ => last,
    };
    let determiner = match start.checked_sub(1).map(|at| line.word(at)) {
        Some("a" | "an" | "A" | "An") => Determiner::Any,
        Some("the" | "The") => Determiner::The,
        _ => Determiner::Bare,
    };
    phrase::bounded(line, start, last + 1, determiner)
}

/// Whether a capitalised word that opens the sentence stands right before a role, as part of the name of whose it is: `Circle treasurer Ann Lee`.
fn is_house_word(line: &Line<'_, '_>, role: usize) -> bool {
    let small = line.word(role).starts_with(char::is_lowercase);
    small && role == line.range.start + 1 && line.word(role - 1).starts_with(char::is_uppercase)
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "A" | "An" | "The")
}
