//! Why a finding stands, in the words that are written for it.

use crate::stet::scalar;

/// What stands for the reason until somebody gives one: "to come".
const TO_COME: &str = "TK";

/// Why a finding stands: one line.
pub(super) struct Reason(String);

impl Reason {
    /// One that is still to come.
    pub(super) fn to_come() -> Reason {
        Reason(TO_COME.to_owned())
    }

    /// One that somebody gave; none is one that is still to come.
    pub(super) fn given(text: &str) -> Reason {
        let words: Vec<&str> = text.split_whitespace().collect();
        if words.is_empty() { Reason::to_come() } else { Reason(words.join(" ")) }
    }

    /// Its words.
    pub(super) fn words(&self) -> &str {
        &self.0
    }

    /// The comment that lets findings of a rule stand for it. Two hyphens would end the comment.
    pub(super) fn comment(&self, rule: &str) -> String {
        format!("<!-- stet: {rule} {} -->", self.0.replace("--", "–").trim_end_matches('-'))
    }

    /// The entry of a story's metadata that does, in YAML.
    pub(super) fn entry(&self, rule: &str) -> String {
        scalar(&format!("{rule} {}", self.0)).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_written_so_that_it_ends_where_it_does() {
        let reason = Reason::given(" The parish: --> old\ncalendar -");
        assert_eq!(reason.comment("weekday"), "<!-- stet: weekday The parish: –> old calendar  -->");
        assert_eq!(reason.entry("weekday"), r#""weekday The parish: --> old calendar -""#);
        assert_eq!(Reason::given(" \n").entry("weekday"), "weekday TK");
    }
}
