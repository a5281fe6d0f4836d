//! The service, written by hand as the generator would write it. It is signed as S3 is.

use awslice_runtime::client::{Bare, Fluent, Handle, Holds, Upload};
use awslice_runtime::config::exports::{Credentials, Region};
use awslice_runtime::config::{Builder, Config, ServiceMarker};
use awslice_runtime::endpoint::{self, AuthScheme, Endpoint, EndpointError};
use awslice_runtime::operation::Operation;
use awslice_runtime::protocol::REST_JSON;
use awslice_runtime::schema::{self, ErrorRow, Member, Structure, blob, long, string};
use awslice_runtime::types::{Blob, ByteStream, ErrorMetadata, HttpResponse, SdkError};

#[derive(Clone, Copy, Debug)]
pub struct Store;

impl ServiceMarker for Store {
    const ROW: &'static schema::Service = &SERVICE;
}

static SERVICE: schema::Service = schema::Service {
    name: "store",
    id: "Store",
    endpoint_prefix: "store",
    signing_name: "store",
    api_version: "2026-11-20",
    protocol: &REST_JSON,
    target_prefix: "",
    xml_namespace: "",
    query_compatible: false,
    auth: &[schema::Auth::SigV4],
    endpoint: resolve,
    endpoint_params: &[],
};

/// The same service under the id of one that wants more than its model says.
static GLACIER: schema::Service = schema::Service { id: "Glacier", api_version: "2012-06-01", ..SERVICE };

/// The region says how requests are signed.
fn resolve(params: &endpoint::Params<'_>) -> Result<Endpoint, EndpointError> {
    let endpoint = Endpoint::new(params.endpoint.unwrap_or("https://store.example.com"));
    let like_s3 = AuthScheme {
        name: "sigv4".to_owned(),
        signing_name: Some("s3".to_owned()),
        disable_double_encoding: true,
        ..AuthScheme::default()
    };
    Ok(if params.region == Some("plain") { endpoint } else { endpoint.auth_scheme(like_s3) })
}

/// A configuration for calls at this URL, signed as S3's or, with the region `plain`, as others are.
pub fn config(url: &str, region: &'static str) -> Builder<Store> {
    let credentials = Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test");
    Config::builder().endpoint_url(url).region(Region::new(region)).credentials_provider(credentials)
}

/// Makes a call.
pub async fn send<O: Operation<Service = Store>>(
    config: Builder<Store>,
    input: O::Input,
) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
    let mut builder = O::InputBuilder::default();
    *builder.input_mut() = input;
    Fluent::<O>::with_input(&Handle::new(config.build()), builder).send().await
}

macro_rules! operation {
    ($name:ident($input:ty) -> $output:ty, $row:expr $(, $stream:ident)?) => {
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl Operation for $name {
            type Service = Store;
            type Input = $input;
            type InputBuilder = Bare<$input>;
            type Output = $output;
            type Error = StoreError;
            const ROW: &'static schema::Operation = {
                static ROW: schema::Operation = $row;
                &ROW
            };
            $(
                fn take_upload(input: &mut Self::Input) -> Option<Upload> {
                    Some(Upload::Bytes(std::mem::take(&mut input.$stream)))
                }
            )?
        }
    };
}

operation!(PutThing(PutThingInput) -> Nothing, schema::Operation::new("PutThing", &SERVICE, "PUT", "/thing", &PUT_THING_INPUT, &NOTHING).checksum_algorithm("ChecksumAlgorithm"), body);
operation!(PutSized(PutSizedInput) -> Nothing, schema::Operation::new("PutSized", &SERVICE, "PUT", "/sized", &PUT_SIZED_INPUT, &NOTHING), body);
operation!(GetThing(GetThingInput) -> GetThingOutput, schema::Operation::new("GetThing", &SERVICE, "GET", "/thing", &GET_THING_INPUT, &GET_THING_OUTPUT)
    .response_checksums("ChecksumMode", &["CRC64NVME", "CRC32", "CRC32C", "SHA256", "SHA1", "XXHASH64"]).errors(&[ErrorRow::new("NoSuchThing")]));
operation!(ReadThing(GetThingInput) -> ReadThingOutput, schema::Operation::new("ReadThing", &SERVICE, "GET", "/thing", &GET_THING_INPUT, &READ_THING_OUTPUT)
    .response_checksums("ChecksumMode", &["CRC32", "SHA256"]));
operation!(DeleteThings(BytesInput) -> Nothing, schema::Operation::new("DeleteThings", &SERVICE, "POST", "/", &BYTES_INPUT, &NOTHING)
    .checksum_required().checksum_algorithm("ChecksumAlgorithm"));
operation!(CreateStore(BytesInput) -> Nothing, schema::Operation::new("CreateStore", &SERVICE, "POST", "/", &BYTES_INPUT, &NOTHING).checksum_required());
operation!(PutMetrics(BytesInput) -> Nothing, schema::Operation::new("PutMetrics", &SERVICE, "POST", "/", &BYTES_INPUT, &NOTHING).compressions(&["gzip"]));

operation!(UploadArchive(PutSizedInput) -> Nothing, schema::Operation::new("UploadArchive", &GLACIER, "POST", "/", &PUT_SIZED_INPUT, &NOTHING), body);

#[derive(Debug, Default)]
pub struct PutThingInput {
    pub checksum_algorithm: Option<String>,
    pub checksum_sha256: Option<String>,
    pub content_encoding: Option<String>,
    pub content_length: Option<i64>,
    pub body: ByteStream,
}

static PUT_THING_INPUT: Structure = Structure::new(
    "PutThingInput",
    &[
        Member::new("ChecksumAlgorithm", string()).header("x-amz-sdk-checksum-algorithm"),
        Member::new("ChecksumSHA256", string()).header("x-amz-checksum-sha256"),
        Member::new("ContentEncoding", string()).header("Content-Encoding"),
        Member::new("ContentLength", long()).header("Content-Length"),
        Member::new("Body", blob()).streaming(),
    ],
)
.payload(4);

awslice_runtime::structure!(
    PutThingInput,
    PUT_THING_INPUT { 0: checksum_algorithm, 1: checksum_sha256, 2: content_encoding, 3: content_length, 4: body }
);

#[derive(Debug, Default)]
pub struct PutSizedInput {
    pub body: ByteStream,
}

static PUT_SIZED_INPUT: Structure =
    Structure::new("PutSizedInput", &[Member::new("Body", blob()).streaming().requires_length().required()]).payload(0);

awslice_runtime::structure!(PutSizedInput, PUT_SIZED_INPUT { 0: body });

#[derive(Clone, Debug, Default)]
pub struct GetThingInput {
    pub checksum_mode: Option<String>,
}

static GET_THING_INPUT: Structure =
    Structure::new("GetThingInput", &[Member::new("ChecksumMode", string()).header("x-amz-checksum-mode")]);

awslice_runtime::structure!(GetThingInput, GET_THING_INPUT { 0: checksum_mode });

#[derive(Debug)]
pub struct GetThingOutput {
    pub content_type: Option<String>,
    pub body: ByteStream,
    _request_id: Option<String>,
}

static GET_THING_OUTPUT: Structure = Structure::new(
    "GetThingOutput",
    &[Member::new("ContentType", string()).header("Content-Type"), Member::new("Body", blob()).streaming()],
)
.payload(1);

awslice_runtime::output!(GetThingOutput, GET_THING_OUTPUT { 0: content_type, 1: body } stream body);

#[derive(Debug)]
pub struct ReadThingOutput {
    pub body: Option<Blob>,
    _request_id: Option<String>,
}

static READ_THING_OUTPUT: Structure = Structure::new("ReadThingOutput", &[Member::new("Body", blob())]).payload(0);

awslice_runtime::output!(ReadThingOutput, READ_THING_OUTPUT { 0: body });

#[derive(Clone, Debug, Default)]
pub struct BytesInput {
    pub checksum_algorithm: Option<String>,
    pub body: Option<Blob>,
}

static BYTES_INPUT: Structure = Structure::new(
    "BytesInput",
    &[Member::new("ChecksumAlgorithm", string()).header("x-amz-sdk-checksum-algorithm"), Member::new("Body", blob())],
)
.payload(1);

awslice_runtime::structure!(BytesInput, BYTES_INPUT { 0: checksum_algorithm, 1: body });

#[derive(Debug)]
pub struct Nothing {
    _request_id: Option<String>,
}

static NOTHING: Structure = Structure::new("Nothing", &[]);

awslice_runtime::output!(Nothing, NOTHING {});

#[derive(Clone, Debug, PartialEq)]
pub struct NoSuchThing {
    pub message: Option<String>,
    meta: ErrorMetadata,
}

static NO_SUCH_THING: Structure = Structure::new("NoSuchThing", &[Member::new("message", string())]);

awslice_runtime::modeled_error!(NoSuchThing, "NoSuchThing", NO_SUCH_THING { 0: message });

#[derive(Debug)]
pub enum StoreError {
    NoSuchThing(NoSuchThing),
    #[deprecated(note = "as in generated code")]
    Unhandled(awslice_runtime::error::Unhandled),
}

awslice_runtime::operation_error!(StoreError, GetThing::ROW, { "NoSuchThing" => NoSuchThing });
