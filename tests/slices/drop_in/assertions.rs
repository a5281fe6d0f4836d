//! What the compiler knows of the types: the traits that the SDK's have.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;

use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::retry::ProvideErrorKind;
use aws_types::SdkConfig;
use generated::{autoscaling, imagebuilder, swf};

use swf::error::{BuildError, ProvideErrorMetadata, SdkError};
use swf::operation::RequestId;

fn shared<T: Clone + Debug + Send + Sync + Unpin + 'static>() {}
fn data<T: Clone + Debug + PartialEq + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}
fn builder<T: Clone + Debug + Default + PartialEq + Send + Sync + Unpin + UnwindSafe + RefUnwindSafe + 'static>() {}
fn output<T: RequestId>() {}
fn enumeration<T>()
where
    T: Eq + Ord + Hash + AsRef<str> + Display + FromStr<Err = std::convert::Infallible> + for<'a> From<&'a str>,
{
}
fn error<T: std::error::Error + ProvideErrorMetadata + RequestId + Send + Sync + Unpin + 'static>() {}
fn operation_error<T: ProvideErrorKind + CreateUnhandledError>() {}
fn from<T: From<U>, U>() {}
fn future<T: Future + Send + 'static>(_: &T) {}

#[test]
fn clients_and_configurations() {
    shared::<swf::Client>();
    shared::<swf::Config>();
    shared::<swf::config::Builder>();
    shared::<imagebuilder::Client>();
    shared::<autoscaling::operation::put_scaling_policy::builders::PutScalingPolicyFluentBuilder>();
    shared::<swf::operation::list_domains::ListDomains>();
    from::<swf::Config, &SdkConfig>();
    from::<swf::config::Builder, &SdkConfig>();
    fn default<T: Default>() {}
    default::<swf::config::Builder>();
    default::<swf::operation::list_domains::ListDomains>();
    let operation = swf::operation::list_domains::ListDomains::new();
    assert_eq!(format!("{operation:?}"), "ListDomains");
}

#[test]
fn data_builders_and_outputs() {
    use autoscaling::operation::describe_auto_scaling_groups as groups;
    use imagebuilder::operation::list_images as images;

    data::<swf::types::HistoryEvent>();
    data::<autoscaling::types::AutoScalingGroup>();
    data::<imagebuilder::types::Image>();
    data::<groups::DescribeAutoScalingGroupsInput>();
    data::<groups::DescribeAutoScalingGroupsOutput>();
    data::<images::ListImagesOutput>();
    data::<swf::types::error::UnknownResourceFault>();
    builder::<swf::types::builders::HistoryEventBuilder>();
    builder::<groups::builders::DescribeAutoScalingGroupsInputBuilder>();
    builder::<groups::builders::DescribeAutoScalingGroupsOutputBuilder>();
    builder::<swf::types::error::builders::UnknownResourceFaultBuilder>();
    output::<groups::DescribeAutoScalingGroupsOutput>();
    output::<images::ListImagesOutput>();
}

#[test]
fn enumerations() {
    data::<swf::types::EventType>();
    enumeration::<swf::types::EventType>();
    data::<imagebuilder::types::Ownership>();
    enumeration::<imagebuilder::types::Ownership>();
    enumeration::<autoscaling::types::MetricType>();
}

#[test]
fn errors() {
    use autoscaling::operation::put_scaling_policy::PutScalingPolicyError;
    use swf::operation::list_domains::ListDomainsError;

    error::<ListDomainsError>();
    error::<SdkError<ListDomainsError>>();
    error::<swf::Error>();
    error::<imagebuilder::Error>();
    error::<imagebuilder::types::error::InvalidParameterException>();
    operation_error::<PutScalingPolicyError>();
    from::<autoscaling::Error, PutScalingPolicyError>();
    from::<autoscaling::Error, SdkError<PutScalingPolicyError>>();
    from::<autoscaling::Error, SdkError<PutScalingPolicyError, ()>>();
    from::<autoscaling::Error, BuildError>();
    fn known<T: std::error::Error + Clone + Eq>() {}
    fn unknown<T: std::error::Error + Send + Sync>() {}
    unknown::<swf::error::UnknownVariantError>();
    known::<std::convert::Infallible>();
}

#[test]
fn calls_are_futures_that_threads_share() {
    let client = swf::Client::new(&super::shared(&super::replay(&[])));
    future(&client.list_domains().send());
    future(&client.list_domains().customize().send());
    let held: std::pin::Pin<Box<dyn Future<Output = Result<_, swf::Error>> + Send>> =
        Box::pin(async move { Ok(client.list_domains().send().await?) });
    drop(held);
}
