//! Operations of SWF and Auto Scaling against moto, a live server with state: what one call writes, another reads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// The error of a service is laid out as in the SDK.
#![allow(clippy::result_large_err)]

use awslice_tests::moto::Moto;
use generated::swf::config::{Credentials, Region};
use generated::swf::error::ProvideErrorMetadata;
use generated::swf::types::{ChildPolicy, RegistrationStatus, TaskList, WorkflowType};
use generated::{autoscaling, swf};

fn swf(moto: &Moto) -> swf::Client {
    let config = swf::Config::builder()
        .endpoint_url(moto.url())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .behavior_version_latest();
    swf::Client::from_conf(config.build())
}

fn autoscaling(moto: &Moto) -> autoscaling::Client {
    let config = autoscaling::Config::builder()
        .endpoint_url(moto.url())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .behavior_version_latest();
    autoscaling::Client::from_conf(config.build())
}

async fn register(client: &swf::Client) -> Result<(), swf::Error> {
    client.register_domain().name("d").description("é").workflow_execution_retention_period_in_days("7").send().await?;
    client
        .register_workflow_type()
        .domain("d")
        .name("t")
        .version("1")
        .default_task_list(TaskList::builder().name("list").build().unwrap())
        .default_child_policy(ChildPolicy::Abandon)
        .default_task_start_to_close_timeout("60")
        .default_execution_start_to_close_timeout("3600")
        .send()
        .await?;
    Ok(())
}

#[tokio::test]
async fn swf_domains_types_and_executions() -> Result<(), swf::Error> {
    let moto = Moto::start();
    let client = swf(&moto);
    register(&client).await?;

    let domains = client.list_domains().registration_status(RegistrationStatus::Registered).send().await?;
    let names: Vec<&str> = domains.domain_infos().iter().map(|it| it.name()).collect();
    assert_eq!(names, ["d"]);

    let kind = WorkflowType::builder().name("t").version("1").build().unwrap();
    let started = client.start_workflow_execution().domain("d").workflow_id("w").workflow_type(kind);
    let run = started.tag_list("a").tag_list("b").send().await?;
    let run = run.run_id().expect("an execution has a run id").to_owned();

    let history = client
        .get_workflow_execution_history()
        .domain("d")
        .execution(swf::types::WorkflowExecution::builder().workflow_id("w").run_id(&run).build().unwrap())
        .send()
        .await?;
    assert_eq!(history.events()[0].event_type(), &swf::types::EventType::WorkflowExecutionStarted);
    let attributes = history.events()[0].workflow_execution_started_event_attributes().expect("its attributes");
    assert_eq!(attributes.child_policy(), &ChildPolicy::Abandon);

    let described = client
        .describe_workflow_execution()
        .domain("d")
        .execution(swf::types::WorkflowExecution::builder().workflow_id("w").run_id(&run).build().unwrap())
        .send()
        .await?;
    assert_eq!(described.execution_info().expect("what there is to say").tag_list(), ["a", "b"]);

    client.terminate_workflow_execution().domain("d").workflow_id("w").send().await?;
    Ok(())
}

#[tokio::test]
async fn swf_errors() -> Result<(), swf::Error> {
    let moto = Moto::start();
    let client = swf(&moto);
    let error = client.terminate_workflow_execution().domain("nope").workflow_id("w").send().await.unwrap_err();
    let error = error.into_service_error();
    assert!(error.is_unknown_resource_fault(), "{error}");
    assert!(error.message().is_some_and(|message| message.contains("nope")), "{error}");

    register(&client).await?;
    let error = swf::Error::from(
        client.register_domain().name("d").workflow_execution_retention_period_in_days("7").send().await.unwrap_err(),
    );
    assert!(matches!(error, swf::Error::DomainAlreadyExistsFault(_)), "{error}");
    Ok(())
}

#[tokio::test]
async fn autoscaling_groups_and_hooks() -> Result<(), autoscaling::Error> {
    let moto = Moto::start();
    let client = autoscaling(&moto);
    client
        .create_launch_configuration()
        .launch_configuration_name("l")
        .image_id("ami-1")
        .instance_type("t2.micro")
        .send()
        .await?;
    client
        .create_auto_scaling_group()
        .auto_scaling_group_name("my group/é")
        .launch_configuration_name("l")
        .min_size(0)
        .max_size(2)
        .desired_capacity(1)
        .availability_zones("us-east-1a")
        .tags(autoscaling::types::Tag::builder().key("k").value("v & w").propagate_at_launch(true).build())
        .send()
        .await?;
    let groups = client.describe_auto_scaling_groups().auto_scaling_group_names("my group/é").send().await?;
    let group = &groups.auto_scaling_groups()[0];
    assert_eq!((group.min_size(), group.max_size()), (Some(0), Some(2)));
    assert_eq!(group.tags()[0].value(), Some("v & w"));
    assert!(group.created_time().is_some_and(|time| time.secs() > 1_700_000_000));

    client
        .put_lifecycle_hook()
        .lifecycle_hook_name("h")
        .auto_scaling_group_name("my group/é")
        .lifecycle_transition("autoscaling:EC2_INSTANCE_TERMINATING")
        .heartbeat_timeout(60)
        .send()
        .await?;
    let hooks = client.describe_lifecycle_hooks().auto_scaling_group_name("my group/é").send().await?;
    assert_eq!(hooks.lifecycle_hooks()[0].heartbeat_timeout(), Some(60));
    Ok(())
}

#[tokio::test]
async fn autoscaling_errors() {
    let moto = Moto::start();
    let error =
        autoscaling(&moto).delete_auto_scaling_group().auto_scaling_group_name("nope").send().await.unwrap_err();
    let error = error.into_service_error();
    assert_eq!(error.code(), Some("ValidationError"), "{error}");
}
