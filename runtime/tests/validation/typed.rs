//! Every recorded case that a typed value can express, and what only typed values have.

use awslice_runtime::shape::{Decode, Members, decoded};
use awslice_runtime::validate::{MAX_DEPTH, Rule, check};
use serde_json::Value;

use crate::operations::{
    CancelLifecycleExecutionInput, CompleteLifecycleActionInput, RequestCancelWorkflowExecutionInput,
};
use crate::reader::Reader;
use crate::recorded;
use crate::synthetic::{In, Uni};

/// The typed input, if there is one like this.
fn typed(service: &str, input: &Value) -> Option<Box<dyn Members>> {
    fn read<T: Decode + Members + 'static>(input: &Value) -> Option<Box<dyn Members>> {
        decoded::<T>(&mut Reader(input)).ok().map(|input| Box::new(input) as Box<dyn Members>)
    }
    match service {
        "swf" => read::<RequestCancelWorkflowExecutionInput>(input),
        "autoscaling" => read::<CompleteLifecycleActionInput>(input),
        "imagebuilder" => read::<CancelLifecycleExecutionInput>(input),
        "syn" => read::<In>(input),
        other => panic!("no input for {other}"),
    }
}

fn lines(input: &dyn Members) -> Vec<String> {
    let violations = check(input).err().map(|error| error.violations).unwrap_or_default();
    violations.iter().map(ToString::to_string).collect()
}

#[test]
fn reports_as_botocore_does() {
    let mut seen = 0;
    for case in recorded::raw() {
        let Some(json) = case.input else { continue };
        // The raw validator misses the token here, which a client fills: see `a_client_fills_the_token`.
        let token = case.service == "imagebuilder" && json == serde_json::json!({});
        let Some(input) = typed(&case.service, &json).filter(|_| !token) else { continue };
        let mut expected: Vec<&str> = case.report.iter().flat_map(|report| report.lines()).collect();
        let mut found = lines(&*input);
        // A hash map has no order of the caller's.
        if json["M"].as_object().is_some_and(|entries| entries.len() > 1) {
            expected.sort_unstable();
            found.sort_unstable();
        }
        assert_eq!(found, expected, "{json}");
        seen += 1;
    }
    assert_eq!(seen, 13);
}

#[test]
fn a_client_fills_the_token() {
    let cases = recorded::calls();
    assert_eq!(cases.len(), 2);
    for case in cases {
        let input = typed(&case.service, &case.input.unwrap()).unwrap();
        assert_eq!(lines(&*input).join("\n"), case.report.unwrap());
    }
}

#[test]
fn fractions_print_as_in_python_and_what_is_no_number_passes() {
    let req = Some("r".to_owned());
    let input = In { req: req.clone(), flt: Some(-0.1), ..In::default() };
    assert_eq!(lines(&input), ["Invalid value for parameter Flt, value: -0.1, valid min value: 0"]);
    let input = In { req, dbl: Some(f64::NAN), flt: Some(f32::INFINITY), ..In::default() };
    assert_eq!(check(&input), Ok(()));
}

#[test]
fn a_union_without_a_known_member_is_a_violation() {
    let input = In { req: Some("r".to_owned()), u: Some(Uni::Unknown), ..In::default() };
    assert_eq!(lines(&input), ["Must set one of the following keys for tagged unionstructure U: A, B."]);
}

#[test]
fn violations_carry_pointers() {
    let json = serde_json::json!({ "LL": [{ "X": 1 }, { "Y": ["ab", "c"] }], "M": { "a/b": {}, "~": { "X": 2 } } });
    let input = typed("syn", &json).unwrap();
    let found = check(&*input).unwrap_err().violations;
    let pointers: Vec<&str> = found.iter().map(|violation| violation.pointer.as_str()).collect();
    assert_eq!(pointers, ["/Req", "/LL/1/X", "/LL/1/Y/1", "/M/a~1b/X", "/M/~0"]);
    let paths: Vec<&str> = found.iter().map(|violation| violation.path.as_str()).collect();
    assert_eq!(paths, ["input", "LL[1]", "LL[1].Y[1]", "M.a/b", "M (key: ~)"]);
}

#[test]
fn depth_is_limited() {
    let bottom = In { req: Some("r".to_owned()), ..In::default() };
    let nested = |levels: usize| {
        (0..levels).fold(In { int: Some(0), ..In::default() }, |inner, _| In {
            req: bottom.req.clone(),
            rec: Some(Box::new(inner)),
            ..In::default()
        })
    };
    let found = check(&nested(MAX_DEPTH - 1)).unwrap_err().violations;
    assert_eq!(found.iter().map(|violation| violation.rule).collect::<Vec<_>>(), [Rule::Required, Rule::MinValue]);
    let found = check(&nested(MAX_DEPTH + 1)).unwrap_err().violations;
    assert_eq!(found.iter().map(|violation| violation.rule).collect::<Vec<_>>(), [Rule::Depth, Rule::Depth]);
}
