//! How many went which way, told beside a vote: `three justices dissented`, `with Ann Lee and Tom Roe opposed`, `one member was away`.

use crate::reading::class::Class;
use crate::reading::quantity::Quantity;
use crate::reading::statement::clause::Clause;
use crate::reading::token::TokenKind;
use crate::span::{Span, Text};

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Yes.
    For,
    /// No.
    Against,
    /// On the side that lost: `dissented`.
    Lost,
    /// There, but neither way.
    Abstained,
    /// Not there.
    Away,
}

/// Those told to have gone one way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// The number, or the names.
    pub(super) span: Span<Text>,
    /// Their tokens.
    pub(super) tokens: (usize, usize),
    /// Which way they went.
    pub(super) side: Side,
    /// How many they are.
    pub(super) count: f64,
    /// The verb is one of voting: `voted no`, `dissented`.
    pub(super) cast: bool,
    /// Told by name.
    pub(super) named: bool,
    /// Nothing stands open to more: `with Lee dissenting`, `the lone dissenter`.
    pub(super) all: bool,
}

/// The side that a word tells, and the first token of the verb it closes: `voted no`, `abstained`, `were absent`.
fn side(clause: &Clause<'_, '_>, at: usize) -> Option<(Side, usize)> {
    let sign = Sign::of(clause.word(at))?;
    // The verb that stands so many words before.
    let verb = |steps: usize| {
        at.checked_sub(steps).filter(|verb| {
            matches!(
                clause.word(*verb),
                "voted" | "voting" | "were" | "was" | "are" | "spoke" | "being" | "came" | "out"
            )
        })
    };
    Some(match sign {
        Sign::Dissent => (Side::Lost, at),
        Sign::Oppose => (Side::Against, at),
        Sign::No if goes_on(clause, at) => (Side::Against, at),
        Sign::Yes if goes_on(clause, at) => (Side::For, at),
        Sign::Against => (Side::Against, verb(1).unwrap_or(at)),
        Sign::No => (Side::Against, verb(1)?),
        Sign::Yes | Sign::For => (Side::For, verb(1)?),
        Sign::Favour if clause.back(at, 1) == "in" => (Side::For, verb(2).unwrap_or(at - 1)),
        Sign::Favour => return None,
        Sign::Support => (Side::For, at),
        Sign::Abstain => (Side::Abstained, at),
        Sign::Absent => (Side::Away, at),
    })
}

/// Whether a word may tell a side.
pub(in crate::reading) fn may_tell(word: &str) -> bool {
    Sign::of(word).is_some()
}

/// A word that may tell a side, alone or with those before it.
#[derive(Clone, Copy)]
enum Sign {
    /// `dissented`
    Dissent,
    /// `opposed`
    Oppose,
    /// `no`
    No,
    /// `yes`
    Yes,
    /// `against`
    Against,
    /// `for`
    For,
    /// `in favour`
    Favour,
    /// `supported`
    Support,
    /// `abstained`
    Abstain,
    /// `absent`
    Absent,
}

impl Sign {
    fn of(word: &str) -> Option<Sign> {
        Some(match word {
            "dissented" | "dissenting" | "dissenters" | "dissents" => Sign::Dissent,
            "opposed" | "opposing" => Sign::Oppose,
            "no" | "nay" => Sign::No,
            "yes" | "aye" => Sign::Yes,
            "against" => Sign::Against,
            "for" => Sign::For,
            "favor" | "favour" => Sign::Favour,
            "supported" | "backed" => Sign::Support,
            "abstained" | "abstaining" | "abstentions" | "abstention" => Sign::Abstain,
            "absent" | "away" | "recused" | "missing" => Sign::Absent,
            _ => return None,
        })
    }
}

/// Whether a number right before the word takes up a verb of voting told before: `eight voted yes and five no`.
fn goes_on(clause: &Clause<'_, '_>, at: usize) -> bool {
    clause.amounts_before(at).next().is_some_and(|amount| amount.tokens.1 as usize == at)
        && (clause.from..at).any(|at| matches!(clause.word(at), "voted" | "voting"))
}

/// All that a sentence tells of who went which way.
pub(super) fn read(clause: &Clause<'_, '_>) -> Vec<Told> {
    let mut found: Vec<Told> = vec![];
    for at in clause.reading.classes().places_in(clause.from..clause.to, Class::Side) {
        let Some((side, verb)) = side(clause, at) else { continue };
        let told = numbered(clause, side, verb)
            .or_else(|| named_before(clause, side, verb))
            .or_else(|| named_behind(clause, side, at));
        let cast = side == Side::Lost || matches!(clause.word(verb), "voted" | "voting");
        found.extend(told.map(|told| Told { cast, ..told }));
    }
    found.dedup_by_key(|told| told.tokens);
    found
}

/// Words between a number and what its people did: `three of the members`, `the other two also`.
fn passes(word: &str) -> bool {
    matches!(
        word,
        "members"
            | "member"
            | "of"
            | "the"
            | "its"
            | "them"
            | "councillors"
            | "councilors"
            | "commissioners"
            | "commissioner"
            | "justices"
            | "judges"
            | "justice"
            | "judge"
            | "senators"
            | "lawmakers"
            | "trustees"
            | "trustee"
            | "directors"
            | "supervisors"
            | "aldermen"
            | "jurors"
            | "votes"
            | "vote"
            | "others"
            | "other"
            | "were"
            | "was"
            | "had"
            | "also"
            | "people"
            | "delegates"
            | "MPs"
            | "Democrats"
            | "Republicans"
            | "who"
            | "council"
            | "board"
            | "cast"
    )
}

/// How many words stand at most between a number and what its people did.
const REACH: usize = 6;

/// `three members voted no`, `the other 13 voted no`, `with one abstention`, `seven of the nine members voted for`.
fn numbered(clause: &Clause<'_, '_>, side: Side, verb: usize) -> Option<Told> {
    let amount =
        clause.amounts_before(verb).next().filter(|amount| amount.is_count() && amount.value.fract() == 0.0)?;
    let gap = verb - amount.tokens.1 as usize;
    let stops = |at: usize| !passes(clause.word(at)) && clause.size_of_body(at).is_none();
    if gap > REACH || (amount.tokens.1 as usize..verb).any(stops) {
        return None;
    }
    let some = some_of(clause, amount).unwrap_or(amount);
    Some(Told {
        span: some.span,
        tokens: (some.tokens.0 as usize, some.tokens.1 as usize),
        side,
        count: some.value,
        cast: false,
        named: false,
        all: true,
    })
}

/// The part, where an amount is its whole: `seven` of `seven of the nine members`, `all but one of the nine`.
fn some_of<'w>(clause: &Clause<'w, '_>, whole: &Quantity) -> Option<&'w Quantity> {
    let of = (1..4).map(|back| (whole.tokens.0 as usize).checked_sub(back)).take_while(Option::is_some).flatten();
    let of = of.take_while(|at| matches!(clause.word(*at), "of" | "the" | "its" | "their")).last()?;
    clause.amounts_before(of).next().filter(|part| clause.word(of) == "of" && part.tokens.1 as usize == of)
}

/// Where the walk back over names may end.
fn opens_names(word: &str) -> bool {
    matches!(
        word,
        "with"
            | "while"
            | ";"
            | "—"
            | "–"
            | "but"
            | "as"
            | "that"
            | "though"
            | ":"
            | "members"
            | "member"
            | "councillors"
            | "councilors"
            | "commissioners"
            | "justices"
            | "judges"
            | "senators"
            | "trustees"
            | "supervisors"
            | "directors"
            | "aldermen"
            | "councilman"
            | "councilwoman"
            | "only"
    )
}

/// Names with what joins them, from the outside in.
#[derive(Default)]
struct Names {
    count: f64,
    from: usize,
    to: usize,
    /// Words of the name looked at.
    words: usize,
    /// A name of one word that no other reading knows.
    doubtful: bool,
}

impl Names {
    fn close(&mut self, clause: &Clause<'_, '_>, at: usize) {
        if self.words == 1 {
            let start = clause.reading.tokens()[at].span.start;
            let mentions = clause.reading.mentions();
            let next = mentions.partition_point(|mention| mention.span.end <= start);
            self.doubtful |= mentions.get(next).is_none_or(|mention| mention.span.start > start);
        }
        self.count += f64::from(u8::from(self.words > 0));
        self.words = 0;
    }
}

/// Plural titles that say what the names behind them are.
fn names_many(word: &str) -> bool {
    matches!(
        word,
        "Justices"
            | "Members"
            | "Commissioners"
            | "Councillors"
            | "Councilors"
            | "Judges"
            | "Senators"
            | "Trustees"
            | "Supervisors"
            | "Directors"
            | "Aldermen"
            | "Councilmembers"
            | "Sens"
            | "Reps"
    )
}

/// `Justices Hall, Moss and Pell dissented`, `with Ann Lee opposed`.
fn named_before(clause: &Clause<'_, '_>, side: Side, verb: usize) -> Option<Told> {
    let mut end = verb;
    while end > clause.from
        && matches!(clause.back(end, 1), "," | "were" | "was" | "both" | "also" | "had" | "all" | "cast" | "the")
    {
        end -= 1;
    }
    let mut names = Names { to: end, from: end, ..Names::default() };
    let mut titled = false;
    let mut at = end;
    let opened = loop {
        let Some(before) = at.checked_sub(1).filter(|before| *before >= clause.from) else { break "" };
        let word = clause.word(before);
        let kind = clause.reading.tokens()[before].kind;
        if kind == TokenKind::Word && word.starts_with(char::is_uppercase) {
            if names_many(word) {
                titled = true;
                (names.from, names.words) = (if names.words == 0 { names.from } else { before }, names.words);
            } else {
                (names.from, names.words) = (before, names.words + 1);
            }
        } else if matches!(word, "," | "and" | "by") || word == "joined" {
            names.close(clause, at);
        } else if word == "." && clause.back(before, 1).len() < 4 {
            // `Jr.`, `J.`
        } else if opens_names(word) {
            break word;
        } else {
            return None;
        }
        at = before;
    };
    names.close(clause, names.from);
    let only = opened == "with" || opened == "only";
    let sure = titled || !names.doubtful;
    let many = names.count > 1.0 || names.count == 1.0 && (only || matches!(side, Side::Away | Side::Abstained));
    (sure && many).then(|| Told {
        span: clause.span(names.from, names.to),
        tokens: (names.from, names.to),
        side,
        count: names.count,
        cast: false,
        named: true,
        all: names.count > 1.0 || only,
    })
}

/// `Dissenting were Hall and Moss`, `Voting against were Lee, Roe and Poe`, `opposed by Lee and Roe`.
fn named_behind(clause: &Clause<'_, '_>, side: Side, at: usize) -> Option<Told> {
    let from = match clause.word(at + 1) {
        "were" | "was" | ":" | "by" => at + 2,
        _ => return None,
    };
    let mut names = Names { from, to: from, ..Names::default() };
    let (mut at, mut titled) = (from, false);
    while at < clause.to {
        let word = clause.word(at);
        let mark = clause.reading.tokens()[at].kind == TokenKind::Mark;
        if names_many(word) || names.count == 0.0 && names.words == 0 && opens_names(word) && !mark {
            titled = true;
        } else if word.starts_with(char::is_uppercase) {
            (names.to, names.words) = (at + 1, names.words + 1);
        } else if matches!(word, "," | "and") {
            names.close(clause, at.saturating_sub(1));
        } else if mark {
            break;
        } else {
            return None;
        }
        at += 1;
    }
    names.close(clause, names.to.saturating_sub(1));
    ((titled || !names.doubtful) && names.count > 0.0 && names.to > from).then(|| Told {
        span: clause.span(from, names.to),
        tokens: (from, names.to),
        side,
        count: names.count,
        cast: false,
        named: true,
        all: names.count > 1.0,
    })
}
