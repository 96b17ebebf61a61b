//! Units of measure as copy prints them, and what each is in the unit of its dimension (metre, square metre, kilogram, litre, metre per second,
//! kelvin). Factors: the international yard and pound agreement of 1959; gallons, pints and tons are read as US or imperial where the word alone does not
//! say which.

use super::Dimension::{self, Area, Length, Mass, Speed, Temperature, Volume};

/// A unit of measure.
#[derive(Debug, PartialEq)]
pub struct Unit {
    /// Its usual name in the plural.
    pub name: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units it is worth.
    pub factor: f64,
    /// A second worth the same word has (the imperial gallon), or the same.
    pub other: f64,
    /// What zero on its scale is in base units; 0 but for temperatures.
    pub zero: f64,
    /// Its system.
    pub system: System,
}

/// A system of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Metres, litres, degrees Celsius.
    Metric,
    /// Feet, gallons, degrees Fahrenheit.
    Customary,
    /// Nautical miles and knots, and other measures outside both (fathoms, light-years).
    Nautical,
    /// Units of one region or trade: dunams, carats.
    Local,
}

const fn metric(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, other: factor, zero: 0.0, system: System::Metric }
}

const fn customary(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, other: factor, zero: 0.0, system: System::Customary }
}

/// A unit of the sea, the track or the sky, which copy converts into both other systems.
const fn nautical(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, other: factor, zero: 0.0, system: System::Nautical }
}

/// A unit of one region or trade.
const fn local(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, other: factor, zero: 0.0, system: System::Local }
}

const FOOT: f64 = 0.3048;
const MILE: f64 = 1609.344;
const ACRE: f64 = 4_046.856_422_4;
const POUND: f64 = 0.453_592_37;
const NAUTICAL_MILE: f64 = 1852.0;
const CUBIC_FOOT_IN_LITRES: f64 = 28.316_846_592;

/// Defines the units and the words that name each.
macro_rules! units {
    ($($id:ident = $unit:expr, [$($word:literal),*];)+) => {
        $(static $id: Unit = $unit;)+

        /// The unit a word (without its stop) names; `m` and `t` are units only where they are glued to figures or follow them.
        pub(super) fn named(word: &str) -> Option<&'static Unit> {
            Some(match word {
                $($($word => &$id,)*)+
                _ => return None,
            })
        }
    };
}

units! {
    KILOMETRE = metric("kilometers", Length, 1000.0), ["km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"];
    METRE = metric("meters", Length, 1.0), ["m", "meter", "meters", "metre", "metres"];
    CENTIMETRE = metric("centimeters", Length, 0.01), ["cm", "cms", "centimeter", "centimeters", "centimetre", "centimetres"];
    MILLIMETRE = metric("millimeters", Length, 0.001), ["mm", "millimeter", "millimeters", "millimetre", "millimetres"];
    MILE_UNIT = customary("miles", Length, MILE), ["mile", "miles", "mi"];
    YARD = customary("yards", Length, 0.9144), ["yard", "yards", "yd", "yds"];
    FOOT_UNIT = customary("feet", Length, FOOT), ["foot", "feet", "ft"];
    INCH = customary("inches", Length, FOOT / 12.0), ["inch", "inches", "ins"];
    LIGHT_YEAR = nautical("light-years", Length, 9.460_730_472_580_8e15), ["light-year", "light-years"];
    FATHOM = nautical("fathoms", Length, 6.0 * FOOT), ["fathom", "fathoms"];
    FURLONG = customary("furlongs", Length, 660.0 * FOOT), ["furlong", "furlongs"];
    HECTARE = metric("hectares", Area, 10_000.0), ["hectare", "hectares", "ha"];
    ACRE_UNIT = customary("acres", Area, ACRE), ["acre", "acres"];
    DUNAM = local("dunams", Area, 1000.0), ["dunam", "dunams", "dunum", "dunums"];
    FEDDAN = local("feddans", Area, 4_200.833), ["feddan", "feddans"];
    RAI = local("rai", Area, 1600.0), ["rai"];
    KILOGRAM = metric("kilograms", Mass, 1.0), ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"];
    GRAM = metric("grams", Mass, 0.001), ["g", "gram", "grams", "gramme", "grammes"];
    MILLIGRAM = metric("milligrams", Mass, 1e-6), ["mg", "milligram", "milligrams", "milligramme", "milligrammes"];
    TONNE = metric("tonnes", Mass, 1000.0), ["tonne", "tonnes"];
    TON = Unit { other: 2240.0 * POUND, ..customary("tons", Mass, 2000.0 * POUND) }, ["ton", "tons"];
    SHORT_TON = customary("short tons", Mass, 2000.0 * POUND), [];
    LONG_TON = customary("long tons", Mass, 2240.0 * POUND), [];
    POUND_UNIT = customary("pounds", Mass, POUND), ["pound", "pounds", "lb", "lbs"];
    OUNCE = customary("ounces", Mass, POUND / 16.0), ["ounce", "ounces", "oz"];
    TROY_OUNCE = customary("troy ounces", Mass, 0.031_103_476_8), [];
    STONE = customary("stone", Mass, 14.0 * POUND), ["stone"];
    CARAT = local("carats", Mass, 0.0002), ["carat", "carats"];
    QUINTAL = local("quintals", Mass, 100.0), ["quintal", "quintals"];
    LITRE = metric("liters", Volume, 1.0), ["liter", "liters", "litre", "litres"];
    MILLILITRE = metric("milliliters", Volume, 0.001), ["ml", "milliliter", "milliliters", "millilitre", "millilitres"];
    GALLON = Unit { other: 4.546_09, ..customary("gallons", Volume, 3.785_411_784) }, ["gallon", "gallons"];
    US_GALLON = customary("US gallons", Volume, 3.785_411_784), [];
    IMPERIAL_GALLON = customary("imperial gallons", Volume, 4.546_09), [];
    QUART = Unit { other: 1.136_522_5, ..customary("quarts", Volume, 0.946_352_946) }, ["quart", "quarts"];
    PINT = Unit { other: 0.568_261_25, ..customary("pints", Volume, 0.473_176_473) }, ["pint", "pints"];
    FLUID_OUNCE = Unit { other: 0.028_413_062_5, ..customary("fluid ounces", Volume, 0.029_573_529_562_5) }, [];
    BARREL = customary("barrels", Volume, 158.987_294_928), ["barrel", "barrels"];
    ACRE_FOOT = customary("acre-feet", Volume, ACRE * FOOT * 1000.0), ["acre-foot", "acre-feet"];
    MILES_AN_HOUR = customary("mph", Speed, MILE / 3600.0), ["mph"];
    KILOMETRES_AN_HOUR = metric("km/h", Speed, 1.0 / 3.6), ["kph", "kmh", "kmph"];
    METRES_A_SECOND = metric("meters per second", Speed, 1.0), [];
    KILOMETRES_A_SECOND = metric("kilometers per second", Speed, 1000.0), [];
    MILES_A_SECOND = customary("miles per second", Speed, MILE), [];
    FEET_A_SECOND = customary("feet per second", Speed, FOOT), [];
    KNOT = nautical("knots", Speed, NAUTICAL_MILE / 3600.0), ["knot", "knots"];
    CELSIUS = Unit { zero: 273.15, ..metric("degrees Celsius", Temperature, 1.0) },
        ["C", "Celsius", "celsius", "centigrade", "Centigrade", "ºC"];
    FAHRENHEIT = Unit { zero: 273.15 - 32.0 * 5.0 / 9.0, ..customary("degrees Fahrenheit", Temperature, 5.0 / 9.0) },
        ["F", "Fahrenheit", "fahrenheit", "ºF"];
    SQUARE_KILOMETRE = metric("square kilometers", Area, 1e6), ["km2", "km²", "sqkm"];
    SQUARE_METRE = metric("square meters", Area, 1.0), ["m2", "m²", "sqm"];
    SQUARE_CENTIMETRE = metric("square centimeters", Area, 1e-4), ["cm2", "cm²"];
    SQUARE_INCH = customary("square inches", Area, FOOT * FOOT / 144.0), [];
    SQUARE_FOOT = customary("square feet", Area, FOOT * FOOT), ["sqft", "ft2", "ft²"];
    SQUARE_YARD = customary("square yards", Area, 9.0 * FOOT * FOOT), [];
    SQUARE_MILE = customary("square miles", Area, MILE * MILE), ["mi2", "mi²"];
    CUBIC_KILOMETRE = metric("cubic kilometers", Volume, 1e12), ["km3", "km³"];
    CUBIC_METRE = metric("cubic meters", Volume, 1000.0), ["m3", "m³"];
    CUBIC_CENTIMETRE = metric("cubic centimeters", Volume, 0.001), ["cm3", "cm³"];
    CUBIC_INCH = customary("cubic inches", Volume, CUBIC_FOOT_IN_LITRES / 1728.0), [];
    CUBIC_FOOT = customary("cubic feet", Volume, CUBIC_FOOT_IN_LITRES), ["ft3", "ft³"];
    CUBIC_YARD = customary("cubic yards", Volume, 27.0 * CUBIC_FOOT_IN_LITRES), [];
    CUBIC_MILE = customary("cubic miles", Volume, MILE * MILE * MILE * 1000.0), [];
    NAUTICAL = nautical("nautical miles", Length, NAUTICAL_MILE), ["nmi"];
}

/// What may follow a unit in one hyphenated word: `a 10-mile-long tunnel`.
const SHAPES: &[&str] = &["long", "tall", "high", "wide", "deep", "thick", "round", "across", "diameter"];

/// The unit that begins with these words, and how many of them it takes. `next` gives the words after the number; marks are words. A hyphenated
/// word (`square-mile`, `mile-an-hour`, `foot-long`) counts as one.
pub(in crate::reading) fn read<'w>(next: impl Fn(usize) -> &'w str) -> Option<(&'static Unit, usize)> {
    let first = next(0);
    // A unit begins with one of few letters; most words that follow a number do not even come this far.
    if let Some(unit) = named(first).filter(|_| first.contains('-')) {
        return Some((unit, 1));
    }
    if !first.contains('-') {
        return spaced(next);
    }
    let (unit, words) = spaced(|at| first.split('-').nth(at).unwrap_or(""))?;
    let rest = first.split('-').nth(words).unwrap_or("");
    (rest.is_empty() || SHAPES.contains(&rest) || inches_after(first).is_some()).then_some((unit, 1))
}

/// The inches of `foot-10` and `foot-2-inch`.
pub(super) fn inches_after(word: &str) -> Option<f64> {
    let inches = word.strip_prefix("foot-")?;
    let inches = inches.strip_suffix("-inch").unwrap_or(inches);
    inches.parse::<u8>().ok().filter(|inches| *inches < 12).map(f64::from)
}

/// As [`read`], of words that stand apart.
fn spaced<'w>(next: impl Fn(usize) -> &'w str) -> Option<(&'static Unit, usize)> {
    match (next(0), next(1)) {
        ("square" | "sq" | "Sq", ".") => square(next(2)).map(|unit| (unit, 3)),
        ("square" | "sq" | "Sq", _) => square(next(1)).map(|unit| (unit, 2)),
        ("cubic" | "cu", ".") => cubic(next(2)).map(|unit| (unit, 3)),
        ("cubic" | "cu", _) => cubic(next(1)).map(|unit| (unit, 2)),
        ("nautical", "miles" | "mile") => Some((&NAUTICAL, 2)),
        ("light", "years" | "year") => Some((&LIGHT_YEAR, 2)),
        ("metric", "tons" | "ton" | "tonnes") => Some((&TONNE, 2)),
        ("short", "tons" | "ton") => Some((&SHORT_TON, 2)),
        ("long", "tons" | "ton") => Some((&LONG_TON, 2)),
        ("troy", "ounces" | "ounce") => Some((&TROY_OUNCE, 2)),
        ("fluid", "ounces" | "ounce") | ("fl", "oz") => Some((&FLUID_OUNCE, 2)),
        ("US" | "U.S.", "gallons" | "gallon") => Some((&US_GALLON, 2)),
        ("imperial" | "Imperial" | "UK", "gallons" | "gallon") => Some((&IMPERIAL_GALLON, 2)),
        ("degrees" | "degree" | "deg" | "°" | "º" | "˚", scale) => {
            named(scale).filter(|unit| unit.dimension == Temperature).map(|unit| (unit, 2))
        }
        (word, second) => {
            let unit = named(word)?;
            match fast(unit, second, next(2)) {
                Some(fast) => Some((fast, 3)),
                None if second == "²" => square(word).map(|unit| (unit, 2)),
                None => Some((unit, 1)),
            }
        }
    }
}

/// The speed a length and what follows it make: `miles an hour`, `km/h`, `m/s`.
fn fast(unit: &Unit, per: &str, time: &str) -> Option<&'static Unit> {
    if !matches!(per, "per" | "an" | "a" | "/") {
        return None;
    }
    Some(match (unit.name, time) {
        ("miles", "hour" | "h" | "hr") => &MILES_AN_HOUR,
        ("kilometers", "hour" | "h" | "hr") => &KILOMETRES_AN_HOUR,
        ("miles", "second" | "s" | "sec") => &MILES_A_SECOND,
        ("kilometers", "second" | "s" | "sec") => &KILOMETRES_A_SECOND,
        ("meters", "second" | "s" | "sec") => &METRES_A_SECOND,
        ("feet", "second" | "s" | "sec") => &FEET_A_SECOND,
        _ => return None,
    })
}

fn square(word: &str) -> Option<&'static Unit> {
    Some(match named(word)?.name {
        "kilometers" => &SQUARE_KILOMETRE,
        "meters" => &SQUARE_METRE,
        "centimeters" => &SQUARE_CENTIMETRE,
        "inches" => &SQUARE_INCH,
        "feet" => &SQUARE_FOOT,
        "yards" => &SQUARE_YARD,
        "miles" => &SQUARE_MILE,
        _ => return None,
    })
}

fn cubic(word: &str) -> Option<&'static Unit> {
    Some(match named(word)?.name {
        "kilometers" => &CUBIC_KILOMETRE,
        "meters" => &CUBIC_METRE,
        "centimeters" => &CUBIC_CENTIMETRE,
        "inches" => &CUBIC_INCH,
        "feet" => &CUBIC_FOOT,
        "yards" => &CUBIC_YARD,
        "miles" => &CUBIC_MILE,
        _ => return None,
    })
}

/// The unit an abbreviation with a stop names (`6 ft. 2 in.`), or letters that are a word or an initial elsewhere (`in`, `st`, `L`, `t`).
pub(super) fn abbreviated(word: &str) -> Option<&'static Unit> {
    Some(match word {
        "in" => &INCH,
        "st" => &STONE,
        "l" | "L" => &LITRE,
        "t" => &TONNE,
        _ => return None,
    })
}

impl Unit {
    /// How many of what smaller unit it is said with: 12 inches to the foot.
    pub(super) fn small_part(&self) -> Option<(f64, &'static str)> {
        Some(match self.name {
            "feet" => (12.0, "inches"),
            "stone" => (14.0, "pounds"),
            "pounds" => (16.0, "ounces"),
            "meters" => (100.0, "centimeters"),
            _ => return None,
        })
    }

    /// The scale a bare `degrees` beside this temperature is on: the other one.
    pub(in crate::reading) fn other_scale(&self) -> &'static Unit {
        if self.system == System::Metric { &FAHRENHEIT } else { &CELSIUS }
    }

    /// Ounces beside a volume are fluid ones.
    pub(in crate::reading) fn as_volume(&'static self) -> &'static Unit {
        if self.name == OUNCE.name { &FLUID_OUNCE } else { self }
    }

    /// Its name for that many: `1 foot`, `2 feet`.
    pub fn named_for(&self, value: f64) -> String {
        if value != 1.0 {
            return self.name.to_owned();
        }
        let (unit, rest) = self.name.split_once(" per ").unwrap_or((self.name, ""));
        let one = if unit.ends_with("feet") {
            unit.replace("feet", "foot")
        } else if unit.starts_with("degrees") {
            unit.replacen("degrees", "degree", 1)
        } else {
            unit.strip_suffix("es")
                .filter(|stem| stem.ends_with("inch"))
                .or(unit.strip_suffix('s'))
                .unwrap_or(unit)
                .to_owned()
        };
        if rest.is_empty() { one } else { format!("{one} per {rest}") }
    }

    /// A value of this unit in base units; of a temperature, the point on the scale.
    pub fn to_base(&self, value: f64) -> f64 {
        value * self.factor + self.zero
    }

    /// A value in base units in this unit.
    pub fn from_base(&self, base: f64) -> f64 {
        (base - self.zero) / self.factor
    }
}
