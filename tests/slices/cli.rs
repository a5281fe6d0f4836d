//! The command line over the operations of the captured runs: every captured run over real HTTP, and what must hold for
//! every operation, in this process.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};

use awslice_cli::World;
use awslice_cli::world::Environment;
use awslice_runtime::command::Command;
use awslice_tests::replay::{Cases, EXCEPTIONS, check};

#[test]
fn captured_runs_are_repeated() {
    let cases = Cases::read(include_str!("../../cli/tests/data/cli.json"));
    let outcomes = cases.play(Path::new(env!("CARGO_BIN_EXE_cli")), |_| true);
    assert_eq!(outcomes.len(), 499);
    check(&outcomes, EXCEPTIONS);
}

/// Runs a command line in an empty environment: exit code, output, errors.
fn run(words: &[&str]) -> (i32, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let region = ("AWS_REGION".to_owned(), "us-east-1".to_owned());
    let mut world = World {
        services: generated::COMMANDS,
        program: "awslice".to_owned(),
        args: words.iter().map(|it| (*it).to_owned()).collect(),
        environment: Environment::new([region], PathBuf::from("/")),
        stdin: &mut std::io::empty(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        terminal: None,
    };
    let code = awslice_cli::run(&mut world);
    (code, String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// Calls `work` with each operation, as the words that lead to it.
fn each_operation(work: impl Fn(&'static Command, [&'static str; 2])) {
    let mut count = 0;
    for service in generated::COMMANDS {
        for command in service.commands {
            work(command, [service.name, command.name]);
            count += 1;
        }
    }
    assert!(count > 20);
}

#[test]
fn no_option_is_a_global_one_or_one_of_the_command_lines_own() {
    let others = [
        "debug",
        "endpoint-url",
        "no-verify-ssl",
        "no-paginate",
        "output",
        "query",
        "profile",
        "region",
        "version",
        "color",
        "no-sign-request",
        "ca-bundle",
        "cli-read-timeout",
        "cli-connect-timeout",
        "cli-binary-format",
        "no-cli-pager",
        "cli-auto-prompt",
        "no-cli-auto-prompt",
        "cli-error-format",
        "check",
        "show-request",
        "as-curl",
        "skeleton",
    ];
    each_operation(|command, words| {
        for option in command.options {
            assert!(!others.contains(&option.name), "{words:?}: {}", option.name);
        }
    });
}

#[test]
fn every_operation_has_help() {
    each_operation(|_, [service, operation]| {
        let (code, stdout, stderr) = run(&[service, operation, "help"]);
        assert_eq!((code, stderr.as_str()), (0, ""), "{service} {operation}");
        for section in ["NAME", "DESCRIPTION", "SYNOPSIS", "GLOBAL OPTIONS", "OUTPUT"] {
            assert!(stdout.lines().any(|line| line.trim_end() == section), "{service} {operation}: {section}");
        }
    });
}

#[test]
fn valid_skeletons_pass_the_check() {
    each_operation(|command, [service, operation]| {
        if awslice_cli::arguments::writes_a_file(command) {
            return;
        }
        let (code, skeleton, stderr) = run(&[service, operation, "--skeleton", "valid"]);
        assert_eq!((code, stderr.as_str()), (0, ""), "{service} {operation}");
        let checked = run(&[service, operation, "--cli-input-json", &skeleton, "--check"]);
        assert_eq!((checked.0, checked.2.as_str()), (0, ""), "{service} {operation}: {skeleton}");
    });
}

#[test]
fn violations_are_told_as_data() {
    let words = ["swf", "request-cancel-workflow-execution", "--domain", "", "--check", "--cli-error-format", "json"];
    let (code, stdout, stderr) = run(&words);
    assert_eq!((code, stdout.as_str()), (252, ""));
    let document: serde_json::Value = serde_json::from_str(&stderr).unwrap();
    assert_eq!(document["Code"], "ParamValidation");
    let found = document["Violations"].as_array().unwrap().iter();
    let found: Vec<(&str, &str)> =
        found.map(|it| (it["pointer"].as_str().unwrap(), it["rule"].as_str().unwrap())).collect();
    assert_eq!(found, [("/workflowId", "required"), ("/domain", "min-length")]);
}
