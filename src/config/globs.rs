//! Globs over paths, from the folder of the configuration on. They only ever choose among files that were found already.

use crate::tree::{Mistakes, Node, Text};
use globset::{Glob, GlobBuilder, GlobSet, GlobSetBuilder};

/// A list of globs.
#[derive(Debug)]
pub(super) struct Globs(GlobSet);

impl Globs {
    /// The globs of a list of texts. One without a slash holds in every folder, one that ends in a slash for all that is in it.
    pub(super) fn read(node: &Node, mistakes: &mut Mistakes) -> Globs {
        let mut set = GlobSetBuilder::new();
        for text in mistakes.texts(node) {
            if let Some(glob) = glob(text, mistakes) {
                set.add(glob);
            }
        }
        // Each glob was compiled on its own; together they can only be too many.
        Globs(set.build().unwrap_or_else(|error| {
            mistakes.push(node.span, error.to_string());
            GlobSet::empty()
        }))
    }

    pub(super) fn match_path(&self, path: &str) -> bool {
        self.0.is_match(path)
    }
}

fn glob(text: Text<'_>, mistakes: &mut Mistakes) -> Option<Glob> {
    let pattern = text.text;
    let refused = match () {
        () if pattern.starts_with('!') => Some("there is no `!` here: name what is left out under `exclude`"),
        () if pattern.starts_with('/') || pattern.contains('\\') || pattern.split('/').any(|part| part == "..") => {
            Some("paths begin at the folder of this file, with `/` between their parts")
        }
        () => None,
    };
    if let Some(help) = refused {
        mistakes.push(text.node.span, format!("`{pattern}` can match nothing")).help(help);
        return None;
    }
    let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
    let anywhere = if pattern.trim_end_matches('/').contains('/') { "" } else { "**/" };
    let inside = if pattern.ends_with('/') { "**" } else { "" };
    let glob = GlobBuilder::new(&format!("{anywhere}{pattern}{inside}")).literal_separator(true).build();
    glob.map_err(|error| {
        mistakes.push(text.node.span, format!("this glob does not compile: {}", error.kind()));
    })
    .ok()
}
