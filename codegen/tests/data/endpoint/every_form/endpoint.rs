//! Where every_form is reached.
use awslice_runtime::endpoint::{
    AuthScheme, Endpoint, EndpointError, Params, aws_partition, element,
    is_valid_host_label, is_virtual_hostable_s3_bucket, parse_arn, parse_url, required,
    substring, uri_encode,
};
use crate::partitions::PARTITIONS;
/// Resolves by the rules of the service.
pub(super) fn resolve(params: &Params<'_>) -> Result<Endpoint, EndpointError> {
    let region = required("Region", params.region)?;
    let use_fips = params.use_fips;
    let use_dual_stack = params.use_dual_stack;
    let endpoint = params.endpoint;
    let kind = required("Kind", params.string("Kind"))?;
    let mode = params.string("Mode").unwrap_or("plain");
    let bucket = params.string("Bucket");
    let subdomains = params.boolean("Subdomains");
    let accelerate = params.boolean("Accelerate").unwrap_or(true);
    let arns = params.strings("Arns");
    if let Some(endpoint) = endpoint && let Some(url) = parse_url(endpoint) {
        if url.is_ip {
            let message = format!("`{}` is an address, {{not}} a name", url.authority);
            return Err(EndpointError::new(message));
        }
        let uri = format!(
            "{}://{}{}x{}", url.scheme, url.authority, url.normalized_path(), url.path
        );
        return Ok(Endpoint::new(uri));
    }
    if endpoint.is_some() {
        let message = "the endpoint is no URL";
        return Err(EndpointError::new(message));
    }
    if let Some(arns) = arns && let Some(first) = element(arns, 0) {
        if let Some(arn) = parse_arn(first) && arn.resource_id(2).is_none()
            && let Some(resource) = arn.resource_id(1)
            && let Some(arn_partition) = aws_partition(PARTITIONS, arn.region)
            && arn.partition == arn_partition.name
        {
            let uri = format!(
                "https://{}.{}.{}", arn.service, arn.region, arn_partition.dns_suffix
            );
            return Ok(
                Endpoint::new(uri)
                    .header("x-amz-account-id", arn.account_id)
                    .header("x-amz-resource", resource)
                    .header("x-amz-resource", "constant")
                    .auth_scheme(
                        AuthScheme::new("sigv4a")
                            .signing_name(arn.service)
                            .signing_region_set(["*"]),
                    )
                    .auth_scheme(
                        AuthScheme::new("sigv4")
                            .signing_region(arn.region)
                            .disable_double_encoding(),
                    )
                    .backend("S3Express")
                    .metric_value("O"),
            );
        }
        if parse_arn(first).is_some() {
            let message = format!("`{first}` fits nothing");
            return Err(EndpointError::new(message));
        }
    }
    if let Some(bucket) = bucket && kind == "bucket" && let encoded = &uri_encode(bucket)
    {
        if let Some(subdomains) = subdomains && subdomains
            && is_virtual_hostable_s3_bucket(bucket, true)
        {
            let uri = format!("http://{bucket}.{region}.example.com");
            return Ok(Endpoint::new(uri));
        }
        if let Some(suffix) = substring(bucket, 0, 3, true)
            && !is_valid_host_label(suffix, false)
        {
            let uri = format!("https://example.com/{encoded}/{suffix}");
            return Ok(Endpoint::new(uri));
        }
        if !accelerate && is_valid_host_label(bucket, false) {
            let uri = format!("https://slow.example.com/{encoded}");
            return Ok(Endpoint::new(uri));
        }
    }
    if mode.is_empty() && use_fips == use_dual_stack {
        let uri = format!("https://{mode}equal.example.com");
        return Ok(Endpoint::new(uri));
    }
    if mode == "global" && let Some(partition) = aws_partition(PARTITIONS, region)
        && partition.supports_fips == partition.supports_dual_stack
    {
        let uri = format!(
            "https://{}.{}", partition.implicit_global_region, partition
            .dual_stack_dns_suffix
        );
        return Ok(Endpoint::new(uri));
    }
    if kind == "fallback" && let Some(fallback) = aws_partition(PARTITIONS, bucket) {
        let uri = format!("https://{}.example.com", fallback.name);
        return Ok(Endpoint::new(uri));
    }
    if let Some(bucket) = bucket && bucket == "unguarded" {
        let uri = "https://unguarded.example.com";
        return Ok(Endpoint::new(uri));
    }
    Err(EndpointError::no_rule_applies(params))
}
