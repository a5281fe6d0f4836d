//! Bodies that are streams, with checksums and compression: `construct-streams`.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use awslice_tests::server::{Reply, Server};
use generated::constructstreams as streams;
use generated::constructstreams::config::{Credentials, Region, RequestChecksumCalculation};
use generated::constructstreams::error::DisplayErrorContext;
use generated::constructstreams::operation::convert::{ConvertInput, ConvertOutput};
use generated::constructstreams::operation::get_thing::{GetThingError, GetThingOutput};
use generated::constructstreams::operation::put_thing::PutThingInput;
use generated::constructstreams::primitives::{AggregatedBytes, ByteStream, SdkBody};
use generated::constructstreams::types::Algorithm;

fn config(url: &str) -> streams::config::Builder {
    streams::Config::builder()
        .endpoint_url(url)
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .behavior_version_latest()
}

fn client(url: &str) -> streams::Client {
    streams::Client::from_conf(config(url).build())
}

/// A stream that is not in memory.
fn stream(text: &'static str) -> ByteStream {
    ByteStream::new(SdkBody::from_body_1_x(SdkBody::from(text)))
}

/// Answers one request, which it returns as it came over the wire.
fn once(end: &'static str) -> (String, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let mut stream = listener.accept().unwrap().0;
        let (mut reader, mut text) = (BufReader::new(stream.try_clone().unwrap()), String::new());
        while !text.ends_with(end) {
            assert!(reader.read_line(&mut text).unwrap() > 0);
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\netag: e\r\ncontent-length: 0\r\n\r\n").unwrap();
        text
    });
    (url, thread)
}

#[tokio::test]
async fn a_stream_goes_out_with_its_checksum_in_a_trailer() {
    let (url, server) = once("x-amz-checksum-crc32:UZAl6Q==\r\n\r\n");
    let text = "The quick brown fox jumps over the lazy dog.";
    let output = client(&url).put_thing().key("a/b").body(stream(text)).send().await.unwrap();
    assert_eq!(output.e_tag(), Some("e"));
    let sent = server.join().unwrap();
    for line in [
        "PUT /things/a/b HTTP/1.1\r\n",
        "content-type: application/octet-stream\r\n",
        "content-encoding: aws-chunked\r\n",
        "content-length: 86\r\n",
        "x-amz-trailer: x-amz-checksum-crc32\r\n",
        "x-amz-decoded-content-length: 44\r\n",
        "x-amz-sdk-checksum-algorithm: CRC32\r\n",
        "x-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\n",
        "\r\n\r\n2c\r\nThe quick brown fox jumps over the lazy dog.\r\n0\r\n",
    ] {
        assert!(sent.contains(line), "{line} in {sent}");
    }
}

#[tokio::test]
async fn bytes_and_files_go_out_too() {
    let server = Server::scripted(vec![Reply::new(200, &[], "")]);
    let client = client(server.url());
    let call = client.put_thing().key("k").body(ByteStream::from_static(b"abc"));
    call.checksum_algorithm(Algorithm::Sha256).content_type("text/css").send().await.unwrap();
    let file = std::env::temp_dir().join(format!("awslice-streams-{}", std::process::id()));
    std::fs::File::create(&file).unwrap().write_all(b"from a file").unwrap();
    client.put_sized().body(ByteStream::from_path(&file).await.unwrap()).send().await.unwrap();
    std::fs::remove_file(&file).unwrap();

    let received = server.received();
    let [bytes, file] = received.as_slice() else { panic!("{received:?}") };
    assert_eq!((bytes.text(), file.text()), ("abc".into(), "from a file".into()));
    assert_eq!(bytes.header("content-type"), Some("text/css"));
    let sha256 = "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
    assert_eq!(bytes.header("x-amz-checksum-sha256"), Some(sha256));
    assert_eq!((bytes.header("x-amz-checksum-crc32"), bytes.header("x-amz-content-sha256")), (None, None));
    assert_eq!(file.header("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert_eq!(file.header("content-length"), Some("11"));
}

#[tokio::test]
async fn a_response_is_read_as_a_stream_and_compared_with_its_checksum() {
    let found = |checksum: &str| {
        Reply::new(200, &[("content-type", "text/css"), ("x-meta-k", "v"), ("x-amz-checksum-crc32c", checksum)], "abc")
    };
    let missing = Reply::new(404, &[("x-amzn-errortype", "NoSuchThing")], r#"{"message": "none"}"#);
    let server = Server::scripted(vec![found("Nks/tw=="), found("AAAAAA=="), missing]);
    let client = client(server.url());
    let get = || client.get_thing().key("k").send();

    let output = get().await.unwrap();
    assert_eq!((output.content_type(), output.meta_value().unwrap()["k"].as_str()), (Some("text/css"), "v"));
    assert_eq!(output.body().size_hint(), (3, Some(3)));
    let whole: AggregatedBytes = output.body.collect().await.unwrap();
    assert_eq!(whole.to_vec(), b"abc");
    assert_eq!(server.received()[0].header("x-amz-checksum-mode"), Some("ENABLED"));

    let mut damaged = get().await.unwrap();
    assert_eq!(damaged.body.next().await.unwrap().unwrap().as_ref(), b"abc");
    let error = damaged.body.next().await.unwrap().unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(text.contains("its checksum is Nks/tw==, not what x-amz-checksum-crc32c says"), "{text}");

    let error = get().await.unwrap_err().into_service_error();
    assert!(matches!(error, GetThingError::NoSuchThing(_)), "{error:?}");
}

#[tokio::test]
async fn bodies_in_memory_are_summed_up_and_compressed() {
    let server = Server::scripted(vec![Reply::new(200, &[], "")]);
    let client = client(server.url());
    client.delete_things().keys("a").send().await.unwrap();
    client.create_store().name("n").send().await.unwrap();
    let metrics = client.put_metrics().set_lines(Some(vec!["line".to_owned(); 5_000]));
    metrics.clone().send().await.unwrap();
    let plain = streams::Config::builder().disable_request_compression(true);
    metrics.customize().config_override(plain).send().await.unwrap();

    let received = server.received();
    let [delete, create, zipped, plain] = received.as_slice() else { panic!("{}", received.len()) };
    assert_eq!(delete.header("x-amz-sdk-checksum-algorithm"), Some("CRC32"));
    assert_eq!(delete.header("x-amz-checksum-crc32").map(str::len), Some(8));
    assert_eq!(create.header("x-amz-sdk-checksum-algorithm"), None);
    assert_eq!(create.header("x-amz-checksum-crc32").map(str::len), Some(8));
    assert_eq!(zipped.header("content-encoding"), Some("gzip"));
    assert!(zipped.body.len() < 1_000 && plain.body.len() > 30_000 && plain.header("content-encoding").is_none());
    assert!(zipped.body.starts_with(&[0x1f, 0x8b]));
}

#[tokio::test]
async fn both_halves_stand_without_a_network() {
    let required = RequestChecksumCalculation::WhenRequired;
    let config = config("https://h").request_checksum_calculation(required).build();
    let input = ConvertInput::builder().stream(stream("in")).r#type("t").build().unwrap();
    assert_eq!((input.stream().size_hint(), input.r#type()), ((2, Some(2)), Some("t")));
    let request = input.into_http_request(&config).unwrap();
    assert_eq!(ByteStream::new(request.into_body()).collect().await.unwrap().to_vec(), b"in");
    let response = http::Response::builder().header("x-type", "u").body("out").unwrap();
    let output = ConvertOutput::parse_http_response(&response).unwrap();
    assert_eq!((output.r#type(), output.stream().bytes()), (Some("u"), Some(&b"out"[..])));
    let built = GetThingOutput::builder().body(ByteStream::from_static(b"x")).build();
    assert!(built.body().bytes().is_some() && GetThingOutput::builder().build().body().bytes() == Some(b""));

    let input = PutThingInput::builder().key("k").password("hidden").set_body(None).build().unwrap();
    assert!(!format!("{input:?}").contains("hidden"));
    assert!(input.validate().is_ok() && PutThingInput::default().validate().is_err());
}
