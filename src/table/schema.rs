//! What tables there are and what their columns hold. `rules/tables/README.md` says the same for people; `build.rs` reads this file too.

/// One table.
pub struct Schema {
    /// Its name: that of its file.
    pub name: &'static str,
    /// What a row says, one sentence.
    pub doc: &'static str,
    /// Its columns; the first of them tell its rows apart.
    pub columns: &'static [Column],
    /// How many of the first columns tell a row apart: a newsroom's row with the same ones replaces a shipped one.
    pub identity: usize,
}

/// One column.
pub struct Column {
    /// Its name, in the first line of the file.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Cell,
    /// How its cells are found.
    pub index: Index,
    /// Whether a cell may be empty, or the column left out.
    pub optional: bool,
    /// What it means, one sentence.
    pub doc: &'static str,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cell {
    /// Text.
    Text,
    /// One or more names, parted by `|`.
    Names,
    /// A day (`2025-01-20`), a month (`2025-01`) or a year (`2025`) in which it lies, or the two it lies between (`2009-01-15/2010-05-25`).
    Date,
    /// A number.
    Number,
    /// One of a list of words.
    Word(&'static [&'static str]),
}

/// How the cells of a column are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Index {
    /// They are not.
    None,
    /// By all they hold, letter for letter.
    Exact,
    /// By each of their names, accents, stops and capitals left aside.
    Names,
    /// By each of their titles, in whatever order its words stand.
    Titles,
    /// By the first word of each, as printed.
    Opening,
    /// By each of their names as above and, after a tilde, by each word of these (`~lee`).
    People,
}

/// How far a finding about an office may go, strictest first.
pub const TRUST: &[&str] = &["error", "warning", "note"];

const fn column(name: &'static str, holds: Cell, index: Index, doc: &'static str) -> Column {
    Column { name, holds, index, optional: false, doc }
}

const fn maybe(name: &'static str, holds: Cell, index: Index, doc: &'static str) -> Column {
    Column { name, holds, index, optional: true, doc }
}

const SOURCE: Column = maybe("source", Cell::Names, Index::None, "Where it comes from: codes of sources.csv.");

/// Every table.
pub static SCHEMAS: &[Schema] = &[
    Schema {
        name: "sources",
        doc: "Where rows come from, and under which licence.",
        identity: 1,
        columns: &[
            column("source", Cell::Text, Index::Exact, "The code rows name it by."),
            column("title", Cell::Text, Index::None, "What it is called."),
            column("licence", Cell::Text, Index::None, "The licence its facts came under."),
            maybe("url", Cell::Text, Index::None, "Where it is."),
        ],
    },
    Schema {
        name: "offices",
        doc: "An office that a person holds for a time, how copy names it, and the span its list of holders can be trusted for.",
        identity: 1,
        columns: &[
            column("office", Cell::Text, Index::Exact, "Its code, which terms.csv names."),
            column("name", Cell::Text, Index::None, "What findings call it: `governor of Ohio`."),
            column(
                "titles",
                Cell::Names,
                Index::Titles,
                "Titles that name it without doubt, whose office it is included.",
            ),
            maybe(
                "bare",
                Cell::Names,
                Index::Titles,
                "Titles that may name it: once something else in the story has said whose office it is.",
            ),
            maybe(
                "seats",
                Cell::Names,
                Index::None,
                "Words that show a story to be about its country, besides those of its titles: `White House`.",
            ),
            maybe("land", Cell::Text, Index::Exact, "Its country, by its code in lands.csv."),
            column("trust", Cell::Word(TRUST), Index::None, "The level at which findings may rest on it."),
            maybe(
                "several",
                Cell::Word(&["yes"]),
                Index::None,
                "Several people hold it at a time, so that nobody is shown to be no holder.",
            ),
            column(
                "margin",
                Cell::Number,
                Index::None,
                "Days on both sides of every handover that nothing is said of.",
            ),
            column("complete_from", Cell::Date, Index::None, "The day from which all its holders are listed."),
            column("as_of", Cell::Date, Index::None, "The last day its list is known to be right on."),
            SOURCE,
        ],
    },
    Schema {
        name: "terms",
        doc: "Who held an office, and from when to when.",
        identity: 3,
        columns: &[
            column("office", Cell::Text, Index::Exact, "The office, by its code in offices.csv."),
            column("person", Cell::Text, Index::Exact, "The holder: a person of people.csv, or a name."),
            column("from", Cell::Date, Index::None, "When the term began."),
            maybe("to", Cell::Date, Index::None, "When it ended; empty where it had not by the office's as_of."),
            maybe("acting", Cell::Word(&["yes"]), Index::None, "Held for the time being: findings never rest on it."),
            SOURCE,
        ],
    },
    Schema {
        name: "people",
        doc: "A person copy names, with other forms of the name.",
        identity: 1,
        columns: &[
            column("person", Cell::Text, Index::People, "The name copy uses; no two rows have one."),
            maybe("aliases", Cell::Names, Index::People, "Other full names the person goes by."),
            maybe("born", Cell::Date, Index::None, "The birth."),
            maybe("died", Cell::Date, Index::None, "The death; empty proves nothing."),
            maybe("alive_on", Cell::Date, Index::None, "A day the person was still alive on, where no death is given."),
            SOURCE,
        ],
    },
    Schema {
        name: "legislators",
        doc: "A term of a member of the United States Congress.",
        identity: 3,
        columns: &[
            column("person", Cell::Text, Index::Names, "The member."),
            column("from", Cell::Date, Index::None, "When the term began."),
            column(
                "office",
                Cell::Word(&["representative", "senator"]),
                Index::None,
                "The seat: in the House or in the Senate.",
            ),
            maybe("aliases", Cell::Names, Index::Names, "Other full names the member goes by."),
            column("state", Cell::Text, Index::None, "The state represented."),
            column("party", Cell::Text, Index::None, "The party."),
            maybe("to", Cell::Date, Index::None, "When it ended; empty where it had not by as_of."),
            column("as_of", Cell::Date, Index::None, "The last day the row is known to be right on."),
            maybe("born", Cell::Date, Index::None, "The birth."),
            SOURCE,
        ],
    },
    Schema {
        name: "names",
        doc: "A name papers often get wrong, as its owner writes it.",
        identity: 2,
        columns: &[
            column("name", Cell::Text, Index::People, "The right form."),
            column(
                "kind",
                Cell::Word(&["person", "brand", "org", "place", "event", "work"]),
                Index::None,
                "What it is of.",
            ),
            maybe(
                "misspellings",
                Cell::Names,
                Index::Opening,
                "Wrong forms that are nobody's name, capitals as printed.",
            ),
            maybe("likely", Cell::Names, Index::Opening, "Wrong forms that might be somebody's name."),
            maybe("others", Cell::Names, Index::None, "Forms that look wrong and are another's name."),
            SOURCE,
        ],
    },
    Schema {
        name: "lands",
        doc: "A country, or a state or province of one that copy names places by.",
        identity: 1,
        columns: &[
            column(
                "land",
                Cell::Text,
                Index::Exact,
                "Its code: of ISO 3166 for a country, with that of the state behind a hyphen.",
            ),
            column("name", Cell::Text, Index::Opening, "Its name."),
            maybe("aliases", Cell::Names, Index::Opening, "Other names and abbreviations, as printed."),
            maybe("adjectives", Cell::Names, Index::Opening, "What is of it: `Ohioan`, `Dutch`."),
            maybe("within", Cell::Text, Index::None, "The country it is a state of, by its code."),
            maybe(
                "beside",
                Cell::Names,
                Index::None,
                "Countries its places belonged to within living memory, or belong to by the word of some.",
            ),
            maybe("capitals", Cell::Names, Index::Names, "Its capital in every spelling; empty where it is contested."),
            maybe("former_capitals", Cell::Names, Index::None, "Places that were its capital."),
            maybe("currencies", Cell::Names, Index::Names, "Words for its money, one and many, of today and before."),
            SOURCE,
        ],
    },
    Schema {
        name: "places",
        doc: "A name of towns, and every land that has a place so called.",
        identity: 1,
        columns: &[
            column("place", Cell::Text, Index::Names, "The name."),
            column(
                "lands",
                Cell::Names,
                Index::None,
                "The lands with a place of that name, by their codes in lands.csv.",
            ),
        ],
    },
    Schema {
        name: "events",
        doc: "An event that copy tells with its date, and when it was.",
        identity: 1,
        columns: &[
            column("event", Cell::Text, Index::Exact, "What findings call it: `fall of the Berlin Wall`."),
            column("names", Cell::Names, Index::Opening, "What copy calls it and nothing else, as printed."),
            maybe("clauses", Cell::Names, Index::Opening, "Subject and verb that tell of it: `Berlin Wall fell`."),
            column("from", Cell::Date, Index::None, "Its first day."),
            column("to", Cell::Date, Index::None, "Its last day."),
            maybe("day", Cell::Text, Index::Exact, "Month and day it is called by, where it is: `09-11`."),
            maybe("called", Cell::Names, Index::None, "What stands beside that day: `attacks`."),
            SOURCE,
        ],
    },
    Schema {
        name: "editions",
        doc: "Games or a cup of one year, and where they were.",
        identity: 2,
        columns: &[
            column("edition", Cell::Text, Index::None, "What findings call it: `Summer Olympics`."),
            column("year", Cell::Number, Index::None, "The year it is called by."),
            column("names", Cell::Names, Index::Opening, "What stands behind the year, as printed."),
            column(
                "hosts",
                Cell::Names,
                Index::Opening,
                "Every place it may be said to have been in, the usual one first.",
            ),
            SOURCE,
        ],
    },
    Schema {
        name: "bearers",
        doc: "Somebody or something of a nationality everybody knows: a maker, a band, a person.",
        identity: 1,
        columns: &[
            column("bearer", Cell::Text, Index::Opening, "The name, as printed."),
            maybe("aliases", Cell::Names, Index::Opening, "Other forms of it."),
            column(
                "kinds",
                Cell::Names,
                Index::Opening,
                "Nouns copy calls it by: `carmaker`; the last word of those of several.",
            ),
            column("adjectives", Cell::Names, Index::None, "Every nationality it may be given, the usual one first."),
            SOURCE,
        ],
    },
];
