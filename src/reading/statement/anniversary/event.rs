//! What anniversaries count from: `founded in 1985`, `opened its doors on 5 May 1950`, `the couple were married on 20 November 1947`.

use crate::reading::statement::when::{Line, Moment};

/// How many tokens stand between the verb and its date.
const REACH: usize = 12;

/// The beginnings told in a sentence: the date behind a verb of founding.
pub(super) fn foundings(line: &Line<'_, '_>) -> Vec<Moment> {
    let mut moments = line.moments();
    moments.retain(|moment| moment.dated && is_beginning(line, moment));
    moments
}

fn is_beginning(line: &Line<'_, '_>, moment: &Moment) -> bool {
    let lead = line.back(moment.from, 1);
    // `dates from 1863`, `dating back to 1947`
    let dates = |at: usize| matches!(line.back(at, 1), "dates" | "dated" | "dating" | "date");
    if lead == "from" && dates(moment.from - 1)
        || lead == "to" && line.back(moment.from, 2) == "back" && dates(moment.from - 2)
    {
        return true;
    }
    if !matches!(lead, "in" | "on" | "during") {
        return matches!(lead, "Established" | "Founded");
    }
    let floor = moment.from.saturating_sub(REACH).max(line.range.start);
    let words = (floor..moment.from - 1)
        .rev()
        .take_while(|at| !matches!(line.word(*at), ";" | "." | "—" | "and" | "but" | "who" | "which"));
    let words: Vec<&str> = words.map(|at| line.word(at)).collect();
    // `opened in London, where it closed in 1990`: the nearest verb is the one that counts.
    let set_up =
        |at: usize| words[at] == "up" && words.get(at + 1).is_some_and(|verb| matches!(*verb, "set" | "put" | "went"));
    let verb = (0..words.len()).find(|at| is_founding(words[*at]) || set_up(*at));
    let other = words.iter().position(|word| {
        word.len() > 4 && word.ends_with("ed") && !is_founding(word) || matches!(*word, "where" | "when" | "until")
    });
    verb.is_some_and(|verb| other.is_none_or(|other| verb < other))
}

/// Verbs that tell of a beginning.
pub(super) fn is_founding(word: &str) -> bool {
    matches!(
        word,
        "founded"
            | "Founded"
            | "opened"
            | "Opened"
            | "established"
            | "Established"
            | "built"
            | "Built"
            | "launched"
            | "Launched"
            | "formed"
            | "Formed"
            | "created"
            | "Created"
            | "started"
            | "began"
            | "begun"
            | "organised"
            | "organized"
            | "instituted"
            | "laid"
            | "completed"
            | "married"
            | "wed"
            | "chartered"
            | "incorporated"
            | "inaugurated"
            | "erected"
            | "enacted"
            | "passed"
            | "signed"
            | "debuted"
            | "premiered"
            | "dedicated"
            | "consecrated"
            | "constructed"
            | "planted"
            | "invented"
            | "unveiled"
            | "born"
            | "introduced"
            | "Introduced"
            | "finished"
            | "hung"
            | "commissioned"
    )
}

/// The beginning a count belongs to: in its own sentence, or (where it is `near`) in the one right behind or before.
pub(super) fn founding(line: &Line<'_, '_>, near: bool) -> Option<Moment> {
    match foundings(line)[..] {
        [one] => Some(one),
        [] if near => {
            let about_it = |other: &Line<'_, '_>| {
                matches!(
                    other.word(other.range.start),
                    "It" | "They" | "Founded" | "Opened" | "Established" | "Built" | "Launched" | "Formed"
                )
            };
            let next = line.next().filter(about_it).map(|next| foundings(&next)).unwrap_or_default();
            let before =
                line.previous().filter(|_| about_it(line)).map(|before| foundings(&before)).unwrap_or_default();
            match [&next[..], &before[..]].concat()[..] {
                [one] => Some(one),
                _ => None,
            }
        }
        _ => None,
    }
}
