//! The commands as they are called: exit codes, what they print, and that they need no `generated/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::tempdir;

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask")).args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// Every file below a folder, with its bytes.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|it| it.file_type().is_file());
    files.map(|it| (it.path().strip_prefix(folder).unwrap().to_path_buf(), fs::read(it.path()).unwrap())).collect()
}

/// A copy of `models/`.
fn copy_models(to: &Path) -> PathBuf {
    let files = contents(&root().join("models"));
    assert!(files.len() > 5, "models/ has files");
    for (path, bytes) in files {
        let place = to.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }
    to.join("models.toml")
}

#[test]
fn the_same_models_give_the_same_bytes_in_any_folder_of_one_depth() {
    let home = tempdir().unwrap();
    let folders = [home.path().join("one"), home.path().join("two")];
    for folder in &folders {
        let output = xtask(&["codegen", "--out", folder.to_str().unwrap()]);
        assert_eq!(code(&output), 0, "{}", said(&output));
        assert!(said(&output).contains("3 services"), "{}", said(&output));
    }
    let [one, two] = folders.each_ref().map(|it| contents(it));
    assert!(one.len() > 3);
    assert_eq!(one, two);
}

#[test]
fn a_crate_elsewhere_finds_the_runtime() {
    let home = tempdir().unwrap();
    let folder = home.path().join("a/b");
    assert_eq!(code(&xtask(&["codegen", "--out", folder.to_str().unwrap()])), 0);
    let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    let path = manifest.split("path = \"").nth(1).and_then(|it| it.split('"').next()).unwrap();
    assert_eq!(folder.join(path).canonicalize().unwrap(), root().join("runtime").canonicalize().unwrap());
    assert!(manifest.contains("[workspace]"));
}

#[test]
fn drift_is_shown_with_the_command_that_mends_it() {
    let home = tempdir().unwrap();
    let out = home.path().join("crate");
    let out = out.to_str().unwrap();
    assert_eq!(code(&xtask(&["codegen", "--check", "--out", out])), 1, "nothing is there yet");
    assert!(!Path::new(out).exists(), "a check writes nothing");
    let dry = xtask(&["codegen", "--dry-run", "--out", out]);
    assert!(code(&dry) == 0 && said(&dry).contains("create Cargo.toml"));
    assert!(!Path::new(out).exists(), "a dry run writes nothing");
    assert_eq!(code(&xtask(&["codegen", "--out", out])), 0);
    assert_eq!(code(&xtask(&["codegen", "--check", "--out", out])), 0);
    fs::remove_file(Path::new(out).join("Cargo.toml")).unwrap();
    let check = xtask(&["codegen", "--check", "--out", out]);
    assert_eq!(code(&check), 1);
    assert!(said(&check).contains("missing: Cargo.toml"));
    assert!(said(&check).contains(&format!("cargo xtask codegen --out {out}")));
}

#[test]
fn a_broken_model_stops_everything_before_anything_is_written() {
    let home = tempdir().unwrap();
    let config = copy_models(&home.path().join("models"));
    let out = home.path().join("out");
    fs::write(home.path().join("models/swf/2012-01-25/service-2.json"), "{}").unwrap();
    let output = xtask(&["codegen", "--config", config.to_str().unwrap(), "--out", out.to_str().unwrap()]);
    assert_eq!(code(&output), 1);
    assert!(said(&output).contains("service-2.json is not the file that was imported"), "{}", said(&output));
    assert!(said(&output).contains("cargo xtask models add swf --botocore"), "{}", said(&output));
    assert!(!out.exists());
}

#[test]
fn operations_come_from_a_folder_and_go_again() {
    let home = tempdir().unwrap();
    let data = home.path().join("data/fish/2020-01-01");
    fs::create_dir_all(&data).unwrap();
    let model = r#"{"metadata": {"serviceId": "Fish"}, "operations": {"Swim": {"name": "Swim"}, "Dive": {"name": "Dive"}}, "shapes": {}}"#;
    fs::write(data.join("service-2.json"), model).unwrap();
    fs::write(home.path().join("data/partitions.json"), "{}").unwrap();
    let config = home.path().join("models/models.toml");
    let (from, at) = (home.path().to_str().unwrap(), config.to_str().unwrap());
    let add = |operations: &[&str]| {
        xtask(&[&["models", "add", "fish"], operations, &["--from", from, "--config", at]].concat())
    };
    let slip = add(&["Swimm"]);
    assert!(code(&slip) == 1 && said(&slip).contains("did you mean Swim?"), "{}", said(&slip));
    assert!(!config.exists(), "a failed import leaves nothing");
    let added = add(&["Swim"]);
    assert_eq!(code(&added), 0);
    assert!(said(&added).contains("next: `cargo xtask codegen --config "), "{}", said(&added));
    assert_eq!(code(&add(&["Dive"])), 0);
    let list = said(&xtask(&["models", "list", "--config", at]));
    assert!(list.contains("fish 2020-01-01") && list.contains("Swim") && list.contains("Dive"), "{list}");
    assert_eq!(code(&xtask(&["models", "remove", "fish", "Swim", "--config", at])), 0);
    let left = fs::read_to_string(home.path().join("models/fish/2020-01-01/service-2.json")).unwrap();
    assert!(left.contains("Dive") && !left.contains("Swim"), "{left}");
    assert_eq!(code(&xtask(&["models", "remove", "fish", "--config", at])), 0);
    assert!(!fs::read_to_string(&config).unwrap().contains("fish"));
}

#[test]
fn a_wrong_command_line_is_told_from_a_failure() {
    assert_eq!(code(&xtask(&["codegen", "--nonsense"])), 2);
    assert_eq!(code(&xtask(&["codegen", "--check", "--dry-run"])), 2);
    assert_eq!(code(&xtask(&["codegen", "--config", "/no/such/file"])), 1);
    assert_eq!(code(&xtask(&["models", "add", "swf", "Op", "--all"])), 2);
    assert_eq!(code(&xtask(&["bench", "build", "--only", "nonsense"])), 2);
    for help in
        [vec!["--help"], vec!["codegen", "--help"], vec!["models", "add", "--help"], vec!["bench", "codegen", "--help"]]
    {
        let output = xtask(&help);
        assert!(code(&output) == 0 && said(&output).contains("Usage: cargo xtask"), "{help:?}");
    }
}

#[test]
fn cargo_loads_the_tool_when_generated_is_missing_or_broken() {
    let home = tempdir().unwrap();
    for name in ["Cargo.toml", "xtask/Cargo.toml", "codegen/Cargo.toml"] {
        let place = home.path().join(name);
        fs::create_dir_all(place.parent().unwrap().join("src")).unwrap();
        fs::copy(root().join(name), place).unwrap();
    }
    fs::write(home.path().join("xtask/src/main.rs"), "").unwrap();
    fs::write(home.path().join("codegen/src/lib.rs"), "").unwrap();
    let loads = || {
        let cargo = std::env::var_os("CARGO").unwrap();
        let arguments =
            ["metadata", "--no-deps", "--format-version", "1", "--offline", "--manifest-path", "xtask/Cargo.toml"];
        let output = Command::new(cargo).args(arguments).current_dir(home.path()).output().unwrap();
        assert!(output.status.success(), "{}", said(&output));
    };
    loads();
    fs::create_dir(home.path().join("generated")).unwrap();
    fs::write(home.path().join("generated/Cargo.toml"), "<<<<<<< not a manifest").unwrap();
    loads();
}
