//! Streams through the pipeline, without a network.

use aws_credential_types::Credentials;
use awslice_runtime::client::{into_http_request, into_signed_http_request, parse_http_response};
use awslice_runtime::types::{ByteStream, DisplayErrorContext, SdkBody, http};

use crate::store::{GetThing, GetThingInput, PutSized, PutSizedInput, StoreError, UploadArchive, config, send};
use crate::support::script::{NoSleep, Script, Step, answer};

const URL: &str = "https://store.example.com";

/// A stream that can be read once.
fn once(text: &'static str) -> ByteStream {
    ByteStream::new(SdkBody::from_body_1_x(SdkBody::from(text)))
}

/// A stream that can be read again.
fn again(text: &'static str) -> ByteStream {
    ByteStream::new(SdkBody::retryable(move || SdkBody::from_body_1_x(SdkBody::from(text))))
}

/// A stream that does not say how long it is.
fn endless() -> ByteStream {
    struct Endless;

    impl http_body::Body for Endless {
        type Data = bytes::Bytes;
        type Error = std::io::Error;

        fn poll_frame(
            self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Self::Error>>> {
            std::task::Poll::Ready(None)
        }
    }

    ByteStream::new(SdkBody::from_body_1_x(Endless))
}

async fn put(body: ByteStream, region: &'static str, script: &Script) -> Result<(), String> {
    let config = config(URL, region).http_client(script.clone()).sleep_impl(NoSleep::default());
    let result = send::<PutSized>(config, PutSizedInput { body }).await;
    result.map(|_| ()).map_err(|error| DisplayErrorContext(error).to_string())
}

#[tokio::test]
async fn a_stream_that_can_be_read_again_is_signed_and_sent_again() {
    for region in ["us-east-1", "plain"] {
        let script = Script::new([answer(500, "{}"), answer(200, "")]);
        put(again("abc"), region, &script).await.unwrap();
        assert_eq!(script.count(), 2);
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(script.headers("x-amz-content-sha256"), vec![Some(hash.to_owned()); 2]);
        let signed = script.headers("authorization")[1].clone().unwrap();
        assert!(signed.contains("content-type;host;x-amz-content-sha256;x-amz-date"), "{signed}");
        assert_eq!(ByteStream::new(script.take().take_body()).collect().await.unwrap().to_vec(), b"abc");
    }
}

#[cfg(feature = "checksums")]
#[tokio::test]
async fn a_trailer_is_made_anew_for_each_attempt() {
    use crate::store::{PutThing, PutThingInput};

    let script = Script::new([answer(500, "{}"), answer(200, "")]);
    let config = config(URL, "us-east-1").http_client(script.clone()).sleep_impl(NoSleep::default());
    let input = PutThingInput { body: again("123456789"), ..PutThingInput::default() };
    send::<PutThing>(config, input).await.unwrap();
    assert_eq!(script.count(), 2);
    for _ in 0..2 {
        let sent = ByteStream::new(script.take().take_body()).collect().await.unwrap().to_vec();
        assert_eq!(sent, b"9\r\n123456789\r\n0\r\nx-amz-checksum-crc32:y/Q5Jg==\r\n\r\n");
    }
}

#[cfg(not(feature = "checksums"))]
#[tokio::test]
async fn a_checksum_without_its_feature_is_an_error_that_names_it() {
    use crate::store::{BytesInput, DeleteThings};

    let script = Script::new([answer(200, "")]);
    let config = config(URL, "us-east-1").http_client(script.clone());
    let error = send::<DeleteThings>(config, BytesInput::default()).await.unwrap_err();
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("needs a checksum (CRC32): turn on the feature `checksums` of awslice-runtime"), "{text}");
}

#[tokio::test]
async fn a_stream_that_can_be_read_once_is_sent_once_and_not_signed() {
    for region in ["us-east-1", "plain"] {
        let script = Script::new([answer(500, "{}"), answer(200, "")]);
        let error = put(once("abc"), region, &script).await.unwrap_err();
        assert!(error.contains("HTTP 500"), "{error}");
        assert_eq!(script.headers("x-amz-content-sha256"), [Some("UNSIGNED-PAYLOAD".to_owned())]);
    }
}

#[tokio::test]
async fn glacier_gets_the_hashes_of_a_stream_before_it() {
    let script = Script::new([answer(200, "")]);
    let config = config(URL, "plain").http_client(script.clone()).sleep_impl(NoSleep::default());
    send::<UploadArchive>(config, PutSizedInput { body: again("abc") }).await.unwrap();
    let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    for name in ["x-amz-content-sha256", "x-amz-sha256-tree-hash"] {
        assert_eq!(script.header(name).as_deref(), Some(hash));
    }
    assert_eq!(script.header("x-amz-glacier-version").as_deref(), Some("2012-06-01"));
}

#[tokio::test]
async fn a_stream_in_memory_is_bytes() {
    let script = Script::new([answer(200, "")]);
    put(ByteStream::from_static(b"abc"), "plain", &script).await.unwrap();
    assert_eq!(script.bodies(), ["abc"]);
    assert_eq!(script.header("x-amz-content-sha256"), None);
    assert_eq!(script.header("content-type").unwrap(), "application/octet-stream");
}

#[tokio::test]
async fn a_length_that_must_be_known_is_asked_for() {
    let script = Script::new([answer(200, "")]);
    let error = put(endless(), "plain", &script).await.unwrap_err();
    assert!(error.contains("the length of `Body` must be known: give bytes, a file, or a stream"), "{error}");
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn a_stream_goes_into_its_request() {
    let config = config(URL, "plain").build();
    let request = into_http_request::<PutSized>(PutSizedInput { body: once("abc") }, &config).unwrap();
    assert_eq!(request.body().content_length(), Some(3));
    assert_eq!(ByteStream::new(request.into_body()).collect().await.unwrap().to_vec(), b"abc");
    let credentials = Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test");
    let input = PutSizedInput { body: once("abc") };
    let time = std::time::SystemTime::UNIX_EPOCH;
    let request = into_signed_http_request::<PutSized>(input, &config, &credentials, time).unwrap();
    assert_eq!(request.headers()["x-amz-content-sha256"], "UNSIGNED-PAYLOAD");
    assert!(request.headers().contains_key("authorization"));
}

#[tokio::test]
async fn a_response_is_a_stream_and_an_error_is_not() {
    let found = http::Response::builder().status(200).header("content-type", "text/css").body("abc").unwrap();
    let output = parse_http_response::<GetThing>(&found).unwrap();
    assert_eq!(output.content_type.as_deref(), Some("text/css"));
    assert_eq!(output.body.collect().await.unwrap().to_vec(), b"abc");

    let body = r#"{"code": "NoSuchThing", "message": "none"}"#;
    let script = Script::new([answer(404, body)]);
    let config = config(URL, "plain").http_client(script.clone()).sleep_impl(NoSleep::default());
    let error = send::<GetThing>(config, GetThingInput::default()).await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().body().bytes(), Some(body.as_bytes()));
    let StoreError::NoSuchThing(error) = error.into_service_error() else { panic!("modeled") };
    assert_eq!(error.message.as_deref(), Some("none"));
}

#[tokio::test]
async fn a_response_that_is_too_short_is_an_error_of_its_stream() {
    let short = Step::Answer { status: 200, headers: vec![("content-length", "5".to_owned())], body: "abc".to_owned() };
    let config = config(URL, "plain").http_client(Script::new([short])).sleep_impl(NoSleep::default());
    let output = send::<GetThing>(config, GetThingInput::default()).await.unwrap();
    let error = output.body.collect().await.unwrap_err();
    let text = DisplayErrorContext(error).to_string();
    assert!(text.contains("the response broke off: 2 bytes of its body are missing"), "{text}");
}
