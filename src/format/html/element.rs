//! What each HTML element means to a reader of copy.

use crate::article::{BlockKind, MarkKind};

/// What an element does. Elements that do nothing (`span`, `sup`, unknown ones) have no role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Role {
    /// Marks a run of text.
    Mark(MarkKind),
    /// Parts its text from the text around it; no more than that.
    Block,
    /// A paragraph: closed by the next block.
    Paragraph,
    /// A heading of that level.
    Heading(u8),
    /// A list.
    List,
    /// A list item, a term or its definition: closed by the next one.
    Item,
    /// A block quote.
    Quote,
    /// What is copy of one kind whatever stands around it: a byline, a deck.
    Copy(BlockKind),
    /// A caption of a picture or a table.
    Caption,
    /// A table.
    Table,
    /// A row of cells or a part of a table.
    Row,
    /// A cell.
    Cell,
    /// Preformatted text.
    Pre,
    /// The story itself, whose header and footer are copy.
    Story,
    /// A header or footer: page furniture outside the story.
    Furniture,
    /// Never copy; stands inside a line of text.
    Dropped,
    /// Never copy, and parts the text around it.
    Aside,
    /// The page's title.
    Title,
    /// A line break.
    Break,
    /// A thematic break.
    Rule,
    /// A picture.
    Picture,
    /// Metadata.
    Meta,
    /// A date for machines around one for readers.
    Time,
}

impl Role {
    /// The role of the element of that name, in lower case.
    pub(in crate::format) fn of(name: &[u8]) -> Option<Role> {
        Some(match name {
            b"a" => Role::Mark(MarkKind::Link),
            b"em" | b"i" => Role::Mark(MarkKind::Emphasis),
            b"strong" | b"b" => Role::Mark(MarkKind::Strong),
            b"del" | b"s" | b"strike" => Role::Mark(MarkKind::Deleted),
            b"q" => Role::Mark(MarkKind::Quoted),
            b"code" | b"tt" | b"kbd" | b"samp" => Role::Mark(MarkKind::Code),
            b"p" => Role::Paragraph,
            b"h1" => Role::Heading(1),
            b"h2" => Role::Heading(2),
            b"h3" => Role::Heading(3),
            b"h4" => Role::Heading(4),
            b"h5" => Role::Heading(5),
            b"h6" => Role::Heading(6),
            b"ul" | b"ol" | b"menu" | b"dir" => Role::List,
            b"li" => Role::Item,
            b"blockquote" => Role::Quote,
            b"figcaption" | b"caption" => Role::Caption,
            b"table" => Role::Table,
            b"tr" | b"thead" | b"tbody" | b"tfoot" | b"colgroup" => Role::Row,
            b"td" | b"th" => Role::Cell,
            b"pre" | b"listing" | b"xmp" | b"plaintext" => Role::Pre,
            b"article" | b"main" => Role::Story,
            b"header" | b"footer" => Role::Furniture,
            b"title" => Role::Title,
            b"br" => Role::Break,
            b"hr" => Role::Rule,
            b"img" => Role::Picture,
            b"meta" => Role::Meta,
            b"time" => Role::Time,
            b"address" | b"body" | b"center" | b"dd" | b"details" | b"div" | b"dl" | b"dt" | b"fieldset"
            | b"figure" | b"head" | b"hgroup" | b"html" | b"legend" | b"section" | b"summary" => Role::Block,
            b"aside" | b"dialog" | b"form" | b"nav" => Role::Aside,
            b"audio" | b"button" | b"canvas" | b"datalist" | b"iframe" | b"map" | b"math" | b"noembed"
            | b"noframes" | b"noscript" | b"object" | b"option" | b"script" | b"select" | b"style" | b"svg"
            | b"template" | b"textarea" | b"video" => Role::Dropped,
            _ => return None,
        })
    }

    /// Whether it stands inside a line of text.
    pub(in crate::format) fn is_inline(self) -> bool {
        matches!(
            self,
            Role::Mark(_) | Role::Break | Role::Picture | Role::Meta | Role::Time | Role::Dropped | Role::Title
        )
    }
}

/// Whether a page shows that an element's end tag is lost: all that follows is a link, or bold.
pub(in crate::format) fn needs_end(name: &[u8]) -> bool {
    matches!(name, b"a" | b"b" | b"strong" | b"i" | b"em")
}

/// Whether an element with these classes and attributes is a post embedded from another site.
pub(in crate::format) fn is_embed(class: &str, mut attributes: impl Iterator<Item = impl AsRef<[u8]>>) -> bool {
    const CLASSES: [&str; 8] = [
        "twitter-tweet",
        "twitter-video",
        "instagram-media",
        "tiktok-embed",
        "bluesky-embed",
        "mastodon-embed",
        "reddit-embed-bq",
        "fb-post",
    ];
    class.split_ascii_whitespace().any(|name| CLASSES.contains(&name))
        || attributes.any(|name| name.as_ref().starts_with(b"data-embed") || name.as_ref().starts_with(b"data-bluesky"))
}
