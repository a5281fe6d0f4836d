//! Numbers and lengths against the bounds of a shape.

use std::cmp::Ordering;

use crate::schema::Bound;

/// A number, as it was given.
#[derive(Clone, Copy)]
pub(super) enum Number {
    /// A boolean where the model wants a number: Python counts it as 0 or 1.
    Boolean(bool),
    Int(i64),
    Single(f32),
    Double(f64),
}

impl Number {
    /// A length or count. Lengths beyond `i64` do not fit in memory.
    pub(super) fn length(length: usize) -> Self {
        Self::Int(i64::try_from(length).unwrap_or(i64::MAX))
    }

    /// Whether this is less than `bound`. NaN is not.
    pub(super) fn is_below(self, bound: Bound) -> bool {
        self.compare(bound) == Some(Ordering::Less)
    }

    /// Whether this is greater than `bound`. NaN is not.
    pub(super) fn is_above(self, bound: Bound) -> bool {
        self.compare(bound) == Some(Ordering::Greater)
    }

    /// As Python prints it.
    pub(super) fn text(self) -> String {
        match self {
            Self::Boolean(value) => super::python::boolean(value).to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Single(value) => super::python::single(value),
            Self::Double(value) => super::python::double(value),
        }
    }

    fn compare(self, bound: Bound) -> Option<Ordering> {
        match (self, bound) {
            (Self::Boolean(value), _) => Self::Int(i64::from(value)).compare(bound),
            (Self::Int(value), Bound::Int(bound)) => Some(value.cmp(&bound)),
            (Self::Int(value), Bound::Float(bound)) => (value as f64).partial_cmp(&bound),
            // In 32 bits, so that 0.1 is 0.1.
            (Self::Single(value), _) => value.partial_cmp(&(real(bound) as f32)),
            (Self::Double(value), _) => value.partial_cmp(&real(bound)),
        }
    }
}

fn real(bound: Bound) -> f64 {
    match bound {
        Bound::Int(bound) => bound as f64,
        Bound::Float(bound) => bound,
    }
}
