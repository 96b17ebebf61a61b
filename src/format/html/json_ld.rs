//! JSON-LD: what a page's `<script type="application/ld+json">` says about its article.

use crate::article::Builder;
use crate::format::json::{Document, Value};
use crate::span::Span;
use std::ops::Range;

/// Adds the article's headline, dates, authors and description to the metadata. `range` is the script's content (bytes of the source).
pub(super) fn read(builder: &mut Builder<'_>, range: Range<usize>) {
    let document = Document::read(builder.source(), range);
    let Some(root) = document.root() else { return };
    // A script holds one thing, a list of them, or a graph of them.
    let things = if root.is_object() { vec![root] } else { root.members().collect() };
    for thing in things {
        match thing.get("@graph") {
            Some(graph) => graph.members().for_each(|thing| fields(builder, thing)),
            None => fields(builder, thing),
        }
    }
}

/// The fields of a page that say something of its story.
const FIELDS: &[&str] = &[
    "headline",
    "alternativeHeadline",
    "description",
    "datePublished",
    "dateModified",
    "dateCreated",
    "dateline",
    "author",
    "creator",
];

/// Adds the fields of an article or a page; those of what else a script tells of (its publisher, the way to the page) are none of the story.
fn fields(builder: &mut Builder<'_>, thing: Value<'_, '_>) {
    let is_story = thing.get("@type").is_none_or(|kind| {
        let mut kinds = kind.text().into_iter().chain(kind.members().filter_map(Value::text));
        kinds.any(|kind| kind.text().ends_with("Article") || STORIES.contains(&kind.text()))
    });
    if !is_story {
        return;
    }
    for field in thing.members().filter(|field| FIELDS.contains(&field.key())) {
        // A value, a list of values, an object with a name, a list of such.
        for value in std::iter::once(field).chain(field.members().filter(|member| member.key().is_empty())) {
            let Some(named) = (if value.is_object() { value.get("name") } else { Some(value) }) else { continue };
            if let Some(view) = named.text() {
                builder.meta(field.key(), view.text(), Span::from_range(named.span()));
            }
        }
    }
}

/// What a story is called besides an article of some kind.
const STORIES: &[&str] = &["BlogPosting", "LiveBlogPosting", "Report", "WebPage", "CreativeWork"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn an_article_says_who_when_and_what() {
        let json = r#"{"@type": "NewsArticle", "headline": "Say \u201chi\u201d \ud83d\ude42", "datePublished": "2024-05-01T10:00:00Z",
            "author": [{"@type": "Person", "name": "Ana Ruiz"}], "image": {"description": "not ours"}, "keywords": ["headline"]}"#;
        let source = Source::new("-", json);
        let mut builder = Builder::new(source.text());
        read(&mut builder, 0..json.len());
        let article = builder.finish();
        let fields: Vec<_> =
            article.meta().fields().iter().map(|field| (field.name.as_str(), field.value.as_str())).collect();
        assert_eq!(
            fields,
            [("headline", "Say “hi” 🙂"), ("datepublished", "2024-05-01T10:00:00Z"), ("author", "Ana Ruiz")]
        );
        assert_eq!(source.slice(article.meta().fields()[2].span), "Ana Ruiz");
    }
}
