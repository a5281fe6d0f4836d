//! Error codes: what is common to the protocols that name errors by `__type`.

use super::unmodeled::not_empty;
use super::{ErrorMeta, Response};
use crate::codec::http::header;

/// The name in `a.b#Name:http://x/`.
pub(super) fn short_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(name, _)| name);
    code.rsplit_once('#').map_or(code, |(_, name)| name)
}

/// Lets `x-amzn-query-error: Code;Fault` override the code, for services that used to speak query. A header that has
/// not exactly these two parts counts for nothing.
pub(super) fn apply_query_error(response: &Response<'_>, meta: &mut ErrorMeta) {
    let text = header(response, "x-amzn-query-error").unwrap_or_default();
    if let Some((code, fault)) = text.split_once(';')
        && !code.is_empty()
        && !fault.contains(';')
    {
        meta.type_code = meta.code.replace(code.to_owned());
        meta.fault = not_empty(fault);
    }
}
