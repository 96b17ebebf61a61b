//! Turns the shipped rules into one JSON file without their documentation and examples: reading YAML at every start would take longer than
//! checking a story. The YAML is embedded too, for those who ask for it. Whether a rule is *right* is for the tests to say; here a file only
//! has to be YAML.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What only documentation and tests read.
const LEFT_OUT: [&str; 2] = ["docs", "examples"];

/// Folders under `rules/` that hold no rules.
const NO_RULES: [&str; 2] = ["data", "tables"];

fn main() {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut files = Vec::new();
    collect(&root.join("rules"), &mut files);
    files.sort();

    let mut rules = Vec::new();
    let mut sources = String::from("&[\n");
    for file in &files {
        let path = file.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
        let yaml = fs::read_to_string(file).expect("a readable rule file");
        match serde_yaml::from_str::<serde_yaml::Mapping>(&yaml) {
            Ok(mut rule) => {
                LEFT_OUT.iter().for_each(|field| _ = rule.shift_remove(*field));
                rules.push(Shipped { path: path.clone(), rule });
            }
            Err(error) => println!("cargo::error={path}: {error}"),
        }
        writeln!(sources, "    ({path:?}, include_str!({:?})),", file.display().to_string()).expect("a string");
    }
    sources.push(']');
    fs::write(out.join("rules.json"), serde_json::to_string(&rules).expect("JSON")).expect("a writable OUT_DIR");
    fs::write(out.join("rules.rs"), sources).expect("a writable OUT_DIR");
}

#[derive(serde::Serialize)]
struct Shipped {
    path: String,
    rule: serde_yaml::Mapping,
}

/// The rule files below a folder.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() && !NO_RULES.iter().any(|other| name == *other) {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
}
