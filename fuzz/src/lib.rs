//! What each target does with the bytes it is given. Whatever they are, nothing panics, every place that is named exists, and the same bytes
//! come to the same thing; what else has to hold is in `tests/it/sound.rs`, which the tests hold it to as well.

mod newsroom;
#[path = "../../tests/it/sound.rs"]
mod sound;

use lastread::article::FieldNames;
use lastread::diagnostic::Edit;
use lastread::format::{self, Format, RowFields};
use lastread::linter::{Linter, Settings};
use lastread::lsp;
use lastread::rule::{self, Rule, Script};
use lastread::source::Source;
use lastread::table::{self, Tables};
use lastread::tree::Mistakes;
use lastread::{config, stet};
use newsroom::{Newsroom, Output};
use std::io::Cursor;
use std::sync::{Arc, LazyLock};

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(rule::shipped);
static SCRIPTS: LazyLock<Vec<Script>> = LazyLock::new(|| rule::scripts([]));
static LINTER: LazyLock<Arc<Linter>> =
    LazyLock::new(|| Arc::new(Linter::new(RULES.clone(), Settings::default())));

/// Paths of every format and every dialect of one. The first byte chooses.
const PATHS: [&str; 8] =
    ["story.md", "story.html", "story.txt", "contents.lr", "story.json", "story.xml", "story.docx", "story.mdx"];

/// A file as it is read from a disk. The text of a Word document comes without its archive, which nothing would get past.
fn story(bytes: &[u8]) -> Option<(Source, Format)> {
    let (choice, bytes) = bytes.split_first()?;
    let path = PATHS[usize::from(*choice) % PATHS.len()];
    let format = Format::of_path(path)?;
    match Source::from_bytes(path, bytes.to_vec()) {
        Ok(source) => Some((source, format)),
        Err(_) => {
            _ = format::open(path, bytes.to_vec(), format);
            None
        }
    }
}

/// A text file of that name.
fn file(path: &str, bytes: &[u8]) -> Option<Source> {
    Source::from_bytes(path, bytes.to_vec()).ok()
}

/// Two files in one input, parted by the byte that no text has.
fn halves(bytes: &[u8]) -> (&[u8], &[u8]) {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    (&bytes[..at], bytes.get(at + 1..).unwrap_or_default())
}

/// Every reader.
pub fn format(bytes: &[u8]) {
    let Some((source, format)) = story(bytes) else { return };
    let opened = format::open(source.path(), bytes[1..].to_vec(), format);
    for source in [source].into_iter().chain(opened) {
        sound::article(&source, &format::read(&source, format));
    }
}

/// The whole check, and the claims of the story.
pub fn check(bytes: &[u8]) {
    let Some((source, format)) = story(bytes) else { return };
    sound::facts(&LINTER, &source, format);
    sound::review(&LINTER, &source, format, None);
}

/// Mending to the end, with safe fixes and with all.
pub fn fix(bytes: &[u8]) {
    for unsafe_too in [false, true] {
        let Some((source, format)) = story(bytes) else { return };
        sound::mended(&LINTER, source, format, unsafe_too);
    }
}

/// A row of an archive; what stands before the first NUL says which of its fields are which.
pub fn row(bytes: &[u8]) {
    let (fields, row) = halves(bytes);
    let fields = std::str::from_utf8(fields).ok().and_then(|fields| fields.parse::<RowFields>().ok());
    let Some(source) = file("archive.jsonl", row) else { return };
    let Ok(read) = format::read_row(&source, &fields.unwrap_or_default(), FieldNames::usual()) else { return };
    sound::article(&source, &read.article);
    sound::diagnostics(&[&source], &LINTER.review_article(&source, &read.article, None).diagnostics);
}

/// A rule: loaded, its examples run.
pub fn rule(bytes: &[u8]) {
    let Some(source) = file("rules/house/any.yaml", bytes) else { return };
    let mistakes = rule::examples::test(&source);
    sound::diagnostics(&[&source], &mistakes);
    assert_eq!(mistakes, rule::examples::test(&source));
    if let Err(mistakes) = rule::load(&source) {
        assert!(!mistakes.is_empty(), "refused without a reason");
    }
}

/// A configuration: read, held against the rules there are, applied to paths.
pub fn config(bytes: &[u8]) {
    let Some(source) = file("lastread.yaml", bytes) else { return };
    let (config, mut mistakes) = config::read(&source);
    config.review(&RULES, &SCRIPTS, &mut mistakes);
    for path in ["story.md", "news/2025/story.html", "../story.md", ""] {
        _ = config.includes(path);
        _ = config.apply(&config.layers(path), &RULES, &SCRIPTS, &mut Mistakes::default());
    }
    for folder in config.rule_folders.iter().chain(&config.table_folders).flatten() {
        let leads_up = folder.path.starts_with('/') || folder.path.split(['/', '\\']).any(|part| part == "..");
        assert!(!leads_up, "{folder:?} lies elsewhere");
        sound::place(&source, folder.span);
    }
    sound::diagnostics(&[&source], &config::diagnostics(mistakes, &source));
}

/// A story with stets in it and, after the first NUL, the file of stets beside it; one more stet is put into that.
pub fn stet(bytes: &[u8]) {
    let (story, beside) = halves(bytes);
    let (Some(story), Some(beside)) = (file("story.md", story), file("story.md.stet.yaml", beside)) else { return };
    sound::review(&LINTER, &story, Format::Markdown, Some(&beside));
    let Some(edits) = stet::enter(&beside, "weekday", Some("Él: “no”"), "TK") else { return };
    edits.iter().for_each(|edit| sound::place(&beside, edit.span));
    let after = Source::new(beside.path(), Edit::apply(&edits, beside.text()));
    assert!(lastread::tree::parse(&after).is_ok(), "a stet breaks the file:\n{}", after.text());
}

/// A newsroom's table: its name, a NUL, its rows. A story is checked with it.
pub fn table(bytes: &[u8]) {
    const STORY: &str = "Pelham Mayor Ann Lee met US President Joe Biden in Springfield, Ohio, on Friday, May 5, 2023. Lee said no.";
    let (name, rows) = halves(bytes);
    let path = format!(".lastread/tables/{}.csv", String::from_utf8_lossy(name));
    let Some(source) = file(&path, rows) else { return };
    match table::load(&source) {
        Err(mistakes) => sound::diagnostics(&[&source], &mistakes),
        Ok(own) => {
            let tables = Tables::with([own]);
            table::strangers(&tables).iter().for_each(|(source, mistakes)| sound::diagnostics(&[source], mistakes));
            let linter = Linter::new(RULES.clone(), Settings { tables, ..Settings::default() });
            let story = Source::new("story.md", STORY);
            sound::diagnostics(&[&story, &source], &linter.check(&story, Format::Markdown));
        }
    }
}

/// A session with the server: every line is the body of a message.
pub fn lsp(bytes: &[u8]) {
    let begin = br#"{"id":0,"method":"initialize","params":{"capabilities":{}}}"#;
    let mut input = Vec::new();
    for body in [begin.as_slice()].into_iter().chain(bytes.split(|byte| *byte == b'\n')) {
        input.extend_from_slice(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        input.extend_from_slice(body);
    }
    let output = Output::default();
    lsp::serve_streams(Cursor::new(input), output.clone(), &mut Newsroom::new(&RULES, &LINTER)).expect("all is written");
    assert!(output.answers(0) > 0, "initialize is not answered");
}
