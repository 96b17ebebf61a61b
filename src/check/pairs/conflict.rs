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

/// Whether two values of a field exclude each other. What follows a `/` in a value (an office's jurisdiction) does not count.
pub(super) fn exclude(field: &str, a: &Option<Key>, b: &Option<Key>) -> bool {
    exclude_in(table(), field, a, b)
}

fn exclude_in(table: &Table, field: &str, a: &Option<Key>, b: &Option<Key>) -> bool {
    let (Some(Key::Text(a)), Some(Key::Text(b)), Some(groups)) = (a, b, table.get(field)) else { return false };
    let plain = |value: &'_ str| value.split('/').next().unwrap_or_default().to_owned();
    let (a, b) = (plain(a), plain(b));
    let (Some(of_a), Some(of_b)) = (groups.get(a.as_str()), groups.get(b.as_str())) else { return false };
    a != b && of_a.iter().any(|group| of_b.contains(group))
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
        let exclude = |a, b| exclude_in(&table, "office", &key(a), &key(b));
        assert!(exclude("senator", "representative") && exclude("mayor", "governor"));
        assert!(!exclude("senator", "mayor") && !exclude("senator", "senator") && !exclude("x", "senator"));
        assert!(!exclude_in(&table, "party", &key("senator"), &key("governor")));
    }
}
