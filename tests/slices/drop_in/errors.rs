//! How programs take errors apart, and turn them into their own.

use std::fmt::{Display, Formatter};

use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use generated::swf as aws_sdk_swf;

use aws_sdk_swf::config::http::HttpResponse;
use aws_sdk_swf::error::{BuildError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, SdkError};
use aws_sdk_swf::operation::RequestId;
use aws_sdk_swf::operation::describe_domain::{DescribeDomainError, DescribeDomainOutput};
use aws_sdk_swf::operation::register_domain::RegisterDomainError;
use aws_sdk_swf::types::TaskList;
use aws_sdk_swf::{Client, Error};

use super::{replay, shared};

const UNKNOWN: &str = r#"{"__type":"com.amazonaws.swf.base.model#UnknownResourceFault","message":"Unknown domain: d"}"#;
const ODD: &str = r#"{"__type":"SomethingNew","message":"odd"}"#;

fn client(status: u16, body: &str) -> Client {
    Client::new(&shared(&replay(&[(status, body)])))
}

/// A program's own error, from anything that has a code.
#[derive(Debug)]
struct AppError(String);

impl<T: ProvideErrorMetadata> From<T> for AppError {
    fn from(value: T) -> Self {
        let code = value.code().map(String::from).unwrap_or_else(|| "unknown code".into());
        AppError(format!("{code}: {}", value.message().unwrap_or("missing reason")))
    }
}

impl Display for AppError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

async fn status(client: &Client) -> Result<String, AppError> {
    let output = client.describe_domain().name("d").send().await?;
    Ok(output.domain_info().map(|it| it.status().to_string()).unwrap_or_default())
}

#[tokio::test]
async fn errors_become_a_programs_own() {
    let error = status(&client(400, UNKNOWN)).await.unwrap_err();
    assert_eq!(error.to_string(), "UnknownResourceFault: Unknown domain: d");
    let error = AppError::from(Error::from(RegisterDomainError::unhandled("lost")));
    assert_eq!(error.to_string(), "unknown code: missing reason");
}

/// What a helper makes of "does not exist".
async fn exists(client: &Client) -> Result<bool, DescribeDomainError> {
    match client.describe_domain().name("d").send().await {
        Ok(_) => Ok(true),
        Err(error) => match error.into_service_error() {
            fault if fault.is_unknown_resource_fault() => Ok(false),
            fault if fault.code() == Some("SomethingNew") => Ok(true),
            other => Err(other),
        },
    }
}

#[tokio::test]
async fn service_errors_are_matched() {
    assert!(!exists(&client(400, UNKNOWN)).await.unwrap());
    assert!(exists(&client(400, ODD)).await.unwrap());
    let denied = r#"{"__type":"OperationNotPermittedFault","message":"no"}"#;
    let error = exists(&client(400, denied)).await.unwrap_err();
    assert!(matches!(&error, DescribeDomainError::OperationNotPermittedFault(fault) if fault.message() == Some("no")));
    assert_eq!(error.meta().code(), Some("OperationNotPermittedFault"));
}

/// Anything else than the service's own answer, as an operation's error.
fn unwrap_service<T, E, R>(result: Result<T, SdkError<E, R>>) -> Result<T, E>
where
    E: std::error::Error + Send + Sync + CreateUnhandledError + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    result.map_err(SdkError::into_service_error)
}

/// Whether to come again later, for any operation.
fn is_code<E: ProvideErrorMetadata, R>(error: &SdkError<E, R>, code: &str) -> bool {
    error.as_service_error().and_then(ProvideErrorMetadata::code) == Some(code)
}

fn describe(error: &dyn ProvideErrorMetadata) -> String {
    format!("{}/{}", error.code().unwrap_or_default(), error.message().unwrap_or_default())
}

#[tokio::test]
async fn functions_are_generic_over_errors() {
    let result = client(400, UNKNOWN).describe_domain().name("d").send().await;
    let error = result.as_ref().unwrap_err();
    assert!(is_code(error, "UnknownResourceFault") && !is_code(error, "Throttling"));
    assert_eq!(describe(error), "UnknownResourceFault/Unknown domain: d");
    assert_eq!(error.raw_response().map(|it| it.status().as_u16()), Some(400));
    assert_eq!(error.request_id(), Some("r1"));
    let error = unwrap_service(result).unwrap_err();
    assert_eq!(describe(&error), describe(error.meta()));

    let lost: Result<(), SdkError<RegisterDomainError, HttpResponse>> = Err(SdkError::timeout_error("too late"));
    let error = unwrap_service(lost).unwrap_err();
    assert!(error.code().is_none(), "{error}");
    assert!(DisplayErrorContext(&error).to_string().contains("too late"));
}

#[tokio::test]
async fn every_kind_of_failure_is_matched() {
    let kind = |error: &SdkError<DescribeDomainError>| match error {
        SdkError::ConstructionFailure(_) => "construction",
        SdkError::TimeoutError(_) => "time-out",
        SdkError::DispatchFailure(failure) if failure.is_io() => "io",
        SdkError::DispatchFailure(_) => "dispatch",
        SdkError::ResponseError(_) => "response",
        SdkError::ServiceError(context) if context.err().is_unknown_resource_fault() => "unknown",
        SdkError::ServiceError(_) => "service",
        _ => "new",
    };
    let calls = [(client(400, UNKNOWN), "unknown"), (client(400, ODD), "service"), (client(200, "{"), "response")];
    for (client, expected) in calls {
        let error = client.describe_domain().name("d").send().await.unwrap_err();
        assert_eq!(kind(&error), expected, "{error:?}");
    }
    let error = client(200, "{}").describe_domain().send().await.unwrap_err();
    assert_eq!(kind(&error), "construction", "a required member is missing");
}

async fn boxed(client: &Client) -> Result<DescribeDomainOutput, Box<dyn std::error::Error + Send + Sync>> {
    let list = TaskList::builder().name("list").build()?;
    assert_eq!(list.name(), "list");
    Ok(client.describe_domain().name("d").send().await?)
}

#[tokio::test]
async fn errors_are_boxed_and_downcast() {
    let error = boxed(&client(400, UNKNOWN)).await.unwrap_err();
    let error = error.downcast::<SdkError<DescribeDomainError>>().expect("the call's error");
    assert!(matches!(error.into_service_error(), DescribeDomainError::UnknownResourceFault(_)));
}

/// A builder's error and a call's in one function.
async fn both(client: &Client, name: Option<&str>) -> Result<(), Error> {
    let list = TaskList::builder().set_name(name.map(str::to_owned)).build()?;
    client.poll_for_activity_task().domain("d").task_list(list).send().await?;
    Ok(())
}

#[tokio::test]
async fn the_question_mark_takes_builders_and_calls() {
    let error = both(&client(200, "{}"), None).await.unwrap_err();
    assert!(error.to_string().contains("name") || DisplayErrorContext(&error).to_string().contains("name"), "{error}");
    let error = both(&client(400, UNKNOWN), Some("list")).await.unwrap_err();
    assert!(matches!(error, Error::UnknownResourceFault(_)), "{error}");
    let missing: BuildError = TaskList::builder().build().unwrap_err();
    assert!(DisplayErrorContext(&missing).to_string().contains("name was not specified"), "{missing}");
}

#[test]
fn errors_are_made_for_tests() {
    let meta = ErrorMetadata::builder().code("DomainAlreadyExists").message("taken").build();
    let error = RegisterDomainError::generic(meta.clone());
    assert_eq!((error.code(), error.message()), (Some("DomainAlreadyExists"), Some("taken")));
    let fault = aws_sdk_swf::types::error::DomainAlreadyExistsFault::builder().message("taken").meta(meta).build();
    let fault = RegisterDomainError::DomainAlreadyExistsFault(fault);
    assert!(fault.is_domain_already_exists_fault() && !fault.is_limit_exceeded_fault());
    let sdk: SdkError<RegisterDomainError, ()> = SdkError::service_error(fault, ());
    assert!(matches!(Error::from(sdk), Error::DomainAlreadyExistsFault(_)));
}
