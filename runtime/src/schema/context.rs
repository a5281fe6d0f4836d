//! What a service's endpoint rules ask beside region, FIPS, dual stack and URL, and where it comes from.

/// A parameter of a service's rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EndpointParam {
    /// The parameter's name in the rule set, such as `Bucket`.
    pub name: &'static str,
    /// The setting of the client that stands in where the operation says nothing (`builtIn`).
    pub built_in: Option<BuiltIn>,
}

impl EndpointParam {
    /// A parameter that only operations fill.
    pub const fn new(name: &'static str) -> Self {
        Self { name, built_in: None }
    }

    /// Is the client's where the operation says nothing.
    pub const fn built_in(mut self, built_in: BuiltIn) -> Self {
        self.built_in = Some(built_in);
        self
    }
}

/// A setting of the client that rule sets know by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// `AWS::Auth::AccountId`: the account of the credentials.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`: whether hosts bear the account.
    AccountIdEndpointMode,
    /// `AWS::S3::Accelerate`.
    S3Accelerate,
    /// `AWS::S3::DisableMultiRegionAccessPoints`.
    S3DisableMultiRegionAccessPoints,
    /// `AWS::S3::DisableS3ExpressSessionAuth`, also without `builtIn` in the models.
    S3DisableS3ExpressSessionAuth,
    /// `AWS::S3::ForcePathStyle`.
    S3ForcePathStyle,
    /// `AWS::S3::UseArnRegion`.
    S3UseArnRegion,
    /// `AWS::S3::UseGlobalEndpoint`.
    S3UseGlobalEndpoint,
    /// `AWS::S3Control::UseArnRegion`.
    S3ControlUseArnRegion,
    /// `AWS::STS::UseGlobalEndpoint`.
    StsUseGlobalEndpoint,
}

/// What an operation says of a parameter of its service's rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContextParam {
    /// The parameter's name.
    pub name: &'static str,
    /// Its value.
    pub value: ContextValue,
}

/// The value of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContextValue {
    /// This text (`staticContextParams`).
    Text(&'static str),
    /// This flag (`staticContextParams`).
    Flag(bool),
    /// These texts (`staticContextParams`).
    Texts(&'static [&'static str]),
    /// What the input has there (`contextParam`, `operationContextParams`).
    Input(&'static [Step]),
}

/// A step of the way into an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the member with this name.
    Member(&'static str),
    /// To each element of a list.
    Each,
    /// To the keys of a map.
    Keys,
    /// Several ways, one after the other.
    All(&'static [&'static [Step]]),
}

impl ContextParam {
    /// A parameter that is always this text.
    pub const fn text(name: &'static str, value: &'static str) -> Self {
        Self { name, value: ContextValue::Text(value) }
    }

    /// A parameter that is always this flag.
    pub const fn flag(name: &'static str, value: bool) -> Self {
        Self { name, value: ContextValue::Flag(value) }
    }

    /// A parameter that is always these texts.
    pub const fn texts(name: &'static str, value: &'static [&'static str]) -> Self {
        Self { name, value: ContextValue::Texts(value) }
    }

    /// A parameter that is what the input has at the end of this way.
    pub const fn input(name: &'static str, way: &'static [Step]) -> Self {
        Self { name, value: ContextValue::Input(way) }
    }
}
