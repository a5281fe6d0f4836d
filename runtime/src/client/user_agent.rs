//! The `User-Agent` header.

use aws_types::app_name::AppName;
use http::HeaderValue;

use crate::schema::Service;

/// `awslice/VERSION ua/2.1 os/OS md/arch#ARCH lang/rust#VERSION api/SERVICE#APIVERSION cfg/retry-mode#MODE [app/NAME]`.
pub(crate) fn user_agent(service: &Service, retry_mode: &str, app_name: Option<&AppName>) -> HeaderValue {
    let mut text = format!(
        "awslice/{} ua/2.1 os/{} md/arch#{} lang/rust#{} api/{}#{} cfg/retry-mode#{retry_mode}",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        std::env::consts::ARCH,
        env!("CARGO_PKG_RUST_VERSION"),
        token(&service.id.to_lowercase()),
        token(service.api_version),
    );
    if let Some(name) = app_name {
        text.push_str(" app/");
        text.push_str(&token(name.as_ref()));
    }
    // Only letters, digits and marks of tokens are left by now, so that this default is never used.
    HeaderValue::try_from(text).unwrap_or(HeaderValue::from_static("awslice"))
}

/// The text with every character that is not allowed in a token replaced by a hyphen.
fn token(text: &str) -> String {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!$%&'*+-.^_`|~".contains(c);
    text.chars().map(|c| if allowed(c) { c } else { '-' }).collect()
}
