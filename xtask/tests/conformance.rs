//! Suites that are malformed: exit code 1, every place in one report, and no report file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::tempdir;

fn conformance(home: &Path, what: &str, options: &[&str]) -> Output {
    let (suite, report) = (home.join("suite"), home.join("report.json"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["conformance", what, "--suite", suite.to_str().unwrap(), "--report", report.to_str().unwrap()]);
    command.args(options).output().unwrap()
}

#[track_caller]
fn assert_refused(what: &str, files: &[(&str, &str)], options: &[&str], parts: &[&str]) {
    let home = tempdir().unwrap();
    for (name, text) in files {
        let place = home.path().join("suite").join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    let output = conformance(home.path(), what, options);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in parts {
        assert!(said.contains(part), "{part} in\n{said}");
    }
    assert!(!home.path().join("report.json").exists(), "{said}");
}

const SOUND: &str = r#"[{"description": "d", "metadata": {"protocol": "json"}, "shapes": {},
    "cases": [{"given": {"name": "Op"}, "params": {}, "serialized": {}}]}]"#;

#[test]
fn malformed_protocol_suites_name_file_and_place() {
    let broken = SOUND.replace(r#""given""#, r#""giver""#);
    assert_refused(
        "protocols",
        &[("input/json.json", SOUND), ("input/query.json", &broken), ("output/x/y.json", "[1]")],
        &[],
        &["input/query.json /0/cases/0/given: an object was expected", "output/x/y.json /0/metadata: an object"],
    );
    assert_refused("protocols", &[("input/json.json", "[")], &[], &["input/json.json: not JSON"]);
    assert_refused("protocols", &[("README", "")], &[], &["holds no case of a protocol suite"]);
    assert_refused("protocols", &[], &[], &["is not a folder"]);
    assert_refused(
        "protocols",
        &[("input/json.json", SOUND), ("protocol-tests-ignore-list.json", "{")],
        &[],
        &["protocol-tests-ignore-list.json is malformed"],
    );
    assert_refused("protocols", &[("a.json", SOUND)], &["--filter", "Nothing"], &["no case", "\"Nothing\""]);
}

#[test]
fn malformed_endpoint_tests_name_file_and_place() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("models");
    let from = ["--from", models.to_str().unwrap()];
    let file = "swf/endpoint-tests-1.json";
    let tests = r#"{"testCases": [{"params": {}, "expect": {}}, {"params": []}, {"params": {}, "expect": 1}]}"#;
    assert_refused("endpoints", &[(file, tests)], &from, &["swf/endpoint-tests-1.json /testCases/1/params: an object"]);
    assert_refused("endpoints", &[(file, "{}")], &from, &["swf/endpoint-tests-1.json /testCases: an array"]);
    assert_refused("endpoints", &[(file, "{")], &from, &["swf/endpoint-tests-1.json: not JSON"]);
    assert_refused("endpoints", &[("README", "")], &from, &["holds no tests"]);
    assert_refused("endpoints", &[], &from, &["is not a folder"]);
}
