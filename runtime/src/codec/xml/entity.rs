//! Entities and character references in XML text.

use memchr::memchr2;

/// Appends `raw` to `out` with entities resolved and line ends made `\n`.
///
/// `Err`: the offset in `raw` of a reference that is not one of the five of XML and not a character.
pub(super) fn resolve(raw: &str, out: &mut String) -> Result<(), usize> {
    let mut rest = raw;
    while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
        let Some((plain, special)) = rest.split_at_checked(at) else { break };
        out.push_str(plain);
        rest = match special.strip_prefix('\r') {
            Some(after) => {
                out.push('\n');
                after.strip_prefix('\n').unwrap_or(after)
            }
            None => {
                let offset = raw.len() - special.len();
                let (letter, after) = reference(special).ok_or(offset)?;
                out.push(letter);
                after
            }
        };
    }
    out.push_str(rest);
    Ok(())
}

/// The character that `&...;` at the start of `text` stands for, and what follows it.
fn reference(text: &str) -> Option<(char, &str)> {
    let (name, after) = text.strip_prefix('&')?.split_once(';')?;
    let letter = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => {
            let digits = name.strip_prefix('#')?;
            let (digits, radix) = digits.strip_prefix('x').map_or((digits, 10), |hex| (hex, 16));
            // `from_str_radix` would also take a sign.
            let code = digits
                .chars()
                .all(|digit| digit.is_digit(radix))
                .then(|| u32::from_str_radix(digits, radix).ok())??;
            char::from_u32(code).filter(|letter| *letter != '\0')?
        }
    };
    Some((letter, after))
}
