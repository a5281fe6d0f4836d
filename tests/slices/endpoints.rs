//! Where operations go whose services' endpoint rules ask more than the region: AWS's own tests of the rules, through the
//! client. What they ask is in the input, fixed for the operation, or a setting of the client.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aws_types::endpoint_config::AccountIdEndpointMode;
use awslice_runtime::operation::Operation as _;
use awslice_tests::cases;
use awslice_tests::endpoints::{check, text};
use generated::{dynamodb, eventbridge, kinesis, opensearchmemory};
use serde_json::Value;

/// The row of the operation that a case names.
macro_rules! row {
    ($case:expr, $service:ident: $($module:ident $operation:ident),+ $(,)?) => {
        match $case["operation"].as_str().unwrap() {
            $(stringify!($operation) => $service::operation::$module::$operation::ROW,)+
            other => panic!("{other} is not in the slice"),
        }
    };
}

/// The cases of a service, of which there are so many.
fn cases_of(service: &str, count: usize) -> Vec<Value> {
    let cases = cases::read("endpoint_operations.json").into_iter().filter(|it| it["service"] == service);
    let cases: Vec<_> = cases.collect();
    assert_eq!(cases.len(), count, "{service}");
    cases
}

fn mode(case: &Value) -> Option<AccountIdEndpointMode> {
    text(case, "AWS::Auth::AccountIdEndpointMode").map(|mode| mode.parse().unwrap())
}

#[test]
fn dynamodb_has_hosts_for_accounts() {
    for case in cases_of("dynamodb", 50) {
        let row = row!(case, dynamodb: batch_get_item BatchGetItem, describe_table DescribeTable, list_tables ListTables,
            search_vectors SearchVectors);
        let mut config = dynamodb::Config::builder();
        config.set_account_id_endpoint_mode(mode(&case));
        check(&case, row, config);
    }
}

#[test]
fn global_endpoints_of_eventbridge_need_another_signature() {
    for case in cases_of("events", 1) {
        check(&case, row!(case, eventbridge: put_events PutEvents), eventbridge::Config::builder());
    }
}

#[test]
fn kinesis_goes_by_the_arn_and_the_kind_of_operation() {
    for case in cases_of("kinesis", 34) {
        let row = row!(case, kinesis: acknowledge_queue_records AcknowledgeQueueRecords, create_channel CreateChannel,
            create_queue CreateQueue, create_stream CreateStream, delete_channel DeleteChannel, delete_queue DeleteQueue,
            describe_account_settings DescribeAccountSettings, describe_channel DescribeChannel,
            describe_limits DescribeLimits, describe_queue DescribeQueue, get_shard_iterator GetShardIterator,
            list_channels ListChannels, list_queues ListQueues, list_shards ListShards, list_streams ListStreams,
            put_resource_policy PutResourcePolicy, receive_queue_records ReceiveQueueRecords, tag_resource TagResource,
            update_account_settings UpdateAccountSettings, update_channel UpdateChannel, update_queue UpdateQueue,
            update_queue_records_visibility UpdateQueueRecordsVisibility);
        let mut config = kinesis::Config::builder();
        config.set_account_id_endpoint_mode(mode(&case));
        check(&case, row, config);
    }
}

#[test]
fn a_space_has_a_host_of_its_own() {
    for case in cases_of("opensearchmemory", 4) {
        let row = row!(case, opensearchmemory: get_memory GetMemory, list_spaces ListSpaces);
        check(&case, row, opensearchmemory::Config::builder());
    }
}
