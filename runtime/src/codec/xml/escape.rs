//! Escapes in XML text and attributes.

/// Appends text as it stands in an element or between the quotes of an attribute. Line ends and tabs are written as
/// references: a reader would make other white space of them.
pub(super) fn push(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|byte| reference(*byte).is_some()) {
        let Some((plain, [special, after @ ..])) = rest.split_at_checked(at) else { break };
        out.extend_from_slice(plain);
        out.extend_from_slice(reference(*special).unwrap_or_default());
        rest = after;
    }
    out.extend_from_slice(rest);
}

const fn reference(byte: u8) -> Option<&'static [u8]> {
    Some(match byte {
        b'&' => b"&amp;",
        b'<' => b"&lt;",
        b'>' => b"&gt;",
        b'"' => b"&quot;",
        b'\r' => b"&#xD;",
        b'\n' => b"&#xA;",
        b'\t' => b"&#x9;",
        _ => return None,
    })
}
