//! A generated client of one operation, with its types erased.

use awslice_runtime::operation::Operation;
use awslice_runtime::shape::{Decode, Members};

use crate::events::Events;
use crate::response::Modeled;
use crate::verdict::{Direction, ProtocolCase};
use crate::{request, response};

/// Where a case does not go as expected: a text each.
type Judge = dyn Fn(&ProtocolCase) -> Vec<String>;

/// A client whose operation can run cases.
pub struct Client {
    /// By which cases name it.
    pub(crate) key: &'static str,
    judge: Box<Judge>,
}

impl Client {
    /// Where a case does not go as expected.
    pub(crate) fn judge(&self, case: &ProtocolCase) -> Vec<String> {
        (self.judge)(case)
    }
}

/// The client of an operation, under this key; `modeled` takes the modeled error out of the operation's.
pub fn client<O: Operation<Input: Decode, Output: Members>>(key: &'static str, modeled: Modeled<O::Error>) -> Client {
    of::<O>(key, modeled, None)
}

/// As [`client`], for an operation that answers with an event stream.
pub fn client_of_events<O: Operation<Input: Decode, Output: Members>>(
    key: &'static str,
    modeled: Modeled<O::Error>,
    events: Events<O::Output>,
) -> Client {
    of::<O>(key, modeled, Some(events))
}

fn of<O: Operation<Input: Decode, Output: Members>>(
    key: &'static str,
    modeled: Modeled<O::Error>,
    events: Option<Events<O::Output>>,
) -> Client {
    let judge = move |case: &ProtocolCase| match case.direction {
        Direction::Input => request::judge::<O>(case),
        Direction::Output => response::judge::<O>(case, modeled, events.as_ref()),
    };
    Client { key, judge: Box::new(judge) }
}
