//! Imports point one way. Every module may use what stands in its row and nothing else; a new arrow is a decision, made here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of `src/` and what it may import.
const MAY_USE: &[(&str, &str)] = &[
    ("span", ""),
    ("calendar", ""),
    ("source", "span"),
    ("diagnostic", "span source"),
    ("tree", "span source diagnostic"),
    ("table", "span source diagnostic tree calendar"),
    ("article", "span source"),
    ("format", "span source calendar article"),
    ("reading", "span calendar article table"),
    ("check", "span source article table reading tree"),
    ("fix", "span source diagnostic check"),
    ("rule", "span source diagnostic article format table reading check fix tree"),
    ("stet", "span source diagnostic article tree"),
    ("config", "span source diagnostic article check rule tree"),
    ("linter", "span source diagnostic article format table reading facts check fix rule stet"),
    ("outline", "span source article format"),
    ("facts", "span source format table reading"),
    ("fingerprint", "source diagnostic"),
    ("baseline", "span source diagnostic fingerprint"),
    ("changes", "span source diagnostic"),
    ("report", "span source diagnostic fingerprint"),
    (
        "lsp",
        "span source calendar diagnostic article format table facts outline fix rule stet config linter report tree",
    ),
    ("cli", "span source diagnostic baseline changes stet format table facts fix rule config linter report lsp tree"),
];

/// Modules that may touch files, the environment, the clock or the terminal.
const TOUCHES_THE_WORLD: &[&str] = &["cli", "main"];

/// Modules that may look at the clock, and at nothing else of the world: a server waits for a pause in typing.
const LOOKS_AT_THE_CLOCK: &[&str] = &["lsp"];

#[test]
fn imports_point_one_way() {
    let allowed: BTreeMap<_, Vec<_>> =
        MAY_USE.iter().map(|(module, uses)| (*module, uses.split(' ').collect())).collect();
    let mut wrong = Vec::new();
    for (module, path, code) in sources() {
        let Some(uses) = allowed.get(module.as_str()) else {
            assert!(matches!(module.as_str(), "lib" | "main"), "src/{module} is not in the table of this test");
            continue;
        };
        for used in crate_paths(&code) {
            if used != module && !uses.contains(&used.as_str()) {
                wrong.push(format!("{}: {module} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_command_line_touches_the_world() {
    let worldly = [
        "std::fs",
        "std::env",
        "std::process",
        "std::net",
        "SystemTime",
        "Instant::now",
        "Local::now",
        "Utc::now",
        "std::io::stdout",
        "std::io::stdin",
    ];
    for (module, path, code) in sources() {
        if !TOUCHES_THE_WORLD.contains(&module.as_str()) {
            let may = |word: &str| word == "Instant::now" && LOOKS_AT_THE_CLOCK.contains(&module.as_str());
            let found = worldly.iter().find(|word| code.contains(**word) && !may(word));
            assert!(found.is_none(), "{}: {}", path.display(), found.unwrap_or(&""));
        }
    }
}

/// Module, path and code (tests cut off) of every source file.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a source folder").filter_map(Result::ok) {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") && !path.ends_with("tests.rs") {
                let inside = path.strip_prefix(&root).expect("inside src");
                let first = inside.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
                let code = fs::read_to_string(&path).expect("a source file");
                let code = code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
                files.push((first.trim_end_matches(".rs").to_owned(), path, code));
            }
        }
    }
    assert!(files.len() > 20, "the source folder was found");
    files
}

/// The modules named after `crate::` outside comments, braces included.
fn crate_paths(code: &str) -> Vec<String> {
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let name =
        |rest: &str| rest.split(|ch: char| !ch.is_alphanumeric() && ch != '_').next().unwrap_or_default().to_owned();
    code.split("crate::")
        .skip(1)
        .map(name)
        .filter(|name| !name.is_empty() && name.starts_with(char::is_lowercase))
        .collect()
}
