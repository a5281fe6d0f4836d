//! Codecs: how values become bytes and bytes become values.
//!
//! | module | for |
//! |---|---|
//! | [`json`] | bodies of json and rest-json |
//! | [`xml`] | bodies of query responses (and of rest-xml) |
//! | [`query`] | form bodies of query requests |
//! | `http` | labels, query parameters, headers, payloads |
//!
//! Both scanners are our own: they work in place on the received bytes, hand out text without escapes as it stands,
//! and compare the next key with the row of the table that should come next before they look anything up. They are safe
//! Rust, limited in depth, and are tested against serde_json and quick-xml as oracles.

pub(crate) mod base64;
pub(crate) mod http;
pub mod json;
pub(crate) mod percent;
mod prefix;
pub mod query;
mod rows;
mod text;
mod timestamp;
pub mod xml;

pub(crate) use text::TextDecoder;

/// How deeply values may nest before a response is refused, so that hostile input cannot exhaust the stack.
pub const MAX_DEPTH: usize = 128;
