//! Which fields of metadata are copy, and what they are on the page.

use crate::article::{BlockKind, FieldNames, FieldRole};

/// What the field of that path is to a reader, or `None` where it is not prose: an address, an id, a tag, a date.
pub(super) fn kind_of(names: &FieldNames, path: &str, value: &str) -> Option<BlockKind> {
    if !value.contains(char::is_alphabetic) || is_address(value) || path.starts_with("stet.") {
        return None;
    }
    match names.role(path)?.0 {
        FieldRole::Headline | FieldRole::OtherHeadline => Some(BlockKind::Headline),
        FieldRole::Deck => Some(BlockKind::Deck),
        FieldRole::Caption => Some(BlockKind::Caption),
        // `erin-strenio` is an id, `Erin Strenio` a byline.
        FieldRole::Byline | FieldRole::Authors => value.contains(' ').then_some(BlockKind::Byline),
        FieldRole::Date | FieldRole::Created | FieldRole::Updated => None,
    }
}

fn is_address(value: &str) -> bool {
    !value.contains(char::is_whitespace) && (value.contains("://") || value.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copy_is_told_from_ids() {
        let cases = [
            ("title", "A story", Some(BlockKind::Headline)),
            ("extra.subtitle", "More of it", Some(BlockKind::Deck)),
            ("related.title", "Another story", None),
            ("author", "erin-strenio", None),
            ("byline", "Erin Strenio", Some(BlockKind::Byline)),
            ("image-description", "The hall.", Some(BlockKind::Caption)),
            ("stet.title", "So it is called.", None),
            ("comments.title", "first!!", None),
            ("summary", "2024", None),
            ("image", "https://example.org/x-alt.jpg", None),
            ("image-alt", "https://example.org/x-alt.jpg", None),
        ];
        for (path, value, expected) in cases {
            assert_eq!(kind_of(&FieldNames::default(), path, value), expected, "{path}: {value}");
        }
    }
}
