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
    /// Nautical miles and knots.
    Nautical,
}

const fn metric(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, other: factor, zero: 0.0, system: System::Metric }
}

const fn customary(name: &'static str, dimension: Dimension, factor: f64) -> Unit {
    Unit { name, dimension, factor, other: factor, zero: 0.0, system: System::Customary }
}

const FOOT: f64 = 0.3048;
const MILE: f64 = 1609.344;
const ACRE: f64 = 4_046.856_422_4;
const POUND: f64 = 0.453_592_37;
const NAUTICAL_MILE: f64 = 1852.0;

/// Defines the units and the words that name each.
macro_rules! units {
    ($($id:ident = $unit:expr, [$($word:literal),+];)+) => {
        $(static $id: Unit = $unit;)+

        /// The unit a word (without its stop) names; `m` and `t` are units only where they are glued to figures or follow them.
        pub(super) fn named(word: &str) -> Option<&'static Unit> {
            Some(match word {
                $($($word)|+ => &$id,)+
                _ => return None,
            })
        }
    };
}

units! {
    KILOMETRE = metric("kilometers", Length, 1000.0), ["km", "kms", "kilometer", "kilometers", "kilometre", "kilometres"];
    METRE = metric("meters", Length, 1.0), ["m", "meter", "meters", "metre", "metres"];
    CENTIMETRE = metric("centimeters", Length, 0.01), ["cm", "centimeter", "centimeters", "centimetre", "centimetres"];
    MILLIMETRE = metric("millimeters", Length, 0.001), ["mm", "millimeter", "millimeters", "millimetre", "millimetres"];
    MILE_UNIT = customary("miles", Length, MILE), ["mile", "miles", "mi"];
    YARD = customary("yards", Length, 0.9144), ["yard", "yards", "yd", "yds"];
    FOOT_UNIT = customary("feet", Length, FOOT), ["foot", "feet", "ft"];
    INCH = customary("inches", Length, 0.0254), ["inch", "inches"];
    HECTARE = metric("hectares", Area, 10_000.0), ["hectare", "hectares", "ha"];
    ACRE_UNIT = customary("acres", Area, ACRE), ["acre", "acres"];
    KILOGRAM = metric("kilograms", Mass, 1.0), ["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"];
    GRAM = metric("grams", Mass, 0.001), ["g", "gram", "grams", "gramme", "grammes"];
    TONNE = metric("tonnes", Mass, 1000.0), ["tonne", "tonnes"];
    TON = Unit { name: "tons", dimension: Mass, factor: 2000.0 * POUND, other: 2240.0 * POUND, zero: 0.0, system: System::Customary },
        ["ton", "tons"];
    POUND_UNIT = customary("pounds", Mass, POUND), ["pound", "pounds", "lb", "lbs"];
    OUNCE = customary("ounces", Mass, POUND / 16.0), ["ounce", "ounces", "oz"];
    STONE = customary("stone", Mass, 14.0 * POUND), ["stone"];
    LITRE = metric("liters", Volume, 1.0), ["liter", "liters", "litre", "litres"];
    MILLILITRE = metric("milliliters", Volume, 0.001), ["ml", "milliliter", "milliliters", "millilitre", "millilitres"];
    GALLON = Unit { name: "gallons", dimension: Volume, factor: 3.785_411_784, other: 4.546_09, zero: 0.0, system: System::Customary },
        ["gallon", "gallons"];
    PINT = Unit { name: "pints", dimension: Volume, factor: 0.473_176_473, other: 0.568_261_25, zero: 0.0, system: System::Customary },
        ["pint", "pints"];
    BARREL = customary("barrels", Volume, 158.987_294_928), ["barrel", "barrels"];
    MILES_AN_HOUR = customary("mph", Speed, MILE / 3600.0), ["mph"];
    KILOMETRES_AN_HOUR = metric("km/h", Speed, 1.0 / 3.6), ["kph", "kmh", "kmph"];
    KNOT = Unit { name: "knots", dimension: Speed, factor: NAUTICAL_MILE / 3600.0, other: NAUTICAL_MILE / 3600.0, zero: 0.0, system: System::Nautical },
        ["knot", "knots"];
    CELSIUS = Unit { name: "degrees Celsius", dimension: Temperature, factor: 1.0, other: 1.0, zero: 273.15, system: System::Metric },
        ["C", "Celsius", "celsius", "centigrade", "Centigrade"];
    FAHRENHEIT = Unit { name: "degrees Fahrenheit", dimension: Temperature, factor: 5.0 / 9.0, other: 5.0 / 9.0, zero: 273.15 - 32.0 * 5.0 / 9.0, system: System::Customary },
        ["F", "Fahrenheit", "fahrenheit"];
    SQUARE_KILOMETRE = metric("square kilometers", Area, 1e6), ["km2", "km²"];
    SQUARE_METRE = metric("square meters", Area, 1.0), ["m2", "m²", "sqm"];
    SQUARE_FOOT = customary("square feet", Area, FOOT * FOOT), ["sqft", "ft2", "ft²"];
    SQUARE_MILE = customary("square miles", Area, MILE * MILE), ["mi2"];
    CUBIC_METRE = metric("cubic meters", Volume, 1000.0), ["m3", "m³"];
    CUBIC_FOOT = customary("cubic feet", Volume, 28.316_846_592), ["ft3", "ft³"];
    NAUTICAL = Unit { name: "nautical miles", dimension: Length, factor: NAUTICAL_MILE, other: NAUTICAL_MILE, zero: 0.0, system: System::Nautical },
        ["nmi"];
}

/// The unit that begins with these words, and how many of them it takes. `next` gives the words after the number; marks are words.
pub(super) fn read<'w>(next: impl Fn(usize) -> &'w str) -> Option<(&'static Unit, usize)> {
    match (next(0), next(1)) {
        ("square" | "sq", ".") => square(next(2)).map(|unit| (unit, 3)),
        ("square" | "sq", _) => square(next(1)).map(|unit| (unit, 2)),
        ("cubic", "metres" | "meters" | "metre" | "meter") => Some((&CUBIC_METRE, 2)),
        ("cubic", "feet" | "foot") => Some((&CUBIC_FOOT, 2)),
        ("nautical", "miles" | "mile") => Some((&NAUTICAL, 2)),
        ("metric", "tons" | "ton") => Some((&TONNE, 2)),
        ("degrees" | "degree" | "deg" | "°", scale) => {
            named(scale).filter(|unit| unit.dimension == Temperature).map(|unit| (unit, 2))
        }
        ("°C" | "ºC", _) => Some((&CELSIUS, 1)),
        ("°F" | "ºF", _) => Some((&FAHRENHEIT, 1)),
        (word, second) => {
            let unit = named(word)?;
            let fast = match (unit.name, second, next(2)) {
                ("miles", "per" | "an", "hour") => Some((&MILES_AN_HOUR, 3)),
                ("kilometers", "per" | "an", "hour") => Some((&KILOMETRES_AN_HOUR, 3)),
                ("kilometers", "/", "h" | "hr" | "hour") => Some((&KILOMETRES_AN_HOUR, 3)),
                _ => None,
            };
            Some(fast.unwrap_or((unit, 1)))
        }
    }
}

fn square(word: &str) -> Option<&'static Unit> {
    Some(match named(word)?.name {
        "kilometers" => &SQUARE_KILOMETRE,
        "meters" => &SQUARE_METRE,
        "feet" => &SQUARE_FOOT,
        "miles" => &SQUARE_MILE,
        _ => return None,
    })
}

impl Unit {
    /// A value of this unit in base units; of a temperature, the point on the scale.
    pub fn to_base(&self, value: f64) -> f64 {
        value * self.factor + self.zero
    }

    /// A value in base units in this unit.
    pub fn from_base(&self, base: f64) -> f64 {
        (base - self.zero) / self.factor
    }
}
