//! Signature Version 4, for one region, and 4a, for a set of them.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableRequest, SigningParams, SigningSettings,
    UriPathNormalizationMode, sign as signature,
};
use aws_sigv4::sign::v4;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::payload::payload;
use super::{Scheme, Scope};

pub(super) fn sign(
    request: &mut HttpRequest,
    scope: &Scope,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<(), BoxError> {
    let identity = credentials.clone().into();
    let (body, kind) = payload(request, scope);
    let params = params(scope, &identity, time, settings(scope, kind))?;
    let signable = SignableRequest::new(request.method(), request.uri(), request.headers().iter(), body)?;
    let (instructions, _) = signature(signable, &params)?.into_parts();
    let (headers, _) = instructions.into_parts();
    for header in headers {
        request.headers_mut().insert(header.name(), header.value().to_owned());
    }
    Ok(())
}

fn params<'s>(
    scope: &'s Scope,
    identity: &'s Identity,
    time: SystemTime,
    settings: SigningSettings,
) -> Result<SigningParams<'s>, BoxError> {
    if scope.scheme == Scheme::SigV4a {
        return params_for_regions(scope, identity, time, settings);
    }
    let builder = v4::SigningParams::builder().identity(identity).region(&scope.region).name(&scope.service);
    Ok(builder.time(time).settings(settings).build()?.into())
}

#[cfg(feature = "sigv4a")]
fn params_for_regions<'s>(
    scope: &'s Scope,
    identity: &'s Identity,
    time: SystemTime,
    settings: SigningSettings,
) -> Result<SigningParams<'s>, BoxError> {
    use aws_sigv4::sign::v4a;

    let builder = v4a::SigningParams::builder().identity(identity).region_set(&scope.region).name(&scope.service);
    Ok(builder.time(time).settings(settings).build()?.into())
}

/// [`Scope::of`] does not choose it.
#[cfg(not(feature = "sigv4a"))]
fn params_for_regions<'s>(
    _: &'s Scope,
    _: &'s Identity,
    _: SystemTime,
    _: SigningSettings,
) -> Result<SigningParams<'s>, BoxError> {
    Err(super::AuthError::of("sigv4a").into())
}

fn settings(scope: &Scope, kind: PayloadChecksumKind) -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.payload_checksum_kind = kind;
    if scope.single_encoding || scope.is_s3() {
        settings.percent_encoding_mode = PercentEncodingMode::Single;
        settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    }
    settings
}
