//! The command line: the only part that touches files, the environment and the standard streams. It turns what was typed into sources and
//! settings, hands them to the linter, and what comes back to a reporter.

mod args;
mod baseline;
mod check;
mod config;
mod facts;
mod git;
mod hook;
mod house;
mod init;
mod input;
#[cfg(feature = "lsp")]
mod lsp;
mod policy;
mod progress;
mod rules;
mod shell;
mod tables;
mod terminal;
mod walk;
mod write;

use args::{Args, Command, RulesCommand, TablesCommand};
use clap::Parser;
use std::io::{self, BufWriter, Write};

/// How a run ended, from good to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing stands at or above the level asked for.
    Clean,
    /// Something does.
    Findings,
    /// Bad usage, a mistake in a rule or the configuration, or an input that could not be read.
    Failure,
    /// An editor left without a word; the protocol asks for a code that is not zero.
    #[cfg(feature = "lsp")]
    Left,
}

impl Exit {
    /// The exit code of the process.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Failure => 2,
            #[cfg(feature = "lsp")]
            Exit::Left => 1,
        }
    }
}

/// Runs the command that this process was started with.
pub fn run() -> Exit {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // Also where help and the version come from. Where even that cannot be written, the code still says how it went.
            let _ = error.print();
            return if error.exit_code() == 0 { Exit::Clean } else { Exit::Failure };
        }
    };
    // Not locked: the language server writes from a thread of its own, and a panic on another must be able to say so.
    let mut out = BufWriter::new(io::stdout());
    let mut err = io::stderr();
    match command(args.command, &mut out, &mut err).and_then(|exit| Ok(out.flush().map(|()| exit)?)) {
        Ok(exit) => exit,
        // Whoever read our output has seen enough, as `head` has.
        Err(error) if is_broken_pipe(&error) => Exit::Clean,
        Err(error) => {
            let _ = writeln!(err, "error: {error:#}");
            Exit::Failure
        }
    }
}

fn command(command: Command, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<Exit> {
    match command {
        Command::Check(args) => check::run(&args, out, err),
        Command::Baseline(args) => baseline::run(&args, out, err),
        Command::Hook(command) => hook::run(command, out),
        Command::Facts(args) => facts::run(&args, out, err),
        Command::Rules(RulesCommand::List(args)) => rules::list(&args, out, err),
        Command::Rules(RulesCommand::Explain(args)) => rules::explain(&args, out, err),
        Command::Rules(RulesCommand::Test(args)) => rules::test(&args, out, err),
        Command::Rules(RulesCommand::New(args)) => rules::new(&args, out, err),
        Command::Tables(TablesCommand::List(args)) => tables::list(&args, out, err),
        Command::Tables(TablesCommand::Show(args)) => tables::show(&args, out, err),
        Command::Tables(TablesCommand::Check(args)) => tables::check(&args, out, err),
        #[cfg(feature = "lsp")]
        Command::Lsp { stdio: _ } => Ok(lsp::run()),
        Command::Completions(args) => shell::completions(&args, out),
        Command::Man(args) => shell::man(&args, out),
        Command::Config(args) => config::run(&args, out, err),
        Command::Init => init::run(out, err),
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
