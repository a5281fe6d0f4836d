//! Transports: what sends a request and waits for its response.
//!
//! A transport is an implementation of the SDK's own trait [`HttpClient`](aws_smithy_runtime_api::client::http::HttpClient),
//! so that the SDK's transports for production and for tests plug in. The default is hyper with rustls (feature
//! `default-https-client`); [`from_tower`] takes any tower service over `http` types.

mod components;
#[cfg(feature = "default-https-client")]
mod hyper;
mod tower;

use aws_smithy_runtime_api::client::http::SharedHttpClient;

pub(crate) use components::components;
#[cfg(feature = "default-https-client")]
pub use hyper::{HyperClient, NoTrustedRoots};
pub use tower::{TowerClient, from_tower};

/// The transport of clients that have none of their own; `None` without the feature `default-https-client`.
pub(crate) fn default_client() -> Option<SharedHttpClient> {
    #[cfg(feature = "default-https-client")]
    return Some(SharedHttpClient::new(HyperClient::new()));
    #[cfg(not(feature = "default-https-client"))]
    return None;
}
