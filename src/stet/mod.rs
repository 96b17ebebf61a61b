//! *Stet*, "let it stand": how an editor keeps copy that a rule would change. It is the only way to suppress a finding in a story.
//!
//! - A comment, `<!-- stet: rule-id[, rule-id] reason -->`, on its own before a block (or before a whole list, quotation or table) lets
//!   findings stand there; inside a block, at its end as a rule, in that block. Template comments (`{# … #}`) do as well.
//! - The metadata field `stet` lets findings stand in the whole story: one notation, a list of them, or a map of rule to reason.
//! - A file beside the story does for formats that have no comments; see [`sidecar`].
//!
//! A finding is where its main place is; a stet at one of its other places is not for it. A stet that names no rule or an unknown one is a
//! finding of the rule [`STET`], and so is one that nothing needed.

mod coverage;
mod enter;
mod notation;
mod sidecar;

pub use enter::{enter, scalar};
pub use sidecar::SUFFIX;

use crate::article::{Article, Block, Comment, MetaField};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, Suppressed, Suppressor};
use crate::source::Source;
use crate::span::Span;
use crate::tree;
use coverage::Coverage;
use std::collections::HashMap;
use std::ops::Range;

/// The rule of findings about stets.
pub const STET: &str = "lastread/stet";

/// What to write.
const HOW: &str = "write `stet: rule-id reason`; findings show their rule in brackets";

/// The stets of one story, and what is wrong with some.
#[derive(Debug)]
pub struct Stets<'r> {
    /// Ids of the rules there are.
    rules: &'r [&'r str],
    stets: Vec<Stet>,
    mistakes: Vec<Diagnostic>,
}

/// One rule, let stand somewhere.
#[derive(Debug)]
struct Stet {
    rule: String,
    /// The file that names the rule, and where.
    path: String,
    span: Span<Source>,
    scope: Scope,
    by: Suppressor,
    reason: Option<String>,
    /// The bytes to take out where nothing needs it; `None` where it stands in metadata or beside the story.
    removal: Option<Span<Source>>,
}

/// Where findings are let stand.
#[derive(Debug, Clone)]
enum Scope {
    /// In all of the story, and about it as a whole.
    Story,
    /// At these bytes of it.
    Places(Vec<Span<Source>>),
}

/// A text that says a stet.
#[derive(Clone, Copy)]
struct Written<'t> {
    text: &'t str,
    path: &'t str,
    span: Span<Source>,
    /// Where the text stands, if it is printed there as it reads.
    verbatim: Option<u32>,
    /// The bytes to take out to be rid of all of it, where that can be done.
    removal: Option<Span<Source>>,
    by: Suppressor,
}

impl<'r> Stets<'r> {
    /// The stets in `article`, which was read from `source`, and in the file beside it. `rules` are the ids there are.
    pub fn read(rules: &'r [&'r str], article: &Article, source: &Source, beside: Option<&Source>) -> Stets<'r> {
        let mut stets = Stets { rules, stets: Vec::new(), mistakes: Vec::new() };
        let places = Places::of(article);
        for comment in article.comments() {
            stets.comment(&places, source, comment);
        }
        for field in article.meta().fields() {
            stets.field(source, field);
        }
        if let Some(beside) = beside {
            sidecar::read(&mut stets, article, beside);
        }
        stets
    }

    /// Leaves out what is said of rules that do not run: whether there is anything to let stand is not known then.
    #[must_use]
    pub fn without(mut self, idle: &[String]) -> Stets<'r> {
        self.stets.retain(|stet| !idle.contains(&stet.rule));
        self
    }

    /// Parts what was found in what still counts, with what is to be said of the stets themselves, and what is let stand.
    pub fn apply(self, found: Vec<Diagnostic>) -> (Vec<Diagnostic>, Vec<Suppressed>) {
        let coverage = Coverage::of(&self.stets);
        let mut used = vec![false; self.stets.len()];
        let mut standing = self.mistakes;
        let mut suppressed = Vec::new();
        for diagnostic in found {
            let covering = coverage.at(&diagnostic.rule, diagnostic.span);
            covering.iter().for_each(|number| used[*number] = true);
            match covering.first().map(|number| &self.stets[*number]) {
                Some(Stet { by, reason, .. }) => {
                    suppressed.push(Suppressed { diagnostic, by: *by, reason: reason.clone() });
                }
                None => standing.push(diagnostic),
            }
        }
        let unused = self.stets.iter().zip(used).filter(|(_, used)| !used);
        standing.extend(unused.map(|(stet, _)| stet.unused()));
        (standing, suppressed)
    }

    fn comment(&mut self, places: &Places<'_>, source: &Source, comment: &Comment) {
        let inner = source.slice(comment.inner);
        let Some(begin) = notation::begin(inner) else { return };
        let written = Written {
            text: inner,
            path: source.path(),
            span: comment.span,
            verbatim: Some(comment.inner.start),
            removal: Some(whole_lines(source, comment.span)),
            by: Suppressor::Stet,
        };
        self.notation(written, begin, &places.scope(comment));
    }

    fn field(&mut self, source: &Source, field: &MetaField) {
        let Some(rest) = field.name.strip_prefix("stet") else { return };
        let verbatim = source.slice(field.span) == field.value;
        let written = Written {
            text: &field.value,
            path: source.path(),
            span: field.span,
            verbatim: verbatim.then_some(field.span.start),
            removal: None,
            by: Suppressor::Stet,
        };
        match rest.strip_prefix('.') {
            Some(rule) => self.rule(rule, written, field.span, &Scope::Story, reason(&field.value)),
            None if rest.is_empty() => self.notation(written, 0, &Scope::Story),
            None => {}
        }
    }

    /// Reads a stet in `written`, from `begin` (bytes of its text) on.
    fn notation(&mut self, written: Written<'_>, begin: usize, scope: &Scope) {
        let notation = notation::parse(written.text, begin);
        if notation.rules.is_empty() {
            let mistake = mistake(written, written.span, Severity::Warning, "this stet names no rule".to_owned());
            self.mistakes.push(Diagnostic { help: Some(HOW.to_owned()), ..mistake });
        }
        for (at, rule) in notation.rules.iter().cloned().enumerate() {
            let span = match written.verbatim {
                Some(start) => Span::new(start + rule.start as u32, start + rule.end as u32),
                None => written.span,
            };
            let removal = match (written.removal, written.verbatim, notation.rules.as_slice()) {
                (Some(all), _, [_]) => Some(all),
                (Some(_), Some(start), rules) => Some(one_of(rules, at, start)),
                _ => None,
            };
            let written = Written { removal, ..written };
            self.rule(&written.text[rule], written, span, scope, notation.reason.map(str::to_owned));
        }
    }

    /// Takes in that `rule`, named at `span`, is let stand.
    fn rule(&mut self, rule: &str, written: Written<'_>, span: Span<Source>, scope: &Scope, reason: Option<String>) {
        if self.rules.contains(&rule) {
            let (path, by, removal) = (written.path.to_owned(), written.by, written.removal);
            let scope = scope.clone();
            self.stets.push(Stet { rule: rule.to_owned(), path, span, scope, by, reason, removal });
            return;
        }
        let mistake = mistake(written, span, Severity::Warning, format!("no rule is called `{rule}`"));
        self.mistakes.push(match tree::nearest(rule, self.rules) {
            Some(meant) => Diagnostic {
                help: Some(format!("did you mean `{meant}`?")),
                fixes: vec![Fix {
                    title: format!("Name `{meant}`"),
                    safe: false,
                    edits: vec![Edit { span, text: meant.to_owned() }],
                }],
                ..mistake
            },
            None => Diagnostic { help: Some(HOW.to_owned()), ..mistake },
        });
    }
}

/// The blocks of a story, as comments stand to them.
struct Places<'a> {
    article: &'a Article,
    /// The last block of each container.
    last: HashMap<u32, &'a Block>,
}

impl<'a> Places<'a> {
    fn of(article: &'a Article) -> Places<'a> {
        Places { article, last: article.blocks().iter().map(|block| (block.group, block)).collect() }
    }

    /// Where a comment lets findings stand: in the block it is in; else in the block after it, or the container that opens there.
    fn scope(&self, comment: &Comment) -> Scope {
        let blocks = self.article.blocks();
        let first = if comment.in_block { comment.block.checked_sub(1) } else { Some(comment.block) };
        let Some((at, first)) = first.and_then(|at| Some((at, blocks.get(at)?))) else {
            return Scope::Places(Vec::new());
        };
        let opens = !comment.in_block && first.group != 0 && (at == 0 || blocks[at - 1].group != first.group);
        let last = self.last.get(&first.group).filter(|_| opens).copied().unwrap_or(first);
        Scope::Places(vec![self.article.map().to_source(first.span.to(last.span))])
    }
}

impl Stet {
    fn unused(&self) -> Diagnostic {
        let written =
            Written { text: "", path: &self.path, span: self.span, verbatim: None, removal: None, by: self.by };
        let help = match (&self.scope, self.by) {
            (Scope::Places(_), Suppressor::Stet) => {
                "take it out, or put it on a line of its own before the block it is for, or at that block's end"
            }
            _ => "take it out",
        };
        let fix = self.removal.map(|span| Fix {
            title: format!("Take the stet of `{}` out", self.rule),
            safe: true,
            edits: vec![Edit { span, text: String::new() }],
        });
        Diagnostic {
            help: Some(help.to_owned()),
            fixes: fix.into_iter().collect(),
            ..mistake(written, self.span, Severity::Note, format!("nothing of `{}` is here to let stand", self.rule))
        }
    }
}

/// A comment with the space before it; where it has a line of its own, with that line and a blank one after it.
fn whole_lines(source: &Source, comment: Span<Source>) -> Span<Source> {
    let text = source.text();
    let (before, after) = (&text[..comment.start as usize], &text[comment.end as usize..]);
    let start = before.trim_end_matches([' ', '\t']).len();
    let end = after.len() - after.trim_start_matches([' ', '\t']).len();
    let line_end = |text: &str| [2, 1].into_iter().find(|len| matches!(text.get(..*len), Some("\r\n" | "\n")));
    let is_first = start == 0 || before[..start].ends_with('\n');
    let Some(own) = line_end(&after[end..]).filter(|_| is_first) else {
        let keeps_space = !after.is_empty() && !after.starts_with(char::is_whitespace);
        return Span::new(if keeps_space { comment.start } else { start as u32 }, comment.end);
    };
    let end = end + own;
    let blank = line_end(&after[end..]).unwrap_or(0);
    Span::from_range(start..comment.end as usize + end + blank)
}

/// One of several rules that a comment names, with the comma that parts it from its neighbour. The text begins at byte `start`.
fn one_of(rules: &[Range<usize>], at: usize, start: u32) -> Span<Source> {
    let range = match (at, rules.get(at + 1)) {
        (0, Some(next)) => rules[0].start..next.start,
        (0, None) => rules[0].clone(),
        _ => rules[at - 1].end..rules[at].end,
    };
    Span::new(start + range.start as u32, start + range.end as u32)
}

fn reason(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Something to say of a stet.
fn mistake(written: Written<'_>, span: Span<Source>, severity: Severity, message: String) -> Diagnostic {
    Diagnostic::own(STET, severity, written.path, span, message)
}

#[cfg(test)]
mod tests;
