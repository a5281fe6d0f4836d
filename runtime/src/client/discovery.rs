//! Endpoint discovery: operations that must first ask the service where they are reached (botocore's `discovery.py`).
//!
//! The answer is kept for as long as it says. While the service cannot be reached, the last answer is used.

use std::future::Future;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http::Uri;
use http::header::HOST;
use http::uri::PathAndQuery;
use tokio::sync::Mutex;

use super::answer::{Answer, Outcome};
use super::attempt::Failure;
use super::core::Core;
use super::draft::draft;
use super::pipeline;
use crate::schema::{ENDPOINT, ENDPOINTS_INPUT, ENDPOINTS_OUTPUT, Operation};
use crate::transport::without_default_port;

/// How long nobody asks again after the service could not be reached.
const PAUSE: Duration = Duration::from_secs(60);

/// What a client knows of where operations are reached.
#[derive(Debug, Default)]
pub(crate) struct Discovery {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// A URL or host, and until when it is good.
    address: Option<(String, SystemTime)>,
    /// Not to be asked before.
    pause: Option<SystemTime>,
}

/// The input of the operation that is asked.
#[derive(Clone, Debug)]
struct EndpointsInput {}

crate::structure!(EndpointsInput, ENDPOINTS_INPUT {});

/// Its output.
#[derive(Clone, Debug)]
struct EndpointsOutput {
    endpoints: Vec<Endpoint>,
}

crate::structure!(EndpointsOutput, ENDPOINTS_OUTPUT { 0: endpoints });

#[derive(Clone, Debug)]
struct Endpoint {
    address: String,
    cache_period_in_minutes: i64,
}

crate::structure!(Endpoint, ENDPOINT { 0: address, 1: cache_period_in_minutes });

impl Discovery {
    /// Forgets what it knows: the service says that it is wrong.
    pub(super) async fn forget(&self) {
        self.known.lock().await.address = None;
    }
}

/// Sends `request` to where `asked` says, unless the caller has set an endpoint URL.
///
/// # Errors
/// When nobody says where.
pub(super) async fn redirect(core: &Core, asked: &'static Operation, request: &mut HttpRequest) -> Result<(), Failure> {
    if core.target.as_ref().is_ok_and(|target| target.endpoint_url.is_some()) {
        return Ok(());
    }
    let address = address(core, asked).await?;
    put(&address, request).map_err(Failure::construction_failure)
}

async fn address(core: &Core, asked: &'static Operation) -> Result<String, Failure> {
    // One call asks, the others wait for its answer.
    let mut known = core.discovery.known.lock().await;
    let now = core.clock.now();
    let is_paused = known.pause.is_some_and(|until| now < until);
    match &known.address {
        Some((address, until)) if now < *until || is_paused => return Ok(address.clone()),
        _ => {}
    }
    match ask(core, asked).await {
        Ok(endpoint) => {
            let minutes = u64::try_from(endpoint.cache_period_in_minutes).unwrap_or_default();
            let until = now.checked_add(Duration::from_secs(minutes.saturating_mul(60))).unwrap_or(now);
            *known = Known { address: Some((endpoint.address.clone(), until)), pause: None };
            Ok(endpoint.address)
        }
        Err(failure @ (Failure::DispatchFailure(_) | Failure::TimeoutError(_))) => {
            known.pause = now.checked_add(PAUSE);
            known.address.as_ref().map(|(address, _)| address.clone()).ok_or(failure)
        }
        Err(failure) => Err(failure),
    }
}

/// The first endpoint of the answer. Boxed: the call of the operation is a call like the one that waits for it.
fn ask<'a>(
    core: &'a Core,
    asked: &'static Operation,
) -> Pin<Box<dyn Future<Output = Result<Endpoint, Failure>> + Send + 'a>> {
    Box::pin(async move {
        let target = core.target.as_ref().map_err(|error| Failure::construction_failure(error.clone()))?;
        let draft = draft(asked, &EndpointsInput {}, None, target, core).map_err(Failure::construction_failure)?;
        let answer = pipeline::run(core, asked, draft, &[]).await?;
        first_endpoint(asked, &answer).map_err(Failure::construction_failure)
    })
}

fn first_endpoint(asked: &'static Operation, answer: &Answer) -> Result<Endpoint, BoxError> {
    let name = asked.name;
    match &answer.outcome {
        Outcome::Success => {}
        Outcome::Error(error) => {
            let [code, message] = [&error.code, &error.message].map(|it| it.as_deref().unwrap_or("none"));
            return Err(format!("{name} did not say where to send the request: error code {code}: {message}").into());
        }
        Outcome::Malformed(malformed) => return Err(format!("{name}: {malformed}").into()),
    }
    let mut output = EndpointsOutput { endpoints: Vec::new() };
    asked.service.protocol.parse_output(asked, &answer.response.view(), &mut output)?;
    output.endpoints.into_iter().next().ok_or_else(|| format!("{name} did not say where to send the request").into())
}

/// Puts the request's path and query behind an address, which is a URL or a host.
fn put(address: &str, request: &mut HttpRequest) -> Result<(), BoxError> {
    let base = if address.starts_with("http") { address.to_owned() } else { format!("https://{address}") };
    let uri: Uri = request.uri().parse()?;
    let path = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    let uri: Uri = format!("{}{path}", base.trim_end_matches('/')).parse()?;
    let authority = uri.authority().ok_or_else(|| format!("`{address}` is no address"))?;
    request.headers_mut().try_insert(HOST.as_str(), without_default_port(uri.scheme_str(), authority).to_owned())?;
    request.set_uri(uri)?;
    Ok(())
}

#[cfg(test)]
mod tests;
