//! Which protocol is chosen.

use super::*;
use crate::ir::Protocol;

/// The protocol of a service with that metadata, as overridden; or the errors.
fn chosen(metadata: &Value, wanted: Option<&str>) -> Result<Protocol, Vec<String>> {
    let mut model = model(json!({"type": "structure", "members": {}}), json!({}));
    for (key, value) in metadata.as_object().unwrap() {
        model["metadata"][key] = value.clone();
    }
    let wanted = wanted.map(str::to_owned);
    let (service, diagnostics) = lower_request(&ServiceRequest { protocol: wanted, ..request(&model) });
    service.map(|it| it.protocol).ok_or_else(|| diagnostics.items.into_iter().map(|it| it.message).collect())
}

/// botocore's word, the rest of the metadata that it takes, and the protocol.
const ALL: [(&str, &str, Protocol); 7] = [
    ("json", "1.0", Protocol::AwsJson10),
    ("json", "1.1", Protocol::AwsJson11),
    ("rest-json", "1.1", Protocol::RestJson),
    ("rest-xml", "1.1", Protocol::RestXml),
    ("smithy-rpc-v2-cbor", "1.0", Protocol::RpcV2Cbor),
    ("query", "1.0", Protocol::AwsQuery),
    ("ec2", "1.0", Protocol::Ec2Query),
];

#[test]
fn every_protocol_alone_or_by_override() {
    for (word, version, protocol) in ALL {
        let alone = json!({"protocol": word, "jsonVersion": version});
        assert_eq!(chosen(&alone, None), Ok(protocol));
        assert_eq!(chosen(&alone, Some(word)), Ok(protocol));
        let all: Vec<&str> = ALL.iter().map(|(word, ..)| *word).collect();
        assert_eq!(chosen(&json!({"protocols": all, "jsonVersion": version}), Some(word)), Ok(protocol));
    }
}

#[test]
fn botocores_order_counts_and_not_the_models() {
    let order = ["ec2", "query", "smithy-rpc-v2-cbor", "rest-xml", "rest-json", "json"];
    for (index, word) in order.into_iter().enumerate() {
        // The older key does not count where there is a list.
        let metadata = json!({"protocol": "telepathy", "protocols": &order[..=index], "jsonVersion": "1.1"});
        let (.., protocol) = ALL
            .into_iter()
            .rfind(|(known, version, _)| *known == word && (word != "json" || *version == "1.1"))
            .unwrap();
        assert_eq!(chosen(&metadata, None), Ok(protocol), "{word}");
    }
}

#[test]
fn what_a_service_does_not_speak_is_an_error() {
    let metadata = json!({"protocols": ["smithy-rpc-v2-cbor", "json"]});
    let expected = "the service does not speak `query`, but smithy-rpc-v2-cbor, json";
    assert_eq!(chosen(&metadata, Some("query")), Err(vec![expected.to_owned()]));
    assert_eq!(
        chosen(&json!({"protocols": ["telepathy"]}), Some("telepathy")),
        Err(vec!["no known protocol among telepathy".to_owned()])
    );
}
