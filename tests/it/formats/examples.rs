//! Each case is a hazard met in real copy, told in other words.

use super::{blocks, marked, read, texts};
use lastread::article::{BlockKind, MarkKind};

/// Asserts the blocks of a file, one a line.
#[track_caller]
fn shows(path: &str, text: &str, expected: &[&str]) {
    assert_eq!(blocks(path, text), expected, "in {text:?}");
}

#[test]
fn hard_wrapped_paragraphs_are_joined() {
    shows(
        "a.md",
        "The mayor\nspoke.\n\n> She said\n> so.\n",
        &["paragraph: The mayor spoke.", "block-quote: She said so."],
    );
    shows("a.md", "- an item\n  that wraps\n", &["list-item: an item that wraps"]);
    let (source, article) = read("a.md", "> the [old\n> mill](http://x.example) burnt\n");
    assert_eq!(article.text(), "the old mill burnt");
    assert_eq!(marked(&article, MarkKind::Link), ["old mill"]);
    let wrap = article.map().pieces().iter().find(|piece| source.slice(piece.source).contains('\n')).expect("a wrap");
    assert_eq!(source.slice(wrap.source), "\n> ");
}

#[test]
fn hard_breaks_are_line_breaks() {
    shows("a.md", "12 Mill Lane  \nAshby\\\nKent<br>UK\n", &["paragraph: 12 Mill Lane⏎Ashby⏎Kent⏎UK"]);
    shows("a.html", "<p>12 Mill Lane <br>\n Ashby", &["paragraph: 12 Mill Lane⏎Ashby"]);
    shows("a.html", "<div>One.<br><br>Two.</div>", &["paragraph: One.", "paragraph: Two."]);
}

#[test]
fn containers_give_their_blocks_kind_level_and_group() {
    let text = "# Lede\n\nText.\n\n## Part\n\n- one\n  - deep\n- two\n\n1. other\n\n> quote\n>\n> - point\n\n    code\n\n| a | b |\n|---|---|\n| c | d |\n";
    shows(
        "a.md",
        text,
        &[
            "headline: Lede",
            "paragraph: Text.",
            "heading 2: Part",
            "list-item: one",
            "list-item 2: deep",
            "list-item: two",
            "list-item: other",
            "block-quote: quote",
            "block-quote: point",
            "code: code",
            "table: a",
            "table: b",
            "table: c",
            "table: d",
        ],
    );
    let (_, article) = read("a.md", text);
    let group =
        |words: &str| article.blocks().iter().find(|block| article.slice(block.span) == words).expect("a block").group;
    assert_eq!(group("one"), group("two"));
    assert_ne!(group("one"), group("other"));
    assert_eq!(group("a"), group("d"));
    assert_eq!(group("Text."), 0);
}

#[test]
fn the_first_heading_is_the_headline_only_where_nothing_else_is() {
    shows("a.md", "---\ntitle: Fire\n---\n# Fire at the mill\n", &["headline: Fire", "heading: Fire at the mill"]);
    shows("a.md", "By a reader.\n\n# Fire\n", &["paragraph: By a reader.", "heading: Fire"]);
    shows("a.md", "Fire\n====\n\n# More\n", &["headline: Fire", "heading: More"]);
}

#[test]
fn inline_markup_is_marked_not_shown() {
    let text = "<i>The</i> **old** *mill* ~~burnt~~ [down](http://x.example) `x` <q>yes</q> https://example.org/a. See desk@example.org";
    let (_, article) = read("a.md", text);
    assert_eq!(article.text(), "The old mill burnt down x yes https://example.org/a. See desk@example.org");
    assert_eq!(marked(&article, MarkKind::Emphasis), ["The", "mill"]);
    assert_eq!(marked(&article, MarkKind::Strong), ["old"]);
    assert_eq!(marked(&article, MarkKind::Deleted), ["burnt"]);
    assert_eq!(marked(&article, MarkKind::Link), ["down"]);
    assert_eq!(marked(&article, MarkKind::Code), ["x"]);
    assert_eq!(marked(&article, MarkKind::Quoted), ["yes"]);
    assert_eq!(marked(&article, MarkKind::Url), ["https://example.org/a", "desk@example.org"]);
}

#[test]
fn links_of_every_kind_lose_their_address() {
    for text in [
        "the [mill](http://x.example/a_(b) \"A title\") burnt",
        "the [mill][1] burnt\n\n[1]: http://x.example",
        "the [mill]({{ \"/2014/05/\" | url }}) burnt",
        "the [mill]({{< ref \"a b.md\" >}}) burnt",
        "the [mill](https://x.example/a\nb) burnt",
        "the <a href=\"{{site.baseurl}}/x\" title='the > mill'>mill</a> burnt",
    ] {
        let (_, article) = read("a.md", text);
        assert_eq!(article.text(), "the mill burnt", "{text}");
        assert_eq!(marked(&article, MarkKind::Link), ["mill"], "{text}");
    }
    shows("a.md", "as [w]e said [sic](see the note)", &["paragraph: as [w]e said [sic](see the note)"]);
}

#[test]
fn entities_and_escapes_are_decoded_in_place() {
    let (source, article) = read("a.md", "R&amp;D, O&#8217;Neal, \\[the\\] &copy; &bogus;\n");
    assert_eq!(article.text(), "R&D, O’Neal, [the] © &bogus;");
    let at = |words: &str| {
        let start = article.text().find(words).expect("in the text");
        let span = lastread::span::Span::from_range(start..start + words.len());
        source.slice(article.map().to_source(span))
    };
    assert_eq!(at("’"), "&#8217;");
    assert_eq!(at("[the]"), "\\[the\\]");
    assert_eq!(at("Neal"), "Neal");
}

#[test]
fn shortcodes_are_no_text_but_their_copy_is() {
    shows(
        "a.md",
        "Before {{< pic src=\"a.jpg\" caption=\"The *mill*, \\\"old\\\".\" alt=\"The *mill*, \\\"old\\\".\" credit=\"A. Ruiz\" >}} after.\n",
        &["paragraph: Before after.", "caption: The mill, \"old\"."],
    );
    shows("a.md", "{% image \"a.jpg\" \"A mill\" %}\n\nText.\n", &["caption: A mill", "paragraph: Text."]);
    shows("a.md", "{% image_with_class \"a.jpg\" \"width-400px\" \"A mill\" %}\n", &["caption: A mill"]);
    shows("a.md", "{% include \"figure.html\",\n  image: \"a.jpg\",\n  alt: \"A mill\" %}\n", &["caption: A mill"]);
    shows("a.md", "{{<featured hed=\"Fire\" dek=\"The mill is gone\">}}", &["heading: Fire", "deck: The mill is gone"]);
    shows(
        "a.md",
        "{{< quote-block text=\"It's gone\" cite=\"Ana Ruiz\" >}}",
        &["block-quote: It's gone", "caption: Ana Ruiz"],
    );
    shows(
        "a.md",
        "See {{< asset file=\"a.pdf\" label=\"the plan (PDF)\" >}} now.",
        &["paragraph: See the plan (PDF) now."],
    );
    shows("a.md", "{{< note >}}\n## Part\n\n- one\n{{< /note >}}\n", &["heading 2: Part", "list-item: one"]);
    shows("a.md", "The fire\n{{< ref \"x\" >}}\nspread.\n", &["paragraph: The fire spread."]);
    shows("a.md", "{{< highlight >}}Cost = time{{< /highlight >}}", &["paragraph: Cost = time"]);
    shows(
        "a.md",
        "One.\n\n{% comment %}\nNot this.\n\nNor this.\n{% endcomment %}\n\nTwo.",
        &["paragraph: One.", "paragraph: Two."],
    );
    shows("a.md", "An open {{< tag\n\nis text.", &["paragraph: An open {{< tag", "paragraph: is text."]);
    shows("a.md", "```\n{{< img alt=\"no copy\" >}}\n```\n", &[]);
}

#[test]
fn a_heading_without_its_space_is_a_heading() {
    shows(
        "a.md",
        "---\ntitle: Fire\n---\n##The mill\nIt burnt. #fire\n\n#fire\n",
        &["headline: Fire", "heading 2: The mill", "paragraph: It burnt. #fire", "paragraph: #fire"],
    );
}

#[test]
fn kramdown_attributes_are_dropped() {
    shows(
        "a.md",
        "# Fire {#fire}\n\nText.\n{: .lead}\n\n{:start=\"4\"}\n4. four\n",
        &["headline: Fire", "paragraph: Text.", "list-item: four"],
    );
}

#[test]
fn html_in_markdown_is_read_as_html() {
    shows(
        "a.md",
        "<div class=\"x\">\nOne <b>two</b>\n&amp; three.\n</div>\n\nFour.",
        &["paragraph: One two & three.", "paragraph: Four."],
    );
    shows("a.md", "<aside>\n\nNot copy.\n\n</aside>\n\nCopy.", &["paragraph: Copy."]);
    shows(
        "a.md",
        "<blockquote>\n\nShe said *so*.\n\n</blockquote>\n\nCopy.",
        &["block-quote: She said so.", "paragraph: Copy."],
    );
    shows("a.md", "<iframe src=\"x\">\n\nCopy.", &["paragraph: Copy."]);
    shows("a.md", "Text <script>not('this')</script> more.", &["paragraph: Text more."]);
    shows("a.md", "<script>\nlet a = '<p>no</p>';\n\n</script>\n\nCopy.", &["paragraph: Copy."]);
    shows("a.md", "> <div\n> class=\"x\">said</div>\n", &["block-quote: said"]);
    shows(
        "a.md",
        "<figure>\n{% image \"a.jpg\" \"A mill\" %}\n<figcaption>The mill.</figcaption>\n</figure>\n",
        &["caption: A mill", "caption: The mill."],
    );
}

#[test]
fn embedded_posts_are_told_from_quotes() {
    let post = "<blockquote class=\"twitter-tweet\"><p>Fire!!1 <a href=\"x\">pic</a></p>&mdash; Ana (@ana) <a href=\"x\">May 1, 2020</a></blockquote>\n<script async src=\"x\"></script>\n";
    shows("a.md", post, &["embed: Fire!!1 pic", "embed: — Ana (@ana) May 1, 2020"]);
    shows("a.html", post, &["embed: Fire!!1 pic", "embed: — Ana (@ana) May 1, 2020"]);
    shows(
        "a.md",
        "> Fire!!1\n> — Ana (@ana) May 1, 2020\n\n> She said so.",
        &["embed: Fire!!1 — Ana (@ana) May 1, 2020", "block-quote: She said so."],
    );
}

#[test]
fn images_footnotes_and_comments_stay_out_of_the_sentence() {
    let (source, article) = read(
        "a.md",
        "The ![A mill](a.png) mill[^1] burnt.<!-- stet: spelling -->\n\n<!--more-->\n\n[^1]: So it did.\n",
    );
    assert_eq!(texts(&article, BlockKind::Paragraph), ["The mill burnt.", "So it did."]);
    assert_eq!(texts(&article, BlockKind::Caption), ["A mill"]);
    let comments: Vec<_> = article
        .comments()
        .iter()
        .map(|comment| (source.slice(comment.inner), comment.block, comment.in_block))
        .collect();
    assert_eq!(comments, [(" stet: spelling ", 1, true), ("more", 2, false)]);
    assert_eq!(source.slice(article.comments()[1].span), "<!--more-->");
}

#[test]
fn comments_of_templates_are_kept_where_they_stand() {
    let cases = [
        ("One.\n\n{{/* a note */}}\n\nTwo.\n", (" a note ", 1, false)),
        ("One.\n\n{{- /* a note */ -}}\nTwo.\n", (" a note ", 1, false)),
        ("One. {# a note #}\n\nTwo.\n", (" a note ", 1, true)),
        ("One.\n\n{% comment %}a note{%- endcomment -%}\n\nTwo.\n", ("a note", 1, false)),
        ("One.\n\n{{% comment %}} a note {{% /comment %}}\n\nTwo.\n", (" a note ", 1, false)),
        ("One. {% # a note %}\n", (" a note", 1, true)),
        ("One. {/* a note */}\n\nTwo.\n", (" a note ", 1, true)),
        ("- One. {# a note #}\n- Two.\n", (" a note ", 1, true)),
        ("- One.\n\n{# a note #}\n\nTwo.\n", (" a note ", 1, false)),
    ];
    for (text, expected) in cases {
        for (name, text) in [("a.md", text.to_owned()), ("a.html", text.replace("\n\n", "\n<p>"))] {
            let (source, article) = read(name, &text);
            let [comment] = article.comments() else { panic!("{text:?}: {:?}", article.comments()) };
            if name == "a.md" {
                assert_eq!((source.slice(comment.inner), comment.block, comment.in_block), expected, "{text:?}");
            }
            assert_eq!(source.slice(comment.inner), expected.0, "{text:?}");
            assert!(!article.text().contains("note"), "{text:?}");
        }
    }
    assert!(read("a.md", "```\n{# code #}\n```\n").1.comments().is_empty());
}

#[test]
fn front_matter_in_three_dialects() {
    let expected =
        ["headline: The \"mill\" fire", "deck: It burnt all night.", "caption: The mill.", "paragraph: Text."];
    for text in [
        "---  \ntitle: The \"mill\" fire\ndeck: >\n  It burnt\n  all night.\nimage:\n  caption: 'The mill.'\nauthor: ana-ruiz\n---\nText.",
        "\u{feff}---\r\ntitle: \"The \\\"mill\\\" fire\"\r\nsummary: It burnt\r\n  all night.\r\nimage_caption: The mill.\r\n---\r\nText.",
        "+++\ntitle = \"The \\\"mill\\\" fire\"\ndate = 2024-05-01T10:00:00-04:00\ndescription = '''It burnt all night.'''\n[image]\ncaption = 'The mill.' # yes\n+++\nText.",
        "{\n\"title\": \"The \\\"mill\\\" fire\", \"deck\": \"It burnt all night.\",\n\"image\": {\"caption\": \"The mill.\"}\n}\nText.",
    ] {
        shows("a.md", text, &expected);
        shows("a.html", text, &expected);
    }
    shows(
        "contents.lr",
        "title: The \"mill\" fire\n---\nsummary: It burnt all night.\n---\nimage_caption: The mill.\n---\nbody:\n\nText.\n",
        &expected,
    );
}

#[test]
fn a_lektor_body_ends_where_only_fields_follow() {
    let text =
        "title: Fire\n---\nsummary:\n\nIt burnt\nall night.\n---\nbody:\n\nOne.\n\n---\n\nTwo.\n\n---\n\nNote: three\n";
    let expected = ["headline: Fire", "deck: It burnt all night.", "paragraph: One.", "paragraph: Two."];
    assert_eq!(blocks("contents.lr", text)[..4], expected);
    shows("contents.lr", "body:\n\nOne.\n---\ntitle: Fire\n", &["headline: Fire", "paragraph: One."]);
}

#[test]
fn metadata_keeps_its_path_and_its_bytes() {
    let text = "---\nDate: 2024-05-01\nauthors: [ana-ruiz, \"Bo Li\"]\nextra:\n  team: {name: desk}\npublished: 2024-05-02T10:00:00-04:00 # why\n---\n";
    let (source, article) = read("a.md", text);
    let fields: Vec<_> =
        article.meta().fields().iter().map(|field| (field.name.as_str(), source.slice(field.span))).collect();
    assert_eq!(
        fields,
        [
            ("date", "2024-05-01"),
            ("authors", "ana-ruiz"),
            ("authors", "Bo Li"),
            ("extra.team.name", "desk"),
            ("published", "2024-05-02T10:00:00-04:00"),
        ]
    );
    assert_eq!(texts(&article, BlockKind::Byline), ["Bo Li"]);
    let (source, article) = read("a.md", "+++\ntags = [\n  'a', # one\n  \"b\",\n]\n[params.x]\ndraft = false\n+++\n");
    let fields: Vec<_> =
        article.meta().fields().iter().map(|field| (field.name.as_str(), source.slice(field.span))).collect();
    assert_eq!(fields, [("tags", "a"), ("tags", "b"), ("params.x.draft", "false")]);
}

#[test]
fn broken_front_matter_is_read_line_by_line() {
    let text =
        "---\ntitle: Fire: the mill burns\ndeck: \"It \"burnt\" all night\"\ntags:\n- a\n- b\n\tx: [\n---\nText.";
    let (_, article) = read("a.md", text);
    assert_eq!(blocks("a.md", text)[..2], ["headline: Fire: the mill burns", "deck: It \"burnt\" all night"]);
    assert_eq!(article.meta().fields().iter().filter(|field| field.name == "tags").count(), 2);
    shows(
        "a.md",
        "---\n\nA rule opens this story.\n\n---\n\nText.",
        &["paragraph: A rule opens this story.", "paragraph: Text."],
    );
    shows("a.md", "---\ntitle: never closed\n\nText.", &["paragraph: title: never closed", "paragraph: Text."]);
}

#[test]
fn headers_without_a_fence_are_front_matter() {
    shows(
        "a.md",
        "Title: The mill\nDate: 2024-05-01\nNumber: 12\n\nText.",
        &["headline: The mill", "paragraph: Text."],
    );
    shows(
        "a.md",
        "[#]: subject: \"The mill\"\n[#]: via: \"https://x.example\"\n\nText.",
        &["headline: The mill", "paragraph: Text."],
    );
    shows("a.md", "Update: The mill is gone.\n\nText.", &["paragraph: Update: The mill is gone.", "paragraph: Text."]);
}

#[test]
fn front_matter_prose_may_hold_markup() {
    let (source, article) = read(
        "a.md",
        "---\ntitle: Trends on Tuesday&#58; <i>mills</i>\nblurb: \"Fire \\\"burnt\\\" [the mill](http://x.example)\"\n---\n",
    );
    assert_eq!(texts(&article, BlockKind::Headline), ["Trends on Tuesday: mills"]);
    assert_eq!(texts(&article, BlockKind::Deck), ["Fire \"burnt\" the mill"]);
    let at = article.text().find("mill\"").or(article.text().rfind("mill")).expect("in the deck") as u32;
    assert_eq!(source.slice(article.map().to_source(lastread::span::Span::new(at, at + 4))), "mill");
}

#[test]
fn repeated_copy_and_reader_comments_are_not_read_twice() {
    shows(
        "a.md",
        "---\nexcerpt: It burnt.\ndescription: It burnt.\ncomments:\n- title: first\n  caption: lol\n---\n",
        &["deck: It burnt."],
    );
}

#[test]
fn a_page_keeps_its_story_and_loses_its_furniture() {
    let page = "<!DOCTYPE html><html><head><title>Fire | The Mill Times</title><meta name=\"date\" content=\"2024-05-01\">\
        <meta property=\"article:published_time\" content=\"2024-05-01T10:00\"><style>p { x }</style>\
        <script type=\"application/ld+json\">{\"@type\": \"NewsArticle\", \"datePublished\": \"2024-05-01\", \"author\": {\"name\": \"Ana Ruiz\"}}</script></head>\
        <body><header><h2>The Mill Times</h2></header><nav><a href=x>Home</a></nav>\
        <article><header><h1>Fire at the&nbsp;mill</h1></header><time datetime=\"2024-05-01\">May 1</time><p>It <b>burnt</b>.<p>All\n   night.\
        <ul><li>One<li>Two</ul><figure><img src=a alt=\"A &quot;mill&quot;\"><figcaption>The mill.</figcaption></figure>\
        <table><tr><td>1<td>2</table><pre>a\r\n  b</pre></article><aside>More</aside><form><button>Go</button></form><footer>© 2024</footer></body></html>";
    shows(
        "a.html",
        page,
        &[
            "headline: Fire at the\u{a0}mill",
            "dateline: May 1",
            "paragraph: It burnt.",
            "paragraph: All night.",
            "list-item: One",
            "list-item: Two",
            "caption: A \"mill\"",
            "caption: The mill.",
            "table: 1",
            "table: 2",
            "code: a⏎  b",
        ],
    );
    let (source, article) = read("a.html", page);
    let names = ["title", "date", "article:published_time", "datepublished", "author", "time"];
    let values: Vec<_> =
        names.iter().map(|name| article.meta().get(name).map(|field| source.slice(field.span))).collect();
    let expected = ["Fire | The Mill Times", "2024-05-01", "2024-05-01T10:00", "2024-05-01", "Ana Ruiz", "2024-05-01"];
    assert_eq!(values, expected.map(Some));
}

#[test]
fn a_time_on_a_page_is_that_of_publication_where_it_says_so() {
    for (tag, name) in [
        ("<time datetime='2024-05-01'>", "time"),
        ("<time itemprop='datePublished' datetime='2024-05-01'>", "datepublished"),
        ("<time class='dt-published updated' datetime='2024-05-01'>", "published"),
        ("<time pubdate datetime='2024-05-01'>", "published"),
    ] {
        let (_, article) = read("a.html", tag);
        assert_eq!(article.meta().get(name).map(|field| field.value.as_str()), Some("2024-05-01"), "{tag}");
    }
}

#[test]
fn linked_data_tells_of_the_story_and_not_of_its_publisher() {
    let page = "<script type='application/ld+json'>[{\"@type\": \"Organization\", \"datePublished\": \"1999-01-01\"}, {\"@graph\": [\
        {\"@type\": [\"Article\", \"NewsArticle\"], \"datePublished\": \"2024-05-01\", \"author\": [{\"name\": \"A\"}, \"B\"],\
        \"publisher\": {\"headline\": \"no\"}}]}]</script>";
    let (_, article) = read("a.html", page);
    let fields: Vec<_> = article.meta().fields().iter().map(|it| (it.name.as_str(), it.value.as_str())).collect();
    assert_eq!(fields, [("datepublished", "2024-05-01"), ("author", "A"), ("author", "B")]);
}

#[test]
fn the_title_of_a_page_is_its_headline_only_where_it_has_no_heading() {
    shows("a.html", "<title>Fire</title><p>Text.", &["headline: Fire", "paragraph: Text."]);
    shows("a.html", "<title>Fire | Times</title><h1>Fire</h1><p>Text.", &["headline: Fire", "paragraph: Text."]);
    shows(
        "a.html",
        "<title>Fire</title><header><h1>The Times</h1></header><p>Text.",
        &["headline: Fire", "paragraph: Text."],
    );
}

#[test]
fn plain_text_is_cut_at_blank_lines_and_unwrapped_where_it_was_wrapped() {
    let text = "Fire at the mill\n\nMonday, January 28, 2019\n\nThe old mill at Ashby burnt all night on Sunday, and the mayor said on\nMonday that nothing of it could be saved, though the firemen from two\ntowns had come.\n\nNo one was hurt.\n\n###\n";
    shows(
        "a.txt",
        text,
        &[
            "headline: Fire at the mill",
            "dateline: Monday, January 28, 2019",
            "paragraph: The old mill at Ashby burnt all night on Sunday, and the mayor said on Monday that nothing of it could be saved, though the firemen from two towns had come.",
            "paragraph: No one was hurt.",
        ],
    );
    shows("a.txt", "One.\nTwo.\n-30-\n", &["paragraph: One.", "paragraph: Two."]);
    shows("a.txt", "Only this line", &["paragraph: Only this line"]);
    shows("a.txt", "\u{feff}One & two <b>.\r\n\r\nB.\r\n", &["paragraph: One & two <b>.", "paragraph: B."]);
}

#[test]
fn a_paragraph_that_is_a_date_is_a_dateline() {
    shows(
        "a.txt",
        "WASHINGTON, D.C.\n\nThe mill burnt.\n\nASHBY, KENT",
        &["dateline: WASHINGTON, D.C.", "paragraph: The mill burnt.", "paragraph: ASHBY, KENT"],
    );
    shows("a.md", "Monday, January 28, 2019 \n\nText.", &["dateline: Monday, January 28, 2019", "paragraph: Text."]);
    shows(
        "a.html",
        "<p>28 January 2019</p><p>January was cold.",
        &["dateline: 28 January 2019", "paragraph: January was cold."],
    );
}

/// `fixtures/formats/NAME.blocks` says what a reader reads of `NAME`. With `UPDATE_FIXTURES` set it is written anew.
#[test]
fn whole_stories_read_as_their_fixtures_say() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/formats");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder of fixtures")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .filter(|name| !name.ends_with(".blocks"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    for name in names {
        let story = std::fs::read_to_string(folder.join(&name)).expect("a story");
        let path = folder.join(format!("{name}.blocks"));
        let shown = blocks(&name, &story).join("\n") + "\n";
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            std::fs::write(&path, &shown).expect("a fixture to write");
        }
        assert_eq!(shown, std::fs::read_to_string(&path).expect("its blocks"), "{name}");
    }
}
