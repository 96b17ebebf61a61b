//! Time zones by the names copy gives them. Which part of the year is summer comes from the time-zone database.

use crate::reading::word_list::WordSet;
use chrono::{NaiveDate, TimeZone};
use chrono_tz::{OffsetComponents, Tz};
use std::sync::LazyLock;

/// Which part of the year a zone's name is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Season {
    /// Winter: `EST`.
    Standard,
    /// Summer: `EDT`.
    Daylight,
    /// All of it: `ET`, `UTC`.
    Any,
}

/// A time zone as copy names it.
#[derive(Debug)]
pub struct Zone {
    /// Its abbreviation.
    pub short: &'static str,
    /// The part of the year it is for.
    pub season: Season,
    /// Minutes east of Greenwich it can mean, all seasons and all zones of the name.
    pub offsets: &'static [i32],
    /// The name for the other half of the year.
    pub other: Option<&'static str>,
    /// Where its summer is looked up.
    region: Option<Tz>,
    /// Whether places keep its standard time all year, or another zone has its name: the section of the data file that lists them.
    places: &'static str,
}

const fn zone(short: &'static str, offsets: &'static [i32]) -> Zone {
    Zone { short, season: Season::Any, offsets, other: None, region: None, places: "" }
}

const fn pair(
    names: (&'static str, &'static str),
    offsets: (&'static [i32], &'static [i32]),
    region: Tz,
    places: &'static str,
) -> [Zone; 2] {
    let region = Some(region);
    [
        Zone { short: names.0, season: Season::Standard, offsets: offsets.0, other: Some(names.1), region, places },
        Zone { short: names.1, season: Season::Daylight, offsets: offsets.1, other: Some(names.0), region, places },
    ]
}

const fn either(short: &'static str, offsets: &'static [i32], region: Tz) -> Zone {
    Zone { short, season: Season::Any, offsets, other: None, region: Some(region), places: "" }
}

/// Zones that have a summer, by pairs.
static PAIRS: [[Zone; 2]; 13] = [
    pair(("EST", "EDT"), (&[-300], &[-240]), Tz::America__New_York, "eastern"),
    pair(("CST", "CDT"), (&[-360, 480], &[-300]), Tz::America__Chicago, "central"),
    pair(("MST", "MDT"), (&[-420], &[-360]), Tz::America__Denver, "mountain"),
    pair(("PST", "PDT"), (&[-480, 480, 300], &[-420]), Tz::America__Los_Angeles, "pacific"),
    pair(("AKST", "AKDT"), (&[-540], &[-480]), Tz::America__Anchorage, ""),
    pair(("NST", "NDT"), (&[-210], &[-150]), Tz::America__St_Johns, ""),
    pair(("GMT", "BST"), (&[0], &[60, 360, 660]), Tz::Europe__London, "british"),
    pair(("CET", "CEST"), (&[60], &[120]), Tz::Europe__Berlin, "european"),
    pair(("WET", "WEST"), (&[0], &[60]), Tz::Europe__Lisbon, "european"),
    pair(("EET", "EEST"), (&[120], &[180]), Tz::Europe__Athens, "european"),
    pair(("AEST", "AEDT"), (&[600], &[660]), Tz::Australia__Sydney, "australian"),
    pair(("ACST", "ACDT"), (&[570], &[630]), Tz::Australia__Adelaide, "australian"),
    pair(("NZST", "NZDT"), (&[720], &[780]), Tz::Pacific__Auckland, ""),
];

/// Zones without a summer, and names that serve all year.
static OTHERS: [Zone; 19] = [
    either("ET", &[-300, -240], Tz::America__New_York),
    either("CT", &[-360, -300], Tz::America__Chicago),
    either("MT", &[-420, -360], Tz::America__Denver),
    either("PT", &[-480, -420], Tz::America__Los_Angeles),
    either("AT", &[-240, -180], Tz::America__Halifax),
    either("AKT", &[-540, -480], Tz::America__Anchorage),
    either("Central European Time", &[60, 120], Tz::Europe__Berlin),
    either("AET", &[600, 660], Tz::Australia__Sydney),
    zone("UTC", &[0]),
    zone("HST", &[-600]),
    zone("AWST", &[480]),
    zone("JST", &[540]),
    zone("KST", &[540]),
    zone("HKT", &[480]),
    zone("SGT", &[480]),
    zone("PKT", &[300]),
    zone("SAST", &[120]),
    zone("IST", &[330, 60, 120, 180]),
    zone("local time", &[]),
];

impl Zone {
    /// The zone of that abbreviation.
    pub(super) fn named(word: &str) -> Option<&'static Zone> {
        let all = || PAIRS.iter().flatten().chain(&OTHERS);
        all().find(|zone| zone.short == word).or_else(|| (word == "Z").then(|| Zone::named("UTC")).flatten())
    }

    /// Whether the zone's name is right on that day; unknown where it serves all year.
    pub(super) fn agrees(&self, date: NaiveDate) -> Option<bool> {
        let daylight = self.is_daylight(date)?;
        match self.season {
            Season::Any => None,
            Season::Standard => Some(!daylight),
            Season::Daylight => Some(daylight),
        }
    }

    /// Whether clocks are put forward at noon of that day where the zone is kept.
    fn is_daylight(&self, date: NaiveDate) -> Option<bool> {
        let noon = date.and_hms_opt(12, 0, 0)?;
        let offset = self.region?.offset_from_utc_datetime(&noon);
        Some(!offset.dst_offset().is_zero())
    }

    /// Minutes east of Greenwich it can mean on that day.
    pub(super) fn offsets_on(&self, date: Option<NaiveDate>) -> &'static [i32] {
        match (self.season, self.offsets, date.and_then(|date| self.is_daylight(date))) {
            (Season::Any, [_, summer], Some(true)) => std::slice::from_ref(summer),
            (Season::Any, [winter, _], Some(false)) => std::slice::from_ref(winter),
            _ => self.offsets,
        }
    }

    /// Whether a word of a story names a place that makes the zone's name prove nothing.
    pub(super) fn is_doubted_by(&self, word: &str) -> bool {
        match self.places {
            "eastern" => EASTERN.contains(word),
            "central" => CENTRAL.contains(word),
            "mountain" => MOUNTAIN.contains(word),
            "pacific" => PACIFIC.contains(word),
            "british" => BRITISH_NAMESAKES.contains(word),
            "european" => EUROPEAN.contains(word),
            "australian" => AUSTRALIAN.contains(word),
            _ => false,
        }
    }
}

/// Whether a word names a place in Britain, or what is British.
pub(super) fn is_british(word: &str) -> bool {
    BRITISH.contains(word)
}

pub(super) const DATA: &str = include_str!("../../../rules/data/zones.txt");
static EASTERN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "eastern"));
static CENTRAL: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "central"));
static MOUNTAIN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "mountain"));
static PACIFIC: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "pacific"));
static BRITISH_NAMESAKES: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "british-namesakes"));
static EUROPEAN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "european"));
static AUSTRALIAN: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "australian"));
static BRITISH: LazyLock<WordSet> = LazyLock::new(|| WordSet::section(DATA, "british"));
