//! Makes the three calls of the committed slice over real HTTP, signed, and prints what comes back, typed.
//!
//!     cargo run -p awslice-tests --example seed_calls -- --endpoint-url http://127.0.0.1:8000
//!
//! Without `--endpoint-url` it starts a server of its own on the loopback interface. On loopback, missing credentials
//! and a missing region are replaced by dummies; it says so.

use std::process::ExitCode;

use awslice_tests::server::{Received, Reply, Server};
use generated::swf::config::{Credentials, Region};
use generated::swf::error::SdkError;
use generated::{autoscaling, imagebuilder, swf};

const USAGE: &str = "\
Makes the calls imagebuilder CancelLifecycleExecution, swf RequestCancelWorkflowExecution and
autoscaling CompleteLifecycleAction, and prints their typed results and errors.

Usage: seed_calls [--endpoint-url URL] [--help]

  --endpoint-url URL  where to send the calls, such as http://127.0.0.1:8000
                      (without it: a server that this program starts on the loopback interface)

Credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; on loopback, dummies if they are not set.
Region: AWS_REGION; on loopback, us-east-1 if it is not set.
Exit code: 0 when each call was answered, 1 when one was not, 2 for wrong arguments.";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let endpoint = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => None,
        ["--help" | "-h"] => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        ["--endpoint-url", url] => Some((*url).to_owned()),
        [one] if one.starts_with("--endpoint-url=") => one.split_once('=').map(|(_, url)| url.to_owned()),
        _ => {
            eprintln!("seed_calls: wrong arguments: {}\n\n{USAGE}", arguments.join(" "));
            return ExitCode::from(2);
        }
    };
    let url = endpoint.unwrap_or_else(|| {
        let server = Server::start(answer);
        eprintln!("no --endpoint-url: started a server at {}", server.url());
        server.url().to_owned()
    });
    let answered = call_all(&url).await;
    if answered { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Makes the three calls; true when each was answered, be it by an error of the service.
async fn call_all(url: &str) -> bool {
    let setup = Setup::read(url);
    let imagebuilder = imagebuilder::Client::from_conf(setup.apply(imagebuilder::Config::builder()).build());
    let swf = swf::Client::from_conf(setup.apply(swf::Config::builder()).build());
    let autoscaling = autoscaling::Client::from_conf(setup.apply(autoscaling::Config::builder()).build());

    let cancelled = imagebuilder
        .cancel_lifecycle_execution()
        .lifecycle_execution_id("lce-01234567-89ab-cdef-0123-456789abcdef")
        .send()
        .await;
    let requested = swf.request_cancel_workflow_execution().domain("my-domain").workflow_id("my-workflow").send().await;
    let completed = autoscaling
        .complete_lifecycle_action()
        .lifecycle_hook_name("my-lifecycle-hook")
        .auto_scaling_group_name("my-auto-scaling-group")
        .lifecycle_action_result("CONTINUE")
        .send()
        .await;
    let answered = [
        report("imagebuilder CancelLifecycleExecution", &cancelled),
        report("swf RequestCancelWorkflowExecution", &requested),
        report("autoscaling CompleteLifecycleAction", &completed),
    ];
    answered.iter().all(|answered| *answered)
}

/// Prints a result; true when the service answered.
fn report<O, E>(call: &str, result: &Result<O, SdkError<E>>) -> bool
where
    O: std::fmt::Debug,
    E: std::error::Error + 'static,
{
    match result {
        Ok(output) => println!("{call}: {output:?}"),
        Err(SdkError::ServiceError(context)) => {
            let error = context.err();
            println!("{error}");
            println!("  typed: {error:?}");
        }
        Err(error) => {
            println!("{call} was not answered: {}", causes(error));
            return false;
        }
    }
    true
}

/// An error and its causes in one line.
fn causes(error: &(dyn std::error::Error + 'static)) -> String {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// What all three clients are configured with.
struct Setup {
    url: String,
    region: Option<Region>,
    credentials: Option<Credentials>,
}

impl Setup {
    /// Reads the environment; on loopback, what is missing becomes a dummy.
    fn read(url: &str) -> Self {
        let loopback = ["://127.", "://localhost", "://[::1]"].iter().any(|host| url.contains(host));
        let set = |name: &str| std::env::var(name).is_ok_and(|value| !value.is_empty());
        let credentials = (loopback && !(set("AWS_ACCESS_KEY_ID") && set("AWS_SECRET_ACCESS_KEY"))).then(|| {
            eprintln!("loopback endpoint, and no credentials in the environment: signing with dummy credentials");
            Credentials::new("AKIDEXAMPLE", "dummy-secret", None, None, "seed_calls")
        });
        let region = match std::env::var("AWS_REGION") {
            Ok(region) if !region.is_empty() => Some(Region::new(region)),
            _ if loopback => {
                eprintln!("loopback endpoint, and no AWS_REGION: using us-east-1");
                Some(Region::new("us-east-1"))
            }
            _ => None,
        };
        Self { url: url.to_owned(), region, credentials }
    }

    fn apply<S: awslice_runtime::config::ServiceMarker>(
        &self,
        builder: awslice_runtime::config::Builder<S>,
    ) -> awslice_runtime::config::Builder<S> {
        let builder = builder.endpoint_url(&self.url).region(self.region.clone()).behavior_version_latest();
        match &self.credentials {
            Some(credentials) => builder.credentials_provider(credentials.clone()),
            None => builder,
        }
    }
}

/// What the server of this program answers: an id, an error, and nothing but a request id.
fn answer(request: &Received) -> Reply {
    if request.target.ends_with("/CancelLifecycleExecution") {
        let body = r#"{"lifecycleExecutionId": "lce-01234567-89ab-cdef-0123-456789abcdef"}"#;
        return Reply::new(200, &[("x-amzn-requestid", "request-1"), ("content-type", "application/json")], body);
    }
    if request.header("x-amz-target").is_some() {
        let body = r#"{"__type": "com.amazonaws.swf.base.model#UnknownResourceFault", "message": "Unknown domain: my-domain"}"#;
        return Reply::new(
            400,
            &[("x-amzn-requestid", "request-2"), ("content-type", "application/x-amz-json-1.0")],
            body,
        );
    }
    let body = "<CompleteLifecycleActionResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">\
                <CompleteLifecycleActionResult/>\
                <ResponseMetadata><RequestId>request-3</RequestId></ResponseMetadata>\
                </CompleteLifecycleActionResponse>";
    Reply::new(200, &[("content-type", "text/xml")], body)
}
