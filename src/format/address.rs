//! Printed addresses: `https://example.org/a`, `www.example.org`, `desk@example.org`. Rules about words leave them alone.

use crate::article::{Builder, MarkKind};
use crate::span::Span;
use memchr::memmem;

/// Marks every address in the text.
pub(super) fn find(builder: &mut Builder<'_>) {
    let text = builder.text_so_far();
    let mut spans = Vec::new();
    for scheme in memmem::find_iter(text.as_bytes(), "://") {
        let before = &text[..scheme];
        let letters = before.bytes().rev().take(LONGEST_SCHEME).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if letters > 0 {
            push(&mut spans, text, scheme - letters, scheme + 3);
        }
    }
    for www in memmem::find_iter(text.as_bytes(), "www.") {
        if !text[..www].ends_with(|ch: char| ch.is_alphanumeric() || ch == '/' || ch == '.') {
            push(&mut spans, text, www, www + 4);
        }
    }
    for at in memchr::memchr_iter(b'@', text.as_bytes()) {
        let is_local = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+');
        let local = text.as_bytes()[..at].iter().rev().take(LONGEST_LOCAL).take_while(|byte| is_local(byte)).count();
        let domain = text.as_bytes()[at + 1..].iter().take_while(|byte| is_local(byte)).count();
        let domain = text[at + 1..at + 1 + domain].trim_end_matches(['.', '-', '_']).len();
        if local > 0 && text[at + 1..at + 1 + domain].contains('.') {
            spans.push(at - local..at + 1 + domain);
        }
    }
    for span in spans {
        builder.mark_span(MarkKind::Url, Span::from_range(span));
    }
}

/// The longest scheme and the longest local part looked back for.
const LONGEST_SCHEME: usize = 12;
const LONGEST_LOCAL: usize = 64;

/// Adds the address that starts at `start` if anything stands after its `head`; marks that end a sentence or a bracket around it stay out.
fn push(spans: &mut Vec<std::ops::Range<usize>>, text: &str, start: usize, head: usize) {
    if spans.last().is_some_and(|last| start < last.end && start >= last.start) {
        return;
    }
    let ends = |ch: char| ch.is_whitespace() || matches!(ch, '<' | '>' | '"' | '“' | '”' | '’');
    let length = text[head..].find(ends).unwrap_or(text.len() - head);
    let address = &text[start..head + length];
    let mut end = address.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*']).len();
    if address[..end].ends_with(')') && !address[..end].contains('(') {
        end = address[..end].trim_end_matches([')', '.', ',']).len();
    }
    if start + end > head {
        spans.push(start..start + end);
    }
}
