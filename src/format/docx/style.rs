//! The styles of a document: what a paragraph is, by the name of its style or of the one that was made from.

use crate::article::BlockKind;
use crate::format::xml::{Token, Tokens};
use std::collections::HashMap;

/// The styles of one document by their ids.
#[derive(Default)]
pub(super) struct Styles<'s> {
    by_id: HashMap<&'s str, Style<'s>>,
}

#[derive(Default)]
struct Style<'s> {
    /// Its name, which is English in a document of any language.
    name: &'s str,
    /// The style it was made from.
    based_on: Option<&'s str>,
    /// Whether its text is hidden.
    is_hidden: bool,
}

/// What a paragraph of a style is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A block of that kind.
    Block(BlockKind),
    /// A heading of that level.
    Heading(u8),
    /// A table of contents.
    Contents,
}

/// How far back a style is followed.
const LONGEST: usize = 10;

impl<'s> Styles<'s> {
    /// Reads `word/styles.xml`.
    pub(super) fn read(text: &'s str) -> Self {
        let mut styles = Styles::default();
        let mut id = None;
        for token in Tokens::whole(text) {
            let Token::Start(element) = token else { continue };
            let value = element.attribute("w:val").map(|range| &text[range]);
            match (element.name, id) {
                ("style", _) => {
                    id = element.attribute("w:styleId").map(|range| &text[range]);
                    if let Some(id) = id {
                        styles.by_id.insert(id, Style::default());
                    }
                }
                ("name" | "basedOn" | "vanish", Some(id)) => {
                    let style = styles.by_id.entry(id).or_default();
                    match element.name {
                        "name" => style.name = value.unwrap_or_default(),
                        "basedOn" => style.based_on = value,
                        _ => style.is_hidden = is_on(value),
                    }
                }
                _ => {}
            }
        }
        styles
    }

    /// What a paragraph of that style is, where its style says so.
    pub(super) fn kind(&self, id: &str) -> Option<Kind> {
        self.chain(id).find_map(|(id, style)| kind(style.map_or(id, |style| style.name)))
    }

    /// Whether text of that style is hidden.
    pub(super) fn hides(&self, id: &str) -> bool {
        self.chain(id).any(|(_, style)| style.is_some_and(|style| style.is_hidden))
    }

    /// A style and those it was made from.
    fn chain<'a>(&'a self, id: &'a str) -> impl Iterator<Item = (&'a str, Option<&'a Style<'s>>)> {
        let mut next = Some(id);
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.by_id.get(id);
            next = style.and_then(|style| style.based_on);
            Some((id, style))
        })
        .take(LONGEST)
    }
}

/// Whether a property that is there holds: it may be there to be switched off.
pub(super) fn is_on(value: Option<&str>) -> bool {
    !matches!(value, Some("0" | "false" | "off"))
}

/// What a style of that name makes of a paragraph. An id, too, is such a name without its spaces.
fn kind(name: &str) -> Option<Kind> {
    let name = name.to_ascii_lowercase().replace([' ', '-', '_'], "");
    if let Some(level) = name.strip_prefix("heading").and_then(|level| level.parse::<u8>().ok()) {
        return (1..=9).contains(&level).then_some(Kind::Heading(level.min(6)));
    }
    Some(Kind::Block(match name.as_str() {
        "title" | "headline" => BlockKind::Headline,
        "subtitle" | "deck" | "standfirst" => BlockKind::Deck,
        "byline" | "author" => BlockKind::Byline,
        "dateline" => BlockKind::Dateline,
        "caption" => BlockKind::Caption,
        "quote" | "intensequote" | "blocktext" | "quotations" => BlockKind::BlockQuote,
        _ if name.starts_with("listbullet") || name.starts_with("listnumber") => BlockKind::ListItem,
        "tocheading" => return Some(Kind::Contents),
        _ if name.strip_prefix("toc").is_some_and(|level| level.parse::<u8>().is_ok()) => return Some(Kind::Contents),
        _ => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_what_its_name_says_or_that_of_the_one_it_was_made_from() {
        let styles = Styles::read(
            "<w:styles><w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
             <w:style w:styleId='Zwischentitel'><w:name w:val='Zwischentitel'/><w:basedOn w:val='berschrift1'/></w:style>\
             <w:style w:styleId='a'><w:name w:val='a'/><w:basedOn w:val='b'/></w:style>\
             <w:style w:styleId='b'><w:name w:val='b'/><w:basedOn w:val='a'/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>",
        );
        assert_eq!(styles.kind("Zwischentitel"), Some(Kind::Heading(1)));
        assert_eq!(styles.kind("Title"), Some(Kind::Block(BlockKind::Headline)), "a style that is not described");
        assert_eq!(styles.kind("a"), None, "made from itself");
        assert!(styles.hides("a") && !styles.hides("berschrift1"));
        assert_eq!(Styles::default().kind("TOC2"), Some(Kind::Contents));
    }
}
