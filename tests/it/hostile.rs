//! What holds of the findings in any story, however it is written: no panic, places inside the file and between characters, the order of
//! reports, and the same findings every time. The rules are the shipped ones and those that show every kind.

use crate::sound;
use lastread::diagnostic::Diagnostic;
use lastread::format::Format;
use lastread::linter::{Linter, Settings};
use lastread::rule;
use lastread::source::Source;
use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;
use std::thread;

/// Fragments of copy that rules look for, in forms that do not fit together.
#[rustfmt::skip]
const FRAGMENTS: &[&str] = &[
    // Quotation marks, apostrophes and primes.
    "\"", "“", "”", "„", "‘", "’", "'", "''", "’’", "``", "`", "″", "′", "5' 10\"", "“We went there all day", "long enough.”", "'Tis", "the ’80s",
    "workers’", "‘I went,’", "\"no\"", "â€œ", "«", "»", "<q>we went</q>",
    // Brackets, list markers, emoticons, addresses.
    "(", ")", "[", "]", "[(", ")]", "1) ", "iv)", "a)", ":)", ":-(", "[0, 1)", "(R-Ohio)", "[T]he", "http://x.y/a_(b)", "www.x.y(", "](http", "[a](http://x.y)",
    // People.
    "President", "former President", "ex-", "President-elect", "acting mayor", "the late", "then-", "Sen.", "US President", "U.S.", "Ohio’s governor",
    "Ann Lee", "Lee", "Lee’s", "J. D. Vance", "J.", "van der Berg", "de la", "Jr.", ", III", "Dr.", "\"Bob\"", "O’Neal", "Al-Sayed", "Élodie", "İpek", "LEE", "Lee, 53,", ", the mayor of Leeds,",
    "mayor of", "who is", "is", "and", "of the", "Ohio", "Queen Elizabeth Hospital", "deputy", "in 2010,", "since 2010", "died",
    // Names.
    "National Park Service", "National Parks Service", "Advisory Commitee", "Advisory Committee", "GitHub", "GutHub.", "Berlind, DE", "Berlin, DE", "Lousiana", "Louisiana",
    // Dates.
    "Monday", "Mon.", "Tuesday,", "Friday night", "Sun", "May", "Sept.", "JUNE", "February", "5", "31", "34", "15th", "3-4", "3-", "00", "2025", "1999,", "99999999999999999999",
    "2025-08-15", "2025-13-45", "0000-00-00", "today", "yesterday", "tomorrow (", "last night", "this morning", "8 p.m.", "5:00", "the", "to", "through", "–", "—", "&", "%", "$", "°",
    // Reports.
    "said", ", said", "she said.", "it is believed", "experts widely say", "According to", "he",
    // Leftovers and words.
    "TK", "[NAME]", "lorem ipsum", "XXX", "the the", "The the", "had had", "go in in", "US", "CQ", "{{< x >}}", "%%", "{", "}",
    // Stops.
    ".", "...", "…", "!", "?!", ",", ";", ":", "a.m.", "Mr.", "No.", "e.g.", ". . .",
    // Characters.
    "🙂", "👩‍👩‍👧", "e\u{301}", "\u{301}", "שלום", "مرحبا", "\u{202e}", "\u{a0}", "\u{200b}", "\u{feff}", "\u{ad}", "ß", "ẞ", "İ", "ǆ", "ﬁ", "漢字", "\u{85}", "\u{2028}",
    // White space and markup.
    " ", " ", " ", "  ", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\n# ", "\n> ", "\n- ", "\n1. ", "*", "**", "_", "<p>", "</p>", "<br>", "<i>", "</i>", "<figcaption>", "</figcaption>",
    "<blockquote>", "</blockquote>", "<h1>", "</h1>", "&quot;", "&#8217;", "&nbsp;", "<!-- x -->", "\nPhoto: x\n", "\n---\ndate: 2025-08-15\n---\n",
];

const PATHS: [&str; 4] = ["a.md", "2025-08-15-a.html", "a.txt", "contents.lr"];

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/rules");
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|it| it == "yaml")).collect();
    files.sort();
    let every_kind = files.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("a file");
        rule::load(&Source::new(path.to_string_lossy(), text)).unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
    });
    Linter::new(rule::shipped().into_iter().chain(every_kind).collect(), Settings::default())
});

/// The rules that people have: those that show every kind may undo one another.
static SHIPPED: LazyLock<Linter> = LazyLock::new(|| Linter::new(rule::shipped(), Settings::default()));

/// Checks a story, and everything that must hold of what was found.
fn check(path: &str, text: &str) -> Vec<Diagnostic> {
    let source = Source::new(path, text);
    let format = Format::of_path(path).expect("a format");
    sound::facts(&LINTER, &source, format);
    sound::review(&LINTER, &source, format, None).diagnostics
}

fn nasty() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        20 => proptest::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => ("[a-zA-Zéß’.-]", 1..400_usize).prop_map(|(letter, times)| letter.repeat(times)),
    ];
    let glue = proptest::sample::select(&["", " ", " "][..]);
    proptest::collection::vec((fragment, glue), 0..50)
        .prop_map(|parts| parts.into_iter().flat_map(|(fragment, glue)| [fragment, glue.to_owned()]).collect())
}

proptest! {
    #[test]
    fn any_story_is_checked_and_every_place_is_in_it(text in nasty(), path in proptest::sample::select(&PATHS[..])) {
        check(path, &text);
    }

    #[test]
    fn fixes_come_to_an_end_in_any_story(text in nasty(), path in proptest::sample::select(&PATHS[..]), unsafe_too in any::<bool>()) {
        sound::mended(&SHIPPED, Source::new(path, text), Format::of_path(path).expect("a format"), unsafe_too);
    }

    #[test]
    fn paragraphs_of_one_kind_in_any_number_are_checked(unit in nasty(), times in 1..60_usize, path in proptest::sample::select(&PATHS[..])) {
        check(path, &unit.repeat(times));
    }
}

/// What made a reader look at the same words again and again: a look-back to the start of the block, a look ahead to its end, a list of
/// all that was found before. Said of so many copies that a second look at each for each would not end.
#[test]
fn many_of_a_kind_are_no_more_work_than_one_each() {
    let copies = [
        ("(", 20_000),
        ("[(", 10_000),
        ("x 1) b 3) ", 2_000),
        ("``", 20_000),
        ("!a", 20_000),
        (".", 40_000),
        ("“We went there all day.” ", 2_000),
        ("“We Went there all day” ", 2_000),
        ("“We went there all day.\n\n", 2_000),
        ("“We went there all day. Photo: x\n\n", 2_000),
        ("‘We went,’ he said.\n\n", 2_000),
        ("President Lee ", 3_000),
        ("President Lee (", 3_000),
        ("the Mayor of Aaa and ", 2_000),
        ("May 5 ", 5_000),
        ("in 2020 on Monday, May 5, ", 2_000),
        ("`(` ", 5_000),
        ("US and U.S. ", 4_000),
        ("<i>a ", 5_000),
    ];
    for (unit, times) in copies {
        check("2020-05-04-a.md", &unit.repeat(times));
    }
    let namesakes: String = (0..3_000).map(|n| format!("President {} Lee. ", name(n))).collect();
    let scopes: String = (0..3_000).map(|n| format!("{} President Ann Lee spoke. ", name(n))).collect();
    assert!(check("a.txt", &namesakes).iter().all(|it| it.rule != "two-offices"));
    assert!(check("a.txt", &scopes).iter().all(|it| it.rule != "two-offices"));
}

/// What a story comes to is its own: neither the stories before it nor those that other threads read at the time change it.
#[test]
fn a_story_comes_to_the_same_in_any_order_and_on_any_thread() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/stories");
    let paths = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    let stories: Vec<(Source, Format)> = paths
        .filter_map(|path| {
            let name = path.to_string_lossy().into_owned();
            Some((Source::new(name.as_str(), fs::read_to_string(&path).ok()?), Format::of_path(&name)?))
        })
        .collect();
    assert!(stories.len() > 50, "the stories were found");
    let forwards: Vec<_> = stories.iter().map(|(source, format)| SHIPPED.review(source, *format, None)).collect();
    let fresh = Linter::new(rule::shipped(), Settings::default());
    thread::scope(|threads| {
        for first in 0..4 {
            let (fresh, forwards, stories) = (&fresh, &forwards, &stories);
            threads.spawn(move || {
                for ((source, format), before) in stories.iter().zip(forwards).skip(first).step_by(4).rev() {
                    assert!(fresh.review(source, *format, None) == *before, "{}", source.path());
                }
            });
        }
    });
}

/// A capitalised word for each number.
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    (0..4).map(letter).fold("A".to_owned(), |name, letter| name + &letter.to_string())
}
