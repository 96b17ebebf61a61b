//! The `lastread` command.

fn main() {}
