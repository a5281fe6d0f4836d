//! Where requests go and who signs them, as operations, inputs and settings have it.

use aws_credential_types::provider::{ProvideCredentials, future};
use aws_types::endpoint_config::AccountIdEndpointMode;
use awslice_tests::connector::{Canned, NoSleep, Script, Sent};
use generated::constructendpoints::Client;
use generated::constructendpoints::config::{Builder, Config, Credentials, Region};
use generated::constructendpoints::operation::find::FindInput;
use generated::constructendpoints::types::{Item, Named};

fn config() -> Builder {
    Config::builder().region(Region::new("us-east-1"))
}

fn url(input: &FindInput, config: Builder) -> String {
    input.to_http_request(&config.build()).unwrap().uri().to_string()
}

#[test]
fn the_input_and_the_operation_say_where_it_goes() {
    let named = |name: &str| Named::builder().name(name).build();
    let input = FindInput::builder()
        .bucket("not-asked")
        .entries("key", "value")
        .owner(named("owner"))
        .items(Item::builder().right(named("first")).build())
        .items(Item::builder().left(named("second")).right(named("third")).build())
        .build()
        .unwrap();
    assert_eq!(url(&input, config()), "https://owner.example.com/find/b/key/first/second");
    let input = FindInput::builder().bucket("bucket").build().unwrap();
    assert_eq!(url(&input, config()), "https://bucket.example.com/");
    assert_eq!(url(&input, config().endpoint_url("http://h")), "http://h/");
    let input = FindInput::builder().build().unwrap();
    assert_eq!(url(&input, config()), "https://us-east-1.example.com/");
}

#[test]
fn settings_say_where_it_goes() {
    let input = FindInput::builder().build().unwrap();
    let url = |config| url(&input, config);
    assert_eq!(url(config().accelerate(true)), "https://accelerate.example.com/");
    assert_eq!(
        url(config().disable_multi_region_access_points(true)),
        "https://disablemultiregionaccesspoints.example.com/"
    );
    assert_eq!(url(config().disable_s3_express_session_auth(true)), "https://disables3expresssessionauth.example.com/");
    assert_eq!(url(config().force_path_style(true)), "https://forcepathstyle.example.com/");
    assert_eq!(url(config().use_arn_region(true)), "https://usearnregion.example.com/");
    let mut off = config().use_arn_region(true);
    off.set_use_arn_region(None);
    assert_eq!(url(off), "https://us-east-1.example.com/");
}

/// What a client sends that gets these answers, each with status 200.
async fn sent<R>(bodies: &[&str], config: Builder, call: impl AsyncFnOnce(Client) -> R) -> (Vec<Sent>, R) {
    let canned = |body: &&str| Canned { status: 200, headers: Vec::new(), body: body.as_bytes().to_vec() };
    let script = Script::new(bodies.iter().map(canned).collect());
    let config = config.http_client(script.clone()).sleep_impl(NoSleep::default()).build();
    let result = call(Client::from_conf(config)).await;
    (script.sent(), result)
}

fn credentials() -> impl ProvideCredentials {
    Credentials::builder()
        .access_key_id("AKIDEXAMPLE")
        .secret_access_key("secret")
        .account_id("123456789012")
        .provider_name("test")
        .build()
}

#[tokio::test]
async fn the_account_of_the_credentials_says_where_it_goes() {
    for (mode, host) in [
        (None, "123456789012.preferred.example.com"),
        (Some(AccountIdEndpointMode::Disabled), "123456789012.disabled.example.com"),
    ] {
        let mut config = config().credentials_provider(credentials());
        config.set_account_id_endpoint_mode(mode);
        let (sent, result) = sent(&["{}"], config, async |client: Client| client.find().send().await).await;
        result.unwrap();
        assert_eq!(sent[0].url, format!("https://{host}/"));
    }
}

/// Credentials that nobody may ask for.
#[derive(Debug)]
struct Untouched;

impl ProvideCredentials for Untouched {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        panic!("the input is checked before credentials are looked up")
    }
}

#[tokio::test]
async fn an_input_is_checked_before_the_account_is_looked_up() {
    let must = async |client: Client| client.must().send().await;
    let (requests, result) = sent(&["{}"], config().credentials_provider(Untouched), must).await;
    let error = awslice_runtime::types::DisplayErrorContext(result.unwrap_err()).to_string();
    assert!(error.contains("Missing required parameter in input: \"Id\""), "{error}");
    assert!(requests.is_empty());
}

#[tokio::test]
async fn requests_say_by_the_operation_who_sends_them() {
    let authorization = |sent: &[Sent]| sent[0].header("authorization").map(str::to_owned);
    let signed = || config().credentials_provider(credentials());
    let (open, result) = sent(&["{}"], config(), async |client: Client| client.open().send().await).await;
    result.unwrap();
    assert_eq!(authorization(&open), None);
    let (loose, result) = sent(&["{}"], signed(), async |client: Client| client.loose().send().await).await;
    result.unwrap();
    assert_eq!(loose[0].header("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert!(authorization(&loose).unwrap().contains("/us-east-1/construct-endpoints/aws4_request,"));
    let (either, result) = sent(&["{}"], signed(), async |client: Client| client.open_or_not().send().await).await;
    result.unwrap();
    assert!(authorization(&either).is_some());
    let token = config().bearer_token("token".into());
    let (bear, result) = sent(&["{}"], token, async |client: Client| client.bear().send().await).await;
    result.unwrap();
    assert_eq!(authorization(&bear).as_deref(), Some("Bearer token"));
}

#[tokio::test]
async fn a_token_stands_in_for_a_signature_where_there_are_no_credentials() {
    let find = async |client: Client| client.find().send().await;
    let token = || config().token_provider(generated::constructendpoints::config::Token::new("token", None));
    let (requests, _) = sent(&["{}"], token(), find).await;
    assert_eq!(requests[0].header("authorization"), Some("Bearer token"));
    let (requests, _) = sent(&["{}"], token().credentials_provider(credentials()), find).await;
    assert!(requests[0].header("authorization").unwrap().starts_with("AWS4-HMAC-SHA256 "));
}

#[tokio::test]
async fn what_cannot_be_signed_is_not_sent() {
    let call = async |client: Client| client.everywhere().send().await;
    let (requests, result) = sent(&["{}"], config().credentials_provider(credentials()), call).await;
    let error = awslice_runtime::types::DisplayErrorContext(result.unwrap_err()).to_string();
    assert!(error.contains("cannot be signed with sigv4a: turn the cargo feature `sigv4a` on"), "{error}");
    assert!(requests.is_empty());
}

#[tokio::test]
async fn an_operation_asks_where_it_goes() {
    let told = r#"{"Endpoints": [{"Address": "told.example.com", "CachePeriodInMinutes": 5}]}"#;
    let twice = async |client: Client| {
        client.ask().send().await?;
        client.ask().send().await
    };
    let (requests, result) = sent(&[told, "{}"], config().credentials_provider(credentials()), twice).await;
    result.unwrap();
    let targets: Vec<_> = requests.iter().map(|it| (it.header("x-amz-target").unwrap(), it.url.as_str())).collect();
    let asked = "https://us-east-1.example.com/";
    assert_eq!(
        targets,
        [
            ("Endpoints_20200101.DescribeEndpoints", asked),
            ("Endpoints_20200101.Ask", "https://told.example.com/"),
            ("Endpoints_20200101.Ask", "https://told.example.com/"),
        ]
    );
    assert_eq!(requests[1].header("host"), Some("told.example.com"));
}
