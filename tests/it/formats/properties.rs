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
    let mut shared = std::collections::HashSet::new();
    for piece in article.map().pieces() {
        prop_assert_eq!(piece.text.start, at, "a gap before {:?}", piece);
        at = piece.text.end;
        prop_assert!(source.text().get(piece.source.range()).is_some(), "not on characters: {:?}", piece);
        prop_assert!(text.get(piece.text.range()).is_some(), "not on characters: {:?}", piece);
        let (shown, made) = (piece.text.of(text), source.slice(piece.source));
        if piece.kind != PieceKind::Inserted {
            prop_assert!(shared.insert(piece.source.start), "two pieces from {:?}", piece);
        }
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
        prop_assert!(comment.span.encloses(comment.inner), "{:?}", comment);
        prop_assert!(source.text().get(comment.inner.range()).is_some(), "{:?}", comment);
        prop_assert!(comment.block <= article.blocks().len());
    }
    for offset in (0..=text.len()).filter(|offset| text.is_char_boundary(*offset)) {
        let back = article.map().to_source(Span::at(offset as u32));
        prop_assert!(source.text().is_char_boundary(back.start as usize));
    }
    Ok(())
}

/// Where a reader meets a word (`@`), one kind of file at a time.
const YAML: &[&str] = &[
    "title: The @ story\n",
    "headline: \"A \\\"@\\\" story \\u2019\"\n",
    "deck: 'It''s @ again'\n",
    "summary: >\n  folded over\n  @ lines\n\n  and @\n",
    "blurb: |\n  kept\n  @ lines\n",
    "image:\n  alt: a picture of @\n",
    "image-caption: é @ “é”\n",
    "byline: By @ Jones\n",
    "teaser: plain over\n  two @ lines\n",
    "excerpt: \"<i>@</i> &amp; @ *@*\"\n",
    "photos:\n- caption: one @\n- {caption: two @}\n",
];
const TOML: &[&str] = &[
    "title = \"The @ story\"\n",
    "hed = 'literal @'\n",
    "deck = \"it \\u00e9 @\"\n",
    "blurb = \"\"\"\nlong \\\n  @ text\n\"\"\"\n",
    "authors = [\"@ Jones\", 'Ann @']\n",
    "image.caption = \"the @ in print\" # no\n",
    "subtitle = '''\ntwo @'''\n",
];
const MARKDOWN: &[&str] = &[
    "A @ paragraph.",
    "# A @ heading",
    "Over @\n----",
    "- one @\n- two @\n  - deep @",
    "1. one\n\n   more @\n2. @",
    "> quoted @\n> wrapped @ line",
    "> > deep @\n> > \u{a0}@",
    "| head @ | b |\n|---|---|\n| `@` cell | x \\| @ |",
    "*@* **@** _@_ [@](http://x.example) `@` ~~@~~",
    "![a @ picture](a.png)",
    "before ![the @](a.png) after @",
    "{{< img src=\"a\" alt=\"an \\\"@\\\" alt\" caption=\"and @\" >}}",
    "mid {{< ref \"x\" >}} @ {{ x }} sentence",
    "wrapped line\n@ goes on",
    "wrapped\n   @ line",
    "&amp; @ &#8217;@",
    "\\[@\\] \\- @",
    "<div>\nin @\n</div>",
    "<p>one\n  <i>@</i> &eacute; @</p>",
    "note[^1] @\n\n[^1]: the @ note",
    "    code @",
    "```\nfence @\n```",
    "hard @  \n@ break",
    "first<br>@<br><br>@",
    "<blockquote>\n\nquoted @\n\n</blockquote>",
    "> said @\n> — Name (a handle) May 1",
    "<!-- no word --> @",
    "{% image \"a.jpg\" \"tagged as @\" %}",
    "[a @ link](https://x.example/a\n b)",
    "<h2>@ & @</h2>",
    "{:.lead}\nlead @",
    "{{< link url=\"x\" label=\"the @\" >}} inline @",
    "<pre>\npre @\n  @</pre>",
];
const HTML: &[&str] = &[
    "<h1>A @ page</h1>",
    "<p>one @ two</p>",
    "<p>unclosed @",
    "<div>bare @<p>in @</p>after @</div>",
    "<ul><li>one @<li>two @<ul><li>deep @</ul></ul>",
    "<blockquote><p>quoted @</p><footer>by @</footer></blockquote>",
    "<figure><img alt=\"alt &quot;@&quot;\" src=x><figcaption>fig @</figcaption></figure>",
    "<table><caption>cap @</caption><tr><th>@<td>cell @</table>",
    "<p>wrapped\n  @\n<b> @ </b>&nbsp;@</p>",
    "<pre>  pre @\n\t@</pre>",
    "<p><a href='{{ x }}'>@</a>{{ y }}@</p>",
    "<p>R&D @ &copy @ &bogus; @",
    "<q>@</q> <em>@</em> <custom-el>@</custom-el>",
    "<article><header>@</header></article>",
    "text<br>@<br><br>@",
];
const PLAIN: &[&str] = &[
    "A @ headline",
    "A paragraph with @ in it.",
    "  indented @\n\u{a0}@",
    "long enough to be a line that was wrapped at some column by @\nand which goes on here with @ to the end of the line\nand @.",
];

/// A file with one word planted at every `@`: its path, its text, the word and the byte of each place.
fn planted() -> impl Strategy<Value = (&'static str, String, String, Vec<usize>)> {
    let some = |from: &'static [&'static str]| proptest::sample::subsequence(from, 0..=from.len()).prop_shuffle();
    let parts = (some(YAML), some(TOML), some(MARKDOWN), some(HTML), some(PLAIN));
    (0..6, parts, "zq[a-z]{3,6}qz", any::<bool>()).prop_map(
        |(shape, (yaml, toml, markdown, html, plain), word, is_crlf)| {
            let (yaml, toml, markdown) = (yaml.concat(), toml.concat(), markdown.join("\n\n"));
            let (path, template) = match shape {
                0 => ("a.md", format!("---\n{yaml}---\n\n{markdown}\n")),
                1 => ("a.md", format!("+++\n{toml}+++\n{markdown}")),
                2 => ("contents.lr", format!("title: A @ title\n---\nsummary:\n\nIt is @\n---\nbody:\n\n{markdown}")),
                3 => ("a.html", format!("---\n{yaml}---\n{}", html.join("\n"))),
                4 => ("a.html", html.join("\n")),
                _ => ("a.txt", plain.join("\n\n")),
            };
            let template = if is_crlf { template.replace('\n', "\r\n") } else { template };
            let text = template.replace('@', &word);
            let places = text.match_indices(&word).map(|(at, _)| at).collect();
            (path, text, word, places)
        },
    )
}

/// Whether the bytes `made` are a way to write `shown`, decided here without the reader's own code.
fn stands_for(made: &str, shown: &str) -> bool {
    if let Some(number) = made.strip_prefix("&#") {
        let number = number.trim_end_matches(';');
        let code = number.strip_prefix(['x', 'X']).map_or(number.parse(), |hex| u32::from_str_radix(hex, 16));
        let ch = code.ok().filter(|code| *code > 0).and_then(char::from_u32).unwrap_or('\u{fffd}');
        return shown == ch.to_string();
    }
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
    if made.starts_with('&') {
        return [
            ("&amp;", "&"),
            ("&quot;", "\""),
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

/// White space, with the marks of containers in it or template tags.
fn is_break(made: &str) -> bool {
    let (before, after) = match (made.find('{'), made.rfind('}')) {
        (Some(open), Some(close)) if open < close => (&made[..open], &made[close + 1..]),
        _ => (made, ""),
    };
    let is_blank = |text: &str| text.chars().all(|ch| ch.is_whitespace() || matches!(ch, '>' | '\\'));
    made.contains(char::is_whitespace) && is_blank(before) && is_blank(after)
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

    #[test]
    fn a_word_maps_to_its_own_bytes_wherever_it_stands((path, text, word, places) in planted()) {
        let (source, article) = read(path, &text);
        check(&source, &article)?;
        let found = article.text().match_indices(&word).map(|(at, _)| Span::new(at as u32, (at + word.len()) as u32));
        let mut found: Vec<_> = found.map(|span| article.map().to_source(span)).collect();
        found.sort();
        let planted: Vec<_> = places.iter().map(|at| Span::new(*at as u32, (*at + word.len()) as u32)).collect();
        prop_assert_eq!(&found, &planted, "in {:?}, read as {:?}", text, article.text());
        for span in found {
            let back = article.map().to_text(span.start).map(|at| &article.text()[at as usize..][..word.len()]);
            prop_assert_eq!(back, Some(word.as_str()));
        }
    }
}
