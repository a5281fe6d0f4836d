//! The measured calls, in the same words for both sides: whoever includes this has the services' crates beside it.

mod requests;
mod responses;
mod small;

use bench_common::{Bench, Error};

/// A client of a service whose transport is canned.
macro_rules! client {
    ($service:ident, $canned:expr) => {{
        use crate::$service::{Client, Config, config};

        let credentials = config::Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "bench");
        let config = Config::builder()
            .behavior_version(config::BehaviorVersion::latest())
            .region(config::Region::new("eu-west-1"))
            .credentials_provider(credentials)
            .http_client($canned.clone());
        Client::from_conf(config.build())
    }};
}
use client;

/// Measures all calls.
///
/// # Errors
/// A call failed.
pub fn run(bench: &Bench) -> Result<(), Error> {
    small::run(bench)?;
    responses::run(bench)?;
    requests::run(bench)
}
