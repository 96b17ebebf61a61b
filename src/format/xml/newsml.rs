//! NewsML-G2: what an agency says of its item, and the item itself, in NITF, XHTML or plain text inside.

use super::{Token, Tokens, field, nitf};
use crate::article::{BlockKind, Builder};
use crate::format::plain::{self, Opening};
use crate::format::view::View;
use crate::format::{html, prose};

/// Reads the `newsMessage` that has just opened: its first text is the story, and the pictures sent with it have captions. Another text is
/// another story.
pub(super) fn read_message<'s>(builder: &mut Builder<'s>, tokens: &mut Tokens<'s>) {
    let depth = tokens.depth();
    while let Some(token) = tokens.next_in(depth) {
        if matches!(token, Token::Start(item) if item.name == "newsItem") {
            read_item(builder, tokens);
        }
    }
}

/// Reads the `newsItem` that has just opened.
pub(super) fn read_item<'s>(builder: &mut Builder<'s>, tokens: &mut Tokens<'s>) {
    let has_story = builder.blocks_so_far().iter().any(|block| block.kind.is_running_text());
    let mut item = Item { builder, is_picture: false, has_story };
    let depth = tokens.depth();
    while let Some(token) = tokens.next_in(depth) {
        let Token::Start(part) = token else { continue };
        match part.name {
            "itemMeta" => item.about_item(tokens),
            "contentMeta" => item.about_content(tokens),
            "contentSet" => item.content(tokens),
            _ => drop(tokens.content()),
        }
    }
}

struct Item<'b, 's> {
    builder: &'b mut Builder<'s>,
    /// Whether it is a picture, a graphic or a video.
    is_picture: bool,
    /// Whether the story was read from an item before this one.
    has_story: bool,
}

impl<'s> Item<'_, 's> {
    /// What the agency says of the item.
    fn about_item(&mut self, tokens: &mut Tokens<'s>) {
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                "itemClass" => {
                    let class = element.value("qcode").or(element.value("uri")).unwrap_or_default();
                    self.is_picture = !class.ends_with("text") && !class.ends_with("composite");
                }
                "versionCreated" | "firstCreated" | "embargoed" | "edNote" | "title" => {
                    self.field(element.name, tokens);
                }
                _ => {}
            }
        }
    }

    /// What the agency says of the content, some of which is copy.
    fn about_content(&mut self, tokens: &mut Tokens<'s>) {
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                "headline" if self.is_picture => drop(tokens.content()),
                "headline" => self.copy(BlockKind::Headline, element.name, tokens),
                "by" if self.is_picture => drop(tokens.content()),
                "by" => self.copy(BlockKind::Byline, element.name, tokens),
                "dateline" => self.copy(BlockKind::Dateline, element.name, tokens),
                "description" => {
                    let role = element.value("role").unwrap_or_default();
                    let is_caption = self.is_picture || role.ends_with("caption");
                    let kind = if is_caption { BlockKind::Caption } else { BlockKind::Deck };
                    self.copy(kind, element.name, tokens);
                }
                "contentCreated" | "contentModified" | "slugline" => self.field(element.name, tokens),
                "located" | "creator" => self.named(element.name, tokens),
                _ => {}
            }
        }
    }

    /// The content of a text item, in whatever language of markup; the first that can be read, as others say the same.
    fn content(&mut self, tokens: &mut Tokens<'s>) {
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                _ if self.has_story || self.is_picture => {}
                "nitf" => {
                    nitf::read(self.builder, tokens);
                    self.has_story = true;
                }
                "html" => {
                    let page = View::verbatim(self.builder.source(), tokens.content());
                    html::write_page(self.builder, &page, None);
                    self.has_story = true;
                }
                "inlineData" => {
                    let is_html = element.value("contenttype").is_some_and(|kind| kind.contains("html"));
                    let (text, _) = tokens.said();
                    if is_html {
                        html::write_page(self.builder, &text, None);
                    } else {
                        plain::write(self.builder, &text, Opening::Paragraph);
                    }
                    self.has_story = true;
                }
                _ => {}
            }
        }
    }

    /// A field of metadata that is copy as well.
    fn copy(&mut self, kind: BlockKind, name: &str, tokens: &mut Tokens<'s>) {
        let (view, range) = tokens.said();
        field(self.builder, name, range);
        prose::line(self.builder, kind, &view);
    }

    fn field(&mut self, name: &str, tokens: &mut Tokens<'s>) {
        let range = tokens.content();
        field(self.builder, name, range);
    }

    /// The names of a place or a person.
    fn named(&mut self, field_name: &str, tokens: &mut Tokens<'s>) {
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            if matches!(token, Token::Start(name) if name.name == "name") {
                self.field(field_name, tokens);
            }
        }
    }
}
