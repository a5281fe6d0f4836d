//! EC2 Image Builder: maps, lists of lists, idempotency tokens, and a member that is called as the request id.

use std::collections::HashMap;

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use generated::imagebuilder as aws_sdk_imagebuilder;

use aws_sdk_imagebuilder::operation::RequestId;
use aws_sdk_imagebuilder::types::{EbsVolumeType, Filter, Ownership, PipelineStatus, Schedule};
use aws_sdk_imagebuilder::{Client, Error};

use super::{bodies, replay, shared};

#[tokio::test]
async fn maps_grow_or_are_set() -> Result<(), Error> {
    let transport = replay(&[(200, r#"{"imagePipelineArn":"p","clientToken":"t"}"#)]);
    let client = Client::new(&shared(&transport));
    let mut tags = HashMap::new();
    tags.insert("team".to_string(), "a".to_string());
    let call = client.create_image_pipeline().name("pipeline").infrastructure_configuration_arn("arn:i");
    let call = call.set_tags(Some(tags)).tags("stage", "test").image_tags("k", "v").client_token("t");
    let call = call.schedule(Schedule::builder().schedule_expression("cron(0 0 * * ? *)").build());
    let call = call.status(PipelineStatus::Enabled);
    assert_eq!(call.get_tags().as_ref().map(HashMap::len), Some(2));
    let output = call.send().await?;
    assert_eq!((output.image_pipeline_arn(), output.client_token()), (Some("p"), Some("t")));
    let body = &bodies(&transport)[0];
    for part in [r#""team":"a""#, r#""stage":"test""#, r#""imageTags":{"k":"v"}"#, r#""status":"ENABLED""#] {
        assert!(body.contains(part), "{part} in {body}");
    }
    Ok(())
}

#[tokio::test]
async fn requests_are_what_the_replay_expects() -> Result<(), Error> {
    let expected = http::Request::builder()
        .method("POST")
        .uri("https://imagebuilder.eu-west-1.amazonaws.com/ListImages")
        .header("content-type", "application/json")
        .body(SdkBody::from(r#"{"owner":"Self","filters":[{"name":"platform","values":["Linux"]}],"maxResults":5}"#));
    let answer = r#"{"requestId":"inner","imageVersionList":[{"arn":"a","owner":"x"}],"nextToken":"n"}"#;
    let response = http::Response::builder().status(200).body(SdkBody::from(answer)).unwrap();
    let transport = StaticReplayClient::new(vec![ReplayEvent::new(expected.unwrap(), response)]);
    let client = Client::new(&shared(&transport));
    let output = client
        .list_images()
        .owner(Ownership::SelfValue)
        .filters(Filter::builder().name("platform").values("Linux").build())
        .max_results(5)
        .send()
        .await?;
    transport.assert_requests_match(&[]);
    assert_eq!(output.request_id(), Some("inner"), "the member stands before the trait's method");
    assert_eq!(RequestId::request_id(&output), None);
    let arns: Vec<&str> = output.image_version_list().iter().filter_map(|it| it.arn()).collect();
    assert_eq!((arns, output.next_token()), (vec!["a"], Some("n")));
    Ok(())
}

#[test]
fn values_of_enumerations() {
    assert_eq!(Ownership::SelfValue.as_str(), "Self");
    assert_eq!("gp3".parse::<EbsVolumeType>(), Ok(EbsVolumeType::Gp3));
    assert!(EbsVolumeType::values().contains(&"io2"));
    let all: Vec<EbsVolumeType> = EbsVolumeType::values().iter().map(|it| EbsVolumeType::from(*it)).collect();
    assert!(all.is_sorted() && all.len() > 3);
    let mut seen: HashMap<EbsVolumeType, u32> = HashMap::new();
    *seen.entry(EbsVolumeType::from("gp3")).or_default() += 1;
    assert_eq!(seen[&EbsVolumeType::Gp3], 1);
    let error = EbsVolumeType::try_parse("gp9").unwrap_err();
    assert_eq!(error.to_string(), "unknown enum variant: 'gp9'");
    assert_eq!(format!("{} {:?}", EbsVolumeType::from("gp9"), EbsVolumeType::Gp3), "gp9 Gp3");
}
