//! Rule sets and partitions become the Rust files that stand beside them.
//!
//! Those files are compiled and run in `runtime/tests/endpoint.rs`. `UPDATE_GOLDENS=1 cargo test` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use awslice_codegen::ir::endpoint::Body;
use awslice_codegen::ir::{Partitions, RuleSet};
use awslice_codegen::{Diagnostics, Source, emit, lower, model};
use proc_macro2::TokenStream;
use quote::quote;

#[test]
fn rule_sets_become_code() {
    let services = ["autoscaling", "every_form", "imagebuilder", "swf"];
    for service in services {
        let code = emit::endpoint::emit_endpoint(service, &rule_set(service), &quote!(crate::partitions::PARTITIONS));
        check(&data(service).join("endpoint.rs"), code);
    }
}

#[test]
fn partitions_become_a_table() {
    let source = source(&data("partitions.json"));
    let mut diagnostics = Diagnostics::default();
    let parsed = model::partitions::parse(&source, &mut diagnostics).expect("the file is sound");
    let partitions: Partitions =
        lower::endpoint::lower_partitions(&parsed, &source.name, &mut diagnostics).expect("the forms are known");
    assert_eq!(diagnostics, Diagnostics::default());
    assert_eq!(partitions.partitions.len(), 8);
    check(&data("partitions.rs"), emit::partitions::emit_partitions(&partitions));
}

#[test]
fn the_shared_rules_become_one_call() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/standard_rule_set.json")).unwrap();
    let mut source = Source { name: "standard_rule_set.json".into(), text: text.replace("PREFIX", "monitoring") };
    assert_eq!(lowered(&source).body, Body::Standard("monitoring".into()));
    // One more parameter, or one host that differs, and the rules are their own.
    source.text = text.replace("PREFIX-fips.{Region}.{PartitionResult#dnsSuffix}", "other.{Region}");
    assert!(matches!(lowered(&source).body, Body::Rules { .. }));
    source.text = text
        .replacen('{', r#"{"x": 1,"#, 1)
        .replace(r#""parameters": {"#, r#""parameters": {"Kind": {"type": "string", "required": true},"#);
    assert!(matches!(lowered(&source).body, Body::Rules { .. }));
}

/// Compares code with a file, or writes the file.
fn check(path: &Path, code: TokenStream) {
    let code = prettyplease::unparse(&syn::parse2(code).expect("the code is Rust"));
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        fs::write(path, &code).unwrap();
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert!(code == expected, "{} differs: UPDATE_GOLDENS=1 cargo test writes it anew\n{code}", path.display());
}

fn rule_set(service: &str) -> RuleSet {
    lowered(&source(&data(service).join("endpoint-rule-set-1.json")))
}

fn lowered(source: &Source) -> RuleSet {
    let mut diagnostics = Diagnostics::default();
    let rule_set = model::rule_set::parse(source, &mut diagnostics)
        .and_then(|it| lower::endpoint::lower_rule_set(&it, &mut diagnostics));
    rule_set.unwrap_or_else(|| panic!("{diagnostics}"))
}

fn source(path: &Path) -> Source {
    Source { name: path.display().to_string(), text: fs::read_to_string(path).unwrap() }
}

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/endpoint").join(name)
}
