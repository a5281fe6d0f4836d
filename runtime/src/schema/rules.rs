//! The constraints of a shape: `min`, `max`, `pattern` and `enum` of `service-2.json`.

/// A lower or upper bound, as the model writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A whole number: a length, an item count or an integer value.
    Int(i64),
    /// A fraction, of `float` and `double` shapes only.
    Float(f64),
}

/// What a value of a shape must satisfy.
///
/// `min` of strings, lists, integers and floats is checked as botocore checks it; the others are advisories
/// (see [`crate::validate`]).
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules {
    /// Least length in characters (strings), bytes (blobs) or items (lists, maps), or least value (numbers).
    pub min: Option<Bound>,
    /// Greatest length or value, in the units of `min`.
    pub max: Option<Bound>,
    /// A regular expression that the whole string must match, in the syntax of regex-lite.
    pub pattern: Option<&'static str>,
    /// The values that the model lists for a string.
    pub values: Option<&'static [&'static str]>,
}

impl Rules {
    const NONE: Self = Self { min: None, max: None, pattern: None, values: None };

    /// Adds a regular expression that the whole string must match.
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// Adds the values that the model lists for a string.
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = Some(values);
        self
    }

    const fn bounds(min: Option<Bound>, max: Option<Bound>) -> Self {
        Self { min, max, ..Self::NONE }
    }
}

/// Between `min` and `max` characters, bytes or items.
pub const fn length(min: i64, max: i64) -> Rules {
    Rules::bounds(Some(Bound::Int(min)), Some(Bound::Int(max)))
}

/// At least `min` characters, bytes or items.
pub const fn min_length(min: i64) -> Rules {
    Rules::bounds(Some(Bound::Int(min)), None)
}

/// At most `max` characters, bytes or items.
pub const fn max_length(max: i64) -> Rules {
    Rules::bounds(None, Some(Bound::Int(max)))
}

/// A whole number from `min` to `max`.
pub const fn range(min: i64, max: i64) -> Rules {
    length(min, max)
}

/// A number of at least `min`.
pub const fn at_least(min: i64) -> Rules {
    min_length(min)
}

/// A number of at most `max`.
pub const fn at_most(max: i64) -> Rules {
    max_length(max)
}

/// A number from `min` to `max`, where the model writes a bound as a fraction.
pub const fn range_float(min: f64, max: f64) -> Rules {
    Rules::bounds(Some(Bound::Float(min)), Some(Bound::Float(max)))
}

/// A number of at least `min`, where the model writes the bound as a fraction.
pub const fn at_least_float(min: f64) -> Rules {
    Rules::bounds(Some(Bound::Float(min)), None)
}

/// A number of at most `max`, where the model writes the bound as a fraction.
pub const fn at_most_float(max: f64) -> Rules {
    Rules::bounds(None, Some(Bound::Float(max)))
}

/// One of the values that the model lists.
pub const fn values(values: &'static [&'static str]) -> Rules {
    Rules::NONE.values(values)
}

/// A whole string that matches `pattern`.
pub const fn matching(pattern: &'static str) -> Rules {
    Rules::NONE.pattern(pattern)
}
