//! Text inside Markdown.

use super::words::one_line;

/// Words in a cell of a table, without any markup of their own, and without calling anybody or linking an issue where the page is shown.
pub(crate) fn cell(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in one_line(words).chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '~' => escaped.extend(['\\', character]),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_words_and_nothing_else() {
        assert_eq!(cell("a|b *c* `d`\n<e> @f #1 [g](h)"), r"a\|b \*c\* \`d\` &lt;e&gt; &#64;f &#35;1 \[g\](h)");
    }
}
