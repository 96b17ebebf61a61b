//! XML as the elements, ends and texts it is made of, each with its bytes.

use crate::format::entity;
use crate::format::view::View;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::ops::Range;

/// A piece of XML. Instructions and declarations are none of a story.
#[derive(Debug)]
pub(in crate::format) enum Token<'s> {
    /// An element opens; one without content closes at once.
    Start(Element<'s>),
    /// An element closes: its name without a prefix.
    End(&'s str),
    /// Text, or a reference to a character; as written.
    Text(Range<usize>),
    /// Text in a `CDATA` section, in which nothing stands for anything else.
    Verbatim(Range<usize>),
    /// A comment, its marks included.
    Comment(Range<usize>),
}

/// The start tag of an element.
#[derive(Debug, Clone)]
pub(in crate::format) struct Element<'s> {
    /// Its name without a prefix.
    pub name: &'s str,
    source: &'s str,
    /// The bytes of its tag.
    pub tag: Range<usize>,
}

impl Element<'_> {
    /// Where the value of an attribute stands, quotation marks excluded. A prefix is part of the name asked for.
    pub(in crate::format) fn attribute(&self, name: &str) -> Option<Range<usize>> {
        let tag = &self.source[self.tag.clone()];
        let mut at = tag.find(|ch: char| ch.is_ascii_whitespace() || ch == '>')?;
        while let Some(equals) = tag[at..].find('=').map(|found| at + found) {
            let key = tag[at..equals].trim();
            let open = equals + 1 + tag[equals + 1..].find(['"', '\''])?;
            let mark = char::from(tag.as_bytes()[open]);
            let close = open + 1 + tag[open + 1..].find(mark)?;
            if key == name {
                return Some(self.tag.start + open + 1..self.tag.start + close);
            }
            at = close + 1;
        }
        None
    }

    /// The value of an attribute as written.
    pub(in crate::format) fn value(&self, name: &str) -> Option<&str> {
        self.attribute(name).map(|range| &self.source[range])
    }
}

/// Reads a text token by token, up to a mistake that cannot be read past.
pub(in crate::format) struct Tokens<'s> {
    source: &'s str,
    /// Where the reader began: it passes a byte-order mark without counting it.
    start: usize,
    /// Where it ends.
    finish: usize,
    reader: Reader<&'s [u8]>,
    /// How many elements are open.
    depth: usize,
    /// The bytes of the last token.
    last: Range<usize>,
    /// The end of an element without content, which follows its start.
    end: Option<&'s str>,
}

impl<'s> Tokens<'s> {
    /// The tokens of all of a text.
    pub(in crate::format) fn whole(source: &'s str) -> Self {
        Tokens::new(source, 0..source.len())
    }

    /// The tokens of the XML at a range of a text.
    pub(in crate::format) fn new(source: &'s str, range: Range<usize>) -> Self {
        let start = range.start + after_marks(&source[range.clone()]);
        let mut reader = Reader::from_str(&source[start..range.end]);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Tokens { source, start, finish: range.end, reader, depth: 0, last: start..start, end: None }
    }

    /// How many elements are open; of an element whose start was just read, what [`next_in`](Self::next_in) wants.
    pub(in crate::format) fn depth(&self) -> usize {
        self.depth
    }

    /// The next token, unless it ends the element that was opened at that depth.
    pub(in crate::format) fn next_in(&mut self, depth: usize) -> Option<Token<'s>> {
        let token = self.next()?;
        (self.depth >= depth).then_some(token)
    }

    /// What the element that has just opened says, references decoded, and the bytes between its tags; its end is passed.
    pub(in crate::format) fn said(&mut self) -> (View<'s>, Range<usize>) {
        let (mut view, start, depth) = (View::empty(), self.last.end, self.depth);
        while let Some(token) = self.next_in(depth) {
            match token {
                Token::Text(range) => entity::decode_into(self.source, range, &mut view),
                Token::Verbatim(range) => view.push_verbatim(self.source, range),
                Token::Start(_) | Token::End(_) | Token::Comment(_) => {}
            }
        }
        (view, start..self.end_since(depth).max(start))
    }

    /// The bytes between the start tag that was just read and its end tag, which is passed.
    pub(in crate::format) fn content(&mut self) -> Range<usize> {
        let (start, depth) = (self.last.end, self.depth);
        while self.next_in(depth).is_some() {}
        start..self.end_since(depth).max(start)
    }

    /// Where the element ended that was opened at that depth: before its end tag, or with the text.
    fn end_since(&self, depth: usize) -> usize {
        if self.depth < depth { self.last.start } else { self.finish }
    }

    fn read(&mut self) -> Option<Token<'s>> {
        loop {
            let from = self.start + self.reader.buffer_position() as usize;
            let event = self.reader.read_event().ok()?;
            self.last = from..self.start + self.reader.buffer_position() as usize;
            let range = self.last.clone();
            match event {
                Event::Start(_) => return Some(self.open(range)),
                Event::Empty(_) => {
                    let token = self.open(range);
                    self.end = Some(if let Token::Start(element) = &token { element.name } else { "" });
                    return Some(token);
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Some(Token::End(local(&self.source[range.start + 2..range.end])));
                }
                Event::Text(_) | Event::GeneralRef(_) => return Some(Token::Text(range)),
                Event::CData(_) => return Some(Token::Verbatim(range.start + CDATA.len()..range.end - "]]>".len())),
                Event::Comment(_) => return Some(Token::Comment(range)),
                Event::Eof => return None,
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }

    fn open(&mut self, tag: Range<usize>) -> Token<'s> {
        self.depth += 1;
        let name = local(&self.source[tag.start + 1..tag.end]);
        Token::Start(Element { name, source: self.source, tag })
    }
}

const CDATA: &str = "<![CDATA[";

impl<'s> Iterator for Tokens<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        if let Some(name) = self.end.take() {
            self.last.start = self.last.end;
            self.depth -= 1;
            return Some(Token::End(name));
        }
        self.read()
    }
}

/// The name a tag starts with, without its prefix.
fn local(tag: &str) -> &str {
    let end = tag.find(|ch: char| ch.is_ascii_whitespace() || matches!(ch, '/' | '>')).unwrap_or(tag.len());
    tag[..end].rsplit(':').next().unwrap_or_default()
}

/// Where a text starts after its byte-order mark.
fn after_marks(text: &str) -> usize {
    text.len() - text.trim_start_matches('\u{feff}').len()
}

/// Why a text is no XML, and the byte where that shows.
pub(in crate::format) fn mistake(text: &str) -> Option<(String, usize)> {
    let start = after_marks(text);
    let mut reader = Reader::from_str(&text[start..]);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<usize> = Vec::new();
    loop {
        let from = start + reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(_)) => open.push(from),
            Ok(Event::End(_)) => drop(open.pop()),
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => return Some((error.to_string(), start + reader.error_position() as usize)),
        }
    }
    let unclosed = open.pop()?;
    Some((format!("`{}` is never closed", local(&text[unclosed + 1..])), unclosed))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tokens of a text, each with the bytes it stands for.
    fn shown(text: &str) -> Vec<String> {
        let show = |token| match token {
            Token::Start(element) => format!("<{}", element.name),
            Token::End(name) => format!("/{name}"),
            Token::Text(range) => text[range].to_owned(),
            Token::Verbatim(range) => format!("={}", &text[range]),
            Token::Comment(range) => format!("?{}", &text[range]),
        };
        Tokens::whole(text).map(show).collect()
    }

    #[test]
    fn every_token_knows_its_bytes() {
        let text =
            "\u{feff}<?xml version='1.0'?><!DOCTYPE a><n:a x=\"1\"><!-- no -->é &amp; R&D<b /><![CDATA[<c>]]></n:a >";
        assert_eq!(shown(text), ["<a", "?<!-- no -->", "é ", "&amp;", " R", "&D", "<b", "/b", "=<c>", "/a"]);
    }

    #[test]
    fn attributes_are_found_in_their_tag() {
        let text = "<a b = 'x>y' n:c=\"z='1'\"  d='é'/>";
        let Some(Token::Start(element)) = Tokens::whole(text).next() else { panic!("an element") };
        assert_eq!(
            ["b", "n:c", "d", "c", "y"].map(|name| element.value(name)),
            [Some("x>y"), Some("z='1'"), Some("é"), None, None]
        );
    }

    #[test]
    fn the_content_of_an_element_is_all_between_its_tags() {
        let text = "<a><b>one <i>two</i>&amp;</b><c/>x</a>";
        let mut tokens = Tokens::whole(text);
        tokens.by_ref().take(2).for_each(drop);
        assert_eq!(&text[tokens.content()], "one <i>two</i>&amp;");
        tokens.next();
        assert_eq!(&text[tokens.content()], "");
        assert!(matches!(tokens.next(), Some(Token::Text(_))));
    }

    #[test]
    fn mistakes_are_located() {
        assert_eq!(mistake("<a>R&D <b/></a>\n"), None);
        assert_eq!(mistake("<a>\n<b>x</b>").map(|(_, at)| at), Some(0));
        assert_eq!(mistake("<a><b></a>").map(|(_, at)| at), Some(6));
        assert!(mistake("<a><b x='").is_some());
    }
}
