//! The words that the names in a table open with, as bits of their hashes: at most words of a story stands none, and there is no need to look at the
//! table.

use super::fold::{hash, hash_on, openings, push};
use super::{TableId, Tables};
use std::borrow::Cow;
use std::sync::OnceLock;

/// 65,536 bits.
const BITS: usize = 1 << 16;

/// The words that the names in some columns open with: two of each name, or the one it has.
#[derive(Debug, Clone)]
pub struct Openings(Vec<u64>);

impl Openings {
    /// Those of columns found by the [opening](super::schema::Index::Opening) of their names. The ones of the shipped tables are kept in
    /// `shipped`, which is these columns' alone.
    pub fn of(
        tables: &Tables,
        id: TableId,
        columns: &[&str],
        shipped: &'static OnceLock<Openings>,
    ) -> Cow<'static, Openings> {
        if tables.own_rows(id).next().is_some() {
            return Cow::Owned(Openings::read(tables, id, columns));
        }
        Cow::Borrowed(shipped.get_or_init(|| Openings::read(tables, id, columns)))
    }

    /// Those of columns of a shipped table.
    pub fn shipped(id: TableId, columns: &[&str]) -> Openings {
        Openings::read(Tables::shipped(), id, columns)
    }

    fn read(tables: &Tables, id: TableId, columns: &[&str]) -> Openings {
        let mut bits = vec![0u64; BITS / 64];
        for hash in columns.iter().flat_map(|column| tables.hashes(id, column)) {
            let bit = hash as usize % BITS;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Openings(bits)
    }

    /// Whether a name may stand where a text begins.
    pub fn may_stand_at(&self, text: &str) -> bool {
        let (one, two) = hashes(text);
        self.has(one) || two.is_some_and(|two| self.has(two))
    }

    fn has(&self, hash: u64) -> bool {
        let bit = hash as usize % BITS;
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}

/// The hashes of what a text [opens](openings) with: of its first word, and of its first two.
pub(super) fn hashes(text: &str) -> (u64, Option<u64>) {
    plain_hashes(text.as_bytes()).unwrap_or_else(|| {
        let (first, second) = openings(text);
        let one = hash(first);
        (one, second.map(|second| hash_on(hash_on(one, " "), second)))
    })
}

/// The same, quickly, where the words are of letters and digits of ASCII, as most are.
fn plain_hashes(text: &[u8]) -> Option<(u64, Option<u64>)> {
    let word = |hash: u64, from: usize| {
        let length = text[from..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let hash = text[from..from + length].iter().fold(hash, |hash, byte| push(hash, *byte));
        (hash, from + length)
    };
    let is_plain_end = |at: usize| matches!(text.get(at), None | Some(b' ' | b','));
    let (one, end) = word(hash(""), 0);
    if end == 0 || !is_plain_end(end) {
        return None;
    }
    if text.get(end) != Some(&b' ') {
        return Some((one, None));
    }
    let (two, second_end) = word(push(one, b' '), end + 1);
    (second_end > end + 1 && is_plain_end(second_end)).then_some((one, Some(two)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_words_have_the_hashes_of_any_others() {
        for text in ["Ann Lee", "Ann Lee,", "Ann, Lee", "Ann", "Ann Lee Roe", "42 Roe and"] {
            let (first, second) = openings(text);
            let two = second.map(|second| hash(&format!("{first} {second}")));
            assert_eq!(plain_hashes(text.as_bytes()), Some((hash(first), two)), "{text}");
            assert_eq!(hashes(text), (hash(first), two), "{text}");
        }
        for text in ["", "’Ann", "Ann’s Lee", "Ann Lee’s", "Ann-Lee Roe", "Ánn Lee", "Ann é"] {
            assert_eq!(plain_hashes(text.as_bytes()), None, "{text}");
        }
    }
}
