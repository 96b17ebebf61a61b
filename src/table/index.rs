//! Indexes: for one column of a table, which rows have a key. A list of pairs (hash of the key, eight bytes, and offset of the row, four; the
//! least first) in order, searched where it stands. `build.rs` reads this file too: the indexes of shipped tables are made when lastread is built.

use super::csv;
use super::fold::{bag, fold, hash, openings};
use super::schema::{Index, Schema};

/// Bytes of one pair.
const PAIR: usize = size_of::<u64>() + size_of::<u32>();

/// The keys a cell is found by.
pub fn keys(index: Index, cell: &str) -> Vec<String> {
    let parts = csv::parts(cell);
    match index {
        Index::None => Vec::new(),
        Index::Exact => vec![cell.to_owned()],
        Index::Names => parts.map(fold).collect(),
        Index::Titles => parts.map(bag).collect(),
        Index::Opening => parts
            .map(|part| match openings(part) {
                (first, Some(second)) => format!("{first} {second}"),
                (first, None) => first.to_owned(),
            })
            .collect(),
        Index::People => {
            let names: Vec<String> = parts.map(fold).collect();
            let words = names.iter().flat_map(|name| name.split(' ')).map(|word| format!("~{word}"));
            words.chain(names.iter().cloned()).collect()
        }
    }
}

/// The index of the column at `column` of a table's text.
pub fn build(text: &str, schema: &Schema, column: usize) -> Vec<u8> {
    let of_row = |(start, line): (usize, &str)| {
        let cell = csv::cells(line).nth(column).map(|(_, cell)| cell.into_owned()).unwrap_or_default();
        let keys = if cell.is_empty() { Vec::new() } else { keys(schema.columns[column].index, &cell) };
        keys.into_iter().map(move |key| (hash(&key), start as u32)).collect::<Vec<_>>()
    };
    let mut pairs: Vec<(u64, u32)> = csv::rows(text).flat_map(of_row).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().flat_map(|(hash, row)| pair(hash, row)).collect()
}

/// One pair as an index holds it.
pub fn pair(hash: u64, row: u32) -> impl Iterator<Item = u8> {
    hash.to_le_bytes().into_iter().chain(row.to_le_bytes())
}

/// All pairs of a hash and a row, in order.
pub fn pairs(index: &[u8]) -> impl Iterator<Item = (u64, u32)> {
    index.as_chunks().0.iter().map(|pair| (hash_of(pair), row_of(pair)))
}

/// The hashes of all keys, in order.
pub fn hashes(index: &[u8]) -> impl Iterator<Item = u64> {
    pairs(index).map(|(hash, _)| hash)
}

/// The offsets of the rows that have a key, of which this is the hash.
pub fn find(index: &[u8], wanted: u64) -> impl Iterator<Item = u32> {
    let pairs: &[[u8; PAIR]] = index.as_chunks().0;
    // Hashes lie evenly: the place of one among all is about its share of the greatest.
    let guess = ((u128::from(wanted) * pairs.len() as u128) >> u64::BITS) as usize;
    let is_before = |pair: &[u8; PAIR]| hash_of(pair) < wanted;
    let mut step = NEAR;
    let (mut from, mut to) = (guess.saturating_sub(step), (guess + step).min(pairs.len()));
    while from > 0 && !is_before(&pairs[from - 1]) {
        step *= 2;
        (from, to) = (from.saturating_sub(step), from);
    }
    while to < pairs.len() && is_before(&pairs[to]) {
        step *= 2;
        (from, to) = (to, (to + step).min(pairs.len()));
    }
    let first = from + pairs[from..to].partition_point(is_before);
    pairs[first..].iter().take_while(move |pair| hash_of(pair) == wanted).map(row_of)
}

/// How far (pairs) from its likely place a hash is first looked for.
const NEAR: usize = 32;

fn hash_of(pair: &[u8; PAIR]) -> u64 {
    pair.first_chunk().map_or(0, |hash| u64::from_le_bytes(*hash))
}

fn row_of(pair: &[u8; PAIR]) -> u32 {
    pair.last_chunk().map_or(0, |row| u32::from_le_bytes(*row))
}

#[cfg(test)]
mod tests {
    use super::super::schema::SCHEMAS;
    use super::*;

    #[test]
    fn a_row_is_found_by_every_key_it_has_and_by_no_other() {
        let schema = SCHEMAS.iter().find(|schema| schema.name == "people").expect("the table of people");
        let text =
            "person,aliases,born,died,alive_on,source\nAnn Lee,A. B. Lee|Nan Lee,,,,hand\n\"Roe, Bob\",,,,,hand\n";
        let (persons, aliases) = (build(text, schema, 0), build(text, schema, 1));
        let first = text.find("Ann").expect("there") as u32;
        assert_eq!(find(&persons, hash("ann lee")).collect::<Vec<_>>(), [first]);
        assert_eq!(find(&persons, hash("roe bob")).count(), 1);
        assert_eq!(find(&aliases, hash("ab lee")).collect::<Vec<_>>(), [first]);
        assert_eq!(find(&aliases, hash("nan lee")).collect::<Vec<_>>(), [first]);
        assert!(["ann", "lee", "", "bob roe"].iter().all(|key| find(&persons, hash(key)).next().is_none()));
        assert_eq!(find(&[], hash("ann lee")).next(), None);
        assert!(hashes(&aliases).any(|known| known == hash("nan lee")) && hashes(&aliases).is_sorted());
    }
}
