//! Timestamps of outputs: ISO 8601, as Python's `isoformat` writes what botocore has parsed. Seconds since 1970 are in
//! local time; text keeps the zone that it has.

use std::ops::Range;

use awslice_runtime::shape::DecodeError;
use awslice_runtime::types::DateTime;
use awslice_runtime::untyped::timestamp;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde_json::Value;

use crate::world::Environment;

/// How timestamps are rewritten.
pub(super) struct Times {
    /// The local zone. Not looked for if it is not needed.
    zone: TimeZone,
}

impl Times {
    /// In the zone of the environment.
    pub(super) fn new(environment: &Environment, wire: bool) -> Self {
        Self { zone: if wire { TimeZone::UTC } else { local_zone(environment) } }
    }

    /// What the service wrote, as ISO 8601.
    ///
    /// # Errors
    /// It is no timestamp.
    pub(super) fn rewrite(&self, sent: Value) -> Result<Value, DecodeError> {
        let shown = sent.as_str().map_or_else(|| sent.to_string(), str::to_owned);
        let unknown = || DecodeError::new(format!("Invalid timestamp \"{shown}\": Unknown string format: {shown}"));
        let zone = match sent.as_str().filter(|text| text.trim().parse::<f64>().is_err()) {
            None => Zone::Local,
            Some(text) => Zone::of(text),
        };
        let time = timestamp::of_json(&sent).ok_or_else(unknown)?;
        self.write(&time, zone).map(Value::from).ok_or_else(unknown)
    }

    fn write(&self, time: &DateTime, zone: Zone) -> Option<String> {
        // Python has microseconds.
        let micros = i128::from(time.secs()) * 1_000_000 + i128::from((time.subsec_nanos() + 500) / 1000);
        let time = Timestamp::from_microsecond(i64::try_from(micros).ok()?).ok()?;
        let zoned = time.to_zoned(match zone {
            Zone::Local => self.zone.clone(),
            Zone::Offset(offset) => TimeZone::fixed(offset),
            Zone::None => TimeZone::UTC,
        });
        let mut text = zoned.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        match time.as_microsecond().rem_euclid(1_000_000) {
            0 => {}
            micros => text.push_str(&format!(".{micros:06}")),
        }
        if !matches!(zone, Zone::None) {
            text.push_str(&zoned.strftime("%:z").to_string());
        }
        Some(text)
    }
}

/// The zone that a timestamp is shown in.
#[derive(Clone, Copy)]
enum Zone {
    Local,
    Offset(Offset),
    None,
}

impl Zone {
    /// The zone that a text names at its end.
    fn of(text: &str) -> Self {
        let text = text.trim();
        if text.ends_with(['Z', 'z']) || text.ends_with("GMT") || text.ends_with("UTC") {
            return Self::Offset(Offset::UTC);
        }
        // The date has hyphens too, but no colon after them.
        let signed = text.split_once(':').and_then(|(_, time)| time.get(time.rfind(['+', '-'])?..));
        let Some((sign, digits)) = signed.and_then(|zone| zone.split_at_checked(1)) else { return Self::None };
        let digits = digits.replace(':', "");
        let part = |range: Range<usize>| digits.get(range).and_then(|it| it.parse::<i32>().ok()).unwrap_or(0);
        let seconds = part(0..2) * 3600 + part(2..4) * 60;
        Offset::from_seconds(if sign == "-" { -seconds } else { seconds }).map_or(Self::None, Self::Offset)
    }
}

/// The zone that `TZ` names, else the system's. As in the C library, what is not known is UTC.
fn local_zone(environment: &Environment) -> TimeZone {
    let Some(name) = environment.get("TZ") else { return TimeZone::system() };
    let name = name.trim_start_matches(':');
    if name.is_empty() || name == "UTC" {
        return TimeZone::UTC;
    }
    TimeZone::get(name).or_else(|_| TimeZone::posix(name)).unwrap_or(TimeZone::UTC)
}
