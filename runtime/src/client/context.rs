//! The values of a rule set's own parameters: what the operation says of them, else what the client's settings say.

use super::find::{Found, find};
use crate::config::ClientContext;
use crate::endpoint::ParamValue;
use crate::schema::{BuiltIn, ContextValue, EndpointParam, Operation};
use crate::shape::Members;

/// A value, before the rule set is asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Flag(bool),
    Texts(Vec<String>),
}

impl Value {
    /// The value, as rule sets take it.
    pub(super) fn borrow(&self) -> ParamValue<'_> {
        match self {
            Self::Text(text) => ParamValue::String(text),
            Self::Flag(flag) => ParamValue::Boolean(*flag),
            Self::Texts(texts) => ParamValue::StringArray(texts),
        }
    }
}

/// What the client knows: its settings, and the account of its credentials.
#[derive(Clone, Copy, Debug)]
pub(super) struct Client<'a> {
    pub(super) settings: &'a ClientContext,
    pub(super) account_id: Option<&'a str>,
    pub(super) region: &'a str,
}

/// The parameters that have a value, in the order of the rule set.
pub(super) fn values(operation: &Operation, input: &dyn Members, client: Client<'_>) -> Vec<(&'static str, Value)> {
    let params = operation.service.endpoint_params.iter();
    params.filter_map(|param| Some((param.name, value(param, operation, input, client)?))).collect()
}

/// botocore's order: what is fixed, what the input has, what the client is set to.
fn value(param: &EndpointParam, operation: &Operation, input: &dyn Members, client: Client<'_>) -> Option<Value> {
    let said = operation.context.iter().find(|it| it.name == param.name).and_then(|it| match it.value {
        ContextValue::Text(text) => Some(Value::Text(text.to_owned())),
        ContextValue::Flag(flag) => Some(Value::Flag(flag)),
        ContextValue::Texts(texts) => Some(Value::Texts(texts.iter().map(|&it| it.to_owned()).collect())),
        ContextValue::Input(way) => Some(match find(input, way)? {
            Found::Text(text) => Value::Text(text),
            Found::Flag(flag) => Value::Flag(flag),
            Found::Texts(texts) => Value::Texts(texts),
        }),
    });
    said.or_else(|| built_in(param.built_in?, client))
}

fn built_in(built_in: BuiltIn, client: Client<'_>) -> Option<Value> {
    let settings = client.settings;
    let flag = match built_in {
        BuiltIn::AccountId => return client.account_id.map(|id| Value::Text(id.to_owned())),
        BuiltIn::AccountIdEndpointMode => {
            return Some(Value::Text(settings.account_id_endpoint_mode.clone().unwrap_or_default().to_string()));
        }
        BuiltIn::S3Accelerate => settings.accelerate,
        BuiltIn::S3DisableMultiRegionAccessPoints => settings.disable_multi_region_access_points,
        BuiltIn::S3DisableS3ExpressSessionAuth => settings.disable_s3_express_session_auth,
        BuiltIn::S3ForcePathStyle => settings.force_path_style,
        BuiltIn::S3UseArnRegion | BuiltIn::S3ControlUseArnRegion => settings.use_arn_region,
        BuiltIn::S3UseGlobalEndpoint => (settings.s3_legacy_endpoint && client.region == "us-east-1").then_some(true),
        BuiltIn::StsUseGlobalEndpoint => {
            (settings.sts_legacy_endpoint && STS_LEGACY_REGIONS.contains(&client.region)).then_some(true)
        }
    };
    flag.map(Value::Flag)
}

/// The regions from which STS was reached at its one host before it had regional ones (botocore's
/// `LEGACY_GLOBAL_STS_REGIONS`).
const STS_LEGACY_REGIONS: [&str; 16] = [
    "ap-northeast-1",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "aws-global",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];
