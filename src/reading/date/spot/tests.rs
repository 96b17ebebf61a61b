use super::*;
use crate::reading::date::{month_name, weekday_name};

/// What is read of a text: `weekday day[-last] month year` per mention.
fn read(text: &str) -> Vec<String> {
    let show = |mention: DateMention| {
        let mut parts = Vec::new();
        parts.extend(mention.relative.map(|it| it.value.name().to_owned()));
        parts.extend(mention.weekday.map(|it| weekday_name(it.value)[..3].to_owned()));
        parts.extend(mention.day.map(|day| match mention.last_day {
            Some(last) => format!("{}-{last}", day.value),
            None => day.value.to_string(),
        }));
        parts.extend(mention.month.map(|it| month_name(it.value)[..3].to_owned()));
        parts.extend(mention.year.map(|it| it.value.to_string()));
        if mention.doubtful {
            parts.push("?".into());
        }
        parts.join(" ")
    };
    let tokens = token::of_plain_text(text);
    spot(text, &tokens, 0..tokens.len()).into_iter().map(show).collect()
}

#[test]
fn dates_are_read_in_every_form() {
    let cases: &[(&str, &[&str])] = &[
        ("On Friday, Aug. 15, 2025, they met.", &["Fri 15 Aug 2025"]),
        ("on Friday 15th August 2025", &["Fri 15 Aug 2025"]),
        ("Friday, the 15th of August, 2025", &["Fri 15 Aug 2025"]),
        ("on 2025-08-15 (Friday)", &["Fri 15 Aug 2025"]),
        ("Friday night, June 5, and", &["Fri 5 Jun"]),
        ("Friday, 8 p.m., June 5", &["Fri 5 Jun"]),
        ("Friday at 7:30 p.m., June 5.", &["Fri 5 Jun"]),
        ("on Tuesday (Aug. 14)", &["Tue 14 Aug"]),
        ("on August 14, a Tuesday", &["Tue 14 Aug"]),
        ("on 14 August (Tuesday)", &["Tue 14 Aug"]),
        ("yesterday (12 May)", &["yesterday 12 May"]),
        ("today, Thursday, May 3, 2018", &["today Thu 3 May 2018"]),
        ("today (Thursday)", &["today Thu"]),
        ("there this morning (Thursday), and last night, 12 May", &["today Thu", "yesterday 12 May"]),
        ("Fri. June 5 and Sun. June 7", &["Fri 5 Jun", "Sun 7 Jun"]),
        ("MONDAY, MAY 6, 2019", &["Mon 6 May 2019"]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn ranges_and_lists_share_what_is_printed_once() {
    let cases: &[(&str, &[&str])] = &[
        ("on Thursday and Friday, April 3-4", &["Thu 3 Apr", "Fri 4 Apr"]),
        ("Friday, April 3-4, 2025", &["Fri 3-4 Apr 2025"]),
        ("Feb. 27 and 28", &["27-28 Feb"]),
        ("7-8 March 2019", &["7-8 Mar 2019"]),
        ("17 and 18 March", &["17-18 Mar"]),
        ("(Tuesday 7 and Thursday 16 September at 14:00)", &["Tue 7 Sep", "Thu 16 Sep"]),
        ("Thursday 16th, Friday 17th and Saturday 19th March", &["Thu 16 Mar", "Fri 17 Mar", "Sat 19 Mar"]),
        ("from Monday, June 28 to Friday, July 2, 2021", &["Mon 28 Jun 2021", "Fri 2 Jul 2021"]),
        ("June 28-July 2, 2021", &["28 Jun 2021", "2 Jul 2021"]),
        ("on Monday and Tuesday, April 4", &["4 Apr"]),
        ("Dec. 30, 2019 to Jan. 3, 2020", &["30 Dec 2019", "3 Jan 2020"]),
        ("April 3, 10 and 17", &["3-17 Apr"]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn what_only_looks_like_a_date_is_left_alone_or_doubted() {
    let cases: &[(&str, &[&str])] = &[
        ("In June 31 people came.", &["31 Jun ?"]),
        ("In June 31-", &["31 Jun"]),
        ("In May 60 percent of them", &["60 May ?"]),
        ("on June 31, the", &["31 Jun"]),
        ("by June 31 the", &["31 Jun"]),
        ("the Edmonton Sun, August 16, 2008", &["16 Aug 2008"]),
        ("on Friday. June 5 was wet", &["5 Jun"]),
        ("October 18:00", &[]),
        ("In May 2017 and March 1999", &[]),
        ("they may 5 times march 3 miles", &[]),
        ("On May 5 2000 people came", &["5 May"]),
        ("at least 40 March marchers", &["40 Mar ?"]),
        ("April 3, 10 people", &["3 Apr"]),
        ("from Monday, June 4, Tuesday, June 5", &["Mon 4 Jun", "Tue 5 Jun"]),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}
