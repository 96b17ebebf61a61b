//! Words, numbers and marks. A word keeps its inner apostrophes, hyphens and full stops (`O’Neal`, `Al-Othaimeen`, `U.S.`): what an
//! editor would call one word is one token.

use crate::article::Article;
use crate::span::{Span, Text};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Starts with a letter.
    Word,
    /// Starts with a digit (`14`, `1,250.5`, `14th`, `2016-17`).
    Number,
    /// One character that is neither letter, digit nor white space.
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span<Text>,
    /// What it is.
    pub kind: TokenKind,
    /// Index of its block.
    pub block: u32,
}

pub(super) fn read(article: &Article) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(article.text().len() / 5);
    for (index, block) in article.blocks().iter().enumerate() {
        tokenize(article.slice(block.span), block.span.start, index as u32, &mut tokens);
    }
    tokens
}

/// The tokens of a text that is no article (a metadata value), as one block.
pub(super) fn of_plain_text(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, 0, 0, &mut tokens);
    tokens
}

fn tokenize(text: &str, base: u32, block: u32, tokens: &mut Vec<Token>) {
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let kind = if first.is_alphabetic() {
            TokenKind::Word
        } else if first.is_ascii_digit() {
            TokenKind::Number
        } else {
            TokenKind::Mark
        };
        if kind != TokenKind::Mark {
            while let Some(&(at, ch)) = chars.peek() {
                let joins = ch.is_alphanumeric()
                    || is_combining(ch)
                    || joins_inside(ch, kind, text[at + ch.len_utf8()..].chars().next())
                        && !(ch == '-' && parts_tenure(&text[start..at], &text[at + 1..]));
                if !joins {
                    break;
                }
                end = at + ch.len_utf8();
                chars.next();
            }
            // The stop of an abbreviation (`U.S.`, `a.m.`) belongs to it when it has one inside already.
            if kind == TokenKind::Word && text[end..].starts_with('.') && is_dotted(&text[start..end]) {
                end += 1;
                chars.next();
            }
        }
        tokens.push(Token { span: Span::new(base + start as u32, base + end as u32), kind, block });
    }
}

/// Whether `ch`, inside a token of that kind and before `next`, belongs to it.
fn joins_inside(ch: char, kind: TokenKind, next: Option<char>) -> bool {
    let Some(next) = next else { return false };
    match kind {
        // `2016-17` is one number; `34-year-old` is a number, a hyphen and a word.
        TokenKind::Number => match ch {
            '-' | ',' | '.' | ':' | '/' => next.is_ascii_digit(),
            '\'' | '’' => next.is_alphanumeric(),
            _ => false,
        },
        _ => matches!(ch, '\'' | '’' | '-' | '.' | '&') && next.is_alphanumeric(),
    }
}

/// `then-` and `ex-` before a title and `-elect` after one are words of their own (`ex-President`, `President-elect`).
fn parts_tenure(before: &str, after: &str) -> bool {
    matches!(before, "then" | "Then" | "ex" | "Ex") || after.starts_with("elect") || after.starts_with("designate")
}

/// Single letters parted by stops: `U.S`, `a.m`, `J.D`.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

fn is_combining(ch: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&ch)
}
