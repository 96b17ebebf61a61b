//! Terms of office: whether somebody held an office over some days, and how sure that is.
//!
//! A list of holders vouches for the days from its `complete_from` to its `as_of` and for no other. Around both ends of a term lie days of
//! grace, as sources give election, oath and handover for one another; an end known only to lie between two days is an end nowhere before the
//! second and a term nowhere after the first. Acting holders hold an office, but nothing is concluded from that.

use super::{Row, TableId, Tables, lands};
use chrono::{Days, NaiveDate};

/// Whether a row holds over some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holding {
    /// On none of them.
    No,
    /// Perhaps, on some day.
    Maybe,
    /// On all of them.
    Surely,
}

/// From the first day to the last.
pub type Span = (NaiveDate, NaiveDate);

/// Days of grace where a table has no column that says.
const MARGIN: u64 = 14;

/// Whether a row that has `from` and `to` holds over the days of a span. Rows without them always hold.
pub fn holding(tables: &Tables, row: Row<'_>, (first, last): Span) -> Holding {
    let Some(from) = row.date("from") else { return Holding::Surely };
    let office = office(tables, row);
    let margin = office.and_then(|office| office.get("margin").parse().ok()).unwrap_or(MARGIN);
    let to = row.date("to");
    let before = |date: NaiveDate| date.checked_sub_days(Days::new(margin)).unwrap_or(date);
    let after = |date: NaiveDate| date.checked_add_days(Days::new(margin)).unwrap_or(date);
    if last < before(from.earliest) || to.is_some_and(|to| after(to.latest) < first) {
        return Holding::No;
    }
    let vouching = office.unwrap_or(row);
    let vouched = vouching.date("complete_from").is_none_or(|start| start.latest <= first)
        && vouching.date("as_of").is_some_and(|end| last <= end.earliest);
    let within = after(from.latest) <= first && to.is_none_or(|to| last <= before(to.earliest));
    if vouched && within && row.get("acting").is_empty() { Holding::Surely } else { Holding::Maybe }
}

/// Whether nobody else can hold what a row says is held.
pub fn is_sole(tables: &Tables, row: Row<'_>) -> bool {
    office(tables, row).is_none_or(|office| office.get("several").is_empty())
}

/// The office of a term.
pub fn office<'t>(tables: &'t Tables, row: Row<'_>) -> Option<Row<'t>> {
    (row.schema().name == "terms").then(|| tables.one(TableId::OFFICES, "office", &row.get("office"))).flatten()
}

/// What a row says of a day, as a sentence has it: `Donald Trump has been US president since 20 January 2025`.
pub fn say(tables: &Tables, row: Row<'_>) -> String {
    let Some(office) = office(tables, row) else { return say_undated(tables, row) };
    let (person, name) = (row.get("person"), office.get("name"));
    let from = row.date("from").map(|from| from.say()).unwrap_or_default();
    let acting = if row.get("acting").is_empty() { "" } else { "acting " };
    match row.date("to") {
        Some(to) => format!("{person} was {acting}{name} from {from} to {}", to.say()),
        None => format!("{person} has been {acting}{name} since {from}"),
    }
}

/// What a row without a term says.
fn say_undated(tables: &Tables, row: Row<'_>) -> String {
    match row.schema().name {
        "places" => format!("{}: {}", row.get("place"), lands::list(tables, &row.get("lands"))),
        "lands" => {
            let (name, capitals, money) = (row.get("name"), row.names("capitals"), row.names("currencies"));
            let capital = capitals.first().map(|capital| format!("capital {capital}"));
            let money = (!money.is_empty()).then(|| format!("money {}", money.join(", ")));
            let facts: Vec<String> = capital.into_iter().chain(money).collect();
            if facts.is_empty() { name.into_owned() } else { format!("{name}: {}", facts.join("; ")) }
        }
        _ => row.get(row.schema().columns[0].name).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn held(days: [&str; 2]) -> [Holding; 3] {
        let own = |name: &str, text: &str| {
            super::super::load(&Source::new(format!("{name}.csv"), text))
                .unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
        };
        let offices = "office,name,titles,trust,margin,complete_from,as_of\nx,head of X,Head of X,error,10,2000-01-01,2020-12-31\n";
        let terms = "office,person,from,to,acting\n\
            x,Ann Lee,1998-01-01,2005-01-01/2006-01-01,\n\
            x,Bob Roe,2006-01-01,2006-12-01,yes\n\
            x,Cy Poe,2006-12-01,,\n";
        let tables = Tables::with([own("offices", offices), own("terms", terms)]);
        let [first, last] = days.map(|day| day.parse().expect("a day"));
        let rows = tables.find(TableId::TERMS, "office", "x");
        [0, 1, 2].map(|row: usize| holding(&tables, rows[row], (first, last)))
    }

    #[test]
    fn a_term_is_sure_only_inside_what_its_list_vouches_for() {
        use Holding::{Maybe, No, Surely};
        for (days, expected) in [
            (["1999-06-01", "1999-06-01"], [Maybe, No, No]),
            (["2003-06-01", "2003-06-01"], [Surely, No, No]),
            (["2003-01-01", "2003-12-31"], [Surely, No, No]),
            (["2005-06-01", "2005-06-01"], [Maybe, No, No]),
            (["2006-01-05", "2006-01-05"], [Maybe, Maybe, No]),
            (["2006-06-01", "2006-06-01"], [No, Maybe, No]),
            (["2006-12-05", "2006-12-05"], [No, Maybe, Maybe]),
            (["2010-06-01", "2010-06-01"], [No, No, Surely]),
            (["2021-06-01", "2021-06-01"], [No, No, Maybe]),
        ] {
            assert_eq!(held(days), expected, "{days:?}");
        }
    }
}
