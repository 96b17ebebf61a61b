//! Statements a reader can work out again: a change told in figures and in per cent, a share of a whole, what each of so many has, a breakdown and its
//! total, a count taken up again, a list and the number that counts it, a vote and the size of the body, a place and its row, an amount in two units,
//! a verb and its time, two verbs and their times, an age and a birth, an anniversary and what it counts from, a length of time and its ends. Each frame holds what is printed, what the
//! print makes it, and whether the two agree under honest rounding; a frame that cannot be sure says nothing.

pub mod anniversary;
pub(crate) mod bearing;
pub mod change;
mod clause;
pub mod conversion;
pub(crate) mod edition;
pub(crate) mod event;
pub mod life;
pub mod list;
pub mod order;
pub mod parts;
pub mod portion;
mod print;
#[cfg(test)]
mod properties;
pub mod rank;
pub mod rate;
pub mod recount;
pub mod share;
mod slip;
pub mod span;
#[cfg(test)]
mod tests;
pub mod timing;
pub mod vote;
mod when;

pub(super) use clause::is_size;
