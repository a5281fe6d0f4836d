//! How a request says who sends it: botocore's order of operation, service and endpoint.

use std::fmt::{Display, Formatter};

use crate::endpoint::{self, Endpoint};
use crate::schema::{Auth, Member, Operation, Structure};

/// How a request is signed, or what it bears in place of a signature.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Scheme {
    #[default]
    SigV4,
    SigV4a,
    SigV2,
    Bearer,
}

/// What a signature is valid for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scope {
    /// The kind of signature.
    pub(crate) scheme: Scheme,
    /// The service's name in the signature.
    pub(crate) service: String,
    /// The region in the signature; of Signature Version 4a the regions, with commas between.
    pub(crate) region: String,
    /// The path is signed as it stands, not encoded again.
    pub(crate) single_encoding: bool,
    /// The body is not part of the signature.
    pub(crate) unsigned_payload: bool,
    /// The operation takes a stream, though it may be in memory.
    pub(crate) takes_stream: bool,
    /// Without credentials the request is sent unsigned.
    pub(crate) optional: bool,
}

/// What a client's settings have to say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Preference {
    /// The region of signatures, where the endpoint names none.
    pub(crate) region: String,
    /// The regions of signatures that are for more than one, before those of the endpoint.
    pub(crate) region_set: Option<String>,
    /// There is a token, and it goes before a signature.
    pub(crate) bearer: bool,
}

/// None of the ways in which a request could say who sends it can be gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthError {
    schemes: Vec<String>,
}

impl Display for AuthError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the request cannot be signed with {}", self.schemes.join(" or "))?;
        let asks = |name: &str| self.schemes.iter().any(|it| it == name);
        if asks("sigv4a") {
            f.write_str(": turn the cargo feature `sigv4a` on")?;
        } else if asks("sigv4-s3express") {
            f.write_str(", which needs a session of the directory bucket: set `disable_s3_express_session_auth`")?;
        }
        Ok(())
    }
}

impl std::error::Error for AuthError {}

impl AuthError {
    /// A request that could be signed so only.
    #[cfg(not(feature = "sigv4a"))]
    pub(super) fn of(scheme: &str) -> Self {
        Self { schemes: vec![scheme.to_owned()] }
    }
}

/// Services that sign as S3 does (botocore's `S3_SIGNING_NAMES`).
const S3_NAMES: [&str; 4] = ["s3", "s3-outposts", "s3-object-lambda", "s3express"];

impl Scope {
    /// How a request of `operation` to `endpoint` is signed: as the endpoint says, else the operation, else the service.
    /// `None`: not at all.
    ///
    /// # Errors
    /// When this crate has none of the ways in which it could be.
    pub(crate) fn of(
        operation: &Operation,
        endpoint: &Endpoint,
        preference: &Preference,
    ) -> Result<Option<Self>, AuthError> {
        let schemes = if operation.auth.is_empty() { operation.service.auth } else { operation.auth };
        if schemes.first() == Some(&Auth::None) {
            return Ok(None);
        }
        let base = Self {
            service: operation.service.signing_name.to_owned(),
            region: preference.region.clone(),
            unsigned_payload: operation.unsigned_payload,
            takes_stream: body(operation.input).is_some_and(|it| it.streaming),
            optional: schemes.contains(&Auth::None),
            ..Self::default()
        };
        if preference.bearer && schemes.contains(&Auth::Bearer) {
            return Ok(Some(Self { scheme: Scheme::Bearer, ..base }));
        }
        let found = if endpoint.auth_schemes.is_empty() {
            base.by_model(schemes)
        } else {
            base.by_endpoint(&endpoint.auth_schemes)
        }?;
        Ok(Some(found.with_region_set(preference)))
    }

    /// The first of the model's schemes that there is.
    fn by_model(self, schemes: &[Auth]) -> Result<Self, AuthError> {
        let known = schemes.iter().find_map(|auth| match auth {
            Auth::SigV4 => Some(Scheme::SigV4),
            Auth::SigV4a => cfg!(feature = "sigv4a").then_some(Scheme::SigV4a),
            Auth::SigV2 => Some(Scheme::SigV2),
            Auth::Bearer => Some(Scheme::Bearer),
            Auth::None => None,
        });
        let scheme = known.ok_or_else(|| AuthError { schemes: schemes.iter().map(|it| name(*it)).collect() })?;
        // The endpoint names no regions; the client's own is not meant.
        let region = if scheme == Scheme::SigV4a { String::new() } else { self.region };
        Ok(Self { scheme, region, ..self })
    }

    /// The first of the endpoint's schemes that there is.
    fn by_endpoint(self, schemes: &[endpoint::AuthScheme]) -> Result<Self, AuthError> {
        let known = schemes.iter().find_map(|it| match it.name.as_str() {
            "sigv4" => Some((Scheme::SigV4, it)),
            "sigv4a" => cfg!(feature = "sigv4a").then_some((Scheme::SigV4a, it)),
            "bearer" => Some((Scheme::Bearer, it)),
            _ => None,
        });
        let Some((scheme, it)) = known else {
            return Err(AuthError { schemes: schemes.iter().map(|it| it.name.clone()).collect() });
        };
        let region = match scheme {
            Scheme::SigV4a => it.signing_region_set.join(","),
            _ => it.signing_region.clone().unwrap_or(self.region),
        };
        Ok(Self {
            scheme,
            service: it.signing_name.clone().unwrap_or(self.service),
            region,
            single_encoding: it.disable_double_encoding,
            ..self
        })
    }

    /// The regions of a signature that is for more than one: the setting's, else those that are there, else all.
    fn with_region_set(self, preference: &Preference) -> Self {
        if self.scheme != Scheme::SigV4a {
            return self;
        }
        let all = || Some(self.region.clone()).filter(|it| !it.is_empty()).unwrap_or_else(|| "*".to_owned());
        let region = preference.region_set.clone().unwrap_or_else(all);
        Self { region, ..self }
    }

    /// Whether the body is not to be part of the signature. Over TLS, a stream with an MD5 need not be for S3, whatever
    /// the other checksums say (botocore's `S3SigV4Auth`); `names` are those of the request's headers.
    pub(crate) fn leaves_body_unsigned<'n>(&self, is_https: bool, mut names: impl Iterator<Item = &'n str>) -> bool {
        if !self.is_s3() {
            return self.unsigned_payload;
        }
        is_https && (self.unsigned_payload || self.takes_stream && names.any(|name| name == "content-md5"))
    }

    /// Whether it is signed as S3 signs: its path as it stands, and the hash of its body in a header.
    pub(super) fn is_s3(&self) -> bool {
        S3_NAMES.contains(&self.service.as_str())
    }
}

/// The member that is the whole body.
fn body(message: &Structure) -> Option<&Member> {
    message.members.get(message.payload?)
}

/// The scheme's name in error texts.
fn name(auth: Auth) -> String {
    let name = match auth {
        Auth::SigV4 => "sigv4",
        Auth::SigV4a => "sigv4a",
        Auth::SigV2 => "sigv2",
        Auth::Bearer => "bearer",
        Auth::None => "none",
    };
    name.to_owned()
}
