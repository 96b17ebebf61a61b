//! Whole sites as generators have them: their front matter, their shortcodes with copy in the attributes, their templates, and a
//! `lastread.yaml` of their own.
//!
//! `fixtures/sites/NAME.expected` is what `lastread check --format short --min-level note --fail-on note` prints in the site `NAME`. With `UPDATE_FIXTURES` set the
//! files are written anew.

use crate::desk::Desk;
use std::fs;
use std::path::Path;

const SITES: [&str; 4] = ["hugo", "jekyll", "lektor", "zola"];

#[test]
fn every_site_is_read_as_its_generator_reads_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/sites");
    for site in SITES {
        let ran =
            copy(&folder.join(site)).run(&["check", "--format", "short", "--min-level", "note", "--fail-on", "note"]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""), "{site}: {}", ran.out);
        let expected = folder.join(format!("{site}.expected"));
        if std::env::var_os("UPDATE_FIXTURES").is_some() {
            fs::write(&expected, &ran.out).expect("written");
        }
        assert_eq!(ran.out, fs::read_to_string(&expected).expect("what is expected"), "{site}");
    }
}

/// A copy of a folder that lies in no repository.
fn copy(from: &Path) -> Desk {
    let mut desk = Desk::new();
    let mut folders = vec![from.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(from).expect("inside").to_string_lossy().replace('\\', "/");
                desk = desk.file(&name, fs::read(&path).expect("a file"));
            }
        }
    }
    desk
}
