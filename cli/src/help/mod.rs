//! `help` at each level.
