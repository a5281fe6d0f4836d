//! Signature Version 2, in the form of a query request (botocore's `SigV2Auth`).

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_sigv4::sign::v4::calculate_signature as hmac_sha256;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use http::Uri;

use crate::codec::{base64, percent};

/// Adds the signature, and what it is made of, to the form in the body.
pub(super) fn sign(request: &mut HttpRequest, credentials: &Credentials, time: SystemTime) -> Result<(), BoxError> {
    let form = std::str::from_utf8(request.body().bytes().ok_or("the body is a stream, which cannot be signed")?)?;
    // To the second.
    let seconds = DateTime::from_secs(DateTime::from(time).secs());
    let own = [
        ("AWSAccessKeyId", Some(credentials.access_key_id().to_owned())),
        ("SignatureVersion", Some("2".to_owned())),
        ("SignatureMethod", Some("HmacSHA256".to_owned())),
        ("Timestamp", Some(seconds.fmt(Format::DateTime)?)),
        ("SecurityToken", credentials.session_token().map(str::to_owned)),
    ];
    let mut form = form.to_owned();
    for (key, value) in own.iter().filter_map(|(key, value)| Some((key, value.as_ref()?))) {
        push(&mut form, key, value);
    }
    let text = string_to_sign(request, &form)?;
    let signature = hmac_sha256(credentials.secret_access_key(), text.as_bytes());
    push(&mut form, "Signature", &base64::encode(&from_hexadecimal(&signature)));
    *request.body_mut() = SdkBody::from(form);
    Ok(())
}

fn push(form: &mut String, key: &str, value: &str) {
    if !form.is_empty() {
        form.push('&');
    }
    form.push_str(key);
    form.push('=');
    percent::push_form(form, value);
}

/// Method, host, path, and the pairs sorted by key: blanks are `%20` here, not `+`.
fn string_to_sign(request: &HttpRequest, form: &str) -> Result<String, BoxError> {
    let uri: Uri = request.uri().parse()?;
    let authority = uri.authority().map(ToString::to_string).unwrap_or_default();
    let mut pairs: Vec<&str> = form.split('&').collect();
    pairs.sort_by_key(|pair| pair.split_once('=').map_or(*pair, |(key, _)| key));
    let pairs = pairs.join("&").replace('+', "%20");
    Ok(format!("{}\n{authority}\n{}\n{pairs}", request.method(), uri.path()))
}

fn from_hexadecimal(text: &str) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok()).unwrap_or_default();
    text.as_bytes().chunks(2).map(|pair| pair.iter().fold(0, |value, byte| (value << 4) | digit(*byte))).collect()
}
