//! What holds for any input: no panic, pieces that tile the text, spans in bounds, and every character made by the bytes it maps to.

mod bytes;
mod fragments;
mod planted;

use self::bytes::stands_for;
use self::fragments::{PATHS, enclosed, nasty};
use self::planted::planted;
use super::read;
use crate::sound;
use lastread::article::Article;
use lastread::source::{PieceKind, Source};
use lastread::span::Span;
use proptest::prelude::*;

/// Everything that must hold of any article, and that every character was made by the bytes it maps to.
fn check(source: &Source, article: &Article) {
    sound::article(source, article);
    for piece in article.map().pieces().iter().filter(|piece| piece.kind == PieceKind::Decoded) {
        let (made, shown) = (source.slice(piece.source), piece.text.of(article.text()));
        assert!(stands_for(made, shown), "{made:?} does not stand for {shown:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_input_is_read_and_every_character_has_its_bytes(text in nasty(), path in proptest::sample::select(&PATHS[..])) {
        let (source, article) = read(path, &text);
        check(&source, &article);
    }

    #[test]
    fn what_stands_in_an_envelope_is_read_and_has_its_bytes((path, text) in enclosed()) {
        let (source, article) = read(path, &text);
        check(&source, &article);
    }

    #[test]
    fn front_matter_of_any_kind_is_read(inner in nasty(), fence in proptest::sample::select(&["---", "+++"][..])) {
        let text = format!("{fence}\ntitle: a\ntitle = 'b'\n{inner}\n{fence}\nbody\n");
        for path in PATHS {
            let (source, article) = read(path, &text);
            check(&source, &article);
        }
    }

    #[test]
    fn a_word_maps_to_its_own_bytes_wherever_it_stands((path, text, word, places) in planted()) {
        let (source, article) = read(path, &text);
        check(&source, &article);
        let found = article.text().match_indices(&word).map(|(at, _)| Span::new(at as u32, (at + word.len()) as u32));
        let mut found: Vec<_> = found.map(|span| article.map().to_source(span)).collect();
        found.sort();
        let planted: Vec<_> = places.iter().map(|at| Span::new(*at as u32, (*at + word.len()) as u32)).collect();
        prop_assert_eq!(&found, &planted, "in {:?}, read as {:?}", text, article.text());
        for span in found {
            let back = article.map().to_text(span.start).map(|at| &article.text()[at as usize..][..word.len()]);
            prop_assert_eq!(back, Some(word.as_str()));
        }
    }
}

/// What fuzzing broke, at its shortest.
const FOUND: [(&str, &str); 3] = [
    ("story.html", "<p>Saved.\n\n{{< picture alt=\"Crews at the mill.\" >}}\n\nWe came.</p>"),
    ("story.html", "<p>Saved.{{< picture alt=\"Crews at the mill.\" >}}\n\nWe came.</p>"),
    ("story.html", "<img alt=\"y\n{{<\" dek\"t>}}\n\n#\">"),
];

#[test]
fn what_fuzzing_broke_is_whole() {
    for (path, text) in FOUND {
        let (source, article) = read(path, text);
        check(&source, &article);
    }
}
