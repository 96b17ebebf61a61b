//! From an idea to a rule: begin one, run its examples, see how often it fires, find it in the catalogue.

use crate::desk::Desk;
use std::fs;

#[test]
fn a_new_rule_is_there_in_a_minute_and_its_examples_hold() {
    for kind in ["existence", "substitution", "consistency", "each", "pairs", "metadata"] {
        let desk = Desk::new();
        let path = ".lastread/rules/house/our-rule.yaml";
        let ran = desk.run(&["rules", "new", "our-rule", "--kind", kind]);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{kind}");
        assert!(ran.out.starts_with(&format!("{path}\n")), "{}", ran.out);
        let ran = desk.run(&["rules", "test", path]);
        assert_eq!(ran.code, Some(0), "{kind}: {}", ran.out);
        assert!(desk.run(&["rules", "list"]).out.contains("our-rule"), "{kind}");
    }
}

#[test]
fn a_rule_that_is_there_is_not_written_over() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["rules", "new", "our-rule"]).code, Some(0));
    let ran = desk.run(&["rules", "new", "our-rule", "--category", "other"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.err, "error: there is a rule `our-rule` already: .lastread/rules/house/our-rule.yaml\n");
    let ran = desk.run(&["rules", "new", "weekday"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (Some(2), "error: there is a rule `weekday` already: rules/dates/weekday.yaml\n")
    );
    // One that does not load is no rule, but it is somebody's work.
    let desk = Desk::new().file(".lastread/rules/house/half.yaml", "kind: ex");
    assert_eq!(desk.run(&["rules", "new", "half"]).code, Some(2));
    assert_eq!(fs::read_to_string(desk.path().join(".lastread/rules/house/half.yaml")).expect("read"), "kind: ex");
}

#[test]
fn a_name_that_is_no_name_is_refused() {
    for name in ["Our_Rule", "../rule", "a/b", ""] {
        let ran = Desk::new().run(&["rules", "new", name]);
        assert_eq!(ran.code, Some(2), "{name}");
        assert!(ran.err.contains("use small letters, digits and hyphens"), "{}", ran.err);
    }
}

#[test]
fn a_corpus_tells_how_often_a_rule_fires_and_on_what() {
    let flagged = "# New\n\nThe museum opened a game-changing wing. It is state-of-the-art, they say.\n";
    let desk = Desk::new().file("news/a.md", flagged).file("news/b.md", "# Old\n\nA wing was closed.\n");
    desk.run(&["rules", "new", "our-word"]);
    let path = ".lastread/rules/house/our-word.yaml";
    let ran = desk.run(&["rules", "test", path, "--corpus", "news", "--samples", "1"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let expected = "\n2 stories, 19 words\n\nfindings  per 10,000 words  stories  level    rule\n       2           1052.63        1  warning  our-word\n\
                    \nwarning[our-word]\n  news/a.md:3:21: # New The museum opened a «game-changing» wing. It is state-of-the-art, they say.\n";
    assert!(ran.out.ends_with(expected), "{}", ran.out);
    let ran = desk.run(&["rules", "test", "--corpus", "nowhere"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.starts_with("error: nowhere: "), "{}", ran.err);
}

/// `rules/CATALOGUE.md` is what the command prints. With `UPDATE_FIXTURES` set it is written anew.
#[test]
fn the_catalogue_has_every_rule() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/CATALOGUE.md");
    let list = Desk::new().run(&["rules", "list", "--format", "markdown"]).out;
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(path, &list).expect("a catalogue to write");
    }
    let catalogue = fs::read_to_string(path).expect("the catalogue");
    let missing: Vec<&str> = list.lines().filter(|line| !catalogue.lines().any(|other| other == *line)).collect();
    assert!(catalogue == list, "UPDATE_FIXTURES=1 cargo test --test it catalogue renews it; it lacks {missing:#?}");
}

#[test]
fn shells_and_man_learn_every_command() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = desk.run(&["completions", shell]);
        assert_eq!(ran.code, Some(0), "{shell}");
        for word in ["explain", "output-file"] {
            assert!(ran.out.contains(word), "{shell}: {word}");
        }
    }
    let page = desk.run(&["man"]);
    assert!(page.out.contains(".TH lastread 1") && page.out.contains("lastread"), "{}", page.out);
    assert_eq!(desk.run(&["man", "pages"]).code, Some(0));
    for page in ["lastread.1", "lastread-check.1", "lastread-rules-new.1"] {
        assert!(desk.path().join("pages").join(page).is_file(), "{page}");
    }
}
