//! Programs that hide a client behind something of their own, and test without it.

use std::sync::Mutex;

use generated::autoscaling as aws_sdk_autoscaling;

use aws_sdk_autoscaling::Client;
use aws_sdk_autoscaling::config::http::HttpResponse;
use aws_sdk_autoscaling::error::SdkError;
use aws_sdk_autoscaling::operation::describe_auto_scaling_groups::{
    DescribeAutoScalingGroupsError, DescribeAutoScalingGroupsOutput,
};
use aws_sdk_autoscaling::types::AutoScalingGroup;
use aws_sdk_autoscaling::types::error::ResourceContentionFault;

use super::{replay, shared};

type Described = Result<DescribeAutoScalingGroupsOutput, SdkError<DescribeAutoScalingGroupsError>>;

trait Groups: Send + Sync {
    fn describe(&self, token: Option<String>) -> impl Future<Output = Described> + Send;
}

impl Groups for Client {
    async fn describe(&self, token: Option<String>) -> Described {
        self.describe_auto_scaling_groups().set_next_token(token).send().await
    }
}

/// Gives what it was told to.
struct Mock(Mutex<Vec<Described>>);

impl Groups for Mock {
    async fn describe(&self, _token: Option<String>) -> Described {
        self.0.lock().unwrap().remove(0)
    }
}

/// What is tested: all pages.
async fn names(groups: &impl Groups) -> Result<Vec<String>, DescribeAutoScalingGroupsError> {
    let (mut names, mut token) = (Vec::new(), None);
    loop {
        let page = groups.describe(token).await.map_err(SdkError::into_service_error)?;
        names.extend(page.auto_scaling_groups().iter().filter_map(|it| it.auto_scaling_group_name().map(String::from)));
        match page.next_token {
            Some(next) => token = Some(next),
            None => return Ok(names),
        }
    }
}

fn page(name: &str, next: Option<&str>) -> DescribeAutoScalingGroupsOutput {
    DescribeAutoScalingGroupsOutput::builder()
        .auto_scaling_groups(AutoScalingGroup::builder().auto_scaling_group_name(name).build())
        .set_next_token(next.map(Into::into))
        .build()
}

fn contention() -> SdkError<DescribeAutoScalingGroupsError> {
    let fault = ResourceContentionFault::builder().message("busy").build();
    let raw = HttpResponse::new(500.try_into().unwrap(), aws_smithy_types::body::SdkBody::empty());
    SdkError::service_error(DescribeAutoScalingGroupsError::ResourceContentionFault(fault), raw)
}

#[tokio::test]
async fn outputs_are_built_for_mocks() {
    let mock = Mock(Mutex::new(vec![Ok(page("a", Some("t"))), Ok(page("b", None))]));
    assert_eq!(names(&mock).await.unwrap(), ["a", "b"]);
    let mock = Mock(Mutex::new(vec![Ok(page("a", Some("t"))), Err(contention())]));
    assert!(names(&mock).await.unwrap_err().is_resource_contention_fault());
}

#[tokio::test]
async fn the_client_stands_where_the_mock_stood() {
    let page = |name: &str, next: &str| {
        format!(
            "<R><DescribeAutoScalingGroupsResult><AutoScalingGroups><member><AutoScalingGroupName>{name}\
             </AutoScalingGroupName></member></AutoScalingGroups>{next}</DescribeAutoScalingGroupsResult></R>"
        )
    };
    let (first, second) = (page("a", "<NextToken>t</NextToken>"), page("b", ""));
    let transport = replay(&[(200, &first), (200, &second)]);
    assert_eq!(names(&Client::new(&shared(&transport))).await.unwrap(), ["a", "b"]);
    let sent = super::bodies(&transport);
    assert!(!sent[0].contains("NextToken") && sent[1].contains("NextToken=t"), "{sent:?}");
}
