//! Endpoint rule sets (`endpoint-rule-set-1.json`) and partitions (`partitions.json`), resolved.

/// A rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// Parameters in the order of the file.
    pub params: Vec<Param>,
    /// Rules; the first one whose conditions hold decides.
    pub rules: Vec<Rule>,
}

/// A parameter of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Name in the file, such as `UseFIPS`.
    pub wire: String,
    /// Name of the local variable, such as `use_fips`.
    pub rust: String,
    /// Type.
    pub ty: ParamType,
    /// `builtIn`, such as `AWS::Region`.
    pub built_in: Option<String>,
    /// Must have a value.
    pub required: bool,
    /// `default`, if any.
    pub default: Option<Expr>,
}

/// Type of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// A list of texts.
    StringArray,
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// If all conditions hold, this endpoint.
    Endpoint {
        /// Conditions, tested in order.
        conditions: Vec<Condition>,
        /// Result.
        endpoint: Endpoint,
    },
    /// If all conditions hold, this error.
    Error {
        /// Conditions, tested in order.
        conditions: Vec<Condition>,
        /// Message.
        message: Expr,
    },
    /// If all conditions hold, these rules, and no rule after this one.
    Tree {
        /// Conditions, tested in order.
        conditions: Vec<Condition>,
        /// Rules.
        rules: Vec<Rule>,
    },
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// The call; it holds when it is neither false nor nothing.
    pub call: Expr,
    /// Local variable that takes the value.
    pub assign: Option<String>,
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// URL.
    pub url: Expr,
    /// Properties such as `authSchemes`, as JSON with templates in its texts.
    pub properties: serde_json::Value,
    /// Headers.
    pub headers: Vec<(String, Vec<Expr>)>,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// Text with `{..}` parts.
    Template(Vec<Template>),
    /// True or false.
    Boolean(bool),
    /// A whole number (of `substring`).
    Integer(i64),
    /// A list of texts.
    Array(Vec<Expr>),
    /// A parameter or local variable, by its Rust name; `optional` when it may be nothing here.
    Ref {
        /// Rust name.
        name: String,
        /// Whether it can be nothing at this place.
        optional: bool,
    },
    /// A call.
    Call(Function, Vec<Expr>),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Template {
    /// As it stands.
    Literal(String),
    /// The value of an expression.
    Value(Expr),
}

/// A function of the rule language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Function {
    /// `isSet`.
    IsSet,
    /// `not`.
    Not,
    /// `getAttr`, with the path's parts: names, or `[n]`.
    GetAttr(Vec<String>),
    /// `substring`.
    Substring,
    /// `stringEquals`.
    StringEquals,
    /// `booleanEquals`.
    BooleanEquals,
    /// `uriEncode`.
    UriEncode,
    /// `parseURL`.
    ParseUrl,
    /// `isValidHostLabel`.
    IsValidHostLabel,
    /// `aws.partition`.
    AwsPartition,
    /// `aws.parseArn`.
    AwsParseArn,
    /// `aws.isVirtualHostableS3Bucket`.
    AwsIsVirtualHostableS3Bucket,
}

/// `partitions.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Partitions {
    /// Partitions in the order of the file.
    pub partitions: Vec<Partition>,
}

/// A partition.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// `id`, such as `aws-cn`.
    pub id: String,
    /// What stands before `-word-number` in the names of its regions, such as `us` and `eu`: the alternatives of
    /// `regionRegex`, whose form is the same in all partitions (lowering reports one that has another form).
    pub region_prefixes: Vec<String>,
    /// `dnsSuffix`.
    pub dns_suffix: String,
    /// `dualStackDnsSuffix`.
    pub dual_stack_dns_suffix: String,
    /// `implicitGlobalRegion`.
    pub implicit_global_region: String,
    /// `supportsFIPS`.
    pub supports_fips: bool,
    /// `supportsDualStack`.
    pub supports_dual_stack: bool,
    /// Names of regions in the order of the file. (Outputs that a region overrides do not occur in botocore.)
    pub regions: Vec<String>,
}
