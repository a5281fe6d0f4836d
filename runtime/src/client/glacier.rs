//! What Glacier wants beside what its model says (botocore's `handlers.py`): the version of its API in a header, and two
//! hashes of each upload.

use aws_smithy_runtime_api::box_error::BoxError;
use http::{HeaderMap, HeaderValue};

use super::Body;
use crate::auth::CONTENT_SHA256;
use crate::checksum::{Sha256Hex, TreeHash};
use crate::schema::Operation;

const VERSION: &str = "x-amz-glacier-version";
const TREE_HASH: &str = "x-amz-sha256-tree-hash";

/// Whether the operation is one of Glacier's that upload.
pub(super) fn uploads(operation: &Operation) -> bool {
    operation.service.id == "Glacier" && operation.input.is_stream()
}

/// Adds the headers that can be known before the request is sent: of a stream, the hashes cannot.
///
/// # Errors
/// When the hashes cannot be taken at all, and the caller has not brought them.
pub(super) fn describe(operation: &Operation, body: &Body, headers: &mut HeaderMap) -> Result<(), BoxError> {
    if operation.service.id != "Glacier" {
        return Ok(());
    }
    headers.insert(VERSION, HeaderValue::from_static(operation.service.api_version));
    if !uploads(operation) {
        return Ok(());
    }
    match body.bytes() {
        Some(bytes) => {
            let mut hashes = Hashes::default();
            hashes.update(bytes);
            hashes.write(headers)
        }
        None if body.copied_stream().is_none() && !headers.contains_key(TREE_HASH) => {
            Err("Glacier wants a hash before the upload: give bytes, a file, or a stream that can be read twice".into())
        }
        None => Ok(()),
    }
}

/// Both hashes of an upload.
#[derive(Default)]
pub(super) struct Hashes {
    whole: Sha256Hex,
    tree: TreeHash,
}

impl Hashes {
    /// Adds bytes.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.whole.update(bytes);
        self.tree.update(bytes);
    }

    /// Writes the hashes into headers; those that the caller set are kept.
    pub(super) fn write(self, headers: &mut HeaderMap) -> Result<(), BoxError> {
        headers.entry(CONTENT_SHA256).or_insert(HeaderValue::try_from(self.whole.finish())?);
        headers.entry(TREE_HASH).or_insert(HeaderValue::try_from(self.tree.finish())?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use aws_smithy_types::body::SdkBody;
    use aws_smithy_types::byte_stream::ByteStream;

    use super::*;
    use crate::client::Upload;
    use crate::schema::{Member, Service, Structure, blob};
    use crate::support::service::SERVICE;

    const HASH: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    static GLACIER: Service = Service { id: "Glacier", api_version: "2012-06-01", ..SERVICE };
    static ARCHIVE: Structure = Structure::new("Archive", &[Member::new("body", blob()).streaming()]).payload(0);
    static VAULT: Structure = Structure::new("Vault", &[]);

    fn described(input: &'static Structure, body: &Body) -> Result<HeaderMap, BoxError> {
        let mut headers = HeaderMap::new();
        describe(&Operation::new("Upload", &GLACIER, "POST", "/", input, &VAULT), body, &mut headers).map(|()| headers)
    }

    #[test]
    fn an_upload_has_its_hashes_and_every_call_the_version() {
        let headers = described(&ARCHIVE, &Body::new(b"abc".to_vec(), None)).unwrap();
        assert_eq!(
            (&headers[VERSION], &headers[CONTENT_SHA256], &headers[TREE_HASH]),
            (&HeaderValue::from_static("2012-06-01"), &HeaderValue::from_static(HASH), &HeaderValue::from_static(HASH))
        );
        let headers = described(&VAULT, &Body::new(Vec::new(), None)).unwrap();
        assert_eq!((headers.len(), headers.contains_key(VERSION)), (1, true));
    }

    #[test]
    fn a_stream_that_can_be_read_once_has_none() {
        let once = SdkBody::from_body_1_x(SdkBody::from("abc"));
        let error =
            described(&ARCHIVE, &Body::new(Vec::new(), Some(Upload::Bytes(ByteStream::new(once))))).unwrap_err();
        assert!(error.to_string().starts_with("Glacier wants a hash before the upload"), "{error}");
    }
}
