//! `aws.parseArn`: the parts of an ARN.

/// The parts of an ARN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'a> {
    /// Partition, such as `aws`.
    pub partition: &'a str,
    /// Service, such as `s3`.
    pub service: &'a str,
    /// Region, may be empty.
    pub region: &'a str,
    /// Account, may be empty.
    pub account_id: &'a str,
    /// All that follows, such as `accesspoint:name`.
    resource: &'a str,
}

impl<'a> Arn<'a> {
    /// A part of the resource, counted from 0; `:` and `/` separate the parts.
    pub fn resource_id(&self, index: usize) -> Option<&'a str> {
        self.resource.split([':', '/']).nth(index)
    }
}

/// Takes an ARN apart; nothing if it has fewer than six parts, or no partition, service or resource.
pub fn parse_arn(text: &str) -> Option<Arn<'_>> {
    let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
    let arn = Arn {
        partition: parts.next()?,
        service: parts.next()?,
        region: parts.next()?,
        account_id: parts.next()?,
        resource: parts.next()?,
    };
    let complete = !arn.partition.is_empty() && !arn.service.is_empty() && !arn.resource.is_empty();
    complete.then_some(arn)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn parts_of_an_arn() {
        let arn = parse_arn("arn:aws:s3:us-west-2:123456789012:outpost/op-1:accesspoint:name").unwrap();
        assert_eq!(
            (arn.partition, arn.service, arn.region, arn.account_id),
            ("aws", "s3", "us-west-2", "123456789012")
        );
        let ids: Vec<_> = (0..5).map(|index| arn.resource_id(index)).collect();
        assert_eq!(ids, [Some("outpost"), Some("op-1"), Some("accesspoint"), Some("name"), None]);
    }

    #[test]
    fn region_and_account_may_be_empty_and_so_may_later_parts_of_the_resource() {
        let arn = parse_arn("arn:aws:s3:::bucket/").unwrap();
        assert_eq!((arn.region, arn.account_id), ("", ""));
        assert_eq!((arn.resource_id(0), arn.resource_id(1)), (Some("bucket"), Some("")));
    }

    #[test]
    fn what_is_no_arn() {
        for text in ["", "arn", "bucket", "arn:aws:s3:us-west-2:1", "arn::s3:::b", "arn:aws::::b", "arn:aws:s3:::"] {
            assert_eq!(parse_arn(text), None, "{text}");
        }
    }
}
