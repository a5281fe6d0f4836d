//! Timestamps of examples.

use serde_json::Value;
use time::format_description::well_known::{Iso8601, Rfc2822, Rfc3339};
use time::{Date, OffsetDateTime, PrimitiveDateTime};

/// Seconds since 1970, from a number, a date, or a date with a time (in UTC unless it says otherwise).
pub(super) fn read_timestamp(value: &Value) -> Option<f64> {
    let Some(text) = value.as_str() else { return value.as_f64() };
    let text = text.trim();
    let moment = OffsetDateTime::parse(text, &Rfc3339)
        .or_else(|_| OffsetDateTime::parse(text, &Rfc2822))
        .or_else(|_| OffsetDateTime::parse(text, &Iso8601::DEFAULT))
        .or_else(|_| PrimitiveDateTime::parse(text, &Iso8601::DEFAULT).map(PrimitiveDateTime::assume_utc))
        .or_else(|_| Date::parse(text, &Iso8601::DEFAULT).map(|it| it.midnight().assume_utc()));
    match moment {
        Ok(moment) => Some(moment.unix_timestamp() as f64 + f64::from(moment.nanosecond()) / 1e9),
        Err(_) => text.parse().ok().filter(|it: &f64| it.is_finite()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_the_examples() {
        let cases = [
            ("2015-01-01T00:00:00Z", Some(1_420_070_400.0)),
            ("2015-01-01T00:00:00.500Z", Some(1_420_070_400.5)),
            ("2015-01-01T01:00:00+01:00", Some(1_420_070_400.0)),
            ("2015-01-01T00:00:00", Some(1_420_070_400.0)),
            ("2015-01-01", Some(1_420_070_400.0)),
            ("Thu, 01 Jan 2015 00:00:00 GMT", Some(1_420_070_400.0)),
            ("1420070400.25", Some(1_420_070_400.25)),
            ("<timestamp>", None),
        ];
        for (text, seconds) in cases {
            assert_eq!(read_timestamp(&Value::from(text)), seconds, "{text}");
        }
        assert_eq!(read_timestamp(&Value::from(7)), Some(7.0));
    }
}
