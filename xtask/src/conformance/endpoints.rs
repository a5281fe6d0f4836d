//! `conformance endpoints`: from a folder of endpoint tests to a report.
//!
//! Every service's rule set becomes a module of one crate, by the pipeline's own lowering and emitter.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use awslice_codegen::emit::endpoint::emit_endpoint;
use awslice_codegen::emit::partitions::emit_partitions;
use awslice_codegen::lower::endpoint::{lower_partitions, lower_rule_set};
use awslice_codegen::model::{partitions, rule_set};
use awslice_codegen::{Diagnostics, Source};
use proc_macro2::TokenStream;
use serde_json::{Value, json};
use walkdir::WalkDir;

use super::build::{Built, build};
use super::drive::drive;
use super::report::{Done, Outcome, Report};
use super::workspace::{HEADER, Workspace};
use crate::botocore::Botocore;
use crate::progress::Progress;
use crate::{files, repository};

/// What every service's file of tests is called.
const FILE: &str = "endpoint-tests-1.json";

/// Runs the endpoint tests of a folder with `SERVICE/endpoint-tests-1.json` against the rule sets of a botocore; with a
/// filter only the services whose name contains it.
///
/// # Errors
/// The tests are malformed, or nothing can be built. A service whose rule set cannot be generated has failed.
pub fn endpoints(folder: &Path, botocore: &Botocore, filter: Option<&str>) -> Result<Report> {
    let progress = Progress::start("reading the endpoint tests");
    let cases = read(folder, filter)?;
    let workspace = Workspace::new(&super::workspace_name("endpoints", folder));
    let mut resolvers = Resolvers { modules: BTreeMap::new(), failures: HashMap::new() };
    for service in cases.iter().map(|it| it.service.as_str()) {
        if !resolvers.modules.contains_key(service) && !resolvers.failures.contains_key(service) {
            progress.say(format!("generating {service}"));
            resolvers.add(botocore, service)?;
        }
    }
    let partitions = partitions_of(botocore)?;
    let program = loop {
        resolvers.write(&workspace, &partitions)?;
        match build(&workspace.folder, &workspace.driver(), &progress)? {
            Built::Program(program) => break program,
            Built::Errors(errors) => resolvers.drop_broken(&errors)?,
        }
    };
    progress.say("running the cases");
    let live = cases.iter().filter(|it| resolvers.modules.contains_key(&it.service));
    let given = live.map(|it| json!({ "id": it.id, "service": it.service, "params": it.params, "expect": it.expect }));
    let mut outcomes = drive(&program, &workspace.folder.join("cases.json"), given.collect())?;
    let done = cases.into_iter().map(|case| {
        let failure = || resolvers.failures.get(&case.service).cloned().map(|it| Outcome::Failed(vec![it]));
        let outcome = outcomes.remove(&case.id).or_else(failure);
        let outcome = outcome.with_context(|| format!("{} was not run", case.id))?;
        Ok(Done { file: case.file, id: case.id, title: case.title, outcome })
    });
    Ok(Report { cases: done.collect::<Result<_>>()? })
}

/// A case of a service's tests.
struct Case {
    file: String,
    id: String,
    title: String,
    service: String,
    params: Value,
    expect: Value,
}

/// Reads all endpoint tests of a folder.
fn read(folder: &Path, filter: Option<&str>) -> Result<Vec<Case>> {
    if !folder.is_dir() {
        bail!("{} is not a folder", folder.display());
    }
    let (mut cases, mut problems) = (Vec::new(), Vec::new());
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let service =
            entry.path().parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        if entry.file_name() == FILE && filter.is_none_or(|it| service.contains(it)) {
            let file = format!("{service}/{FILE}");
            match read_file(&file, &service, entry.path())? {
                Ok(read) => cases.extend(read),
                Err(problem) => problems.push(problem),
            }
        }
    }
    if !problems.is_empty() {
        bail!("{} is malformed\n  {}", repository::shown(folder), problems.join("\n  "));
    }
    if cases.is_empty() {
        bail!("{} holds no tests (SERVICE/{FILE}) of a service that is wanted", folder.display());
    }
    Ok(cases)
}

/// Reads a service's tests; the inner error is what is malformed.
fn read_file(file: &str, service: &str, path: &Path) -> Result<Result<Vec<Case>, String>> {
    let tests: Value = match serde_json::from_str(&files::read_text(path)?) {
        Ok(tests) => tests,
        Err(error) => return Ok(Err(format!("{file}: not JSON: {error}"))),
    };
    let Some(tests) = tests.get("testCases").and_then(Value::as_array) else {
        return Ok(Err(format!("{file} /testCases: an array was expected")));
    };
    let case = |(index, test): (usize, &Value)| {
        let problem = |key: &str| format!("{file} /testCases/{index}/{key}: an object was expected");
        let params = test.get("params").cloned().unwrap_or_else(|| json!({}));
        Ok(Case {
            file: file.to_owned(),
            id: format!("{file}:{index}"),
            title: test.get("documentation").and_then(Value::as_str).unwrap_or_default().to_owned(),
            service: service.to_owned(),
            params: Some(params).filter(Value::is_object).ok_or_else(|| problem("params"))?,
            expect: test.get("expect").filter(|it| it.is_object()).cloned().ok_or_else(|| problem("expect"))?,
        })
    };
    Ok(tests.iter().enumerate().map(case).collect())
}

/// Rule sets as code, by service.
struct Resolvers {
    modules: BTreeMap<String, TokenStream>,
    /// Why there is no code of a service.
    failures: HashMap<String, String>,
}

impl Resolvers {
    /// Generates a service's resolver.
    fn add(&mut self, botocore: &Botocore, service: &str) -> Result<()> {
        let Some(source) = newest_rule_set(botocore, service)? else {
            let reason =
                format!("{} has no endpoint rule set of {service}", repository::shown(Path::new(&botocore.origin)));
            self.failures.insert(service.to_owned(), reason);
            return Ok(());
        };
        let mut diagnostics = Diagnostics::default();
        let rules = rule_set::parse(&source, &mut diagnostics).and_then(|it| lower_rule_set(&it, &mut diagnostics));
        match rules.filter(|_| !diagnostics.has_errors()) {
            Some(rules) => drop(self.modules.insert(service.to_owned(), emit_endpoint(service, &rules, &table()?))),
            None => drop(self.failures.insert(service.to_owned(), diagnostics.to_string())),
        }
        Ok(())
    }

    /// Writes the crate of all resolvers.
    fn write(&self, workspace: &Workspace, partitions: &TokenStream) -> Result<()> {
        workspace.write_manifests(&[])?;
        let declared: String = self.modules.keys().map(|it| format!("mod {};\n", module(it))).collect();
        let rows: String = self
            .modules
            .keys()
            .map(|it| format!("        ({it:?}, {}::resolve as awslice_runtime::endpoint::Resolver),\n", module(it)))
            .collect();
        workspace.write("driver/src/partitions.rs", &format!("// {HEADER}\n{partitions}\n"))?;
        for (service, code) in &self.modules {
            workspace.write(&format!("driver/src/{}.rs", module(service)), &format!("// {HEADER}\n{code}\n"))?;
        }
        let main = format!(
            "// {HEADER}\n#![allow(clippy::all)]\nmod partitions;\n{declared}\nfn main() -> std::process::ExitCode {{\n    \
             awslice_conformance::endpoints(&[\n{rows}    ])\n}}\n"
        );
        workspace.write("driver/src/main.rs", &main)
    }

    /// Takes out the services whose code the compiler does not accept.
    fn drop_broken(&mut self, errors: &[(String, Vec<super::build::Place>)]) -> Result<()> {
        let before = self.modules.len();
        for (rendered, places) in errors {
            for (file, _) in places {
                let broken = self.modules.keys().find(|it| *file == format!("driver/src/{}.rs", module(it))).cloned();
                if let Some(service) = broken {
                    self.modules.remove(&service);
                    self.failures.insert(service, format!("the generated resolver does not compile\n{rendered}"));
                }
            }
        }
        if self.modules.len() == before {
            let texts: Vec<&str> = errors.iter().map(|(rendered, _)| rendered.as_str()).collect();
            bail!("the resolvers do not compile, and not because of one of them\n{}", texts.join("\n"));
        }
        Ok(())
    }
}

/// The rule set of the newest API version that has one.
fn newest_rule_set(botocore: &Botocore, service: &str) -> Result<Option<Source>> {
    for version in botocore.versions(service).iter().rev() {
        let name = format!("{service}/{version}/endpoint-rule-set-1.json");
        if let Some(text) = botocore.text(&name)? {
            return Ok(Some(Source { name, text }));
        }
    }
    Ok(None)
}

/// The module of a service.
fn module(service: &str) -> String {
    let name: String = service.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '_' }).collect();
    format!("of_{name}")
}

/// Where resolvers find the table of partitions.
fn table() -> Result<TokenStream> {
    "crate::partitions::PARTITIONS".parse().map_err(|error| anyhow::anyhow!("the path is not Rust: {error}"))
}

/// The table of partitions as code.
fn partitions_of(botocore: &Botocore) -> Result<TokenStream> {
    let name = "partitions.json".to_owned();
    let text = botocore.text(&name)?.with_context(|| format!("{} has no {name}", botocore.origin))?;
    let source = Source { name, text };
    let mut diagnostics = Diagnostics::default();
    let lowered = partitions::parse(&source, &mut diagnostics)
        .and_then(|it| lower_partitions(&it, &source.name, &mut diagnostics));
    Ok(emit_partitions(&lowered.with_context(|| diagnostics.to_string())?))
}
