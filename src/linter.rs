//! The only orchestrator: rules and settings, and a source, to diagnostics.

use crate::article::{Article, FieldNames};
use crate::check::{Finding, Lexicon, Place};
use crate::diagnostic::{self, Diagnostic, Label, Severity, Suppressed};
use crate::facts::{self, ClaimKind, Fact};
use crate::fix;
use crate::format::{self, Format};
use crate::reading::{Given, Reading};
use crate::rule::Rule;
use crate::source::{OffsetMap, Source};
use crate::stet::Stets;
use crate::table::Tables;
use chrono::NaiveDate;
use std::sync::{Arc, OnceLock};

/// What a run may set.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The date of every story that does not say its own.
    pub date: Option<NaiveDate>,
    /// The tables of fact.
    pub tables: Tables,
    /// Ids of rules there are that do not run.
    pub idle: Vec<String>,
    /// The names of fields in stories, where they are not the usual ones.
    pub fields: Option<Arc<FieldNames>>,
}

/// Rules and settings, ready to read stories. Shared between threads.
pub struct Linter {
    rules: Vec<Rule>,
    settings: Settings,
    /// The words of all rules; built for the first story.
    lexicon: OnceLock<Lexicon>,
}

/// What one story came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Review {
    /// What was found, in report order.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is let stand.
    pub suppressed: Vec<Suppressed>,
}

impl Linter {
    /// A linter that runs `rules` as `settings` say, without those that nobody asked for.
    pub fn new(rules: Vec<Rule>, mut settings: Settings) -> Linter {
        let (unasked, rules): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|rule| rule.opt_in);
        settings.idle.extend(unasked.into_iter().map(|rule| rule.id));
        Linter { rules, settings, lexicon: OnceLock::new() }
    }

    /// The rules it runs.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The tables its rules look things up in.
    pub fn tables(&self) -> &Tables {
        &self.settings.tables
    }

    /// The ids of the rules there are that it does not run.
    pub fn idle(&self) -> &[String] {
        &self.settings.idle
    }

    /// What it reads in a source: its claims of some kinds.
    pub fn facts(&self, kinds: &[&'static ClaimKind], source: &Source, format: Format) -> Vec<Fact> {
        self.facts_in(kinds, source, &self.read(source, format))
    }

    /// The same for an article that was read from `source` already.
    pub fn facts_in(&self, kinds: &[&'static ClaimKind], source: &Source, article: &Article) -> Vec<Fact> {
        facts::facts_in(kinds, &self.reading(source, article), article.map())
    }

    /// Reads one source and says what it found, in report order, without what is let stand. Never fails, never panics.
    pub fn check(&self, source: &Source, format: Format) -> Vec<Diagnostic> {
        self.review(source, format, None).diagnostics
    }

    /// Reads a source whose fields have the names that the settings say.
    pub fn read(&self, source: &Source, format: Format) -> Article {
        format::read_with(source, format, self.fields())
    }

    /// The names of fields in stories.
    pub fn fields(&self) -> &FieldNames {
        self.settings.fields.as_deref().unwrap_or(FieldNames::usual())
    }

    /// The same with what is let stand, in the source itself or in the file `beside` it.
    pub fn review(&self, source: &Source, format: Format, beside: Option<&Source>) -> Review {
        self.review_article(source, &self.read(source, format), beside)
    }

    /// The same for an article that was read from `source` already.
    pub fn review_article(&self, source: &Source, article: &Article, beside: Option<&Source>) -> Review {
        self.survey(&[], source, article, beside, &|| true).unwrap_or_default().0
    }

    /// What such an article comes to and its claims of some kinds, from one reading; nothing where, before all rules have run, it is not wanted
    /// any more.
    pub fn survey(
        &self,
        kinds: &[&'static ClaimKind],
        source: &Source,
        article: &Article,
        beside: Option<&Source>,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<(Review, Vec<Fact>)> {
        let reading = self.reading(source, article);
        let found = self.find(&reading, source, article.map(), is_wanted)?;
        let idle = &self.settings.idle;
        let ids: Vec<&str> = self.rules.iter().map(|rule| &rule.id).chain(idle).map(String::as_str).collect();
        let stets = Stets::read(&ids, article, source, beside).without(idle);
        let (mut diagnostics, suppressed) = stets.apply(found);
        diagnostic::sort(&mut diagnostics);
        Some((Review { diagnostics, suppressed }, facts::facts_in(kinds, &reading, article.map())))
    }

    fn reading<'a>(&'a self, source: &'a Source, article: &'a Article) -> Reading<'a> {
        let given = Given { path: source.path(), date: self.settings.date, tables: Some(&self.settings.tables) };
        Reading::new(article, given)
    }

    /// What its rules find, one after the other, as long as it is wanted.
    fn find(
        &self,
        reading: &Reading<'_>,
        source: &Source,
        map: &OffsetMap,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Diagnostic>> {
        let mut diagnostics = Vec::new();
        let mut findings = Vec::new();
        let lexicon = self.lexicon.get_or_init(|| Lexicon::new(self.rules.iter().map(|rule| &*rule.check)));
        for (rule, hits) in self.rules.iter().zip(lexicon.find(reading.text())) {
            if !is_wanted() {
                return None;
            }
            rule.check.check(reading, &hits, &mut findings);
            let findings = findings.drain(..).filter(|finding| is_of_one_piece(reading, finding));
            diagnostics.extend(findings.map(|finding| diagnose(rule, finding, source, map, &self.settings.tables)));
        }
        Some(diagnostics)
    }
}

/// Whether the places that a finding sets against each other belong together: those of two pieces of a round-up do not.
fn is_of_one_piece(reading: &Reading<'_>, finding: &Finding) -> bool {
    let piece = |place: &Place| match place {
        Place::Text(span) => Some(reading.piece_at(span.start)),
        _ => None,
    };
    let mut others = finding.labels.iter().filter_map(|(place, _)| piece(place)).peekable();
    others.peek().is_none() || piece(&finding.place).is_none_or(|own| others.any(|other| other == own))
}

/// A finding, in the file's bytes and under its rule's name.
fn diagnose(rule: &Rule, finding: Finding, source: &Source, map: &OffsetMap, tables: &Tables) -> Diagnostic {
    let label = |(place, message): (Place, String)| match place {
        Place::Row(row) => {
            let row = tables.row(row);
            Label { path: row.path().to_owned(), span: row.span(), message }
        }
        _ => Label { path: source.path().to_owned(), span: place.to_source(map), message },
    };
    Diagnostic {
        rule: rule.id.clone(),
        category: rule.category.clone(),
        severity: if finding.doubtful { rule.level.min(Severity::Note) } else { rule.level },
        message: finding.message,
        path: source.path().to_owned(),
        span: finding.place.to_source(map),
        label: finding.label,
        labels: finding.labels.into_iter().map(label).collect(),
        help: finding.help.or_else(|| rule.help.clone()),
        url: rule.url.clone(),
        fixes: finding.fixes.into_iter().filter_map(|mend| fix::carry(mend, source, map)).collect(),
    }
}
