//! Words of a story in Markdown, shown as they are.

/// `text` with everything that Markdown would read as markup taken as it stands, on one line.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for ch in text.chars() {
        match ch {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => plain.extend(['\\', ch]),
            _ if ch.is_control() => plain.push(' '),
            _ => plain.push(ch),
        }
    }
    plain
}

/// `text` as code.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace(char::is_control, " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_story_is_shown_and_not_obeyed() {
        assert_eq!(plain("a *b*\n<c>"), r"a \*b\* \<c\>");
        assert_eq!(code("a`b"), "`a'b`");
    }
}
