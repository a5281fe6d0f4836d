//! SWF: required members are plain and builders can fail; a decider and a worker in small.

use generated::swf as aws_sdk_swf;

use aws_sdk_swf::operation::poll_for_decision_task::PollForDecisionTaskOutput;
use aws_sdk_swf::primitives::{DateTime, DateTimeFormat};
use aws_sdk_swf::types::{
    ActivityType, ChildPolicy, Decision, DecisionType, EventType, HistoryEvent, ScheduleActivityTaskDecisionAttributes,
    TaskList, WorkflowExecution, WorkflowType,
};
use aws_sdk_swf::{Client, Error};

use super::{bodies, replay, shared};

/// The next decisions after a history: an activity for each start.
fn decide(task: &PollForDecisionTaskOutput) -> Result<Vec<Decision>, aws_sdk_swf::error::BuildError> {
    let mut decisions = vec![];
    for event in task.events() {
        match event.event_type() {
            EventType::WorkflowExecutionStarted => {
                let started = event.workflow_execution_started_event_attributes();
                let input = started.and_then(|it| it.input()).unwrap_or_default();
                let activity = ScheduleActivityTaskDecisionAttributes::builder()
                    .activity_id(format!("a{}", event.event_id()))
                    .activity_type(ActivityType::builder().name("work").version("1").build()?)
                    .input(input)
                    .task_list(TaskList::builder().name("workers").build()?);
                let decision = Decision::builder().decision_type(DecisionType::ScheduleActivityTask);
                decisions.push(decision.schedule_activity_task_decision_attributes(activity.build()?).build()?);
            }
            EventType::ActivityTaskCompleted => return Ok(Vec::new()),
            _ => {}
        }
    }
    Ok(decisions)
}

const TASK: &str = r#"{"taskToken":"token","startedEventId":3,"previousStartedEventId":0,
    "workflowExecution":{"workflowId":"w","runId":"r"},"workflowType":{"name":"t","version":"1"},
    "events":[{"eventId":1,"eventTimestamp":1700000000.5,"eventType":"WorkflowExecutionStarted",
    "workflowExecutionStartedEventAttributes":{"childPolicy":"TERMINATE","input":"in","taskList":{"name":"l"},
    "workflowType":{"name":"t","version":"1"}}},
    {"eventId":2,"eventTimestamp":1700000001,"eventType":"SomethingNew"}]}"#;

#[tokio::test]
async fn a_decider_polls_and_responds() -> Result<(), Error> {
    let transport = replay(&[(200, TASK), (200, "")]);
    let client = Client::new(&shared(&transport));
    let list = TaskList::builder().name("l").build()?;
    let task = client.poll_for_decision_task().domain("d").task_list(list).maximum_page_size(10).send().await?;
    assert_eq!((task.task_token(), task.started_event_id()), ("token", 3));
    assert_eq!(task.workflow_execution().map(WorkflowExecution::run_id), Some("r"));
    let started = task.events()[0].workflow_execution_started_event_attributes().unwrap();
    assert_eq!(started.child_policy(), &ChildPolicy::Terminate);
    assert_eq!(task.events()[1].event_type().as_str(), "SomethingNew");

    let decisions = decide(&task)?;
    let respond = client.respond_decision_task_completed().task_token(task.task_token);
    respond.set_decisions(Some(decisions)).send().await?;
    let sent = &bodies(&transport)[1];
    assert!(sent.contains(r#""decisionType":"ScheduleActivityTask""#) && sent.contains(r#""input":"in""#), "{sent}");
    Ok(())
}

#[test]
fn histories_are_built_for_tests() -> Result<(), aws_sdk_swf::error::BuildError> {
    let event =
        |id, kind| HistoryEvent::builder().event_id(id).event_type(kind).event_timestamp(DateTime::from_secs(id));
    let task = PollForDecisionTaskOutput::builder()
        .task_token("token")
        .workflow_type(WorkflowType::builder().name("t").version("1").build()?)
        .events(event(1, EventType::WorkflowExecutionStarted).build()?);
    assert_eq!(decide(&task.clone().build()?)?.len(), 1);
    let task = task.events(event(2, EventType::ActivityTaskCompleted).build()?).build()?;
    assert!(decide(&task)?.is_empty());
    assert_eq!(task.events().last().map(HistoryEvent::event_id), Some(2));
    Ok(())
}

#[tokio::test]
async fn executions_are_listed() -> Result<(), Error> {
    let body = r#"{"executionInfos":[{"execution":{"workflowId":"w","runId":"r"},"workflowType":{"name":"t","version":"1"},
        "startTimestamp":1700000000.25,"executionStatus":"OPEN","tagList":["x","y"]}]}"#;
    let client = Client::new(&shared(&replay(&[(200, body)])));
    let since = aws_sdk_swf::types::ExecutionTimeFilter::builder().oldest_date(DateTime::from_secs(0)).build()?;
    let output = client.list_open_workflow_executions().domain("d").start_time_filter(since).send().await?;
    let mut seen = 0;
    for info in output.execution_infos() {
        let started: &DateTime = info.start_timestamp();
        assert_eq!(started.fmt(DateTimeFormat::DateTime).unwrap(), "2023-11-14T22:13:20.25Z");
        assert_eq!(started.to_millis().unwrap(), 1_700_000_000_250);
        assert!(info.close_timestamp().is_none() && !info.cancel_requested());
        assert_eq!(info.tag_list(), ["x", "y"]);
        assert_eq!(info.execution().map(|it| it.workflow_id.as_str()), Some("w"));
        seen += 1;
    }
    assert_eq!(seen, 1);
    Ok(())
}
