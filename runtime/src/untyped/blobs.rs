//! The text of a blob in JSON.

use std::borrow::Cow;

/// What the text of a blob stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blobs {
    /// Its own UTF-8 bytes.
    #[default]
    Text,
    /// The bytes that it is the base64 text of, with padding and nothing else (RFC 4648, section 4). Any other text is
    /// no blob.
    Base64,
}

impl Blobs {
    /// The bytes that a text stands for.
    pub(super) fn bytes(self, text: &str) -> Option<Cow<'_, [u8]>> {
        match self {
            Self::Text => Some(text.as_bytes().into()),
            Self::Base64 => base64_simd::STANDARD.decode_to_vec(text).ok().map(Cow::Owned),
        }
    }
}
