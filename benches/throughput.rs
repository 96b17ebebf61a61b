//! How fast a story is read and checked on one core, stage by stage, and what that costs against its length and against the number of rules.
//! Plain timing, no harness: the figures are for a person to compare, on one machine, before a change and after it.

#![allow(clippy::print_stdout)]

mod copy;

use copy::{copy, of_length};
use lastread::check::{Check, Hit, Lexicon};
use lastread::format::{self, Format};
use lastread::linter::{Linter, Settings};
use lastread::reading::{Given, Reading};
use lastread::rule::{self, Rule};
use lastread::source::Source;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Bytes of the story the stages are measured on: a book of copy.
const STAGES: usize = 1 << 20;

/// Lengths of the stories the whole is measured on.
const LENGTHS: [usize; 5] = [1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// Numbers of rules of the house, each of which looks for words of its own.
const RULES: [usize; 4] = [0, 10, 100, 1_000];

/// Each figure is the median of so many runs.
const RUNS: usize = 9;

fn main() {
    let copy = copy();
    let rules = rule::shipped();
    println!("start-up: rule::shipped() {:.2} ms", millis(median(rule::shipped)));
    println!("\nstage                 MB/s of a {} MB story", STAGES >> 20);
    stages(&Source::new("story.md", of_length(&copy, STAGES)), &rules);
    println!("\n  text rules    MB/s    (no others; of a {} MB story)", STAGES >> 20);
    let source = Source::new("story.md", of_length(&copy, STAGES));
    for number in RULES {
        let linter = Linter::new((0..number).map(text_rule).collect(), Settings::default());
        let time = median(|| linter.check(&source, Format::Markdown));
        println!("{number:12} {:7.1}", speed(source.text().len(), time));
    }
    println!("\n     bytes         ms    MB/s    (default rules)");
    let linter = Linter::new(rules, Settings::default());
    for length in LENGTHS {
        let source = Source::new("story.md", of_length(&copy, length));
        let time = median(|| linter.check(&source, Format::Markdown));
        println!("{length:10} {:10.2} {:7.1}", millis(time), speed(source.text().len(), time));
    }
}

/// A rule as a style guide has hundreds: three words or phrases that few stories have.
fn text_rule(number: usize) -> Rule {
    let yaml = format!(
        "kind: existence\nlevel: note\nsummary: A.\nmessage: A word of the house.\nwith:\n  words: [zq{number}x, very zq{number}, at zq{number} in time]\n\
         examples: {{flag: [a zq{number}x]}}\n"
    );
    rule::load(&Source::new(format!("house/rule-{number}.yaml"), yaml)).unwrap_or_else(|why| panic!("{why:?}"))
}

/// Prints how fast each stage is by itself: a layer of the reading is measured with the layers below it already there.
fn stages(source: &Source, rules: &[Rule]) {
    let bytes = source.text().len();
    let print = |name: &str, time: Duration| println!("{name:20} {:8.1}", speed(bytes, time));
    print("format::read", median(|| format::read(source, Format::Markdown)));
    let article = format::read(source, Format::Markdown);
    let new = || Reading::new(&article, Given { path: source.path(), date: None, tables: None });
    for (at, (name, layer)) in LAYERS.iter().enumerate() {
        let prepare = || {
            let reading = new();
            LAYERS[..at].iter().for_each(|(_, below)| below(&reading));
            reading
        };
        print(name, median_with(prepare, |reading| layer(reading)));
    }
    let lexicon = Lexicon::new(rules.iter().map(|rule| &*rule.check as &dyn Check));
    print("words of all rules", median(|| lexicon.find(article.text())));
    let hits = lexicon.find(article.text());
    let prepare = || {
        let reading = new();
        LAYERS.iter().for_each(|(_, layer)| layer(&reading));
        reading
    };
    print("all rules", median_with(prepare, |reading| check(reading, rules, &hits)));
}

type Layer = fn(&Reading<'_>);

/// The layers of a reading, each after those it is made of.
const LAYERS: &[(&str, Layer)] = &[
    ("tokens", |reading| _ = reading.tokens()),
    ("sentences", |reading| _ = reading.sentences()),
    ("quotations", |reading| _ = reading.quotations()),
    ("brackets", |reading| _ = reading.bracket_faults()),
    ("dates", |reading| _ = reading.dates()),
    ("story date", |reading| _ = reading.story_date()),
    ("resolved dates", |reading| _ = reading.resolved_dates()),
    ("people", |reading| _ = reading.mentions()),
    ("utterances", |reading| _ = reading.utterances()),
    ("attributions", |reading| _ = reading.attributions()),
];

fn check(reading: &Reading<'_>, rules: &[Rule], hits: &[Vec<Hit>]) {
    let mut findings = Vec::new();
    for (rule, hits) in rules.iter().zip(hits) {
        rule.check.check(reading, hits, &mut findings);
    }
    black_box(findings);
}

fn median<T>(run: impl Fn() -> T) -> Duration {
    median_with(|| (), |()| _ = black_box(run()))
}

/// The median time of `run`, over what `prepare` makes anew for each run.
fn median_with<P>(prepare: impl Fn() -> P, run: impl Fn(&P)) -> Duration {
    let time = || {
        let prepared = prepare();
        let start = Instant::now();
        run(black_box(&prepared));
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..RUNS).map(|_| time()).collect();
    times.sort();
    times[RUNS / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
