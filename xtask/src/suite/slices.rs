//! Test slices: crates that are generated for the tests in `tests/slices/`, as one cargo workspace under `target/`.
//!
//! The slice `full` is every operation of the selected services, from botocore; every folder `tests/slices/NAME/` with a
//! `models.toml`, or with an `operations.toml` to import, is a slice as well. The tests in `tests/slices/NAME.rs` are the
//! slice's of that name if there is one, else those of `full`. A `tests/slices/NAME/main.rs` is a program that they run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, Value, value};

use crate::botocore::{Botocore, installed};
use crate::models::Wanted;
use crate::{files, generation, python, repository};

/// The slice that is no folder in `tests/slices/`.
const FULL: &str = "full";

/// What the files of the workspace begin with.
const HEADER: &str = "# Written by cargo xtask test.\n";

/// The workspace of all slices.
pub fn workspace() -> PathBuf {
    repository::target().join("slices")
}

/// The test files of the slices, relative to the root.
///
/// # Errors
/// The folder cannot be read.
pub fn test_files() -> Result<Vec<String>> {
    Ok(entries()?.into_iter().filter(|it| it.ends_with(".rs")).map(|it| format!("tests/slices/{it}")).collect())
}

/// Imports, generates and makes the workspace. Files that are as they should be are not touched.
///
/// # Errors
/// botocore cannot be had, a slice's models are wrong, or files cannot be written.
pub fn prepare() -> Result<()> {
    let python = python::environment("botocore")?;
    let home = workspace();
    let botocore = Botocore::open(&installed(&python)?)?;
    let full = Wanted::whole()?.import(&botocore, &home.join(FULL).join("models"))?;
    let mut slices = BTreeMap::from([(FULL.to_owned(), full)]);
    for name in entries()? {
        let folder = repository::root().join("tests/slices").join(&name);
        let (committed, wanted) = (folder.join("models.toml"), folder.join("operations.toml"));
        if committed.is_file() {
            slices.insert(name, committed);
        } else if wanted.is_file() {
            let config = Wanted::read(&wanted)?.import(&botocore, &home.join(&name).join("models"))?;
            slices.insert(name, config);
        }
    }
    // The workspace first: a crate that is generated below it becomes its member.
    write(&home.join("Cargo.toml"), &format!("{HEADER}{}", workspace_manifest(slices.keys())?))?;
    let lock = files::read_text(&repository::root().join("Cargo.lock"))?;
    files::write(&home.join("Cargo.lock"), lock.as_bytes())?;
    for (name, config) in &slices {
        generation::write(config, &package(name), &home.join(name).join("generated"), true)
            .with_context(|| format!("cannot generate the slice {name}"))?;
        let tests = home.join(name).join("tests");
        write(&tests.join("Cargo.toml"), &format!("{HEADER}{}", tests_manifest(name, &tests, &slices)?))?;
        write(&tests.join("src/lib.rs"), &format!("//! Tests of the slice {name}: see tests/slices/.\n"))?;
    }
    Ok(())
}

/// The names in `tests/slices/`, sorted.
fn entries() -> Result<Vec<String>> {
    let folder = repository::root().join("tests/slices");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.context("cannot list the slices")?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

/// The package that is generated for a slice; tests call it `generated`.
fn package(slice: &str) -> String {
    format!("slice-{slice}")
}

/// The workspace, with the profiles of the product's so that dependencies are built once for both.
fn workspace_manifest<'a>(slices: impl Iterator<Item = &'a String>) -> Result<DocumentMut> {
    let product = manifest("Cargo.toml")?;
    let mut document = DocumentMut::new();
    let mut members = Array::new();
    slices.for_each(|it| members.extend([format!("{it}/generated"), format!("{it}/tests")]));
    let mut table = Table::new();
    table.insert("resolver", value("3"));
    table.insert("members", value(members));
    document.insert("workspace", Item::Table(table));
    if let Some(profiles) = product.get("profile") {
        document.insert("profile", profiles.clone());
    }
    Ok(document)
}

/// The package of a slice's tests: the dependencies of `tests/`, with this slice in the place of the committed crate.
fn tests_manifest(name: &str, folder: &Path, slices: &BTreeMap<String, PathBuf>) -> Result<DocumentMut> {
    let root = repository::root();
    let mut document = DocumentMut::new();
    let mut package_table = Table::new();
    package_table.insert("name", value(format!("slice-{name}-tests")));
    package_table.insert("version", value("0.0.0"));
    package_table.insert("edition", value("2024"));
    package_table.insert("publish", value(false));
    document.insert("package", Item::Table(package_table));
    document.insert("dependencies", Item::Table(dependencies(name, folder)?));
    let mut targets = ArrayOfTables::new();
    for file in test_files()? {
        let Some(stem) = Path::new(&file).file_stem().map(|it| it.to_string_lossy().into_owned()) else { continue };
        let slice = if slices.contains_key(&stem) { stem.as_str() } else { FULL };
        if slice == name {
            targets.push(target(folder, &root.join(&file), &stem)?);
        }
    }
    document.insert("test", Item::ArrayOfTables(targets));
    let program = root.join("tests/slices").join(name).join("main.rs");
    if program.is_file() {
        document.insert("bin", Item::ArrayOfTables([target(folder, &program, name)?].into_iter().collect()));
    }
    Ok(document)
}

/// A test or a program of the package in this folder.
fn target(folder: &Path, file: &Path, name: &str) -> Result<Table> {
    let mut target = Table::new();
    target.insert("path", value(repository::relative(folder, file)?));
    target.insert("name", value(name));
    Ok(target)
}

/// What tests of a slice may use: what `tests/` uses, and `tests/` itself.
fn dependencies(name: &str, folder: &Path) -> Result<Table> {
    let root = repository::root();
    let house = manifest("tests/Cargo.toml")?;
    let mut dependencies = Table::new();
    for section in ["dependencies", "dev-dependencies"] {
        let section = house.get(section).and_then(Item::as_table).context("tests/Cargo.toml has no dependencies")?;
        section.iter().for_each(|(key, item)| {
            dependencies.insert(key, item.clone());
        });
    }
    let places = [
        ("generated", folder.join("../generated"), Some(package(name))),
        ("awslice-runtime", root.join("runtime"), None),
        ("awslice-tests", root.join("tests"), None),
    ];
    let program = root.join("tests/slices").join(name).join("main.rs").is_file();
    let engine = program.then(|| ("awslice-cli", root.join("cli"), None));
    for (key, place, package) in places.into_iter().chain(engine) {
        let item = dependencies.entry(key).or_insert_with(|| value(toml_edit::InlineTable::new()));
        let Some(table) = item.as_table_like_mut() else { bail!("tests/Cargo.toml: {key} is not a table") };
        table.remove("workspace");
        table.insert("path", value(repository::relative(folder, &place)?));
        match (key, package) {
            ("generated", Some(package)) => {
                table.insert("package", value(package));
                if let (true, Some(Value::Array(features))) =
                    (program, table.get_mut("features").and_then(Item::as_value_mut))
                {
                    features.push("commands");
                }
            }
            ("awslice-cli", _) => {
                table.insert("default-features", value(false));
            }
            _ => {}
        }
    }
    Ok(dependencies)
}

/// A manifest of this repository.
fn manifest(path: &str) -> Result<DocumentMut> {
    files::read_text(&repository::root().join(path))?.parse().with_context(|| format!("{path} is not TOML"))
}

/// Writes a text unless it is there already.
fn write(path: &Path, text: &str) -> Result<()> {
    if std::fs::read(path).is_ok_and(|it| it == text.as_bytes()) {
        return Ok(());
    }
    files::write(path, text.as_bytes())
}
