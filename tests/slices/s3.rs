//! Where operations of S3 and S3 Control go: AWS's own tests of the rules, through the client. HeadObject stands in for
//! GetObject, which says the same of the rules' parameters.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::operation::Operation as _;
use awslice_tests::cases;
use awslice_tests::endpoints::{check, flag};
use generated::{s3, s3control};
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
    let cases = cases::read("endpoint_operations_s3.json").into_iter().filter(|it| it["service"] == service);
    let cases: Vec<_> = cases.collect();
    assert_eq!(cases.len(), count, "{service}");
    cases
}

#[test]
fn buckets_of_every_kind() {
    for case in cases_of("s3", 70) {
        let row = row!(case, s3: create_bucket CreateBucket, head_object HeadObject, list_buckets ListBuckets,
            list_directory_buckets ListDirectoryBuckets);
        let mut config = s3::Config::builder();
        config.set_accelerate(flag(&case, "AWS::S3::Accelerate"));
        config.set_disable_multi_region_access_points(flag(&case, "AWS::S3::DisableMultiRegionAccessPoints"));
        config.set_disable_s3_express_session_auth(flag(&case, "AWS::S3::DisableS3ExpressSessionAuth"));
        config.set_force_path_style(flag(&case, "AWS::S3::ForcePathStyle"));
        config.set_use_arn_region(flag(&case, "AWS::S3::UseArnRegion"));
        check(&case, row, config);
    }
}

#[test]
fn access_points_and_outposts() {
    for case in cases_of("s3control", 57) {
        let row = row!(case, s3control: create_access_point CreateAccessPoint,
            delete_access_point DeleteAccessPoint, delete_access_point_policy DeleteAccessPointPolicy,
            delete_access_point_scope DeleteAccessPointScope, get_access_point GetAccessPoint,
            get_access_point_policy GetAccessPointPolicy,
            get_access_point_policy_status GetAccessPointPolicyStatus,
            get_access_point_scope GetAccessPointScope, get_bucket GetBucket,
            get_bucket_versioning GetBucketVersioning,
            list_access_points_for_directory_buckets ListAccessPointsForDirectoryBuckets,
            list_regional_buckets ListRegionalBuckets, list_tags_for_resource ListTagsForResource,
            put_access_point_policy PutAccessPointPolicy, put_access_point_scope PutAccessPointScope,
            tag_resource TagResource, untag_resource UntagResource);
        let mut config = s3control::Config::builder();
        config.set_use_arn_region(flag(&case, "AWS::S3Control::UseArnRegion"));
        check(&case, row, config);
    }
}

#[test]
fn the_bucket_stands_once_in_the_url() {
    let config = |path_style| {
        let region = s3::config::Region::new("us-east-1");
        s3::Config::builder().region(region).force_path_style(path_style).build()
    };
    let object = s3::operation::head_object::HeadObjectInput::builder().bucket("bucket").key("a/b c").build().unwrap();
    let bucket = s3::operation::create_bucket::CreateBucketInput::builder().bucket("bucket").build().unwrap();
    let url = |path_style| bucket.to_http_request(&config(path_style)).unwrap().uri().to_string();
    assert_eq!(url(false), "https://bucket.s3.us-east-1.amazonaws.com/");
    assert_eq!(url(true), "https://s3.us-east-1.amazonaws.com/bucket");
    let request = object.to_http_request(&config(true)).unwrap();
    assert_eq!(request.uri().to_string(), "https://s3.us-east-1.amazonaws.com/bucket/a/b%20c");
}
