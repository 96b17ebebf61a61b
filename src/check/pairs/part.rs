//! The arithmetic of disagreement: which mentions of one thing stand against which.

use crate::reading::claim::Value;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// A known value, as a key to group by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::check) enum Key {
    Flag(bool),
    /// The bits of the number.
    Number(u64),
    Text(String),
    Date(NaiveDate),
}

impl Key {
    /// The key of a value; none where it is unknown.
    pub(in crate::check) fn of(value: &Value<'_>) -> Option<Key> {
        Some(match value {
            Value::Unknown => return None,
            Value::Flag(flag) => Key::Flag(*flag),
            // Zero has two signs and one meaning.
            Value::Number(number) => Key::Number((number + 0.0).to_bits()),
            Value::Text(text) => Key::Text(text.clone().into_owned()),
            Value::Date(date) => Key::Date(*date),
        })
    }
}

/// One mention of the thing a group is about.
#[derive(Debug, Clone)]
pub(super) struct Mention {
    /// Its number among the claims looked at; they are in text order.
    pub index: usize,
    /// What it says, `None` for what it leaves open.
    pub values: Vec<Option<Key>>,
    /// Whether it can be the side taken as right.
    pub a: bool,
    /// Whether it can be the odd side.
    pub b: bool,
}

/// A part of a group that stands against the rest.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Odd {
    /// Its mentions that can be the odd side, in text order; never empty.
    pub mentions: Vec<usize>,
    /// The first mention of the part it stands against.
    pub reference: usize,
    /// How many mentions that part has.
    pub reference_count: usize,
}

/// Mentions that say the same.
struct Part {
    values: Vec<Option<Key>>,
    a: Vec<usize>,
    b: Vec<usize>,
}

/// The parts of a group that stand against the one with most mentions (of equals, the earliest), each with it. Two parts stand against
/// each other when `exclude` says so of what `stand` makes of their values; few stands are told apart, however many parts there are.
pub(super) fn odd_ones_out<S: PartialEq>(
    group: &[Mention],
    stand: impl Fn(&[Option<Key>]) -> S,
    exclude: impl Fn(&S, &S) -> bool,
) -> Vec<Odd> {
    let mut parts = split(group);
    parts.sort_by_key(|part| (Reverse(part.a.len()), part.a.first().copied()));
    // Parts already taken as right, one for each stand; what contradicts none of them is right too.
    let mut right: Vec<(S, &Part)> = Vec::new();
    let mut odd = Vec::new();
    for part in &parts {
        let stand = stand(&part.values);
        match right.iter().find(|(other, _)| exclude(other, &stand)) {
            Some((_, other)) if !part.b.is_empty() => {
                odd.push(Odd { mentions: part.b.clone(), reference: other.a[0], reference_count: other.a.len() });
            }
            Some(_) => {}
            None if part.a.is_empty() || right.iter().any(|(other, _)| *other == stand) => {}
            None => right.push((stand, part)),
        }
    }
    odd
}

/// Splits a group into parts whose mentions agree. What a mention leaves open agrees with everything, so it joins the first part it does
/// not contradict; a mention that leaves all open joins none.
fn split(group: &[Mention]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // Most mentions say all: they find their part without a search.
    let mut whole: FxHashMap<&[Option<Key>], usize> = FxHashMap::default();
    for mention in group.iter().filter(|mention| mention.values.iter().any(Option::is_some)) {
        let is_whole = mention.values.iter().all(Option::is_some);
        let known = whole.get(mention.values.as_slice()).copied();
        let part = known.or_else(|| {
            let must_search = !is_whole || mention.values.len() > 1;
            must_search.then(|| parts.iter().position(|part| agree(&part.values, &mention.values))).flatten()
        });
        let part = part.unwrap_or_else(|| {
            parts.push(Part { values: mention.values.clone(), a: Vec::new(), b: Vec::new() });
            parts.len() - 1
        });
        if is_whole {
            whole.insert(&mention.values, part);
        }
        let part = &mut parts[part];
        for (value, other) in part.values.iter_mut().zip(&mention.values) {
            if value.is_none() {
                value.clone_from(other);
            }
        }
        part.a.extend(mention.a.then_some(mention.index));
        part.b.extend(mention.b.then_some(mention.index));
    }
    parts
}

fn agree(a: &[Option<Key>], b: &[Option<Key>]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.is_none() || b.is_none() || a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Option<Key> {
        (text != "?").then(|| Key::Text(text.to_owned()))
    }

    /// One mention a word, its values parted by `/`, `?` for what it leaves open.
    fn group(words: &str) -> Vec<Mention> {
        let mention = |(index, word): (usize, &str)| Mention {
            index,
            values: word.split('/').map(key).collect(),
            a: true,
            b: true,
        };
        words.split(' ').enumerate().map(mention).collect()
    }

    fn odd(words: &str) -> Vec<(Vec<usize>, usize)> {
        let odd = odd_ones_out(&group(words), |_| (), |_, _| true);
        odd.into_iter().map(|odd| (odd.mentions, odd.reference)).collect()
    }

    #[test]
    fn the_rarer_part_is_odd_and_of_equals_the_later() {
        assert_eq!(odd("sitting former sitting"), [(vec![1], 0)]);
        assert_eq!(odd("former sitting sitting"), [(vec![0], 1)]);
        assert_eq!(odd("former sitting"), [(vec![1], 0)]);
        assert_eq!(odd("x x y z y x"), [(vec![2, 4], 0), (vec![3], 0)]);
        assert_eq!(odd("x x x"), []);
    }

    #[test]
    fn what_a_mention_leaves_open_contradicts_nothing() {
        assert_eq!(odd("x ? ? ?"), []);
        assert_eq!(odd("john/smith ?/smith ?/smyth"), [(vec![2], 0)]);
        assert_eq!(odd("?/smith john/smith jane/smith"), [(vec![2], 0)]);
    }

    #[test]
    fn sides_may_be_reserved() {
        let mut mentions = group("x y y");
        mentions[1].a = false;
        mentions[2].a = false;
        assert_eq!(
            odd_ones_out(&mentions, |_| (), |_, _| true),
            [Odd { mentions: vec![1, 2], reference: 0, reference_count: 1 }]
        );
        mentions[0].a = false;
        assert_eq!(odd_ones_out(&mentions, |_| (), |_, _| true), [], "nothing can be right");
    }

    #[test]
    fn parts_that_do_not_exclude_each_other_stand_side_by_side() {
        let exclude = |a: &Option<Key>, b: &Option<Key>| {
            let pair = [a.clone(), b.clone()];
            pair.contains(&key("senator")) && pair.contains(&key("representative"))
        };
        let mentions = group("president senator president representative senator");
        assert_eq!(
            odd_ones_out(&mentions, |values| values[0].clone(), exclude),
            [Odd { mentions: vec![3], reference: 1, reference_count: 2 }]
        );
    }
}
