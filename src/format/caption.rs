//! Paragraphs that say of themselves that they are captions: `Photo caption: Ann Lee at the harbor.`, `Cutline: …`, `(Photo: Ann Lee)`.

use crate::article::{BlockKind, Builder};

/// What a caption calls itself, in small letters, before its colon.
const LABELS: &[&str] = &[
    "caption",
    "photo caption",
    "picture caption",
    "photo",
    "photograph",
    "picture",
    "cutline",
    "image caption",
    "main image",
    "image",
];

/// In bytes: a label and its colon.
const LONGEST: usize = 20;

/// Calls every paragraph that a label of a caption opens a caption.
pub(super) fn find(builder: &mut Builder<'_>) {
    for block in 0..builder.blocks_so_far().len() {
        let found = &builder.blocks_so_far()[block];
        if found.kind == BlockKind::Paragraph && is_labelled(found.span.of(builder.text_so_far())) {
            builder.set_kind(block, BlockKind::Caption);
        }
    }
}

fn is_labelled(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[']);
    // The first byte rules most paragraphs out.
    let opens = matches!(text.as_bytes().first(), Some(b'C' | b'P' | b'I' | b'M' | b'c' | b'p'));
    let colon = text.bytes().take(LONGEST).position(|byte| byte == b':').filter(|_| opens);
    colon.is_some_and(|colon| {
        let (label, caption) = text.split_at(colon);
        caption.starts_with(": ") && LABELS.iter().any(|known| label.eq_ignore_ascii_case(known))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_say_that_they_are() {
        for caption in
            ["Photo caption: Ann Lee.", "PHOTO: Ann Lee at the harbor", "(Picture: Ann Lee)", "Cutline: Ann Lee."]
        {
            assert!(is_labelled(caption), "{caption}");
        }
        for other in ["Captions are long: read on.", "Photo by Ann Lee", "Photo:", "The caption: Ann Lee."] {
            assert!(!is_labelled(other), "{other}");
        }
    }
}
