//! The ways in which requests say who sends them.

/// A way in which a request says who sends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Signature Version 4 (`aws.auth#sigv4`; `v4`, and S3's `s3` and `s3v4`).
    SigV4,
    /// Signature Version 4a, for more than one region (`aws.auth#sigv4a`). Needs the cargo feature `sigv4a`.
    SigV4a,
    /// Signature Version 2 (`v2`), of which two old query services have nothing newer.
    SigV2,
    /// A token (`smithy.api#httpBearerAuth`, `bearer`).
    Bearer,
    /// Not at all (`smithy.api#noAuth`, `none`).
    None,
}
