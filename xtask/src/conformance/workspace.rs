//! The workspace of a suite's generated crates and of the program that drives them.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, value};

use crate::{files, repository};

/// What written files begin with.
pub const HEADER: &str = "Written by cargo xtask conformance.";

/// A workspace below `target/`.
pub struct Workspace {
    /// Its folder.
    pub folder: PathBuf,
    /// What the names of its packages begin with: cargo tells packages of two workspaces apart by their names.
    tag: String,
}

impl Workspace {
    /// The workspace of this name.
    pub fn new(name: &str) -> Self {
        Self { folder: repository::target().join("conformance").join(name), tag: format!("conformance-{name}") }
    }

    /// A package of the workspace.
    pub fn package(&self, name: &str) -> String {
        format!("{}-{name}", self.tag)
    }

    /// The package that drives the others.
    pub fn driver(&self) -> String {
        self.package("driver")
    }

    /// Writes the manifests: the driver, and the generated crates that it calls, each in the folder of its name.
    ///
    /// # Errors
    /// The house's manifests cannot be read, or files cannot be written.
    pub fn write_manifests(&self, crates: &[&str]) -> Result<()> {
        let folder = self.folder.join("driver");
        self.write("Cargo.toml", &format!("# {HEADER}\n{}", self.manifest(crates)?))?;
        let lock = files::read_text(&repository::root().join("Cargo.lock"))?;
        files::write(&self.folder.join("Cargo.lock"), lock.as_bytes())?;
        let mut package = Table::new();
        package.insert("name", value(self.driver()));
        package.insert("version", value("0.0.0"));
        package.insert("edition", value("2024"));
        package.insert("publish", value(false));
        let mut document = DocumentMut::new();
        document.insert("package", Item::Table(package));
        let mut dependencies = house_dependencies(&folder)?;
        for name in crates {
            dependencies.insert(&self.package(name), path(&format!("../{name}")));
        }
        document.insert("dependencies", Item::Table(dependencies));
        self.write("driver/Cargo.toml", &format!("# {HEADER}\n{document}"))
    }

    /// Writes a file unless it is there already.
    ///
    /// # Errors
    /// The file system's.
    pub fn write(&self, file: &str, text: &str) -> Result<()> {
        let place = self.folder.join(file);
        if std::fs::read(&place).is_ok_and(|it| it == text.as_bytes()) {
            return Ok(());
        }
        files::write(&place, text.as_bytes())
    }

    /// The workspace, with the product's profiles so that dependencies are built once for both; nobody steps through
    /// what is generated.
    fn manifest(&self, crates: &[&str]) -> Result<DocumentMut> {
        let mut members: Array = crates.iter().copied().collect();
        members.push("driver");
        let mut table = Table::new();
        table.insert("resolver", value("3"));
        table.insert("members", value(members));
        let mut document = DocumentMut::new();
        document.insert("workspace", Item::Table(table));
        let mut house = house_manifest("Cargo.toml")?;
        let packages = table_in(table_in(table_in(house.as_table_mut(), "profile")?, "dev")?, "package")?;
        for name in crates.iter().map(|it| self.package(it)).chain([self.driver()]) {
            table_in(packages, &name)?.insert("debug", value(false));
        }
        document.insert("profile", house.remove("profile").unwrap_or_default());
        Ok(document)
    }
}

/// What the driver depends on: the judge, and what `tests/` depends on, so that all is built with the features with which
/// the tests of the house have it already.
fn house_dependencies(folder: &Path) -> Result<Table> {
    let root = repository::root();
    let house = house_manifest("tests/Cargo.toml")?;
    let mut dependencies = Table::new();
    for section in ["dependencies", "dev-dependencies"] {
        let section = house.get(section).and_then(Item::as_table).context("tests/Cargo.toml has no dependencies")?;
        for (key, item) in section.iter().filter(|(key, _)| *key != "generated") {
            dependencies.insert(key, item.clone());
        }
    }
    dependencies.insert(
        "awslice-conformance",
        path(&repository::relative(folder, &root.join("tests/conformance")).context("cannot find tests/conformance")?),
    );
    let Some(runtime) = dependencies.get_mut("awslice-runtime").and_then(Item::as_table_like_mut) else {
        bail!("tests/Cargo.toml does not depend on awslice-runtime");
    };
    runtime.remove("workspace");
    runtime.insert("path", value(repository::relative(folder, &root.join("runtime")).context("cannot find runtime")?));
    runtime.insert("features", value(Array::from_iter(["test-util", "behavior-version-latest"])));
    Ok(dependencies)
}

/// The table of this name in a table, made if it is not there.
fn table_in<'t>(table: &'t mut Table, name: &str) -> Result<&'t mut Table> {
    let item = table.entry(name).or_insert_with(|| Item::Table(Table::new()));
    item.as_table_mut().with_context(|| format!("Cargo.toml: {name} is not a table"))
}

/// A dependency on a folder.
fn path(to: &str) -> Item {
    let mut table = InlineTable::new();
    table.insert("path", to.into());
    value(table)
}

/// A manifest of this repository.
fn house_manifest(path: &str) -> Result<DocumentMut> {
    files::read_text(&repository::root().join(path))?.parse().with_context(|| format!("{path} is not TOML"))
}
