//! Values that are typed in one way only.

use chrono::NaiveDate;

/// A calendar date, written in full.
pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    const FORM: &str = "%Y-%m-%d";
    match NaiveDate::parse_from_str(text, FORM) {
        // chrono takes single digits too; one way to write a date is enough.
        Ok(date) if date.format(FORM).to_string() == text => Ok(date),
        Err(error) if error.kind() == chrono::format::ParseErrorKind::OutOfRange => Err("no such day".to_owned()),
        _ => Err("write it as 2025-08-15".to_owned()),
    }
}

/// The name of a rule or a category.
pub(super) fn plain_name(name: &str) -> Result<String, String> {
    let is_plain = |ch: char| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '-';
    match !name.is_empty() && name.chars().all(is_plain) {
        true => Ok(name.to_owned()),
        false => Err("use small letters, digits and hyphens".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_in_full_and_exists() {
        assert!(date("2024-02-29").is_ok());
        assert_eq!(date("2023-02-29"), Err("no such day".to_owned()));
        for wrong in ["2023-2-1", "June 1, 2023", "", "20230201"] {
            assert_eq!(date(wrong), Err("write it as 2025-08-15".to_owned()), "{wrong}");
        }
    }
}
