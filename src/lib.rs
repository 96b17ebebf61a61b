//! lastread, *the last read before you publish*: a fact-check and consistency linter for English news copy.
//!
//! It reads a story as a copy editor does and checks it against itself, the calendar, its metadata and dated tables of fact; it reports as a compiler does: the
//! exact place, both halves of the conflict, the sum worked out, what to do. It never judges truth: it extracts, compares, shows its work.
//!
//! # The way of the data
//!
//! ```text
//! bytes ─► Source ─► format::read ─► Article ──────► Reading ─────► check ─► findings (Place)
//!                    (never fails)   text+OffsetMap  claims, lazy,   pure          │ linter: id, level, map to source
//!                                    blocks, meta    once per story                ▼
//! rules/**/*.yaml ─► rule::load ─► Rule { meta, check } ──────────────►  Diagnostic (Span<Source>)
//!         └─ mistakes ─► Diagnostic ────────────────────────────────────────────┤
//!                                                                               └─► report::* ─► stdout, exit code
//! ```
//!
//! Three stages with coordinates of their own: *source* (bytes of the file), *text* (what a reader reads), *claims* (what the story says).
//! [`span::Span<Source>`](span::Span) and `Span<Text>` are different types; only [`source::OffsetMap`] turns one into the other.
//!
//! # The rooms
//!
//! | module | what it is | what may not happen there |
//! |---|---|---|
//! | [`span`], [`source`], [`calendar`] | offsets, the file's bytes, lines and columns, the offset map; names of months and days | |
//! | [`article`] | a story as a page: text, blocks, marks, metadata, comments; made only by its builder | knowing a format |
//! | [`format`](mod@format) | Markdown, HTML, plain text, ninjs, NITF, NewsML-G2, Word, front matter → article | failing |
//! | [`table`] | dated facts: the shipped CSV files and a newsroom's own, decoded a row at a time | deciding what is a finding |
//! | [`reading`] | what a reader takes from it, each layer once and when first asked: tokens, sentences, quotations, brackets, dates, people, names, attributions; [`reading::claim`] is the public vocabulary | computing a layer twice |
//! | [`tree`] | a rule file as a tree whose every node knows its bytes, and mistakes in it | stopping at the first mistake |
//! | [`check`] | one file per kind of rule | knowing its id, level, file format or output |
//! | [`fix`](mod@fix) | fixes put into a text, until none is left to put in | writing over markup |
//! | [`rule`] | rule files → rules; their examples as tests | touching files |
//! | [`stet`](mod@stet) | what editors let stand, and findings about that | running a rule |
//! | [`config`] | `lastread.yaml` → what holds for a path: levels, options, choices of the house | touching files |
//! | [`linter`] | the only orchestrator: rules + a source → diagnostics | |
//! | [`facts`](mod@facts) | every claim of a story, for people and editors | |
//! | [`outline`](mod@outline) | the blocks of a story, for editors | knowing a reading |
//! | [`fingerprint`](mod@fingerprint), [`baseline`], [`changes`] | which finding is which from one run to the next; which ones are known; what a change touched | asking git |
//! | [`report`] | one file per output format | deciding what counts |
//! | [`lsp`] | the server for editors | touching files |
//! | `cli` | the command: the only room with a door to files, the environment and stdout | |
//!
//! # Invariants
//!
//! - **Imports point one way**, top to bottom of the table; `tests/it/architecture.rs` holds them to it.
//! - **Reading never fails**, a check has no `Result`, nothing panics on any input.
//! - **Exact offsets, or no finding**: carried from the first byte read; nothing is searched for again.
//! - **Never the clock**: a story's date comes from the story or from the caller.
//! - **Rules are data**: a new rule is one YAML file with its docs and its tests inside; word lists are `rules/data/`.
//! - **Same input, same output**, byte for byte, at any thread count.

pub mod article;
pub mod baseline;
pub mod calendar;
pub mod changes;
pub mod check;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod facts;
pub mod fingerprint;
pub mod fix;
pub mod format;
pub mod linter;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod outline;
pub mod reading;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod stet;
pub mod table;
pub mod tree;
