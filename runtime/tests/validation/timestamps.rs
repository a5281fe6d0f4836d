//! Which timestamps pass, and as what: recorded from botocore's `parse_to_aware_datetime`.

use awslice_runtime::untyped::timestamp::parse;
use awslice_runtime::validate::{Rule, check_json};
use serde_json::{Value, json};

use crate::tables;

fn recorded() -> Vec<(Value, Option<f64>)> {
    let rows: Vec<Value> = serde_json::from_str(include_str!("../data/timestamp_input.json")).unwrap();
    assert_eq!(rows.len(), 78);
    rows.into_iter().map(|row| (row["input"].clone(), row["seconds"].as_f64())).collect()
}

#[test]
fn text_stands_for_the_same_time_as_in_botocore() {
    let mut seen = 0;
    for (input, seconds) in recorded() {
        let Some(text) = input.as_str() else { continue };
        assert_eq!(parse(text).map(|time| time.as_secs_f64()), seconds, "{text:?}");
        seen += 1;
    }
    assert_eq!(seen, 66);
}

#[test]
fn what_stands_for_no_time_is_of_the_wrong_type() {
    for (input, seconds) in recorded() {
        let result = check_json(tables::synthetic(), &json!({ "Req": "r", "Ts": input }));
        let rules: Vec<Rule> = result.err().into_iter().flat_map(|error| error.violations).map(|it| it.rule).collect();
        assert_eq!(rules, if seconds.is_some() { vec![] } else { vec![Rule::Type] }, "{input}");
    }
}

#[test]
fn guesses_are_not_taken() {
    for text in ["12:30", "2020-01", "10/11/12", "2020-01-01 12:00 EST", "Friday"] {
        assert_eq!(parse(text), None, "{text}");
    }
}
