//! Checksums of bodies (`httpChecksum`, `httpChecksumRequired` of `service-2.json`; botocore's `httpchecksum.py`).
//!
//! - A request bears one where its operation requires it, where the caller names an algorithm, or, unless the
//!   configuration says otherwise, where the operation supports it. A checksum that the caller sets himself wins.
//! - Bytes have it in a header, streams in a trailer, so that they are read only once.
//! - A response's is compared when the caller or the configuration asks for it and the service sends one.
//!
//! The algorithms are there with the feature `checksums`, which generated crates turn on for the services that need it.

mod hash;
mod request;
mod response;
mod trailer;
mod tree;

use std::fmt::{Display, Formatter};

use hash::Hash;
pub(crate) use hash::Sha256Hex;
pub(crate) use request::apply;
pub(crate) use response::{Expected, validates};
pub(crate) use tree::TreeHash;

/// An algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    Crc32,
    Crc32c,
    Crc64Nvme,
    Sha1,
    Sha256,
    Sha512,
    Md5,
}

impl Algorithm {
    /// All that there are; of several in a response, the first is compared.
    const ALL: [Self; 7] =
        [Self::Crc64Nvme, Self::Crc32c, Self::Crc32, Self::Sha1, Self::Sha256, Self::Sha512, Self::Md5];

    /// What botocore and the SDK use where nobody chose.
    const DEFAULT: Self = Self::Crc32;

    /// The algorithm of this name in models, whatever its case.
    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(name))
    }

    /// The name in models.
    fn name(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Crc64Nvme => "CRC64NVME",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
            Self::Md5 => "MD5",
        }
    }

    /// The header or trailer that holds it, in base64.
    fn header(self) -> &'static str {
        match self {
            Self::Crc32 => "x-amz-checksum-crc32",
            Self::Crc32c => "x-amz-checksum-crc32c",
            Self::Crc64Nvme => "x-amz-checksum-crc64nvme",
            Self::Sha1 => "x-amz-checksum-sha1",
            Self::Sha256 => "x-amz-checksum-sha256",
            Self::Sha512 => "x-amz-checksum-sha512",
            Self::Md5 => "x-amz-checksum-md5",
        }
    }

    /// How many bytes it has.
    fn size(self) -> usize {
        match self {
            Self::Crc32 | Self::Crc32c => 4,
            Self::Crc64Nvme => 8,
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha512 => 64,
        }
    }
}

/// A checksum that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ChecksumError {
    /// The caller chose an algorithm that is not known here.
    Unknown(String),
    /// The feature `checksums` is off.
    #[cfg(not(feature = "checksums"))]
    TurnedOff(Algorithm),
}

impl Display for ChecksumError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unknown(name) => {
                let known: Vec<_> = Algorithm::ALL.into_iter().map(Algorithm::name).collect();
                write!(
                    f,
                    "no checksum algorithm `{name}`: choose one of {}, or set the checksum itself",
                    known.join(", ")
                )
            }
            #[cfg(not(feature = "checksums"))]
            Self::TurnedOff(it) => {
                write!(
                    f,
                    "the body needs a checksum ({}): turn on the feature `checksums` of awslice-runtime",
                    it.name()
                )
            }
        }
    }
}

impl std::error::Error for ChecksumError {}

#[cfg(all(test, feature = "checksums"))]
mod tests;
