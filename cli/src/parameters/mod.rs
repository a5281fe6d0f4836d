//! An option's words to the JSON value of a member: shorthand, JSON, `file://`, `fileb://`, numbers, blobs; and whole
//! inputs from `--cli-input-json` and `--cli-input-yaml`.
//!
//! In a value, a blob is the base64 text of its bytes, whatever the user wrote.

/// How the text of a blob is read (`--cli-binary-format`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BinaryFormat {
    /// `base64`: text is base64.
    #[default]
    Base64,
    /// `raw-in-base64-out`: text stands for its UTF-8 bytes.
    Raw,
}

/// How a whole input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputFormat {
    /// `--cli-input-json`.
    Json,
    /// `--cli-input-yaml`.
    Yaml,
}
