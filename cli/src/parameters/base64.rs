//! Base64 as Python's `b64decode` reads it.

/// The bytes of a text: characters that are no base64 are passed over, and what follows the padding is not looked at.
/// Nothing where the padding is missing.
pub fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut quad, mut padding) = (0u32, 0u8, 0u8);
    for it in text.bytes() {
        if it == b'=' {
            padding += u8::from(quad >= 2);
            if quad >= 2 && quad + padding >= 4 {
                return Some(bytes);
            }
            continue;
        }
        let Some(digit) = digit(it) else { continue };
        padding = 0;
        bits = bits << 6 | u32::from(digit);
        quad = (quad + 1) % 4;
        if quad != 1 {
            let [.., low] = (bits >> ((4 - quad) % 4 * 2)).to_be_bytes();
            bytes.push(low);
        }
    }
    (quad == 0).then_some(bytes)
}

fn digit(it: u8) -> Option<u8> {
    Some(match it {
        b'A'..=b'Z' => it - b'A',
        b'a'..=b'z' => it - b'a' + 26,
        b'0'..=b'9' => it - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

/// The base64 text of bytes, with padding.
pub fn encode_base64(bytes: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(bytes)
}
