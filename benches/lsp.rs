//! How long the server works on a keystroke, and whether its memory grows: the real process over its streams, an editing session of ten
//! thousand edits in a story of 1,500 words. A keystroke takes from its message to the findings of that very version: the time a clock shows, and,
//! where the system tells, the time the server was at work, which another program's work does not lengthen. The session is made
//! the same every time: sentences typed letter by letter all over the story, with slips that are erased, and taken out again. Then what an
//! editor asks besides: the pointer resting on a name right after an edit, and on another of the same version; and a story of a megabyte. `LASTREAD`
//! names another build of the command to measure.

#![allow(clippy::print_stdout)]

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// Edits of the session; a few only where this is run to see that it runs.
const EDITS: usize = 10_000;
const EDITS_TO_TRY: usize = 100;

/// Words of the story.
const WORDS: usize = 1_500;

/// A slip of the keyboard comes every so many keystrokes.
const SLIP: usize = 17;

const STORY: &str = "file:///bench/story.md";

/// Words of the long story: about a megabyte.
const MANY_WORDS: usize = 170_000;

/// Keystrokes in the long story; and how many come in one burst.
const KEYS: usize = 40;
const BURST: usize = 20;

fn main() {
    let edits = if std::env::args().any(|argument| argument == "--bench") { EDITS } else { EDITS_TO_TRY };
    keystrokes(edits);
    pointer(edits / 50);
    long_story(if edits == EDITS { KEYS } else { 1 });
}

/// The editing session.
fn keystrokes(edits: usize) {
    let story = story(WORDS);
    let mut server = Server::start();
    let opened = server.open(&story);
    let session: Vec<Edit> = Session::new(&story).take(edits).collect();
    let mut times = Vec::with_capacity(edits);
    let mut work = Vec::with_capacity(edits);
    let mut memory = vec![server.memory()];
    for (at, edit) in session.iter().enumerate() {
        let before = server.work();
        times.push(server.edit(at as i32 + 2, edit));
        work.extend(server.work().zip(before).map(|(after, before)| after - before));
        if (at + 1) % (edits / 4) == 0 {
            memory.push(server.memory());
        }
    }
    server.leave();
    println!("{} words, {} bytes; opened in {:.2} ms", story.split_whitespace().count(), story.len(), millis(opened));
    print(&format!("{edits} edits, by the clock"), times);
    print(&format!("{edits} edits, server at work"), work);
    let memory: Vec<String> = memory.into_iter().flatten().map(|kib| format!("{:.1}", kib as f64 / 1024.0)).collect();
    println!("memory, from the first edit to the last: {} MiB", memory.join(", "));
}

/// The pointer on a name: in a version that nothing was asked of yet, and again.
fn pointer(times: usize) {
    let story = story(WORDS);
    let mut server = Server::start();
    server.open(&story);
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for (at, edit) in Session::new(&story).take(times).enumerate() {
        server.edit(at as i32 + 2, &edit);
        first.push(server.hover(edit.line));
        again.push(server.hover(edit.line));
    }
    server.leave();
    print("hover, the first in a version, server at work", first);
    print("hover, another, server at work", again);
}

/// A story of a megabyte: keystrokes one by one, and a burst of them of which the last counts.
fn long_story(keys: usize) {
    let story = story(MANY_WORDS);
    let mut server = Server::start();
    let opened = server.open(&story);
    let mut session = Session::new(&story);
    let times = session.by_ref().take(keys).enumerate().map(|(at, edit)| server.edit(at as i32 + 2, &edit)).collect();
    let started = Instant::now();
    let last = (keys + BURST + 1) as i32;
    for (at, edit) in session.take(BURST).enumerate() {
        let message = Server::edited((keys + at + 2) as i32, &edit);
        server.send(&message);
    }
    let mut told = 1;
    while server.receive()["params"]["version"] != last {
        told += 1;
    }
    let burst = started.elapsed();
    let hover = server.hover(9);
    let memory = server.memory().map(|kib| format!("{:.1} MiB", kib as f64 / 1024.0)).unwrap_or_default();
    server.leave();
    println!("{} bytes; opened in {:.0} ms; {memory}", story.len(), millis(opened));
    print(&format!("{keys} edits of it, by the clock, with the pause that is waited for"), times);
    println!(
        "{BURST} edits of it at once: told {told} times, the last after {:.0} ms; then hover: {:.0} ms",
        millis(burst),
        millis(hover)
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: f64| times.get((times.len().saturating_sub(1) as f64 * share) as usize).copied().map(millis);
    if let (Some(median), Some(late), Some(last)) = (at(0.5), at(0.99), at(1.0)) {
        println!("{what}: median {median:.2} ms, 99th percentile {late:.2} ms, longest {last:.2} ms");
    }
}

/// Stories of the fixtures, one after the other, as many words as are wanted.
fn story(wanted: usize) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/stories");
    let mut paths: Vec<_> = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    let texts = texts.map(|path| fs::read_to_string(path).expect("a story"));
    let paragraphs: Vec<String> = texts
        .flat_map(|text| {
            let body = text.splitn(3, "---\n").last().unwrap_or_default().to_owned();
            body.split("\n\n").map(|paragraph| paragraph.trim().to_owned()).collect::<Vec<_>>()
        })
        .filter(|paragraph| !paragraph.is_empty() && !paragraph.starts_with('<'))
        .collect();
    let mut story = "---\ntitle: A Long Day\ndate: 2025-08-16\n---\n".to_owned();
    let mut words = 0;
    for paragraph in paragraphs.iter().cycle() {
        if words >= wanted {
            break;
        }
        words += paragraph.split_whitespace().count();
        story.push('\n');
        story.push_str(paragraph);
        story.push('\n');
    }
    story
}

/// One change: a range of one line, in bytes, and what is written there.
struct Edit {
    line: usize,
    from: usize,
    to: usize,
    text: String,
}

/// An editing session without end, that leaves the story as long as it was.
struct Session {
    /// Lines to write in, and where they end.
    lines: Vec<(usize, usize)>,
    /// What is typed.
    sentence: Vec<char>,
    line: usize,
    /// Characters of the sentence that stand.
    typed: usize,
    /// Bytes that they take.
    bytes: usize,
    keys: usize,
    slipped: bool,
}

const SENTENCE: &str = " “We counted 14 of 43 boats on Thursday, Aug. 14, 2025,” the former mayor, Ann Lee, said 🙂, a 307 percent increase.";

impl Session {
    fn new(story: &str) -> Session {
        let lines = story.lines().enumerate().skip(5).filter(|(_, line)| line.len() > 80);
        let lines = lines.map(|(at, line)| (at, line.len())).collect();
        Session { lines, sentence: SENTENCE.chars().collect(), line: 0, typed: 0, bytes: 0, keys: 0, slipped: false }
    }
}

impl Iterator for Session {
    type Item = Edit;

    fn next(&mut self) -> Option<Edit> {
        self.keys += 1;
        let (line, start) = self.lines[self.line % self.lines.len()];
        let end = start + self.bytes;
        if self.slipped {
            self.slipped = false;
            return Some(Edit { line, from: end, to: end + 1, text: String::new() });
        }
        if self.keys.is_multiple_of(SLIP) {
            self.slipped = true;
            return Some(Edit { line, from: end, to: end, text: "x".to_owned() });
        }
        let Some(next) = self.sentence.get(self.typed) else {
            (self.typed, self.bytes, self.line) = (0, 0, self.line + 7);
            return Some(Edit { line, from: start, to: end, text: String::new() });
        };
        self.typed += 1;
        self.bytes += next.len_utf8();
        Some(Edit { line, from: end, to: end, text: next.to_string() })
    }
}

/// The server, as an editor starts it.
struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start() -> Server {
        let binary = std::env::var("LASTREAD").unwrap_or_else(|_| env!("CARGO_BIN_EXE_lastread").to_owned());
        let mut command = Command::new(binary);
        let mut process = command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("started");
        let input = process.stdin.take().expect("a stream");
        let output = BufReader::new(process.stdout.take().expect("a stream"));
        let mut server = Server { process, input, output };
        let offer = json!({"general": {"positionEncodings": ["utf-8"]}});
        server.send(&json!({"id": 1, "method": "initialize", "params": {"capabilities": offer}}));
        server.receive();
        server.send(&json!({"method": "initialized", "params": {}}));
        server
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server reads");
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line).expect("the server writes");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a number"),
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).expect("a body");
        serde_json::from_slice(&body).expect("JSON")
    }

    fn open(&mut self, text: &str) -> Duration {
        let document = json!({"uri": STORY, "languageId": "markdown", "version": 1, "text": text});
        let message = json!({"method": "textDocument/didOpen", "params": {"textDocument": document}});
        self.until_told(1, &message)
    }

    fn edit(&mut self, version: i32, edit: &Edit) -> Duration {
        self.until_told(version, &Server::edited(version, edit))
    }

    fn edited(version: i32, edit: &Edit) -> Value {
        let place = |character: usize| json!({"line": edit.line, "character": character});
        let change = json!({"range": {"start": place(edit.from), "end": place(edit.to)}, "text": edit.text});
        let document = json!({"uri": STORY, "version": version});
        json!({"method": "textDocument/didChange", "params": {"textDocument": document, "contentChanges": [change]}})
    }

    /// How long the server works to tell what is read in a line; by the clock where the system does not tell.
    fn hover(&mut self, line: usize) -> Duration {
        let before = self.work();
        let position = json!({"line": line, "character": 10});
        let params = json!({"textDocument": {"uri": STORY}, "position": position});
        let started = Instant::now();
        self.send(&json!({"id": 3, "method": "textDocument/hover", "params": params}));
        while self.receive()["id"] != 3 {}
        let clock = started.elapsed();
        self.work().zip(before).map_or(clock, |(after, before)| after - before)
    }

    /// How long it takes from a message to the findings of a version.
    fn until_told(&mut self, version: i32, message: &Value) -> Duration {
        let started = Instant::now();
        self.send(message);
        while self.receive()["params"]["version"] != version {}
        started.elapsed()
    }

    /// How long its threads have been at work, where the system tells.
    fn work(&self) -> Option<Duration> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.process.id())).ok()?;
        let files = threads.flatten().map(|thread| thread.path().join("schedstat"));
        let nanos = files.filter_map(|file| fs::read_to_string(file).ok()?.split(' ').next()?.parse::<u64>().ok());
        Some(Duration::from_nanos(nanos.sum()))
    }

    /// Memory in use, in KiB, where the system tells.
    fn memory(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        resident.split_whitespace().next()?.parse().ok()
    }

    fn leave(mut self) {
        self.send(&json!({"id": 2, "method": "shutdown"}));
        self.receive();
        self.send(&json!({"method": "exit"}));
        assert!(self.process.wait().expect("it ends").success());
    }
}
