//! `sarif`: the Static Analysis Results Interchange Format 2.1.0, as OASIS has published it. Columns count Unicode scalar values.
//!
//! Results are written as they come; the rules they name, which the format wants in the same run, are written after them.

mod model;
mod uri;

use super::{Handbook, Options, Report, Sources, Summary, shown_with_fingerprints};
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::fingerprint::{self, Fingerprint};
use model::{Suppression, Tool, result};
use std::io::{self, Write};

/// Writes one run.
pub(super) struct Sarif<'h> {
    options: Options,
    handbook: &'h dyn Handbook,
    begun: bool,
    /// Rules of the results so far, in the order they were first met.
    rules: Vec<Met>,
}

/// A rule as a result named it.
struct Met {
    id: String,
    category: String,
    url: Option<String>,
}

const HEAD: &[u8] =
    br#"{"$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
"version": "2.1.0",
"runs": [{"columnKind": "unicodeCodePoints", "results": [
"#;

impl<'h> Sarif<'h> {
    pub(super) fn new(options: Options, handbook: &'h dyn Handbook) -> Sarif<'h> {
        Sarif { options, handbook, begun: false, rules: Vec::new() }
    }

    /// Writes one result.
    fn write(
        &mut self,
        diagnostic: &Diagnostic,
        suppression: Option<Suppression<'_>>,
        fingerprint: Fingerprint,
        sources: Sources<'_>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(if std::mem::replace(&mut self.begun, true) { b",\n" } else { HEAD })?;
        let rule = self.index_of(diagnostic);
        Ok(serde_json::to_writer(&mut *out, &result(diagnostic, suppression, fingerprint, rule, sources))?)
    }

    /// The number of a result's rule among those met.
    fn index_of(&mut self, diagnostic: &Diagnostic) -> usize {
        let known = self.rules.iter().position(|rule| rule.id == diagnostic.rule);
        known.unwrap_or_else(|| {
            self.rules.push(Met {
                id: diagnostic.rule.clone(),
                category: diagnostic.category.clone(),
                url: diagnostic.url.clone(),
            });
            self.rules.len() - 1
        })
    }
}

impl Report for Sarif<'_> {
    fn file(&mut self, sources: Sources<'_>, diagnostics: &[Diagnostic], out: &mut dyn Write) -> io::Result<()> {
        for (diagnostic, fingerprint) in shown_with_fingerprints(sources, diagnostics, self.options.min_level) {
            self.write(diagnostic, None, fingerprint, sources, out)?;
        }
        Ok(())
    }

    fn suppressed(&mut self, sources: Sources<'_>, suppressed: &[Suppressed], out: &mut dyn Write) -> io::Result<()> {
        let diagnostics: Vec<Diagnostic> = suppressed.iter().map(|suppressed| suppressed.diagnostic.clone()).collect();
        let fingerprints = fingerprint::fingerprints(sources.main.path(), sources.main, &diagnostics);
        for (suppressed, fingerprint) in suppressed.iter().zip(fingerprints) {
            if suppressed.diagnostic.severity >= self.options.min_level {
                self.write(&suppressed.diagnostic, Some(Suppression::new(suppressed)), fingerprint, sources, out)?;
            }
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            out.write_all(HEAD)?;
        }
        out.write_all(b"\n],\n\"tool\": ")?;
        serde_json::to_writer(&mut *out, &Tool::new(&self.rules, self.handbook))?;
        out.write_all(b"}]}\n")
    }
}

#[cfg(test)]
mod tests;
