//! Timestamps as people write them: the forms that botocore takes (`parse_to_aware_datetime` in `botocore/utils.py`).
//!
//! | form | example |
//! |---|---|
//! | seconds since 1970 | `1577880000`, `1577880000.5`, `1e9` |
//! | ISO 8601 date | `2020-01-02`, `2020/01/02` |
//! | ISO 8601 date and time | `2020-01-02T03:04:05.6Z`, `2020-01-02 03:04`, `20200102T030405+0100` |
//! | date in words, with or without time | `Thu, 02 Jan 2020 03:04:05 GMT`, `2 January 2020`, `Jan 2 2020 03:04` |
//!
//! Without a zone, UTC is meant. botocore's parser guesses at more (`12:30`, `2020-01`, `EST`), by filling in today's
//! date or dropping a zone that it does not know; such guesses are not taken here.

use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use serde_json::Value as Json;

/// The timestamp that a JSON value stands for. `true` and `false` are 1 and 0, as in Python.
pub fn of_json(value: &Json) -> Option<DateTime> {
    match value {
        Json::Bool(value) => Some(DateTime::from_secs(i64::from(*value))),
        Json::Number(number) => of_seconds(number.as_f64()?),
        Json::String(text) => parse(text),
        _ => None,
    }
}

/// The timestamp that a text stands for, if it has one of the forms above.
pub fn parse(text: &str) -> Option<DateTime> {
    let text = text.trim();
    match text.parse() {
        Ok(seconds) => of_seconds(seconds),
        Err(_) => of_date(&iso_8601(text).or_else(|| in_words(text))?),
    }
}

/// Seconds since 1970, in the years 1 to 9999.
fn of_seconds(seconds: f64) -> Option<DateTime> {
    (-62_135_596_800.0..253_402_300_800.0).contains(&seconds).then(|| DateTime::from_secs_f64(seconds))
}

/// A date and time, not yet looked at.
struct Date<'a> {
    year: &'a str,
    month: u16,
    day: &'a str,
    time: Time<'a>,
}

#[derive(Clone, Copy)]
struct Time<'a> {
    hour: &'a str,
    minute: &'a str,
    second: &'a str,
    fraction: &'a str,
    /// Empty, `Z`, or a sign and two or four digits with or without a colon.
    zone: &'a str,
}

impl Time<'_> {
    const MIDNIGHT: Self = Self { hour: "00", minute: "00", second: "00", fraction: "0", zone: "" };
}

/// Leaves it to the SDK's reader whether there is such a date and time.
fn of_date(date: &Date<'_>) -> Option<DateTime> {
    let Date { year, month, day, time: Time { hour, minute, second, fraction, zone } } = date;
    let (year, day) = (number(year)?, number(day)?);
    let (hour, minute, second) = (number(hour)?, number(minute)?, number(second)?);
    // Python has no year 0 and no leap seconds.
    if year == 0 || second > 59 || !is_digits(fraction) {
        return None;
    }
    let fraction = fraction.get(..9).unwrap_or(fraction);
    let zone = full_zone(zone)?;
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction}{zone}");
    DateTime::from_str(&text, Format::DateTimeWithOffset).ok()
}

fn number(text: &str) -> Option<u16> {
    is_digits(text).then(|| text.parse().ok())?
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The zone as RFC 3339 writes it.
fn full_zone(zone: &str) -> Option<String> {
    if zone.is_empty() || ["Z", "GMT", "UTC"].iter().any(|name| zone.eq_ignore_ascii_case(name)) {
        return Some("Z".to_owned());
    }
    let sign = zone.get(..1).filter(|sign| matches!(*sign, "+" | "-"))?;
    let digits = zone.get(1..)?.replace(':', "");
    let minutes = match digits.len() {
        2 => "00",
        4 => digits.get(2..)?,
        _ => return None,
    };
    Some(format!("{sign}{}:{minutes}", digits.get(..2)?))
}

fn iso_8601(text: &str) -> Option<Date<'_>> {
    let (date, time) = match text.find(['T', 't', ' ']) {
        Some(at) => (text.get(..at)?, read_time(text.get(at + 1..)?)?),
        None => (text, Time::MIDNIGHT),
    };
    let (year, month, day) = match date.split(['-', '/']).collect::<Vec<_>>()[..] {
        [year, month, day] => (year, month, day),
        [digits] if digits.len() == 8 => (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?),
        _ => return None,
    };
    (year.len() == 4).then_some(Date { year, month: number(month)?, day, time })
}

/// `03`, `03:04`, `03:04:05`, `03:04:05.6`, `030405`, with or without a zone.
fn read_time(text: &str) -> Option<Time<'_>> {
    let end = text.find(|c: char| c.is_ascii_alphabetic() || matches!(c, '+' | '-' | ' ')).unwrap_or(text.len());
    let (clock, zone) = text.split_at_checked(end)?;
    let (clock, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let zone = zone.trim_start();
    let (hour, minute, second) = match clock.split(':').collect::<Vec<_>>()[..] {
        [hour, minute, second] => (hour, minute, second),
        [hour, minute] => (hour, minute, "00"),
        [digits] => match digits.len() {
            2 => (digits, "00", "00"),
            4 => (digits.get(..2)?, digits.get(2..)?, "00"),
            6 => (digits.get(..2)?, digits.get(2..4)?, digits.get(4..)?),
            _ => return None,
        },
        _ => return None,
    };
    Some(Time { hour, minute, second, fraction, zone })
}

/// A date whose month is a word: day before year, the rest anywhere.
fn in_words(text: &str) -> Option<Date<'_>> {
    let (mut month, mut time, mut zone, mut numbers) = (None, None, None, Vec::new());
    let words = text.split([' ', ',']).filter(|word| !word.is_empty() && position(&WEEKDAYS, word).is_none());
    for word in words {
        let again = if let Some(number) = position(&MONTHS, word) {
            month.replace(number).is_some()
        } else if word.contains(':') && time.is_none() {
            time.replace(read_time(word)?).is_some()
        } else if word.starts_with(|c: char| c.is_ascii_digit()) {
            numbers.push(word);
            numbers.len() > 2
        } else {
            zone.replace(word).is_some()
        };
        if again {
            return None;
        }
    }
    let (&[day, year], Some(month)) = (numbers.as_slice(), month) else { return None };
    let time = time.unwrap_or(Time::MIDNIGHT);
    let zone = zone.unwrap_or(time.zone);
    (year.len() == 4).then_some(Date { year, month, day, time: Time { zone, ..time } })
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The position from 1 of a name, whole or cut to three letters.
fn position(names: &[&str], word: &str) -> Option<u16> {
    let word = word.to_ascii_lowercase();
    let at = names.iter().position(|name| *name == word || name.get(..3) == Some(&word))?;
    u16::try_from(at + 1).ok()
}
