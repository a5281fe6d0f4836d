//! What answers mean to a waiter, and when it asks again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::{Duration, SystemTime};

use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::waiters::error::WaiterError;

use super::schedule::Schedule;
use super::{Failure, State, Waiter, Waiting, all};
use crate::client::{Fluent, Holds};
use crate::config::{Builder, Random, Settings};
use crate::support::script::{NoSleep, Script, Step, answer};
use crate::support::service::{Client, PutNote, PutNoteOutput};

/// Waits until a note has the id `done`.
struct NoteDone;

impl Waiter for NoteDone {
    type Operation = PutNote;
    const DELAY: Duration = Duration::from_secs(5);
    const ERRORS: &'static [(Failure, State)] = &[
        (Failure::Code("NoSuchBook"), State::Retry),
        (Failure::Status(409), State::Failure),
        (Failure::Status(410), State::Success),
    ];

    fn of_output(output: &PutNoteOutput) -> Option<State> {
        match output.id.as_deref()? {
            "done" => Some(State::Success),
            "broken" => Some(State::Failure),
            _ => None,
        }
    }
}

type Waited = super::Waited<PutNote>;

/// Waits up to two minutes, in a time that only sleeps let pass; with all of the chance that delays have.
async fn wait(steps: impl Into<Vec<Step>>, title: Option<&str>) -> (Waited, Vec<f64>) {
    let (script, sleep) = (Script::new(steps), NoSleep::default());
    let time = StaticTimeSource::new(SystemTime::UNIX_EPOCH);
    let config = crate::support::config(&script, &sleep).time_source(time).build();
    let settings = Settings { random: Random::new(|| 1.0), ..config.settings().clone() };
    let client = Client::from_conf(Builder::of(settings).build());
    let mut waiting = Waiting::<NoteDone>::new(&client.handle);
    waiting.input_mut().title = title.map(str::to_owned);
    let waited = waiting.wait(Duration::from_secs(120)).await;
    (waited, sleep.slept())
}

#[tokio::test]
async fn it_asks_until_an_output_is_what_it_waits_for() {
    let steps =
        [answer(200, r#"{"id":"new"}"#), answer(404, r#"{"code":"NoSuchBook"}"#), answer(200, r#"{"id":"done"}"#)];
    let (waited, slept) = wait(steps, Some("t")).await;
    assert_eq!(waited.unwrap().into_result().unwrap().id.as_deref(), Some("done"));
    assert_eq!(slept, [5.0, 10.0]);
}

#[tokio::test]
async fn an_error_can_be_what_it_waits_for() {
    let (waited, slept) = wait([answer(410, r#"{"code":"Gone"}"#)], Some("t")).await;
    assert!(waited.unwrap().into_result().unwrap_err().raw_response().is_some());
    assert!(slept.is_empty());
}

#[tokio::test]
async fn failure_is_told_with_the_last_answer() {
    let (waited, _) = wait([answer(200, r#"{"id":"broken"}"#)], Some("t")).await;
    let Err(WaiterError::FailureState(state)) = waited else { panic!("{waited:?}") };
    assert_eq!(state.into_final_poll().into_result().unwrap().id.as_deref(), Some("broken"));
    let (waited, _) = wait([answer(409, r#"{"code":"Conflict"}"#)], Some("t")).await;
    let Err(WaiterError::FailureState(state)) = waited else { panic!("{waited:?}") };
    let error = state.into_final_poll().into_result().unwrap_err();
    assert_eq!(error.meta().code(), Some("Conflict"), "{error}");
}

#[tokio::test]
async fn an_error_that_it_does_not_know_ends_it() {
    let (waited, _) = wait([answer(400, r#"{"code":"AccessDenied"}"#)], Some("t")).await;
    let Err(WaiterError::OperationFailed(failed)) = waited else { panic!("{waited:?}") };
    assert_eq!(failed.error().as_service_error().unwrap().meta().code(), Some("AccessDenied"));
    let (waited, _) = wait([Step::Refused], Some("t")).await;
    assert!(matches!(waited, Err(WaiterError::OperationFailed(_))), "{waited:?}");
}

#[tokio::test]
async fn an_invalid_input_is_a_failed_construction() {
    let (waited, slept) = wait([answer(200, "{}")], None).await;
    assert!(matches!(waited, Err(WaiterError::ConstructionFailure(_))), "{waited:?}");
    assert!(slept.is_empty());
}

#[tokio::test]
async fn the_last_call_is_made_when_the_time_is_over() {
    let (waited, slept) = wait([answer(200, r#"{"id":"new"}"#)], Some("t")).await;
    let Err(WaiterError::ExceededMaxWait(exceeded)) = waited else { panic!("{waited:?}") };
    assert_eq!(slept, [5.0, 10.0, 20.0, 40.0, 45.0]);
    assert_eq!(exceeded.poll_count(), 6);
    assert_eq!(exceeded.elapsed(), exceeded.max_wait());
}

fn schedule(min_delay: u64, max_wait: u64) -> Schedule {
    let clock = SharedTimeSource::new(StaticTimeSource::new(SystemTime::UNIX_EPOCH));
    Schedule::start(Duration::from_secs(min_delay), Duration::from_secs(max_wait), clock)
}

#[test]
fn delays_grow_up_to_two_minutes() {
    let mut growing = schedule(30, 1000);
    let delays: Vec<_> = std::iter::from_fn(|| growing.next(1.0)).map(|it| it.as_secs()).collect();
    assert_eq!(delays, [30, 60, 120, 120, 120, 120, 120, 120, 120, 70]);
    let mut shortest = schedule(30, 100);
    let delays: Vec<_> = std::iter::from_fn(|| shortest.next(0.0)).map(|it| it.as_secs()).collect();
    assert_eq!(delays, [30, 30, 40]);
    assert_eq!(schedule(300, 1000).next(1.0), Some(Duration::from_secs(300)), "the shortest is never cut");
    assert_eq!(schedule(5, 0).next(1.0), None);
}

#[test]
fn all_of_nothing_is_nothing() {
    assert!(all(["a", "a"], "a"));
    assert!(!all(["a", "b"], "a"));
    assert!(!all(Vec::<&str>::new(), "a"));
}

#[test]
fn a_waiter_is_printed_by_its_call() {
    let client = crate::support::client(&Script::new([answer(200, "{}")]));
    let waiting = Waiting::<NoteDone>::new(&client.handle).clone();
    let call = format!("{:?}", Fluent::<PutNote>::new(&client.handle));
    assert_eq!(format!("{waiting:?}"), format!("Waiting {{ call: {call} }}"));
}
