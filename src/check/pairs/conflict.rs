//! Which values of a field exclude each other: `rules/data/conflicts.txt`.

use super::Key;
use std::collections::HashMap;
use std::sync::OnceLock;

/// For each field, the groups (by number) every value is in; two values of one group exclude each other.
type Table = HashMap<&'static str, HashMap<&'static str, Vec<usize>>>;

/// Whether some values of a field exclude each other.
pub(super) fn is_known(field: &str) -> bool {
    table().contains_key(field)
}

/// A value of the table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Known<'t> {
    value: &'static str,
    groups: &'t [usize],
}

impl Known<'_> {
    /// Whether the two, of one field, exclude each other.
    pub(super) fn excludes(self, other: Known<'_>) -> bool {
        self.value != other.value && self.groups.iter().any(|group| other.groups.contains(group))
    }
}

/// What the table knows of a value; what follows a `/` in it (an office's jurisdiction) does not count.
pub(super) fn known(field: &str, value: &Option<Key>) -> Option<Known<'static>> {
    known_in(table(), field, value)
}

fn known_in<'t>(table: &'t Table, field: &str, value: &Option<Key>) -> Option<Known<'t>> {
    let Some(Key::Text(value)) = value else { return None };
    let plain = value.split('/').next().unwrap_or_default();
    let (value, groups) = table.get(field)?.get_key_value(plain)?;
    Some(Known { value, groups })
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| read(include_str!("../../../rules/data/conflicts.txt")))
}

fn read(text: &'static str) -> Table {
    let mut table = Table::new();
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default());
    for (group, (field, values)) in lines.filter_map(|line| line.split_once(':')).enumerate() {
        let groups = table.entry(field.trim()).or_default();
        for value in values.split_whitespace() {
            groups.entry(value).or_default().push(group);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_one_line_exclude_each_other() {
        let table = read("# offices\noffice: senator representative governor\noffice: governor mayor\n");
        let key = |text: &str| Some(Key::Text(text.to_owned()));
        let known = |field, value| known_in(&table, field, &key(value));
        let exclude = |a, b| known("office", a).zip(known("office", b)).is_some_and(|(a, b)| a.excludes(b));
        assert!(exclude("senator", "representative") && exclude("mayor", "governor"));
        assert!(!exclude("senator", "mayor") && !exclude("senator", "senator") && !exclude("x", "senator"));
        assert!(exclude("senator/ohio", "governor") && known("party", "senator").is_none());
    }
}
