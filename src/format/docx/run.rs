//! One run: text of one look, with the breaks, pictures and boxes in it.

use super::paragraph::Paragraph;
use super::style::is_on;
use super::{Reader, Waiting, is_left_out, value};
use crate::article::MarkKind;
use crate::format::entity;
use crate::format::view::View;
use crate::format::xml::{Element, Token, Tokens};
use std::ops::Range;

/// How a run looks.
#[derive(Default)]
struct Look {
    is_hidden: bool,
    marks: Vec<MarkKind>,
}

impl<'s> Reader<'_, 's, '_> {
    /// Reads the run that has just opened.
    pub(super) fn run(&mut self, tokens: &mut Tokens<'s>, paragraph: &Paragraph<'s>) {
        let mut look = Look::default();
        let start = self.builder.text_len();
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            match element.name {
                "rPr" => look = self.look(tokens),
                "docPr" => element.attribute("descr").into_iter().for_each(|range| self.alternative(range)),
                "footnoteReference" | "endnoteReference" if !look.is_hidden => self.refer(&element),
                "txbxContent" => self.waiting.push(Waiting::Box(tokens.content())),
                name if is_left_out(name) => drop(tokens.content()),
                "t" | "tab" | "br" | "cr" | "noBreakHyphen" if !look.is_hidden && self.need_block(paragraph) => {
                    match element.name {
                        "t" => self.text(&tokens.said().0),
                        "noBreakHyphen" => self.builder.decoded("-", element.tag),
                        "tab" => self.builder.space(element.tag),
                        // A page or a column may end inside a paragraph.
                        "br" if element.attribute("w:type").is_some() => self.builder.space(element.tag),
                        _ => self.builder.line_break(element.tag),
                    }
                }
                _ => {}
            }
        }
        if self.builder.in_block() {
            look.marks.into_iter().for_each(|mark| self.builder.mark(mark, start));
        }
    }

    fn look(&mut self, tokens: &mut Tokens<'s>) -> Look {
        let mut look = Look::default();
        let depth = tokens.depth();
        while let Some(token) = tokens.next_in(depth) {
            let Token::Start(element) = token else { continue };
            let mark = match element.name {
                "vanish" | "webHidden" => {
                    look.is_hidden |= is_on(value(self.source, &element));
                    continue;
                }
                "rStyle" => {
                    look.is_hidden |= value(self.source, &element).is_some_and(|style| self.styles.hides(style));
                    continue;
                }
                "rPrChange" => {
                    tokens.content();
                    continue;
                }
                "b" => MarkKind::Strong,
                "i" => MarkKind::Emphasis,
                "strike" | "dstrike" => MarkKind::Deleted,
                _ => continue,
            };
            if is_on(value(self.source, &element)) {
                look.marks.push(mark);
            }
        }
        look
    }

    fn text(&mut self, view: &View<'s>) {
        let range = 0..view.text().len();
        if view.text().contains(['\n', '\r']) {
            view.emit_line(range, self.builder);
        } else {
            view.emit(range, self.builder);
        }
    }

    /// Keeps the note that an element refers to.
    fn refer(&mut self, element: &Element<'s>) {
        let id = element.attribute("w:id").map(|range| &self.source[range]);
        let text = id.and_then(|id| self.notes.referred(element.name, id)).filter(|text| !text.is_empty());
        self.waiting.extend(text.map(|text| Waiting::Note(text.to_owned(), element.tag.clone())));
    }

    /// Keeps a picture's alternative text, unless Word wrote it itself.
    fn alternative(&mut self, range: Range<usize>) {
        let raw = &self.source[range.clone()];
        if raw.contains("automatically generated") || raw.contains("AI-generated") {
            return;
        }
        let mut view = View::empty();
        entity::decode_into(self.source, range, &mut view);
        self.waiting.push(Waiting::Alternative(view));
    }
}
