//! A request shown instead of sent: as it stands (`--show-request`), or as a command of curl (`--as-curl`).
//!
//! What `run` calls: [`masked`] makes an input whose secrets are hidden, of which the request to show is made;
//! [`show`] and [`curl`] write it. Values of members that the model calls sensitive become asterisks, as many as they
//! have characters, so that the request keeps its length; headers that hold credentials keep their names alone.

mod curl;
mod mask;
#[cfg(test)]
mod tests;

use awslice_runtime::types::{Bytes, http};

pub use curl::{Signing, curl};
pub use mask::masked;

/// What stands for the value of a header that nobody is to see.
const MASK: &str = "****";

/// Headers that hold credentials, or what is derived from them.
const SECRET_HEADERS: [&str; 2] = ["authorization", "x-amz-security-token"];

/// The request: method and address, headers, and the body if there is one. Ends in a line feed.
pub fn show(request: &http::Request<Bytes>) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for (name, value) in request.headers() {
        text.push_str(&format!("{name}: {}\n", header(name.as_str(), value)));
    }
    if !request.body().is_empty() {
        text.push('\n');
        match std::str::from_utf8(request.body()) {
            Ok(body) => text.push_str(body),
            Err(_) => text.push_str(&base64_of(request.body())),
        }
        text.push('\n');
    }
    text
}

/// A header's value, masked if it is secret.
fn header(name: &str, value: &http::HeaderValue) -> String {
    if SECRET_HEADERS.contains(&name) || value.is_sensitive() {
        return MASK.to_owned();
    }
    String::from_utf8_lossy(value.as_bytes()).into_owned()
}

/// A word for a shell: in quotes where it needs them. A NUL, which no word can hold, is left out.
pub fn quote(word: &str) -> String {
    match shlex::try_quote(word) {
        Ok(quoted) => quoted.into_owned(),
        Err(_) => quote(&word.replace('\0', "")),
    }
}

/// A body that is no text.
fn base64_of(bytes: &[u8]) -> String {
    format!("(base64) {}", base64_simd::STANDARD.encode_to_string(bytes))
}
