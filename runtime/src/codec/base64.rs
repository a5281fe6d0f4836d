//! Base64, as all text protocols write bytes.

use crate::shape::DecodeError;

/// Writes bytes with padding and without line breaks.
pub(crate) fn encode(bytes: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(bytes)
}

/// Reads text, passing over white space, with or without padding.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>, DecodeError> {
    base64_simd::forgiving_decode_to_vec(text.as_bytes())
        .map_err(|_| DecodeError::new("expected bytes in base64, found text with other characters"))
}
