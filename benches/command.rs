//! What a person waits for and a server pays: the whole process, from start to end. Start-up on a short story, folders of 1,000 and 10,000
//! files and others that are named (`cargo bench --bench command -- FOLDER`), on one thread and on two, and the most memory it took.

#![allow(clippy::print_stdout)]

mod copy;

use copy::{copy, of_length};
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Bytes of the story that start-up is measured on.
const SHORT: usize = 3_000;

/// Numbers of files in a folder; 100,000 where it is asked for with `FILES=100000`.
const FILES: [usize; 2] = [1_000, 10_000];

/// Runs of which the median counts, where a run is short.
const RUNS: usize = 31;

fn main() {
    let copy = copy();
    let desk = TempDir::new().expect("a folder");
    let story = desk.path().join("story.md");
    fs::write(&story, of_length(&copy, SHORT)).expect("written");
    println!("whole process, median of {RUNS}:");
    let runs = [
        ("--version", vec![OsStr::new("--version")]),
        ("check of a 3 KB story", vec![OsStr::new("check"), story.as_os_str()]),
    ];
    for (what, args) in runs {
        let mut times: Vec<Duration> = (0..RUNS).map(|_| timed(&args)).collect();
        times.sort();
        println!("{what:24} {:7.1} ms", times[RUNS / 2].as_secs_f64() * 1e3);
    }
    println!("\nwhat                       files        MB   threads       s    MB/s   peak MiB");
    let asked = std::env::var("FILES").ok().and_then(|number| number.parse().ok());
    for number in FILES.into_iter().chain(asked) {
        folder("generated", generated(&copy, number).path());
    }
    for named in std::env::args_os().skip(1).filter(|arg| !arg.to_string_lossy().starts_with('-')) {
        folder(&named.to_string_lossy(), &named);
    }
}

/// A folder of so many stories of 3 KB, a thousand in each of its folders.
fn generated(copy: &str, number: usize) -> TempDir {
    let desk = TempDir::new().expect("a folder");
    let paragraphs: Vec<&str> = copy.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty()).collect();
    for at in 0..number {
        let folder = desk.path().join(format!("{:03}", at / 1_000));
        fs::create_dir_all(&folder).expect("a folder");
        let mut story = format!("# Story {at}\n");
        for paragraph in paragraphs.iter().cycle().skip(at * 7 % paragraphs.len()) {
            if story.len() >= SHORT {
                break;
            }
            story = story + "\n" + paragraph + "\n";
        }
        fs::write(folder.join(format!("{at:06}.md")), story).expect("written");
    }
    desk
}

/// Prints what checking a folder costs, on one thread and on two.
fn folder(what: &str, path: impl AsRef<OsStr>) {
    let (files, bytes) = size(Path::new(&path));
    for threads in ["1", "2"] {
        let args = ["check", "--fail-on", "never", "--format", "short", "--threads", threads].map(OsStr::new);
        let (time, memory) = watched(&[args.as_slice(), &[path.as_ref()]].concat());
        let (megabytes, seconds) = (bytes as f64 / 1e6, time.as_secs_f64());
        let memory = memory.map_or("?".to_owned(), |kib| format!("{:.0}", kib as f64 / 1024.0));
        println!(
            "{what:24} {files:7} {megabytes:9.1} {threads:>9} {seconds:7.2} {:7.1} {memory:>10}",
            megabytes / seconds
        );
    }
}

/// How many stories there are below a folder, and their bytes.
fn size(path: &Path) -> (usize, u64) {
    let Ok(entries) = fs::read_dir(path) else { return (1, fs::metadata(path).map_or(0, |file| file.len())) };
    entries.flatten().fold((0, 0), |(files, bytes), entry| {
        let path = entry.path();
        let is_story = lastread::format::Format::of_path(&path.to_string_lossy()).is_some();
        let (more, most) = if path.is_dir() || is_story { size(&path) } else { (0, 0) };
        (files + more, bytes + most)
    })
}

fn command(args: &[impl AsRef<OsStr>]) -> Command {
    let binary = std::env::var_os("LASTREAD").unwrap_or_else(|| env!("CARGO_BIN_EXE_lastread").into());
    let mut command = Command::new(binary);
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null());
    command
}

/// How long a run takes.
fn timed(args: &[impl AsRef<OsStr>]) -> Duration {
    let mut command = command(args);
    let start = Instant::now();
    command.status().expect("started");
    start.elapsed()
}

/// The same of a long run, and the most memory it had in KiB, where the system tells.
fn watched(args: &[impl AsRef<OsStr>]) -> (Duration, Option<u64>) {
    let start = Instant::now();
    let mut process = command(args).spawn().expect("started");
    let mut most = None;
    while process.try_wait().expect("a process").is_none() {
        most = peak(process.id()).or(most);
        std::thread::sleep(Duration::from_millis(2));
    }
    (start.elapsed(), most)
}

/// The most memory a process has had so far.
fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.split_whitespace().next()?.parse().ok()
}
