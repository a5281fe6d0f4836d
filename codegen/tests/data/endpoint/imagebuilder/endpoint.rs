//! Where imagebuilder is reached.
use awslice_runtime::endpoint::{Endpoint, EndpointError, Params, aws_partition};
use crate::partitions::PARTITIONS;
/// Resolves by the rules of the service.
pub(super) fn resolve(params: &Params<'_>) -> Result<Endpoint, EndpointError> {
    let region = params.region;
    let use_dual_stack = params.use_dual_stack;
    let use_fips = params.use_fips;
    let endpoint = params.endpoint;
    if let Some(endpoint) = endpoint {
        if use_fips {
            let message = "Invalid Configuration: FIPS and custom endpoint are not supported";
            return Err(EndpointError::new(message));
        }
        if use_dual_stack {
            let message = "Invalid Configuration: Dualstack and custom endpoint are not supported";
            return Err(EndpointError::new(message));
        }
        return Ok(Endpoint::new(endpoint));
    }
    if let Some(region) = region
        && let Some(partition_result) = aws_partition(PARTITIONS, region)
    {
        if use_fips && use_dual_stack {
            if partition_result.supports_fips && partition_result.supports_dual_stack {
                let uri = format!(
                    "https://imagebuilder-fips.{region}.{}", partition_result
                    .dual_stack_dns_suffix
                );
                return Ok(Endpoint::new(uri));
            }
            let message = "FIPS and DualStack are enabled, but this partition does not support one or both";
            return Err(EndpointError::new(message));
        }
        if use_fips {
            if partition_result.supports_fips {
                if partition_result.name == "aws-us-gov" {
                    let uri = format!("https://imagebuilder.{region}.amazonaws.com");
                    return Ok(Endpoint::new(uri));
                }
                let uri = format!(
                    "https://imagebuilder-fips.{region}.{}", partition_result.dns_suffix
                );
                return Ok(Endpoint::new(uri));
            }
            let message = "FIPS is enabled but this partition does not support FIPS";
            return Err(EndpointError::new(message));
        }
        if use_dual_stack {
            if partition_result.supports_dual_stack {
                let uri = format!(
                    "https://imagebuilder.{region}.{}", partition_result
                    .dual_stack_dns_suffix
                );
                return Ok(Endpoint::new(uri));
            }
            let message = "DualStack is enabled but this partition does not support DualStack";
            return Err(EndpointError::new(message));
        }
        let uri = format!(
            "https://imagebuilder.{region}.{}", partition_result.dns_suffix
        );
        return Ok(Endpoint::new(uri));
    }
    let message = "Invalid Configuration: Missing Region";
    Err(EndpointError::new(message))
}
