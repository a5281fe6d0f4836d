//! TLS: rustls over ring, trusting the roots of the operating system unless told otherwise.

mod anyone;

use std::fmt::{Display, Formatter};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_native_certs::CertificateResult;

/// Whose certificates the default transport trusts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Trust {
    /// Those of authorities that the operating system trusts.
    #[default]
    System,
    /// Those of the authorities in this file (PEM).
    Bundle(PathBuf),
    /// Anyone's: what is sent may be read, and what is received be made up, by whoever is on the way.
    Anyone,
}

/// There are no certificates of authorities to trust.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoTrustedRoots {
    /// The file that was named; else the operating system's were looked for.
    bundle: Option<PathBuf>,
    /// What went wrong where certificates were looked for; empty: there were none.
    details: String,
}

impl Display for NoTrustedRoots {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match &self.bundle {
            Some(bundle) => write!(f, "no TLS root certificates in {}", bundle.display())?,
            None => f.write_str(
                "no TLS root certificates: install the operating system's (often a package `ca-certificates`), \
                 set SSL_CERT_FILE or SSL_CERT_DIR, or set `http_client` on the config",
            )?,
        }
        if self.details.is_empty() { Ok(()) } else { write!(f, " ({})", self.details) }
    }
}

impl std::error::Error for NoTrustedRoots {}

/// The configuration of connections that trust so.
///
/// # Errors
/// There is nobody to trust.
pub(super) fn config(trust: &Trust) -> Result<ClientConfig, NoTrustedRoots> {
    match trust {
        Trust::System => trusting_native_roots(),
        Trust::Bundle(path) => bundle(path).map(|roots| trusting(Arc::new(roots))),
        Trust::Anyone => {
            let mut config = trusting_nobody();
            config.dangerous().set_certificate_verifier(Arc::new(anyone::Anyone::default()));
            Ok(config)
        }
    }
}

/// The certificates of a file.
fn bundle(path: &Path) -> Result<RootCertStore, NoTrustedRoots> {
    let failed = |details: String| NoTrustedRoots { bundle: Some(path.to_owned()), details };
    let certificates = CertificateDer::pem_file_iter(path).map_err(|error| failed(error.to_string()))?;
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates.filter_map(Result::ok));
    if roots.is_empty() { Err(failed(String::new())) } else { Ok(roots) }
}

/// Trusts the roots of the operating system. They are loaded once in the life of the process.
fn trusting_native_roots() -> Result<ClientConfig, NoTrustedRoots> {
    static ROOTS: OnceLock<Result<Arc<RootCertStore>, NoTrustedRoots>> = OnceLock::new();
    ROOTS.get_or_init(|| roots(rustls_native_certs::load_native_certs())).clone().map(trusting)
}

/// Trusts no certificate: for connections without TLS.
pub(super) fn trusting_nobody() -> ClientConfig {
    trusting(Arc::new(RootCertStore::empty()))
}

fn roots(found: CertificateResult) -> Result<Arc<RootCertStore>, NoTrustedRoots> {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        let details: Vec<String> = found.errors.iter().map(ToString::to_string).collect();
        return Err(NoTrustedRoots { bundle: None, details: details.join("; ") });
    }
    Ok(Arc::new(roots))
}

pub(super) fn trusting(roots: Arc<RootCertStore>) -> ClientConfig {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    // The default versions are those that ring supports, so that the second try is never made.
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .unwrap_or_else(|_| ClientConfig::builder());
    builder.with_root_certificates(roots).with_no_client_auth()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn without_roots_the_error_says_what_to_do() {
        let error = roots(CertificateResult::default()).unwrap_err().to_string();
        assert!(error.starts_with("no TLS root certificates: ") && error.contains("SSL_CERT_FILE"), "{error}");
    }
}
