//! Turns the shipped rules into one JSON file without their documentation and examples: reading YAML at every start would take longer than
//! checking a story. The YAML is embedded too, for those who ask for it. Whether a rule is *right* is for the tests to say; here a file only
//! has to be YAML. Beside them it makes the indexes of the shipped tables and of the lists of words.

// What the library reads tables with: the indexes made here are searched there.
#[path = "src/table/csv.rs"]
#[allow(unreachable_pub, dead_code)]
mod csv;
#[path = "src/table/fold.rs"]
#[allow(unreachable_pub)]
mod fold;
#[path = "src/reading/word_list/hashed.rs"]
#[allow(unreachable_pub)]
mod hashed;
#[path = "src/table/index.rs"]
#[allow(unreachable_pub, dead_code)]
mod index;
#[path = "src/reading/key.rs"]
#[allow(dead_code)]
mod key;
#[path = "src/table/schema.rs"]
#[allow(unreachable_pub, dead_code)]
mod schema;
#[path = "src/check/pattern/signs.rs"]
mod signs;
#[path = "src/reading/form/table.rs"]
#[allow(dead_code)]
mod table;

use siphasher::sip::SipHasher13;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::Hasher as _;
use std::path::{Path, PathBuf};
use std::{env, fs};
use table::{BITS, Known, SLOTS, Slots};

/// What only documentation and tests read.
const LEFT_OUT: [&str; 2] = ["docs", "examples"];

/// What the rule pack is made of.
const PACKED: [&str; 3] = ["yaml", "txt", "csv"];

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
    println!("cargo::rustc-env=LASTREAD_RULE_PACK={:016x}", rule_pack(&root, &files));
    files.retain(|file| is_rule(file));

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
    fs::write(out.join("signs.rs"), signs_of(&rules)).expect("a writable OUT_DIR");
    fs::write(out.join("rules.json"), serde_json::to_string(&rules).expect("JSON")).expect("a writable OUT_DIR");
    fs::write(out.join("rules.rs"), sources).expect("a writable OUT_DIR");
    fs::write(out.join("tables.rs"), tables(&root.join("rules/tables"), &out)).expect("a writable OUT_DIR");
    let data = |list: &str| {
        let file = root.join("rules/data").join(list).with_extension("txt");
        fs::read_to_string(file).expect("a readable list")
    };
    for list in HASHED {
        let slots = hashed::slots(&data(list));
        fs::write(out.join(list).with_extension("slots"), slots).expect("a writable OUT_DIR");
    }
    for list in ["spellings", "forms"] {
        let (known, slots) = words(&data(list));
        fs::write(out.join(list).with_extension("rs"), format!("(&{known:?}, &{slots:?})"))
            .expect("a writable OUT_DIR");
    }
}

/// The signs of every pattern of the rules, as the Rust that [`signs`] are looked up in.
fn signs_of(rules: &[Shipped]) -> String {
    let mut found = BTreeMap::new();
    let mut patterns = Vec::new();
    rules.iter().for_each(|rule| rule.rule.values().for_each(|value| patterns_in(value, &mut patterns)));
    for (pattern, ignore_case) in patterns.iter().flat_map(|pattern| [(pattern, false), (pattern, true)]) {
        found.insert(signs::hash(pattern, ignore_case), signs::of(pattern, ignore_case));
    }
    let found: Vec<String> = found.iter().map(|(hash, signs)| format!("({hash}, &{signs:?})")).collect();
    format!("&[{}]", found.join(", "))
}

/// The regular expressions of a rule.
fn patterns_in(value: &serde_yaml::Value, patterns: &mut Vec<String>) {
    /// Fields that hold one, or a list of them.
    const FIELDS: [&str; 6] = ["pattern", "unless", "not", "if", "then", "matches"];
    let all = value.as_mapping().into_iter().flatten();
    for (key, value) in all {
        let items = value.as_sequence().map_or(std::slice::from_ref(value), Vec::as_slice);
        if key.as_str().is_some_and(|key| FIELDS.contains(&key)) {
            patterns.extend(items.iter().filter_map(|item| item.as_str()).map(str::to_owned));
        }
        items.iter().for_each(|item| patterns_in(item, patterns));
    }
}

/// Lists of words that are found by their hashes.
const HASHED: [&str; 8] =
    ["words", "geography", "bodies", "surnames", "given-names", "given-or-word", "given-men", "given-women"];

/// What a table of words takes of its file: the words, but for those that every system of spelling allows.
fn words(file: &str) -> (Known, Slots) {
    let (mut known, mut slots): (Known, Slots) = ([0; 1 << (BITS - 6)], [0; 1 << SLOTS]);
    let mut start = 0;
    for line in file.split_inclusive('\n') {
        let mut at = start;
        let mut tag = "";
        for (number, item) in line.trim_end_matches('\n').split(' ').enumerate() {
            let is_word = number % 2 == 1 && !line.starts_with('#');
            if is_word && tag != table::EVERYWHERE {
                put(&mut known, &mut slots, key::of(item), at as u32);
            }
            tag = item;
            at += item.len() + 1;
        }
        start += line.len();
    }
    (known, slots)
}

fn put(known: &mut Known, slots: &mut Slots, key: key::Key, offset: u32) {
    let bit = key::bits(key, BITS);
    known[bit >> 6] |= 1 << (bit & 63);
    let mut slot = key::bits(key, SLOTS);
    while slots[slot] != 0 {
        slot = (slot + 1) & ((1 << SLOTS) - 1);
    }
    slots[slot] = offset;
}

/// Writes the indexes of the shipped tables; the Rust that embeds tables and indexes.
fn tables(folder: &Path, out: &Path) -> String {
    let mut embedded = String::from("&[\n");
    for schema in schema::SCHEMAS {
        let file = folder.join(schema.name).with_extension("csv");
        let text = fs::read_to_string(&file).unwrap_or_default();
        let names: Vec<&str> = schema.columns.iter().map(|column| column.name).collect();
        if text.lines().next() != Some(names.join(",").as_str()) {
            println!("cargo::error={}: the first line is not {}", file.display(), names.join(","));
        }
        let path = file.display().to_string();
        write!(embedded, "    ({:?}, include_str!({path:?}), &[", schema.name).expect("a string");
        for column in 0..schema.columns.len() {
            let index = out.join(format!("{}.{column}.index", schema.name));
            fs::write(&index, index::build(&text, schema, column)).expect("a writable OUT_DIR");
            write!(embedded, "include_bytes!({:?}), ", index.display().to_string()).expect("a string");
        }
        embedded.push_str("]),\n");
    }
    embedded.push(']');
    embedded
}

#[derive(serde::Serialize)]
struct Shipped {
    path: String,
    rule: serde_yaml::Mapping,
}

/// What the shipped rules, lists and tables are known by: a hash of their paths and texts that is the same on every machine.
fn rule_pack(root: &Path, files: &[PathBuf]) -> u64 {
    let mut hasher = SipHasher13::new();
    for file in files {
        let path = file.strip_prefix(root).expect("below the root").to_string_lossy().replace('\\', "/");
        // git may have written the line ends of Windows.
        let text = fs::read_to_string(file).expect("a readable file").replace("\r\n", "\n");
        for part in [path, text] {
            hasher.write(part.as_bytes());
            hasher.write(b"\0");
        }
    }
    hasher.finish()
}

/// Whether a file of the rule pack is a rule.
fn is_rule(file: &Path) -> bool {
    let folder = file.parent().and_then(Path::file_name).unwrap_or_default();
    file.extension().is_some_and(|extension| extension == "yaml") && NO_RULES.iter().all(|other| folder != *other)
}

/// The files of the rule pack below a folder: rules, lists and tables, not what is written about them.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|own| PACKED.iter().any(|extension| own == *extension)) {
            files.push(path);
        }
    }
}
