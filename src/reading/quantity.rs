//! Quantities.

pub(in crate::reading) mod number;
