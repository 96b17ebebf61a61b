//! ninjs, the IPTC's *news in JSON*, in its three generations: `headline`, `byline`, `body_xhtml` (1.x); `headlines`, `by`, `bodies` (2.x);
//! the same in camel case (3.x). HTML inside a JSON string goes back to the bytes of the JSON.

use super::json::{Document, Value};
use super::plain::{self, Opening};
use super::view::View;
use super::{html, prose};
use crate::article::{BlockKind, Builder};
use crate::span::Span;

/// Reads a whole file.
pub(super) fn read(builder: &mut Builder<'_>) {
    let source = builder.source();
    let document = Document::read(source, 0..source.len());
    let Some(item) = document.root() else { return };
    metadata(builder, item);
    for headline in renditions(item, "headline", "headlines") {
        line(builder, BlockKind::Headline, headline);
    }
    for description in renditions(item, "description", "descriptions") {
        line(builder, BlockKind::Deck, description);
    }
    for key in ["byline", "by"] {
        line(builder, BlockKind::Byline, item.get(key));
    }
    body(builder, item);
    for association in item.get("associations").into_iter().flat_map(Value::members) {
        captions(builder, association);
    }
}

/// Whether a JSON text, whole or not, is a ninjs item: it has a headline or a body, and one of the fields by which an agency tells its
/// items apart.
pub(super) fn is_item(text: &str) -> bool {
    const IDENTITY: [&str; 5] = ["uri", "guid", "versioncreated", "pubstatus", "standard"];
    let document = Document::read(text, 0..text.len());
    let Some(item) = document.root().filter(|root| root.is_object()) else { return false };
    let has_identity = IDENTITY.iter().any(|key| item.get(key).is_some());
    let is_copy = |key: &str| {
        ["headline", "body_"].iter().any(|start| starts_with(key, start)) || key.eq_ignore_ascii_case("bodies")
    };
    has_identity && item.members().any(|member| is_copy(member.key()))
}

/// Every text the item says of itself, but for its body and what is about something else. The headlines of later generations come under
/// the name of the first one's.
fn metadata(builder: &mut Builder<'_>, item: Value<'_, '_>) {
    for member in item.members().filter(|member| !starts_with(member.key(), "body_")) {
        let values: Vec<Value<'_, '_>> = if member.key().eq_ignore_ascii_case("headlines") {
            member.members().filter_map(|headline| headline.get("value")).collect()
        } else {
            vec![member]
        };
        let name = if starts_with(member.key(), "headline") { "headline" } else { member.key() };
        for value in values {
            if let Some(view) = value.text() {
                builder.meta(name, view.text().trim(), Span::from_range(value.span()));
            }
        }
    }
}

/// The texts of one thing in all its renditions: `headline`, `headline_ROLE`, and the `value` of each of `headlines`.
fn renditions<'d, 's>(item: Value<'d, 's>, one: &str, many: &str) -> Vec<Option<Value<'d, 's>>> {
    let single = item.members().filter(|member| {
        let rest = member.key().get(one.len()..).filter(|_| starts_with(member.key(), one));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('_'))
    });
    let several = item.get(many).into_iter().flat_map(Value::members).map(|entry| entry.get("value"));
    single.map(Some).chain(several).collect()
}

/// The body. Its renditions say the same in several ways: the one that marks its paragraphs is read, else the first.
fn body<'s>(builder: &mut Builder<'s>, item: Value<'_, 's>) {
    let bodies: Vec<View<'_>> =
        renditions(item, "body", "bodies").into_iter().flatten().filter_map(Value::text).collect();
    if let Some(page) = bodies.iter().find(|body| is_html(body.text())) {
        html::write_page(builder, page, None);
    } else if let Some(text) = bodies.iter().find(|body| !body.text().trim_start().starts_with('<')) {
        plain::write(builder, text, Opening::Paragraph);
    }
}

/// Whether a body is HTML: its content type may be missing, its elements are not.
fn is_html(text: &str) -> bool {
    const ELEMENTS: [&str; 10] = ["p", "div", "html", "body", "section", "article", "h1", "h2", "ul", "blockquote"];
    let opens = |name: &&str| {
        memchr::memmem::find_iter(text.as_bytes(), format!("<{name}").as_bytes())
            .any(|at| matches!(text.as_bytes().get(at + 1 + name.len()), Some(b'>' | b' ' | b'/' | b'\n')))
    };
    ELEMENTS.iter().any(opens)
}

/// The captions of a picture, a graphic, a video that goes with the story. Another text is another story.
fn captions<'s>(builder: &mut Builder<'s>, association: Value<'_, 's>) {
    let kind = association.get("type").and_then(Value::text);
    if kind.is_some_and(|kind| kind.text() == "text") {
        return;
    }
    for description in renditions(association, "description", "descriptions") {
        line(builder, BlockKind::Caption, description);
    }
}

/// Writes a text of one block, unless a block of that kind says it already.
fn line<'s>(builder: &mut Builder<'s>, kind: BlockKind, value: Option<Value<'_, 's>>) {
    let Some(view) = value.and_then(Value::text) else { return };
    if is_html(view.text()) {
        html::write_page(builder, &view, Some(kind));
    } else {
        prose::line(builder, kind, &view);
    }
}

fn starts_with(key: &str, start: &str) -> bool {
    key.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
}
