//! Countries and their states: which is part of which, and where a place lies.

use super::{Row, TableId, Tables, csv};

/// The row of a land, by its code.
pub fn land<'t>(tables: &'t Tables, code: &str) -> Option<Row<'t>> {
    tables.one(TableId::LANDS, "land", code)
}

/// What a land is called; its code where no table has it.
pub fn name(tables: &Tables, code: &str) -> String {
    land(tables, code).map_or_else(|| code.to_owned(), |row| row.get("name").into_owned())
}

/// Whether what lies in the land `a` may be said to lie in the land `b`: it is the same, part of it or the whole of it, or was one day, or some say so.
pub fn may_be(tables: &Tables, a: &str, b: &str) -> bool {
    let (a, b) = (around(tables, a), around(tables, b));
    let is_told = a.told.iter().any(|land| b.own.contains(land));
    let shares_country = a.own.iter().any(|land| b.own.contains(land));
    is_told || shares_country && (a.own.len() == 1 || b.own.len() == 1 || a.own[0] == b.own[0])
}

/// A land and the one it is part of; the lands it was part of, or is by the word of some.
struct Around {
    own: Vec<String>,
    told: Vec<String>,
}

fn around(tables: &Tables, code: &str) -> Around {
    let (mut own, mut told) = (vec![code.to_owned()], Vec::new());
    let mut next = land(tables, code);
    while let Some(row) = next {
        told.extend(row.names("beside"));
        let within = row.get("within").into_owned();
        next = if within.is_empty() || own.contains(&within) { None } else { land(tables, &within) };
        if next.is_some() {
            own.push(within);
        }
    }
    Around { own, told }
}

/// How many lands are named before the rest are counted.
const NAMED: usize = 3;

/// The lands of a place, as a sentence has them: `Texas, Ohio and 12 others`.
pub fn list(tables: &Tables, codes: &str) -> String {
    let codes: Vec<&str> = csv::parts(codes).collect();
    let named = if codes.len() == NAMED + 1 { NAMED + 1 } else { NAMED };
    let mut names: Vec<String> = codes.iter().take(named).map(|code| name(tables, code)).collect();
    if codes.len() > named {
        names.push(format!("{} other lands", codes.len() - named));
    }
    let last = names.pop().unwrap_or_default();
    if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_land_may_be_its_whole_its_part_and_what_it_was() {
        let tables = Tables::shipped();
        for (a, b, same) in [
            ("FR", "FR", true),
            ("US-TX", "US", true),
            ("US", "US-TX", true),
            ("US-TX", "US-OH", false),
            ("GB-SCT", "GB-ENG", false),
            ("FR", "BE", false),
            ("FR", "DE", true),
            ("CZ", "DE", true),
            ("PK", "IN", true),
            ("PK", "IN-PB", true),
            ("US-WV", "US-VA", true),
            ("US-VA", "US-WV", false),
            ("UA", "RU", true),
        ] {
            assert_eq!(may_be(tables, a, b), same, "{a} {b}");
        }
    }

    #[test]
    fn lands_are_listed_as_a_sentence_has_them() {
        let list = |codes| list(Tables::shipped(), codes);
        assert_eq!(list("FR"), "France");
        assert_eq!(list("FR|US-TX"), "France and Texas");
        assert_eq!(list("FR|GB|US-TX|ZA"), "France, United Kingdom, Texas and South Africa");
        assert_eq!(list("FR|GB|IN|US-TX|ZA"), "France, United Kingdom, India and 2 other lands");
    }
}
