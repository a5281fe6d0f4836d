//! Timestamps as text: written in the format that the table asks for, read in whichever format they come.
//!
//! Services do not always keep to the format of their model, so reading goes by what the text looks like, as
//! botocore's `parse_timestamp` does: seconds since 1970, ISO 8601 with or without an offset, or an HTTP date.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

use crate::codec::text;
use crate::protocol::SerializeError;
use crate::schema::TimestampFormat;
use crate::shape::DecodeError;

/// Writes a timestamp. HTTP dates have whole seconds, the other formats keep microseconds.
pub(crate) fn format(value: &DateTime, format: TimestampFormat) -> Result<String, SerializeError> {
    let text = match format {
        TimestampFormat::DateTime => value.fmt(Format::DateTime),
        TimestampFormat::EpochSeconds => return Ok(write_epoch(value)),
        TimestampFormat::HttpDate => {
            let mut whole = *value;
            whole.set_subsec_nanos(0);
            whole.fmt(Format::HttpDate)
        }
    };
    text.map_err(|_| {
        SerializeError(format!("the timestamp {} is beyond the year 9999; use an earlier one", value.secs()))
    })
}

/// Seconds and their fraction as one number: -0.5, not -1 and a half, is the instant half a second before 1970.
fn write_epoch(value: &DateTime) -> String {
    let micros = i128::from(value.secs()) * 1_000_000 + i128::from(value.subsec_nanos() / 1000);
    let sign = if micros < 0 { "-" } else { "" };
    let (seconds, fraction) = (micros.unsigned_abs() / 1_000_000, micros.unsigned_abs() % 1_000_000);
    if fraction == 0 {
        return format!("{sign}{seconds}");
    }
    format!("{sign}{seconds}.{fraction:06}").trim_end_matches('0').to_owned()
}

/// Reads a timestamp of any of the formats.
pub(crate) fn parse(text: &str) -> Result<DateTime, DecodeError> {
    let text = text.trim();
    // A dash after four digits is nearly always that of ISO 8601, so that this is tried first.
    let value = match text.as_bytes().get(4) {
        Some(b'-') => iso(text).or_else(|| epoch(text)),
        _ => epoch(text).or_else(|| iso(text)).or_else(|| http_date(text)),
    };
    value.ok_or_else(|| DecodeError::new(format!("expected a timestamp, found `{}`", text::excerpt(text))))
}

/// Seconds since 1970: digit by digit where it can be, since a float would lose nanoseconds.
fn epoch(text: &str) -> Option<DateTime> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
        let seconds: f64 = text.parse().ok()?;
        return (seconds.abs() < 1e15).then(|| DateTime::from_secs_f64(seconds));
    }
    let (seconds, nanos): (i64, u32) = (whole.parse().ok()?, nanoseconds(fraction)?);
    Some(match (negative, nanos) {
        (false, _) => DateTime::from_secs_and_nanos(seconds, nanos),
        (true, 0) => DateTime::from_secs(-seconds),
        (true, _) => DateTime::from_secs_and_nanos(-seconds - 1, 1_000_000_000 - nanos),
    })
}

/// `2026-01-02T03:04:05.678Z`; a blank for `T`, an offset for `Z` or neither, and a date alone are understood too.
fn iso(text: &str) -> Option<DateTime> {
    let (date, time) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    let days = match (month, day) {
        (Some(month), Some(day)) => days(number(year)?, number(month)?, number(day)?)?,
        // The basic form, without separators.
        _ if year.len() == 8 => days(number(year.get(..4)?)?, number(year.get(4..6)?)?, number(year.get(6..)?)?)?,
        _ => return None,
    };
    let zone = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(zone)?;
    let (seconds, nanos) = if clock.is_empty() { (0, 0) } else { time_of_day(clock.trim())? };
    Some(DateTime::from_secs_and_nanos(days * 86_400 + seconds - offset(zone)?, nanos))
}

/// `Fri, 02 Jan 2026 03:04:05 GMT`; the day of the week may be missing, the zone may be an offset.
fn http_date(text: &str) -> Option<DateTime> {
    const MONTHS: &str = "janfebmaraprmayjunjulaugsepoctnovdec";
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut words = text.split_ascii_whitespace().flat_map(|word| {
        // `02-Jan-2026` is the older form of the date.
        let dashed = word.bytes().filter(|&byte| byte == b'-').count() == 2;
        word.split(move |letter| dashed && letter == '-')
    });
    let day = number(words.next()?)?;
    let month = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = MONTHS.find(&month).filter(|at| at % 3 == 0)? / 3 + 1;
    let year = number(words.next()?)?;
    let (seconds, nanos) = time_of_day(words.next()?)?;
    let days = days(year, i64::try_from(month).ok()?, day)?;
    Some(DateTime::from_secs_and_nanos(days * 86_400 + seconds - offset(words.next().unwrap_or("GMT"))?, nanos))
}

/// Seconds and nanoseconds of `03:04:05.678`, `03:04` or `030405`.
fn time_of_day(text: &str) -> Option<(i64, u32)> {
    let (clock, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let (hours, minutes, seconds) = if clock.contains(':') {
        let mut parts = clock.splitn(3, ':');
        (parts.next()?, parts.next()?, parts.next().unwrap_or("0"))
    } else {
        (clock.get(..2)?, clock.get(2..4)?, clock.get(4..).filter(|rest| !rest.is_empty()).unwrap_or("0"))
    };
    let (hours, minutes, seconds) = (number(hours)?, number(minutes)?, number(seconds)?);
    let valid = hours <= 24 && minutes < 60 && seconds <= 60;
    valid.then_some((hours * 3600 + minutes * 60 + seconds, nanoseconds(fraction)?))
}

/// Seconds east of UTC of `Z`, `GMT`, `+01:00`, `-0530`; text without a zone is UTC.
fn offset(zone: &str) -> Option<i64> {
    if zone.is_empty()
        || zone.eq_ignore_ascii_case("z")
        || zone.eq_ignore_ascii_case("gmt")
        || zone.eq_ignore_ascii_case("utc")
    {
        return Some(0);
    }
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.strip_prefix(['+', '-'])?.split(':').collect();
    let hours = number(digits.get(..2)?)?;
    let minutes = digits.get(2..).filter(|rest| !rest.is_empty()).map_or(Some(0), number)?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// Days from 1970-01-01 to a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=length).contains(&day) {
        return None;
    }
    // Years are counted from March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468)
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    all_digits(fraction).then(|| {
        fraction.bytes().chain(std::iter::repeat(b'0')).take(9).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    })
}

fn number(text: &str) -> Option<i64> {
    let digit = |sum: i64, byte: u8| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0'));
    (1..=8).contains(&text.len()).then(|| text.bytes().try_fold(0, digit))?
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn reads_what_it_writes(seconds in -62_135_596_800_i64..253_402_300_800, micros in 0..1_000_000_u32) {
            let value = DateTime::from_secs_and_nanos(seconds, micros * 1000);
            for form in [TimestampFormat::DateTime, TimestampFormat::EpochSeconds] {
                prop_assert_eq!(parse(&format(&value, form).unwrap()).unwrap(), value);
            }
            let whole = parse(&format(&value, TimestampFormat::HttpDate).unwrap()).unwrap();
            prop_assert_eq!(whole, DateTime::from_secs(seconds));
        }

        #[test]
        fn never_panics(text in any::<String>(), like in "[0-9TZ:+., -]{0,40}") {
            let _ = (parse(&text), parse(&like));
        }
    }

    #[test]
    fn reads_every_format_that_services_send() {
        let cases = [
            ("0", 0, 0),
            ("1767323045", 1_767_323_045, 0),
            ("1767323045.25", 1_767_323_045, 250_000_000),
            ("1422172800.123456789", 1_422_172_800, 123_456_789),
            ("-1.5", -2, 500_000_000),
            ("-3", -3, 0),
            ("1.4221728e9", 1_422_172_800, 0),
            ("5.0e-1", 0, 500_000_000),
            ("2026-01-02T03:04:05Z", 1_767_323_045, 0),
            ("2026-01-02T03:04:05.5Z", 1_767_323_045, 500_000_000),
            ("2026-01-02T04:04:05+01:00", 1_767_323_045, 0),
            ("2026-01-01T21:34:05-0530", 1_767_323_045, 0),
            ("2026-01-02 03:04:05", 1_767_323_045, 0),
            ("20260102T030405Z", 1_767_323_045, 0),
            ("2026-01-02", 1_767_312_000, 0),
            ("2000-02-29T00:00:00Z", 951_782_400, 0),
            ("1969-12-31T23:59:59.75Z", -1, 750_000_000),
            ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
            ("Fri, 02 Jan 2026 03:04:05 GMT", 1_767_323_045, 0),
            ("Fri, 02 Jan 2026 03:04:05.250 GMT", 1_767_323_045, 250_000_000),
            ("2 Jan 2026 03:04:05 +0000", 1_767_323_045, 0),
            ("Friday, 02-Jan-2026 03:04:05 GMT", 1_767_323_045, 0),
        ];
        for (text, seconds, nanos) in cases {
            assert_eq!(parse(text).unwrap(), DateTime::from_secs_and_nanos(seconds, nanos), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_timestamp() {
        let cases = [
            "",
            "soon",
            "2026-02-29T00:00:00Z",
            "2026-13-01",
            "NaN",
            "1e300",
            "2026-01-02T25:00:00Z",
            "é, é é é",
            "02 Foo 2026 03:04:05",
        ];
        for text in cases {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn writes_each_format() {
        let value = DateTime::from_secs_and_nanos(1_767_323_045, 250_000_000);
        assert_eq!(format(&value, TimestampFormat::DateTime).unwrap(), "2026-01-02T03:04:05.25Z");
        assert_eq!(format(&value, TimestampFormat::HttpDate).unwrap(), "Fri, 02 Jan 2026 03:04:05 GMT");
        assert_eq!(format(&value, TimestampFormat::EpochSeconds).unwrap(), "1767323045.25");
        assert!(format(&DateTime::from_secs(i64::MAX), TimestampFormat::DateTime).is_err());
    }
}
