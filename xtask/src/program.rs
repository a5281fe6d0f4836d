//! A program of the command line over any selection of operations: a workspace of the program's crate and the crate that
//! is generated for it.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Result, bail};
use awslice_codegen::ir::Layout;
use indexmap::IndexMap;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, value};

use crate::botocore::Botocore;
use crate::generation::{self, Generation, Options};
use crate::models::{self, Docs, Index, Operations, Wanted, WantedService};
use crate::output::Plan;
use crate::{files, repository, suggest};

/// What the files begin with; a folder without it is someone else's.
const HEADER: &str = "# Written by cargo xtask cli.\n";

/// The program.
const MAIN: &str = "//! The command line over a selection of operations. Written by cargo xtask cli.\n\n\
                    use std::process::ExitCode;\n\n\
                    fn main() -> ExitCode {\n    awslice_cli::main(generated::COMMANDS)\n}\n";

/// The operations that are asked for, by service. `services` and `operations` are names, or `all` alone; an operation
/// may have its service before it (`swf:ListDomains`), and is meant in every one of `services` else.
///
/// # Errors
/// There is no such service, or none of them has such an operation.
pub fn pick(index: &Index, services: &[String], operations: &[String]) -> Result<IndexMap<String, WantedService>> {
    let known: BTreeSet<&str> = index.entries().map(|it| it.service).collect();
    let all_services = services.iter().any(|it| it == "all");
    for service in services.iter().filter(|_| !all_services) {
        if !known.contains(service.as_str()) {
            bail!("botocore has no service {service}{}", suggest::did_you_mean(service, known.iter().copied()));
        }
    }
    let is_meant = |service: &str| all_services || services.iter().any(|it| it == service);
    let mut picked = IndexMap::new();
    if operations.iter().any(|it| it == "all") {
        let names = known.into_iter().filter(|it| is_meant(it));
        picked.extend(names.map(|it| (it.to_owned(), wanted(Operations::all()))));
        return Ok(picked);
    }
    let mut named: IndexMap<String, Vec<String>> = IndexMap::new();
    let mut missing: BTreeSet<&str> = operations.iter().map(String::as_str).collect();
    for entry in index.entries().filter(|it| is_meant(it.service)) {
        let fits = |wanted: &str| match wanted.split_once(':') {
            Some((service, name)) => service == entry.service && squeezed(name) == squeezed(entry.operation),
            None => squeezed(wanted) == squeezed(entry.operation),
        };
        let found: Vec<&str> = operations.iter().map(String::as_str).filter(|it| fits(it)).collect();
        if !found.is_empty() {
            named.entry(entry.service.to_owned()).or_default().push(entry.operation.to_owned());
            found.iter().for_each(|it| {
                missing.remove(it);
            });
        }
    }
    if let Some(name) = missing.into_iter().next() {
        let candidates = index.entries().filter(|it| is_meant(it.service)).map(|it| it.operation);
        bail!("none of the services has an operation {name}{}", suggest::did_you_mean(name, candidates));
    }
    picked.extend(named.into_iter().map(|(service, names)| (service, wanted(Operations::Named(names)))));
    Ok(picked)
}

fn wanted(operations: Operations) -> WantedService {
    WantedService { api_version: None, protocol: None, operations }
}

/// A name as a model or the command line may have it, without what differs.
fn squeezed(name: &str) -> String {
    name.chars().filter(|it| *it != '-').flat_map(char::to_lowercase).collect()
}

/// Imports, generates, and writes the program's crate into the folder `out`.
///
/// # Errors
/// The folder has other files, models are wrong, or files cannot be written.
pub fn write(
    botocore: &Botocore,
    services: IndexMap<String, WantedService>,
    docs: Docs,
    out: &Path,
) -> Result<Generation> {
    check_folder(out)?;
    // The workspace first: the crate that is generated in it becomes its member.
    files::write(&out.join("Cargo.toml"), format!("{HEADER}{}", program_manifest(out)?).as_bytes())?;
    files::write(&out.join("src/main.rs"), MAIN.as_bytes())?;
    let lock = out.join("Cargo.lock");
    if !lock.exists() {
        files::write(&lock, files::read_text(&repository::root().join("Cargo.lock"))?.as_bytes())?;
    }
    let config = Wanted { commands: true, docs, services }.import(botocore, &out.join("models"))?;
    let options = Options { out: out.join("generated"), layout: Layout::Modules, strict: false };
    let generation = generation::run(models::load(&config)?, &options)?;
    for krate in &generation.crates {
        Plan::new(&krate.folder, &krate.files)?.apply()?;
    }
    Ok(generation)
}

/// Whether the folder is empty or an earlier run's.
fn check_folder(out: &Path) -> Result<()> {
    let is_ours = std::fs::read_to_string(out.join("Cargo.toml")).is_ok_and(|it| it.starts_with(HEADER));
    let is_empty = std::fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    if !is_ours && !is_empty {
        bail!("{} has files that are not of this command; name another folder", out.display());
    }
    Ok(())
}

/// The workspace and the program's package, with the profiles of the product's.
fn program_manifest(out: &Path) -> Result<DocumentMut> {
    let product: DocumentMut = files::read_text(&repository::root().join("Cargo.toml"))?.parse()?;
    let mut document = DocumentMut::new();
    let mut workspace = Table::new();
    workspace.insert("resolver", value("3"));
    workspace.insert("members", value(Array::from_iter(["generated"])));
    document.insert("workspace", Item::Table(workspace));
    let mut package = Table::new();
    package.insert("name", value("awslice"));
    package.insert("version", value(env!("CARGO_PKG_VERSION")));
    package.insert("edition", value("2024"));
    package.insert("publish", value(false));
    document.insert("package", Item::Table(package));
    let mut dependencies = Table::new();
    let mut engine = InlineTable::new();
    engine.insert("path", repository::relative(out, &repository::root().join("cli"))?.into());
    engine.insert("default-features", false.into());
    dependencies.insert("awslice-cli", value(engine));
    let mut slice = InlineTable::new();
    slice.insert("path", "generated".into());
    slice.insert("features", Array::from_iter(["commands"]).into());
    dependencies.insert("generated", value(slice));
    document.insert("dependencies", Item::Table(dependencies));
    let mut program = Table::new();
    program.insert("name", value("awslice"));
    program.insert("path", value("src/main.rs"));
    document.insert("bin", Item::ArrayOfTables([program].into_iter().collect::<ArrayOfTables>()));
    if let Some(profiles) = product.get("profile") {
        document.insert("profile", profiles.clone());
    }
    Ok(document)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn index() -> Index {
        Index::parse(
            "sqs\tQueues\tListQueues\t\nsqs\tQueues\tListTags\t\nswf\tFlows\tListDomains\t\nswf\tFlows\tListTags\t\n",
        )
    }

    fn picked(services: &[&str], operations: &[&str]) -> Result<Vec<(String, Option<Vec<String>>)>> {
        let owned = |names: &[&str]| names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let picked = pick(&index(), &owned(services), &owned(operations))?;
        Ok(picked.into_iter().map(|(name, it)| (name, it.operations.names().map(<[_]>::to_vec))).collect())
    }

    #[test]
    fn operations_are_picked_from_all_services_that_have_them() {
        let of = |service: &str, names: &[&str]| {
            (service.to_owned(), Some(names.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>()))
        };
        assert_eq!(picked(&["all"], &["list-tags"]).unwrap(), [of("sqs", &["ListTags"]), of("swf", &["ListTags"])]);
        assert_eq!(
            picked(&["all"], &["swf:ListTags", "ListQueues"]).unwrap(),
            [of("sqs", &["ListQueues"]), of("swf", &["ListTags"])]
        );
        assert_eq!(picked(&["swf"], &["ListTags"]).unwrap(), [of("swf", &["ListTags"])]);
        assert_eq!(picked(&["swf"], &["all"]).unwrap(), [("swf".to_owned(), None)]);
        assert_eq!(picked(&["all"], &["all"]).unwrap().len(), 2);
    }

    #[test]
    fn what_botocore_lacks_is_refused() {
        let message = |services, operations| picked(services, operations).unwrap_err().to_string();
        assert_eq!(message(&["swg"], &["all"]), "botocore has no service swg; did you mean swf?");
        assert!(message(&["swf"], &["ListQueues"]).starts_with("none of the services has an operation ListQueues"));
        assert!(message(&["all"], &["sqs:ListDomains"]).contains("sqs:ListDomains"));
    }

    #[test]
    fn folders_of_others_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let manifest = folder.path().join("Cargo.toml");
        assert!(check_folder(folder.path()).is_ok() && check_folder(&folder.path().join("new")).is_ok());
        std::fs::write(&manifest, "[package]\n").unwrap();
        assert!(check_folder(folder.path()).unwrap_err().to_string().contains("name another folder"));
        std::fs::write(&manifest, format!("{HEADER}[workspace]\n")).unwrap();
        assert!(check_folder(folder.path()).is_ok());
    }
}
