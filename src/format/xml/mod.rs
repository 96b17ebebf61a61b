//! The news in XML: NITF, and NewsML-G2 with a story inside. Which of the two a file is, its outermost element says. Entities that a file
//! declares for itself are shown as they are written and never expanded.

mod newsml;
mod nitf;
mod token;

pub(super) use token::{Element, Token, Tokens, mistake};

use super::view::View;
use crate::article::Builder;
use crate::span::Span;
use std::ops::Range;

/// The outermost elements of NewsML-G2 that hold a story.
const NEWSML: [&str; 2] = ["newsItem", "newsMessage"];

/// Reads a whole file.
pub(super) fn read(builder: &mut Builder<'_>) {
    let mut tokens = Tokens::whole(builder.source());
    match root(&mut tokens) {
        Some("nitf") => nitf::read(builder, &mut tokens),
        Some("newsItem") => newsml::read_item(builder, &mut tokens),
        Some("newsMessage") => newsml::read_message(builder, &mut tokens),
        _ => {}
    }
}

/// Whether the outermost element of a text is that of a story.
pub(super) fn is_story(text: &str) -> bool {
    root(&mut Tokens::whole(text)).is_some_and(|root| root == "nitf" || NEWSML.contains(&root))
}

/// The name of the outermost element, which is opened.
fn root<'s>(tokens: &mut Tokens<'s>) -> Option<&'s str> {
    tokens.find_map(|token| match token {
        Token::Start(root) => Some(root.name),
        _ => None,
    })
}

/// Adds a field of metadata whose value stands at `range`.
fn field(builder: &mut Builder<'_>, name: &str, range: Range<usize>) {
    let source = builder.source();
    let raw = &source[range.clone()];
    let start = range.start + raw.len() - raw.trim_start().len();
    let range = start..start + raw.trim().len();
    let mut view = View::empty();
    super::entity::decode_into(source, range.clone(), &mut view);
    builder.meta(name, view.text(), Span::from_range(range));
}
