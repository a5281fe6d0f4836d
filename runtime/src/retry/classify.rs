//! Which failures are worth another attempt.

use http::HeaderMap;

use crate::schema::Operation;

/// Why an attempt is worth another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Something went wrong that may go right the next time.
    Transient,
    /// The service asks for fewer requests.
    Throttling,
}

const TRANSIENT_STATUSES: [u16; 4] = [500, 502, 503, 504];

const TRANSIENT_CODES: [&str; 3] = ["RequestTimeout", "RequestTimeoutException", "PriorRequestNotComplete"];

const THROTTLING_CODES: [&str; 14] = [
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestThrottledException",
    "TooManyRequestsException",
    "ProvisionedThroughputExceededException",
    "TransactionInProgressException",
    "RequestLimitExceeded",
    "BandwidthLimitExceeded",
    "LimitExceededException",
    "RequestThrottled",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
];

/// Too many requests; counts only where the operation does not model the error code.
const THROTTLING_STATUS: u16 = 429;

/// Whether an error response is worth another attempt, and why.
pub(crate) fn classify(operation: &Operation, status: u16, code: Option<&str>) -> Option<Kind> {
    let listed = |codes: &[&str]| code.is_some_and(|code| codes.contains(&code));
    let modeled = code.and_then(|code| operation.error(code));
    if listed(&THROTTLING_CODES) {
        return Some(Kind::Throttling);
    }
    if let Some(throttling) = modeled.and_then(|row| row.retryable) {
        return Some(if throttling { Kind::Throttling } else { Kind::Transient });
    }
    if status == THROTTLING_STATUS && modeled.is_none() {
        return Some(Kind::Throttling);
    }
    // STS could not reach the identity provider.
    let special = operation.service.id == "STS" && code == Some("IDPCommunicationError");
    let transient = special || listed(&TRANSIENT_CODES) || TRANSIENT_STATUSES.contains(&status);
    transient.then_some(Kind::Transient)
}

/// Whether the response of DynamoDB is not what it sent: it says what the CRC-32 of its body is.
pub(crate) fn is_garbled(operation: &Operation, headers: &HeaderMap, body: &[u8]) -> bool {
    if operation.service.id != "DynamoDB" {
        return false;
    }
    let sent = headers.get("x-amz-crc32").and_then(|it| it.to_str().ok()?.trim().parse::<u32>().ok());
    sent.is_some_and(|sent| sent != crc32fast::hash(body))
}

/// Whether the operation waits on the service for work. Programs call these in a loop, so that a call which may not be
/// retried waits all the same. (A fixed list in botocore too, until models say so.)
pub(crate) fn is_long_polling(operation: &Operation) -> bool {
    matches!(
        (operation.service.id, operation.name),
        ("SQS", "ReceiveMessage")
            | ("SFN", "GetActivityTask")
            | ("SWF", "PollForActivityTask" | "PollForDecisionTask")
            | ("Kinesis", "ReceiveQueueRecords" | "ReceiveDeadLetterQueueRecords")
    )
}
