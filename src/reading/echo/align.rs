//! Two passages laid side by side: how far they run together, and where they part for a word or two on the way.

use super::{Key, Word};
use std::ops::Range;

/// How many words one side may have at most where the two part.
const LONGEST_EDIT: usize = 4;

/// How far behind an ellipsis the other side may go on, in words.
const LONGEST_GAP: usize = 80;

/// How many words must run together before a last or first word that differs.
const BEFORE_EDGE: usize = 5;

/// Words that differ, by their places in the two passages; one side may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
}

/// How two passages agree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// How many words they share.
    pub(super) shared: usize,
    /// The part of each that runs along the other.
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
    /// Where they differ without an ellipsis or a bracket to say so, in order.
    pub(super) edits: Vec<Edit>,
}

/// Lays `b` along `a` from a place where both have the same word.
pub(super) fn align(a: &[Word], b: &[Word], seed: (usize, usize)) -> Alignment {
    let right = walk(&Side::forward(a, seed.0), &Side::forward(b, seed.1), 0);
    let left = walk(&Side::backward(a, seed.0), &Side::backward(b, seed.1), right.first_run);
    let mut edits: Vec<Edit> = left.edits.iter().rev().map(|edit| left_of(edit, seed)).collect();
    edits.extend(right.edits.iter().map(|edit| Edit {
        a: edit.a.start + seed.0..edit.a.end + seed.0,
        b: edit.b.start + seed.1..edit.b.end + seed.1,
    }));
    Alignment {
        shared: left.shared + right.shared,
        a: seed.0 - left.a..seed.0 + right.a,
        b: seed.1 - left.b..seed.1 + right.b,
        edits,
    }
}

fn left_of(edit: &Edit, seed: (usize, usize)) -> Edit {
    let turn = |range: &Range<usize>, seed: usize| seed - range.end..seed - range.start;
    Edit { a: turn(&edit.a, seed.0), b: turn(&edit.b, seed.1) }
}

/// One passage from a place on, forward or backward.
struct Side<'w> {
    words: &'w [Word],
    from: usize,
    forward: bool,
}

impl<'w> Side<'w> {
    /// From the word at `from` on.
    fn forward(words: &'w [Word], from: usize) -> Self {
        Side { words, from, forward: true }
    }

    /// From the word before `from` back.
    fn backward(words: &'w [Word], from: usize) -> Self {
        Side { words, from, forward: false }
    }

    fn len(&self) -> usize {
        if self.forward { self.words.len() - self.from } else { self.from }
    }

    fn hash(&self, at: usize) -> Key {
        self.words[if self.forward { self.from + at } else { self.from - 1 - at }].hash
    }

    /// Whether something is left out right before the word at `at`, as the walk goes.
    fn gap(&self, at: usize) -> bool {
        let word = if self.forward { self.from + at } else { self.from - at };
        self.words.get(word).is_some_and(|word| word.gap)
    }

    fn gap_in(&self, range: Range<usize>) -> bool {
        (range.start..=range.end).any(|at| self.gap(at))
    }
}

/// How far two sides run along each other from their beginning.
#[derive(Default)]
struct Walk {
    a: usize,
    b: usize,
    shared: usize,
    /// How many words run together before the two part.
    first_run: usize,
    edits: Vec<Edit>,
}

/// Walks along both sides from their beginning; `before` words run together already.
fn walk(a: &Side<'_>, b: &Side<'_>, before: usize) -> Walk {
    let mut walk = Walk::default();
    let (mut i, mut j) = (0, 0);
    let mut together = before;
    loop {
        let from = i;
        while i < a.len() && j < b.len() && a.hash(i) == b.hash(j) {
            (i, j, together) = (i + 1, j + 1, together + 1);
        }
        (walk.a, walk.b) = (i, j);
        walk.shared += i - from;
        if from == 0 {
            walk.first_run = i;
        }
        if i == a.len() || j == b.len() {
            return walk;
        }
        let left_out = a.gap(i) || b.gap(j);
        if left_out && let Some((di, dj)) = past_gap(a, b, i, j) {
            (i, j, together) = (i + di, j + dj, 0);
        } else if let Some((di, dj)) = past_edit(a, b, i, j, together) {
            if !left_out && !a.gap_in(i..i + di) && !b.gap_in(j..j + dj) {
                walk.edits.push(Edit { a: i..i + di, b: j..j + dj });
            }
            (i, j, together) = (i + di, j + dj, 0);
        } else {
            let last = (a.len() - i).min(b.len() - j);
            if !left_out && last == 1 && together >= BEFORE_EDGE && !a.gap(i + 1) && !b.gap(j + 1) {
                walk.edits.push(Edit { a: i..i + 1, b: j..j + 1 });
                (walk.a, walk.b) = (i + 1, j + 1);
            }
            return walk;
        }
    }
}

/// How many words to pass on each side so that the two run together again: the fewest there are, and the more of them the longer both must
/// then run together.
fn past_edit(a: &Side<'_>, b: &Side<'_>, i: usize, j: usize, together: usize) -> Option<(usize, usize)> {
    for all in 1..=2 * LONGEST_EDIT {
        // As many on one side as on the other comes first: a word for a word.
        let mut ways: Vec<usize> = (0..=all).filter(|di| *di <= LONGEST_EDIT && all - di <= LONGEST_EDIT).collect();
        ways.sort_by_key(|di| (2 * di).abs_diff(all));
        for di in ways {
            let dj = all - di;
            let (at, other) = (i + di, j + dj);
            let ends = a.len().saturating_sub(at).min(b.len().saturating_sub(other));
            let needed = if all <= 2 { 2 } else { 3 };
            // The end of both is as good as more words, and so is the end of one after a word for a word.
            let at_end = at + ends == a.len() && other + ends == b.len();
            let one_for_one = di == 1 && dj == 1 && together >= BEFORE_EDGE;
            let needed = if ends > 0 && (at_end || one_for_one) { ends.min(needed) } else { needed };
            if ends >= needed && (0..needed).all(|step| a.hash(at + step) == b.hash(other + step)) {
                return Some((di, dj));
            }
        }
    }
    None
}

/// The same past words left out: one side goes on where the other does after its ellipsis, or after words put in brackets for some of its own.
fn past_gap(a: &Side<'_>, b: &Side<'_>, i: usize, j: usize) -> Option<(usize, usize)> {
    let meets = |at: usize, other: usize| {
        at + 2 < a.len() && other + 2 < b.len() && (0..3).all(|step| a.hash(at + step) == b.hash(other + step))
    };
    let on_a = || (0..LONGEST_GAP).find(|di| meets(i + di, j)).map(|di| (di, 0));
    let on_b = || (0..LONGEST_GAP).find(|dj| meets(i, j + dj)).map(|dj| (0, dj));
    on_a().or_else(on_b)
}
