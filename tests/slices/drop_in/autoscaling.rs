//! Auto Scaling, in the way of the example programs: members are all optional, lists are read without asking.

use std::collections::HashSet;

use generated::autoscaling as aws_sdk_autoscaling;

use aws_sdk_autoscaling::error::DisplayErrorContext;
use aws_sdk_autoscaling::primitives::{DateTime, DateTimeFormat};
use aws_sdk_autoscaling::types::{
    Activity, AutoScalingGroup, Instance, LifecycleState, MetricType, PredefinedMetricSpecification,
    TargetTrackingConfiguration,
};
use aws_sdk_autoscaling::{Client, Error};

use super::{bodies, replay, shared};

const GROUPS: &str = "<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups><member>\
    <AutoScalingGroupName>g</AutoScalingGroupName><MinSize>1</MinSize><CreatedTime>2026-11-20T10:00:00Z</CreatedTime>\
    <Instances><member><InstanceId>i-1</InstanceId><LifecycleState>InService</LifecycleState></member>\
    <member><InstanceId>i-2</InstanceId><LifecycleState>Napping</LifecycleState></member></Instances>\
    </member></AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>";

async fn list_groups(client: &Client) -> Result<Vec<String>, Error> {
    let resp = client.describe_auto_scaling_groups().send().await?;
    let mut lines = Vec::new();
    for group in resp.auto_scaling_groups() {
        lines.push(format!(
            "{} {} {:?} {}",
            group.auto_scaling_group_name().unwrap_or("Unknown"),
            group.auto_scaling_group_arn().unwrap_or_default(),
            group.min_size(),
            group.availability_zones().len(),
        ));
        for instance in group.instances() {
            lines.push(instance.instance_id().unwrap_or_default().to_string());
        }
    }
    Ok(lines)
}

#[tokio::test]
async fn groups_are_listed() -> Result<(), Error> {
    let client = Client::new(&shared(&replay(&[(200, GROUPS)])));
    assert_eq!(list_groups(&client).await?, ["g  Some(1) 0", "i-1", "i-2"]);
    Ok(())
}

#[tokio::test]
async fn fields_are_moved_out_and_collected() -> Result<(), Error> {
    let client = Client::new(&shared(&replay(&[(200, GROUPS)])));
    let output = client.describe_auto_scaling_groups().auto_scaling_group_names("g").send().await?;
    let group: Option<AutoScalingGroup> = output.auto_scaling_groups.unwrap_or_default().into_iter().next();
    let group = group.expect("a group");
    let created: &DateTime = group.created_time().unwrap();
    assert_eq!(created.fmt(DateTimeFormat::DateTime).unwrap(), "2026-11-20T10:00:00Z");
    let first: Option<&Instance> = group.instances().first();
    assert_eq!(first.and_then(|it| it.lifecycle_state()), Some(&LifecycleState::InService));
    let ids: HashSet<String> = group.instances.into_iter().flatten().filter_map(|it| it.instance_id).collect();
    assert!(ids.contains("i-2"));
    assert!(group.tags.is_none());
    Ok(())
}

#[tokio::test]
async fn values_that_are_not_known_stay() -> Result<(), Error> {
    let client = Client::new(&shared(&replay(&[(200, GROUPS)])));
    let output = client.describe_auto_scaling_groups().send().await?;
    let state = output.auto_scaling_groups()[0].instances()[1].lifecycle_state().unwrap();
    let text = match state {
        LifecycleState::InService => "in service",
        LifecycleState::Pending | LifecycleState::Terminating => "under way",
        other => other.as_str(),
    };
    assert_eq!(text, "Napping");
    assert_eq!(state, &LifecycleState::from("Napping"));
    assert!(LifecycleState::try_parse("Napping").is_err());
    Ok(())
}

#[tokio::test]
async fn nested_values_are_built() -> Result<(), Error> {
    let transport =
        replay(&[(200, "<R><PutScalingPolicyResult><PolicyARN>p</PolicyARN></PutScalingPolicyResult></R>")]);
    let client = Client::new(&shared(&transport));
    let metric = PredefinedMetricSpecification::builder().predefined_metric_type(MetricType::AsgAverageCpuUtilization);
    let tracking = TargetTrackingConfiguration::builder()
        .predefined_metric_specification(metric.build())
        .target_value(50.0)
        .disable_scale_in(false)
        .build();
    let output = client
        .put_scaling_policy()
        .auto_scaling_group_name("g")
        .policy_name(String::from("cpu"))
        .policy_type("TargetTrackingScaling")
        .set_cooldown(Some(60))
        .set_adjustment_type(None)
        .target_tracking_configuration(tracking)
        .send()
        .await?;
    assert_eq!(output.policy_arn(), Some("p"));
    let body = &bodies(&transport)[0];
    let metric =
        "TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType=ASGAverageCPUUtilization";
    assert!(body.contains(metric), "{body}");
    assert!(body.contains("Cooldown=60") && !body.contains("AdjustmentType"), "{body}");
    Ok(())
}

#[tokio::test]
async fn a_scenario_takes_its_errors_as_text() {
    let fault = "<ErrorResponse><Error><Code>ResourceContention</Code><Message>busy</Message></Error></ErrorResponse>";
    let client = Client::new(&shared(&replay(&[(500, fault)])));
    let result = client.describe_scaling_activities().auto_scaling_group_name("g").send().await;
    let error = result.map(|it| it.activities.unwrap_or_default()).expect_err("busy");
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.starts_with("service error") && text.contains("busy"), "{text}");
}

#[test]
fn causes_are_optional() {
    let activity = Activity::builder().activity_id("a").progress(50).build();
    assert_eq!(activity.cause().unwrap_or("Unknown"), "Unknown");
    assert_eq!((activity.activity_id.as_deref(), activity.progress.unwrap_or_default()), (Some("a"), 50));
}
