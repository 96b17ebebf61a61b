//! Where a pattern kind looks: which blocks, and which ground inside them is protected.

use super::{Draft, Opt};
use crate::article::{BlockKind, MarkKind};
use crate::reading::Reading;
use crate::span::{Span, Text};

/// The options that make a scope.
pub(super) const OPTIONS: &[Opt] = &[
    Opt::new(
        "blocks",
        "a list of blocks, or all",
        "Where it looks: headline, deck, byline, dateline, heading, paragraph, list-item, block-quote, caption, embed, table, code; \
         without it everywhere but in table and code.",
    ),
    Opt::new(
        "outside",
        "a list of grounds and blocks",
        "Protected ground: quote, embed, link, url, code, emphasis, strong, deleted, or a block; without it quote, embed, url, code \
         and deleted.",
    ),
];

/// Which part of a story a pattern kind looks at.
pub(super) struct Scope {
    blocks: Vec<BlockKind>,
    quotes: bool,
    embeds: bool,
    /// Protected inline marks.
    marks: Vec<MarkKind>,
}

const GROUNDS: &[&str] = &["quote", "embed", "link", "url", "code", "emphasis", "strong", "deleted"];
const MARKS: &[(&str, MarkKind)] = &[
    ("link", MarkKind::Link),
    ("url", MarkKind::Url),
    ("code", MarkKind::Code),
    ("emphasis", MarkKind::Emphasis),
    ("strong", MarkKind::Strong),
    ("deleted", MarkKind::Deleted),
];

impl Scope {
    /// The scope the options `blocks` and `outside` give.
    pub(super) fn read(draft: &mut Draft<'_, '_>) -> Scope {
        let usual = |kind: &BlockKind| !matches!(kind, BlockKind::TableCell | BlockKind::Code);
        Scope::read_among(draft, &BlockKind::NAMES.iter().map(|(_, kind)| *kind).filter(usual).collect::<Vec<_>>())
    }

    /// The same, with other blocks where `blocks` is not given.
    pub(super) fn read_among(draft: &mut Draft<'_, '_>, usual: &[BlockKind]) -> Scope {
        let block_names: Vec<&str> = BlockKind::NAMES.iter().map(|(name, _)| *name).collect();
        let mut scope = Scope { blocks: usual.to_vec(), quotes: true, embeds: true, marks: Vec::new() };
        if let Some(node) = draft.get("blocks") {
            let names = draft.mistakes.texts(node);
            scope.blocks.clear();
            for name in names {
                match BlockKind::NAMES.iter().find(|(block, _)| *block == name.text) {
                    Some((_, kind)) => scope.blocks.push(*kind),
                    None if name.text == "all" => scope.blocks.extend(BlockKind::NAMES.iter().map(|(_, kind)| kind)),
                    None => {
                        let mistake = draft.mistakes.push(name.node.span, format!("there is no block `{}`", name.text));
                        mistake.suggest(name.text, block_names.iter().copied().chain(["all"]));
                    }
                }
            }
        }
        let Some(node) = draft.get("outside") else {
            scope.marks = vec![MarkKind::Url, MarkKind::Code, MarkKind::Deleted];
            // Who asks for block quotes means them.
            let asked = draft.get("blocks").is_some() && scope.blocks.iter().any(|block| block.is_embedded());
            scope.embeds = !asked;
            return scope;
        };
        (scope.quotes, scope.embeds) = (false, false);
        // An empty list is meant: no ground is protected.
        let items = draft.mistakes.list(node);
        for item in items {
            let Some(name) = draft.mistakes.text(item) else { continue };
            let block = BlockKind::NAMES.iter().find(|(block, _)| *block == name.text);
            let mark = MARKS.iter().find(|(mark, _)| *mark == name.text);
            scope.quotes |= name.text == "quote";
            scope.embeds |= name.text == "embed";
            scope.marks.extend(mark.map(|(_, mark)| *mark));
            if let Some((_, kind)) = block {
                scope.blocks.retain(|block| block != kind);
            } else if !GROUNDS.contains(&name.text) {
                let names = GROUNDS.iter().copied().chain(block_names.iter().copied());
                draft.mistakes.push(item.span, format!("there is no ground `{}`", name.text)).suggest(name.text, names);
            }
        }
        if scope.blocks.is_empty() && draft.mistakes.is_empty() {
            draft.mistakes.push(node.span, "no block is left to look at, so this rule can never fire");
        }
        scope
    }

    /// The blocks looked at, in text order.
    pub(super) fn blocks<'r>(&'r self, reading: &'r Reading<'_>) -> impl Iterator<Item = Span<Text>> + 'r {
        let blocks = reading.article().blocks().iter();
        blocks.filter(|block| self.looks_at(block.kind)).map(|block| block.span)
    }

    fn looks_at(&self, kind: BlockKind) -> bool {
        self.blocks.contains(&kind) && !(self.embeds && kind.is_embedded())
    }

    /// Whether a span lies in a block looked at, and neither end of it on protected ground.
    pub(super) fn allows(&self, reading: &Reading<'_>, span: Span<Text>) -> bool {
        let last = span.end.saturating_sub(1).max(span.start);
        let quoted = |at: u32| self.quotes && reading.in_quotation(at);
        let block = reading.article().block_at(span.start).map(|block| reading.article().blocks()[block].kind);
        block.is_some_and(|kind| self.looks_at(kind))
            && !quoted(span.start)
            && !quoted(last)
            && self.allows_but_for_quotation(reading, span)
    }

    /// The same, with quotations and embedded posts no protected ground.
    pub(super) fn allows_but_for_quotation(&self, reading: &Reading<'_>, span: Span<Text>) -> bool {
        let article = reading.article();
        let Some(block) = article.block_at(span.start).map(|block| &article.blocks()[block]) else { return false };
        let last = span.end.saturating_sub(1).max(span.start);
        let protected = |at: u32| self.marks.iter().any(|mark| reading.in_mark(*mark, at));
        let looked_at = self.blocks.contains(&block.kind);
        looked_at && block.span.encloses(span) && !protected(span.start) && !protected(last)
    }
}
