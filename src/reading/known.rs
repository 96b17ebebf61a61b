//! People and offices as the tables know them: which person of the tables a mention names, which office its title, and the time told of.
//!
//! [`who`](mod@who) finds the person by the full name the story gives, [`office`] the office by title and owner, or by what else the story and the
//! tables say where a title stands bare; [`told`] the days the sentence speaks of. Where two could be meant it is neither.

mod age;
mod heads;
mod life;
mod now;
mod office;
mod spelling;
mod told;
mod who;

pub(crate) use age::{KnownAge, known_age};
pub(crate) use heads::land_without;
pub(crate) use life::{LifeDate, read as read_life_dates};
pub(crate) use spelling::{Misspelt, Proof, read as read_spelling, right as right_name};

use super::Reading;
use super::date::StoryDate;
use super::person::Tenure;
use crate::table::fold::fold;
use crate::table::terms::{self, Holding};
use crate::table::{Row, RowId, TableId};
use chrono::{Datelike, NaiveDate};

/// The days told of, first and last.
pub(crate) type Days = (NaiveDate, NaiveDate);

/// What the tables know of one mention of a person.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// The person's name in the tables.
    pub(crate) person: Option<String>,
    /// The row of the office that the title names.
    pub(crate) office: Option<RowId>,
    /// Whether the title itself says whose office it is.
    pub(crate) qualified: bool,
    /// The days the sentence speaks of.
    pub(crate) told: Option<Days>,
}

/// How the person of a mention stood to the office its title names, at the time told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Record {
    /// Never held it, as far as the tables go.
    Never,
    /// Held it before.
    Before,
    /// May hold it then.
    Then,
    /// Held it only later.
    Later,
}

impl Record {
    /// Names in rules, in the order of the variants.
    pub(crate) const NAMES: &'static [&'static str] = &["never", "before", "then", "later"];

    /// Its name in rules.
    pub(crate) fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

/// What the tables know of each mention of a person, in text order.
pub(super) fn read(reading: &Reading<'_>) -> Vec<Known> {
    let persons = who::read(reading);
    let offices = office::read(reading, &persons);
    let told = |mention: usize| told::days(reading, &reading.mentions()[mention]);
    let known = |(mention, person): (usize, Option<String>)| {
        let found = offices[mention];
        // A surname alone is the one holder of that name.
        let person =
            person.or_else(|| found.and_then(|found| who::holder(reading, found.row, &reading.mentions()[mention])));
        let told = if person.is_some() || reading.mentions()[mention].title.is_some() { told(mention) } else { None };
        let office = found.map(|found| found.row.id());
        let known = Known { person, office, qualified: found.is_some_and(|found| found.qualified), told };
        let still_to_hold = known.told.is_none() && known.is_still_to_hold(reading);
        let story = || reading.story_date().map(StoryDate::days);
        if still_to_hold { Known { told: story(), ..known } } else { known }
    };
    persons.into_iter().enumerate().map(known).collect()
}

impl Known {
    /// Whether the person may hold the office at the story's date.
    pub(crate) fn in_office(&self, reading: &Reading<'_>) -> Option<bool> {
        let (person, office, story) = (self.person.as_ref()?, self.office_row(reading)?, reading.story_date()?);
        let holds = |term: &Row<'_>| terms::holding(reading.tables(), *term, (story.date, story.date)) != Holding::No;
        Some(terms_of(person, office, reading).iter().any(holds))
    }

    /// Whether the person held the office only after the story: whenever its sentence speaks of, that was not yet so.
    fn is_still_to_hold(&self, reading: &Reading<'_>) -> bool {
        let own = || Some(terms_of(self.person.as_deref()?, self.office_row(reading)?, reading));
        let (Some(story), Some(own)) = (reading.story_date(), own()) else { return false };
        let last = story.days().1;
        let after = |term: &Row<'_>| term.date("from").is_some_and(|from| (from.earliest - last).num_days() > TO_COME);
        !own.is_empty() && own.iter().all(after)
    }

    /// The row of the office that the title names.
    pub(crate) fn office_row<'a>(&self, reading: &Reading<'a>) -> Option<Row<'a>> {
        self.office.map(|office| reading.tables().row(office))
    }

    /// Whether the story gives the person an office that the tables say was held, or is.
    pub(crate) fn is_confirmed(&self, reading: &Reading<'_>) -> Option<bool> {
        let person = self.person.as_deref()?;
        let same = reading.known_people().iter().filter(|other| other.person.as_deref() == Some(person));
        let mut offices = same.filter_map(|other| other.office_row(reading));
        Some(offices.any(|office| !terms_of(person, office, reading).is_empty()))
    }

    /// Whether the story gives anybody an office that the person has held.
    pub(crate) fn has_peers(&self, reading: &Reading<'_>) -> Option<bool> {
        let terms = reading.tables().find(TableId::TERMS, "person", self.person.as_deref()?);
        let mut offices = reading.known_people().iter().filter_map(|other| other.office_row(reading));
        Some(offices.any(|office| terms.iter().any(|term| term.get("office") == office.get("office"))))
    }

    /// How the person stood to the office.
    pub(crate) fn record(&self, reading: &Reading<'_>, tenure: Tenure) -> Option<Record> {
        let (person, office, told) = (self.person.as_ref()?, self.office_row(reading)?, self.told?);
        let tables = reading.tables();
        let own = terms_of(person, office, reading);
        if own.iter().any(|term| terms::holding(tables, *term, told) != Holding::No) {
            return Some(Record::Then);
        }
        let began = own.iter().filter_map(|term| term.date("from")).map(|from| from.earliest).min();
        if began.is_none() && tenure != Tenure::Sitting && !lists_all_of(person, office, told, reading) {
            return None;
        }
        Some(match began {
            None => Record::Never,
            Some(began) if began <= told.1 => Record::Before,
            Some(_) => Record::Later,
        })
    }
}

/// How many days after a story somebody still enters an office at the earliest whom it cannot have meant to call by it.
const TO_COME: i64 = 30;

/// A person's terms of an office.
fn terms_of<'a>(person: &str, office: Row<'_>, reading: &Reading<'a>) -> Vec<Row<'a>> {
    let terms = reading.tables().find(TableId::TERMS, "person", person).into_iter();
    terms.filter(|term| term.get("office") == office.get("office")).collect()
}

/// Age from which people hold office.
const OF_AGE: i32 = 20;

/// Whether the list of an office goes back as far as a person can have held it.
fn lists_all_of(person: &str, office: Row<'_>, told: Days, reading: &Reading<'_>) -> bool {
    let row = reading.tables().one(TableId::PEOPLE, "person", &fold(person));
    let born = row.and_then(|row| row.date("born")).map(|born| born.earliest.year() + OF_AGE);
    let from = office.date("complete_from").map(|from| from.latest.year());
    from.is_some_and(|from| from <= born.unwrap_or(told.0.year() - 3 * OF_AGE))
}

/// Whether a story speaks of the United States Congress.
pub(super) fn speaks_of_congress(text: &str) -> bool {
    ["Congress", "Senate", "Capitol Hill", "House of Representatives"]
        .iter()
        .any(|name| memchr::memmem::find(text.as_bytes(), name.as_bytes()).is_some())
}

/// Whether the sentence of a mention speaks of the story's own time.
pub(crate) fn is_told_now(reading: &Reading<'_>, mention: usize) -> bool {
    !is_dead(reading, mention) && now::is_told(reading, reading.mentions()[mention].span)
}

/// Whether the known person of a mention had died by the time told of.
fn is_dead(reading: &Reading<'_>, mention: usize) -> bool {
    let Known { person, told, .. } = &reading.known_people()[mention];
    let row = person.as_ref().and_then(|person| reading.tables().one(TableId::PEOPLE, "person", &fold(person)));
    let died = row.and_then(|row| row.date("died"));
    died.zip(*told).is_some_and(|(died, (first, _))| died.earliest < first)
}
