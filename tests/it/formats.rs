//! Every format: what a reader of the page would read, with the bytes that made it. Examples first, then properties over markup put
//! together at random.

mod examples;
mod newsroom;
mod one_story;
mod properties;

use lastread::article::{Article, BlockKind, MarkKind};
use lastread::format::{self, Format};
use lastread::source::Source;

/// Reads `text` as the file `path`.
fn read(path: &str, text: &str) -> (Source, Article) {
    let source = Source::new(path, text);
    let format = Format::of_path(path).expect("a path of a known format");
    let article = format::read(&source, format);
    (source, article)
}

/// The blocks of an article, one a line: `kind: text`, with the level where there is one.
fn blocks(path: &str, text: &str) -> Vec<String> {
    let (_, article) = read(path, text);
    let show = |block: &lastread::article::Block| {
        let level = if block.level > 1 { format!(" {}", block.level) } else { String::new() };
        format!("{}{level}: {}", block.kind.name(), article.slice(block.span).replace('\n', "⏎"))
    };
    article.blocks().iter().map(show).collect()
}

/// The texts of the blocks of one kind.
fn texts(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks().iter().filter(|block| block.kind == kind).map(|block| article.slice(block.span)).collect()
}

/// The texts under the marks of one kind.
fn marked(article: &Article, kind: MarkKind) -> Vec<&str> {
    article.marks().iter().filter(|mark| mark.kind == kind).map(|mark| article.slice(mark.span)).collect()
}
