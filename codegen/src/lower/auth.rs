//! How requests say who sends them (botocore's `client.py`, `model.py` and `auth.resolve_auth_type`).

use crate::ir::Auth;
use crate::model::{Metadata, Operation};

/// The service's schemes, best first: `auth`, else `signatureVersion`. Empty if none of them is known.
pub(super) fn lower_service_auth(metadata: &Metadata) -> Vec<Auth> {
    if !metadata.auth.is_empty() {
        return lower_schemes(&metadata.auth);
    }
    match metadata.signature_version.as_str() {
        // S3 signs with Version 4 too; what is its own about it goes by its name.
        "" | "v4" | "s3" | "s3v4" => vec![Auth::SigV4],
        "v2" => vec![Auth::SigV2],
        "bearer" => vec![Auth::Bearer],
        "none" => vec![Auth::None],
        _ => Vec::new(),
    }
}

/// The operation's own schemes, best first: `auth`, else `authtype`. Empty if it has none. `None`: none that is known.
pub(super) fn lower_operation_auth(operation: &Operation) -> Option<Vec<Auth>> {
    if !operation.auth.is_empty() {
        return Some(lower_schemes(&operation.auth)).filter(|it| !it.is_empty());
    }
    match operation.auth_type.as_deref() {
        None => Some(Vec::new()),
        Some("none") => Some(vec![Auth::None]),
        Some("v4" | "v4-unsigned-body") => Some(vec![Auth::SigV4]),
        Some("bearer") => Some(vec![Auth::Bearer]),
        Some(_) => None,
    }
}

fn lower_schemes(schemes: &[String]) -> Vec<Auth> {
    let known = schemes.iter().filter_map(|it| match it.as_str() {
        "aws.auth#sigv4" => Some(Auth::SigV4),
        "aws.auth#sigv4a" => Some(Auth::SigV4a),
        "smithy.api#httpBearerAuth" => Some(Auth::Bearer),
        "smithy.api#noAuth" => Some(Auth::None),
        _ => None,
    });
    known.collect()
}
