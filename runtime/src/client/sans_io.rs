//! The two halves of a call without anything between them: no network, no clock, no environment but what is given.

use std::time::SystemTime;

use aws_credential_types::Credentials;
#[cfg(feature = "event-stream")]
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

use super::answer;
use super::body::Upload;
use super::core::{Core, account};
use super::draft::{Draft, draft, fill_token};
use crate::auth;
use crate::config::{Config, ServiceMarker};
#[cfg(feature = "event-stream")]
use crate::event_stream::Signer;
use crate::operation::Operation;
use crate::protocol::Response;
use crate::schema;
use crate::shape::Members;
use crate::untyped::JsonInput;
use crate::validate;

/// The request that `input` becomes, without signature and retry headers.
///
/// The idempotency token is filled and the input validated. Region and endpoint URL come from `config`, or else from
/// the environment, as in a client.
///
/// # Errors
/// [`ValidationError`](crate::validate::ValidationError), [`TargetError`](super::TargetError),
/// [`EndpointError`](crate::endpoint::EndpointError) or [`SerializeError`](crate::protocol::SerializeError),
/// which can be downcast to.
pub fn to_http_request<O>(input: &O::Input, config: &Config<O::Service>) -> Result<http::Request<Bytes>, BoxError>
where
    O: Operation<Input: Clone>,
{
    let draft = drafted::<O>(input.clone(), config, None)?;
    Ok(draft.to_http(bytes(&draft)?))
}

/// The request that `input` becomes, signed with `credentials` as of `time`.
///
/// # Errors
/// As [`to_http_request`], and when the request cannot be signed.
pub fn to_signed_http_request<O>(
    input: &O::Input,
    config: &Config<O::Service>,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<http::Request<Bytes>, BoxError>
where
    O: Operation<Input: Clone>,
{
    signed_bytes(&drafted::<O>(input.clone(), config, account(credentials))?, credentials, time)
}

/// As [`to_http_request`], for an input that holds a stream, which goes into the request.
///
/// # Errors
/// As [`to_http_request`].
pub fn into_http_request<O: Operation>(
    input: O::Input,
    config: &Config<O::Service>,
) -> Result<http::Request<SdkBody>, BoxError> {
    let draft = drafted::<O>(input, config, None)?;
    Ok(draft.to_http(draft.body.for_attempt().unwrap_or_else(SdkBody::empty)))
}

/// As [`to_signed_http_request`], for an input that holds a stream, which goes into the request.
///
/// # Errors
/// As [`to_signed_http_request`].
pub fn into_signed_http_request<O: Operation>(
    input: O::Input,
    config: &Config<O::Service>,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<http::Request<SdkBody>, BoxError> {
    let draft = drafted::<O>(input, config, account(credentials))?;
    signed(&draft, draft.body.for_attempt().unwrap_or_else(SdkBody::empty), credentials, time)
}

fn signed_bytes(draft: &Draft, credentials: &Credentials, time: SystemTime) -> Result<http::Request<Bytes>, BoxError> {
    let body = bytes(draft)?;
    Ok(signed(draft, SdkBody::from(body.clone()), credentials, time)?.map(|_| body))
}

pub(super) fn signed(
    draft: &Draft,
    body: SdkBody,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<http::Request<SdkBody>, BoxError> {
    let mut request = HttpRequest::try_from(draft.to_http(body))?;
    if let Some(scope) = &draft.scope {
        auth::sign(&mut request, scope, credentials, time)?;
        #[cfg(feature = "event-stream")]
        draft.body.sign_events(|| {
            Signer::after(&request, scope, credentials, SharedTimeSource::new(StaticTimeSource::new(time)))
        });
    }
    Ok(request.try_into_http1x()?)
}

fn bytes(draft: &Draft) -> Result<Bytes, BoxError> {
    Ok(draft.body.bytes().ok_or("the body is a stream")?.clone())
}

/// The request that JSON becomes, by the table of the operation's input, signed with `credentials` as of `time`. The
/// idempotency token is not filled.
///
/// # Errors
/// As [`to_signed_http_request`].
pub fn to_signed_http_request_untyped<S: ServiceMarker>(
    operation: &'static schema::Operation,
    input: &serde_json::Value,
    config: &Config<S>,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<http::Request<Bytes>, BoxError> {
    let input = JsonInput::new(operation.input, input)?;
    signed_bytes(&drafted_of(operation, &input, None, config, account(credentials))?, credentials, time)
}

/// The output or the error that `response` stands for.
///
/// # Errors
/// What the service says went wrong. A response that cannot be read is an unhandled error, whose source is
/// [`Malformed`](super::Malformed).
pub fn parse_http_response<O: Operation>(response: &http::Response<impl AsRef<[u8]>>) -> Result<O::Output, O::Error> {
    let body = response.body().as_ref();
    answer::parse::<O>(&Response { status: response.status().as_u16(), headers: response.headers(), body })
}

/// The draft of a call with credentials of this account.
fn drafted<O: Operation>(
    mut input: O::Input,
    config: &Config<O::Service>,
    account: Option<&str>,
) -> Result<Draft, BoxError> {
    fill_token::<O>(&mut input);
    let upload = O::take_upload(&mut input);
    drafted_of(O::ROW, &input, upload, config, account)
}

fn drafted_of<S: ServiceMarker>(
    operation: &'static schema::Operation,
    input: &dyn Members,
    upload: Option<Upload>,
    config: &Config<S>,
    account: Option<&str>,
) -> Result<Draft, BoxError> {
    let core = Core::without_transport(config.settings().clone(), S::ROW);
    validate::check(input)?;
    let target = core.target.as_ref().map_err(Clone::clone)?.with_account(account);
    draft(operation, input, upload, &target, &core)
}
