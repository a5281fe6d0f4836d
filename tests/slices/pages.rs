//! Paginators and waiters of the full slice, through a transport that plays a script.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::result_large_err, reason = "errors are laid out as the SDK's")]

use std::time::{Duration, SystemTime};

use aws_smithy_async::time::StaticTimeSource;
use awslice_tests::calls::Setup;
use awslice_tests::connector::{Canned, Script};
use generated::autoscaling::client::Waiters as _;
use generated::autoscaling::operation::describe_auto_scaling_groups::paginator::DescribeAutoScalingGroupsPaginator;
use generated::autoscaling::waiters::group_exists::{GroupExistsFinalPoll, WaitUntilGroupExistsError};
use generated::imagebuilder::client::Waiters as _;
use generated::swf::error::ProvideErrorMetadata;
use generated::swf::types::RegistrationStatus;
use generated::{autoscaling, imagebuilder, swf};

fn canned(status: u16, body: impl Into<String>) -> Canned {
    Canned { status, headers: Vec::new(), body: body.into().into_bytes() }
}

/// A script, and a setup that plays it in a time that only sleeps let pass.
fn setup(responses: Vec<Canned>) -> Setup {
    Setup { attempts: Some(1), ..Setup::new(Script::new(responses)) }
}

fn swf(setup: &Setup) -> swf::Client {
    swf::Client::from_conf(setup.apply(swf::Config::builder()).build())
}

fn autoscaling(setup: &Setup) -> autoscaling::Client {
    let time = StaticTimeSource::new(SystemTime::UNIX_EPOCH);
    autoscaling::Client::from_conf(setup.apply(autoscaling::Config::builder()).time_source(time).build())
}

fn imagebuilder(setup: &Setup) -> imagebuilder::Client {
    let time = StaticTimeSource::new(SystemTime::UNIX_EPOCH);
    imagebuilder::Client::from_conf(setup.apply(imagebuilder::Config::builder()).time_source(time).build())
}

/// A page of groups; each is its name, its least size and how many of its instances are in service.
fn groups(groups: &[(&str, i32, usize)], token: &str) -> Canned {
    let group = |(name, min, in_service): &(&str, i32, usize)| {
        let instances = "<member><LifecycleState>InService</LifecycleState></member>".repeat(*in_service);
        format!(
            "<member><AutoScalingGroupName>{name}</AutoScalingGroupName><MinSize>{min}</MinSize><Instances>{instances}\
             <member><LifecycleState>Pending</LifecycleState></member></Instances></member>"
        )
    };
    let groups: String = groups.iter().map(group).collect();
    let token = if token.is_empty() { String::new() } else { format!("<NextToken>{token}</NextToken>") };
    canned(
        200,
        format!(
            "<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult><AutoScalingGroups>{groups}\
             </AutoScalingGroups>{token}</DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>"
        ),
    )
}

fn image(status: &str) -> Canned {
    canned(200, format!(r#"{{"requestId":"r","image":{{"state":{{"status":"{status}"}}}}}}"#))
}

fn bodies(setup: &Setup) -> Vec<String> {
    setup.script.sent().into_iter().map(|it| String::from_utf8(it.body).unwrap()).collect()
}

#[tokio::test]
async fn swf_domains_page_by_page() -> Result<(), swf::Error> {
    let domain = |name: &str| format!(r#"{{"name":"{name}","status":"REGISTERED"}}"#);
    let first = format!(r#"{{"domainInfos":[{},{}],"nextPageToken":"two"}}"#, domain("a"), domain("b"));
    let second = format!(r#"{{"domainInfos":[{}]}}"#, domain("c"));
    let setup = setup(vec![canned(200, first), canned(200, second)]);
    let call = swf(&setup).list_domains().registration_status(RegistrationStatus::Registered);
    let mut pages = call.into_paginator().page_size(2).send();
    let mut names = Vec::new();
    while let Some(page) = pages.try_next().await? {
        names.push(page.domain_infos().iter().map(|it| it.name().to_owned()).collect::<Vec<_>>());
    }
    assert_eq!(names, [vec!["a", "b"], vec!["c"]]);
    let sent = bodies(&setup);
    assert_eq!(sent[0], r#"{"registrationStatus":"REGISTERED","maximumPageSize":2}"#);
    assert_eq!(sent[1], r#"{"nextPageToken":"two","registrationStatus":"REGISTERED","maximumPageSize":2}"#);
    assert_eq!(sent.len(), 2);
    Ok(())
}

#[tokio::test]
async fn autoscaling_groups_one_by_one() {
    let setup = setup(vec![groups(&[("a", 0, 0), ("b", 0, 0)], "t"), groups(&[("c", 0, 0)], "")]);
    let paginator: DescribeAutoScalingGroupsPaginator =
        autoscaling(&setup).describe_auto_scaling_groups().into_paginator();
    let items: Result<Vec<_>, _> = paginator.items().send().collect().await;
    let names: Vec<_> = items.unwrap().into_iter().map(|it| it.auto_scaling_group_name.unwrap()).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(bodies(&setup).len(), 2);
    assert!(bodies(&setup)[1].contains("NextToken=t"));
}

#[tokio::test]
async fn a_failing_page_ends_the_stream() {
    let fault = r#"{"__type":"com.amazonaws.swf.base.model#OperationNotPermittedFault","message":"no"}"#;
    let setup = setup(vec![canned(200, r#"{"domainInfos":[],"nextPageToken":"two"}"#), canned(400, fault)]);
    let call = swf(&setup).list_domains().registration_status(RegistrationStatus::Registered);
    let error = call.into_paginator().items().send().try_collect().await.unwrap_err();
    assert_eq!(error.code(), Some("OperationNotPermittedFault"));
    assert!(error.into_service_error().is_operation_not_permitted_fault());
}

#[tokio::test]
async fn a_group_comes_to_exist() {
    let setup = setup(vec![groups(&[], ""), groups(&[], ""), groups(&[("a", 0, 0)], "")]);
    let waiter = autoscaling(&setup).wait_until_group_exists().auto_scaling_group_names("a").max_records(1);
    assert_eq!(waiter.as_input().get_max_records(), &Some(1));
    let waited: Result<GroupExistsFinalPoll, WaitUntilGroupExistsError> = waiter.wait(Duration::from_secs(300)).await;
    let output = waited.unwrap().into_result().unwrap();
    assert_eq!(output.auto_scaling_groups()[0].auto_scaling_group_name(), Some("a"));
    assert!(bodies(&setup).iter().all(|it| it.contains("AutoScalingGroupNames.member.1=a&MaxRecords=1")));
    let slept = setup.sleep.slept();
    assert_eq!(slept[0], Duration::from_secs(5));
    assert!(slept.len() == 2 && slept[1] >= slept[0] && slept[1] <= 2 * slept[0], "{slept:?}");
}

#[tokio::test]
async fn groups_come_into_service() {
    let pages = vec![groups(&[("a", 1, 1), ("b", 2, 1)], ""), groups(&[("a", 1, 1), ("b", 2, 2)], "")];
    let setup = setup(pages);
    autoscaling(&setup).wait_until_group_in_service().wait(Duration::from_secs(300)).await.unwrap();
    assert_eq!(setup.sleep.slept(), [Duration::from_secs(15)]);
}

#[tokio::test]
async fn a_group_that_does_not_go_is_waited_for_no_longer_than_allowed() -> Result<(), autoscaling::Error> {
    let gone = setup(vec![groups(&[("a", 0, 0)], ""), groups(&[], "")]);
    autoscaling(&gone).wait_until_group_not_exists().wait(Duration::from_secs(60)).await?;
    let stays = setup(vec![groups(&[("a", 0, 0)], "")]);
    let error = autoscaling(&stays).wait_until_group_not_exists().wait(Duration::from_secs(60)).await.unwrap_err();
    assert_eq!(error.to_string(), "exceeded max wait time (60s)");
    assert_eq!(stays.sleep.slept().iter().sum::<Duration>(), Duration::from_secs(60));
    let error = autoscaling::Error::from(error);
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "exceeded max wait time (60s)");
    Ok(())
}

#[tokio::test]
async fn an_image_becomes_available_or_fails() {
    let arn = "arn:aws:imagebuilder:us-east-1:123456789012:image/i/1.0.0/1";
    let built = setup(vec![image("BUILDING"), image("AVAILABLE")]);
    let waiter = imagebuilder(&built).wait_until_image_available().image_build_version_arn(arn);
    waiter.clone().wait(Duration::from_secs(600)).await.unwrap();
    assert_eq!(built.script.sent().len(), 2);
    let failed = setup(vec![image("FAILED")]);
    let waiter = imagebuilder(&failed).wait_until_image_available().image_build_version_arn(arn);
    let error = waiter.wait(Duration::from_secs(600)).await.unwrap_err();
    assert_eq!(error.to_string(), "waiting failed");
    assert_eq!(failed.script.sent().len(), 1);
}

#[tokio::test]
async fn a_call_that_fails_is_the_services_own_error() {
    let fault = "<ErrorResponse><Error><Code>ResourceContention</Code><Message>busy</Message></Error></ErrorResponse>";
    let setup = setup(vec![canned(400, fault)]);
    let error = autoscaling(&setup).wait_until_group_exists().wait(Duration::from_secs(60)).await.unwrap_err();
    assert_eq!(error.code(), Some("ResourceContention"));
    assert!(matches!(autoscaling::Error::from(error), autoscaling::Error::ResourceContentionFault(_)));
}
