//! Whether bytes of a file stand for the text that was read from them.

/// Whether the bytes `made` are a way to write `shown`, decided here without the reader's own code.
pub(super) fn stands_for(made: &str, shown: &str) -> bool {
    if let Some(number) = made.strip_prefix("&#") {
        let number = number.trim_end_matches(';');
        let code = number.strip_prefix(['x', 'X']).map_or(number.parse(), |hex| u32::from_str_radix(hex, 16));
        let ch = code.ok().filter(|code| *code > 0).and_then(char::from_u32).unwrap_or('\u{fffd}');
        return shown == ch.to_string();
    }
    if made == shown {
        return true;
    }
    // What stands in a string inside JSON is unescaped first; what that shows may stand for something again.
    if unescaped(made).is_some_and(|json| json == shown || json != made && stands_for(&json, shown)) {
        return true;
    }
    // Half of a pair of surrogates stands for nothing, and controls of a page printer for white space.
    if made.starts_with(r"\u") && shown == "\u{fffd}" || matches!((made, shown), (r"\b" | r"\f", " ")) {
        return true;
    }
    if made.starts_with('<') && made.contains("w:") {
        return matches!(shown, " " | "\n" | "-");
    }
    // A needless backslash before a reference or a tag.
    if made.strip_prefix('\\').is_some_and(|rest| rest.starts_with(['&', '<']) && stands_for(rest, shown)) {
        return true;
    }
    // Wraps and runs of white space, with the markup that a container puts before the next line.
    if matches!(shown, " " | "\n" | "\n\n") {
        return is_break(made) || made.starts_with("<br") || matches!(made, r"\n" | r"\t" | r"\r" | "&nbsp;");
    }
    if shown == "\t" {
        return matches!(made, "\t" | r"\t");
    }
    // Tabs in code, partly taken by the indentation.
    if shown.chars().all(|ch| ch == ' ') {
        return made.chars().all(char::is_whitespace);
    }
    if let Some(escaped) = made.strip_prefix('\\') {
        let code = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32).map(String::from);
        // Escaped once for each reader it passes: a shortcode's string, then Markdown.
        return escaped.trim_start_matches('\\') == shown
            || escaped == shown
            || escaped.strip_prefix(['u', 'U', 'x']).and_then(code).as_deref() == Some(shown);
    }
    if made == "''" {
        return shown == "'";
    }
    if made.starts_with('&') {
        return [
            ("&amp;", "&"),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&#8217;", "’"),
            ("&#x2019;", "’"),
            ("&nbsp;", "\u{a0}"),
            ("&copy", "©"),
            ("&copy;", "©"),
            ("&NotEqualTilde;", "≂̸"),
            ("&eacute;", "é"),
        ]
        .contains(&(made, shown));
    }
    false
}

/// The text of a JSON string, where it has escapes and all of them are sound. White space may stand in it as it is.
fn unescaped(made: &str) -> Option<String> {
    let string = made.replace('\n', r"\n").replace('\r', r"\r").replace('\t', r"\t");
    made.contains('\\').then(|| serde_json::from_str(&format!("\"{string}\"")).ok()).flatten()
}

/// White space, with the marks of containers in it, template tags, or markup that had white space on either side.
fn is_break(made: &str) -> bool {
    let is_blank = |text: &str| text.chars().all(|ch| ch.is_whitespace() || matches!(ch, '>' | '\\'));
    let is_parted = |text: &str, open: char, close: char| match (text.find(open), text.rfind(close)) {
        (Some(open), Some(close)) if open < close => is_blank(&text[..open]) && is_blank(&text[close + 1..]),
        _ => is_blank(text),
    };
    let bare = made.replace("<![CDATA[", "").replace("]]>", "");
    let is_white = |text: &str| is_parted(text, '<', '>') || is_parted(text, '{', '}');
    made.contains(char::is_whitespace) && (is_white(made) || is_white(&bare))
}
