//! What botocore's models do not say of the SDK's API: `data/sdk_api_facts.json`, whose `_about` names its sources.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Facts about one service.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Facts {
    /// Every required member that is no structure is an `Option` all the same.
    pub client_optional: bool,
    /// Every member is an `Option`.
    pub all_optional: bool,
    /// Shapes of primitives whose members are plain although they are not required.
    pub zero_default: ZeroDefault,
    /// Single members that are otherwise: `Structure.member` to `plain` or `Option`.
    pub members: BTreeMap<String, String>,
    /// Names of enumeration variants: `Enum.value` to the variant.
    #[serde(rename = "enum")]
    pub variants: BTreeMap<String, String>,
    /// Structures that are unions.
    pub union: Vec<String>,
}

/// Which primitive shapes have a default of zero.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum ZeroDefault {
    /// `all` or `none` of the service.
    Word(String),
    /// These.
    Shapes(Vec<String>),
}

impl Default for ZeroDefault {
    fn default() -> Self {
        Self::Shapes(Vec::new())
    }
}

impl ZeroDefault {
    /// Whether the shape has a default of zero.
    pub fn contains(&self, shape: &str) -> bool {
        match self {
            Self::Word(word) => word == "all",
            Self::Shapes(shapes) => shapes.iter().any(|it| it == shape),
        }
    }
}

#[derive(Deserialize)]
struct File {
    services: BTreeMap<String, Facts>,
}

static FACTS: LazyLock<BTreeMap<String, Facts>> = LazyLock::new(|| {
    let file: Result<File, _> = serde_json::from_str(include_str!("../../data/sdk_api_facts.json"));
    file.map(|it| it.services).unwrap_or_default()
});

static NONE: LazyLock<Facts> = LazyLock::new(Facts::default);

/// The facts about a service, by botocore's name of it; a service that is not listed has none.
pub fn facts_of(directory: &str) -> &'static Facts {
    FACTS.get(directory).unwrap_or(&NONE)
}
