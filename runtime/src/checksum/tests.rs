//! Check values of the algorithms, and what streams in `aws-chunked` look like.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use http::HeaderMap;

use super::trailer::AwsChunked;
use super::{Algorithm, Sha256Hex, apply};
use crate::client::Body;
use crate::schema::Operation;
use crate::support::service::{PUT_NOTE, PutNoteInput};

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The values that catalogues of such algorithms give for `123456789`, of the longer ones their first 16 digits.
#[test]
fn every_algorithm_gives_its_check_value() {
    let expected = [
        (Algorithm::Crc32, "cbf43926"),
        (Algorithm::Crc32c, "e3069283"),
        (Algorithm::Crc64Nvme, "ae8b14860a799888"),
        (Algorithm::Md5, "25f9e794323b4538"),
        (Algorithm::Sha1, "f7c3bc1d808e0473"),
        (Algorithm::Sha256, "15e2b0d3c33891eb"),
        (Algorithm::Sha512, "d9e6762dd1c8eaf6"),
    ];
    assert_eq!(expected.len(), Algorithm::ALL.len());
    for (algorithm, value) in expected {
        let mut hash = algorithm.hash().unwrap()();
        hash.update(b"1234");
        hash.update(b"56789");
        let found = hash.finish();
        assert_eq!(found.len(), algorithm.size());
        assert!(hexadecimal(&found).starts_with(value), "{algorithm:?}: {}", hexadecimal(&found));
        assert_eq!(Algorithm::named(&algorithm.name().to_lowercase()), Some(algorithm));
        assert_eq!(algorithm.header(), format!("x-amz-checksum-{}", algorithm.name().to_lowercase()));
    }
    assert!(Sha256Hex::default().finish().starts_with("e3b0c44298fc1c14"));
}

#[tokio::test]
async fn a_stream_comes_in_pieces_of_one_size_with_a_trailer() {
    for length in [0, 1, 15, 16, 65_535, 65_536, 65_537, 200_000] {
        for algorithm in Algorithm::ALL {
            let content: Vec<u8> = (0..length).map(|index| (index % 251) as u8).collect();
            let chunked = AwsChunked::new(SdkBody::from(content.clone()), algorithm, algorithm.hash().unwrap()());
            let body = SdkBody::from_body_1_x(chunked);
            let announced = body.content_length().unwrap();
            let sent = ByteStream::new(body).collect().await.unwrap().to_vec();
            assert_eq!(announced, sent.len() as u64, "{length} {algorithm:?}");
            let (read, trailer) = unframed(&sent);
            assert!(read == content);
            assert!(trailer.starts_with(&format!("{}:", algorithm.header())), "{trailer}");
        }
    }
}

/// The content of a stream in `aws-chunked`, and its trailer.
fn unframed(mut sent: &[u8]) -> (Vec<u8>, String) {
    let mut content = Vec::new();
    loop {
        let end = sent.windows(2).position(|it| it == b"\r\n").unwrap();
        let size = usize::from_str_radix(std::str::from_utf8(&sent[..end]).unwrap(), 16).unwrap();
        sent = &sent[end + 2..];
        if size == 0 {
            return (content, std::str::from_utf8(sent).unwrap().strip_suffix("\r\n\r\n").unwrap().to_owned());
        }
        assert!(size == 65_536 || sent[size + 2..].starts_with(b"0\r\n"));
        content.extend_from_slice(&sent[..size]);
        sent = sent[size..].strip_prefix(b"\r\n").unwrap();
    }
}

#[test]
fn an_algorithm_that_is_not_known_is_an_error_unless_the_caller_brings_the_checksum() {
    let operation = Operation { checksum_algorithm: Some("title"), ..PUT_NOTE };
    let input = PutNoteInput { title: Some("XXHASH64".to_owned()), token: None };
    let check = |headers: &mut HeaderMap| {
        apply(&operation, &input, RequestChecksumCalculation::WhenSupported, headers, Body::new(b"a".to_vec(), None))
    };
    assert_eq!(
        check(&mut HeaderMap::new()).unwrap_err().to_string(),
        "no checksum algorithm `XXHASH64`: choose one of CRC64NVME, CRC32C, CRC32, SHA1, SHA256, SHA512, MD5, or set \
         the checksum itself"
    );
    let mut headers = HeaderMap::new();
    headers.insert("x-amz-checksum-xxhash64", "AAAA".parse().unwrap());
    assert!(check(&mut headers).is_ok());
    assert_eq!(headers.len(), 1);
}
