//! Every recorded case that JSON can express.

use awslice_runtime::schema::Structure;
use awslice_runtime::validate::{MAX_DEPTH, Rule, ValidationError, check_json};
use serde_json::{Value, json};

use crate::{operations, recorded, tables};

fn report(result: Result<(), ValidationError>) -> Option<String> {
    result.err().map(|error| error.report())
}

fn raw_table(service: &str) -> &'static Structure {
    match service {
        "swf" => &operations::swf::INPUT,
        "autoscaling" => &operations::autoscaling::INPUT,
        "imagebuilder" => &operations::imagebuilder::RAW_INPUT,
        "syn" => tables::synthetic(),
        other => panic!("no table for {other}"),
    }
}

#[test]
fn reports_as_botocore_does() {
    let (cases, beyond): (Vec<_>, Vec<_>) = recorded::raw().into_iter().partition(|case| case.input.is_some());
    assert_eq!(cases.len(), 31);
    for case in cases {
        let input = case.input.unwrap();
        assert_eq!(report(check_json(raw_table(&case.service), &input)), case.report, "{input}");
    }
    // Bytes, a key that is a number, NaN: nothing that JSON has.
    assert_eq!(beyond.len(), 4);
}

#[test]
fn reports_further_shapes_as_botocore_does() {
    let cases = recorded::more();
    assert_eq!(cases.len(), 77);
    for (input, expected) in cases {
        assert_eq!(report(check_json(tables::more(), &input)), expected, "{input}");
    }
}

#[test]
fn a_client_fills_the_token() {
    let cases = recorded::calls();
    assert_eq!(cases.len(), 2);
    for case in cases {
        let table = match case.service.as_str() {
            "imagebuilder" => &operations::imagebuilder::INPUT,
            service => raw_table(service),
        };
        assert_eq!(report(check_json(table, &case.input.unwrap())), case.report);
    }
}

#[test]
fn the_error_prints_botocores_heading() {
    let error = check_json(&operations::swf::INPUT, &json!({ "domain": "d" })).unwrap_err();
    assert_eq!(error.to_string(), "Parameter validation failed:\nMissing required parameter in input: \"workflowId\"");
}

#[test]
fn a_fraction_is_not_read_as_its_neighbour() {
    for digits in ["1.3057187414475955", "-9.891793585386879e-13", "8.637143752599193e-20"] {
        let input: Value = serde_json::from_str(digits).unwrap();
        let error = check_json(&operations::swf::INPUT, &input).unwrap_err();
        assert_eq!(error.violations[0].actual.as_deref(), Some(digits));
    }
}

#[test]
fn depth_is_limited() {
    let nested = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!([inner]));
    let input = |levels: usize| json!({ "Req": "r", "Doc": nested(levels) });
    assert_eq!(check_json(tables::synthetic(), &input(MAX_DEPTH - 1)), Ok(()));
    let error = check_json(tables::synthetic(), &input(MAX_DEPTH)).unwrap_err();
    assert_eq!(error.violations[0].rule, Rule::Depth);
    assert_eq!(error.report(), "Invalid nesting for parameter input, valid max depth: 256");
}

#[test]
fn the_stack_holds_what_the_depth_allows() {
    let deepest = (1..MAX_DEPTH).fold(json!({ "Req": "r" }), |inner, _| json!({ "Req": "r", "Rec": inner }));
    assert_eq!(check_json(&crate::synthetic::IN, &deepest), Ok(()));
    let too_deep: Value = json!({ "Req": "r", "Rec": { "Req": "r", "Rec": deepest } });
    assert_eq!(check_json(&crate::synthetic::IN, &too_deep).unwrap_err().violations[0].rule, Rule::Depth);
}
