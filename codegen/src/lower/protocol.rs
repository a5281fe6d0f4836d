//! Which protocol a service speaks.

use crate::ir::Protocol;
use crate::model::{Metadata, Report};

/// botocore's order of preference, whatever the order in the model (`parsers.PROTOCOL_PARSERS` and
/// `ServiceModel.resolved_protocol`).
const PREFERENCE: &[&str] = &["json", "rest-json", "rest-xml", "smithy-rpc-v2-cbor", "query", "ec2"];

/// The protocol, by botocore's rule or as overridden.
pub(super) fn lower_protocol(metadata: &Metadata, wanted: Option<&str>, report: &Report) -> Option<Protocol> {
    let listed: Vec<&str> = match metadata.protocols.as_slice() {
        [] if metadata.protocol.is_empty() => Vec::new(),
        [] => vec![metadata.protocol.as_str()],
        protocols => protocols.iter().map(String::as_str).collect(),
    };
    let chosen = match wanted {
        Some(wanted) => listed.iter().find(|it| **it == wanted),
        None => PREFERENCE.iter().find(|it| listed.contains(it)),
    };
    let Some(chosen) = chosen.filter(|it| PREFERENCE.contains(it)) else {
        let message = match wanted {
            Some(wanted) => format!("the service does not speak `{wanted}`, but {}", listed.join(", ")),
            None if listed.is_empty() => "the metadata names no protocol".to_owned(),
            None => format!("no known protocol among {}", listed.join(", ")),
        };
        report.error("/metadata".to_owned(), message);
        return None;
    };
    Some(match *chosen {
        "json" if metadata.json_version.as_deref() == Some("1.1") => Protocol::AwsJson11,
        "json" => Protocol::AwsJson10,
        "rest-json" => Protocol::RestJson,
        "rest-xml" => Protocol::RestXml,
        "smithy-rpc-v2-cbor" => Protocol::RpcV2Cbor,
        "ec2" => Protocol::Ec2Query,
        _ => Protocol::AwsQuery,
    })
}
