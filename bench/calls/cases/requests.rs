//! Large requests, one for each way of writing them.

use std::collections::HashMap;

use bench_common::{Answer, Bench, Canned, Error, MediaType};
use bytes::Bytes;

use super::client;
use crate::{autoscaling, dynamodb, s3, swf};

/// Measures them.
///
/// # Errors
/// A call failed.
pub fn run(bench: &Bench) -> Result<(), Error> {
    tags(bench)?;
    decisions(bench)?;
    items(bench)?;
    keys(bench)
}

/// Query protocol: a form of 1,000 tags.
fn tags(bench: &Bench) -> Result<(), Error> {
    let body = "<CreateOrUpdateTagsResponse><ResponseMetadata><RequestId>00000000-bench</RequestId></ResponseMetadata>\
                </CreateOrUpdateTagsResponse>";
    let canned = Canned::new(MediaType::Xml, Bytes::from_static(body.as_bytes()));
    let client = client!(autoscaling, canned);
    let tag = |index: usize| {
        let tag = autoscaling::types::Tag::builder().resource_id("my-group").resource_type("auto-scaling-group");
        tag.key(format!("key {index}"))
            .value(format!("a value & {index}"))
            .propagate_at_launch(index.is_multiple_of(2))
            .build()
    };
    let tags: Vec<_> = (0..1000).map(tag).collect();
    bench.calls(
        "request query CreateOrUpdateTags",
        || canned.request_length(),
        || async {
            client.create_or_update_tags().set_tags(Some(tags.clone())).send().await?;
            Ok(Answer::of::<autoscaling::types::Tag>(tags.len()))
        },
    )
}

/// json protocol: 500 decisions.
fn decisions(bench: &Bench) -> Result<(), Error> {
    use swf::types::{ActivityType, Decision, DecisionType, ScheduleActivityTaskDecisionAttributes};

    let canned = Canned::new(MediaType::AwsJson, Bytes::new());
    let client = client!(swf, canned);
    let decision = |index: usize| -> Result<Decision, Error> {
        let activity = ActivityType::builder().name("resize").version("1.0").build()?;
        let attributes = ScheduleActivityTaskDecisionAttributes::builder().activity_type(activity);
        let attributes = attributes.activity_id(format!("activity-{index}")).start_to_close_timeout("300");
        let attributes = attributes.input(format!("{{\"image\": \"image-{index}.png\", \"note\": \"caf\u{e9}\"}}\n"));
        let decision = Decision::builder().decision_type(DecisionType::ScheduleActivityTask);
        Ok(decision.schedule_activity_task_decision_attributes(attributes.build()?).build()?)
    };
    let decisions: Vec<Decision> = (0..500).map(decision).collect::<Result<_, _>>()?;
    bench.calls(
        "request json RespondDecisionTaskCompleted",
        || canned.request_length(),
        || async {
            let call =
                client.respond_decision_task_completed().task_token("a-token").set_decisions(Some(decisions.clone()));
            call.send().await?;
            Ok(Answer::of::<Decision>(decisions.len()))
        },
    )
}

/// json protocol: 25 items of 8 attributes, 1 KiB of bytes among them.
fn items(bench: &Bench) -> Result<(), Error> {
    use dynamodb::primitives::Blob;
    use dynamodb::types::{AttributeValue, PutRequest, WriteRequest};

    let canned = Canned::new(MediaType::AwsJson, Bytes::from_static(b"{\"UnprocessedItems\":{}}"));
    let client = client!(dynamodb, canned);
    let request = |index: usize| -> Result<WriteRequest, Error> {
        let mut put = PutRequest::builder();
        for column in 0..7 {
            let value = AttributeValue::S(format!("row {index}, column {column}: \"quoted\" \u{2603}"));
            put = put.item(format!("column{column}"), value);
        }
        put = put.item("bytes", AttributeValue::B(Blob::new(vec![7; 1024])));
        Ok(WriteRequest::builder().put_request(put.build()?).build())
    };
    let requests: Vec<WriteRequest> = (0..25).map(request).collect::<Result<_, _>>()?;
    let requests = HashMap::from([("my-table".to_owned(), requests)]);
    bench.calls(
        "request json BatchWriteItem",
        || canned.request_length(),
        || async {
            client.batch_write_item().set_request_items(Some(requests.clone())).send().await?;
            Ok(Answer::of::<WriteRequest>(25))
        },
    )
}

/// rest-xml: 1,000 keys, and a checksum over them.
fn keys(bench: &Bench) -> Result<(), Error> {
    use s3::types::{Delete, ObjectIdentifier};

    let body = "<DeleteResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"/>";
    let canned = Canned::new(MediaType::Xml, Bytes::from_static(body.as_bytes()));
    let client = client!(s3, canned);
    let object = |index: usize| ObjectIdentifier::builder().key(format!("photos/2026/{index:06} & more.jpg")).build();
    let objects: Vec<ObjectIdentifier> = (0..1000).map(object).collect::<Result<_, _>>()?;
    let delete = Delete::builder().set_objects(Some(objects)).quiet(true).build()?;
    bench.calls(
        "request rest-xml DeleteObjects",
        || canned.request_length(),
        || async {
            client.delete_objects().bucket("my-bucket").delete(delete.clone()).send().await?;
            Ok(Answer::of::<ObjectIdentifier>(1000))
        },
    )
}
