//! A folder of stories to run the command in, in an environment that changes nothing.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Anything a user's environment may hold that changes the output.
const SCRUBBED: &[&str] = &[
    "NO_COLOR",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "FORCE_COLOR",
    "COLUMNS",
    "RAYON_NUM_THREADS",
    "GITHUB_STEP_SUMMARY",
    "XDG_CONFIG_HOME",
];

/// A folder of stories to run the command in.
pub(crate) struct Desk {
    folder: TempDir,
    env: Vec<(&'static str, &'static str)>,
}

/// How a run went.
#[derive(Debug, PartialEq)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Desk {
        Desk { folder: TempDir::new().expect("a folder"), env: Vec::new() }
    }

    /// Adds a file, its folders too.
    pub(crate) fn file(self, path: &str, bytes: impl AsRef<[u8]>) -> Desk {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("written");
        self
    }

    /// Sets a variable of the environment.
    pub(crate) fn env(mut self, name: &'static str, value: &'static str) -> Desk {
        self.env.push((name, value));
        self
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Starts the command with its streams open.
    pub(crate) fn start(&self, args: &[&str]) -> Child {
        self.start_in("", args)
    }

    fn start_in(&self, folder: &str, args: &[&str]) -> Child {
        let mut command = self.command_in(folder, args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started")
    }

    /// The command, to be started with other streams.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        self.command_in("", args)
    }

    fn command_in(&self, folder: &str, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lastread"));
        command.args(args).current_dir(self.path().join(folder)).env("HOME", self.path());
        for name in SCRUBBED {
            command.env_remove(name);
        }
        command.envs(self.env.iter().copied());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs the command in a folder of the desk.
    pub(crate) fn run_in(&self, folder: &str, args: &[&str]) -> Ran {
        Ran::of(self.start_in(folder, args))
    }

    /// Runs the command on what is typed into it.
    pub(crate) fn run_with(&self, args: &[&str], typed: &str) -> Ran {
        let mut child = self.start(args);
        // The command may end before it has read anything.
        let _ = child.stdin.take().expect("a pipe").write_all(typed.as_bytes());
        Ran::of(child)
    }
}

/// A Word document of one paragraph.
pub(crate) fn document(paragraph: &str) -> Vec<u8> {
    let text = format!("<w:document><w:body><w:p><w:r><w:t>{paragraph}</w:t></w:r></w:p></w:body></w:document>");
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("word/document.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    archive.write_all(text.as_bytes()).expect("written");
    archive.finish().expect("an archive").into_inner()
}

impl Ran {
    fn of(child: Child) -> Ran {
        let output = child.wait_with_output().expect("ended");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}
