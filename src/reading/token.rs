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
    /// Whether it is a word that begins with a capital.
    pub capital: bool,
    /// Index of its block.
    pub block: u32,
}

impl Token {
    /// What it says in its text: what it prints, but for a hyphen between spaces, which is the dash that plain copy has no sign for.
    pub(super) fn word<'t>(&self, text: &'t str) -> &'t str {
        let word = self.span.of(text);
        let parted = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let (bytes, start) = (text.as_bytes(), self.span.start as usize);
        let is_dash = word == "-"
            && parted(start.checked_sub(1).and_then(|before| bytes.get(before)))
            && parted(bytes.get(start + 1));
        if is_dash { "–" } else { word }
    }
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
    let mut end = 0;
    while let Some(byte) = text.as_bytes().get(end) {
        let start = end;
        let first = if byte.is_ascii() { char::from(*byte) } else { text[end..].chars().next().unwrap_or_default() };
        end += first.len_utf8();
        if first.is_whitespace() {
            continue;
        }
        let kind = if is_letter(first) {
            TokenKind::Word
        } else if first.is_ascii_digit() {
            TokenKind::Number
        } else {
            TokenKind::Mark
        };
        if kind != TokenKind::Mark {
            end += plain_letters(text, end);
            // Most words end at a space.
            if text.as_bytes().get(end) != Some(&b' ') {
                end = end_of_word(text, start, end, kind);
            }
        }
        let capital = kind == TokenKind::Word && first.is_uppercase();
        tokens.push(Token { span: Span::new(base + start as u32, base + end as u32), kind, capital, block });
    }
}

/// The end of the word or number at `start`, of which the bytes up to `end` are known to be part.
fn end_of_word(text: &str, start: usize, mut end: usize, kind: TokenKind) -> usize {
    loop {
        end += plain_letters(text, end);
        let mut rest = text[end..].chars();
        let Some(ch) = rest.next() else { return end };
        let joins = is_letter(ch)
            || ch.is_numeric()
            || is_combining(ch)
            || joins_inside(ch, kind, rest.next()) && !(ch == '-' && parts_tenure(&text[start..end], &text[end + 1..]));
        if !joins {
            // The stop of an abbreviation (`U.S.`, `a.m.`) belongs to it when it has one inside already.
            let abbreviates = ch == '.' && kind == TokenKind::Word && is_dotted(&text[start..end]);
            return end + usize::from(abbreviates);
        }
        end += ch.len_utf8();
    }
}

/// How many ASCII letters and digits stand from `at` on.
fn plain_letters(text: &str, at: usize) -> usize {
    text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// Whether `ch` is a letter. Curly quotes and dashes, which are common, are ruled out without a look at the tables of Unicode.
fn is_letter(ch: char) -> bool {
    const GENERAL_PUNCTUATION: std::ops::RangeInclusive<char> = '\u{2000}'..='\u{206f}';
    !GENERAL_PUNCTUATION.contains(&ch) && ch.is_alphabetic()
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

/// The word that owns something: what stands before its `'s`.
pub(super) fn owner(word: &str) -> Option<&str> {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))
}

/// Single letters parted by stops: `U.S`, `a.m`, `J.D`.
pub(super) fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1)
}

fn is_combining(ch: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&ch)
}
