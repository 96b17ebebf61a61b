//! Paths as URI references (RFC 3986).

/// The reference of a path as diagnostics show it: relative as it is, absolute ones as `file:`; `embedded:tables/NAME.csv` is a URI already.
pub(super) fn of_path(path: &str) -> String {
    let (scheme, rest) = match path.strip_prefix(EMBEDDED) {
        Some(rest) => (EMBEDDED, rest),
        None if path.starts_with('/') => ("file://", path),
        None if has_drive(path) => ("file:///", path),
        None => ("", path),
    };
    // The colon of a drive may stand in a path; that of a first part would make it a scheme.
    let keeps_colon = !scheme.is_empty();
    let mut uri = scheme.to_owned();
    for byte in rest.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            b':' if keeps_colon => uri.push(':'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

const EMBEDDED: &str = "embedded:";

/// `C:/…`
fn has_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        let cases = [
            ("news/2025/a story.md", "news/2025/a%20story.md"),
            ("../café #1 50%?.md", "../caf%C3%A9%20%231%2050%25%3F.md"),
            ("a:b.md", "a%3Ab.md"),
            ("/srv/a.md", "file:///srv/a.md"),
            ("C:/Users/Ann Lee/a.md", "file:///C:/Users/Ann%20Lee/a.md"),
            ("embedded:tables/people.csv", "embedded:tables/people.csv"),
            ("-", "-"),
        ];
        for (path, uri) in cases {
            assert_eq!(of_path(path), uri);
        }
    }
}
