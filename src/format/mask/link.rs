//! Addresses of Markdown links with white space in them, where an editor wrapped or mistyped one: `[a report](https://example.org/a b)`.
//! Markdown takes the whole for words; a reader of the copy takes it for a link.

use super::floor;
use std::ops::Range;

/// The runs of white space inside the address whose opening bracket is at `at`. None where the address is sound or no address.
pub(super) fn gaps(source: &str, at: usize, end: usize) -> Vec<Range<usize>> {
    let window = &source[at + 1..floor(source, end.min(at + LONGEST))];
    let Some(close) = closing(window) else { return Vec::new() };
    let whole = &window[..close];
    if !whole.trim().contains(char::is_whitespace) || !is_address(whole.trim()) {
        return Vec::new();
    }
    let address = &whole[..title(whole).unwrap_or(whole.len())];
    let start = at + 1 + address.len() - address.trim_start().len();
    let address = address.trim();
    let mut gaps: Vec<Range<usize>> = Vec::new();
    for (found, space) in address.match_indices(char::is_whitespace) {
        let range = start + found..start + found + space.len();
        match gaps.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => gaps.push(range),
        }
    }
    gaps
}

/// Addresses are shorter than this.
const LONGEST: usize = 1024;

/// Where the bracket closes that opened before `text`; never past a blank line or a template tag.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0;
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return Some(at),
            b')' => depth -= 1,
            b'{' | b'<' => return None,
            b'\n' if text[at + 1..].trim_start_matches([' ', '\t', '\r']).starts_with('\n') => return None,
            _ => {}
        }
    }
    None
}

/// Where the title of a link starts, after its address.
fn title(text: &str) -> Option<usize> {
    let text = text.trim_end();
    let quote = text.chars().next_back().filter(|mark| matches!(mark, '"' | '\''))?;
    let open = text[..text.len() - 1].find(quote)?;
    text[..open].ends_with(char::is_whitespace).then_some(open)
}

/// Whether text in brackets is meant as an address: it starts as one, or ends as a picture's file does.
fn is_address(text: &str) -> bool {
    const STARTS: [&str; 6] = ["http:", "https:", "mailto:", "www.", "/", "./"];
    const ENDS: [&str; 6] = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];
    STARTS.iter().any(|start| text.starts_with(start))
        || ENDS.iter().any(|end| text.to_ascii_lowercase().ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_broken_addresses_have_gaps() {
        let found = |text: &str| -> Vec<String> {
            gaps(text, 0, text.len()).into_iter().map(|gap| text[gap].to_owned()).collect()
        };
        assert_eq!(found("(https://example.org/a b)"), [" "]);
        assert_eq!(found("(https://example.org/a-\n  b?c=d \"A title\")"), ["\n  "]);
        assert_eq!(found("(Annual Report.png)"), [" "]);
        assert!(found("(https://example.org/a \"A title\")").is_empty());
        assert!(found("(see the note)").is_empty());
        assert!(found("(https://example.org/a\n\nb)").is_empty());
    }
}
