//! One attempt: the request is completed, signed and sent, and its response taken in.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::body::SdkBody;
use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LENGTH, HOST};
use http::{HeaderMap, Method, Uri};
use http_body::Body as _;

use super::answer::{Answer, Outcome, Received};
use super::authenticate::authenticate;
use super::core::Core;
use super::customize::Change;
use super::discovery;
use super::download::Download;
use super::draft::Draft;
use super::silence::Silence;
use crate::checksum::Expected;
#[cfg(feature = "event-stream")]
use crate::event_stream::receive_initial;
use crate::schema::Operation;
use crate::transport::without_default_port;

/// What keeps a call from getting an answer of the service.
pub(super) type Failure = SdkError<Infallible, HttpResponse>;

/// Makes one attempt; `retry_headers` are added after signing.
///
/// The signature's time is the clock's own: as in botocore, it is not corrected by what the service says the time is.
pub(super) async fn attempt(
    core: &Core,
    operation: &'static Operation,
    draft: &Draft,
    changes: &[Change],
    retry_headers: [(&'static str, String); 2],
) -> Result<Answer, Failure> {
    let mut request = request(draft, changes).map_err(Failure::construction_failure)?;
    if let Some(asked) = operation.endpoint_operation {
        discovery::redirect(core, asked, &mut request).await?;
    }
    if let Some(scope) = &draft.scope {
        authenticate(core, scope, &draft.body, &mut request).await.map_err(Failure::construction_failure)?;
    }
    for (name, value) in retry_headers {
        request.headers_mut().insert(name, value);
    }
    let connector = core.connector.as_ref().ok_or(NO_TRANSPORT).map_err(Failure::construction_failure)?;
    let mut response = receive(core, (operation, draft), connector, request).await.map_err(dispatch_failure)?;
    response.status = operation.service.protocol.status(operation, &response.view());
    let outcome = Outcome::of(operation, &response.view());
    Ok(Answer { response, outcome, attempts: 1 })
}

/// There is nothing to send requests with.
const NO_TRANSPORT: &str =
    "no HTTP client: set `http_client` on the config, or turn the feature `default-https-client` on";

/// The draft as a request, changed as the caller asks.
fn request(draft: &Draft, changes: &[Change]) -> Result<HttpRequest, BoxError> {
    let body = draft.body.for_attempt().ok_or("the body is a stream that has been sent already")?;
    let mut request = HttpRequest::try_from(draft.to_http(body))?;
    for change in changes {
        request = change(request)?;
    }
    if !changes.is_empty() {
        follow_url(&mut request, draft)?;
    }
    Ok(request)
}

/// Makes `Host` follow a URL that the caller has changed, unless the caller has set that too.
fn follow_url(request: &mut HttpRequest, draft: &Draft) -> Result<(), BoxError> {
    let uri: Uri = request.uri().parse()?;
    let host = draft.headers.get(HOST).and_then(|host| host.to_str().ok());
    if let Some(authority) = uri.authority()
        && request.headers().get(HOST.as_str()) == host
    {
        let host = without_default_port(uri.scheme_str(), authority).to_owned();
        request.headers_mut().try_insert(HOST.as_str(), host)?;
    }
    Ok(())
}

/// Sends the request and takes the whole response in, but for the body of a success that is a stream.
async fn receive(
    core: &Core,
    (operation, draft): (&Operation, &Draft),
    connector: &dyn HttpConnector,
    request: HttpRequest,
) -> Result<Received, ConnectorError> {
    let response = connector.call(request).await?;
    let response = response.try_into_http1x().map_err(|error| ConnectorError::other(error.into(), None))?;
    let (parts, body) = response.into_parts();
    let (status, headers) = (parts.status.as_u16(), parts.headers);
    let succeeded = status < 300;
    let expected = (succeeded && draft.validated).then(|| Expected::of(operation, &headers)).flatten();
    let download = Download::new(core, body).of_checksum(expected);
    if succeeded && operation.output.is_stream() {
        // The answer to a HEAD announces a body that never comes.
        let length = content_length(&headers).filter(|_| draft.method != Method::HEAD);
        let download = download.of_length(length);
        let download = if operation.output.is_event_stream() { download.of_events() } else { download };
        let (initial, stream) = receive_initial(operation, SdkBody::from_body_1_x(download)).await?;
        return Ok(Received { status, headers, body: initial, stream: Some(stream) });
    }
    Ok(Received { status, headers, body: read(download).await?, stream: None })
}

/// What stands for the body of a response that is a stream, and the stream: without event streams, nothing does.
#[cfg(not(feature = "event-stream"))]
async fn receive_initial(_: &Operation, body: SdkBody) -> Result<(Bytes, SdkBody), ConnectorError> {
    Ok((Bytes::new(), body))
}

fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.trim().parse().ok()
}

/// The whole body.
async fn read(mut body: Download) -> Result<Bytes, ConnectorError> {
    let mut whole = BytesMut::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        match frame {
            Ok(frame) => whole.extend(frame.into_data()),
            Err(error) if error.is::<Silence>() => return Err(ConnectorError::timeout(error)),
            Err(error) => return Err(ConnectorError::io(error)),
        }
    }
    Ok(whole.freeze())
}

/// A connector's error. What only the configuration can mend is a failure to construct the request.
pub(super) fn dispatch_failure(error: ConnectorError) -> Failure {
    #[cfg(feature = "default-https-client")]
    if std::error::Error::source(&error).is_some_and(<dyn std::error::Error>::is::<crate::transport::NoTrustedRoots>) {
        return Failure::construction_failure(error.into_source());
    }
    Failure::dispatch_failure(error)
}
