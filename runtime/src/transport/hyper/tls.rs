//! TLS: rustls over ring, trusting the roots of the operating system.

use std::fmt::{Display, Formatter};
use std::sync::{Arc, OnceLock};

use rustls::{ClientConfig, RootCertStore};

/// The operating system has no certificates of authorities to trust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTrustedRoots {
    /// What went wrong where certificates were looked for; empty: there were none.
    details: String,
}

impl Display for NoTrustedRoots {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(
            "no TLS root certificates: install the operating system's (often a package `ca-certificates`), \
             set SSL_CERT_FILE or SSL_CERT_DIR, or set `http_client` on the config",
        )?;
        if self.details.is_empty() { Ok(()) } else { write!(f, " ({})", self.details) }
    }
}

impl std::error::Error for NoTrustedRoots {}

/// Trusts the roots of the operating system. They are loaded once in the life of the process.
pub(super) fn trusting_native_roots() -> Result<ClientConfig, NoTrustedRoots> {
    static ROOTS: OnceLock<Result<Arc<RootCertStore>, NoTrustedRoots>> = OnceLock::new();
    ROOTS.get_or_init(native_roots).clone().map(trusting)
}

/// Trusts no certificate: for connections without TLS.
pub(super) fn trusting_nobody() -> ClientConfig {
    trusting(Arc::new(RootCertStore::empty()))
}

fn native_roots() -> Result<Arc<RootCertStore>, NoTrustedRoots> {
    let found = rustls_native_certs::load_native_certs();
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let details: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        return Err(NoTrustedRoots { details: details.join("; ") });
    }
    Ok(Arc::new(roots))
}

fn trusting(roots: Arc<RootCertStore>) -> ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    // The default versions are those that ring supports, so that the second try is never made.
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap_or_else(|_| ClientConfig::builder());
    builder.with_root_certificates(roots).with_no_client_auth()
}
