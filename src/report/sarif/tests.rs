use super::super::fixture::{self, finding, written};
use super::super::{Options, Output, Sources, Summary};
use crate::diagnostic::{Diagnostic, Severity, Suppressed, Suppressor};
use crate::source::Source;
use crate::span::Span;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../fixtures/schemas/sarif-schema-2.1.0.json");

/// What is written of `diagnostics`.
fn document(options: Options, source: &Source, diagnostics: &[Diagnostic]) -> Value {
    valid(&written(Output::Sarif, options, source, diagnostics))
}

/// A report, which OASIS's schema must take.
fn valid(report: &str) -> Value {
    let document: Value = serde_json::from_str(report).expect("JSON");
    // A pattern of theirs has a bracket too many, which strict readers do not take.
    let schema: Value = serde_json::from_str(&SCHEMA.replace("{2}]?$", "{2}$")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> =
        schema.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    document
}

#[test]
fn a_finding_is_a_result_with_both_places_and_its_rule() {
    let source = fixture::story();
    let mut document = document(Options::default(), &source, &fixture::findings(&source));
    let fingerprint = document["runs"][0]["results"][0]["partialFingerprints"]["lastread/v1"].take();
    assert!(fingerprint.as_str().is_some_and(|digits| digits.len() == 16), "{fingerprint}");
    let place = |line: u32, from: u32, to: u32| {
        json!({
            "artifactLocation": {"uri": "story.md"},
            "region": {"startLine": line, "startColumn": from, "endLine": line, "endColumn": to},
        })
    };
    let docs = "## What it checks\n\nTitles & *tenure*.\n\n<script>alert(1)</script>\n";
    let expected = json!([{
        "columnKind": "unicodeCodePoints",
        "results": [{
            "ruleId": "former-and-sitting", "ruleIndex": 0, "level": "error",
            "message": {"text": "“US President Donald Trump” does not agree with “Former US President”\n\
                                 Check which held on 2025-08-15; use one form through the story."},
            "locations": [{"physicalLocation": place(5, 11, 33), "message": {"text": "sitting"}}],
            "relatedLocations": [{"id": 1, "physicalLocation": place(3, 1, 33), "message": {"text": "former"}}],
            "partialFingerprints": {"lastread/v1": null},
            "fixes": [{
                "description": {"text": "Use “former”"},
                "artifactChanges": [{
                    "artifactLocation": {"uri": "story.md"},
                    "replacements": [{
                        "deletedRegion": {"startLine": 5, "startColumn": 11, "endLine": 5, "endColumn": 11},
                        "insertedContent": {"text": "former "},
                    }],
                }],
            }],
            "suppressions": [],
        }],
        "tool": {"driver": {
            "name": "lastread", "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": [{
                "id": "former-and-sitting",
                "shortDescription": {"text": "One person is called both the former and the sitting holder of one office."},
                "help": {"text": docs, "markdown": docs},
                "defaultConfiguration": {"level": "error"},
                "properties": {"tags": ["people"], "precision": "very-high"},
            }],
        }},
    }]);
    assert_eq!(document["runs"], expected);
}

#[test]
fn rules_nobody_documents_and_whole_files_are_valid_too() {
    let source = fixture::story();
    let options = Options { min_level: Severity::Note, ..Options::default() };
    let mut findings = fixture::findings(&source);
    findings.push(finding(&source, Severity::Warning, Span::new(0, 0), "No date in [this](file) or {that}"));
    let document = document(options, &source, &findings);
    let run = &document["runs"][0];
    let indices: Vec<&Value> =
        run["results"].as_array().expect("a list").iter().map(|result| &result["ruleIndex"]).collect();
    assert_eq!(indices, [0, 1, 0]);
    assert_eq!(run["tool"]["driver"]["rules"][1], json!({"id": "title", "properties": {"tags": ["people"]}}));
    assert_eq!(run["results"][2]["message"]["text"], r"No date in \[this\](file) or {{that}}");
}

#[test]
fn what_is_let_stand_is_a_result_that_says_so() {
    let source = fixture::story();
    let diagnostic = fixture::findings(&source).remove(0);
    let let_stand = |by, reason: Option<&str>| {
        let suppressed = Suppressed { diagnostic: diagnostic.clone(), by, reason: reason.map(str::to_owned) };
        let mut report = Output::Sarif.report(Options::default(), &());
        let mut out = Vec::new();
        report.suppressed(Sources::from(&source), &[suppressed], &mut out).expect("a Vec takes all");
        report.finish(&Summary::default(), &mut out).expect("a Vec takes all");
        valid(&String::from_utf8(out).expect("UTF-8"))["runs"][0]["results"][0]["suppressions"].take()
    };
    let expected = json!([{"kind": "inSource", "justification": "As he said it."}]);
    assert_eq!(let_stand(Suppressor::Stet, Some("As he said it.")), expected);
    assert_eq!(let_stand(Suppressor::Baseline, None), json!([{"kind": "external"}]));
}

#[test]
fn a_run_without_findings_is_a_whole_document() {
    let document = document(Options::default(), &fixture::story(), &[]);
    assert_eq!(document["runs"][0]["results"], json!([]));
}
