//! What the AWS CLI was seen to print.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;

/// The words of a case that concern output, if it has no others.
fn options(case: &Value) -> Option<(OutputOptions, Option<&str>)> {
    let mut options = OutputOptions::default();
    let mut query = None;
    let words: Vec<&str> = case["args"].as_array()?.iter().filter_map(Value::as_str).collect();
    let ["imagebuilder", "cancel-lifecycle-execution", rest @ ..] = words.as_slice() else { return None };
    for pair in rest.chunks(2) {
        match *pair {
            ["--output", name] => options.format = Format::of(name)?,
            ["--query", text] => query = Some(text),
            ["--color", "on"] => options.colors = Colors::Resets,
            ["--lifecycle-execution-id" | "--endpoint-url", _] | ["--color", "off"] => {}
            _ => return None,
        }
    }
    if case["tty"] == true && !words.contains(&"off") {
        options.colors = Colors::Terminal;
    }
    Some((options, query))
}

/// What our own code makes of a case: standard output, or the message of an error.
fn run(body: &Value, options: &OutputOptions, query: Option<&str>) -> Result<String, CliError> {
    let value = match query {
        Some(query) => Query::option(query)?.search(body)?,
        None => body.clone(),
    };
    render(&value, "CancelLifecycleExecution", options)
}

#[test]
fn output_is_as_captured() {
    let records: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/cli.json")).unwrap();
    let mut seen = 0;
    for case in &records {
        let no_settings = ["env", "files"]
            .iter()
            .all(|key| case[*key].as_object().is_none_or(|it| it.keys().all(|key| key == "TERM")));
        let response = &case["server_response"][0];
        let (Some((options, query)), true, true) = (options(case), no_settings, response["status"] == 200) else {
            continue;
        };
        let Ok(body) = serde_json::from_str::<Value>(response["body"].as_str().unwrap_or_default()) else { continue };
        if !body.is_object() {
            continue;
        }
        seen += 1;
        let name = &case["name"];
        match run(&body, &options, query) {
            Ok(out) => {
                assert_eq!(out, case["expected"]["stdout"].as_str().unwrap(), "{name}");
                assert_eq!(case["expected"]["rc"], 0, "{name}");
            }
            Err(error) => {
                assert_eq!(error.text("aws", false), case["expected"]["stderr"].as_str().unwrap(), "{name}");
                assert_eq!(case["expected"]["rc"], error.exit, "{name}");
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn errors_in_a_table_have_colours_without_resets() {
    let value =
        json!({ "Code": "UnknownResourceFault", "Message": "Unknown domain: d", "message": "Unknown domain: d" });
    let options = OutputOptions { format: Format::Table, colors: Colors::Cells, ..OutputOptions::default() };
    let records: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/cli.json")).unwrap();
    let case = records.iter().find(|it| it["name"] == "v4-errfmt-table-color-on").unwrap();
    assert_eq!(render(&value, "error", &options).unwrap(), case["expected"]["stderr"].as_str().unwrap());
}

#[test]
fn values_are_formatted_as_by_the_aws_cli() {
    let records: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/output.json")).unwrap();
    assert!(records.len() > 150);
    for case in &records[1..] {
        let format = Format::of(case["format"].as_str().unwrap()).unwrap();
        let found = render(&case["value"], "Title", &OutputOptions { format, ..OutputOptions::default() });
        match case.get("err") {
            None => assert_eq!(found.unwrap(), case["out"].as_str().unwrap(), "{}", case["value"]),
            Some(message) => assert_eq!(found.unwrap_err().message, message.as_str().unwrap(), "{}", case["value"]),
        }
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    struct Closed(ErrorKind);
    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(self.0.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let options = OutputOptions::default();
    assert!(print(&json!(1), "", &options, &mut Closed(ErrorKind::BrokenPipe)).is_ok());
    assert_eq!(print(&json!(1), "", &options, &mut Closed(ErrorKind::StorageFull)).unwrap_err().exit, 255);
}

#[test]
fn empty_output_is_shown_only_as_a_page() {
    for (format, page) in [(Format::Json, ""), (Format::Yaml, ""), (Format::YamlStream, "- {}\n"), (Format::Off, "")] {
        let options = OutputOptions { format, ..OutputOptions::default() };
        assert_eq!(render(&json!({}), "", &options).unwrap(), "", "{format:?}");
        assert_eq!(render(&json!({}), "", &OutputOptions { is_page: true, ..options }).unwrap(), page, "{format:?}");
    }
}
