//! What holds for one rule once the layers lie on one another.

use super::{Config, Layer, Level, Selector, Setting};
use crate::diagnostic::Severity;
use crate::rule::{Change, Rule, Script};
use crate::source::Source;
use crate::span::Span;
use crate::tree::Mistakes;
use std::collections::BTreeSet;

/// What a configuration says of one rule.
#[derive(Debug)]
pub struct Held {
    /// The level of its findings; `None` where it is off.
    pub level: Option<Severity>,
    /// Where that is said; `None` where the rule's own level holds.
    pub said: Option<Span<Source>>,
    /// What is changed of its options.
    pub changes: Vec<Change>,
}

impl Held {
    /// What holds of a rule where nothing is said of it.
    fn unsaid(rule: &Rule) -> Held {
        Held { level: (!rule.opt_in).then_some(rule.level), said: None, changes: Vec::new() }
    }

    /// One more setting lies on top.
    fn set(&mut self, setting: &Setting, rule: &Rule) {
        let before = self.level;
        // Who sets its options wants it to run.
        if rule.opt_in && !setting.options.is_empty() {
            self.level = self.level.or(Some(rule.level));
        }
        match setting.level {
            Some(Level::Off) => self.level = None,
            // What is off is not switched on by what is said of many.
            Some(Level::At(level)) if self.level.is_some() || matches!(setting.of, Selector::Rule(_)) => {
                self.level = Some(level);
            }
            _ => {}
        }
        self.level = self.level.map(|level| {
            let level = setting.at_most.map_or(level, |most| level.min(most));
            setting.at_least.map_or(level, |least| level.max(least))
        });
        if self.level != before || setting.level.is_some() && self.level.is_some() {
            self.said = Some(setting.key.span);
        }
        setting.options.iter().for_each(|change| self.change(change.clone()));
    }

    fn change(&mut self, change: Change) {
        if !change.adds {
            self.changes.retain(|other| other.option != change.option);
        }
        self.changes.push(change);
    }
}

impl Config {
    /// What holds for a rule where these layers do. Without its script, choices of the house are not heeded.
    pub fn held(&self, layers: &[usize], rule: &Rule, script: Option<&Script>) -> Held {
        let mut held = Held::unsaid(rule);
        for layer in layers.iter().map(|at| &self.layers[*at]) {
            lay(&mut held, layer, rule, script);
        }
        held
    }

    /// The rules as they run where these layers hold: those that are off left out, the others at their level and with their options.
    /// `scripts` are those of the rules, in the same order; they may be left out where the configuration [has no
    /// options](Config::has_options). A rule whose options do not go together runs with its own.
    pub fn apply(&self, layers: &[usize], rules: &[Rule], scripts: &[Script], mistakes: &mut Mistakes) -> Vec<Rule> {
        let apply = |(at, rule): (usize, &Rule)| {
            let script = scripts.get(at);
            let held = self.held(layers, rule, script);
            let level = held.level?;
            let changed = script.and_then(|script| script.compile(&held.changes, mistakes));
            Some(Rule { level, opt_in: false, ..changed.unwrap_or_else(|| rule.clone()) })
        };
        rules.iter().enumerate().filter_map(apply).collect()
    }

    /// Looks for what cannot be seen in the file alone: rules and choices that there are not, and options that a rule does not take.
    pub fn review(&self, rules: &[Rule], scripts: &[Script], mistakes: &mut Mistakes) {
        let ids: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
        let categories: BTreeSet<&str> = rules.iter().map(|rule| rule.category.as_str()).collect();
        let choices: BTreeSet<&str> = scripts.iter().flat_map(Script::house).map(|(choice, _)| choice).collect();
        for layer in &self.layers {
            for setting in &layer.settings {
                let span = setting.key.span;
                match &setting.of {
                    Selector::Rule(id) if !ids.contains(&id.as_str()) => {
                        mistakes.push(span, format!("there is no rule `{id}`")).suggest_near(id, &ids);
                    }
                    Selector::Category(name) if !categories.contains(name.as_str()) => {
                        let names = categories.iter().copied();
                        mistakes.push(span, format!("there is no category `{name}`")).suggest(name, names);
                    }
                    _ => {}
                }
            }
            for (key, _) in layer.house.iter().filter(|(key, _)| !choices.contains(key.name.as_str())) {
                let message = format!("no rule heeds a choice `{}`", key.name);
                mistakes.push(key.span, message).suggest(&key.name, choices.iter().copied());
            }
            for (rule, script) in rules.iter().zip(scripts) {
                let mut held = Held::unsaid(rule);
                lay(&mut held, layer, rule, Some(script));
                script.compile(&held.changes, mistakes);
            }
        }
    }
}

/// Lays one layer on what holds so far: choices of the house first, then what is said of all, of a category, of the rule itself.
fn lay(held: &mut Held, layer: &Layer, rule: &Rule, script: Option<&Script>) {
    for (key, value) in &layer.house {
        let options = script.into_iter().flat_map(Script::house).filter(|(choice, _)| *choice == key.name);
        for (_, option) in options {
            held.change(Change { key: key.clone(), option: option.to_owned(), value: value.clone(), adds: false });
            // Who chooses a style wants it kept.
            if rule.opt_in {
                held.level = held.level.or(Some(rule.level));
            }
        }
    }
    let mut settings: Vec<&Setting> = layer.settings.iter().filter(|setting| setting.of.is_of(rule)).collect();
    settings.sort_by(|a, b| a.of.cmp(&b.of));
    settings.into_iter().for_each(|setting| held.set(setting, rule));
}

impl Selector {
    fn is_of(&self, rule: &Rule) -> bool {
        match self {
            Selector::All => true,
            Selector::Category(name) => *name == rule.category,
            Selector::Rule(id) => *id == rule.id,
        }
    }
}
