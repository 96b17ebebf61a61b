//! Prose that stands outside the body: front matter, the attributes of shortcodes, the headline of a wire item.

use super::markdown;
use super::view::View;
use crate::article::{BlockKind, Builder};

/// Writes `view`, which holds no markup, as one line of that kind, unless a block of that kind says it already.
pub(super) fn line(builder: &mut Builder<'_>, kind: BlockKind, view: &View<'_>) {
    let before = builder.blocks_so_far().len();
    builder.begin(kind, 0, 0);
    view.emit_line(0..view.text().len(), builder);
    builder.end();
    if builder.blocks_so_far().len() > before {
        builder.drop_repeated_block();
    }
}

/// Writes `view`, which may hold a little markup, as blocks of that kind: one, or one for each of its paragraphs.
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
