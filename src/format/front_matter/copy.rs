//! Which fields of metadata are copy, and what they are on the page.

use crate::article::BlockKind;

/// What the field of that path is to a reader, or `None` where it is not prose: an address, an id, a tag, a date.
pub(super) fn kind_of(path: &str, value: &str) -> Option<BlockKind> {
    if !value.contains(char::is_alphabetic) || is_address(value) {
        return None;
    }
    let path = path.to_lowercase().replace('_', "-");
    let (parents, key) = path.rsplit_once('.').unwrap_or(("", &path));
    if parents == "stet" {
        return None;
    }
    if is_caption(parents, key) {
        return Some(BlockKind::Caption);
    }
    if !matches!(parents, "" | "extra" | "params" | "page" | "seo") {
        return None;
    }
    match key {
        "title" | "headline" | "hed" | "subject" | "title-tag" | "linktitle" | "link-title" | "og-title"
        | "twitter-title" | "seo-title" | "social-title" | "short-title" => Some(BlockKind::Headline),
        "subtitle"
        | "subhead"
        | "subheadline"
        | "description"
        | "deck"
        | "dek"
        | "blurb"
        | "excerpt"
        | "summary"
        | "lead"
        | "lede"
        | "teaser"
        | "standfirst"
        | "abstract"
        | "og-description"
        | "twitter-description"
        | "seo-description" => Some(BlockKind::Deck),
        // `erin-strenio` is an id, `Erin Strenio` a byline.
        "byline" | "by" | "author" | "authors" if value.contains(' ') => Some(BlockKind::Byline),
        _ => None,
    }
}

/// Keys that name a picture: under them a description is a caption.
const PICTURES: [&str; 9] = ["image", "images", "photo", "photos", "thumbnail", "picture", "figure", "img", "gallery"];

fn is_caption(parents: &str, key: &str) -> bool {
    if parents.starts_with("comments") {
        return false;
    }
    let words: Vec<&str> = key.split('-').collect();
    let last = words.last().copied().unwrap_or_default();
    let is_alt = last == "alt" || key.ends_with("alt-text") || key == "alttext";
    let describes = matches!(last, "description" | "desc") && {
        let mut named = parents.split(['.', '-']).chain(words);
        named.any(|word| PICTURES.contains(&word))
    };
    last.ends_with("caption") || is_alt || describes
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
            ("image_figcaption", "The hall.", Some(BlockKind::Caption)),
            ("image-description", "The hall.", Some(BlockKind::Caption)),
            ("thumbnail.description", "The hall.", Some(BlockKind::Caption)),
            ("hero.image.alt", "The hall.", Some(BlockKind::Caption)),
            ("default", "something", None),
            ("kicker", "Justice", None),
            ("comments.title", "first!!", None),
            ("summary", "2024", None),
            ("image", "https://example.org/x-alt.jpg", None),
        ];
        for (path, value, expected) in cases {
            assert_eq!(kind_of(path, value), expected, "{path}: {value}");
        }
    }
}
