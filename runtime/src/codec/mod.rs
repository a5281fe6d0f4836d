//! Codecs: how values become bytes and bytes become values.
//!
//! | module | for |
//! |---|---|
//! | [`json`] | bodies of json and rest-json |
//! | [`cbor`] | bodies of smithy-rpc-v2-cbor |
//! | [`xml`] | bodies of rest-xml, responses of query and ec2 |
//! | [`query`] | form bodies of query and ec2 requests |
//! | `http` | labels, query parameters, headers, payloads |
//!
//! The scanners are our own: they work in place on the received bytes, hand out text without escapes as it stands,
//! and compare the next key with the row of the table that should come next before they look anything up. They are safe
//! Rust, limited in depth, and are tested against serde_json and quick-xml as oracles, or a
//! suite of cases.

pub(crate) mod base64;
pub mod cbor;
pub(crate) mod http;
pub mod json;
pub(crate) mod percent;
mod prefix;
pub mod query;
mod rows;
mod text;
mod timestamp;
mod union;
pub mod xml;

pub(crate) use text::TextDecoder;

/// How deeply values may nest before a response is refused, so that hostile input cannot exhaust the stack.
pub const MAX_DEPTH: usize = 128;
