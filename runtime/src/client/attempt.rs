//! One attempt: the request is completed, signed and sent, and its response taken in.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::Pin;

use aws_smithy_async::future::timeout::Timeout;
use aws_smithy_async::rt::sleep::AsyncSleep;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::{Bytes, BytesMut};
use http::Uri;
use http::header::HOST;

use super::answer::{Answer, Outcome, Received};
use super::authenticate::authenticate;
use super::core::Core;
use super::customize::Change;
use super::discovery;
use super::draft::Draft;
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
        authenticate(core, scope, &mut request).await.map_err(Failure::construction_failure)?;
    }
    for (name, value) in retry_headers {
        request.headers_mut().insert(name, value);
    }
    let connector = core.connector.as_ref().ok_or(NO_TRANSPORT).map_err(Failure::construction_failure)?;
    let response = receive(core, connector, request).await.map_err(dispatch_failure)?;
    let outcome = Outcome::of(operation, &response.view());
    Ok(Answer { response, outcome })
}

/// There is nothing to send requests with.
const NO_TRANSPORT: &str =
    "no HTTP client: set `http_client` on the config, or turn the feature `default-https-client` on";

/// The draft as a request, changed as the caller asks.
fn request(draft: &Draft, changes: &[Change]) -> Result<HttpRequest, BoxError> {
    let mut request = HttpRequest::try_from(draft.clone().into_http().map(SdkBody::from))?;
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

/// Sends the request and takes the whole response in.
async fn receive(core: &Core, connector: &dyn HttpConnector, request: HttpRequest) -> Result<Received, ConnectorError> {
    let response = connector.call(request).await?;
    let response = response.try_into_http1x().map_err(|error| ConnectorError::other(error.into(), None))?;
    let (parts, body) = response.into_parts();
    Ok(Received { status: parts.status.as_u16(), headers: parts.headers, body: read(core, body).await? })
}

/// The whole body. The time limit applies to each piece.
async fn read(core: &Core, body: SdkBody) -> Result<Bytes, ConnectorError> {
    if let Some(bytes) = body.bytes() {
        return Ok(Bytes::copy_from_slice(bytes));
    }
    let mut stream = ByteStream::new(body);
    let mut whole = BytesMut::new();
    loop {
        let piece = poll_fn(|cx| Pin::new(&mut stream).poll_next(cx));
        let piece = match (&core.silence, &core.sleep) {
            (Some(silence), Some(sleep)) => {
                let timed = Timeout::new(piece, sleep.sleep(silence.limit)).await;
                timed.map_err(|_| ConnectorError::timeout((*silence).into()))?
            }
            _ => piece.await,
        };
        match piece {
            Some(Ok(bytes)) => whole.extend_from_slice(&bytes),
            Some(Err(error)) => return Err(ConnectorError::io(error.into())),
            None => return Ok(whole.freeze()),
        }
    }
}

/// A connector's error. What only the configuration can mend is a failure to construct the request.
pub(super) fn dispatch_failure(error: ConnectorError) -> Failure {
    #[cfg(feature = "default-https-client")]
    if std::error::Error::source(&error).is_some_and(<dyn std::error::Error>::is::<crate::transport::NoTrustedRoots>) {
        return Failure::construction_failure(error.into_source());
    }
    Failure::dispatch_failure(error)
}
