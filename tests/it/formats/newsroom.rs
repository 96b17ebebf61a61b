//! The formats of agencies and of the office: what is read of them, what is not, and what is said of a file that cannot be opened.

use super::one_story::packed;
use super::{blocks, read};
use lastread::format::{self, Format, Refusal};
use lastread::linter::{Linter, Settings};
use lastread::rule;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;

#[test]
fn the_rendition_that_marks_its_paragraphs_is_the_body() {
    let item = r#"{"uri": "x", "headline": "A", "body_text": "B\n\nC", "body_main": "<p>B <b>b</b></p><p>C</p>"}"#;
    assert_eq!(blocks("a.json", item), ["headline: A", "paragraph: B b", "paragraph: C"]);
    let item = r#"{"URI": "x", "bodies": [{"value": "<XML><A>no</A></XML>"}, {"value": "One.\r\n\r\nTwo."}]}"#;
    assert_eq!(blocks("a.json", item), ["paragraph: One.", "paragraph: Two."]);
}

#[test]
fn what_is_said_twice_is_read_once() {
    let item = r#"{"uri": "x", "headline": "A", "headline_main": "A", "headline_sub": "B", "byline": "C", "by": "C"}"#;
    assert_eq!(blocks("a.json", item), ["headline: A", "headline: B", "byline: C"]);
    let item = "<newsItem><contentMeta><headline>A</headline><by>B</by></contentMeta><contentSet><inlineXML><nitf><body><body.head>\
        <hedline><hl1>A</hl1><hl2>D</hl2></hedline><byline>B</byline></body.head><body.content><p>T</p></body.content></body></nitf>\
        </inlineXML></contentSet></newsItem>";
    assert_eq!(blocks("a.xml", item), ["headline: A", "byline: B", "deck: D", "paragraph: T"]);
}

#[test]
fn data_inside_a_news_item_is_read_by_its_type() {
    let item = |kind: &str, data: &str| {
        format!("<newsItem><contentSet><inlineData contenttype='{kind}'>{data}</inlineData></contentSet></newsItem>")
    };
    assert_eq!(
        blocks("a.xml", &item("text/html", "&lt;p&gt;A &amp;amp; B&lt;/p&gt;C")),
        ["paragraph: A & B", "paragraph: C"]
    );
    assert_eq!(blocks("a.xml", &item("text/plain", "A &amp; B\n\n&lt;C&gt;")), ["paragraph: A & B", "paragraph: <C>"]);
}

#[test]
fn the_head_of_nitf_is_metadata_with_its_bytes() {
    let text = "<nitf><head><title>A &amp; B</title><docdata><date.issue norm='20250815T172000+0100'/></docdata></head></nitf>";
    let (source, article) = read("a.xml", text);
    let fields: Vec<_> =
        article.meta().fields().iter().map(|it| (it.name.as_str(), it.value.as_str(), source.slice(it.span))).collect();
    let date = "20250815T172000+0100";
    assert_eq!(fields, [("title", "A & B", "A &amp; B"), ("date.issue", date, date)]);
}

#[test]
fn comments_of_nitf_are_kept_for_those_who_let_findings_stand() {
    let text = "<nitf><body><body.content><p>One.</p><!-- stet: x y --><p>Two.</p></body.content></body></nitf>";
    let (source, article) = read("a.xml", text);
    let comments: Vec<_> =
        article.comments().iter().map(|it| (source.slice(it.inner), source.slice(it.span), it.block)).collect();
    assert_eq!(comments, [(" stet: x y ", "<!-- stet: x y -->", 1)]);
}

#[test]
fn what_mdx_adds_is_no_copy() {
    let text = "import Chart from '../chart'\nexport const meta = {\n  a: 1,\n}\n\n# A day in {meta.place}\n\n\
        It rose {rise}% to <b>four</b>.\n\n<Chart data={rows.map(row => ({ x: row }))} />\n\nimport duties rose.\n";
    let expected = ["headline: A day in", "paragraph: It rose % to four.", "paragraph: import duties rose."];
    assert_eq!(blocks("a.mdx", text), expected);
}

#[test]
fn declared_entities_are_never_expanded() {
    let bomb = "<!DOCTYPE nitf [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><nitf><body><body.content>\
        <p>It is &b;&b; here.</p></body.content></body></nitf>";
    assert_eq!(blocks("a.xml", bomb), ["paragraph: It is &b;&b; here."]);
}

#[test]
fn tables_lists_and_boxes_of_a_document_are_theirs() {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let item = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let document = format!(
        "<w:document><w:body>{}<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>{}{}\
         <w:p><w:pPr><w:pStyle w:val='Heading2'/></w:pPr><w:r><w:t>H</w:t><w:br/><w:t>I</w:t><w:noBreakHyphen/><w:t>J</w:t></w:r></w:p></w:body></w:document>",
        p("A"),
        p("B"),
        p("C"),
        p("D"),
        item("E"),
        item("F"),
    );
    assert_eq!(
        blocks("a.docx", &document),
        ["paragraph: A", "table: B", "table: C", "table: D", "list-item 2: E", "list-item 2: F", "heading 2: H⏎I-J"]
    );
    let nested = "<w:tbl><w:tr><w:tc>".repeat(50_000);
    assert!(blocks("a.docx", &nested).is_empty());
}

#[test]
fn notes_of_a_document_stand_where_it_refers_to_them() {
    let document = "<w:document><w:body><w:p><w:r><w:t>A</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>\
        <w:r><w:t> and B.</w:t><w:endnoteReference w:id='1'/></w:r></w:p><w:p><w:r><w:t>C</w:t></w:r></w:p></w:body></w:document>";
    let footnotes = "<w:footnotes><w:footnote w:id='-1'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:t>The the </w:t></w:r>\
        <w:del><w:r><w:t>no</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p>\
        <w:p><w:r><w:t>n&#111;te.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let endnotes = "<w:endnotes><w:endnote w:id='1'><w:p><w:r><w:t>The end.</w:t></w:r></w:p></w:endnote></w:endnotes>";
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (part, text) in [("document", document), ("footnotes", footnotes), ("endnotes", endnotes)] {
        archive.start_file(format!("word/{part}.xml"), SimpleFileOptions::default()).expect("a part");
        archive.write_all(text.as_bytes()).expect("written");
    }
    let archive = archive.finish().expect("an archive").into_inner();
    let source = format::open("a.docx", archive, Format::Docx).expect("a document");
    let article = format::read(&source, Format::Docx);
    let texts: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.span)).collect();
    assert_eq!(texts, ["A and B.", "The the note.", "The end.", "C"]);
    let [finding] = &Linter::new(rule::shipped(), Settings::default()).check(&source, Format::Docx)[..] else {
        panic!("one finding")
    };
    assert_eq!(
        (finding.rule.as_str(), source.slice(finding.span)),
        ("doubled-word", "<w:footnoteReference w:id='2'/>")
    );
    assert!(finding.fixes.is_empty(), "there is nothing there to write over");
}

/// Opens the bytes of a file and says why that fails.
#[track_caller]
fn refused(path: &str, bytes: impl Into<Vec<u8>>) -> (String, (Option<usize>, Option<usize>), bool) {
    let refusal = match format::open(path, bytes.into(), Format::of_path(path).expect("a format")) {
        Ok(_) => panic!("{path} is opened"),
        Err(refusal) => refusal,
    };
    (refusal.to_string(), refusal.place(), refusal.is_story())
}

#[test]
fn what_cannot_be_opened_is_located() {
    let (why, place, is_story) = refused("a.json", "{\"uri\": \"x\",\n \"headline\": \"é\",, ");
    assert!(why.starts_with("broken JSON: ") && is_story, "{why}");
    assert_eq!(place, (Some(2), Some(18)));
    let (why, place, is_story) = refused("a.xml", "<nitf>\n<body><p>é</body>");
    assert!(why.starts_with("broken XML: ") && is_story, "{why}");
    assert_eq!(place, (Some(2), Some(11)));
    let (why, place, is_story) = refused("a.xml", b"<nitf>\n<body>\xff".as_slice());
    assert!(why.starts_with("not UTF-8: byte 13") && is_story, "{why}");
    assert_eq!(place, (Some(2), None));
}

#[test]
fn what_is_no_story_is_told_from_a_broken_one() {
    for (path, text) in [
        ("package.json", "{\"name\": \"x\", \"version\": \"1\"}"),
        ("list.json", "[{\"uri\": \"x\", \"headline\": \"y\"}]"),
        ("broken.json", "{\"name\": \"x\","),
        ("pom.xml", "<project><title>x</title></project>"),
        ("broken.xml", "<project>"),
        ("empty.xml", ""),
    ] {
        assert!(!refused(path, text).2, "{path}");
    }
    assert!(!refused("bytes.json", b"{\"a\": \"\xff\"}".as_slice()).2);
}

#[test]
fn documents_that_cannot_be_opened_say_why() {
    let whole = packed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/one-story/harbour-docx"));
    assert!(refused("a.docx", &whole[..whole.len() / 2]).0.starts_with("broken .docx: "));
    assert!(refused("a.docx", "no archive").0.starts_with("broken .docx: "));
    assert!(refused("a.docx", [0xd0, 0xcf, 0x11, 0xe0, 0, 0].as_slice()).0.contains("save it as .docx"));
    let other = packed(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken"));
    let refusal = format::open("a.docx", other, Format::Docx).err();
    assert_eq!(refusal, Some(Refusal::NoStory("this archive holds no Word document")));
}

#[test]
fn a_document_that_unpacks_without_end_is_refused() {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let blank = vec![b' '; 1 << 20];
    for _ in 0..65 {
        archive.write_all(&blank).expect("written");
    }
    let bomb = archive.finish().expect("an archive").into_inner();
    assert!(bomb.len() < 1 << 20);
    assert!(refused("a.docx", bomb).0.contains("unpacks to more than 64 MiB"));
}
