//! Word lists as data: plain text under `rules/data/`, one entry a line, `[section]` headings, `#` comments.

/// The entries of one section, in file order, without blank lines and comments.
pub(super) fn section<'d>(data: &'d str, name: &str) -> impl Iterator<Item = &'d str> {
    let lines = data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let heading = format!("[{name}]");
    lines
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !(line.starts_with('[') && line.ends_with(']')))
}
