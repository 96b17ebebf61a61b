//! Which way a word goes: up or down.

use crate::reading::statement::clause::Clause;

/// Whether a word says that something goes down (`true`) or up (`false`).
pub(in crate::reading::statement) fn way(word: &str) -> Option<bool> {
    noun(word).or_else(|| verb(word))
}

/// Whether the word is a noun of change or a comparative: `a 12 percent rise`, `12 percent higher`. What is both noun and verb counts.
pub(super) fn is_noun(word: &str) -> bool {
    noun(word).is_some()
}

/// Which way the word at token `at` says that something goes; what gives up five per cent goes down.
pub(super) fn way_at(clause: &Clause<'_, '_>, at: usize) -> Option<bool> {
    let given = matches!(clause.back(at, 1), "gave" | "give" | "gives" | "giving" | "given");
    if clause.word(at) == "up" && given { Some(true) } else { way(clause.word(at)) }
}

fn noun(word: &str) -> Option<bool> {
    Some(match word {
        "rise" | "increase" | "growth" | "gain" | "jump" | "surge" | "climb" | "hike" | "leap" | "spike" | "uptick"
        | "improvement" | "expansion" | "boost" | "up" | "Up" | "more" | "higher" | "above" | "bigger" | "larger"
        | "faster" | "longer" | "taller" | "heavier" | "dearer" | "greater" | "costlier" | "wider" | "increases"
        | "gains" | "jumps" | "raise" | "uplift" | "bump" | "lift" | "advance" | "upturn" => false,
        "fall" | "drop" | "decline" | "decrease" | "reduction" | "cut" | "plunge" | "slump" | "dip" | "loss"
        | "slide" | "slowdown" | "tumble" | "down" | "Down" | "less" | "fewer" | "lower" | "below" | "smaller"
        | "slower" | "shorter" | "lighter" | "cheaper" | "cuts" | "dive" | "downturn" | "falls" => true,
        _ => return None,
    })
}

fn verb(word: &str) -> Option<bool> {
    Some(match word {
        "rises" | "rose" | "risen" | "rising" | "increased" | "increasing" | "grow" | "grew" | "grown" | "grows"
        | "growing" | "gained" | "jumped" | "surged" | "surges" | "climbed" | "climbs" | "climbing" | "soar"
        | "soared" | "hiked" | "expanded" | "swelled" | "swollen" | "leapt" | "added" | "spiked" | "rallied"
        | "advanced" | "boosted" | "raised" | "raises" | "raising" | "lifted" | "advancing" | "gaining" | "jumping"
        | "surging" | "soaring" | "leaping" | "rallying" | "swelling" | "expanding" | "lifting" => false,
        "falls" | "fell" | "fallen" | "falling" | "drops" | "dropped" | "dropping" | "declined" | "declines"
        | "decreased" | "decreases" | "reduce" | "reduced" | "reducing" | "cutting" | "plunged" | "slumped"
        | "shrink" | "shrank" | "shrunk" | "slid" | "lost" | "lose" | "dipped" | "tumbled" | "sank" | "sunk"
        | "slipped" | "plummeted" | "shed" | "eased" | "slowed" | "lowered" | "trimmed" | "declining" | "slipping"
        | "sliding" | "slumping" | "tumbling" | "plunging" | "dipping" | "sinking" | "shrinking" | "shedding"
        | "plummeting" | "losing" | "decreasing" | "easing" => true,
        _ => return None,
    })
}

/// A verb that can say nothing else than that a figure went up (`false`) or down (`true`).
pub(super) fn sure(word: &str) -> Option<bool> {
    Some(match word {
        "rose" | "risen" | "rises" | "rise" | "increased" | "increases" | "grew" | "grown" | "climbed" | "soared"
        | "surged" | "jumped" | "up" => false,
        "fell" | "fallen" | "falls" | "fall" | "dropped" | "declined" | "decreased" | "plunged" | "slumped"
        | "shrank" | "shrunk" | "slipped" | "sank" | "tumbled" | "plummeted" | "down" => true,
        _ => return None,
    })
}
