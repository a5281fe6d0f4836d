//! The rules of writing, in temporary folders.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use awslice_codegen::GENERATED_MARK;
use tempfile::{TempDir, tempdir};

use super::{Plan, check, manifest};
use crate::files;

fn tree(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), format!("// {GENERATED_MARK}\n{text}\n"))).collect()
}

fn generate(folder: &Path, files: &[(&str, &str)]) -> Plan {
    let plan = Plan::new(folder, &tree(files)).unwrap();
    plan.apply().unwrap();
    plan
}

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    generate(folder.path(), files);
    folder
}

#[test]
fn a_first_run_writes_everything_and_a_manifest() {
    let folder = folder_with(&[("src/b.rs", "b"), ("Cargo.toml", "c")]);
    assert_eq!(
        fs::read_to_string(folder.path().join(manifest::NAME)).unwrap().lines().skip(1).collect::<Vec<_>>(),
        ["Cargo.toml", "src/b.rs"]
    );
    assert!(!folder.path().join(manifest::STARTED).exists());
    assert!(check(folder.path(), &tree(&[("src/b.rs", "b"), ("Cargo.toml", "c")])).unwrap().drift.is_empty());
}

#[test]
fn unchanged_files_are_not_touched() {
    let folder = folder_with(&[("a.rs", "a"), ("b.rs", "b")]);
    let time = |name: &str| fs::metadata(folder.path().join(name)).unwrap().modified().unwrap();
    let (a, list) = (time("a.rs"), time(manifest::NAME));
    let again = generate(folder.path(), &[("a.rs", "a"), ("b.rs", "b")]);
    assert_eq!((again.written(), again.unchanged, again.remove.len()), (0, 2, 0));
    assert_eq!((time("a.rs"), time(manifest::NAME)), (a, list));
    let third = generate(folder.path(), &[("a.rs", "a"), ("b.rs", "B")]);
    assert_eq!((third.written(), third.unchanged), (1, 1));
    assert_eq!(time("a.rs"), a);
}

#[test]
fn what_is_no_longer_generated_goes_with_its_empty_folders() {
    let folder = folder_with(&[("a.rs", "a"), ("x/y/b.rs", "b"), ("z/c.rs", "c")]);
    fs::write(folder.path().join("z/notes.txt"), "mine").unwrap();
    let plan = generate(folder.path(), &[("a.rs", "a")]);
    assert_eq!(plan.remove, ["x/y/b.rs", "z/c.rs"]);
    assert!(!folder.path().join("x").exists());
    assert_eq!(fs::read_to_string(folder.path().join("z/notes.txt")).unwrap(), "mine");
}

#[test]
fn a_folder_with_other_files_at_our_paths_is_refused_whole() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("Cargo.toml"), "[package]\n").unwrap();
    fs::create_dir(folder.path().join("lib.rs")).unwrap();
    let error = Plan::new(folder.path(), &tree(&[("Cargo.toml", "c"), ("lib.rs", "l"), ("new.rs", "n")]))
        .unwrap_err()
        .to_string();
    assert!(error.contains("  Cargo.toml (not in .awslice-manifest)\n  lib.rs (a folder stands there)"), "{error}");
    assert!(!error.contains("new.rs"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_generated_file_that_lost_its_mark_is_somebodys_work() {
    let folder = folder_with(&[("a.rs", "a"), ("b.rs", "b")]);
    fs::write(folder.path().join("a.rs"), "// mine now\n").unwrap();
    fs::write(folder.path().join("b.rs"), "// mine now\n").unwrap();
    let error = Plan::new(folder.path(), &tree(&[("a.rs", "other")])).unwrap_err().to_string();
    assert!(error.contains("a.rs (its first line does not say that it is generated)"), "{error}");
    let plan = generate(folder.path(), &[("c.rs", "c")]);
    assert_eq!(plan.kept, ["a.rs", "b.rs"]);
    assert!(folder.path().join("b.rs").exists());
}

#[test]
fn a_marked_file_that_no_manifest_names_is_refused() {
    let folder = folder_with(&[("a.rs", "a")]);
    fs::remove_file(folder.path().join(manifest::NAME)).unwrap();
    assert_eq!(Plan::new(folder.path(), &tree(&[("a.rs", "a")])).unwrap().unchanged, 1);
    assert!(Plan::new(folder.path(), &tree(&[("a.rs", "changed")])).is_err());
}

#[test]
fn an_interrupted_run_is_mended_by_the_next() {
    let folder = folder_with(&[("old.rs", "o"), ("same.rs", "s")]);
    let at = |name: &str| folder.path().join(name);
    // As a run leaves it that was cut off after its first file: the list of what was begun, a new file, half a file.
    fs::write(at(manifest::STARTED), manifest::render(["new.rs", "next.rs", "old.rs", "same.rs"])).unwrap();
    fs::write(at("new.rs"), format!("// {GENERATED_MARK}\nfirst version\n")).unwrap();
    fs::write(files::unfinished(&at("next.rs")), "// half").unwrap();
    assert!(!check(folder.path(), &tree(&[("old.rs", "o"), ("same.rs", "s")])).unwrap().drift.is_empty());
    // The models have changed since: the same path gets another text, and next.rs is not wanted any more.
    let wanted = [("new.rs", "second version"), ("same.rs", "s")];
    let plan = generate(folder.path(), &wanted);
    assert_eq!((plan.written(), plan.unchanged, plan.remove.clone()), (1, 1, vec!["old.rs".to_owned()]));
    assert!(check(folder.path(), &tree(&wanted)).unwrap().drift.is_empty());
}

#[test]
fn a_run_cut_off_before_the_manifest_is_finished_even_if_all_files_stand() {
    let folder = folder_with(&[("a.rs", "a")]);
    fs::write(folder.path().join(manifest::STARTED), manifest::render(["a.rs"])).unwrap();
    fs::remove_file(folder.path().join(manifest::NAME)).unwrap();
    generate(folder.path(), &[("a.rs", "a")]);
    assert!(check(folder.path(), &tree(&[("a.rs", "a")])).unwrap().drift.is_empty());
}

#[test]
fn paths_and_manifests_cannot_lead_out_of_the_folder() {
    let outside = tempdir().unwrap();
    let victim = outside.path().join("victim.rs");
    fs::write(&victim, format!("// {GENERATED_MARK}\n")).unwrap();
    let folder = outside.path().join("inner");
    generate(&folder, &[("a.rs", "a")]);
    assert!(Plan::new(&folder, &tree(&[("../victim.rs", "x")])).is_err());
    fs::write(folder.join(manifest::NAME), "../victim.rs\n").unwrap();
    assert!(Plan::new(&folder, &tree(&[("b.rs", "b")])).unwrap_err().to_string().contains(":1: `../victim.rs`"));
    assert!(victim.exists());
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    let outside = tempdir().unwrap();
    fs::write(outside.path().join("b.rs"), format!("// {GENERATED_MARK}\nprecious\n")).unwrap();
    let folder = folder_with(&[("src/b.rs", "b"), ("gone/c.rs", "c")]);
    fs::remove_dir_all(folder.path().join("src")).unwrap();
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src")).unwrap();
    let error = Plan::new(folder.path(), &tree(&[("src/b.rs", "new")])).unwrap_err().to_string();
    assert!(error.contains("src/b.rs (a symbolic link is in the way)"), "{error}");
    let plan = generate(folder.path(), &[("d.rs", "d")]);
    assert_eq!((plan.kept, plan.remove), (vec!["src/b.rs".to_owned()], vec!["gone/c.rs".to_owned()]));
    assert!(fs::read_to_string(outside.path().join("b.rs")).unwrap().contains("precious"));
}

#[test]
fn drift_is_changed_missing_and_extra_and_its_print_is_capped() {
    let folder = folder_with(&[("a.rs", "a"), ("b.rs", "b")]);
    fs::write(folder.path().join("a.rs"), "x\n".repeat(500)).unwrap();
    fs::remove_file(folder.path().join("b.rs")).unwrap();
    fs::write(folder.path().join("c.rs"), "mine").unwrap();
    fs::write(folder.path().join("Cargo.lock"), "").unwrap();
    let difference = check(folder.path(), &tree(&[("a.rs", "a"), ("b.rs", "b")])).unwrap();
    let drift = &difference.drift;
    assert_eq!(
        (drift.changed.len(), drift.missing.clone(), drift.extra.clone()),
        (1, vec!["b.rs".to_owned()], vec!["c.rs".to_owned()])
    );
    let text = difference.to_string();
    assert!(text.starts_with("changed: a.rs\nmissing: b.rs\nextra: c.rs\n--- a.rs\n"), "{text}");
    assert!(text.lines().count() < 110 && text.contains("more lines of difference"));
}

#[test]
fn text_without_the_mark_is_never_written() {
    let folder = tempdir().unwrap();
    let unmarked = BTreeMap::from([("a.rs".to_owned(), "fn a() {}\n".to_owned())]);
    assert!(Plan::new(folder.path(), &unmarked).is_err());
}
