//! `rules/CLAIMS.md`, the reference of every claim and field, is made from the table rules are checked against. With `UPDATE_FIXTURES` set it is
//! written anew; a field that was there may be added to, and not taken away: rules and scripts depend on it.

use lastread::reading::claim::{COMMON, Field, Holds, KINDS};
use std::fmt::Write;
use std::fs;
use std::path::Path;

#[test]
fn the_reference_of_claims_is_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/CLAIMS.md");
    let reference = reference();
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(&path, &reference).expect("the reference to write");
    }
    let stands = fs::read_to_string(&path).expect("rules/CLAIMS.md");
    assert!(stands == reference, "rules/CLAIMS.md is not what the claims are; UPDATE_FIXTURES=1 writes it anew");
}

fn reference() -> String {
    let mut text = "# Claims\n\n\
        What a story says, as rules compare it, `lastread facts` prints it and editors show it. A field that could not be read is unknown: it is null in\n\
        JSON, equals nothing and differs from nothing. Fields marked ◦ stand in print by themselves: `point` and `replace` can name them.\n\n\
        `lastread facts --format json` prints one document, `{\"version\": 1, \"path\": …, \"claims\": […]}`. A claim has `kind`, its bytes in the file\n\
        (`start`, `end`, end exclusive), lines and columns from 1 (`line`, `column`, `end_line`, `end_column`; columns in Unicode scalar values), the\n\
        fields every claim has, and its own under `fields`. Fields and kinds may be added, and none is taken away.\n\n\
        ## Every claim\n\n"
        .to_owned();
    table(&mut text, COMMON);
    for kind in KINDS {
        write!(text, "\n## `{}`\n\n{}\n\n", kind.name, kind.doc).expect("a string takes any text");
        table(&mut text, kind.fields);
    }
    text
}

fn table(text: &mut String, fields: &[Field]) {
    text.push_str("| field | holds | |\n|---|---|---|\n");
    for field in fields {
        let printed = if field.is_printed() { " ◦" } else { "" };
        let holds = match field.holds {
            Holds::Flag => "true or false".to_owned(),
            Holds::Number => "a number".to_owned(),
            Holds::Text => "text".to_owned(),
            Holds::Date => "a date".to_owned(),
            Holds::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
        };
        writeln!(text, "| `{}`{printed} | {holds} | {} |", field.name, field.doc).expect("a string takes any text");
    }
}
