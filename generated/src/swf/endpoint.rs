//! Where Amazon SWF is reached.

use awslice_runtime::endpoint::{Endpoint, EndpointError, Params};

/// The endpoint that is set, else that of the region.
pub(super) fn resolve(params: &Params<'_>) -> Result<Endpoint, EndpointError> {
    let url = match (params.endpoint, params.region) {
        (Some(url), _) => url.to_owned(),
        (None, Some(region)) => format!("https://swf.{region}.amazonaws.com"),
        (None, None) => return Err(EndpointError("Invalid Configuration: Missing Region".to_owned())),
    };
    Ok(Endpoint { url, ..Endpoint::default() })
}
