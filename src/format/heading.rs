//! Headings with nothing beneath them. What counts is the file, not the text: a picture, a chart or a shortcode under a heading is no text, and
//! the heading is none the barer for it.

use crate::article::{Block, BlockKind, Builder, MarkupFaultKind};

/// A story with so many bare headings, half of all or more, has its headings in two parts: a name and what it is of.
const CUSTOM: usize = 3;

/// Notes the headings of a story under which nothing stands before the next of their level or a higher one, or before the end.
pub(super) fn find_bare(builder: &mut Builder<'_>) {
    let blocks = builder.blocks_so_far();
    let headings = || (0..blocks.len()).filter(|at| blocks[*at].kind == BlockKind::Heading);
    let bare: Vec<Block> = headings().filter(|at| is_bare(builder, *at)).map(|at| blocks[at].clone()).collect();
    if bare.len() >= CUSTOM && bare.len() * 2 >= headings().count() {
        return;
    }
    for heading in bare {
        let span = builder.source_of(heading.span);
        builder.markup_fault(MarkupFaultKind::BareHeading, span);
    }
}

fn is_bare(builder: &Builder<'_>, at: usize) -> bool {
    let blocks = builder.blocks_so_far();
    let (heading, next) = (&blocks[at], blocks.get(at + 1));
    if next.is_some_and(|next| next.kind != BlockKind::Heading || next.level > heading.level) {
        return false;
    }
    let source = builder.source();
    let start = builder.source_of(heading.span).end as usize;
    let end = next.map_or(source.len(), |next| builder.source_of(next.span).start as usize);
    source.get(start..end).is_some_and(shows_nothing)
}

/// Whether what stands in a file between two headings is only the markup of both: the marks of Markdown, an id, tags of headings, end tags.
fn shows_nothing(between: &str) -> bool {
    let mut rest = between;
    loop {
        rest = rest.trim_start_matches(|ch: char| ch.is_whitespace() || matches!(ch, '#' | '*' | '_' | '=' | '-'));
        let closer = match rest.as_bytes() {
            [b'{', b'#' | b':', ..] => '}',
            [b'<', b'/', ..] | [b'<', b'h' | b'H', b'1'..=b'6', ..] => '>',
            _ => return rest.is_empty(),
        };
        let Some(end) = rest.find(closer) else { return false };
        rest = &rest[end + 1..];
    }
}

#[cfg(test)]
mod tests {
    use super::shows_nothing;

    #[test]
    fn only_the_markup_of_headings_shows_nothing() {
        for between in [
            "",
            "\n\n### ",
            " ##\n\n## ",
            "\n----\n",
            " {#pay}\n\n## ",
            "</h2>\n<h3 class=\"a\">",
            "</strong></h2></body>",
        ] {
            assert!(shows_nothing(between), "{between}");
        }
        for between in [
            "\n\n![](a.jpg)\n\n## ",
            "\n{{< youtube x >}}\n",
            "</h2><iframe></iframe><h2>",
            "\n\nText\n",
            "\n<!-- map -->\n",
        ] {
            assert!(!shows_nothing(between), "{between}");
        }
    }
}
