//! What no client of this kind can be faster than: a parser's events without types, a reader that keeps nothing, the
//! signature alone.

use std::hint::black_box;
use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_runtime_api::client::identity::Identity;
use bench_common::{Answer, Bench, Error};
use quick_xml::events::Event;
use serde::de::IgnoredAny;

fn main() -> Result<(), Error> {
    let bench = Bench::new(None)?;
    signature(&bench)?;
    for size in ["1k", "22k", "1500k", "15m"] {
        for (payload, case) in [("autoscaling", "query DescribeAutoScalingGroups"), ("s3", "rest-xml ListObjectsV2")] {
            let Some(body) = bench.payload(&format!("{payload}-{size}.xml"))? else { continue };
            bench.work(&format!("response {case} {size}"), || body.len(), || events(&body))?;
        }
        for (payload, case) in [("swf", "json GetWorkflowExecutionHistory"), ("dynamodb", "json Query")] {
            let Some(body) = bench.payload(&format!("{payload}-{size}.json"))? else { continue };
            bench.work(
                &format!("response {case} {size}"),
                || body.len(),
                || {
                    black_box(serde_json::from_slice::<IgnoredAny>(&body)?);
                    Ok(Answer::counted(0))
                },
            )?;
        }
    }
    Ok(())
}

/// The events of quick-xml, text and attributes left as they are.
fn events(body: &[u8]) -> Result<Answer, Error> {
    let mut reader = quick_xml::Reader::from_reader(body);
    let mut items = 0;
    loop {
        match reader.read_event()? {
            Event::Eof => return Ok(Answer::counted(0)),
            event => {
                black_box(&event);
                items += 1;
            }
        }
        black_box(items);
    }
}

/// aws-sigv4, over the request of the small json call.
fn signature(bench: &Bench) -> Result<(), Error> {
    let identity: Identity = Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "bench").into();
    let body = br#"{"domain":"my-domain","workflowId":"my-workflow"}"#;
    let headers = [
        ("host", "swf.eu-west-1.amazonaws.com"),
        ("content-type", "application/x-amz-json-1.0"),
        ("x-amz-target", "SimpleWorkflowService.RequestCancelWorkflowExecution"),
    ];
    bench.work(
        "small json RequestCancelWorkflowExecution",
        || body.len(),
        || {
            let parameters = SigningParams::builder()
                .identity(&identity)
                .region("eu-west-1")
                .name("swf")
                .time(SystemTime::now())
                .settings(SigningSettings::default())
                .build()?;
            let uri = "https://swf.eu-west-1.amazonaws.com/";
            let request = SignableRequest::new("POST", uri, headers.into_iter(), SignableBody::Bytes(body))?;
            black_box(sign(request, &parameters.into())?);
            Ok(Answer::counted(0))
        },
    )
}
