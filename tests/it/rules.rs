//! Rule files: the shipped ones against their own examples, and broken ones against the mistakes they hold.

use lastread::check::KINDS;
use lastread::diagnostic::Diagnostic;
use lastread::rule;
use lastread::source::Source;
use proptest::prelude::{ProptestConfig, any, proptest};
use siphasher::sip::SipHasher13;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

#[test]
fn every_shipped_rule_keeps_the_word_of_its_examples() {
    let wrong: Vec<String> = rule::shipped_sources()
        .iter()
        .flat_map(|(path, yaml)| mistakes(&Source::new(*path, *yaml), rule::examples::test))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Nothing goes into what the version says of the rules but the rules: neither when nor where it was built, nor how lines end there.
#[test]
fn the_rule_pack_is_known_by_its_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("rules")];
    let mut texts = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            match path.extension().and_then(|extension| extension.to_str()) {
                None => folders.push(path),
                Some("yaml" | "txt" | "csv") => {
                    let text = fs::read_to_string(&path).expect("a text").replace("\r\n", "\n");
                    texts.insert(path.strip_prefix(root).expect("below it").to_path_buf(), text);
                }
                Some(_) => {}
            }
        }
    }
    let mut hasher = SipHasher13::new();
    for (path, text) in texts {
        let path = path.to_string_lossy().replace('\\', "/");
        hasher.write(format!("{path}\0{text}\0").as_bytes());
    }
    assert_eq!(format!("{:016x}", hasher.finish()), rule::PACK);
}

#[test]
fn every_kind_does_what_its_examples_say() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/rules");
    let mut kinds = BTreeSet::new();
    let mut wrong = Vec::new();
    for (name, text) in yaml_files(folder) {
        let source = Source::new(format!("fixtures/rules/{name}"), text);
        wrong.extend(mistakes(&source, rule::examples::test));
        kinds.extend(rule::load(&source).map(|rule| rule.kind.name));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert_eq!(kinds, KINDS.iter().map(|kind| kind.name).collect());
}

#[test]
fn every_mistake_in_a_broken_rule_is_found_where_it_stands() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/broken/rules");
    let mut found = String::new();
    for (name, text) in yaml_files(folder) {
        let source = Source::new(name.as_str(), text);
        let mistakes = mistakes(&source, |source| rule::load(source).err().unwrap_or_default());
        assert!(!mistakes.is_empty(), "{name} loads");
        found.push_str(&mistakes.join("\n"));
        found.push('\n');
    }
    let expected = fs::read_to_string(format!("{folder}/expected.txt")).expect("the expected mistakes");
    assert!(found == expected, "fixtures/broken/rules/expected.txt says otherwise; found:\n{found}");
}

#[test]
fn the_guide_to_rules_names_every_kind_and_option() {
    let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/rules/README.md")).expect("the guide");
    let each = guide.split("\n### ").find(|section| section.starts_with("`each`")).expect("the section on each");
    for kind in KINDS {
        let section = guide.split("\n### ").find(|section| section.starts_with(&format!("`{}`", kind.name)));
        let section = section.unwrap_or_else(|| panic!("rules/README.md has no section `{}`", kind.name));
        let shared =
            guide.split("\n## ").find(|part| part.starts_with("Options many kinds share")).expect("the shared options");
        for option in kind.all_options() {
            let name = format!("`{}`", option.name);
            let is_inherited = section.contains("All options of `each`") && each.contains(&name);
            let is_there = section.contains(&name) || shared.contains(&name) || is_inherited;
            assert!(is_there, "{}: {name} is not in rules/README.md", kind.name);
        }
    }
    let example = guide.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("the first example");
    let wrong = mistakes(&Source::new("rules/nameless-quotation.yaml", example), rule::examples::test);
    assert!(wrong.is_empty(), "the example in the guide: {wrong:#?}");
    for field in rule::FIELDS {
        assert!(guide.contains(&format!("`{}`", field.name)), "{} is not in rules/README.md", field.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever is done to a rule file, loading and testing it says so in places that exist.
    #[test]
    fn no_rule_file_makes_it_panic(which in any::<usize>(), at in any::<usize>(), len in 0_usize..40, put in "[-{}\\[\\]:|&*'\"\\\\^$(.\n a-zé]{0,6}") {
        let (path, yaml) = rule::shipped_sources()[which % rule::shipped_sources().len()];
        let at = yaml.floor_char_boundary(at % yaml.len());
        let end = yaml.ceil_char_boundary((at + len).min(yaml.len()));
        let source = Source::new(path, format!("{}{put}{}", &yaml[..at], &yaml[end..]));
        for diagnostic in rule::examples::test(&source) {
            assert!(source.text().get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
        }
    }
}

/// Name and text of the YAML files in a folder, by name.
fn yaml_files(folder: &str) -> BTreeSet<(String, String)> {
    let files = fs::read_dir(folder).expect("the folder").map(|file| file.expect("a file").path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "yaml"));
    let name = |file: &PathBuf| file.file_name().expect("a name").to_string_lossy().into_owned();
    files.map(|file| (name(&file), fs::read_to_string(&file).expect("a readable file"))).collect()
}

/// Mistakes as `path:line:column: message (help)`.
fn mistakes(source: &Source, find: impl Fn(&Source) -> Vec<Diagnostic>) -> Vec<String> {
    let line = |diagnostic: Diagnostic| {
        let at = source.position(diagnostic.span.start);
        let help = diagnostic.help.map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}:{}:{}: {}{help}", diagnostic.path, at.line, at.column, diagnostic.message)
    };
    find(source).into_iter().map(line).collect()
}
