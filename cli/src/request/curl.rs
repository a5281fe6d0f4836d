//! A request as a command of curl.

use awslice_runtime::types::{Bytes, http};

use super::{SECRET_HEADERS, header, quote};

/// What curl needs to sign a request with Signature Version 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signing<'a> {
    /// The region of the signature.
    pub region: &'a str,
    /// The service's name in the signature.
    pub name: &'a str,
}

/// Headers that curl makes itself.
const MADE_BY_CURL: [&str; 5] = ["host", "content-length", "x-amz-date", "accept-encoding", "user-agent"];

/// The command, one option a line. curl signs it with the keys that the environment has when it is run.
pub fn curl(request: &http::Request<Bytes>, signing: Option<Signing<'_>>) -> String {
    let mut lines = vec![format!("curl --request {}", request.method())];
    if let Some(Signing { region, name }) = signing {
        lines.push(format!("--aws-sigv4 {}", quote(&format!("aws:amz:{region}:{name}"))));
        lines.push("--user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\"".to_owned());
        // curl leaves out a header that has nothing after its colon.
        lines.push("--header \"X-Amz-Security-Token: $AWS_SESSION_TOKEN\"".to_owned());
    }
    for (name, value) in request.headers() {
        if MADE_BY_CURL.contains(&name.as_str()) || SECRET_HEADERS.contains(&name.as_str()) {
            continue;
        }
        let value = header(name.as_str(), value);
        // With a colon curl takes a header without a value for one to leave out.
        let line = if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
        lines.push(format!("--header {}", quote(&line)));
    }
    let (before, option) = body(request.body());
    lines.extend(option);
    lines.push(quote(&request.uri().to_string()));
    format!("{before}{}\n", lines.join(" \\\n  "))
}

/// What goes before the command, and the option that sends the body. A body that is no text comes through a pipe.
fn body(body: &[u8]) -> (String, Option<String>) {
    match std::str::from_utf8(body) {
        Ok("") => (String::new(), None),
        Ok(text) if !text.contains('\0') => (String::new(), Some(format!("--data-raw {}", quote(text)))),
        _ => {
            let text = base64_simd::STANDARD.encode_to_string(body);
            (format!("printf %s {} | base64 -d | ", quote(&text)), Some("--data-binary @-".to_owned()))
        }
    }
}
