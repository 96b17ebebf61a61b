//! Stories that nobody wrote: one shape of copy again and again, of a length, of twice and of four times that. Where the time is that of the
//! length, four times the copy takes four times as long; the last column says how long. `cargo bench --bench adversarial -- quotes` runs
//! those whose name has the word.

#![allow(clippy::print_stdout)]

use lastread::format::Format;
use lastread::linter::{Linter, Settings};
use lastread::rule;
use lastread::source::Source;
use std::time::{Duration, Instant};

/// A shape whose longest story takes longer than this at its shortest length is not made longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A story of about so many of a kind.
type Shape = fn(usize) -> String;

/// Name, file, how many of the kind in the longest story, and the story.
const SHAPES: &[(&str, &str, usize, Shape)] = &[
    ("opening brackets", "a.txt", 1_000_000, |n| "(".repeat(n)),
    ("opening brackets, Markdown", "a.md", 1_000_000, |n| "(".repeat(n)),
    ("square brackets", "a.md", 1_000_000, |n| "[".repeat(n)),
    ("opening quotes", "a.txt", 1_000_000, |n| "“".repeat(n)),
    ("straight quotes", "a.txt", 1_000_000, |n| "\"".repeat(n)),
    ("quotes in quotes", "a.txt", 100_000, |n| "“He said ‘no” and ".repeat(n)),
    ("quotes over paragraphs", "a.txt", 50_000, |n| "“We went there all day.\n\n".repeat(n)),
    ("apostrophes", "a.txt", 300_000, |n| "’tis ".repeat(n)),
    ("one line of copy", "a.txt", 10_000_000, |n| sentences(n, " ")),
    ("one word", "a.txt", 4_000_000, |n| "a".repeat(n)),
    ("one word of hyphens", "a.txt", 1_000_000, |n| "a-".repeat(n)),
    ("stops", "a.txt", 1_000_000, |n| ".".repeat(n)),
    ("commas", "a.txt", 500_000, |n| "a, ".repeat(n)),
    ("names", "a.txt", 10_000, |n| {
        (0..n).map(|at| format!("Mr {} {} said so. ", name(at), name(at * 7 + 3))).collect()
    }),
    ("one-word names", "a.txt", 40_000, |n| (0..n).map(|at| format!("{} left. ", name(at))).collect()),
    ("names in one sentence", "a.txt", 20_000, |n| {
        (0..n).map(|at| format!("{} {}, ", name(at), name(at + 9))).collect()
    }),
    ("namesakes", "a.txt", 20_000, |n| (0..n).map(|at| format!("President {} Lee said no. ", name(at))).collect()),
    ("acronyms", "a.txt", 20_000, |n| {
        (0..n).map(|at| format!("The {} Party ({}) met. ", name(at), caps(at))).collect()
    }),
    ("numbers in one sentence", "a.txt", 100_000, |n| (0..n).map(|at| format!("{at} and ")).collect()),
    ("a sum of many", "a.txt", 50_000, |n| (0..n).map(|at| format!("{at} men, ")).collect()),
    ("percentages", "a.txt", 40_000, |n| "rose from 14 to 43, up 307 percent, ".repeat(n)),
    ("conversions", "a.txt", 40_000, |n| "60 miles (97 km) and ".repeat(n)),
    ("sums in two monies", "a.txt", 40_000, |n| {
        (0..n).map(|at| format!("It cost ${0}.5 million (£{0} million). ", at % 97 + 1)).collect()
    }),
    ("ages of one", "a.txt", 40_000, |n| {
        (0..n).map(|at| format!("Ann Lee, {}, said the vote was over. ", 20 + at % 60)).collect()
    }),
    ("votes", "a.txt", 40_000, |n| "voted 5-4 and ".repeat(n)),
    ("dates in one sentence", "a.txt", 50_000, |n| "on Monday, May 5, 2025, and ".repeat(n)),
    ("times", "a.txt", 50_000, |n| "from 5 p.m. to 8 p.m. EST and ".repeat(n)),
    ("ages", "a.txt", 40_000, |n| (0..n).map(|at| format!("Ann {}, {}, ", name(at % 97), at % 80)).collect()),
    ("doubled words", "a.txt", 200_000, |n| "the ".repeat(n)),
    ("offices", "a.txt", 50_000, |n| "the mayor of Leeds and ".repeat(n)),
    ("paragraphs", "a.txt", 200_000, |n| "No.\n\n".repeat(n)),
    ("line ends", "a.md", 1_000_000, |n| "\n".repeat(n)),
    ("nested lists", "a.md", 10_000, |n| format!("{}a\n", "- ".repeat(n))),
    ("nested quotations", "a.md", 10_000, |n| format!("{}a\n", "> ".repeat(n))),
    ("indented lists", "a.md", 1_000, |n| (0..n).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect()),
    ("emphasis", "a.md", 200_000, |n| "*a **b ".repeat(n)),
    ("links that do not close", "a.md", 100_000, |n| "[a](b".repeat(n)),
    ("code that does not close", "a.md", 200_000, |n| "` `` ".repeat(n)),
    ("entities", "a.md", 200_000, |n| "&amp;&#8217;".repeat(n)),
    ("tables", "a.md", 20_000, |n| format!("| a | b |\n|---|---|\n{}", "| 1 | 2 |\n".repeat(n))),
    ("shortcodes", "a.md", 100_000, |n| "{{< a ".repeat(n)),
    ("comments that do not end", "a.md", 200_000, |n| "<!-- ".repeat(n)),
    ("stets", "a.md", 20_000, |n| "<!-- stet: doubled-word TK -->\nHe went to the the shop.\n\n".repeat(n)),
    ("front matter", "a.md", 50_000, |n| {
        format!("---\n{}---\na\n", (0..n).map(|at| format!("k{at}: a\n")).collect::<String>())
    }),
    ("nested tags", "a.html", 100_000, |n| format!("{}a", "<div>".repeat(n))),
    ("nested list tags", "a.html", 50_000, |n| format!("{}a", "<ul><li>a".repeat(n))),
    ("inline tags", "a.html", 200_000, |n| "<i>a".repeat(n)),
    ("angles", "a.html", 500_000, |n| "<".repeat(n)),
    ("attributes", "a.html", 200_000, |n| format!("<p {}>a", "a=b ".repeat(n))),
    ("ampersands", "a.html", 500_000, |n| "&".repeat(n)),
    ("nested XML", "a.xml", 100_000, |n| format!("<nitf><body><body.content><p>{}", "<em>a".repeat(n))),
    ("JSON escapes", "a.json", 300_000, |n| {
        format!("{{\"uri\":\"x\",\"headline\":\"a\",\"body_text\":\"{}\"}}", "\\u201c".repeat(n))
    }),
    ("runs of a document", "a.docx", 50_000, |n| {
        format!("<w:document><w:body><w:p>{}</w:p></w:body></w:document>", "<w:r><w:t>a </w:t></w:r>".repeat(n))
    }),
    ("links in plain text", "a.txt", 100_000, |n| "http://a.b/(c ".repeat(n)),
    ("emoji", "a.txt", 300_000, |n| "👩‍👩‍👧".repeat(n)),
    ("combining marks", "a.txt", 1_000_000, |n| "\u{301}".repeat(n)),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let linter = Linter::new(rule::shipped(), Settings::default());
    linter.check(&Source::new("a.txt", "Warm."), Format::Plain);
    println!("{:28} {:>10} {:>10} {:>10} {:>10}   x4", "shape", "longest", "a quarter", "half", "ms");
    for (name, path, most, shape) in SHAPES {
        if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
            continue;
        }
        let format = Format::of_path(path).expect("a format");
        let time = |number: usize| {
            let source = Source::new(*path, shape(number));
            let start = Instant::now();
            let found = linter.check(&source, format).len();
            (start.elapsed(), found)
        };
        let (quarter, _) = time(most / 4);
        if quarter > PATIENCE {
            println!("{name:28} {most:10} {:10.0}   and no longer", millis(quarter));
            continue;
        }
        let ((half, _), (whole, found)) = (time(most / 2), time(*most));
        let times = whole.as_secs_f64() / quarter.as_secs_f64();
        println!(
            "{name:28} {most:10} {:10.0} {:10.0} {:10.0} {times:5.1}   {found} found",
            millis(quarter),
            millis(half),
            millis(whole)
        );
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// So many bytes of plain sentences.
fn sentences(bytes: usize, between: &str) -> String {
    let sentence =
        "The council met on the 14 boats that came in with the tide, and nobody said why it had taken them so long.";
    let mut text = String::with_capacity(bytes + sentence.len());
    while text.len() < bytes {
        text.push_str(sentence);
        text.push_str(between);
    }
    text
}

/// A capitalised word for each number.
fn name(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    (0..4).map(letter).fold("B".to_owned(), |name, letter| name + &letter.to_string())
}

/// Capitals for each number.
fn caps(number: usize) -> String {
    name(number).to_uppercase()
}
