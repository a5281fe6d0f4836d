//! Inputs made by the rules break none of them, and no JSON at all makes the validator fail.

use awslice_runtime::schema::{Bound, Kind, Member, Rules, Shape, Structure};
use awslice_runtime::shape::decoded;
use awslice_runtime::untyped::JsonInput;
use awslice_runtime::validate::{advise, check_json, check_strict};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::reader::Reader;
use crate::synthetic::{IN, In};

/// Any JSON that satisfies a shape and its rules.
fn valid(shape: Shape, depth: usize) -> BoxedStrategy<Value> {
    let rules = shape.rules.copied().unwrap_or_default();
    let size = usize::try_from(least(&rules, 0)).unwrap()..=usize::try_from(greatest(&rules, 8)).unwrap();
    match shape.kind {
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Integer => whole(&rules, i32::MIN.into()..=i32::MAX.into()),
        Kind::Long => whole(&rules, i64::MIN..=i64::MAX),
        Kind::Float | Kind::Double => (0.0..1.5).prop_map(Value::from).boxed(),
        Kind::String => text(&rules, size),
        Kind::Blob => vec(any::<char>(), size).prop_map(|text| text.into_iter().collect::<String>().into()).boxed(),
        Kind::Timestamp(_) => (0..4_000_000_000_i64).prop_map(Value::from).boxed(),
        Kind::Document => anything().boxed(),
        Kind::List(list) => vec(valid(list.member, depth), size).prop_map(Value::from).boxed(),
        Kind::Map(map) => btree_map(key(map.key), valid(map.value, depth), size)
            .prop_map(|entries| Value::Object(entries.into_iter().collect()))
            .boxed(),
        Kind::Structure(schema) => structure(schema, depth + 1),
    }
}

fn structure(schema: &'static Structure, depth: usize) -> BoxedStrategy<Value> {
    let member = |row: &'static Member| (Just(row.name), valid(row.shape, depth));
    if schema.union {
        let members: Vec<_> = schema.members.iter().map(|row| member(row).boxed()).collect();
        return proptest::strategy::Union::new(members).prop_map(|(name, value)| json!({ name: value })).boxed();
    }
    let members: Vec<_> = schema
        .members
        .iter()
        .filter(|row| row.required || depth < 3)
        .map(|row| (member(row), any::<bool>().prop_map(move |set| set || row.required)))
        .collect();
    let set = |members: Vec<((&str, Value), bool)>| {
        let set = members.into_iter().filter(|(_, set)| *set).map(|((name, value), _)| (name.to_owned(), value));
        Value::Object(set.collect::<Map<String, Value>>())
    };
    (members, any::<bool>())
        .prop_map(move |(mut members, reversed)| {
            // The caller's order is free.
            if reversed {
                members.reverse();
            }
            set(members)
        })
        .boxed()
}

fn text(rules: &Rules, size: std::ops::RangeInclusive<usize>) -> BoxedStrategy<Value> {
    match (rules.values, rules.pattern) {
        (Some(values), _) => prop::sample::select(values).prop_map(Value::from).boxed(),
        (None, Some("^a+$")) => (1..9_usize).prop_map(|length| "a".repeat(length).into()).boxed(),
        (None, Some(pattern)) => panic!("no texts are made for {pattern}"),
        (None, None) => vec(any::<char>(), size).prop_map(|text| text.into_iter().collect::<String>().into()).boxed(),
    }
}

fn key(shape: Shape) -> impl Strategy<Value = String> {
    valid(shape, 0).prop_map(|key| key.as_str().unwrap().to_owned())
}

fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    // Members by the names that the tables know, so that the walk gets below the first level.
    let name = prop_oneof![
        prop::sample::select(vec!["Req", "Int", "In", "L", "M", "U", "X", "Rec", "Ts"]).prop_map(str::to_owned),
        ".{0,3}"
    ];
    leaf.prop_recursive(4, 32, 5, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(name.clone(), inner, 0..5).prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn whole(rules: &Rules, kind: std::ops::RangeInclusive<i64>) -> BoxedStrategy<Value> {
    (least(rules, *kind.start())..=greatest(rules, *kind.end())).prop_map(Value::from).boxed()
}

fn least(rules: &Rules, otherwise: i64) -> i64 {
    rules.min.map_or(otherwise, bound)
}

fn greatest(rules: &Rules, otherwise: i64) -> i64 {
    rules.max.map_or(otherwise, bound)
}

fn bound(bound: Bound) -> i64 {
    match bound {
        Bound::Int(bound) => bound,
        Bound::Float(bound) => panic!("these models have no fractions as bounds: {bound}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_satisfies_the_rules_breaks_none(input in structure(&IN, 0)) {
        prop_assert_eq!(check_json(&IN, &input), Ok(()));
        let untyped = JsonInput::new(&IN, &input).unwrap();
        prop_assert_eq!(check_strict(&untyped), Ok(()));
        prop_assert_eq!(advise(&untyped), vec![]);
        let typed: In = decoded(&mut Reader(&input)).unwrap();
        prop_assert_eq!(check_strict(&typed), Ok(()));
    }

    #[test]
    fn whatever_the_input_every_violation_has_a_line(input in anything()) {
        if let Err(error) = check_json(&IN, &input) {
            prop_assert!(!error.violations.is_empty());
            for violation in &error.violations {
                prop_assert!(!violation.to_string().is_empty());
                prop_assert!(violation.pointer.is_empty() || violation.pointer.starts_with('/'));
            }
        }
    }
}
