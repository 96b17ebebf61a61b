//! The words that the names in a table open with, as bits of their hashes: most words of a story open none, and need no look at the table.

use super::fold::hash;
use super::{TableId, Tables};
use std::borrow::Cow;
use std::sync::OnceLock;

/// 65,536 bits.
const BITS: usize = 1 << 16;

/// The words that the names in some columns open with.
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

    fn read(tables: &Tables, id: TableId, columns: &[&str]) -> Openings {
        let mut bits = vec![0u64; BITS / 64];
        for hash in columns.iter().flat_map(|column| tables.hashes(id, column)) {
            let bit = hash as usize % BITS;
            bits[bit / 64] |= 1 << (bit % 64);
        }
        Openings(bits)
    }

    /// Whether a word, as printed, may open one.
    pub fn may_open(&self, word: &str) -> bool {
        let bit = hash(word) as usize % BITS;
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }
}
