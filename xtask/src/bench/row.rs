//! A row of the table: one thing that is measured on both sides.

use std::fmt::{self, Display, Formatter};

use serde::{Deserialize, Serialize};

/// Spread of samples above which a figure is noise: 20%.
const NOISY: f64 = 0.2;

/// What a figure counts. Less is better in all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// CPU-seconds.
    CpuSeconds,
    /// Seconds on the clock.
    Seconds,
    /// Microseconds of CPU time.
    Microseconds,
    /// Megabytes.
    Megabytes,
    /// Things that are counted: crates, lines, allocations.
    Count,
}

impl Display for Unit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CpuSeconds => "CPU-s",
            Self::Seconds => "s",
            Self::Microseconds => "us",
            Self::Megabytes => "MB",
            Self::Count => "",
        })
    }
}

/// A figure, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// It was measured.
    Measured {
        /// The best of the samples.
        value: f64,
        /// How far the middle sample lies above the best, as a part of it; `None` for a single run.
        spread: Option<f64>,
    },
    /// It was not, for this reason.
    Missing(String),
}

impl Figure {
    /// A figure of a single run, or one that does not vary.
    pub fn of(value: f64) -> Self {
        Self::Measured { value, spread: None }
    }

    /// A count.
    pub fn count(value: usize) -> Self {
        Self::of(u32::try_from(value).map_or(f64::INFINITY, f64::from))
    }

    /// The best of samples.
    pub fn best(mut samples: Vec<f64>) -> Self {
        samples.sort_by(f64::total_cmp);
        match (samples.first(), samples.get(samples.len() / 2)) {
            (Some(&best), Some(&middle)) => Self::Measured { value: best, spread: Some(middle / best - 1.0) },
            _ => Self::Missing("there are no samples".to_owned()),
        }
    }

    /// What came of measuring.
    pub fn from_result(result: &anyhow::Result<f64>) -> Self {
        match result {
            Ok(value) => Self::of(*value),
            Err(error) => Self::Missing(one_line(&format!("{error:#}"))),
        }
    }

    /// The number, if there is one.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Measured { value, .. } => Some(*value),
            Self::Missing(_) => None,
        }
    }

    /// Whether the samples lie too far apart.
    pub fn is_noisy(&self) -> bool {
        matches!(self, Self::Measured { spread: Some(spread), .. } if *spread > NOISY)
    }
}

/// The first lines of what went wrong, as one of at most 120 characters.
fn one_line(text: &str) -> String {
    let error = text.lines().find(|it| it.contains("error")).or(text.lines().next()).unwrap_or_default();
    error.trim().chars().take(120).collect()
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What is measured.
    pub what: String,
    /// What the figures count.
    pub unit: Unit,
    /// Our figure.
    pub ours: Figure,
    /// Whom we are compared with.
    pub peer: String,
    /// The peer's figure.
    pub theirs: Figure,
    /// How many times the peer's figure is to be ours, at least.
    pub target: Option<f64>,
    /// What our figure is to be, at most.
    pub limit: Option<f64>,
    /// What else is to be known.
    pub note: String,
}

impl Row {
    /// A row without target.
    pub fn new(what: impl Into<String>, unit: Unit, ours: Figure, peer: impl Into<String>, theirs: Figure) -> Self {
        let (what, peer) = (what.into(), peer.into());
        Self { what, unit, ours, peer, theirs, target: None, limit: None, note: String::new() }
    }

    /// How many times the peer's figure is to be ours.
    pub fn target(self, target: Option<f64>) -> Self {
        Self { target, ..self }
    }

    /// What our figure is to be, at most.
    pub fn limit(self, limit: f64) -> Self {
        Self { limit: Some(limit), ..self }
    }

    /// What else is to be known.
    pub fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// How many times the peer's figure is ours.
    pub fn ratio(&self) -> Option<f64> {
        Some(self.theirs.value()? / self.ours.value()?).filter(|it| it.is_finite())
    }

    /// Whether the targets are met; `None` where there is none, or a figure is missing.
    pub fn is_met(&self) -> Option<bool> {
        let limit = self.limit.map(|limit| self.ours.value().map(|it| it <= limit));
        let target = self.target.map(|target| self.ratio().map(|it| it >= target));
        match (limit, target) {
            (None, None) => None,
            (one, other) => [one, other].into_iter().flatten().try_fold(true, |all, it| it.map(|it| all && it)),
        }
    }

    /// Whether a figure of it is noise.
    pub fn is_noisy(&self) -> bool {
        self.ours.is_noisy() || self.theirs.is_noisy()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_met_or_not_or_not_known() {
        let row = |ours, theirs| Row::new("x", Unit::Count, ours, "SDK", theirs).target(Some(2.0)).limit(100.0);
        assert_eq!(row(Figure::of(90.0), Figure::of(180.0)).is_met(), Some(true));
        assert_eq!(row(Figure::of(90.0), Figure::of(170.0)).is_met(), Some(false));
        assert_eq!(row(Figure::of(110.0), Figure::of(330.0)).is_met(), Some(false));
        assert_eq!(row(Figure::of(90.0), Figure::Missing("not there".into())).is_met(), None);
    }

    #[test]
    fn a_spread_above_a_fifth_is_noise() {
        assert!(!Figure::best(vec![1.2, 1.0, 1.1]).is_noisy());
        assert!(Figure::best(vec![1.3, 1.0, 1.3]).is_noisy());
        assert_eq!(Figure::best(Vec::new()).value(), None);
    }
}
