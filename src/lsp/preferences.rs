//! What the user set in the editor.

use crate::diagnostic::Severity;
use chrono::NaiveDate;
use serde::Deserialize;

/// What the user set in the editor.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Preferences {
    /// The lowest level to show.
    min_level: Option<Level>,
    /// The date of stories that do not say their own.
    date: Option<String>,
    /// Whether counts are shown above headlines and headings.
    code_lens: Option<bool>,
    /// Whether the editor shows the results of commands itself.
    previews: Option<bool>,
    /// Whether it opens pages of the server's by their addresses.
    pages: Option<bool>,
    /// Whether it asks for the reason of a stet.
    prompts: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Error,
    Warning,
    Note,
}

impl Preferences {
    /// The preferences in what a client sent: under the name `lastread`, or by themselves. What is none is as if nothing were set.
    pub(super) fn of(settings: &serde_json::Value) -> Preferences {
        let own = settings.get("lastread").unwrap_or(settings);
        Preferences::deserialize(own).unwrap_or_default()
    }

    /// The lowest level to show.
    pub(super) fn min_level(&self) -> Severity {
        match self.min_level {
            Some(Level::Error) => Severity::Error,
            Some(Level::Note) => Severity::Note,
            Some(Level::Warning) | None => Severity::Warning,
        }
    }

    /// Whether counts are shown.
    pub(super) fn code_lens(&self) -> bool {
        self.code_lens == Some(true)
    }

    /// Whether the editor shows the results of commands itself.
    pub(super) fn previews(&self) -> bool {
        self.previews == Some(true)
    }

    /// Whether the editor opens pages of the server's by their addresses.
    pub(super) fn pages(&self) -> bool {
        self.pages == Some(true)
    }

    /// Whether the editor asks for the reason of a stet.
    pub(super) fn prompts(&self) -> bool {
        self.prompts == Some(true)
    }

    /// The date of stories that do not say their own.
    pub(super) fn date(&self) -> Option<NaiveDate> {
        self.date.as_deref()?.parse().ok()
    }

    /// These preferences, with what only a client says when it starts kept from the `earlier` ones.
    pub(super) fn after(self, earlier: &Preferences) -> Preferences {
        Preferences {
            previews: self.previews.or(earlier.previews),
            pages: self.pages.or(earlier.pages),
            prompts: self.prompts.or(earlier.prompts),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn preferences_stand_under_their_name_or_by_themselves() {
        for settings in [json!({"lastread": {"minLevel": "note"}}), json!({"minLevel": "note"})] {
            assert_eq!(Preferences::of(&settings).min_level(), Severity::Note);
        }
        for none in [json!(null), json!({"minLevel": 3}), json!([])] {
            assert_eq!(Preferences::of(&none), Preferences::default());
        }
    }
}
