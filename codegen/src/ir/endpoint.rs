//! Endpoint rule sets (`endpoint-rule-set-1.json`) and partitions (`partitions.json`), resolved.

/// A rule set.
///
/// Rules are tested in order; one whose conditions do not hold, or whose own rules all fail to apply, gives way to the
/// next (botocore's reading; Smithy's text would stop at a tree). Rules without conditions and rules of a single rule are
/// dissolved, so that rule sets that say the same look the same.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// Parameters that are required or used, in the order of the file.
    pub params: Vec<Param>,
    /// How the rules are told.
    pub body: Body,
}

impl RuleSet {
    /// The endpoints that rules of its own lead to.
    pub fn endpoints(&self) -> Vec<&Endpoint> {
        let Body::Rules { rules, groups } = &self.body else { return Vec::new() };
        rules.iter().chain(groups.iter().flat_map(|it| &it.rules)).flat_map(Rule::endpoints).collect()
    }
}

/// How the rules of a rule set are told.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// The rules that most services share, with the prefix of this service's hosts, such as `imagebuilder`.
    Standard(String),
    /// Rules of its own.
    Rules {
        /// Rules.
        rules: Vec<Rule>,
        /// Groups of rules that were moved out, so that no function is long.
        groups: Vec<Group>,
    },
}

/// A group of rules: a function of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Name of the function.
    pub name: String,
    /// The variables it needs, in alphabetical order.
    pub variables: Vec<Variable>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// One of its rules always applies.
    pub decides: bool,
}

/// A variable: a parameter, or what a condition assigned.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variable {
    /// Rust name.
    pub rust: String,
    /// Type.
    pub ty: Type,
    /// May have no value.
    pub optional: bool,
}

/// Type of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// Text.
    String,
    /// True or false.
    Boolean,
    /// A list of texts.
    StringArray,
    /// Result of `aws.partition`.
    Partition,
    /// Result of `aws.parseArn`.
    Arn,
    /// Result of `parseURL`.
    Url,
}

/// A parameter of a rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// Name in the file, such as `UseFIPS`.
    pub wire: String,
    /// The variable it becomes.
    pub variable: Variable,
    /// Where its value comes from.
    pub origin: Origin,
    /// Must have a value, and there is no default.
    pub required: bool,
    /// `default`, if any.
    pub default: Option<ParamDefault>,
    /// A rule refers to it.
    pub used: bool,
}

/// Where a parameter's value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `AWS::Region`.
    Region,
    /// `AWS::UseFIPS`.
    UseFips,
    /// `AWS::UseDualStack`.
    UseDualStack,
    /// `SDK::Endpoint`.
    Endpoint,
    /// The operation, by the parameter's name.
    Operation,
    /// The operation, else another setting of the client.
    BuiltIn(BuiltIn),
}

/// A setting of the client that rule sets know by name (`builtIn`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BuiltIn {
    /// `AWS::Auth::AccountId`.
    AccountId,
    /// `AWS::Auth::AccountIdEndpointMode`.
    AccountIdEndpointMode,
    /// `AWS::S3::Accelerate`.
    S3Accelerate,
    /// `AWS::S3::DisableMultiRegionAccessPoints`.
    S3DisableMultiRegionAccessPoints,
    /// `AWS::S3::DisableS3ExpressSessionAuth`.
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

/// Default of a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum ParamDefault {
    /// Text.
    String(String),
    /// True or false.
    Boolean(bool),
}

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Conditions, tested in order.
    pub conditions: Vec<Condition>,
    /// What holds if they do.
    pub outcome: Outcome,
}

impl Rule {
    fn endpoints(&self) -> Vec<&Endpoint> {
        match &self.outcome {
            Outcome::Endpoint(endpoint) => vec![endpoint],
            Outcome::Rules(rules) => rules.iter().flat_map(Self::endpoints).collect(),
            Outcome::Error(_) | Outcome::Group { .. } => Vec::new(),
        }
    }

    /// Whether the rule applies whatever is asked: no rule after it is reached.
    pub fn decides(&self) -> bool {
        let always = self.conditions.iter().all(|it| matches!(it, Condition::Assigns { .. }));
        always
            && match &self.outcome {
                Outcome::Endpoint(_) | Outcome::Error(_) => true,
                Outcome::Rules(rules) => rules.iter().any(Self::decides),
                Outcome::Group { decides, .. } => *decides,
            }
    }
}

/// What a rule leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// This endpoint.
    Endpoint(Endpoint),
    /// This error.
    Error(Expr),
    /// These rules.
    Rules(Vec<Rule>),
    /// The rules of a group.
    Group {
        /// Name of the function.
        name: String,
        /// The variables it needs, by Rust name, in its order.
        variables: Vec<String>,
        /// One of its rules always applies.
        decides: bool,
    },
}

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The expression, a Boolean, is true.
    Holds(Expr),
    /// The expression, an optional one, has a value; the variable takes it.
    Binds {
        /// Variable.
        variable: Variable,
        /// Value.
        value: Expr,
    },
    /// Always true; the variable takes the value.
    Assigns {
        /// Variable.
        variable: Variable,
        /// Value.
        value: Expr,
    },
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// URL.
    pub url: Expr,
    /// Headers, one entry a value.
    pub headers: Vec<(String, Expr)>,
    /// `authSchemes`.
    pub auth_schemes: Vec<AuthScheme>,
    /// `backend`.
    pub backend: Option<String>,
    /// `metricValues`.
    pub metric_values: Vec<String>,
}

/// A way to sign.
#[derive(Clone, Debug, PartialEq)]
pub struct AuthScheme {
    /// Name, such as `sigv4`.
    pub name: String,
    /// `signingName`.
    pub signing_name: Option<Expr>,
    /// `signingRegion`.
    pub signing_region: Option<Expr>,
    /// `signingRegionSet`.
    pub signing_region_set: Vec<Expr>,
    /// `disableDoubleEncoding`.
    pub disable_double_encoding: bool,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// Text with values in it.
    Template(Vec<Template>),
    /// True or false.
    Boolean(bool),
    /// A whole number (of `substring`).
    Integer(u64),
    /// A variable, by its Rust name.
    Variable(String),
    /// An attribute of a partition, an ARN or a URL.
    Attribute(String, Attribute),
    /// A call.
    Call(Function, Vec<Expr>),
    /// The expression, a Boolean, is false.
    Not(Box<Expr>),
    /// Two texts or flags are equal.
    Equal(Box<Expr>, Box<Expr>),
    /// The expression, an optional one, has a value.
    IsSet(Box<Expr>),
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Template {
    /// As it stands.
    Literal(String),
    /// The value of an expression.
    Value(Expr),
}

/// An attribute, by its name in the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// A field, such as `dns_suffix`.
    Field(&'static str),
    /// A method that makes a text.
    Method(&'static str),
}

/// A function of the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `getAttr` with `[n]`: an optional text of a list.
    Element,
    /// `getAttr` with `resourceId[n]`: an optional text of an ARN.
    ResourceId,
    /// `substring`: an optional text.
    Substring,
    /// `uriEncode`: a text.
    UriEncode,
    /// `parseURL`: an optional URL.
    ParseUrl,
    /// `isValidHostLabel`: a Boolean.
    IsValidHostLabel,
    /// `aws.partition`: an optional partition.
    AwsPartition,
    /// `aws.parseArn`: an optional ARN.
    AwsParseArn,
    /// `aws.isVirtualHostableS3Bucket`: a Boolean.
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
