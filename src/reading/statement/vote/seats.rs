//! Words for bodies that vote, and for those who sit in them.

/// Bodies by their last word, each with the words that a sentence about its vote may have for it or its members.
const SEATS: &[(&str, &[&str])] = &[
    ("council", &["council", "councillors", "councilors", "councilmembers", "aldermen"]),
    ("commission", &["commission", "commissioners", "regulators"]),
    ("court", &["court", "justices", "judges", "ruling"]),
    ("board", &["board", "trustees", "directors", "supervisors"]),
    ("committee", &["committee", "panel"]),
    ("chamber", &["chamber", "senate", "house", "assembly"]),
    ("panel", &["panel", "judges", "committee"]),
    ("senate", &["senate", "senators"]),
    ("house", &["house", "representatives"]),
    ("assembly", &["assembly", "assemblymembers", "legislators", "lawmakers"]),
    ("legislature", &["legislature", "legislators", "lawmakers"]),
    ("parliament", &["parliament", "lawmakers", "mps"]),
    ("jury", &["jury", "jurors"]),
];

/// Whether a word is one for a body that votes.
pub(super) fn is_body(word: &str) -> bool {
    SEATS.iter().any(|(body, _)| word.eq_ignore_ascii_case(body))
}

/// Whether a word is one for the body of that name or its members.
pub(super) fn speaks_of(word: &str, body: &str) -> bool {
    let names = SEATS.iter().find(|(name, _)| body.eq_ignore_ascii_case(name)).map_or(&[][..], |(_, names)| names);
    names.iter().any(|name| word.eq_ignore_ascii_case(name))
}

/// Whether a word is one for a body that votes or for those who sit in one.
pub(super) fn votes(word: &str) -> bool {
    // A house in small letters is one to live in.
    word != "house"
        && (word.eq_ignore_ascii_case("members")
            || SEATS.iter().any(|(_, names)| names.iter().any(|name| word.eq_ignore_ascii_case(name))))
}

/// Whether a word tells what a body decides by a vote.
pub(super) fn decides(word: &str) -> bool {
    matches!(
        word,
        "voted"
            | "votes"
            | "vote"
            | "voting"
            | "ruled"
            | "split"
            | "approved"
            | "approves"
            | "rejected"
            | "rejects"
            | "backed"
            | "backs"
            | "passed"
            | "passes"
            | "decided"
            | "agreed"
            | "upheld"
            | "cleared"
            | "clears"
            | "adopted"
            | "adopts"
            | "denied"
            | "confirmed"
            | "endorsed"
            | "convicted"
            | "acquitted"
    )
}
