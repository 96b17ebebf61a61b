//! What holds for any input: no panic, pieces that tile the text, spans in bounds, and every character made by the bytes it maps to.

use super::read;
use lastread::article::Article;
use lastread::source::{PieceKind, Source};
use lastread::span::Span;
use proptest::prelude::*;

/// Fragments of markup that do not fit together, chosen for what has broken readers before.
const FRAGMENTS: &[&str] = &[
    "word",
    "words and more words",
    "Ms. O’Neal",
    "é",
    "🙂",
    "\u{a0}",
    "\u{200b}",
    "“quoted”",
    "\"straight\"",
    "42",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r\n\r\n",
    "\r",
    "\t",
    "\n    ",
    "\n> ",
    "\n> > ",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "\n# ",
    "\n## ",
    "\n---\n",
    "\n===\n",
    "\n```\n",
    "\n~~~\n",
    "```",
    "`",
    "``",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "](http://x.y)",
    "](",
    ")",
    "![",
    "![alt *text*](a.png \"t\")",
    "[ref]",
    "\n[ref]: http://x.y 'title'\n",
    "[^1]",
    "\n[^1]: note\n",
    "<http://a.b/c>",
    "https://example.org/a_(b)",
    "www.example.org.",
    "a@b.example",
    "\\",
    "\\[",
    "\\*",
    "\\\\",
    "\\\n",
    "&amp;",
    "&#8217;",
    "&#x2019;",
    "&nbsp;",
    "&copy",
    "&bogus;",
    "&",
    "&#",
    "&NotEqualTilde;",
    "<",
    ">",
    "<i>",
    "</i>",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<br/><br>",
    "<div>",
    "</div>",
    "<div class=\"x\n y\">",
    "<blockquote>",
    "</blockquote>",
    "<blockquote class=\"twitter-tweet\">",
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<table><tr><td>",
    "</td>",
    "</table>",
    "<h1>",
    "</h1>",
    "<h2>",
    "<pre>",
    "</pre>",
    "<code>",
    "</code>",
    "<q>",
    "</q>",
    "<script>",
    "</script>",
    "<script type=\"application/ld+json\">{\"headline\": \"a \\u00e9\", \"author\": [{\"name\": \"b\"}]}</script>",
    "<style>",
    "</style>",
    "<aside>",
    "</aside>",
    "<iframe src='x'>",
    "<nav>",
    "<title>",
    "</title>",
    "<!--",
    "-->",
    "<!-- stet: x y -->",
    "<!--more-->",
    "<img alt=\"an &eacute; alt\" src=x>",
    "<img alt='",
    "<a href=\"{{ x }}\">",
    "</a>",
    "<meta name=date content=2020-01-01>",
    "<time datetime='2020-01-02'>",
    "<figcaption>",
    "</figcaption>",
    "<svg>",
    "</svg>",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "<!DOCTYPE html>",
    "{{< img src=\"a\" alt=\"the \\\"alt\\\"\" caption=\"a *cap* & <i>more</i>\" >}}",
    "{{<",
    ">}}",
    "{{% note %}}",
    "{{ x | y }}",
    "}}",
    "{%",
    "%}",
    "{% image \"a.jpg\" \"alt text\" %}",
    "{% comment %}",
    "{% endcomment %}",
    "{:start=\"4\"}",
    "{: .c}",
    "{#id}",
    "{",
    "}",
    "---\n",
    "---  \ntitle: a\n---\n",
    "\u{feff}---\r\ntitle: \"q \\u2019 \\\"x\\\" \\\n  y\"\r\ndeck: 'it''s\r\n  so'\r\n---\r\n",
    "---\ntitle: >\n  folded\n  over\n\n  lines\nsummary: |\n  a\n    b\nimage:\n  alt: é\n---\n",
    "title: x: y\n",
    "- item\n",
    "---\n: :\n\t- [\n---\n",
    "+++\ntitle = \"a \\u00e9 \\\"b\\\"\"\nby = 'x y'\ndeck = \"\"\"\nlong \\\n  deck\"\"\"\nauthors = [\"a b\", \"c\"]\n[extra]\nhed = {a = 'b'}\n+++\n",
    "+++\n",
    "[#]: subject: \"a title\"\n",
    "Title: x\nDate: 2020-01-01\n\n",
    "body:\n",
    "title: y\n---\nbody:\n",
    "— Name (@handle) May 1, 2020",
    "###",
    "-30-",
    "Monday, January 28, 2019",
];

const PATHS: [&str; 4] = ["a.md", "a.html", "a.txt", "contents.lr"];

fn nasty() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        12 => proptest::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    proptest::collection::vec(fragment, 0..40).prop_map(|parts| parts.concat())
}

/// Everything that must hold of any article.
fn check(source: &Source, article: &Article) -> Result<(), TestCaseError> {
    let text = article.text();
    let mut at = 0;
    for piece in article.map().pieces() {
        prop_assert_eq!(piece.text.start, at, "a gap before {:?}", piece);
        at = piece.text.end;
        prop_assert!(source.text().get(piece.source.range()).is_some(), "not on characters: {:?}", piece);
        prop_assert!(text.get(piece.text.range()).is_some(), "not on characters: {:?}", piece);
        let (shown, made) = (piece.text.of(text), source.slice(piece.source));
        match piece.kind {
            PieceKind::Verbatim => prop_assert_eq!(shown, made),
            PieceKind::Inserted => prop_assert_eq!(shown, "\n\n"),
            PieceKind::Decoded => prop_assert!(stands_for(made, shown), "{:?} does not stand for {:?}", made, shown),
        }
    }
    prop_assert_eq!(at as usize, text.len());
    let mut end = 0;
    for block in article.blocks() {
        prop_assert!(block.span.start >= end && !block.span.is_empty(), "{:?}", block);
        end = block.span.end;
        let shown = text.get(block.span.range());
        prop_assert!(shown.is_some_and(|shown| shown.trim() == shown), "{:?} {:?}", block, shown);
    }
    prop_assert!(end as usize == text.len());
    for mark in article.marks() {
        prop_assert!(!mark.span.is_empty() && text.get(mark.span.range()).is_some(), "{:?}", mark);
        let inside = |block: &lastread::article::Block| block.span.encloses(mark.span);
        prop_assert!(article.blocks().iter().any(inside), "{:?} runs over blocks", mark);
    }
    for field in article.meta().fields() {
        prop_assert!(source.text().get(field.span.range()).is_some(), "{:?}", field);
    }
    for comment in article.comments() {
        prop_assert!(source.text().get(comment.span.range()).is_some(), "{:?}", comment);
        prop_assert!(source.slice(comment.span).contains(&comment.text), "{:?}", comment);
        prop_assert!(comment.block <= article.blocks().len());
    }
    for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
        let back = article.map().to_source(Span::at(offset as u32));
        prop_assert!(source.text().is_char_boundary(back.start as usize));
    }
    Ok(())
}

/// Whether the bytes `made` are a way to write `shown`, decided here without the reader's own code.
fn stands_for(made: &str, shown: &str) -> bool {
    // Wraps and runs of white space, with the markup that a container puts before the next line.
    if matches!(shown, " " | "\n" | "\n\n") {
        return is_break(made) || made.starts_with("<br") || matches!(made, r"\n" | r"\t" | r"\r" | "&nbsp;");
    }
    if shown == "\t" {
        return matches!(made, "\t" | r"\t");
    }
    // Tabs in code, partly taken by the indentation.
    if shown.chars().all(|ch| ch == ' ') {
        return made.chars().all(char::is_whitespace);
    }
    if let Some(escaped) = made.strip_prefix('\\') {
        let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from);
        // Escaped once for each reader it passes: a shortcode's string, then Markdown.
        return escaped.trim_start_matches('\\') == shown
            || escaped == shown
            || escaped.strip_prefix(['u', 'U', 'x']).and_then(code).as_deref() == Some(shown);
    }
    if made == "''" {
        return shown == "'";
    }
    if let Some(number) = made.strip_prefix("&#") {
        let number = number.trim_end_matches(';');
        let code = number.strip_prefix(['x', 'X']).map_or(number.parse(), |hex| u32::from_str_radix(hex, 16));
        let ch = code.ok().filter(|code| *code > 0).and_then(char::from_u32).unwrap_or('\u{fffd}');
        return shown == ch.to_string();
    }
    if made.starts_with('&') {
        return [
            ("&amp;", "&"),
            ("&#8217;", "’"),
            ("&#x2019;", "’"),
            ("&nbsp;", "\u{a0}"),
            ("&copy", "©"),
            ("&copy;", "©"),
            ("&NotEqualTilde;", "≂̸"),
            ("&eacute;", "é"),
        ]
        .contains(&(made, shown));
    }
    false
}

/// White space with the marks of containers and template tags in it.
fn is_break(made: &str) -> bool {
    let mut rest = made;
    let mut blank = String::new();
    while let Some(open) = rest.find(['{', '}']) {
        blank.push_str(&rest[..open]);
        let tag = &rest[open..];
        let close = ["}}", "%}", "}"].iter().find_map(|close| tag.find(close).map(|at| at + close.len()));
        rest = &tag[close.unwrap_or(tag.len())..];
    }
    blank.push_str(rest);
    !made.is_empty() && blank.chars().all(|ch| ch.is_whitespace() || matches!(ch, '>' | '\\'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_input_is_read_and_every_character_has_its_bytes(text in nasty(), path in proptest::sample::select(&PATHS[..])) {
        let (source, article) = read(path, &text);
        check(&source, &article)?;
    }

    #[test]
    fn front_matter_of_any_kind_is_read(inner in nasty(), fence in proptest::sample::select(&["---", "+++"][..])) {
        let text = format!("{fence}\ntitle: a\ntitle = 'b'\n{inner}\n{fence}\nbody\n");
        for path in PATHS {
            let (source, article) = read(path, &text);
            check(&source, &article)?;
        }
    }
}
