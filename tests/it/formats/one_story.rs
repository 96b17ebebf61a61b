//! One story in every format of a newsroom: the same findings, each at the bytes that say it.

use lastread::diagnostic::Diagnostic;
use lastread::format::{self, Format};
use lastread::linter::{Linter, Settings};
use lastread::rule;
use lastread::source::Source;
use lastread::span::Span;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;

const STORIES: [&str; 9] = [
    "harbour.md",
    "harbour.mdx",
    "harbour.txt",
    "harbour.html",
    "harbour-1.json",
    "harbour-3.json",
    "harbour-nitf.xml",
    "harbour-newsml.xml",
    "harbour-docx",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/one-story")
}

/// A story as it is opened from its bytes. The parts of the Word document are packed first.
pub(super) fn open(name: &str) -> (Source, Format) {
    let path = folder().join(name);
    let (name, bytes) = match name.strip_suffix("-docx") {
        Some(stem) => (format!("{stem}.docx"), packed(&path)),
        None => (name.to_owned(), fs::read(&path).expect("a story")),
    };
    let format = Format::of_path(&name).expect("a known format");
    (format::open(name, bytes, format).unwrap_or_else(|why| panic!("{path:?}: {why}")), format)
}

/// The archive of a folder of parts.
pub(super) fn packed(folder: &Path) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut folders = vec![folder.to_owned()];
    while let Some(open) = folders.pop() {
        let mut entries: Vec<PathBuf> =
            fs::read_dir(open).expect("a folder").map(|it| it.expect("an entry").path()).collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).expect("inside").to_string_lossy().replace('\\', "/");
            archive.start_file(name, SimpleFileOptions::default()).expect("a part");
            archive.write_all(&fs::read(path).expect("a part")).expect("written");
        }
    }
    archive.finish().expect("an archive").into_inner()
}

/// What a finding says, and what its bytes and those of its labels say.
fn said(source: &Source, found: &Diagnostic) -> (String, String, String, Vec<String>) {
    let words = |span: Span<Source>| plain(source.path(), source.slice(span));
    let own = found.labels.iter().filter(|label| label.path == source.path());
    let labels = own.map(|label| words(label.span)).collect();
    let message = found.message.replace('\u{a0}', " ");
    (found.rule.clone(), message, words(found.span), labels)
}

/// The words that some bytes of a file show, read here without the product's own decoding.
fn plain(path: &str, raw: &str) -> String {
    let mut shown = raw.to_owned();
    if path.ends_with(".json") {
        shown = serde_json::from_str(&format!("\"{shown}\"")).unwrap_or_else(|why| panic!("{path}: {raw:?}: {why}"));
    }
    if !path.ends_with(".txt") && !path.ends_with("-3.json") {
        while let Some(open) = shown.find("<del ").or(shown.find("<w:del ")) {
            let close = shown.find("</w:del>").expect("the end of a deletion") + "</w:del>".len();
            shown.replace_range(open..close, "");
        }
        shown = shown.replace("<![CDATA[", "").replace("]]>", "").replace("<w:tab/>", " ");
        while let (Some(open), Some(close)) = (shown.find('<'), shown.find('>')) {
            shown.replace_range(open..=close, "");
        }
        for (reference, text) in [("&#160;", " "), ("&nbsp;", " "), ("&#8220;", "“"), ("&amp;", "&")] {
            shown = shown.replace(reference, text);
        }
    }
    shown
        .replace('*', "")
        .split([' ', '\u{a0}', '\n', '\t'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn one_story_in_every_format_has_the_same_findings_at_the_right_bytes() {
    let linter = Linter::new(rule::shipped(), Settings::default());
    let findings = |name: &str| {
        let (source, format) = open(name);
        let mut found: Vec<_> = linter.check(&source, format).iter().map(|found| said(&source, found)).collect();
        found.sort();
        found
    };
    let expected = findings(STORIES[0]);
    let mut rules: Vec<&str> = expected.iter().map(|(rule, ..)| rule.as_str()).collect();
    rules.dedup();
    assert!(rules.len() >= 6, "{rules:?}");
    for name in &STORIES[1..] {
        assert_eq!(findings(name), expected, "{name}");
    }
}

#[test]
fn the_parts_of_the_story_are_what_they_are_in_every_format() {
    use lastread::article::BlockKind::{Byline, Caption, Headline};
    for name in STORIES {
        let (source, format) = open(name);
        let article = format::read(&source, format);
        assert_eq!(super::texts(&article, Headline), ["Ashby sells its old harbour to Meridian & Sons"], "{name}");
        if name != "harbour.txt" {
            let captions = super::texts(&article, Caption);
            assert!(captions.contains(&"The old harbour in the the rain"), "{name}: {captions:?}");
        }
        if !["harbour.txt", "harbour.html"].contains(&name) {
            assert_eq!(super::texts(&article, Byline)[..1], ["By Ann Lee"], "{name}");
        }
    }
}
