//! What a field of metadata is to a story, whatever its file calls it: the one place that knows the names newsrooms, site generators and
//! agencies have for a date, a headline, a byline.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a field of metadata is to its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldRole {
    /// When the story was published.
    Date,
    /// When its first version was written.
    Created,
    /// When it was last changed.
    Updated,
    /// Its headline.
    Headline,
    /// Another headline of it: for search, for readers' services, for a menu.
    OtherHeadline,
    /// What stands under the headline, and what is said of the story elsewhere.
    Deck,
    /// Who wrote it, as printed.
    Byline,
    /// Who wrote it, as a list of names or ids.
    Authors,
    /// What stands under a picture, or for it.
    Caption,
}

impl FieldRole {
    /// Every role by the name a configuration and a rule have for it, what it is, and its names in files, the most trusted first.
    pub const ALL: &'static [(FieldRole, &'static str, &'static str, &'static [&'static str])] = &[
        (FieldRole::Date, "date", "When a story was published.", DATE),
        (FieldRole::Created, "created", "When its first version was written.", &["firstcreated", "contentcreated"]),
        (FieldRole::Updated, "updated", "When it was last changed.", UPDATED),
        (FieldRole::Headline, "headline", "Its headline.", &["title", "headline", "hed", "subject"]),
        (FieldRole::OtherHeadline, "other_headlines", "Its headlines for search, feeds and menus.", OTHER_HEADLINES),
        (FieldRole::Deck, "deck", "What stands under the headline, and summaries.", DECK),
        (FieldRole::Byline, "byline", "Who wrote it, as printed.", &["byline", "by"]),
        (FieldRole::Authors, "authors", "Who wrote it, as a list.", &["authors", "author"]),
        (FieldRole::Caption, "caption", "What stands under a picture, or for it.", &[]),
    ];

    /// The role of that name.
    pub fn named(name: &str) -> Option<FieldRole> {
        FieldRole::ALL.iter().find(|(_, known, ..)| *known == name).map(|(role, ..)| *role)
    }
}

const DATE: &[&str] = &[
    "published",
    "date-published",
    "published-at",
    "publish-date",
    "pub-date",
    "publication-date",
    "article:published_time",
    // What agencies write: the day of this version of an item, or of the issue it is for.
    "versioncreated",
    "date.issue",
    "date.publication",
    "date",
    // What pages write for libraries, readers' services and search.
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
];

const UPDATED: &[&str] = &[
    "updated",
    "updated-at",
    "update-date",
    "date-updated",
    "last-updated",
    "lastmod",
    "last-modified-at",
    "last-modified",
    "modified",
    "modified-at",
    "date-modified",
    "article:modified_time",
    "dcterms.modified",
];

const OTHER_HEADLINES: &[&str] =
    &["title-tag", "link-title", "og-title", "twitter-title", "seo-title", "social-title", "short-title"];

const DECK: &[&str] = &[
    "subtitle",
    "subhead",
    "subheadline",
    "description",
    "deck",
    "dek",
    "blurb",
    "excerpt",
    "summary",
    "lead",
    "lede",
    "teaser",
    "standfirst",
    "abstract",
    "og-description",
    "twitter-description",
    "seo-description",
];

/// Keys under which generators keep what pages say of themselves; a field there is as one at the top.
const PARENTS: [&str; 4] = ["extra", "params", "page", "seo"];

/// Keys that name a picture: under them a description is a caption.
const PICTURES: [&str; 9] = ["image", "images", "photo", "photos", "thumbnail", "picture", "figure", "img", "gallery"];

/// Which names of fields have which roles. Capitals, hyphens and underscores in a name do not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldNames {
    /// The role of each name, and how many names of that role are trusted more.
    roles: HashMap<String, (FieldRole, u8)>,
    /// Whether captions are told by the words in their names.
    guesses_captions: bool,
}

impl Default for FieldNames {
    fn default() -> FieldNames {
        let mut names = FieldNames { roles: HashMap::new(), guesses_captions: true };
        for (role, _, _, shipped) in FieldRole::ALL {
            names.add(*role, shipped);
        }
        names
    }
}

impl FieldNames {
    /// The names fields have where nothing else is said.
    pub fn usual() -> &'static FieldNames {
        static USUAL: LazyLock<FieldNames> = LazyLock::new(FieldNames::default);
        &USUAL
    }

    /// Gives a role to fields of these names, the most trusted first, and to no others. A name has one role: the last that it is given.
    pub fn set(&mut self, role: FieldRole, names: &[&str]) {
        self.roles.retain(|_, (other, _)| *other != role);
        self.guesses_captions &= role != FieldRole::Caption;
        self.add(role, names);
    }

    fn add(&mut self, role: FieldRole, names: &[&str]) {
        for (rank, name) in names.iter().enumerate() {
            self.roles.insert(plain(name), (role, rank.min(usize::from(u8::MAX)) as u8));
        }
    }

    /// The role of the field at a path (`extra.author`), and how many names of that role are trusted more.
    pub fn role(&self, path: &str) -> Option<(FieldRole, u8)> {
        let whole = plain(path);
        if let Some(role) = self.roles.get(&whole) {
            return Some(*role);
        }
        if let Some((parents, key)) = whole.rsplit_once('.')
            && PARENTS.contains(&parents)
            && let Some(role) = self.roles.get(key)
        {
            return Some(*role);
        }
        (self.guesses_captions && is_caption(path)).then_some((FieldRole::Caption, 0))
    }
}

/// A name without what does not matter in it.
fn plain(name: &str) -> String {
    name.chars().filter(|ch| !matches!(ch, '-' | '_')).flat_map(char::to_lowercase).collect()
}

/// Whether the words of a path say that a caption or an alternative text stands there.
fn is_caption(path: &str) -> bool {
    let path = path.to_lowercase().replace('_', "-");
    let (parents, key) = path.rsplit_once('.').unwrap_or(("", &path));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_told_by_the_name_however_it_is_written() {
        let names = FieldNames::default();
        let role = |path: &str| names.role(path).map(|(role, _)| role);
        for path in ["published_at", "published-at", "publishedAt", "params.publishedAt", "date", "DC.date.issued"] {
            assert_eq!(role(path), Some(FieldRole::Date), "{path}");
        }
        for (path, expected) in [
            ("extra.subtitle", Some(FieldRole::Deck)),
            ("linktitle", Some(FieldRole::OtherHeadline)),
            ("last_modified_at", Some(FieldRole::Updated)),
            ("image_figcaption", Some(FieldRole::Caption)),
            ("thumbnail.description", Some(FieldRole::Caption)),
            ("hero.image.alt", Some(FieldRole::Caption)),
            ("related.title", None),
            ("comments.caption", None),
            ("default", None),
            ("kicker", None),
        ] {
            assert_eq!(role(path), expected, "{path}");
        }
    }

    #[test]
    fn names_that_are_set_are_the_only_ones_of_their_role() {
        let mut names = FieldNames::default();
        names.set(FieldRole::Date, &["Released", "date"]);
        names.set(FieldRole::Caption, &["cutline"]);
        assert_eq!(names.role("released"), Some((FieldRole::Date, 0)));
        assert_eq!(names.role("date"), Some((FieldRole::Date, 1)));
        assert_eq!(names.role("published"), None);
        assert_eq!(names.role("photo.cutline").or(names.role("image-caption")), None);
        assert_eq!(names.role("cutline"), Some((FieldRole::Caption, 0)));
        names.set(FieldRole::Updated, &["date"]);
        assert_eq!(names.role("date"), Some((FieldRole::Updated, 0)), "the last word holds");
    }

    #[test]
    fn every_role_is_found_by_its_name() {
        for (role, name, ..) in FieldRole::ALL {
            assert_eq!(FieldRole::named(name), Some(*role));
        }
        assert_eq!(FieldRole::named("kicker"), None);
    }
}
