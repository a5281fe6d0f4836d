//! The responses that are decoded: made here, once for all programs, so that all read the same bytes.
//!
//! A response is records of a service, with the members that it fills in practice, escapes, timestamps, and members
//! that no model knows.

mod cbor;
mod json;
mod records;
mod value;
mod xml;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use self::value::Value;
use super::home;
use crate::files;

/// The sizes, by the word for them in a file's name.
const SIZES: [(&str, usize); 4] = [("1k", 1024), ("22k", 22 * 1024), ("1500k", 1_500_000), ("15m", 15_000_000)];

/// A family of responses.
struct Family {
    /// The service, which the files are named by.
    service: &'static str,
    /// How it is written.
    format: Format,
    /// A record, by its place.
    record: fn(usize) -> Value,
    /// What stands around the records.
    envelope: fn(Vec<Value>) -> Value,
}

/// How a response is written.
#[derive(Clone, Copy)]
enum Format {
    Json,
    Cbor,
    /// XML, with how lists are written.
    Xml(xml::Lists),
}

impl Format {
    /// The response as bytes.
    fn write(self, value: &Value) -> Vec<u8> {
        match self {
            Self::Json => json::write(value).into_bytes(),
            Self::Cbor => cbor::write(value),
            Self::Xml(lists) => xml::write(value, lists).into_bytes(),
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Cbor => "cbor",
            Self::Xml(_) => "xml",
        }
    }
}

/// All families.
const FAMILIES: [Family; 7] = [
    Family {
        service: "autoscaling",
        format: Format::Xml(xml::Lists::Wrapped("member")),
        record: records::group,
        envelope: records::groups,
    },
    Family {
        service: "s3",
        format: Format::Xml(xml::Lists::Flattened),
        record: records::object,
        envelope: records::objects,
    },
    Family {
        service: "ec2",
        format: Format::Xml(xml::Lists::Wrapped("item")),
        record: records::volume,
        envelope: records::volumes,
    },
    Family { service: "swf", format: Format::Json, record: records::event, envelope: records::history },
    Family { service: "dynamodb", format: Format::Json, record: records::item, envelope: records::items },
    Family { service: "imagebuilder", format: Format::Json, record: records::component, envelope: records::components },
    Family { service: "cloudwatch", format: Format::Cbor, record: records::alarm, envelope: records::alarms },
];

/// Writes all responses into the folder of payloads; its place. Files that are there are the same and stay.
///
/// # Errors
/// The file system's.
pub fn write() -> Result<PathBuf> {
    let folder = home().join("payloads");
    for family in &FAMILIES {
        for (name, size) in SIZES {
            let path = folder.join(format!("{}-{name}.{}", family.service, family.format.extension()));
            write_family(family, size, &path)?;
        }
    }
    Ok(folder)
}

/// Writes a response of about this size.
fn write_family(family: &Family, size: usize, path: &Path) -> Result<()> {
    let length = |records: usize| {
        let value = (family.envelope)((0..records).map(family.record).collect());
        family.format.write(&value).len()
    };
    // Records differ in length: 16 of them tell.
    let empty = length(0);
    let each = (length(16) - empty).div_ceil(16).max(1);
    let records = (size.saturating_sub(empty) / each).max(1);
    let value = (family.envelope)((0..records).map(family.record).collect());
    let bytes = family.format.write(&value);
    if std::fs::read(path).is_ok_and(|it| it == bytes) {
        return Ok(());
    }
    files::write(path, &bytes).context("cannot write a payload")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_family_has_about_the_size_asked_for() {
        let folder = tempfile::tempdir().unwrap();
        for family in &FAMILIES {
            let path = folder.path().join(family.service);
            write_family(family, 22 * 1024, &path).unwrap();
            let length = std::fs::read(&path).unwrap().len();
            assert!((18_000..27_000).contains(&length), "{}: {length}", family.service);
        }
    }
}
