//! The rule set that most services have.

use super::{Endpoint, EndpointError, Params, Partition, aws_partition};

/// Resolves by the rule set that most services have: `https://PREFIX.REGION.SUFFIX`, with `-fips` after the prefix and
/// the dual-stack suffix where they are asked for. The prefix is the service's name in its hosts, such as `imagebuilder`.
///
/// # Errors
///
/// If there is no region, if a flag is set along with an endpoint URL, or if the partition does not support a flag.
pub fn standard(
    params: &Params<'_>,
    partitions: &'static [Partition],
    prefix: &str,
) -> Result<Endpoint, EndpointError> {
    if let Some(endpoint) = params.endpoint {
        return custom(params, endpoint);
    }
    let located = params.region.and_then(|region| Some((region, aws_partition(partitions, region)?)));
    let Some((region, partition)) = located else {
        return Err(EndpointError::new("Invalid Configuration: Missing Region"));
    };
    let lacks_fips = params.use_fips && !partition.supports_fips;
    let lacks_dual_stack = params.use_dual_stack && !partition.supports_dual_stack;
    if lacks_fips || lacks_dual_stack {
        return Err(EndpointError::new(match (params.use_fips, params.use_dual_stack) {
            (true, true) => "FIPS and DualStack are enabled, but this partition does not support one or both",
            (true, false) => "FIPS is enabled but this partition does not support FIPS",
            _ => "DualStack is enabled but this partition does not support DualStack",
        }));
    }
    let fips = if params.use_fips { "-fips" } else { "" };
    let suffix = if params.use_dual_stack { partition.dual_stack_dns_suffix } else { partition.dns_suffix };
    Ok(Endpoint::new(format!("https://{prefix}{fips}.{region}.{suffix}")))
}

/// The endpoint that the caller set; the flags cannot apply to it.
fn custom(params: &Params<'_>, endpoint: &str) -> Result<Endpoint, EndpointError> {
    if params.use_fips {
        return Err(EndpointError::new("Invalid Configuration: FIPS and custom endpoint are not supported"));
    }
    if params.use_dual_stack {
        return Err(EndpointError::new("Invalid Configuration: Dualstack and custom endpoint are not supported"));
    }
    Ok(Endpoint::new(endpoint))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FULL: Partition = Partition {
        name: "full",
        region_prefixes: &[],
        dns_suffix: "full.com",
        dual_stack_dns_suffix: "full.dual",
        implicit_global_region: "full-1",
        supports_fips: true,
        supports_dual_stack: true,
        regions: &["full-1"],
    };
    static PARTITIONS: &[Partition] = &[
        FULL,
        Partition { regions: &["nofips-1"], supports_fips: false, ..FULL },
        Partition { regions: &["nodual-1"], supports_dual_stack: false, ..FULL },
    ];

    fn resolve(region: &str, use_fips: bool, use_dual_stack: bool) -> String {
        let params = Params { region: Some(region), use_fips, use_dual_stack, ..Params::default() };
        match standard(&params, PARTITIONS, "svc") {
            Ok(endpoint) => endpoint.url,
            Err(error) => error.0,
        }
    }

    #[test]
    fn flags_choose_the_host() {
        assert_eq!(resolve("full-1", false, false), "https://svc.full-1.full.com");
        assert_eq!(resolve("full-1", true, false), "https://svc-fips.full-1.full.com");
        assert_eq!(resolve("full-1", false, true), "https://svc.full-1.full.dual");
        assert_eq!(resolve("full-1", true, true), "https://svc-fips.full-1.full.dual");
    }

    #[test]
    fn a_partition_may_lack_what_is_asked_for() {
        let both = "FIPS and DualStack are enabled, but this partition does not support one or both";
        let fips = "FIPS is enabled but this partition does not support FIPS";
        let dual_stack = "DualStack is enabled but this partition does not support DualStack";
        assert_eq!(resolve("nofips-1", true, true), both);
        assert_eq!(resolve("nodual-1", true, true), both);
        assert_eq!(resolve("nofips-1", true, false), fips);
        assert_eq!(resolve("nodual-1", false, true), dual_stack);
        assert_eq!(resolve("nofips-1", false, true), "https://svc.nofips-1.full.dual");
        assert_eq!(resolve("nodual-1", true, false), "https://svc-fips.nodual-1.full.com");
    }

    #[test]
    fn a_custom_endpoint_stands_as_it_is_and_takes_no_flags() {
        let params = Params { endpoint: Some("http://h:1/p"), ..Params::default() };
        assert_eq!(standard(&params, PARTITIONS, "svc"), Ok(Endpoint::new("http://h:1/p")));
        let fips = standard(&Params { use_fips: true, ..params }, PARTITIONS, "svc");
        assert_eq!(fips, Err(EndpointError::new("Invalid Configuration: FIPS and custom endpoint are not supported")));
        let dual_stack = standard(&Params { use_dual_stack: true, ..params }, PARTITIONS, "svc");
        assert_eq!(
            dual_stack,
            Err(EndpointError::new("Invalid Configuration: Dualstack and custom endpoint are not supported"))
        );
    }

    #[test]
    fn a_region_is_needed() {
        let error = Err(EndpointError::new("Invalid Configuration: Missing Region"));
        assert_eq!(standard(&Params::default(), PARTITIONS, "svc"), error);
    }
}
