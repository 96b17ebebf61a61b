//! Whose age a story tells, where the tables have the person's birth: somebody in office, or in the news for having died.

use super::{Days, Known, Reading};
use crate::reading::statement::life::{Age, At};
use crate::table::TableId;
use crate::table::fold::fold;
use chrono::NaiveDate;

/// How many days before the story somebody may have died whose death it reports.
const NEWS: i64 = 60;

/// The known person of an age, and the days at which that is the age.
pub(crate) struct KnownAge<'r> {
    /// The person's name in the tables.
    pub(crate) person: &'r str,
    /// The story's date, or the day of death.
    pub(crate) days: Days,
}

/// What the tables know of the person of an age. Only where story and tables agree about something else, so that no namesake is meant.
pub(crate) fn known_age<'r>(reading: &'r Reading<'_>, age: &Age) -> Option<KnownAge<'r>> {
    let who = age.who?;
    let number = reading.first_mention(who)?;
    let known = &reading.known_people()[number];
    let person = known.person.as_deref()?;
    let at_story = reading.story_date()?.days();
    let died = died(reading, person);
    let reported = died.filter(|died| (0..=NEWS).contains(&(at_story.1 - *died).num_days()));
    let days = match age.at {
        At::Death => died.map_or(at_story, |died| (died, died)),
        _ => reported.filter(|_| reading.main_of_obituary() == Some(who)).map_or(at_story, |died| (died, died)),
    };
    let confirmed = || is_confirmed(reading, known) || reported.is_some() && reading.main_of_obituary() == Some(who);
    confirmed().then_some(KnownAge { person, days })
}

/// The day of the person's death in the tables.
fn died(reading: &Reading<'_>, person: &str) -> Option<NaiveDate> {
    let row = reading.tables().one(TableId::PEOPLE, "person", &fold(person))?;
    row.date("died").map(|died| died.earliest)
}

fn is_confirmed(reading: &Reading<'_>, known: &Known) -> bool {
    known.is_confirmed(reading) == Some(true)
}
