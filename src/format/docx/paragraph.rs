//! One paragraph: what its properties make of it, and the runs, links and boxes in it.

use super::style::Kind;
use super::{Reader, is_left_out, value};
use crate::article::{BlockKind, MarkKind};
use crate::format::xml::{Token, Tokens};

/// The properties of a paragraph.
#[derive(Default)]
pub(super) struct Paragraph<'s> {
    /// The id of its style.
    style: Option<&'s str>,
    /// The list it is an item of, and how deep.
    list: Option<&'s str>,
    depth: u8,
    /// Whether its mark was deleted: the next paragraph is part of this one.
    pub(super) runs_on: bool,
}

impl<'s> Reader<'_, 's, '_> {
    /// Reads what stands in a paragraph, or in a link or a change in it.
    pub(super) fn inline(&mut self, tokens: &mut Tokens<'s>, paragraph: &mut Paragraph<'s>) {
        let mut is_prompt = false;
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                "sdtPr" => is_prompt = self.is_prompt(tokens),
                "sdtContent" if std::mem::take(&mut is_prompt) => drop(tokens.content()),
                "pPr" => self.properties(tokens, paragraph),
                "r" => self.run(tokens, paragraph),
                "hyperlink" => {
                    let start = self.builder.text_len();
                    self.link(tokens, paragraph);
                    if self.builder.in_block() {
                        self.builder.mark(MarkKind::Link, start);
                    }
                }
                name if is_left_out(name) => drop(tokens.content()),
                _ => {}
            }
        }
    }

    fn link(&mut self, tokens: &mut Tokens<'s>, paragraph: &mut Paragraph<'s>) {
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            match token {
                Token::Start(element) if element.name == "r" => self.run(tokens, paragraph),
                Token::Start(element) if is_left_out(element.name) => drop(tokens.content()),
                _ => {}
            }
        }
    }

    fn properties(&mut self, tokens: &mut Tokens<'s>, paragraph: &mut Paragraph<'s>) {
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                "pStyle" => paragraph.style = value(self.source, &element),
                // Number 0 takes an item out of the list its style puts it in.
                "numId" => paragraph.list = value(self.source, &element).filter(|id| *id != "0"),
                "ilvl" => paragraph.depth = value(self.source, &element).and_then(|it| it.parse().ok()).unwrap_or(0),
                "del" | "moveFrom" => paragraph.runs_on = true,
                "pPrChange" | "rPrChange" | "sectPr" => drop(tokens.content()),
                _ => {}
            }
        }
    }

    /// Opens the block of a paragraph, unless it is open; `false` where its text is no copy.
    pub(super) fn need_block(&mut self, paragraph: &Paragraph<'s>) -> bool {
        let styled = paragraph.style.and_then(|style| self.styles.kind(style));
        if styled == Some(Kind::Contents) || paragraph.style.is_some_and(|style| self.styles.hides(style)) {
            return false;
        }
        if self.builder.in_block() {
            return true;
        }
        let has_headline = || self.builder.blocks_so_far().iter().any(|block| block.kind == BlockKind::Headline);
        let (kind, level) = match (self.inside, styled) {
            (Some((kind, _)), _) => (kind, 0),
            (None, Some(Kind::Block(kind))) => (kind, 0),
            // A first heading that nothing stands before is the headline.
            (None, Some(Kind::Heading(1))) if !self.has_text && !has_headline() => (BlockKind::Headline, 1),
            (None, Some(Kind::Heading(level))) => (BlockKind::Heading, level),
            (None, _) if paragraph.list.is_some() => (BlockKind::ListItem, 0),
            (None, _) => (BlockKind::Paragraph, 0),
        };
        let (level, group) = match kind {
            BlockKind::ListItem => (paragraph.depth.saturating_add(1), self.list_of(paragraph)),
            BlockKind::BlockQuote => (1, 0),
            _ => (level, self.inside.map_or(0, |(_, group)| group)),
        };
        if kind != BlockKind::ListItem {
            self.list = None;
        }
        self.builder.begin(kind, level, group);
        true
    }

    /// The group of the list a paragraph is an item of: that of the item before it, where both are of one list.
    fn list_of(&mut self, paragraph: &Paragraph<'s>) -> u32 {
        let id = paragraph.list.or(paragraph.style).unwrap_or_default();
        match self.list {
            Some((open, group)) if open == id => group,
            _ => {
                let group = self.builder.new_group();
                self.list = Some((id, group));
                group
            }
        }
    }
}
