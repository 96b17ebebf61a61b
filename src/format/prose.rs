//! Prose that stands outside the body: front matter, the attributes of shortcodes. It may hold a little markup of its own.

use super::markdown;
use super::view::View;
use crate::article::{BlockKind, Builder};

/// Writes `view` as blocks of that kind: one, or one for each of its paragraphs.
pub(super) fn write<'s>(builder: &mut Builder<'s>, kind: BlockKind, view: &View<'s>) {
    let text = view.text();
    let has_markup =
        text.bytes().any(|byte| matches!(byte, b'*' | b'_' | b'[' | b'<' | b'&' | b'`' | b'\\' | b'\n' | b'~'));
    if has_markup {
        markdown::write(builder, view, Vec::new(), Some(kind));
    } else {
        builder.begin(kind, 0, 0);
        view.emit(0..text.len(), builder);
        builder.end();
    }
}
