//! Comparing names in place.

/// Whether `text` begins with `prefix`. Names are short, so that a call of the library's comparison would cost more than
/// the comparison: two overlapping words cover all there is between four and sixteen bytes.
#[inline(always)]
pub(crate) fn starts_with(text: &[u8], prefix: &[u8]) -> bool {
    let Some(text) = text.get(..prefix.len()) else { return false };
    match prefix.len() {
        0..4 => text.iter().zip(prefix).all(|(a, b)| a == b),
        4..8 => {
            text.first_chunk::<4>() == prefix.first_chunk::<4>() && text.last_chunk::<4>() == prefix.last_chunk::<4>()
        }
        8..=16 => {
            text.first_chunk::<8>() == prefix.first_chunk::<8>() && text.last_chunk::<8>() == prefix.last_chunk::<8>()
        }
        _ => text == prefix,
    }
}

#[cfg(test)]
mod tests {
    use super::starts_with;

    #[test]
    fn agrees_with_the_library() {
        let text = b"abcdefghijklmnopqrstuvwxyz";
        for length in 0..text.len() {
            let prefix = text.get(..length).unwrap_or_default();
            assert!(starts_with(text, prefix), "{length}");
            assert!(!starts_with(prefix, text), "{length}");
            for changed in 0..length {
                let mut other = prefix.to_vec();
                other.iter_mut().skip(changed).take(1).for_each(|byte| *byte = b'-');
                assert!(!starts_with(text, &other), "{length} {changed}");
            }
        }
    }
}
