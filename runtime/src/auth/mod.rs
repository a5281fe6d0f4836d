//! Signing: Signature Version 4 in headers, through `aws-sigv4`.
//!
//! Signed are all headers of the request but `user-agent` and the like, which proxies change. The `amz-sdk-*` headers
//! are added after signing.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningParams, SigningSettings,
    UriPathNormalizationMode, sign as signature,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http::HeaderValue;

use crate::endpoint::Endpoint;
use crate::schema::Operation;

/// What a signature is valid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    /// The service's name in the signature.
    pub(crate) service: String,
    /// The region in the signature.
    pub(crate) region: String,
    /// The path is signed as it stands, not encoded again.
    pub(crate) single_encoding: bool,
    /// The body is not part of the signature.
    pub(crate) unsigned_payload: bool,
}

impl Scope {
    /// The scope of an operation's signature: the endpoint's if it names one, else the service's. `None`: no signature.
    pub(crate) fn of(operation: &Operation, endpoint: &Endpoint, region: &str) -> Option<Self> {
        if operation.no_auth {
            return None;
        }
        let scheme = endpoint.auth_schemes.iter().find(|scheme| scheme.name == "sigv4");
        let named = |name: Option<&String>, default: &str| name.cloned().unwrap_or_else(|| default.to_owned());
        Some(Self {
            service: named(scheme.and_then(|it| it.signing_name.as_ref()), operation.service.signing_name),
            region: named(scheme.and_then(|it| it.signing_region.as_ref()), region),
            single_encoding: scheme.is_some_and(|it| it.disable_double_encoding),
            unsigned_payload: operation.unsigned_payload,
        })
    }
}

/// Signs `request` in place.
///
/// # Errors
/// When the credentials hold line breaks or the like, or `aws-sigv4` refuses the request.
pub(crate) fn sign(
    request: &mut HttpRequest,
    scope: &Scope,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<(), BoxError> {
    if ![credentials.access_key_id(), credentials.session_token().unwrap_or_default()].into_iter().all(fits_header) {
        return Err(UNFIT.into());
    }
    let identity = credentials.clone().into();
    let (body, kind) = payload(request, scope);
    let params: SigningParams<'_> = v4::SigningParams::builder()
        .identity(&identity)
        .region(&scope.region)
        .name(&scope.service)
        .time(time)
        .settings(settings(scope, kind))
        .build()?
        .into();
    let signable = SignableRequest::new(request.method(), request.uri(), request.headers().iter(), body)?;
    let (instructions, _) = signature(signable, &params)?.into_parts();
    let (headers, _) = instructions.into_parts();
    for header in headers {
        request.headers_mut().insert(header.name(), header.value().to_owned());
    }
    Ok(())
}

/// Said of credentials with, most often, a line break at the end. Their values are not for error texts.
const UNFIT: &str = "the credentials cannot stand in a header: remove line breaks and other control characters from \
                     the access key id and the session token";

fn fits_header(text: &str) -> bool {
    HeaderValue::from_str(text).is_ok()
}

/// The header that says what a signature knows of the body.
pub(crate) const CONTENT_SHA256: &str = "x-amz-content-sha256";

/// What it says of a stream with an unsigned trailer.
pub(crate) const UNSIGNED_TRAILER: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// What of the body is signed, and whether signing adds the header that says so: what stands there already is kept,
/// S3 wants it always, and elsewhere the service learns from it that the body is not part of the signature.
fn payload<'a>(request: &'a HttpRequest, scope: &Scope) -> (SignableBody<'a>, PayloadChecksumKind) {
    match (request.headers().get(CONTENT_SHA256), request.body().bytes()) {
        (Some(said), _) => (SignableBody::Precomputed(said.to_owned()), PayloadChecksumKind::NoHeader),
        (None, Some(bytes)) if !scope.unsigned_payload && scope.single_encoding => {
            (SignableBody::Bytes(bytes), PayloadChecksumKind::XAmzSha256)
        }
        (None, Some(bytes)) if !scope.unsigned_payload => (SignableBody::Bytes(bytes), PayloadChecksumKind::NoHeader),
        (None, _) => (SignableBody::UnsignedPayload, PayloadChecksumKind::XAmzSha256),
    }
}

fn settings(scope: &Scope, kind: PayloadChecksumKind) -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.payload_checksum_kind = kind;
    if scope.single_encoding {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    settings
}

#[cfg(test)]
mod tests;
