//! Which finding is which, from one run to the next. A [`Fingerprint`] holds no position: moved paragraphs, wrapped lines and edits elsewhere
//! leave it as it is, while a word or a figure changed in the copy it points at makes another finding of it. Baselines keep fingerprints,
//! and the formats that code hosts read carry them.

use crate::diagnostic::Diagnostic;
use crate::source::Source;
use siphasher::sip::SipHasher13;
use std::collections::HashMap;
use std::fmt;
use std::hash::Hasher;
use std::str::FromStr;

/// The identity of a finding among all findings of a run: its rule, its file, what it says and the words it points at, and how many the
/// same stand before it in the file. Written as sixteen hexadecimal digits.
///
/// It is kept in files. What goes into it changes only with the major version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u64);

/// The fingerprints of `diagnostics`, which are those of one file in report order. `path` names the file to whoever keeps them: from a fixed
/// folder, `/` between parts, however the run reached it.
pub fn fingerprints(path: &str, source: &Source, diagnostics: &[Diagnostic]) -> Vec<Fingerprint> {
    let mut seen: HashMap<u64, u64> = HashMap::new();
    let fingerprint = |diagnostic| {
        let mut hasher = hash(path, source, diagnostic);
        let before = seen.entry(hasher.finish()).or_default();
        hasher.write(&before.to_le_bytes());
        *before += 1;
        Fingerprint(hasher.finish())
    };
    diagnostics.iter().map(fingerprint).collect()
}

fn hash(path: &str, source: &Source, diagnostic: &Diagnostic) -> SipHasher13 {
    let words = if diagnostic.path == source.path() { source.slice(diagnostic.span) } else { "" };
    let mut hasher = SipHasher13::new();
    for part in [&diagnostic.rule, path, &plain(&diagnostic.message), &plain(words)] {
        hasher.write(part.as_bytes());
        // No part runs into the next: none holds a NUL.
        hasher.write(b"\0");
    }
    hasher
}

/// Words without what an editor or a program changes in passing: how lines are wrapped, and which way quotation marks curl.
fn plain(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.extend(word.chars().map(|mark| match mark {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            other => other,
        }));
    }
    plain
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// Not a fingerprint: those are sixteen hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fingerprint is sixteen hexadecimal digits")]
pub struct NoFingerprint;

impl FromStr for Fingerprint {
    type Err = NoFingerprint;

    fn from_str(digits: &str) -> Result<Fingerprint, NoFingerprint> {
        let is_written = digits.len() == 16 && digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        if !is_written {
            return Err(NoFingerprint);
        }
        u64::from_str_radix(digits, 16).map(Fingerprint).map_err(|_| NoFingerprint)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Severity;
    use crate::span::Span;

    /// The fingerprints of every `Mr Brown`, wherever its lines break.
    fn found(text: &str) -> Vec<Fingerprint> {
        let source = Source::new("here/a.md", text);
        let spans = text.match_indices("Mr").map(|(at, _)| at..at + "Mr Brown".len());
        let diagnostics: Vec<Diagnostic> = spans.map(|span| diagnostic(&source, Span::from_range(span))).collect();
        fingerprints("a.md", &source, &diagnostics)
    }

    fn diagnostic(source: &Source, span: Span<Source>) -> Diagnostic {
        let said = "“Mr” wants a full stop";
        Diagnostic {
            category: "people".to_owned(),
            ..Diagnostic::own("title", Severity::Warning, source.path(), span, said)
        }
    }

    #[test]
    fn they_stay_where_the_copy_around_them_changes() {
        let before = found("Then Mr Brown spoke.\n");
        assert_eq!(found("# New\n\nA paragraph.\n\nLater Mr\nBrown left.\n"), before);
    }

    #[test]
    fn the_second_of_two_is_another_and_stays_the_second() {
        let two = found("Mr Brown and Mr Brown.");
        assert_ne!(two[0], two[1]);
        assert_eq!(found("Mr Brown, Mr Brown, Mr Brown.")[..2], two);
    }

    #[test]
    fn another_word_rule_message_or_file_is_another_finding() {
        let source = Source::new("a.md", "Mr Brown met Mr Green.\n");
        let one = diagnostic(&source, Span::new(0, 8));
        let of = |path: &str, other: Diagnostic| fingerprints(path, &source, &[other])[0];
        let same = of("a.md", one.clone());
        assert_ne!(of("b.md", one.clone()), same);
        assert_ne!(of("a.md", Diagnostic { span: Span::new(13, 21), ..one.clone() }), same);
        assert_ne!(of("a.md", Diagnostic { rule: "names".to_owned(), ..one.clone() }), same);
        assert_ne!(of("a.md", Diagnostic { message: "“Mr” is out".to_owned(), ..one.clone() }), same);
        let straight = "\"Mr\" wants a full stop".to_owned();
        assert_eq!(of("a.md", Diagnostic { message: straight, severity: Severity::Note, ..one }), same);
    }

    #[test]
    fn they_are_the_same_in_every_version() {
        assert_eq!(
            found("Mr Brown and Mr Brown.").iter().map(Fingerprint::to_string).collect::<Vec<_>>(),
            ["85b502e26153dda6", "14b499b06cf4015a"]
        );
    }

    #[test]
    fn they_read_as_they_are_written() {
        for fingerprint in found("Mr Brown and Mr Brown.") {
            assert_eq!(fingerprint.to_string().parse(), Ok(fingerprint));
        }
        for wrong in ["", "12", "+123456789abcdef", "0123456789ABCDEF", "0123456789abcdef0"] {
            assert_eq!(wrong.parse::<Fingerprint>(), Err(NoFingerprint), "{wrong}");
        }
    }
}
