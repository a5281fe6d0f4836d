//! Numbers and lengths against the bounds of a shape.

use crate::schema::Bound;

/// A number, as it was given.
#[derive(Clone, Copy)]
pub(super) enum Number {
    /// A boolean where the model wants a number: Python counts it as 0 or 1.
    Boolean(bool),
    Int(i64),
    Float(f64),
}

impl Number {
    /// A length or count. Lengths beyond `i64` do not fit in memory.
    pub(super) fn length(length: usize) -> Self {
        Self::Int(i64::try_from(length).unwrap_or(i64::MAX))
    }

    /// A 32-bit fraction, with the digits that tell it from its 32-bit neighbours, not those of its 64-bit neighbours.
    pub(super) fn single(value: f32) -> Self {
        Self::Float(value.to_string().parse().unwrap_or_else(|_| f64::from(value)))
    }

    /// Whether this is less than `bound`. NaN is not.
    pub(super) fn is_below(self, bound: Bound) -> bool {
        match (self.whole(), bound) {
            (Some(value), Bound::Int(bound)) => value < bound,
            _ => self.real() < real(bound),
        }
    }

    /// Whether this is greater than `bound`. NaN is not.
    pub(super) fn is_above(self, bound: Bound) -> bool {
        match (self.whole(), bound) {
            (Some(value), Bound::Int(bound)) => value > bound,
            _ => self.real() > real(bound),
        }
    }

    /// As Python prints it.
    pub(super) fn text(self) -> String {
        match self {
            Self::Boolean(value) => super::python::boolean(value).to_owned(),
            Self::Int(value) => value.to_string(),
            Self::Float(value) => super::python::float(value),
        }
    }

    fn whole(self) -> Option<i64> {
        match self {
            Self::Boolean(value) => Some(i64::from(value)),
            Self::Int(value) => Some(value),
            Self::Float(_) => None,
        }
    }

    fn real(self) -> f64 {
        match self {
            Self::Boolean(value) => f64::from(u8::from(value)),
            Self::Int(value) => value as f64,
            Self::Float(value) => value,
        }
    }
}

fn real(bound: Bound) -> f64 {
    match bound {
        Bound::Int(bound) => bound as f64,
        Bound::Float(bound) => bound,
    }
}
