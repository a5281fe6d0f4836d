//! The first half of a call: an input becomes a request, complete but for what each attempt adds to it.

use aws_smithy_runtime_api::box_error::BoxError;
use http::header::{CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};

use super::body::{Body, Upload};
use super::core::Core;
use super::target::{Target, TargetError};
use super::{glacier, payload};
use crate::auth::{EVENT_STREAM, Scope};
use crate::endpoint::Endpoint;
use crate::operation::Operation;
use crate::protocol::{Request, SerializeError};
use crate::schema;
use crate::shape::Members;
use crate::transport::without_default_port;
use crate::{checksum, compression};

/// A request without signature and retry headers.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    /// How it is to be signed; `None`: it is sent without a signature.
    pub(crate) scope: Option<Scope>,
    /// Whether the checksum of the response is to be compared.
    pub(crate) validated: bool,
}

/// Fills the idempotency token of an input with a UUID if it is absent.
pub(crate) fn fill_token<O: Operation>(input: &mut O::Input) {
    O::fill_token(input, &mut || uuid::Uuid::new_v4().to_string());
}

/// The request that a valid input becomes; `upload` is what was taken out of it.
///
/// # Errors
/// `EndpointError`, `SerializeError` or `AuthError`, in this order of precedence; then that the body cannot be sent as
/// the operation wants it.
pub(crate) fn draft(
    operation: &'static schema::Operation,
    input: &dyn Members,
    upload: Option<Upload>,
    target: &Target,
    core: &Core,
) -> Result<Draft, BoxError> {
    let endpoint = target.endpoint(operation, input)?;
    let request = operation.service.protocol.serialize(operation, input)?;
    let uri = uri(&endpoint.url, &request)?;
    let mut headers = headers(&uri, &endpoint, &request, &core.user_agent)?;
    if operation.input.is_event_stream() {
        upload.as_ref().ok_or_else(|| no_events(operation))?;
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(EVENT_STREAM));
    }
    let scope = Scope::of(operation, &endpoint, &target.auth)?;
    let body = Body::new(request.body, upload);
    payload::describe(operation, &body, &mut headers)?;
    glacier::describe(operation, &body, &mut headers)?;
    let settings = &core.settings;
    let body = compression::apply(operation, settings.least_compressed_size(), &mut headers, body);
    let body = checksum::apply(operation, input, settings.checksum_calculation(), &mut headers, body)?;
    let validated = checksum::validates(operation, input, settings.checksum_validation(), &mut headers);
    Ok(Draft { method: Method::from_bytes(request.method.as_bytes())?, uri, headers, body, scope, validated })
}

/// Nothing is set where the operation sends events.
fn no_events(operation: &schema::Operation) -> SerializeError {
    let name = operation.input.members.iter().find(|row| row.streaming).map_or("", |row| row.name);
    SerializeError(format!("`{name}` is not set: it is the stream of the events to send"))
}

/// The endpoint's URL with the request's path and query behind its own.
fn uri(endpoint: &str, request: &Request) -> Result<Uri, BoxError> {
    let invalid = || TargetError::InvalidEndpoint(without_user(endpoint));
    let base: Uri = endpoint.parse().map_err(|_| invalid())?;
    let (Some(scheme @ ("http" | "https")), Some(authority)) = (base.scheme_str(), base.authority()) else {
        return Err(invalid().into());
    };
    let host = authority.host();
    // A dot at the end is that of a fully qualified name. User and password are no part of an endpoint.
    if host.strip_suffix('.').unwrap_or(host).split('.').any(str::is_empty) || authority.as_str().contains('@') {
        return Err(invalid().into());
    }
    let prefix = request.host_prefix.as_deref().unwrap_or_default();
    // An operation without a path of its own leaves the endpoint's as it stands, with or without a slash at its end.
    let (base_path, path) = match request.path.as_str() {
        "/" => (base.path(), ""),
        path => (base.path().trim_end_matches('/'), path),
    };
    let query: Vec<&str> =
        base.query().into_iter().chain([request.query.as_str()]).filter(|part| !part.is_empty()).collect();
    let mut text = format!("{scheme}://{prefix}{authority}{base_path}{path}");
    if !query.is_empty() {
        text.push('?');
        text.push_str(&query.join("&"));
    }
    Ok(text.parse()?)
}

/// Host and user agent, and the headers of the protocol and the endpoint.
fn headers(uri: &Uri, endpoint: &Endpoint, request: &Request, user_agent: &HeaderValue) -> Result<HeaderMap, BoxError> {
    let mut headers = HeaderMap::with_capacity(request.headers.len() + 8);
    if let Some(authority) = uri.authority() {
        headers.insert(HOST, HeaderValue::from_str(without_default_port(uri.scheme_str(), authority))?);
    }
    for (name, value) in &request.headers {
        headers.append(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
    }
    // The endpoint's stand in for those of the same name that members have filled.
    for (name, value) in &endpoint.headers {
        headers.insert(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
    }
    headers.insert(USER_AGENT, user_agent.clone());
    Ok(headers)
}

/// A URL for error texts: what may be a password in it is not shown.
fn without_user(url: &str) -> String {
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let (scheme, rest) = url.split_at_checked(start).unwrap_or(("", url));
    let (authority, path) =
        rest.split_at_checked(rest.find(['/', '?', '#']).unwrap_or(rest.len())).unwrap_or((rest, ""));
    match authority.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}***@{host}{path}"),
        None => url.to_owned(),
    }
}

impl Draft {
    /// The request with this body.
    pub(crate) fn to_http<B>(&self, body: B) -> http::Request<B> {
        let mut request = http::Request::new(body);
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = self.uri.clone();
        *request.headers_mut() = self.headers.clone();
        request
    }
}
