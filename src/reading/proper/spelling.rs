//! One name, two spellings. A word no list has, a slip away from one the story uses, is that word misspelt; two words everybody knows are one
//! word only where the rest of a longer name agrees around them.

use super::context::{Agreement, agreement};
use super::lexicon::{Known, is_small, known, share_a_stem};
use super::near::{self, Pair};
use super::words::{Standing, Words, owner};
use crate::article::MarkKind;
use crate::calendar::MONTHS;
use crate::reading::Reading;
use crate::reading::date::is_weekday;
use crate::reading::token::TokenKind;
use crate::reading::vocabulary::{given_name, is_everyday, state};
use crate::span::{Span, Text};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::OnceCell;

/// How many places of a word are compared with those of another.
const MOST_PLACES: usize = 16;

/// How often a misspelling stands at most: a summary may repeat the sentence it stands in.
const MOST_ODD: u32 = 2;

/// The fewest letters of a word nobody knows that is taken for an everyday one.
const LONG: usize = 7;

/// The fewest letters of a name that one wrong letter makes no other name.
const LONG_ENOUGH: usize = 5;

/// A word that the story otherwise spells another way, with the words around it that are the same in both.
pub(super) struct Slip {
    /// Where it stands.
    pub(super) odd: Vec<Standing>,
    /// Where the usual word stands.
    pub(super) usual: Vec<Standing>,
    /// How many tokens before and behind the word belong to the name.
    pub(super) around: (usize, usize),
}

impl Slip {
    /// The token of the first odd word.
    pub(super) fn at(&self) -> Option<u32> {
        self.odd.first().map(|place| place.token)
    }

    /// The name around one of the places.
    pub(super) fn name(&self, words: &Words<'_>, place: &Standing) -> Span<Text> {
        let (word, at) = (words.span(place), place.token as usize);
        let (before, after) = self.around;
        let last = if after == 0 { word } else { words.tokens[at + after].span };
        Span::new(words.tokens[at - before].span.start, last.end)
    }
}

/// A pair of words, one of them held for a misspelling of the other.
struct Suspect {
    odd: u32,
    usual: u32,
    /// A place of each, and how the words around them agree.
    places: (Standing, Standing),
    agreement: Agreement,
}

pub(super) fn slips(reading: &Reading<'_>, words: &Words<'_>) -> Vec<Slip> {
    let pairs = near::pairs(words);
    if pairs.is_empty() {
        return Vec::new();
    }
    let judge = Judge { reading, words, people: OnceCell::new() };
    let suspects: Vec<Suspect> = pairs.iter().filter_map(|pair| judge.suspect(pair)).collect();
    let mut best: FxHashMap<u32, Suspect> = FxHashMap::default();
    let rank = |suspect: &Suspect| (suspect.agreement.capitals(), words.all[suspect.usual as usize].total);
    for suspect in suspects {
        let is_better = best.get(&suspect.odd).is_none_or(|other| rank(&suspect) > rank(other));
        if is_better {
            best.insert(suspect.odd, suspect);
        }
    }
    let alone = best.values().filter(|suspect| suspect.agreement.capitals() == 0);
    let in_use = judge.in_small_letters(alone);
    let mut best: Vec<Suspect> = best.into_values().filter(|suspect| !in_use.contains(&suspect.odd)).collect();
    best.sort_unstable_by_key(|suspect| suspect.places.0.token);
    best.iter().filter_map(|suspect| judge.slip(suspect)).collect()
}

struct Judge<'r, 'a> {
    reading: &'r Reading<'a>,
    words: &'r Words<'r>,
    /// The words of people's names, once somebody asks.
    people: OnceCell<FxHashSet<&'r str>>,
}

/// Whether two words are made from one with endings that say what is of it: `Zionist`, `Zionism`; `Bosniak`, `Bosnian`.
fn share_a_root(one: &str, other: &str) -> bool {
    const ENDINGS: &[&str] = &["isms", "ism", "ists", "ist", "ium", "ine", "aks", "ak", "ans", "an", "is", "i", "s"];
    /// The fewest bytes of a root.
    const ROOT: usize = 4;
    let roots = |word: &str| {
        let word = word.to_owned();
        ENDINGS
            .iter()
            .filter_map(move |ending| word.strip_suffix(ending).map(str::to_owned))
            .filter(|root| root.len() >= ROOT)
    };
    roots(one).any(|root| roots(other).any(|other| other == root))
}

impl Judge<'_, '_> {
    fn printed(&self, word: u32) -> &str {
        self.words.all[word as usize].printed
    }

    /// Whether a word is part of a person's name.
    fn is_of_somebody(&self, word: &str) -> bool {
        let names = || self.reading.mentions().iter().map(|mention| self.reading.slice(mention.name.span));
        self.people.get_or_init(|| names().flat_map(str::split_whitespace).collect()).contains(word)
    }

    /// Whether both words always stand before a capitalised one, a particle between, and never before the same: `Evgeniy Belov` and `Evgenia
    /// de Groot`.
    fn are_two_given_names(&self, pair: &Pair) -> bool {
        let surnames = |word: u32| {
            let after = |place: &Standing| {
                let after = place.token as usize + 1;
                let after = after + usize::from(is_particle(self.words.word(after)));
                let token = self.words.tokens.get(after).filter(|next| next.capital && self.words.follows(after))?;
                Some(owner(token.span.of(self.words.text)))
            };
            self.words.standings_of(word).take(MOST_PLACES).map(after).collect::<Option<Vec<&str>>>()
        };
        let (Some(one), Some(other)) = (surnames(pair.earlier), surnames(pair.later)) else { return false };
        !one.iter().any(|surname| other.contains(surname))
    }

    /// The pair as a misspelling and its word, if it is one.
    fn suspect(&self, pair: &Pair) -> Option<Suspect> {
        let (one, other) = (self.printed(pair.earlier), self.printed(pair.later));
        if is_days(one)
            || is_compound(one)
            || is_compound(other)
            || share_a_root(one, other)
            || self.are_two_given_names(pair)
        {
            return None;
        }
        if is_everyday(&one.to_lowercase()) && is_everyday(&other.to_lowercase()) {
            return self.two_known_words(pair);
        }
        let total = |word: u32| self.words.all[word as usize].total;
        match (known(one), known(other)) {
            (Some(_), Some(_)) => None,
            (None, Some(known)) => self.unknown_word(pair, pair.earlier, pair.later, Some(known)),
            (Some(known), None) => self.unknown_word(pair, pair.later, pair.earlier, Some(known)),
            (None, None) if total(pair.earlier) < total(pair.later) => {
                self.unknown_word(pair, pair.earlier, pair.later, None)
            }
            (None, None) => self.unknown_word(pair, pair.later, pair.earlier, None),
        }
    }

    /// A word no list has beside another: `Naitonal Day` and `National Day`, `FBOpoen` and `FBOpen`.
    fn unknown_word(&self, pair: &Pair, odd: u32, usual: u32, known: Option<Known>) -> Option<Suspect> {
        let (word, other) = (&self.words.all[odd as usize], &self.words.all[usual as usize]);
        let capitals = |word: &str| word.chars().filter(|ch| ch.is_uppercase()).count();
        if share_a_stem(word.printed, other.printed)
            || word.printed.is_ascii() != other.printed.is_ascii()
            || capitals(word.printed) != capitals(other.printed)
        {
            return None;
        }
        if word.count == 0 {
            return self.everyday_for_name(pair, usual, odd).filter(|_| known == Some(Known::Everyday));
        }
        let suspect = self.closest(odd, usual)?;
        let (place, _) = suspect.places;
        if suspect.agreement.capitals() > 0 {
            let is_month = pair.distance > 1 && MONTHS.contains(&other.printed);
            let fits = word.count <= MOST_ODD && !is_month && !self.is_name_of_somebody(&place, suspect.agreement);
            return (fits && !self.in_foreign_words(&place)).then_some(suspect);
        }
        if self.is_of_somebody(word.printed) || self.is_of_somebody(other.printed) {
            return None;
        }
        if known == Some(Known::Everyday) && word.total > other.total {
            return self.everyday_for_name(pair, usual, odd);
        }
        self.stands_alone(pair, &suspect, known).then_some(suspect)
    }

    /// Whether a word no list has is a misspelling of another whatever stands around it.
    fn stands_alone(&self, pair: &Pair, suspect: &Suspect, known: Option<Known>) -> bool {
        let (word, other) = (&self.words.all[suspect.odd as usize], &self.words.all[suspect.usual as usize]);
        let (place, usual_place) = suspect.places;
        let length = word.printed.chars().count().min(other.printed.chars().count());
        let enough = match known {
            Some(Known::Everyday) => {
                length >= LONG
                    || length >= LONG_ENOUGH && pair.swapped
                    || length > LONG_ENOUGH && other.total > MOST_ODD
            }
            Some(Known::Geography | Known::Name) if given_name(other.printed).is_some() => false,
            Some(Known::Geography | Known::Name) if self.in_own_state(&place) => false,
            // `Norilsky Nikel`: an ending makes the place's adjective.
            Some(Known::Geography) if word.printed.strip_prefix(other.printed).is_some() => false,
            // `Toyo Trust`, a bank: four letters are near too many names.
            Some(Known::Geography) if length < LONG_ENOUGH => false,
            // A list may hold any place; one that misses a long name by a letter is that place.
            Some(Known::Geography) if self.in_list(&place) => length >= LONG && pair.distance == 1,
            Some(Known::Name) if self.in_list(&place) => false,
            Some(Known::Geography | Known::Name) => length > LONG_ENOUGH || other.total > word.count,
            None => {
                let enough = if other.total > word.count { LONG_ENOUGH } else { LONG };
                let is_sure = other.total > word.count || pair.distance == 1 && other.printed.is_ascii();
                length >= enough && is_sure && !self.in_list(&place)
            }
        };
        let together = self.sentence(&place) == self.sentence(&usual_place) && !pair.swapped;
        // Two wrong letters make some other word of most that lists know.
        let is_slip = pair.distance == 1 || known.is_none() && length > LONG;
        word.count <= MOST_ODD && enough && is_slip && !together && !self.in_foreign_words(&place)
    }

    /// An everyday word that stands once for a name the story uses: `Abomination` for `Abomonation`.
    fn everyday_for_name(&self, pair: &Pair, odd: u32, usual: u32) -> Option<Suspect> {
        let suspect = self.closest(odd, usual)?;
        let (place, _) = suspect.places;
        let inside = self.words.follows(place.token as usize) && !place.in_title_case;
        let long = self.printed(odd).chars().count() >= LONG;
        let once = self.words.all[odd as usize].total == 1 && self.words.all[usual as usize].total > 1;
        (inside && long && once && pair.distance == 1).then_some(suspect)
    }

    /// Two words everybody knows, in a name that agrees but for them: `National Parks Service` and `National Park Service`.
    fn two_known_words(&self, pair: &Pair) -> Option<Suspect> {
        let suspect = self.closest(pair.later, pair.earlier)?;
        let (place, usual_place) = suspect.places;
        let owns = |place: &Standing| self.words.word(place.token as usize).len() != self.printed(place.word).len();
        // What stands before a name's last noun is hardly ever inflected; the last noun itself is.
        let modifies = !is_small(self.words.word(place.token as usize + 1));
        let wanted = if modifies { 2 } else { 4 };
        let starts = |place: &Standing| suspect.agreement.before.capitals > 0 || !self.goes_on(place);
        let fits = suspect.agreement.after.capitals > 0
            && starts(&place)
            && starts(&usual_place)
            && suspect.agreement.capitals() >= wanted
            && !owns(&place)
            && !owns(&usual_place)
            && self.sentence(&place) != self.sentence(&usual_place)
            && !self.is_name_of_somebody(&place, suspect.agreement);
        fits.then_some(suspect)
    }

    /// The places of two words around which most words agree.
    fn closest(&self, odd: u32, usual: u32) -> Option<Suspect> {
        let places = |word| self.words.standings_of(word).take(MOST_PLACES);
        let of_odd = places(odd).filter(|place| !place.embedded && self.is_copy(place));
        let pairs = of_odd.flat_map(|one| places(usual).map(move |other| (one, other)));
        let agree = pairs.map(|(one, other)| {
            let agreement = agreement(self.words, one.token as usize, other.token as usize);
            Suspect { odd, usual, places: (*one, *other), agreement }
        });
        // Of places that agree as well, the first.
        agree.reduce(|best, next| if next.agreement.capitals() > best.agreement.capitals() { next } else { best })
    }

    /// The places of a misspelling and of its word that have the same words around them. Of two words everybody knows the rarer is odd.
    fn slip(&self, suspect: &Suspect) -> Option<Slip> {
        let agrees = |one: &Standing, other: &Standing| {
            agreement(self.words, one.token as usize, other.token as usize).covers(suspect.agreement)
        };
        let (place, usual_place) = suspect.places;
        let places = |word: u32, with: Standing| -> Vec<Standing> {
            let places = self.words.standings_of(word).take(MOST_PLACES).copied();
            places.filter(|place| agrees(place, &with) && self.is_copy(place)).collect()
        };
        let (mut odd, mut usual) = (places(suspect.odd, usual_place), places(suspect.usual, place));
        if odd.len() > usual.len() && known(self.printed(suspect.odd)).is_some() {
            std::mem::swap(&mut odd, &mut usual);
        }
        odd.retain(|place| !place.embedded);
        let around = (suspect.agreement.before.reach, suspect.agreement.after.reach);
        let fits = !odd.is_empty() && !usual.is_empty() && odd.len() <= MOST_ODD as usize;
        fits.then_some(Slip { odd, usual, around })
    }

    fn sentence(&self, place: &Standing) -> Option<usize> {
        self.reading.sentence_at(self.words.span(place).start)
    }

    /// Whether a place is prose and no code or address.
    fn is_copy(&self, place: &Standing) -> bool {
        let at = self.words.span(place).start;
        ![MarkKind::Code, MarkKind::Url, MarkKind::Deleted].into_iter().any(|kind| self.reading.in_mark(kind, at))
    }

    /// Whether a word beside that agrees is a person's name, of which the word is a part or a title.
    fn is_name_of_somebody(&self, place: &Standing, agreement: Agreement) -> bool {
        let at = place.token as usize;
        let before = if agreement.before.reach > 0 { self.words.word(at - 1) } else { "" };
        let after = if agreement.after.reach > 0 { self.words.word(at + 1) } else { "" };
        given_name(before).is_some() && known(before) == Some(Known::Name)
            || self.is_of_somebody(before)
            || self.is_of_somebody(owner(after))
    }

    /// Whether a word is one of many in a list (`Hanson, Hansen and Jansen`), or an author's surname before the given name (`Hansen, Ann`).
    fn in_list(&self, place: &Standing) -> bool {
        let at = place.token as usize;
        let word = |at: usize| self.words.word(at);
        if word(at + 1) == "," && (given_name(word(at + 2)).is_some() || word(at + 2).chars().count() == 1) {
            return true;
        }
        let parts = |word: &str| matches!(word, "," | ";" | "and" | "&");
        at > 0 && parts(self.words.word(at - 1)) && parts(self.words.word(at + 1))
    }

    /// Whether a state behind a word says which place of that name is meant: `Pittsburg, Kan.`
    fn in_own_state(&self, place: &Standing) -> bool {
        let at = place.token as usize;
        self.words.word(at + 1) == "," && state(self.words.word(at + 2)).is_some()
    }

    /// Whether a word goes on a name that began before it: `States House` in `United States House`.
    fn goes_on(&self, place: &Standing) -> bool {
        let at = place.token as usize;
        let before = if self.words.follows(at) { self.words.word(at - 1) } else { "" };
        before.starts_with(char::is_uppercase) && owner(before) == before && !is_small(before)
    }

    /// Whether most words around a place are of another language, or a small word of one leads to it: `Abastecimento de Cereais`.
    fn in_foreign_words(&self, place: &Standing) -> bool {
        const ENOUGH: usize = 24;
        let at = place.token as usize;
        if self.words.follows(at)
            && matches!(
                self.words.word(at - 1),
                "de" | "do"
                    | "da"
                    | "dos"
                    | "das"
                    | "des"
                    | "du"
                    | "y"
                    | "e"
                    | "et"
                    | "la"
                    | "le"
                    | "les"
                    | "los"
                    | "las"
            )
        {
            return true;
        }
        let block = self.words.tokens[at].block;
        let around = self.words.tokens[at.saturating_sub(ENOUGH)..].iter().take(2 * ENOUGH);
        let around = around.filter(|token| token.block == block && token.kind == TokenKind::Word);
        let small =
            around.map(|token| token.span.of(self.words.text)).filter(|word| word.starts_with(char::is_lowercase));
        let (known, all) = small
            .fold((0, 0), |(known, all), word| (known + usize::from(is_everyday(word) || is_small(word)), all + 1));
        known * 3 < all * 2
    }

    /// Those of the words that the story uses in small letters too: words of its own, and no slips.
    fn in_small_letters<'s>(&self, suspects: impl Iterator<Item = &'s Suspect>) -> FxHashSet<u32> {
        let small: FxHashMap<String, u32> =
            suspects.map(|suspect| (self.printed(suspect.odd).to_lowercase(), suspect.odd)).collect();
        if small.is_empty() {
            return FxHashSet::default();
        }
        let words = self.words.tokens.iter().filter(|token| token.kind == TokenKind::Word);
        words.filter_map(|token| small.get(token.span.of(self.words.text)).copied()).collect()
    }
}

/// Days of the week as they come again: `Tuesdays`.
fn is_days(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(is_weekday)
}

/// Small words between given name and surname.
fn is_particle(word: &str) -> bool {
    matches!(word, "de" | "van" | "von" | "der" | "den" | "da" | "di" | "del" | "la" | "ter" | "ten" | "al" | "bin")
}

/// Words in which a mark or a figure joins others: `Blu-ray`, `We've`, `Python3`.
fn is_compound(word: &str) -> bool {
    word.chars().any(|ch| !ch.is_alphabetic() && !('\u{300}'..='\u{36f}').contains(&ch))
}
