//! An input and an output for each protocol.

use std::hint::black_box;
use std::path::Path;

use awslice_runtime::client::parse_http_response;
use awslice_runtime::operation::Operation;
use bench_slice::{autoscaling, cloudwatch, ec2, imagebuilder, s3, swf};

use crate::Error;

/// The request of an input that was built by `$input`, so many times.
macro_rules! requests {
    ($service:ident, $times:expr, $input:expr) => {{
        use $service::config::{BehaviorVersion, Region};

        let config = $service::Config::builder().behavior_version(BehaviorVersion::latest());
        let config = config.region(Region::new("eu-west-1")).build();
        let input = $input;
        for _ in 0..$times {
            black_box(input.to_http_request(&config)?);
        }
        Ok(())
    }};
}

/// Encodes an input of the protocol so many times.
///
/// # Errors
/// There is no such protocol, or the input is wrong.
pub fn encode(protocol: &str, times: u32) -> Result<(), Error> {
    match protocol {
        "json" => requests!(swf, times, decisions()?),
        "query" => requests!(autoscaling, times, tags()?),
        "rest-json" => requests!(imagebuilder, times, components()?),
        "rest-xml" => requests!(s3, times, keys()?),
        "ec2" => requests!(ec2, times, names()?),
        "smithy-rpc-v2-cbor" => requests!(cloudwatch, times, data()?),
        other => Err(format!("{other}: no such protocol").into()),
    }
}

/// Decodes a response of the protocol so many times.
///
/// # Errors
/// There is no such protocol, or the response cannot be read.
pub fn decode(protocol: &str, times: u32, payloads: &Path) -> Result<(), Error> {
    let body = |name: &str| std::fs::read(payloads.join(name)).map_err(|it| Error::from(format!("{name}: {it}")));
    match protocol {
        "json" => outputs::<swf::operation::get_workflow_execution_history::GetWorkflowExecutionHistory>(
            times,
            body("swf-22k.json")?,
        ),
        "query" => outputs::<autoscaling::operation::describe_auto_scaling_groups::DescribeAutoScalingGroups>(
            times,
            body("autoscaling-22k.xml")?,
        ),
        "rest-json" => {
            outputs::<imagebuilder::operation::list_components::ListComponents>(times, body("imagebuilder-22k.json")?)
        }
        "rest-xml" => outputs::<s3::operation::list_objects_v2::ListObjectsV2>(times, body("s3-22k.xml")?),
        "ec2" => outputs::<ec2::operation::describe_volumes::DescribeVolumes>(times, body("ec2-22k.xml")?),
        "smithy-rpc-v2-cbor" => {
            outputs::<cloudwatch::operation::describe_alarms::DescribeAlarms>(times, body("cloudwatch-22k.cbor")?)
        }
        other => Err(format!("{other}: no such protocol").into()),
    }
}

/// Reads the response so many times.
fn outputs<O: Operation>(times: u32, body: Vec<u8>) -> Result<(), Error> {
    let response = http::Response::builder().status(200).header("smithy-protocol", "rpc-v2-cbor").body(body)?;
    for _ in 0..times {
        black_box(parse_http_response::<O>(&response).map_err(|it| it.to_string())?);
    }
    Ok(())
}

type Decisions = swf::operation::respond_decision_task_completed::RespondDecisionTaskCompletedInput;

fn decisions() -> Result<Decisions, Error> {
    use swf::types::{ActivityType, Decision, DecisionType, ScheduleActivityTaskDecisionAttributes};

    let activity = ActivityType::builder().name("resize").version("1.0").build()?;
    let mut input = Decisions::builder().task_token("a-token");
    for index in 0..100 {
        let attributes = ScheduleActivityTaskDecisionAttributes::builder().activity_type(activity.clone());
        let attributes = attributes.activity_id(format!("activity-{index}")).input("{\"image\": \"caf\u{e9}\"}\n");
        let decision = Decision::builder().decision_type(DecisionType::ScheduleActivityTask);
        input = input.decisions(decision.schedule_activity_task_decision_attributes(attributes.build()?).build()?);
    }
    Ok(input.build()?)
}

type Tags = autoscaling::operation::create_or_update_tags::CreateOrUpdateTagsInput;

fn tags() -> Result<Tags, Error> {
    let tag = |index: usize| {
        let tag = autoscaling::types::Tag::builder().resource_id("my-group").resource_type("auto-scaling-group");
        tag.key(format!("key {index}")).value("a value & more").propagate_at_launch(true).build()
    };
    Ok(Tags::builder().set_tags(Some((0..100).map(tag).collect())).build()?)
}

type Components = imagebuilder::operation::list_components::ListComponentsInput;

fn components() -> Result<Components, Error> {
    let filter = |index: usize| {
        imagebuilder::types::Filter::builder().name(format!("name{index}")).values("one").values("two \"2\"").build()
    };
    Ok(Components::builder().set_filters(Some((0..10).map(filter).collect())).max_results(25).build()?)
}

type Keys = s3::operation::delete_objects::DeleteObjectsInput;

fn keys() -> Result<Keys, Error> {
    let object = |index: usize| s3::types::ObjectIdentifier::builder().key(format!("photos/{index:06} & more")).build();
    let objects = (0..100).map(object).collect::<Result<_, _>>()?;
    let delete = s3::types::Delete::builder().set_objects(Some(objects)).build()?;
    Ok(Keys::builder().bucket("my-bucket").delete(delete).build()?)
}

type Names = ec2::operation::create_tags::CreateTagsInput;

fn names() -> Result<Names, Error> {
    let tag = |index: usize| ec2::types::Tag::builder().key(format!("key {index}")).value("a value & more").build();
    Ok(Names::builder().resources("i-1234567890abcdef0").set_tags(Some((0..50).map(tag).collect())).build()?)
}

type Data = cloudwatch::operation::put_metric_data::PutMetricDataInput;

fn data() -> Result<Data, Error> {
    use cloudwatch::types::{Dimension, MetricDatum, StandardUnit};

    let datum = |index: u32| {
        let dimension = Dimension::builder().name("InstanceId").value("i-1234567890abcdef0").build();
        let datum =
            MetricDatum::builder().metric_name("Latency").dimensions(dimension).unit(StandardUnit::Milliseconds);
        datum.value(f64::from(index) * 1.5).build()
    };
    Ok(Data::builder().namespace("my/namespace").set_metric_data(Some((0..50).map(datum).collect())).build()?)
}
