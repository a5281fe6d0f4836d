//! `aws.partition`: the partition a region is in.

/// A partition of AWS (a row of `partitions.json`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Partition {
    /// Name, such as `aws-cn`.
    pub name: &'static str,
    /// What stands before `-word-number` in the names of its regions, such as `us` and `eu`.
    pub region_prefixes: &'static [&'static str],
    /// Domain of its endpoints.
    pub dns_suffix: &'static str,
    /// Domain of its dual-stack endpoints.
    pub dual_stack_dns_suffix: &'static str,
    /// Region of services that have no regions.
    pub implicit_global_region: &'static str,
    /// Whether it has FIPS endpoints.
    pub supports_fips: bool,
    /// Whether it has dual-stack endpoints.
    pub supports_dual_stack: bool,
    /// Regions that are known by name.
    pub regions: &'static [&'static str],
}

impl Partition {
    /// Whether a region is in the partition: by name, or by the form of its name.
    fn has(&self, region: &str) -> bool {
        self.regions.contains(&region) || self.region_prefixes.iter().any(|prefix| has_form(region, prefix))
    }
}

/// The partition of a region; of no region, and of one that no partition knows, the first one. Nothing if there are no
/// partitions.
pub fn aws_partition<'a>(
    partitions: &'static [Partition],
    region: impl Into<Option<&'a str>>,
) -> Option<&'static Partition> {
    let region = region.into();
    let found = region.and_then(|region| partitions.iter().find(|it| it.has(region)));
    found.or(partitions.first())
}

/// Whether a region's name is a prefix, a word and a number, with `-` between them.
fn has_form(region: &str, prefix: &str) -> bool {
    let Some((word, number)) =
        region.strip_prefix(prefix).and_then(|it| it.strip_prefix('-')).and_then(|it| it.split_once('-'))
    else {
        return false;
    };
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !word.is_empty()
        && word.bytes().all(is_word)
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: Partition = Partition {
        name: "aws",
        region_prefixes: &["us", "eu"],
        dns_suffix: "amazonaws.com",
        dual_stack_dns_suffix: "api.aws",
        implicit_global_region: "us-east-1",
        supports_fips: true,
        supports_dual_stack: true,
        regions: &["aws-global", "us-east-1"],
    };
    static PARTITIONS: &[Partition] =
        &[BASE, Partition { name: "aws-iso-b", region_prefixes: &["us-isob"], regions: &[], ..BASE }];

    #[test]
    fn a_region_is_known_by_name_or_by_form() {
        let cases = [
            ("us-east-1", "aws"),
            ("aws-global", "aws"),
            ("eu-somewhere-99", "aws"),
            ("us-isob-east-1", "aws-iso-b"),
            ("us-isob-east-x", "aws"),
            ("mars-north-1", "aws"),
            ("", "aws"),
        ];
        for (region, expected) in cases {
            assert_eq!(aws_partition(PARTITIONS, region).map(|it| it.name), Some(expected), "{region}");
        }
        assert_eq!(aws_partition(PARTITIONS, None).map(|it| it.name), Some("aws"));
        assert_eq!(aws_partition(&[], "us-east-1"), None);
    }

    #[test]
    fn the_form_is_prefix_word_number() {
        assert!(has_form("us-gov_1-10", "us"));
        for region in ["us-east-1a", "us-east-", "us--1", "us-east", "useast-1", "us-iso-east-1", "xus-east-1"] {
            assert!(!has_form(region, "us"), "{region}");
        }
    }
}
