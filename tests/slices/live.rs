//! Operations of services that speak rest-xml, ec2 and query against moto, a live server with state.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// The error of a service is laid out as in the SDK.
#![allow(clippy::result_large_err)]

use awslice_tests::moto::Moto;
use generated::ec2::types::{Filter, Tag};
use generated::route53::types::{
    Change, ChangeAction, ChangeBatch, HostedZoneConfig, ResourceRecord, ResourceRecordSet, RrType,
};
use generated::s3::config::{Credentials, Region};
use generated::s3::error::ProvideErrorMetadata;
use generated::{cloudfront, ec2, iam, route53, s3};

macro_rules! client {
    ($service:ident, $moto:expr) => {{
        let config = $service::Config::builder()
            .endpoint_url($moto.url())
            .region(Region::new("us-west-2"))
            .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
            .behavior_version_latest();
        $service::Client::from_conf(config.build())
    }};
}

#[tokio::test]
async fn route53_zones_and_records() -> Result<(), route53::Error> {
    let moto = Moto::start();
    let client = client!(route53, moto);
    let comment = HostedZoneConfig::builder().comment("a<b & \"c\"\n").build();
    let zone = client.create_hosted_zone().name("example.com.").caller_reference("r").hosted_zone_config(comment);
    let zone = zone.send().await?;
    assert!(zone.location().contains("/hostedzone/"), "{zone:?}");
    // It has a path before it, and can be sent as it is.
    let id = zone.hosted_zone().unwrap().id();
    assert!(id.starts_with("/hostedzone/"), "{id}");
    let found = client.get_hosted_zone().id(id).send().await?;
    assert_eq!(found.hosted_zone().unwrap().config().unwrap().comment(), Some("a<b & \"c\"\n"));
    assert_eq!(found.delegation_set().unwrap().name_servers().len(), 4);

    let record = ResourceRecord::builder().value("192.0.2.1").build()?;
    let records = ResourceRecordSet::builder().name("www.example.com.").r#type(RrType::A).ttl(60);
    let change =
        Change::builder().action(ChangeAction::Create).resource_record_set(records.resource_records(record).build()?);
    let batch = ChangeBatch::builder().changes(change.build()?).build()?;
    client.change_resource_record_sets().hosted_zone_id(id).change_batch(batch).send().await?;
    let listed = client.list_resource_record_sets().hosted_zone_id(id).send().await?;
    let www = listed.resource_record_sets().iter().find(|it| it.r#type() == &RrType::A).unwrap();
    assert_eq!((www.name(), www.ttl(), www.resource_records()[0].value()), ("www.example.com.", Some(60), "192.0.2.1"));

    let error = client.get_hosted_zone().id("NOPE").send().await.unwrap_err().into_service_error();
    assert!(error.is_no_such_hosted_zone() && error.message().is_some_and(|it| it.contains("NOPE")), "{error}");
    Ok(())
}

#[tokio::test]
async fn ec2_networks_and_tags() -> Result<(), ec2::Error> {
    let moto = Moto::start();
    let client = client!(ec2, moto);
    let network = client.create_vpc().cidr_block("10.0.0.0/16").send().await?;
    let id = network.vpc().unwrap().vpc_id().unwrap();
    client.create_tags().resources(id).tags(Tag::builder().key("k").value("v & w").build()).send().await?;
    let tagged = Filter::builder().name("tag:k").values("v & w").values("x").build();
    let found = client.describe_vpcs().filters(tagged).send().await?;
    assert_eq!(
        (found.vpcs().len(), found.vpcs()[0].vpc_id(), found.vpcs()[0].is_default()),
        (1, Some(id), Some(false))
    );
    assert_eq!(found.vpcs()[0].tags()[0].value(), Some("v & w"));

    let error = client.describe_vpcs().vpc_ids("vpc-0").send().await.unwrap_err();
    assert_eq!(error.code(), Some("InvalidVpcID.NotFound"), "{error:?}");
    Ok(())
}

#[tokio::test]
async fn s3_buckets() -> Result<(), s3::Error> {
    let moto = Moto::start();
    let client = client!(s3, moto);
    assert!(client.list_buckets().send().await?.buckets().is_empty());
    let error = client.head_bucket().bucket("nowhere").send().await.unwrap_err().into_service_error();
    assert!(error.is_not_found(), "{error}");
    let error = client.get_bucket_location().bucket("nowhere").send().await.unwrap_err();
    assert_eq!((error.code(), error.raw_response().unwrap().status().as_u16()), (Some("NoSuchBucket"), 404));
    Ok(())
}

#[tokio::test]
async fn cloudfront_distributions_and_iam_users() {
    let moto = Moto::start();
    let client = client!(cloudfront, moto);
    let listed = client.list_distributions().send().await.unwrap();
    assert_eq!(listed.distribution_list().unwrap().quantity(), 0);
    let error = client.get_distribution().id("NOPE").send().await.unwrap_err().into_service_error();
    assert!(error.is_no_such_distribution(), "{error}");

    let client = client!(iam, moto);
    client.create_user().user_name("u").path("/p/").send().await.unwrap();
    let user = client.get_user().user_name("u").send().await.unwrap();
    assert_eq!(user.user().unwrap().path(), "/p/");
}
