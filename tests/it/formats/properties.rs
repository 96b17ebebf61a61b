//! What holds for any input: no panic, pieces that tile the text, spans in bounds, and every character made by the bytes it maps to.

use super::read;
use crate::sound;
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

/// Fragments of the formats that agencies and offices send.
const NEWSROOM: &[&str] = &[
    "{\"uri\": \"x\", \"headline\": \"",
    "\"",
    "\", \"",
    "\": \"",
    "\"}",
    "{",
    "}",
    "[",
    "]",
    ",",
    "\"body_text\": \"",
    "\"body_xhtml\": \"<p>",
    "\"bodies\": [{\"value\": \"one\\n\\ntwo \\u201cé\\u201d\"}]",
    "\"associations\": [{\"description_text\": \"",
    "<\\/p>",
    "\\u003cp>",
    "\\u00e9",
    "\\ud83d\\ude42",
    "\\ud83d",
    "\\n",
    "\\r\\n",
    "\\\"",
    "\\",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE nitf [<!ENTITY e 'x'>]>",
    "<nitf>",
    "</nitf>",
    "<head><title>a &amp; b</title><docdata><date.issue norm='2020-01-01'/></docdata></head>",
    "<body>",
    "<body.head><hedline><hl1>",
    "</hl1></hedline></body.head>",
    "<byline>",
    "</byline>",
    "<body.content>",
    "</body.content>",
    "<media><media-caption>",
    "</media-caption></media>",
    "<note>",
    "</note>",
    "<br/>",
    "<hr />",
    "<bq><block>",
    "<newsItem>",
    "<contentMeta><headline>",
    "</headline></contentMeta>",
    "<contentSet><inlineXML>",
    "<inlineData contenttype='text/html'>",
    "<inlineData>",
    "</inlineData>",
    "<html><p>",
    "</p></html>",
    "&lt;p&gt;",
    "&e;",
    "<![CDATA[ a <b> ]]>",
    "<![CDATA[",
    "]]>",
    "<!-- ",
    " -->",
    "<w:document><w:body>",
    "<w:p><w:r><w:t>",
    "<w:p>",
    "<w:pPr><w:pStyle w:val='Heading1'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>",
    "<w:r><w:rPr><w:b/><w:vanish w:val='0'/></w:rPr><w:t>",
    "<w:t>",
    "</w:t>",
    "</w:t></w:r>",
    "</w:t></w:r></w:p>",
    "</w:p>",
    "<w:tab/>",
    "<w:br w:type='page'/>",
    "<w:noBreakHyphen/>",
    "<w:tbl><w:tr><w:tc>",
    "</w:tc></w:tr></w:tbl>",
    "<w:del>",
    "</w:del>",
    "<w:hyperlink>",
    "</w:hyperlink>",
    "<w:txbxContent>",
    "</w:txbxContent>",
    "<wp:docPr descr=\"an &quot;alt&quot;\"/>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>",
    "\u{feff}",
];

const PATHS: [&str; 7] = ["a.md", "a.html", "a.txt", "contents.lr", "a.json", "a.xml", "a.docx"];

fn nasty() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        8 => proptest::sample::select(FRAGMENTS).prop_map(str::to_owned),
        4 => proptest::sample::select(NEWSROOM).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ];
    proptest::collection::vec(fragment, 0..40).prop_map(|parts| parts.concat())
}

/// The same in an envelope that a reader of that file opens.
fn enclosed() -> impl Strategy<Value = (&'static str, String)> {
    const ENVELOPES: [(&str, &str); 8] = [
        ("a.json", "{\"uri\": \"x\", \"headline\": \"h\", \"body_text\": \""),
        ("a.json", "{\"uri\": \"x\", \"body_xhtml\": \"<p>"),
        ("a.xml", "<nitf><body><body.head><hedline><hl1>"),
        ("a.xml", "<nitf><body><body.content><p>"),
        ("a.xml", "<newsItem><contentMeta><headline>"),
        ("a.xml", "<newsItem><contentSet><inlineData contenttype='text/html'>"),
        ("a.docx", "<w:document><w:body><w:p><w:r><w:t>"),
        ("a.docx", "<w:document><w:body>"),
    ];
    (proptest::sample::select(&ENVELOPES[..]), nasty())
        .prop_map(|((path, open), inner)| (path, open.to_owned() + &inner))
}

/// Everything that must hold of any article, and that every character was made by the bytes it maps to.
fn check(source: &Source, article: &Article) {
    sound::article(source, article);
    for piece in article.map().pieces().iter().filter(|piece| piece.kind == PieceKind::Decoded) {
        let (made, shown) = (source.slice(piece.source), piece.text.of(article.text()));
        assert!(stands_for(made, shown), "{made:?} does not stand for {shown:?}");
    }
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

const NINJS: &[&str] = &[
    "\"headline_sub\": \"sub @ \\u201cé\\u201d\"",
    "\"byline\": \"by @ Jones\"",
    "\"description_text\": \"a \\\"@\\\" deck\"",
    "\"associations\": {\"x\": {\"type\": \"picture\", \"description_text\": \"cap @ \\ud83d\\ude42 @\"}}",
    "\"body_xhtml\": \"<p>one @<\\/p>\\n<p>&amp; \\u0026amp; @ <b>\\t@</b></p>\\u003cp>two @\"",
];
const NITF: &[&str] = &[
    "<p>one @ <person>Ann @</person>,\n  wrapped @</p>",
    "<hl2>over @</hl2>",
    "<block><p>&amp; @ &#8217;@ R&D @</p></block>",
    "<media><media-caption>cap @</media-caption></media>",
    "<bq><block><p>quoted @</p></block></bq>",
    "<p><![CDATA[<in @>]]> @<br/>@</p>",
    "<ul><li>one @</li><li>two @</li></ul>",
    "bare @",
];
const WORD: &[&str] = &[
    "<w:p><w:r><w:t>one @ </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>&amp; @</w:t></w:r></w:p>",
    "<w:p><w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr><w:r><w:t>over @</w:t><w:tab/><w:t>@</w:t></w:r></w:p>",
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell @</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:p><w:ins><w:r><w:t>new @</w:t></w:r></w:ins><w:r><w:drawing><wp:docPr descr=\"alt &quot;@&quot;\"/></w:drawing><w:t>after @</w:t></w:r></w:p>",
    "<w:p><w:hyperlink><w:r><w:t>link @</w:t></w:r></w:hyperlink></w:p>",
];

/// A file with one word planted at every `@`: its path, its text, the word and the byte of each place.
fn planted() -> impl Strategy<Value = (&'static str, String, String, Vec<usize>)> {
    let some = |from: &'static [&'static str]| proptest::sample::subsequence(from, 0..=from.len()).prop_shuffle();
    let parts = (some(YAML), some(TOML), some(MARKDOWN), some(HTML), some(PLAIN), some(NINJS), some(NITF), some(WORD));
    (0..9, parts, "zq[a-z]{3,6}qz", any::<bool>()).prop_map(
        |(shape, (yaml, toml, markdown, html, plain, ninjs, nitf, word_document), word, is_crlf)| {
            let (yaml, toml, markdown) = (yaml.concat(), toml.concat(), markdown.join("\n\n"));
            let (path, template) = match shape {
                0 => ("a.md", format!("---\n{yaml}---\n\n{markdown}\n")),
                1 => ("a.md", format!("+++\n{toml}+++\n{markdown}")),
                2 => ("contents.lr", format!("title: A @ title\n---\nsummary:\n\nIt is @\n---\nbody:\n\n{markdown}")),
                3 => ("a.html", format!("---\n{yaml}---\n{}", html.join("\n"))),
                4 => ("a.html", html.join("\n")),
                5 => ("a.json", format!("{{\"uri\": \"x\",\n{}}}", ninjs.join(",\n"))),
                6 => {
                    let head = "<body.head><hedline><hl1>The @ story</hl1></hedline><byline>by @</byline></body.head>";
                    let content = nitf.join("\n");
                    ("a.xml", format!("<nitf>\n<body>{head}<body.content>\n{content}\n</body.content></body></nitf>\n"))
                }
                7 => ("a.docx", format!("<w:document><w:body>\n{}\n</w:body></w:document>", word_document.join("\n"))),
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
    if made == shown {
        return true;
    }
    // What stands in a string inside JSON is unescaped first; what that shows may stand for something again.
    if unescaped(made).is_some_and(|json| json == shown || json != made && stands_for(&json, shown)) {
        return true;
    }
    // Half of a pair of surrogates stands for nothing, and controls of a page printer for white space.
    if made.starts_with(r"\u") && shown == "\u{fffd}" || matches!((made, shown), (r"\b" | r"\f", " ")) {
        return true;
    }
    if made.starts_with('<') && made.contains("w:") {
        return matches!(shown, " " | "\n" | "-");
    }
    // A needless backslash before a reference or a tag.
    if made.strip_prefix('\\').is_some_and(|rest| rest.starts_with(['&', '<']) && stands_for(rest, shown)) {
        return true;
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
            ("&lt;", "<"),
            ("&gt;", ">"),
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

/// The text of a JSON string, where it has escapes and all of them are sound. White space may stand in it as it is.
fn unescaped(made: &str) -> Option<String> {
    let string = made.replace('\n', r"\n").replace('\r', r"\r").replace('\t', r"\t");
    made.contains('\\').then(|| serde_json::from_str(&format!("\"{string}\"")).ok()).flatten()
}

/// White space, with the marks of containers in it, template tags, or markup that had white space on either side.
fn is_break(made: &str) -> bool {
    let is_blank = |text: &str| text.chars().all(|ch| ch.is_whitespace() || matches!(ch, '>' | '\\'));
    let is_parted = |text: &str, open: char, close: char| match (text.find(open), text.rfind(close)) {
        (Some(open), Some(close)) if open < close => is_blank(&text[..open]) && is_blank(&text[close + 1..]),
        _ => is_blank(text),
    };
    let bare = made.replace("<![CDATA[", "").replace("]]>", "");
    let is_white = |text: &str| is_parted(text, '<', '>') || is_parted(text, '{', '}');
    made.contains(char::is_whitespace) && (is_white(made) || is_white(&bare))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_input_is_read_and_every_character_has_its_bytes(text in nasty(), path in proptest::sample::select(&PATHS[..])) {
        let (source, article) = read(path, &text);
        check(&source, &article);
    }

    #[test]
    fn what_stands_in_an_envelope_is_read_and_has_its_bytes((path, text) in enclosed()) {
        let (source, article) = read(path, &text);
        check(&source, &article);
    }

    #[test]
    fn front_matter_of_any_kind_is_read(inner in nasty(), fence in proptest::sample::select(&["---", "+++"][..])) {
        let text = format!("{fence}\ntitle: a\ntitle = 'b'\n{inner}\n{fence}\nbody\n");
        for path in PATHS {
            let (source, article) = read(path, &text);
            check(&source, &article);
        }
    }

    #[test]
    fn a_word_maps_to_its_own_bytes_wherever_it_stands((path, text, word, places) in planted()) {
        let (source, article) = read(path, &text);
        check(&source, &article);
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
