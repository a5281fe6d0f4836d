//! Responses of 1 KiB to 15 MB: XML, JSON, rest-xml and CBOR.

use bench_common::{Answer, Bench, Canned, Error, MediaType};

use super::client;
use crate::{autoscaling, cloudwatch, s3, swf};

/// The sizes, as they stand in the names of the payloads.
const SIZES: [&str; 4] = ["1k", "22k", "1500k", "15m"];

/// Measures them.
///
/// # Errors
/// A call failed.
pub fn run(bench: &Bench) -> Result<(), Error> {
    for size in SIZES {
        groups(bench, size)?;
        history(bench, size)?;
        query(bench, size)?;
        objects(bench, size)?;
        alarms(bench, size)?;
    }
    Ok(())
}

/// Query protocol: XML.
fn groups(bench: &Bench, size: &str) -> Result<(), Error> {
    let Some(body) = bench.payload(&format!("autoscaling-{size}.xml"))? else { return Ok(()) };
    let canned = Canned::new(MediaType::Xml, body);
    let client = client!(autoscaling, canned);
    bench.calls(
        &format!("response query DescribeAutoScalingGroups {size}"),
        || canned.answer_length(),
        || async {
            let output = client.describe_auto_scaling_groups().send().await?;
            Ok(Answer::of::<autoscaling::types::AutoScalingGroup>(output.auto_scaling_groups().len()))
        },
    )
}

/// json protocol.
fn history(bench: &Bench, size: &str) -> Result<(), Error> {
    let Some(body) = bench.payload(&format!("swf-{size}.json"))? else { return Ok(()) };
    let canned = Canned::new(MediaType::AwsJson, body);
    let client = client!(swf, canned);
    let execution = swf::types::WorkflowExecution::builder().workflow_id("my-workflow").run_id("1").build()?;
    bench.calls(
        &format!("response json GetWorkflowExecutionHistory {size}"),
        || canned.answer_length(),
        || async {
            let call = client.get_workflow_execution_history().domain("my-domain").execution(execution.clone());
            let output = call.send().await?;
            Ok(Answer::of::<swf::types::HistoryEvent>(output.events().len()))
        },
    )
}

/// json protocol: maps of unions.
fn query(bench: &Bench, size: &str) -> Result<(), Error> {
    let Some(body) = bench.payload(&format!("dynamodb-{size}.json"))? else { return Ok(()) };
    let canned = Canned::new(MediaType::AwsJson, body);
    let client = client!(dynamodb, canned);
    bench.calls(
        &format!("response json Query {size}"),
        || canned.answer_length(),
        || async {
            let output = client.query().table_name("my-table").send().await?;
            Ok(Answer::of::<crate::dynamodb::types::AttributeValue>(output.items().len()))
        },
    )
}

/// rest-xml.
fn objects(bench: &Bench, size: &str) -> Result<(), Error> {
    let Some(body) = bench.payload(&format!("s3-{size}.xml"))? else { return Ok(()) };
    let canned = Canned::new(MediaType::Xml, body);
    let client = client!(s3, canned);
    bench.calls(
        &format!("response rest-xml ListObjectsV2 {size}"),
        || canned.answer_length(),
        || async {
            let output = client.list_objects_v2().bucket("my-bucket").send().await?;
            Ok(Answer::of::<s3::types::Object>(output.contents().len()))
        },
    )
}

/// smithy-rpc-v2-cbor.
fn alarms(bench: &Bench, size: &str) -> Result<(), Error> {
    let Some(body) = bench.payload(&format!("cloudwatch-{size}.cbor"))? else { return Ok(()) };
    let canned = Canned::new(MediaType::Cbor, body);
    let client = client!(cloudwatch, canned);
    bench.calls(
        &format!("response cbor DescribeAlarms {size}"),
        || canned.answer_length(),
        || async {
            let output = client.describe_alarms().send().await?;
            Ok(Answer::of::<cloudwatch::types::MetricAlarm>(output.metric_alarms().len()))
        },
    )
}
