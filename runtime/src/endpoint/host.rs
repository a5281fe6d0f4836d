//! `isValidHostLabel` and `aws.isVirtualHostableS3Bucket`: what can stand in a host name.

/// Whether a text is a label of a host name: 1 to 63 letters, digits and `-`, no `-` at either end. With
/// `allow_subdomains`, labels with `.` between them.
pub fn is_valid_host_label(text: &str, allow_subdomains: bool) -> bool {
    if allow_subdomains { text.split('.').all(is_label) } else { is_label(text) }
}

/// Whether an S3 bucket can be named in the host: a valid label (or labels) of at least 3 characters, without capitals,
/// and not in the form of an IPv4 address.
pub fn is_virtual_hostable_s3_bucket(bucket: &str, allow_subdomains: bool) -> bool {
    bucket.len() >= 3
        && !bucket.bytes().any(|byte| byte.is_ascii_uppercase())
        && !has_ipv4_form(bucket)
        && is_valid_host_label(bucket, allow_subdomains)
}

/// Whether a text is four numbers of one to three digits, with `.` between them. Numbers above 255 count, as they do
/// for botocore.
pub(super) fn has_ipv4_form(text: &str) -> bool {
    let is_number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').count() == 4 && text.split('.').all(is_number)
}

fn is_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels() {
        let longest = "a".repeat(63);
        for text in ["a", "A-1", "0", &longest] {
            assert!(is_valid_host_label(text, false), "{text}");
        }
        let too_long = "a".repeat(64);
        for text in ["", "-a", "a-", "a_b", "a.b", "é", "a\n", &too_long] {
            assert!(!is_valid_host_label(text, false), "{text}");
        }
        assert!(is_valid_host_label("a.b-c.d", true));
        for text in ["", "a..b", ".a", "a.-b"] {
            assert!(!is_valid_host_label(text, true), "{text}");
        }
    }

    #[test]
    fn buckets() {
        assert!(is_virtual_hostable_s3_bucket("my-bucket", false));
        assert!(is_virtual_hostable_s3_bucket("my.bucket", true));
        assert!(!is_virtual_hostable_s3_bucket("my.bucket", false));
        for text in ["ab", "Bucket", "192.168.1.1", "999.1.2.3", "a_bc"] {
            assert!(!is_virtual_hostable_s3_bucket(text, true), "{text}");
        }
        assert!(is_virtual_hostable_s3_bucket("1.2.3", true));
    }
}
