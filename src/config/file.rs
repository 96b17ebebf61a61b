//! The shape of the file, and its conversion to a [`Config`]. Of a file with mistakes, the rest still holds.

use super::globs::Globs;
use super::{Config, Folder, Layer, Level, NamedFields, Override, Selector, Setting};
use crate::article::{FieldNames, FieldRole};
use crate::check::Opt;
use crate::diagnostic::Severity;
use crate::rule::Change;
use crate::source::Source;
use crate::tree::{self, Fields, Key, Mistakes, Node, Value};
use std::sync::Arc;

/// What the file can say.
pub const FIELDS: &[Opt] = &[
    Opt::new("$schema", "an address", "The JSON Schema of this file, for editors."),
    RULES,
    HOUSE,
    Opt::new("profile", "the name of a profile", "The profile that holds unless another is chosen with `--profile`."),
    Opt::new("profiles", "a map: name → {rules, house}", "Sets of settings that can be chosen by name."),
    Opt::new(
        "overrides",
        "a list of {paths, profile, rules, house}",
        "Settings for some paths; of several that match, the later go before the earlier.",
    ),
    FIELDS_OF_STORIES,
    Opt::new("include", "a list of globs", "The stories read in folders; all that can be read where it is not said."),
    Opt::new("exclude", "a list of globs", "Stories that are not read, unless they are named on the command line."),
    Opt::new(
        "rule_folders",
        "a list of folders",
        "Folders of rules of your own; `.lastread/rules` where it is not said.",
    ),
    Opt::new(
        "table_folders",
        "a list of folders",
        "Folders of tables of your own; `.lastread/tables` where it is not said.",
    ),
];

const RULES: Opt = Opt::new(
    "rules",
    "a map: rule → level or {level, at_most, at_least, with, add}",
    "What is set of single rules (`two-ages`), of those in a category (`people/*`), or of all (`*`).",
);

const HOUSE: Opt = Opt::new(
    "house",
    "a map: choice → what is chosen",
    "Choices of house style, such as `spelling: British`; `lastread rules explain` says which choices a rule heeds.",
);

const FIELDS_OF_STORIES: Opt = Opt::new(
    "fields",
    "a map: what a field is → a list of names",
    "What stories call the fields of their metadata, the most trusted name first, in place of the usual names.",
);

/// What a profile can say.
pub(super) const PROFILE: &[Opt] = &[RULES, HOUSE];

/// What an override can say.
pub(super) const OVERRIDE: &[Opt] = &[
    Opt::new("paths", "a list of globs", "The stories it is for, from the folder of this file on."),
    Opt::new("profile", "the name of a profile", "A profile that holds for them too, beneath what the override says."),
    RULES,
    HOUSE,
];

/// What can be set of a rule.
pub(super) const SETTING: &[Opt] = &[
    Opt::new("level", "off, error, warning or note", "The level of its findings; off to leave it out."),
    Opt::new("at_most", "error, warning or note", "The highest level its findings may have."),
    Opt::new("at_least", "error, warning or note", "The lowest level its findings may have."),
    Opt::new("with", "a map", "Options of its kind, each in place of the rule's own."),
    Opt::new("add", "a map", "What is added to lists and maps among its options, such as `ignore`."),
];

/// The levels by name, `off` first.
pub(super) const LEVELS: [&str; 4] = ["off", "error", "warning", "note"];

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

/// Reads a configuration. Never fails: what has mistakes in it is left out, and they say where and why.
pub fn read(source: &Source) -> (Config, Mistakes) {
    let mut mistakes = Mistakes::default();
    let mut config = Config::default();
    match tree::parse_any(source) {
        Err(found) => mistakes = found,
        Ok(None) => {}
        Ok(Some(tree)) => {
            if let Some(fields) = mistakes.fields(&tree, "the configuration", &names(FIELDS)) {
                fill(&mut config, fields, &mut mistakes);
            }
        }
    }
    (config, mistakes)
}

fn names(options: &[Opt]) -> Vec<&'static str> {
    options.iter().map(|option| option.name).collect()
}

fn fill(config: &mut Config, fields: Fields<'_>, mistakes: &mut Mistakes) {
    if let Some(node) = fields.get("$schema") {
        mistakes.text(node);
    }
    config.layers[0] = layer(fields, mistakes);
    let profiles = fields.get("profiles").and_then(|node| mistakes.map(node, "a map (name: settings)"));
    for (key, node) in profiles.iter().flat_map(|profiles| profiles.iter()) {
        if let Some(fields) = mistakes.fields(node, "a profile", &names(PROFILE)) {
            config.profiles.push((key.name.clone(), config.layers.len()));
            config.layers.push(layer(fields, mistakes));
        }
    }
    config.profile = profile(config, fields, mistakes);
    for node in fields.get("overrides").map(|node| mistakes.list(node)).unwrap_or_default() {
        let Some(fields) = mistakes.fields(node, "an override", &names(OVERRIDE)) else { continue };
        let Some(paths) = mistakes.required(fields, "paths", "an override") else { continue };
        let (paths, profile) = (Globs::read(paths, mistakes), profile(config, fields, mistakes));
        config.overrides.push(Override { paths, profile, layer: config.layers.len() });
        config.layers.push(layer(fields, mistakes));
    }
    config.fields = fields.get("fields").and_then(|node| field_names(node, mistakes));
    config.include = fields.get("include").map(|node| Globs::read(node, mistakes));
    config.exclude = fields.get("exclude").map(|node| Globs::read(node, mistakes));
    config.rule_folders = fields.get("rule_folders").map(|node| folders(node, mistakes));
    config.table_folders = fields.get("table_folders").map(|node| folders(node, mistakes));
}

/// The names of fields in stories.
fn field_names(node: &Node, mistakes: &mut Mistakes) -> Option<NamedFields> {
    let known: Vec<&str> = FieldRole::ALL.iter().map(|(_, name, ..)| *name).collect();
    let fields = mistakes.fields(node, "the names of fields", &known)?;
    let (mut names, mut said) = (FieldNames::default(), Vec::new());
    for (role, name, ..) in FieldRole::ALL {
        let Some((key, node)) = fields.entry(name) else { continue };
        let texts: Vec<&str> = mistakes.texts(node).iter().map(|text| text.text).collect();
        names.set(*role, &texts);
        said.push((*role, key.span, texts.into_iter().map(str::to_owned).collect()));
    }
    Some(NamedFields { names: Arc::new(names), said })
}

/// The profile that `fields` choose.
fn profile(config: &Config, fields: Fields<'_>, mistakes: &mut Mistakes) -> Option<usize> {
    let names: Vec<&str> = config.profiles.iter().map(|(name, _)| name.as_str()).collect();
    let node = fields.get("profile")?;
    mistakes.word(node, &names).map(|at| config.profiles[at].1)
}

/// Folders that lie in that of the configuration: a stranger's file must not lead to what nobody named.
fn folders(node: &Node, mistakes: &mut Mistakes) -> Vec<Folder> {
    let mut folders = Vec::new();
    for text in mistakes.list(node).iter().filter_map(|item| mistakes.text(item)).collect::<Vec<_>>() {
        let leads_out = text.text.starts_with(['/', '~']) || text.text.contains(['\\', ':']);
        if leads_out || text.text.split('/').any(|part| part == "..") || text.text.trim().is_empty() {
            mistakes
                .push(text.node.span, format!("`{}` does not lie in the folder of this file", text.text))
                .help("name folders elsewhere on the command line, with --rules");
        } else {
            folders.push(Folder { path: text.text.to_owned(), span: text.node.span });
        }
    }
    folders
}

fn layer(fields: Fields<'_>, mistakes: &mut Mistakes) -> Layer {
    let entries = |name: &str, what: &str, mistakes: &mut Mistakes| {
        let map = fields.get(name).filter(|node| !matches!(node.value, Value::Null));
        map.and_then(|node| mistakes.map(node, what)).unwrap_or(Fields::none(fields.head))
    };
    let settings = entries("rules", "a map (rule: level or settings)", mistakes);
    let settings = settings.iter().filter_map(|(key, node)| setting(key, node, mistakes)).collect();
    let house = entries("house", "a map (choice: what is chosen)", mistakes);
    Layer { settings, house: house.iter().map(|(key, node)| (key.clone(), node.clone())).collect() }
}

fn setting(key: &Key, node: &Node, mistakes: &mut Mistakes) -> Option<Setting> {
    let of = match key.name.as_str() {
        "*" => Selector::All,
        name => match name.strip_suffix("/*") {
            Some(category) => Selector::Category(category.to_owned()),
            None => Selector::Rule(name.to_owned()),
        },
    };
    let mut setting = Setting { of, key: key.clone(), level: None, at_most: None, at_least: None, options: Vec::new() };
    if matches!(node.value, Value::Text(_)) {
        setting.level = Some(level(node, mistakes)?);
        return Some(setting);
    }
    let fields = mistakes.fields(node, "a rule's settings", &names(SETTING))?;
    setting.level = fields.get("level").and_then(|node| level(node, mistakes));
    setting.at_most = fields.get("at_most").and_then(|node| severity(node, mistakes));
    setting.at_least = fields.get("at_least").and_then(|node| severity(node, mistakes));
    for (name, adds) in [("with", false), ("add", true)] {
        let Some((key, node)) = fields.entry(name) else { continue };
        if !matches!(setting.of, Selector::Rule(_)) {
            mistakes.push(key.span, "options belong to one rule").help("name the rule");
            continue;
        }
        let Some(options) = mistakes.map(node, "a map (option: value)") else { continue };
        setting.options.extend(options.iter().map(|(key, value)| Change {
            key: key.clone(),
            option: key.name.clone(),
            value: value.clone(),
            adds,
        }));
    }
    Some(setting)
}

fn level(node: &Node, mistakes: &mut Mistakes) -> Option<Level> {
    let at = mistakes.word(node, &LEVELS)?;
    Some(at.checked_sub(1).map_or(Level::Off, |at| Level::At(SEVERITIES[at])))
}

fn severity(node: &Node, mistakes: &mut Mistakes) -> Option<Severity> {
    mistakes.word(node, &LEVELS[1..]).map(|at| SEVERITIES[at])
}
