//! The shipped tables: every row can be read, names what other tables have, and says where it comes from; and a newsroom's own beside them.

use lastread::format::Format;
use lastread::linter::{Linter, Settings};
use lastread::rule;
use lastread::source::Source;
use lastread::table::fold::fold;
use lastread::table::schema::Cell;
use lastread::table::{self, OwnTable, Row, TableId, Tables};
use std::collections::BTreeSet;
use std::fs;

fn shipped(name: &str) -> Vec<Row<'static>> {
    Tables::shipped().rows(TableId::named(name).expect("a table")).collect()
}

fn own(name: &str, text: &str) -> OwnTable {
    table::load(&Source::new(format!(".lastread/tables/{name}.csv"), text))
        .unwrap_or_else(|mistakes| panic!("{mistakes:#?}"))
}

/// `line:column: message (help)` of every mistake in a table file.
fn mistakes(name: &str, text: &str) -> Vec<String> {
    let source = Source::new(format!("{name}.csv"), text);
    let mistakes = table::load(&source).err().unwrap_or_default();
    let said = mistakes.iter().map(|mistake| {
        let at = source.position(mistake.span.start);
        let help = mistake.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
        format!("{}:{}: {}{help}", at.line, at.column, mistake.message)
    });
    said.collect()
}

#[test]
fn shipped_tables_have_no_mistakes() {
    for (path, text) in Tables::shipped().files() {
        assert_eq!(mistakes(path.trim_end_matches(".csv"), text), Vec::<String>::new());
        assert!(text.lines().count() > 5, "{path} is not a table cut short");
    }
}

#[test]
fn shipped_rows_name_what_there_is() {
    let codes: BTreeSet<String> = shipped("sources").iter().map(|row| row.get("source").into_owned()).collect();
    for id in TableId::all().filter(|id| id.schema().columns.iter().any(|column| column.name == "source")).skip(1) {
        for row in Tables::shipped().rows(id) {
            let sources = row.names("source");
            assert!(!sources.is_empty() && sources.iter().all(|source| codes.contains(source)), "{row:?}");
        }
    }
    for term in shipped("terms") {
        let tables = Tables::shipped();
        assert!(tables.one(TableId::OFFICES, "office", &term.get("office")).is_some(), "{term:?}: no such office");
        assert!(
            tables.one(TableId::PEOPLE, "person", &fold(&term.get("person"))).is_some(),
            "{term:?}: nobody so called"
        );
    }
}

#[test]
fn lands_and_places_name_lands_there_are() {
    let codes: BTreeSet<String> = shipped("lands").iter().map(|row| row.get("land").into_owned()).collect();
    for (table, columns) in [("lands", &["within", "beside"][..]), ("places", &["lands"])] {
        for row in shipped(table) {
            let named: Vec<String> = columns.iter().flat_map(|column| row.names(column)).collect();
            assert!(named.iter().all(|code| codes.contains(code)), "{row:?}: {named:?}");
        }
    }
}

#[test]
fn no_title_names_two_offices_and_no_name_two_people() {
    let tables = Tables::shipped();
    for office in shipped("offices") {
        for title in office.names("titles") {
            let found = tables.find(TableId::OFFICES, "titles", &table::fold::bag(&title));
            let codes: BTreeSet<String> = found.iter().map(|row| row.get("office").into_owned()).collect();
            assert_eq!(codes.len(), 1, "{title}: {codes:?}");
        }
    }
    for person in shipped("people") {
        assert_eq!(tables.find(TableId::PEOPLE, "person", &fold(&person.get("person"))).len(), 1, "{person:?}");
    }
}

#[test]
fn mistakes_in_a_table_are_found_where_they_stand() {
    let cases = [
        ("office", "a,b\n", vec!["1:1: there is no table `office` (did you mean `offices`?)"]),
        (
            "terms",
            "office,person,frm\nx,Ann Lee,2020\n",
            vec![
                "1:1: the table `terms` needs from (the first line names the columns; rules/tables/README.md describes them)",
                "1:15: the table `terms` has no column `frm` (did you mean `from`?)",
            ],
        ),
        // A byte order mark is no part of the first line.
        (
            "terms",
            "\u{feff}office,person\n",
            vec![
                "1:2: the table `terms` needs from (the first line names the columns; rules/tables/README.md describes them)",
            ],
        ),
        (
            "terms",
            "person,office,from,to,acting\nAnn Lee,,2020-02-30,,no\nBob Roe,x,2021,2020,\nAnn Lee,y,2020\nBob Roe,x,2021,2022,\n",
            vec![
                "2:9: `office` must not be empty",
                "2:10: `2020-02-30` is no date (write it as 2025-01-20, 2025-01 or 2025)",
                "2:22: `acting` is never `no` (one of: yes)",
                "3:1: `to` is before `from`",
                "4:1: 3 cells, and the first line has 5 (put a cell with a comma in it between double quotation marks)",
                "5:1: this row stands here twice",
            ],
        ),
    ];
    for (name, text, expected) in cases {
        assert_eq!(mistakes(name, text), expected);
    }
}

const OFFICES: &str = "\u{feff}titles,office,name,trust,margin,complete_from,as_of\r\n\
    Mayor of Pelham|Pelham Mayor,pelham-mayor,mayor of Pelham,error,3,2015-05-01,2026-06-30\r\n";
const TERMS: &str =
    "office,person,from,to\npelham-mayor,Ann Lee,2015-05-01,2019-05-02\npelham-mayor,\"Roe, Bob\",2019-05-02,\n";

fn found(tables: Tables, story: &str) -> Vec<String> {
    let linter =
        Linter::new(rule::shipped(), Settings { date: "2024-03-01".parse().ok(), tables, ..Settings::default() });
    let found = linter.check(&Source::new("story.md", story), Format::Markdown);
    let found = found.into_iter().filter(|it| it.rule == "not-the-holder");
    found.map(|it| format!("{} | {}", it.message, it.labels.last().map_or("", |label| &label.path))).collect()
}

#[test]
fn a_newsroom_adds_its_own_mayor() {
    let tables = || Tables::with([own("offices", OFFICES), own("terms", TERMS)]);
    let wrong = "The mayor of Pelham, Ann Lee, will open the fair on Friday.";
    assert_eq!(
        found(tables(), wrong),
        [
            "Ann Lee is given the office of mayor of Pelham; Roe, Bob has been mayor of Pelham since 2 May 2019 | .lastread/tables/terms.csv"
        ]
    );
    assert_eq!(found(Tables::default(), wrong), Vec::<String>::new());
    assert_eq!(found(tables(), "In 2018, Pelham Mayor Ann Lee opened the fair."), Vec::<String>::new());
}

#[test]
fn a_row_of_a_newsroom_replaces_the_shipped_one() {
    let story = "US President Joe Biden will open the fair on Friday.";
    assert_eq!(found(Tables::default(), story), Vec::<String>::new());
    let ended =
        "office,person,from,to\nus-president,Joe Biden,2021-01-20,2022-01-20\nus-president,Ann Lee,2022-01-20,\n";
    let found = found(Tables::with([own("terms", ended)]), story);
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("Ann Lee has been US president since 20 January 2022"), "{found:?}");
}

#[test]
fn terms_of_offices_that_no_table_has_are_mistakes() {
    let tables =
        Tables::with([own("offices", OFFICES), own("terms", "office,person,from\npelam-mayor,Ann Lee,2015\n")]);
    let strangers = table::strangers(&tables);
    assert_eq!(strangers.len(), 1);
    assert_eq!(strangers[0].1[0].message, "no table has the office `pelam-mayor`");
    assert!(table::strangers(&Tables::with([own("offices", OFFICES), own("terms", TERMS)])).is_empty());
}

/// With `UPDATE_FIXTURES` set the section is written anew.
#[test]
fn the_guide_to_tables_has_every_column() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/rules/tables/README.md");
    let guide = fs::read_to_string(path).expect("the guide");
    let (head, rest) = guide.split_once("## The tables\n\n").expect("the section on tables");
    let (_, foot) = rest.split_once("## Where ours come from").expect("the section on sources");
    let mut tables = String::new();
    for schema in TableId::all().map(TableId::schema) {
        let identity: Vec<String> =
            schema.columns[..schema.identity].iter().map(|column| format!("`{}`", column.name)).collect();
        let (name, doc, identity) = (schema.name, schema.doc, identity.join(", "));
        tables +=
            &format!("### `{name}.csv`\n\n{doc} Told apart by {identity}.\n\n| column | holds | |\n|---|---|---|\n");
        for column in schema.columns {
            let holds = match column.holds {
                Cell::Text => "text".to_owned(),
                Cell::Names => "names".to_owned(),
                Cell::Date => "a date".to_owned(),
                Cell::Number => "a number".to_owned(),
                Cell::Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "),
            };
            let optional = if column.optional { ", or nothing" } else { "" };
            tables += &format!("| `{}` | {holds}{optional} | {} |\n", column.name, column.doc);
        }
        tables.push('\n');
    }
    let wanted = format!("{head}## The tables\n\n{tables}## Where ours come from{foot}");
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        fs::write(path, &wanted).expect("the guide to write");
    }
    assert!(fs::read_to_string(path).expect("the guide") == wanted, "UPDATE_FIXTURES=1 writes the section anew");
}
