//! NITF, the News Industry Text Format: `hedline`, `byline`, `dateline`, `body.content`, `media-caption`. Its elements for running text are
//! those of HTML, and so is what they mean.

use super::{Token, Tokens, field};
use crate::article::{BlockKind, Builder, MarkKind};
use crate::format::flow::Flow;
use crate::format::html::{Role, Text};
use crate::format::view::View;
use html5gum::HtmlString;

/// Reads the `nitf` element that has just opened.
pub(super) fn read(builder: &mut Builder<'_>, tokens: &mut Tokens<'_>) {
    let depth = tokens.depth();
    while let Some(token) = tokens.next_in(depth) {
        match token {
            Token::Start(part) if part.name == "head" => head(builder, tokens),
            Token::Start(part) if part.name == "body" => body(builder, tokens),
            _ => {}
        }
    }
}

/// Attributes of the head that say something of the story: element, attribute, the name of the field.
const HEAD: &[(&str, &str, &str)] = &[
    ("date.issue", "norm", "date.issue"),
    ("date.release", "norm", "date.release"),
    ("date.expire", "norm", "date.expire"),
    ("pubdata", "date.publication", "date.publication"),
    ("ed-msg", "info", "ed-msg"),
    ("du-key", "key", "du-key"),
    ("doc-id", "id-string", "doc-id"),
    ("evloc", "city", "evloc"),
];

fn head(builder: &mut Builder<'_>, tokens: &mut Tokens<'_>) {
    let depth = tokens.depth();
    while let Some(token) = tokens.next_in(depth) {
        let Token::Start(element) = token else { continue };
        if element.name == "title" {
            let content = tokens.content();
            field(builder, "title", content);
        }
        if let (Some(name), Some(content)) = (element.value("name"), element.attribute("content")) {
            field(builder, name, content);
        }
        for (_, attribute, name) in HEAD.iter().filter(|(owner, ..)| *owner == element.name) {
            element.attribute(attribute).into_iter().for_each(|value| field(builder, name, value));
        }
    }
}

fn body(builder: &mut Builder<'_>, tokens: &mut Tokens<'_>) {
    let view = View::verbatim(builder.source(), 0..builder.source().len());
    let mut flow = Flow::new(builder, Vec::new(), None);
    // Where the story's text runs, a `hl2` is a heading in it.
    let mut in_content = false;
    let depth = tokens.depth();
    while let Some(token) = tokens.next_in(depth) {
        match token {
            Token::Start(element) => {
                in_content |= element.name == "body.content";
                if element.name == "story.date" {
                    element.attribute("norm").into_iter().for_each(|date| field(flow.builder, "story.date", date));
                }
                match role(element.name, in_content) {
                    Some(Role::Break) => Text::new(&mut flow, &view).line_break(element.tag),
                    Some(Role::Rule) => flow.end_block(),
                    Some(role) => flow.enter_html(role, HtmlString(element.name.as_bytes().to_vec()), None),
                    None => {}
                }
            }
            Token::End(name) => {
                in_content &= name != "body.content";
                match role(name, in_content) {
                    None | Some(Role::Break | Role::Rule) => {}
                    Some(role) => flow.leave_html(role, &HtmlString(name.as_bytes().to_vec()), None),
                }
            }
            Token::Text(range) => Text::new(&mut flow, &view).write(range),
            Token::Verbatim(range) => Text::new(&mut flow, &view).write_verbatim(range),
            Token::Comment(range) => {
                let inner = range.start + "<!--".len()..range.end - "-->".len();
                flow.comment(&view, range, inner);
            }
        }
    }
    flow.finish();
}

/// What an element of the body does.
fn role(name: &str, in_content: bool) -> Option<Role> {
    Some(match name {
        "hl1" if !in_content => Role::Copy(BlockKind::Headline),
        "hl2" if !in_content => Role::Copy(BlockKind::Deck),
        "hl1" | "hl2" => Role::Heading(2),
        "abstract" => Role::Copy(BlockKind::Deck),
        "byline" | "tagline" => Role::Copy(BlockKind::Byline),
        "dateline" => Role::Copy(BlockKind::Dateline),
        "media-caption" => Role::Caption,
        "bq" => Role::Quote,
        "nitf-table" => Role::Table,
        "block" | "media" | "body.head" | "body.content" | "body.end" | "hedline" | "credit" | "fn" | "dt" | "dd" => {
            Role::Block
        }
        // Instructions, rights, credits and what machines read.
        "distributor"
        | "note"
        | "rights"
        | "series"
        | "bibliography"
        | "media-metadata"
        | "media-object"
        | "media-producer"
        | "media-reference"
        | "nitf-table-metadata"
        | "nitf-col"
        | "pronounce" => Role::Aside,
        "q" => return None,
        _ => match Role::of(name.as_bytes())? {
            Role::Title | Role::Meta | Role::Time | Role::Picture | Role::Story | Role::Furniture => return None,
            Role::Mark(MarkKind::Code) => return None,
            role => role,
        },
    })
}
