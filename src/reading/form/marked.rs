//! The same word with and without the marks on its letters (`café`, `cafe`; `São`, `Sao`), and in capitals that differ (`NATO`, `Nato`; `GitHub`,
//! `Github`; `the Internet`, `the internet`).

use super::small;
use super::{HASHES, Variant, VariantKind};
use crate::reading::key::{Hashed, Key, of};
use crate::reading::seen::Seen;
use crate::reading::{Reading, vocabulary};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Words of English that are printed with marks and without, by their plain letters. What is another word without them (`résumé`, `exposé`,
/// `pâté`, `rosé`) is not here; words of other languages are not ours to judge.
const PRINTED_BOTH_WAYS: &[&str] = &[
    "applique",
    "boutonniere",
    "brulee",
    "cafe",
    "cafes",
    "canape",
    "canapes",
    "chateau",
    "chateaux",
    "cliche",
    "cliched",
    "cliches",
    "communique",
    "communiques",
    "consomme",
    "cortege",
    "coulee",
    "creche",
    "creches",
    "crepe",
    "crepes",
    "debacle",
    "debutante",
    "decor",
    "detente",
    "deja",
    "denouement",
    "doppelganger",
    "eclair",
    "eclairs",
    "elan",
    "elite",
    "emigre",
    "emigres",
    "entree",
    "entrees",
    "etude",
    "facade",
    "facades",
    "fete",
    "fetes",
    "fiance",
    "fiancee",
    "fiancees",
    "fiances",
    "flambe",
    "fuhrer",
    "gateau",
    "habitue",
    "jalapeno",
    "jalapenos",
    "macrame",
    "matinee",
    "matinees",
    "melange",
    "melee",
    "menage",
    "naive",
    "naively",
    "naivete",
    "ombre",
    "outre",
    "papier-mache",
    "passe",
    "pinata",
    "pinatas",
    "premiere",
    "premieres",
    "protege",
    "protegee",
    "proteges",
    "puree",
    "purees",
    "regime",
    "risque",
    "rotisserie",
    "roue",
    "saute",
    "sauteed",
    "seance",
    "seances",
    "senor",
    "senora",
    "smorgasbord",
    "soiree",
    "souffle",
    "soupcon",
    "touche",
    "vis-a-vis",
    "voila",
];
/// A word that papers write as a name or not.
const NAME_OR_NOT: &str = "internet";
/// Acronyms that are said as words, which some papers print in capitals and others as names. Others are too often words (`CARE`), people or places.
const ACRONYMS: &[&str] = &[
    "asean", "aukus", "bafta", "brexit", "cern", "covid", "covid19", "darpa", "defra", "ebola", "ecowas", "efta",
    "fema", "fifa", "frontex", "hamas", "icann", "ikea", "interpol", "europol", "isis", "mercosur", "mers", "nafta",
    "nascar", "nasa", "nasdaq", "nato", "norad", "ofcom", "ofgem", "ofsted", "opec", "osha", "rico", "sars", "swat",
    "uefa", "ukip", "unaids", "unesco", "unicef", "unprofor", "unrwa", "wada", "yimby", "nimby",
];
/// Shorter words in capitals are too often another word in small letters (`IT`, `US`, `WHO`).
const SHORTEST: usize = 4;

/// Adds the words with marks that also stand without. `with_marks` is the tokens that have them, in text order.
pub(super) fn read_marks(reading: &Reading<'_>, hashes: &[Hashed], with_marks: &[usize], variants: &mut Vec<Variant>) {
    if with_marks.is_empty() {
        return;
    }
    let mut known = Seen::new(HASHES);
    let mut words: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for at in with_marks {
        let printed = small::without_possessive(reading.slice(reading.tokens()[*at].span));
        let folded = vocabulary::fold(printed);
        let capital = reading.tokens()[*at].capital;
        if folded.len() >= 3 && folded.is_ascii() && (capital || PRINTED_BOTH_WAYS.contains(&folded.as_str())) {
            known.put(of(&folded));
            words.entry(of(&folded)).or_default().push(*at);
        }
    }
    let mut plain: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (at, hashed) in hashes.iter().enumerate().filter(|(_, hashed)| hashed.key != 0 && known.has(hashed.key)) {
        if words.contains_key(&hashed.key) && with_marks.binary_search(&at).is_err() {
            plain.entry(hashed.key).or_default().push(at);
        }
    }
    for (key, plain) in plain {
        let marked = &words[&key];
        let alike = |at: &usize| reading.tokens()[*at].capital == reading.tokens()[marked[0]].capital;
        let plain: Vec<usize> = plain.into_iter().filter(alike).collect();
        let name = reading.tokens()[marked[0]].capital;
        if name && (are_others(reading, marked, &plain) || marked.iter().all(|at| is_foreign(reading, *at))) {
            continue;
        }
        for (form, at) in marked.iter().map(|at| (1, *at)).chain(plain.iter().map(|at| (2, *at))) {
            put(reading, at, key, form, VariantKind::Marks, variants);
        }
    }
}

/// Whether an article of another language stands before a word: `L’être et le Néon`.
fn is_foreign(reading: &Reading<'_>, at: usize) -> bool {
    let before = small::neighbours(reading, at, at).0.map_or("", |before| reading.slice(before.span));
    matches!(
        before,
        "le" | "la" | "les" | "du" | "des" | "el" | "los" | "las" | "il" | "lo" | "der" | "die" | "das" | "et" | "y"
    )
}

/// Whether names with and without marks follow other names, and so may be other people's.
fn are_others(reading: &Reading<'_>, marked: &[usize], plain: &[usize]) -> bool {
    let names = |of: &[usize]| -> Vec<&str> {
        let before = of.iter().filter_map(|at| small::neighbours(reading, *at, *at).0);
        before.filter(|before| before.capital).map(|before| reading.slice(before.span)).collect()
    };
    let (marked, plain) = (names(marked), names(plain));
    !marked.is_empty() && !plain.is_empty() && !marked.iter().any(|name| plain.contains(name))
}

/// Adds the words whose capitals differ.
pub(super) fn read_capitals(reading: &Reading<'_>, hashes: &[Hashed], variants: &mut Vec<Variant>) {
    let mut known = Seen::new(HASHES);
    let mut any = false;
    for hashed in hashes.iter().filter(|hashed| hashed.inner_capital && hashed.letters() >= SHORTEST) {
        known.put(hashed.key);
        any = true;
    }
    let tokens = reading.tokens();
    let internet = of(NAME_OR_NOT);
    let mut groups: FxHashMap<Key, Vec<usize>> = FxHashMap::default();
    for (at, hashed) in hashes.iter().enumerate().filter(|(_, hashed)| hashed.key != 0) {
        if any && known.has(hashed.key) && tokens[at].capital {
            groups.entry(hashed.key).or_default().push(at);
        } else if hashed.key == internet && !hashed.inner_capital && !small::begins(reading, at) {
            let (before, after) = small::neighbours(reading, at, at);
            if ![before, after].into_iter().flatten().any(|other| other.capital) {
                let form = 1 + u8::from(tokens[at].capital);
                put(reading, at, hashed.key, form, VariantKind::Capital, variants);
            }
        }
    }
    for (key, group) in groups {
        read_group(reading, key, &group, variants);
    }
}

/// One word in capitals that may differ.
fn read_group(reading: &Reading<'_>, key: Key, group: &[usize], variants: &mut Vec<Variant>) {
    let printed = |at: usize| small::without_possessive(reading.slice(reading.tokens()[at].span));
    let first = printed(group[0]);
    if group.iter().all(|at| printed(*at) == first) {
        return;
    }
    let acronym = ACRONYMS.iter().any(|word| of(word) == key);
    let lower = first.to_ascii_lowercase();
    if !acronym
        && (vocabulary::is_everyday(&lower)
            || vocabulary::given_name(&(first[..1].to_uppercase() + &lower[1..])).is_some())
    {
        return;
    }
    let mut forms: Vec<&str> = Vec::new();
    for at in group {
        let word = printed(*at);
        let letters = word.bytes().all(|byte| byte.is_ascii_alphabetic());
        // Beside `GitHub`, `GITHUB` is a shout, and `IAAs` are several of `IAA`.
        let shouted = word.strip_suffix('s').unwrap_or(word).bytes().all(|byte| byte.is_ascii_uppercase());
        if !word.is_ascii() || !acronym && (!letters || shouted) {
            continue;
        }
        let form = forms.iter().position(|form| *form == word).unwrap_or_else(|| {
            forms.push(word);
            forms.len() - 1
        });
        if !is_shouted(reading, *at) {
            put(reading, *at, key, form as u8 + 1, VariantKind::Capital, variants);
        }
    }
}

/// Whether the words around are in capitals too.
fn is_shouted(reading: &Reading<'_>, at: usize) -> bool {
    let (before, after) = small::neighbours(reading, at, at);
    let shouts = |word: &str| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    [before, after].into_iter().flatten().any(|other| shouts(reading.slice(other.span)))
}

fn put(reading: &Reading<'_>, at: usize, id: Key, form: u8, kind: VariantKind, variants: &mut Vec<Variant>) {
    let token = reading.tokens()[at];
    if small::is_address(reading, token.span) {
        return;
    }
    let length = small::without_possessive(reading.slice(token.span)).len() as u32;
    let span = Span::new(token.span.start, token.span.start + length);
    variants.push(Variant { span, id, form, kind, explained: false });
}
