//! Whole stories as a newsroom files them: what the shipped rules say of each, and where, to the character.
//!
//! `fixtures/stories/NAME.expected` stands beside the story `NAME` and holds what `Linter::check` finds in it at every level, a finding a
//! line: `line:column severity rule: words under the caret`, then each other place, indented: `  line:column: words`, or `  table: row`. Words are the file's
//! own bytes, `⏎` where a line ends in them. Nothing found is an empty file: a sound story, full of what only looks like a slip. With
//! `UPDATE_FIXTURES` set the files are written anew; what an editor would say comes first, though, and what the tool says second.

use lastread::diagnostic::{Diagnostic, Label};
use lastread::format::Format;
use lastread::linter::{Linter, Settings};
use lastread::rule;
use lastread::source::Source;
use lastread::span::Span;
use lastread::table::Tables;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[test]
fn every_story_is_read_as_an_editor_reads_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/stories");
    let files: BTreeSet<String> = fs::read_dir(&folder)
        .expect("the folder of stories")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"))
        .collect();
    let (expected, stories): (Vec<&str>, Vec<&str>) =
        files.iter().map(String::as_str).partition(|name| name.ends_with(".expected"));
    let is_update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let linter = Linter::new(rule::shipped(), Settings::default());
    let mut wrong = Vec::new();
    for name in &stories {
        let found = findings(&linter, name, fs::read_to_string(folder.join(name)).expect("a story"));
        let path = folder.join(format!("{name}.expected"));
        if is_update {
            fs::write(&path, &found).expect("a fixture to write");
        }
        match fs::read_to_string(&path) {
            Ok(wanted) if wanted == found => {}
            Ok(wanted) => wrong.push(format!("{name}\n-- expected:\n{wanted}-- found:\n{found}")),
            Err(_) => wrong.push(format!("{name}: no {name}.expected stands beside it\n-- found:\n{found}")),
        }
    }
    let orphans = expected.iter().filter(|name| !files.contains(name.trim_end_matches(".expected")));
    wrong.extend(orphans.map(|name| format!("{name}: its story is gone")));
    assert!(wrong.is_empty(), "\n\n{}", wrong.join("\n"));
}

/// What the linter finds in a story, as its `.expected` file has it.
fn findings(linter: &Linter, name: &str, text: String) -> String {
    let source = Source::new(format!("fixtures/stories/{name}"), text);
    let format = Format::of_path(source.path()).unwrap_or_else(|| panic!("{name} is in no format that is read"));
    let mut lines = String::new();
    for Diagnostic { rule, severity, span, labels, .. } in linter.check(&source, format) {
        let (at, words) = place(&source, span);
        writeln!(lines, "{at} {} {rule}: {words}", severity.name()).expect("a string takes any text");
        for label in labels {
            let (at, words) = if label.path == source.path() { place(&source, label.span) } else { row(&label) };
            writeln!(lines, "  {at}: {words}").expect("a string takes any text");
        }
    }
    lines
}

/// The table of a label, and the row there: where a table gets new rows, its lines move and stories stay as they are.
fn row(label: &Label) -> (String, String) {
    let text = Tables::shipped().files().find(|(path, _)| *path == label.path).map(|(_, text)| text);
    (label.path.clone(), text.expect("a shipped table")[label.span.range()].to_owned())
}

/// Where a span stands (`line:column`) and the words there, on one line.
fn place(source: &Source, span: Span<Source>) -> (String, String) {
    let at = source.position(span.start);
    (format!("{}:{}", at.line, at.column), source.slice(span).replace("\r\n", "⏎").replace('\n', "⏎"))
}
