//! Whether a pattern can match at all: what is asked of a story before the pattern itself.
//!
//! A word boundary or another look at what stands around keeps the regex engine from its fast automaton wherever a text holds more than ASCII, which with
//! curly quotation marks is nearly everywhere. Without them a pattern matches wherever it did, and elsewhere too: that is the gate. A word boundary beside
//! an ASCII letter stays, as the ASCII boundary that it implies: `\bcq\b` need not be looked for in “acquired”.

use regex::{Regex, RegexBuilder};
use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Capture, Hir, HirKind, Look, Repetition};

/// The pattern without its looks around, of the same flags; an error is that of the pattern itself.
pub(super) fn of(pattern: &str, ignore_case: bool) -> Result<Regex, regex::Error> {
    let parsed = ParserBuilder::new().multi_line(true).case_insensitive(ignore_case).build().parse(pattern);
    // What does not parse does not compile either, and the compiler tells why.
    let source = parsed.map_or_else(|_| pattern.to_owned(), |parsed| unlooking(parsed).to_string());
    RegexBuilder::new(&source).build()
}

fn unlooking(hir: Hir) -> Hir {
    match hir.into_kind() {
        HirKind::Look(_) | HirKind::Empty => Hir::empty(),
        HirKind::Literal(literal) => Hir::literal(literal.0),
        HirKind::Class(class) => Hir::class(class),
        HirKind::Repetition(repetition) => {
            let sub = Box::new(unlooking(*repetition.sub));
            Hir::repetition(Repetition { sub, ..repetition })
        }
        HirKind::Capture(Capture { sub, .. }) => unlooking(*sub),
        HirKind::Concat(parts) => Hir::concat(unlooking_all(parts)),
        HirKind::Alternation(parts) => Hir::alternation(parts.into_iter().map(unlooking).collect()),
    }
}

/// The parts of a concatenation, each without its looks but those a neighbour vouches for.
fn unlooking_all(parts: Vec<Hir>) -> Vec<Hir> {
    let kept: Vec<bool> = (0..parts.len())
        .map(|at| {
            matches!(parts[at].kind(), HirKind::Look(Look::WordUnicode))
                && (parts.get(at + 1).is_some_and(|next| literal(next).is_some_and(|bytes| is_word(bytes.first())))
                    || at
                        .checked_sub(1)
                        .is_some_and(|last| literal(&parts[last]).is_some_and(|bytes| is_word(bytes.last()))))
        })
        .collect();
    let parts = parts.into_iter().zip(kept);
    parts.map(|(part, kept)| if kept { Hir::look(Look::WordAscii) } else { unlooking(part) }).collect()
}

fn literal(hir: &Hir) -> Option<&[u8]> {
    match hir.kind() {
        HirKind::Literal(literal) => Some(&literal.0),
        _ => None,
    }
}

fn is_word(byte: Option<&u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gate_opens_wherever_its_pattern_matches() {
        let cases = [
            (r"\bsubs\b", "a note to “subs” — go", "ésubs", "a subsidy"),
            (r"\b(?:subs|desks?)\b", "a note to “subs” — go", "a subsidy", "a note to the editor"),
            (r"\bél\b", "“él”", "xél", "élan"),
            (r"(?m:^)TK+$", "one\nTKK\ntwo", "a TKO", "tk"),
            (r"\b(?:very ?){2,3}(?-u:\b)!", "very very!", "xvery very !very very!", "very!"),
        ];
        for (pattern, matched, passed, refused) in cases {
            let gate = of(pattern, false).expect("it compiles");
            let own = RegexBuilder::new(pattern).multi_line(true).build().expect("it compiles");
            assert!(own.is_match(matched) && gate.is_match(matched), "{pattern}");
            assert!(gate.is_match(passed) && !gate.is_match(refused), "{pattern}");
        }
        assert!(of("(", false).is_err());
    }

    #[test]
    fn flags_hold_for_the_gate_too() {
        assert!(of(r"\bsubs\b", true).expect("it compiles").is_match("SUBS"));
        assert!(!of(r"\bsubs\b", false).expect("it compiles").is_match("SUBS"));
    }
}
