//! Files with one word planted wherever a reader of the page would meet it.

use proptest::prelude::*;

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
    "{{ image(src=\"a.jpg\",alt=\"called @\", caption=\"and @\") }}",
    "{% quote(author=\"A B\") %}\nsaid @\n{% end %}",
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
pub(super) fn planted() -> impl Strategy<Value = (&'static str, String, String, Vec<usize>)> {
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
