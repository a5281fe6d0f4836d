//! A JSON value as JSON, YAML, text or table; `--query`.

/// How output is written (`--output`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// `json`.
    #[default]
    Json,
    /// `yaml`.
    Yaml,
    /// `yaml-stream`: each page as an element of a list.
    YamlStream,
    /// `text`: lines of tab-separated values.
    Text,
    /// `table`.
    Table,
    /// `off`: nothing.
    Off,
}

impl Format {
    /// The format of this name.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "yaml" => Self::Yaml,
            "yaml-stream" => Self::YamlStream,
            "text" => Self::Text,
            "table" => Self::Table,
            "off" => Self::Off,
            _ => return None,
        })
    }
}
