//! From the bytes of a file to an [`Article`]. Reading never fails: markup that makes no sense is read as the words it shows.
//!
//! Every reader works the same way. It looks at the file through a [`view`] that hides shortcodes, says to the [`flow`] which containers
//! open and close, and writes text to the article by the bytes it came from. Front matter is read first and its copy comes first.

mod address;
mod caption;
mod dateline;
mod docx;
mod entity;
mod flow;
mod front_matter;
mod heading;
mod html;
mod json;
mod markdown;
mod mask;
mod ninjs;
mod open;
mod plain;
mod prose;
mod row;
mod view;
mod xml;

pub use open::{Refusal, open};
pub use row::{Row, RowFields, read_row};

use crate::article::{Article, BlockKind, Builder, FieldNames};
use crate::source::Source;

/// The formats lastread reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Markdown with YAML, TOML, Lektor or no front matter.
    Markdown,
    /// An HTML page or fragment, with or without front matter.
    Html,
    /// Plain text: paragraphs parted by blank lines.
    Plain,
    /// A ninjs item: news in JSON.
    Ninjs,
    /// NITF, or NewsML-G2 with a story inside.
    Xml,
    /// A Word document; a [`Source`] of it is its part `word/document.xml`.
    Docx,
}

impl Format {
    /// The format of a path by its extension, or `None` where it is not one lastread reads.
    pub fn of_path(path: &str) -> Option<Format> {
        let name = path.rsplit('/').next().unwrap_or(path);
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mdx" | "lr" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "txt" | "text" => Some(Format::Plain),
            "json" | "ninjs" => Some(Format::Ninjs),
            "docx" => Some(Format::Docx),
            "xml" | "nitf" | "newsml" => Some(Format::Xml),
            _ => None,
        }
    }

    /// The format of a file in an editor, where JSON and XML may be anything and a Word document is not shown as it is kept.
    pub fn of_text(path: &str, text: &str) -> Option<Format> {
        Format::of_path(path).filter(|format| match format {
            Format::Markdown | Format::Html | Format::Plain => true,
            Format::Ninjs => ninjs::is_item(text),
            Format::Xml => xml::is_story(text),
            Format::Docx => false,
        })
    }
}

/// Reads a source whose fields of metadata have their usual names.
pub fn read(source: &Source, format: Format) -> Article {
    read_with(source, format, FieldNames::usual())
}

/// Reads a source whose fields of metadata have these `names`.
pub fn read_with(source: &Source, format: Format, names: &FieldNames) -> Article {
    let finish = |read: &dyn Fn(&mut Builder<'_>)| finish(source, names, read);
    match format {
        Format::Markdown => {
            let dialect = markdown::Dialect::of_path(source.path());
            finish(&|builder| markdown::read(builder, dialect))
        }
        Format::Html => {
            let article = finish(&|builder| html::read(builder, html::Title::Meta));
            let has_headline = article.blocks().iter().any(|block| block.kind == BlockKind::Headline);
            if has_headline || article.meta().get("title").is_none() {
                return article;
            }
            // Only a whole reading shows that the page has no heading of its own for its title to yield to.
            finish(&|builder| html::read(builder, html::Title::Headline))
        }
        Format::Plain => finish(&plain::read),
        Format::Ninjs => finish(&ninjs::read),
        Format::Xml => finish(&xml::read),
        Format::Docx => finish(&|builder| docx::read(builder, source)),
    }
}

/// What every format has in common once it is read: datelines, printed addresses, headings that head nothing.
fn finish(source: &Source, names: &FieldNames, read: impl FnOnce(&mut Builder<'_>)) -> Article {
    let mut builder = Builder::with_names(source.text(), names);
    read(&mut builder);
    builder.end();
    dateline::find(&mut builder);
    caption::find(&mut builder);
    address::find(&mut builder);
    heading::find_bare(&mut builder);
    builder.finish()
}
