//! The signs of a pattern: texts one of which stands in every match, so that where none does nothing has to be searched. They are of small letters:
//! the capitals of ASCII do not matter. `build.rs` reads this file too: the signs of shipped patterns are known before they are asked for.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind, Literal, Repetition};

/// Marks that stand in so few stories that one alone is a sign, as no other character is.
const RARE: [&str; 8] = ["&", "[", "]", "<", ">", "{", "|", "\\"];
/// From how many bytes on a longer sign tells no more, and how many more signs a byte is worth.
const LONG: usize = 12;
const LETTER: usize = 16;
/// How many signs a pattern has at most, and how many characters one of a class may be.
const MOST: usize = 250;
const MOST_OF_CLASS: usize = 4;

/// What the signs of a shipped pattern are found by: a hash (FNV-1a) of its text and whether capitals may vary in it.
pub(super) fn hash(pattern: &str, ignore_case: bool) -> u64 {
    let bytes = pattern.bytes().chain([u8::from(ignore_case)]);
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

/// The signs of a pattern, none where it has no good ones; an error is for its compiler to tell.
pub(super) fn of(pattern: &str, ignore_case: bool) -> Vec<String> {
    let parsed = ParserBuilder::new().multi_line(true).case_insensitive(ignore_case).build().parse(pattern);
    let mut signs = parsed.ok().and_then(|parsed| standing_in(&parsed)).unwrap_or_default();
    signs.sort_unstable();
    signs.dedup();
    signs
}

/// Texts one of which stands in whatever matches.
fn standing_in(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Capture(capture) => standing_in(&capture.sub),
        HirKind::Repetition(Repetition { min, sub, .. }) if *min > 0 => {
            let times = *min as usize;
            let exactly =
                exact(sub).and_then(|texts| (0..times).try_fold(vec![String::new()], |run, _| joined(&run, &texts)));
            exactly.filter(|texts| are_signs(texts)).or_else(|| standing_in(sub))
        }
        HirKind::Alternation(parts) => {
            let all: Option<Vec<Vec<String>>> = parts.iter().map(standing_in).collect();
            all.map(|all| all.concat()).filter(|all| all.len() <= MOST)
        }
        HirKind::Concat(parts) => best_in(parts),
        _ => exact(hir).filter(|texts| are_signs(texts)),
    }
}

/// The best of the runs of a concatenation that are known letter for letter, and of its other parts.
fn best_in(parts: &[Hir]) -> Option<Vec<String>> {
    let runs = (0..parts.len()).flat_map(|first| {
        let longer = |run: &mut Vec<String>, part: &Hir| {
            *run = joined(run, &exact(part)?)?;
            Some(run.clone())
        };
        parts[first..].iter().scan(vec![String::new()], longer).collect::<Vec<_>>()
    });
    let candidates = runs.chain(parts.iter().filter_map(standing_in));
    candidates.filter(|texts| are_signs(texts)).max_by_key(|texts| worth(texts))
}

/// What texts are worth as signs: long ones stand in few stories, and each costs.
fn worth(texts: &[String]) -> i64 {
    (LETTER * shortest(texts).min(LONG)) as i64 - texts.len() as i64
}

/// All texts that match, where they are few.
fn exact(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![String::new()]),
        HirKind::Literal(Literal(bytes)) => Some(vec![String::from_utf8(bytes.to_ascii_lowercase()).ok()?]),
        HirKind::Class(Class::Unicode(class)) => {
            let chars = class.ranges().iter().flat_map(|range| range.start()..=range.end());
            let mut few: Vec<char> = chars.take(2 * MOST_OF_CLASS + 1).map(|ch| ch.to_ascii_lowercase()).collect();
            few.sort_unstable();
            few.dedup();
            (few.len() <= MOST_OF_CLASS).then(|| few.into_iter().map(String::from).collect())
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Capture(capture) => exact(&capture.sub),
        HirKind::Repetition(Repetition { min: 0, max: Some(1), sub, .. }) => {
            let mut texts = exact(sub)?;
            texts.push(String::new());
            Some(texts)
        }
        HirKind::Repetition(_) => None,
        HirKind::Alternation(parts) => {
            let all: Option<Vec<Vec<String>>> = parts.iter().map(exact).collect();
            all.map(|all| all.concat()).filter(|all| all.len() <= MOST)
        }
        HirKind::Concat(parts) => {
            parts.iter().try_fold(vec![String::new()], |before, part| joined(&before, &exact(part)?))
        }
    }
}

/// Each of some texts followed by each of others, where they are few.
fn joined(before: &[String], after: &[String]) -> Option<Vec<String>> {
    let all = before.iter().flat_map(|before| after.iter().map(move |after| format!("{before}{after}")));
    (before.len() * after.len() <= MOST).then(|| all.collect())
}

fn are_signs(texts: &[String]) -> bool {
    let is_sign = |text: &String| text.chars().nth(1).is_some() || RARE.contains(&text.as_str());
    texts.iter().all(is_sign) && (1..=MOST).contains(&texts.len())
}

fn shortest(texts: &[String]) -> usize {
    texts.iter().map(String::len).min().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_every_match_stands_a_sign() {
        let cases: &[(&str, &[&str])] = &[
            (r"\bsubs\b", &["subs"]),
            (r"\b[Bb]etween [0-9]+ to [0-9]", &["between "]),
            (r"\[(?:CHECK|FIX) [^\]]+\]", &["[check ", "[fix "]),
            (r"[a-z]+ing (?:the )?(?:end|stop)", &["ing end", "ing stop", "ing the end", "ing the stop"]),
            (r"(?:one|two)+ more", &[" more"]),
            (r"\?{3,}", &["???"]),
            (r"&(?:amp|[a-z]+)", &["&"]),
            (r"TODO|XX+ FIX", &[" fix", "todo"]),
            ("(?i:tv) desk", &["tv desk"]),
        ];
        for (pattern, signs) in cases {
            assert_eq!(of(pattern, false), *signs, "{pattern}");
        }
    }

    #[test]
    fn a_pattern_that_can_match_without_one_has_none() {
        for pattern in ["[a-z]+", "x?", "(?:end)?", "a|end", "(", r"\b\d+\b", "[“”]", "(?:go){0,2}"] {
            assert!(of(pattern, false).is_empty(), "{pattern}");
        }
    }

    #[test]
    fn letters_that_have_two_small_ones_make_two_signs() {
        // The long s, and the sign of the kelvin.
        assert_eq!(of("is", true), ["is", "iſ"]);
        assert_eq!(of("ok", true), ["ok", "o\u{212a}"]);
    }
}
