//! The two halves of a call without anything between them: no network, no clock, no environment but what is given.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

use super::answer;
use super::core::{Core, account};
use super::draft::{Draft, draft, fill_token};
use crate::auth;
use crate::config::{Config, ServiceMarker};
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
pub fn to_http_request<O: Operation>(
    input: &O::Input,
    config: &Config<O::Service>,
) -> Result<http::Request<Bytes>, BoxError> {
    Ok(drafted(O::ROW, &filled::<O>(input), config, None)?.into_http())
}

/// The request that `input` becomes, signed with `credentials` as of `time`.
///
/// # Errors
/// As [`to_http_request`], and when the request cannot be signed.
pub fn to_signed_http_request<O: Operation>(
    input: &O::Input,
    config: &Config<O::Service>,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<http::Request<Bytes>, BoxError> {
    let input = filled::<O>(input);
    signed(drafted(O::ROW, &input, config, account(credentials))?, credentials, time)
}

fn signed(draft: Draft, credentials: &Credentials, time: SystemTime) -> Result<http::Request<Bytes>, BoxError> {
    let body = draft.body.clone();
    let scope = draft.scope.clone();
    let mut request = HttpRequest::try_from(draft.into_http().map(SdkBody::from))?;
    if let Some(scope) = scope {
        auth::sign(&mut request, &scope, credentials, time)?;
    }
    Ok(request.try_into_http1x()?.map(|_| body))
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
    signed(drafted(operation, &input, config, account(credentials))?, credentials, time)
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

/// The input with its idempotency token.
fn filled<O: Operation>(input: &O::Input) -> O::Input {
    let mut input = input.clone();
    fill_token::<O>(&mut input);
    input
}

/// The draft of a call with credentials of this account.
fn drafted<S: ServiceMarker>(
    operation: &'static schema::Operation,
    input: &dyn Members,
    config: &Config<S>,
    account: Option<&str>,
) -> Result<Draft, BoxError> {
    let core = Core::without_transport(config.settings().clone(), S::ROW);
    validate::check(input)?;
    draft(operation, input, &core.target?.with_account(account), &core.user_agent)
}
