//! Selections and files that are wrong: exit code 1, every problem in one report with what mends it, no file touched.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::{TempDir, tempdir};

/// A copy of `models/` that a test breaks.
struct Models {
    home: TempDir,
}

impl Models {
    fn copy() -> Self {
        let home = tempdir().unwrap();
        let models = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("models");
        for entry in
            walkdir::WalkDir::new(&models).into_iter().map(Result::unwrap).filter(|it| it.file_type().is_file())
        {
            let place = home.path().join("models").join(entry.path().strip_prefix(&models).unwrap());
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::copy(entry.path(), place).unwrap();
        }
        Self { home }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join("models").join(name)
    }

    fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{name} has {from}");
        fs::write(self.path(name), text.replace(from, to)).unwrap();
    }

    /// Runs `codegen`, which must fail without writing anything, and gives its report.
    #[track_caller]
    fn report(&self) -> String {
        let out = self.home.path().join("out");
        let command =
            ["codegen", "--config", self.path("models.toml").to_str().unwrap(), "--out", out.to_str().unwrap()]
                .map(str::to_owned);
        let output = Command::new(env!("CARGO_BIN_EXE_xtask")).args(command).output().unwrap();
        let report = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{report}");
        assert!(!out.exists(), "{report}");
        report
    }
}

#[track_caller]
fn assert_says(report: &str, parts: &[&str]) {
    for part in parts {
        assert!(report.contains(part), "{part} in\n{report}");
    }
}

#[test]
fn wrong_hashes_and_missing_files_are_all_told() {
    let models = Models::copy();
    models.edit("swf/2012-01-25/service-2.json", "workflowId", "workflowID");
    fs::remove_file(models.path("autoscaling/2011-01-01/examples-1.json")).unwrap();
    fs::write(models.path("imagebuilder/2019-12-02/endpoint-rule-set-1.json"), [0xff, 0xfe]).unwrap();
    let report = models.report();
    assert_says(
        &report,
        &[
            "swf/2012-01-25/service-2.json is not the file that was imported",
            "cargo xtask models add swf --botocore 1.44.5",
        ],
    );
    assert_says(&report, &["cannot read", "examples-1.json", "endpoint-rule-set-1.json is not UTF-8"]);
}

#[test]
fn a_selection_that_is_not_toml_is_told_by_line() {
    let models = Models::copy();
    models.edit("models.toml", "version = \"0.1.0\"", "version = ");
    assert_says(&models.report(), &["models.toml is not a selection of operations", "line 6"]);
}

#[test]
fn an_unknown_key_of_the_selection_is_told() {
    let models = Models::copy();
    models.edit("models.toml", "api-version = \"2012-01-25\"", "api-version = \"2012-01-25\"\nmood = 1");
    assert_says(&models.report(), &["unknown field `mood`"]);
}

#[test]
fn an_operation_that_does_not_exist_names_the_nearest() {
    let models = Models::copy();
    models.edit("models.toml", "\"CancelLifecycleExecution\"", "\"CancelLifecycleExecutoin\"");
    assert_says(
        &models.report(),
        &["there is no operation `CancelLifecycleExecutoin`", "did you mean `CancelLifecycleExecution`?"],
    );
}

#[test]
fn a_folder_in_place_of_a_file_is_told() {
    let models = Models::copy();
    fs::remove_file(models.path("partitions.json")).unwrap();
    fs::create_dir(models.path("partitions.json")).unwrap();
    assert_says(&models.report(), &["cannot read", "partitions.json", "to import it anew"]);
}

#[test]
fn own_documentation_that_is_broken_is_told_by_line() {
    let models = Models::copy();
    fs::write(models.path("swf/2012-01-25/docs.json"), "{\n  \"merge\": {,}\n}").unwrap();
    assert_says(&models.report(), &["invalid JSON", "docs.json line 2 column 13"]);
}

#[test]
fn an_unknown_service_is_named_with_what_is_like_it() {
    let models = Models::copy();
    // The folder of models is one of botocore's: a folder for each service and API version.
    let arguments = ["models", "add", "swff", "RequestCancelWorkflowExecution", "--from"];
    let config = models.home.path().join("mine/models.toml");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .args([models.path(""), "--config".into(), config.clone()])
        .output()
        .unwrap();
    let report = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{report}");
    assert_says(&report, &["has no service swff", "did you mean swf?"]);
    assert!(!config.exists(), "{report}");
}

#[test]
fn an_update_that_lacks_a_selected_operation_writes_nothing() {
    let models = Models::copy();
    let botocore = models.home.path().join("botocore");
    for service in ["imagebuilder/2019-12-02", "swf/2012-01-25", "autoscaling/2011-01-01"] {
        let place = botocore.join("data").join(service);
        fs::create_dir_all(&place).unwrap();
        let model = fs::read_to_string(models.path(service).join("service-2.json")).unwrap();
        let model = model.replace("\"RequestCancelWorkflowExecution\": {", "\"Renamed\": {");
        fs::write(place.join("service-2.json"), model).unwrap();
    }
    let before = fs::read(models.path("models.toml")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["models", "update", "--from"])
        .arg(&botocore)
        .arg("--config")
        .arg(models.path("models.toml"))
        .output()
        .unwrap();
    let report = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{report}");
    assert_says(
        &report,
        &["nothing was updated", "swf", "no operation RequestCancelWorkflowExecution", "models remove"],
    );
    assert_eq!(fs::read(models.path("models.toml")).unwrap(), before);
    assert!(models.path("imagebuilder/2019-12-02/endpoint-rule-set-1.json").is_file());
}
