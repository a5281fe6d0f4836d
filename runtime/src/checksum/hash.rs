//! The algorithms themselves.

use sha2::{Digest, Sha256};

use super::{Algorithm, ChecksumError};

/// A checksum in the making.
pub(crate) trait Hash: Send + Sync {
    /// Adds bytes.
    fn update(&mut self, bytes: &[u8]);
    /// The checksum, most significant byte first.
    fn finish(self: Box<Self>) -> Vec<u8>;
}

/// Makes a checksum of nothing yet.
pub(super) type NewHash = fn() -> Box<dyn Hash>;

/// A SHA-256 in the making, which becomes hexadecimal digits, as signatures have it.
#[derive(Default)]
pub(crate) struct Sha256Hex(Sha256);

impl Sha256Hex {
    /// Adds bytes.
    pub(crate) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digits.
    pub(crate) fn finish(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(not(feature = "checksums"))]
impl Algorithm {
    /// What makes checksums of nothing yet.
    pub(super) fn hash(self) -> Result<NewHash, ChecksumError> {
        Err(ChecksumError::TurnedOff(self))
    }
}

#[cfg(feature = "checksums")]
impl Algorithm {
    /// What makes checksums of nothing yet.
    pub(super) fn hash(self) -> Result<NewHash, ChecksumError> {
        Ok(match self {
            Self::Crc32 => || Box::new(crc::Crc32(crc::CRC_32.digest())),
            Self::Crc32c => || Box::new(crc::Crc32(crc::CRC_32C.digest())),
            Self::Crc64Nvme => || Box::new(crc::Crc64(crc::CRC_64_NVME.digest())),
            Self::Sha1 => || Box::new(OfDigest(sha1::Sha1::new())),
            Self::Sha256 => || Box::new(OfDigest(Sha256::new())),
            Self::Sha512 => || Box::new(OfDigest(sha2::Sha512::new())),
            Self::Md5 => || Box::new(OfDigest(md5::Md5::new())),
        })
    }
}

/// What speaks the traits of the crate digest.
#[cfg(feature = "checksums")]
struct OfDigest<D>(D);

#[cfg(feature = "checksums")]
impl<D: Digest + Send + Sync> Hash for OfDigest<D> {
    fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(self: Box<Self>) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

#[cfg(feature = "checksums")]
mod crc {
    //! Cyclic redundancy checks.

    use ::crc::{CRC_32_ISCSI, CRC_32_ISO_HDLC, Crc, Digest, Table};

    use super::Hash;

    /// Sixteen tables each: several times as fast as one.
    pub(super) static CRC_32: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISO_HDLC);
    pub(super) static CRC_32C: Crc<u32, Table<16>> = Crc::<u32, Table<16>>::new(&CRC_32_ISCSI);
    pub(super) static CRC_64_NVME: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&::crc::CRC_64_NVME);

    pub(super) struct Crc32(pub(super) Digest<'static, u32, Table<16>>);
    pub(super) struct Crc64(pub(super) Digest<'static, u64, Table<16>>);

    impl Hash for Crc32 {
        fn update(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }

        fn finish(self: Box<Self>) -> Vec<u8> {
            self.0.finalize().to_be_bytes().to_vec()
        }
    }

    impl Hash for Crc64 {
        fn update(&mut self, bytes: &[u8]) {
            self.0.update(bytes);
        }

        fn finish(self: Box<Self>) -> Vec<u8> {
            self.0.finalize().to_be_bytes().to_vec()
        }
    }
}
