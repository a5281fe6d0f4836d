//! Which crates of a sweep are compiled.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use time::format_description::well_known::Iso8601;
use time::{Date, OffsetDateTime};

use crate::files;

/// Always compiled: the largest, and one of every protocol and odd trait.
const ALWAYS: [&str; 12] = [
    "bedrock-runtime",
    "cloudwatch",
    "dynamodb",
    "ec2",
    "iam",
    "kinesis",
    "lambda",
    "quicksight",
    "route53",
    "s3",
    "sagemaker",
    "transcribe",
];

/// How many others.
const OTHERS: usize = 10;

/// The sample of a date: those that are always in it, and ten more that change from day to day.
pub fn choose(services: &[String], date: Date) -> BTreeSet<String> {
    let (mut chosen, mut others): (Vec<&String>, Vec<&String>) =
        services.iter().partition(|it| ALWAYS.contains(&it.as_str()));
    others.sort_by_key(|it| files::sha256(format!("{date} {it}").as_bytes()));
    chosen.extend(others.into_iter().take(OTHERS));
    chosen.into_iter().cloned().collect()
}

/// Reads `YYYY-MM-DD`.
///
/// # Errors
/// It is no such date.
pub fn parse_date(text: &str) -> Result<Date> {
    Date::parse(text, &Iso8601::DATE).with_context(|| format!("`{text}` is not a date such as 2026-11-20"))
}

/// Today, in UTC.
pub fn today() -> Date {
    OffsetDateTime::now_utc().date()
}
