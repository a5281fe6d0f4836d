//! The checksum of a response, compared as its body is read.

use std::fmt::{Display, Formatter};

use aws_smithy_types::checksum_config::ResponseChecksumValidation;
use http::{HeaderMap, HeaderName, HeaderValue};

use super::{Algorithm, Hash};
use crate::codec::base64;
use crate::codec::http::member_text;
use crate::schema::{Location, Operation};
use crate::shape::Members;

/// Whether the response's checksum is to be compared. The service is asked to send it (the header of
/// `requestValidationModeMember`), if the caller has not done so.
pub(crate) fn validates(
    operation: &Operation,
    input: &dyn Members,
    validation: ResponseChecksumValidation,
    headers: &mut HeaderMap,
) -> bool {
    let Some((mode, _)) = operation.response_checksums else { return false };
    if member_text(input, mode).is_some() {
        return true;
    }
    if validation == ResponseChecksumValidation::WhenRequired {
        return false;
    }
    let row = operation.input.members.iter().find(|row| row.name == mode && row.location == Location::Header);
    if let Some(Ok(header)) = row.map(|row| HeaderName::try_from(row.wire)) {
        headers.insert(header, HeaderValue::from_static("ENABLED"));
    }
    true
}

/// A checksum that a response announces, and that of what has been read so far.
pub(crate) struct Expected {
    header: &'static str,
    announced: Vec<u8>,
    hash: Box<dyn Hash>,
}

impl Expected {
    /// The first checksum that is known here, among those that the model says may come.
    ///
    /// A `-` marks one that is made of the checksums of parts: it says nothing of the whole.
    pub(crate) fn of(operation: &Operation, headers: &HeaderMap) -> Option<Self> {
        let (_, names) = operation.response_checksums?;
        let modeled = |it: &Algorithm| names.iter().any(|name| name.eq_ignore_ascii_case(it.name()));
        Algorithm::ALL.into_iter().filter(modeled).find_map(|algorithm| {
            let text = headers.get(algorithm.header())?.to_str().ok().filter(|text| !text.contains('-'))?;
            Some(Self {
                header: algorithm.header(),
                announced: base64::decode(text).ok()?,
                hash: algorithm.hash().ok()?(),
            })
        })
    }

    /// Adds what has been read.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.hash.update(bytes);
    }

    /// Compares, when everything has been read.
    ///
    /// # Errors
    /// When the response is not what the service sent.
    pub(crate) fn compare(self) -> Result<(), Mismatch> {
        let found = self.hash.finish();
        if found == self.announced {
            Ok(())
        } else {
            Err(Mismatch { header: self.header, found: base64::encode(&found) })
        }
    }
}

/// The body of a response is not the one that its checksum was made of.
#[derive(Debug)]
pub(crate) struct Mismatch {
    header: &'static str,
    found: String,
}

impl Display for Mismatch {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the body of the response was damaged: its checksum is {}, not what {} says", self.found, self.header)
    }
}

impl std::error::Error for Mismatch {}
