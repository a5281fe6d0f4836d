//! The program as a process: bytes that are no text, pipes that close, Ctrl-C, files that cannot be read.
#![cfg(all(feature = "slice", unix))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::ffi::OsStr;
use std::io::Read;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use awslice_tests::server::{Reply, Server};

const CANCEL: [&str; 6] = ["swf", "request-cancel-workflow-execution", "--domain", "d", "--workflow-id", "w"];

/// The program in an empty home, with dummy keys.
fn program(home: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_awslice"));
    command
        .env_clear()
        .current_dir(home)
        .env("HOME", home)
        .env("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
        .env("AWS_SECRET_ACCESS_KEY", "SECRET")
        .env("AWS_REGION", "us-east-1")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .stdin(Stdio::null());
    command
}

fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// What was said on standard error, where nothing is on standard output.
fn complaint(output: &Output, code: i32) -> String {
    let stderr = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(code), "{stderr}");
    assert!(output.stdout.is_empty(), "{output:?}");
    assert!(!stderr.contains("panicked"), "{stderr}");
    stderr
}

#[test]
fn an_argument_that_is_no_text_is_refused() {
    let home = home();
    let output = program(home.path()).args(CANCEL).arg("--run-id").arg(OsStr::from_bytes(b"a\xff")).output().unwrap();
    let expected = "\nawslice: [ERROR]: An error occurred (ParamValidation): argument is not valid UTF-8: a\u{fffd}\n";
    assert_eq!(complaint(&output, 252), expected);
}

#[test]
fn a_reader_that_is_gone_is_no_error() {
    let home = home();
    let mut child = program(home.path())
        .args([&CANCEL[..2], &["--generate-cli-skeleton"]].concat())
        .stdout(closed_pipe())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(0), ""));
}

#[test]
fn an_error_that_nobody_reads_still_has_its_exit_code() {
    let home = home();
    let status = program(home.path()).args(["swff"]).stdout(closed_pipe()).stderr(closed_pipe()).status().unwrap();
    assert_eq!(status.code(), Some(252));
}

/// A pipe whose reading end is closed.
fn closed_pipe() -> Stdio {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    writer.into()
}

#[test]
fn ctrl_c_ends_a_call() {
    let home = home();
    let server = Server::scripted(vec![Reply::Late(Duration::from_secs(30), Box::new(Reply::new(200, &[], "{}")))]);
    let mut child = program(home.path())
        .args(CANCEL)
        .args(["--endpoint-url", server.url()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for _ in 0..200 {
        if !server.received().is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!(server.received().len(), 1);
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::INT).unwrap();
    let (mut stdout, mut stderr) = (String::new(), String::new());
    child.stdout.take().unwrap().read_to_string(&mut stdout).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stdout.as_str(), stderr.as_str()), (Some(130), "\n", ""));
}

#[test]
fn configuration_that_cannot_be_read_is_told() {
    for content in [&b"no section"[..], b"[default\nregion = x\n", b"[default]\nregion = \xff\n"] {
        let home = home();
        std::fs::create_dir(home.path().join(".aws")).unwrap();
        std::fs::write(home.path().join(".aws/config"), content).unwrap();
        let output = program(home.path()).args(CANCEL).output().unwrap();
        let expected =
            format!("\nawslice: [ERROR]: Unable to parse config file: {}/.aws/config\n", home.path().display());
        assert_eq!(complaint(&output, 255), expected, "{content:?}");
    }
}

#[test]
fn hints_name_commands_that_exist() {
    let home = home();
    let output = program(home.path()).args(CANCEL).env_remove("AWS_REGION").output().unwrap();
    let stderr = complaint(&output, 253);
    assert!(stderr.starts_with("\nawslice: [ERROR]: An error occurred (NoRegion): You must specify a region. "));
    assert!(!stderr.contains("configure\""), "{stderr}");
    let output = program(home.path()).output().unwrap();
    assert!(complaint(&output, 252).contains("  awslice <command> help\n"));
}
