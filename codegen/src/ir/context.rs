//! What operations and clients say of the parameters of endpoint rules, and how requests say who sends them.

/// What an operation says of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextParam {
    /// The parameter's name in the rule set.
    pub name: String,
    /// Its value.
    pub value: ContextValue,
}

/// The value of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum ContextValue {
    /// Always this text.
    Text(String),
    /// Always this flag.
    Flag(bool),
    /// Always these texts.
    Texts(Vec<String>),
    /// What the input has there.
    Input(Vec<ContextStep>),
}

/// A step of the way into an input.
#[derive(Clone, Debug, PartialEq)]
pub enum ContextStep {
    /// To the member with this name in the model.
    Member(String),
    /// To each element of a list.
    Each,
    /// To the keys of a map.
    Keys,
    /// Several ways, one after the other.
    All(Vec<Vec<ContextStep>>),
}

/// A setting that only some services' clients have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// `accelerate`.
    Accelerate,
    /// `account_id_endpoint_mode`.
    AccountIdEndpointMode,
    /// `token_provider`.
    BearerAuth,
    /// `disable_multi_region_access_points`.
    DisableMultiRegionAccessPoints,
    /// `disable_s3_express_session_auth`.
    DisableS3ExpressSessionAuth,
    /// `force_path_style`.
    ForcePathStyle,
    /// `use_arn_region`.
    UseArnRegion,
}

/// A way in which a request says who sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Signature Version 4.
    SigV4,
    /// Signature Version 4a.
    SigV4a,
    /// Signature Version 2.
    SigV2,
    /// A token.
    Bearer,
    /// Not at all.
    None,
}
