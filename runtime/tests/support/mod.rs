//! A small service written by hand with the glue macros, as the generator would write it, and a transport that plays a
//! script. Unit tests of the crate and the tests in this folder share it.

#![allow(
    dead_code,
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod protocol;
pub mod script;
pub mod service;
#[cfg(feature = "event-stream")]
pub mod talk;

use awslice_runtime::config::exports::{Credentials, Region};
use awslice_runtime::config::{Builder, Config};

use script::{NoSleep, Script};
use service::{Client, Notes};

/// A configuration with a region, credentials, this script and sleeps that take no time.
pub fn config(script: &Script, sleep: &NoSleep) -> Builder<Notes> {
    Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .http_client(script.clone())
        .sleep_impl(sleep.clone())
}

/// A client that plays this script.
pub fn client(script: &Script) -> Client {
    Client::from_conf(config(script, &NoSleep::default()).build())
}
