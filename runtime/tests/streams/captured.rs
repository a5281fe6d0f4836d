//! What botocore sent and read (`tests/data/checksum.json`, which says how it was captured).

use aws_credential_types::Credentials;
use awslice_runtime::client::{into_signed_http_request, to_http_request, to_signed_http_request};
use awslice_runtime::config::exports::{RequestChecksumCalculation, ResponseChecksumValidation};
use awslice_runtime::config::{Builder, Config};
use awslice_runtime::types::{Blob, ByteStream, DisplayErrorContext, SdkBody, http};
use serde_json::Value;

use crate::store::{self, BytesInput, CreateStore, DeleteThings, GetThing, PutMetrics, PutThing, ReadThing, Store};
use crate::store::{GetThingInput, PutThingInput};
use crate::support::script::{NoSleep, Script, Step};

fn cases(part: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../data/checksum.json")).unwrap();
    let cases = all[part].as_array().unwrap().clone();
    assert!(!cases.is_empty());
    cases
}

fn text(case: &Value, name: &str) -> Option<String> {
    case[name].as_str().map(str::to_owned)
}

fn config(case: &Value) -> Builder<Store> {
    let settings = &case["config"];
    let mut config = store::config(case["url"].as_str().unwrap_or("https://store.example.com"), "us-east-1");
    config.set_request_checksum_calculation(
        settings["request_checksum_calculation"].as_str().map(|it| it.parse::<RequestChecksumCalculation>().unwrap()),
    );
    config.set_response_checksum_validation(
        settings["response_checksum_validation"].as_str().map(|it| it.parse::<ResponseChecksumValidation>().unwrap()),
    );
    config.set_disable_request_compression(settings["disable_request_compression"].as_bool());
    config.set_request_min_compression_size_bytes(
        settings["request_min_compression_size_bytes"].as_u64().map(|it| it.try_into().unwrap()),
    );
    config
}

/// The headers that the case has, but for what the transport writes.
fn assert_headers(case: &Value, headers: &http::HeaderMap) {
    let told = ["content-encoding", "x-amz-trailer", "x-amz-decoded-content-length", "x-amz-content-sha256"];
    let told = |name: &str| {
        told.contains(&name) || name.starts_with("x-amz-sdk-checksum") || name.starts_with("x-amz-checksum")
    };
    let found: serde_json::Map<String, Value> = headers
        .iter()
        .filter(|(name, _)| told(name.as_str()))
        .map(|(name, value)| (name.as_str().to_owned(), value.to_str().unwrap().into()))
        .collect();
    let mut expected = case["headers"].as_object().unwrap().clone();
    expected.remove("transfer-encoding");
    assert_eq!(Value::from(found), Value::from(expected), "{}", case["id"]);
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test")
}

fn put_thing(case: &Value) -> PutThingInput {
    let (content, params) = (case["content"].as_str().unwrap().to_owned(), &case["params"]);
    PutThingInput {
        checksum_algorithm: text(params, "ChecksumAlgorithm"),
        checksum_sha256: text(params, "ChecksumSHA256"),
        content_encoding: text(params, "ContentEncoding"),
        content_length: params["ContentLength"].as_i64(),
        body: match case["kind"].as_str().unwrap() {
            "bytes" => ByteStream::from(content.into_bytes()),
            "stream" => ByteStream::new(SdkBody::retryable(move || Sized::body(content.clone()))),
            "unsized" => ByteStream::new(Unsized::body(content)),
            other => panic!("{other}"),
        },
    }
}

fn bytes_input(case: &Value) -> BytesInput {
    let body = case["content"].as_str().unwrap();
    let body = (!body.is_empty()).then(|| Blob::new(body));
    BytesInput { checksum_algorithm: text(&case["params"], "ChecksumAlgorithm"), body }
}

/// A stream that knows its length, but has no bytes in memory.
struct Sized;

impl Sized {
    fn body(content: String) -> SdkBody {
        SdkBody::from_body_1_x(SdkBody::from(content))
    }
}

/// A stream that does not know its length.
struct Unsized(SdkBody);

impl Unsized {
    fn body(content: String) -> SdkBody {
        SdkBody::from_body_1_x(Self(SdkBody::from(content)))
    }
}

impl http_body::Body for Unsized {
    type Data = bytes::Bytes;
    type Error = aws_smithy_types::body::Error;

    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
        std::pin::Pin::new(&mut self.0).poll_frame(context)
    }
}

/// Cases of streams are those of calls, since the hash of a stream is taken there.
#[tokio::test]
async fn requests_bear_the_checksums_that_botocore_gives_them() {
    for case in cases("requests") {
        let config = config(&case).build();
        let time = std::time::SystemTime::UNIX_EPOCH;
        let (headers, body) = match case["operation"].as_str().unwrap() {
            "DeleteObjects" | "CreateAccessGrantsInstance" => {
                let sign = match case["operation"] == "DeleteObjects" {
                    true => to_signed_http_request::<DeleteThings>,
                    false => to_signed_http_request::<CreateStore>,
                };
                let request = sign(&bytes_input(&case), &config, &credentials(), time).unwrap();
                (request.headers().clone(), request.body().to_vec())
            }
            _ if case["kind"] == "bytes" => {
                let request =
                    into_signed_http_request::<PutThing>(put_thing(&case), &config, &credentials(), time).unwrap();
                (request.headers().clone(), request.body().bytes().unwrap().to_vec())
            }
            _ => sent(config, put_thing(&case)).await,
        };
        assert_headers(&case, &headers);
        assert_eq!(String::from_utf8(body).unwrap(), case["body"].as_str().unwrap(), "{}", case["id"]);
    }
}

/// What reaches the transport.
async fn sent(config: Config<Store>, input: PutThingInput) -> (http::HeaderMap, Vec<u8>) {
    let script = Script::new([Step::Answer { status: 200, headers: Vec::new(), body: String::new() }]);
    let config = config.to_builder().http_client(script.clone()).sleep_impl(NoSleep::default());
    store::send::<PutThing>(config, input).await.unwrap();
    let request = script.take().try_into_http1x().unwrap();
    let (parts, body) = request.into_parts();
    let length = body.content_length();
    let bytes = ByteStream::new(body).collect().await.unwrap().to_vec();
    assert!(length.is_none_or(|length| length == bytes.len() as u64));
    assert!(length.is_some() || parts.headers.get("x-amz-decoded-content-length").is_none_or(|it| it == "44"));
    (parts.headers, bytes)
}

#[test]
fn bodies_are_compressed_where_botocore_compresses_them() {
    for case in cases("compressed") {
        let size = usize::try_from(case["size"].as_u64().unwrap()).unwrap();
        let input = BytesInput { body: Some(Blob::new(vec![b'a'; size])), ..BytesInput::default() };
        let request = to_http_request::<PutMetrics>(&input, &config(&case).build()).unwrap();
        assert_headers(&case, request.headers());
        assert_eq!(request.body().len() < size, request.headers().contains_key("content-encoding"));
    }
}

#[tokio::test]
async fn responses_are_compared_where_botocore_compares_them() {
    for case in cases("responses") {
        let headers: Vec<(&'static str, String)> = case["response_headers"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (&*name.clone().leak(), value.as_str().unwrap().to_owned()))
            .collect();
        let body = case["response_body"].as_str().unwrap().to_owned();
        let script = Script::new([Step::Answer { status: 200, headers, body: body.clone() }]);
        let config = config(&case).http_client(script.clone()).sleep_impl(NoSleep::default());
        let input = GetThingInput { checksum_mode: text(&case["params"], "ChecksumMode") };

        let output = store::send::<GetThing>(config.clone(), input.clone()).await.unwrap();
        let mode = case["headers"]["x-amz-checksum-mode"].as_str();
        assert_eq!(script.header("x-amz-checksum-mode").as_deref(), mode, "{}", case["id"]);
        let read = output.body.collect().await.map(|read| read.to_vec());
        assert_eq!(read.is_ok(), case["read"].as_bool().unwrap(), "{}: {read:?}", case["id"]);
        if let Err(error) = &read {
            assert!(DisplayErrorContext(error).to_string().contains("the response was damaged"), "{error:?}");
        }

        // In memory it is the same, but for the algorithms that this operation does not name.
        if case["id"] != "right-sha1" {
            let read = store::send::<ReadThing>(config, input).await;
            assert_eq!(read.is_ok(), case["read"].as_bool().unwrap(), "{}: {read:?}", case["id"]);
            assert!(read.is_err() || read.unwrap().body.unwrap().as_ref() == body.as_bytes());
        }
    }
}
