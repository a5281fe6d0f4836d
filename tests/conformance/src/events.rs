//! Event streams of responses: as suites have them, a list of all events.

use std::fmt::Display;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use awslice_runtime::shape::Members;
use serde_json::Value as Json;

use crate::presence::Seen;
use crate::write;

/// The event stream of an output.
pub struct Events<O> {
    /// Its member.
    pub member: &'static str,
    /// Takes the next event out of it: what [`event`] makes of the stream's `recv()`.
    pub next: fn(&mut O) -> Result<Option<Json>, String>,
}

/// An event that was received, in the words of a suite; `None`: there is none left.
///
/// # Errors
/// What is received is no event, or the response has not been received whole.
pub fn event<T: Members, E: Display>(
    received: impl Future<Output = Result<Option<T>, E>>,
) -> Result<Option<Json>, String> {
    match pin!(received).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(event)) => Ok(event.map(|it| write::to_json(&it, &Seen::All))),
        Poll::Ready(Err(error)) => Err(format!("no event: {error}")),
        Poll::Pending => Err("an event is waited for that the response does not hold".to_owned()),
    }
}

impl<O> Events<O> {
    /// All events, as a list.
    pub(crate) fn all(&self, output: &mut O) -> Result<Json, String> {
        let mut events = Vec::new();
        while let Some(event) = (self.next)(output)? {
            events.push(event);
        }
        Ok(Json::Array(events))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::VecDeque;
    use std::future::{pending, ready};

    use awslice_runtime::schema::{self, Member, Structure};
    use awslice_runtime::untyped::JsonInput;
    use serde_json::json;

    use super::*;

    static EVENT: Structure = Structure::new("Event", &[Member::new("Count", schema::integer())]);

    type Received = Result<Option<JsonInput<'static>>, String>;

    #[test]
    fn events_are_a_list_until_the_stream_ends_or_fails() {
        let zero: &'static Json = Box::leak(Box::new(json!({ "Count": 0 })));
        let some = || Ok(Some(JsonInput::new(&EVENT, zero).unwrap()));
        let events: Events<VecDeque<Received>> =
            Events { member: "Payload", next: |it| event(ready(it.pop_front().unwrap_or(Ok(None)))) };
        assert_eq!(events.all(&mut VecDeque::from([some(), some()])), Ok(json!([{ "Count": 0 }, { "Count": 0 }])));
        let error = Err("no event: broken".to_owned());
        assert_eq!(events.all(&mut VecDeque::from([some(), Err("broken".into())])), error);
        assert!(event(pending::<Received>()).is_err());
    }
}
