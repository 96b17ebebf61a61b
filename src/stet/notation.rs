//! How a stet is written: `rule-id[, rule-id] reason`, after `stet:` in a comment, or alone where the place says that it is one.

use std::ops::Range;

/// What one stet says. Ranges are bytes of the text it was read from.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Notation<'t> {
    /// The rules it names.
    pub rules: Vec<Range<usize>>,
    /// Why they are let stand.
    pub reason: Option<&'t str>,
}

/// Where a comment's stet begins, past `stet` and its colon; `None` where the comment is about something else.
pub(super) fn begin(comment: &str) -> Option<usize> {
    const STET: &str = "stet";
    // Some page makers keep a comment from the page that opens with a third dash.
    let start = comment.len() - comment.trim_start_matches(|ch: char| ch.is_whitespace() || ch == '-').len();
    let word = comment.get(start..start + STET.len())?;
    let after = start + STET.len();
    match comment[after..].chars().next() {
        Some(':') if word.eq_ignore_ascii_case(STET) => Some(after + 1),
        Some(next) if !next.is_whitespace() => None,
        _ => word.eq_ignore_ascii_case(STET).then_some(after),
    }
}

/// Reads what stands from `start` on.
pub(super) fn parse(text: &str, start: usize) -> Notation<'_> {
    let mut rules = Vec::new();
    let mut at = start;
    loop {
        let from = at + blanks(&text[at..]);
        let length = text[from..].find(|ch: char| !is_of_name(ch)).unwrap_or(text.len() - from);
        if length == 0 {
            break;
        }
        rules.push(from..from + length);
        at = from + length;
        let next = at + blanks(&text[at..]);
        if !text[next..].starts_with(',') {
            break;
        }
        at = next + 1;
    }
    let is_around = |ch: char| ch.is_whitespace() || matches!(ch, ':' | '-' | '–' | '—');
    let reason = text[at..].trim_start_matches(is_around).trim_end_matches(|ch: char| ch.is_whitespace() || ch == '-');
    Notation { rules, reason: Some(reason).filter(|reason| !reason.is_empty()) }
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

fn is_of_name(ch: char) -> bool {
    ch.is_alphanumeric() || matches!(ch, '-' | '_' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(comment: &str) -> Option<(Vec<&str>, Option<&str>)> {
        let notation = parse(comment, begin(comment)?);
        Some((notation.rules.into_iter().map(|rule| &comment[rule]).collect(), notation.reason))
    }

    #[test]
    fn rules_come_first_and_the_rest_is_the_reason() {
        let cases: [(&str, &[&str], Option<&str>); 9] = [
            (" stet: weekday ", &["weekday"], None),
            ("stet:weekday", &["weekday"], None),
            (
                " stet: weekday the parish keeps the old calendar ",
                &["weekday"],
                Some("the parish keeps the old calendar"),
            ),
            (
                " stet: weekday, former-and-sitting — both true in 2020",
                &["weekday", "former-and-sitting"],
                Some("both true in 2020"),
            ),
            (" Stet: weekday: so printed", &["weekday"], Some("so printed")),
            ("\n  stet:\n    weekday,\n    age\n  as he told it\n", &["weekday", "age"], Some("as he told it")),
            ("- stet: weekday -", &["weekday"], None),
            (" stet weekday", &["weekday"], None),
            (" stet ", &[], None),
        ];
        for (comment, rules, reason) in cases {
            assert_eq!(read(comment), Some((rules.to_vec(), reason)), "{comment:?}");
        }
    }

    #[test]
    fn other_comments_are_none() {
        for comment in ["", " more ", " stets: a", " a stet: weekday", "ste", "sté", " stet-by: AB "] {
            assert_eq!(read(comment), None, "{comment:?}");
        }
    }
}
