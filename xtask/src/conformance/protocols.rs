//! `conformance protocols`: from a folder of suites to a report.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use awslice_codegen::ir::{self, Layout};
use awslice_codegen::{Diagnostics, Request, Source, emit, lower};
use serde_json::{Value, json};

use super::build::{Built, Place, build};
use super::client::{Client, answers_events, clients};
use super::drive::drive;
use super::ignore::IgnoreList;
use super::report::{Done, Outcome, Report};
use super::suite::{self, Case, Suite, half};
use super::table;
use super::workspace::Workspace;
use crate::output::Plan;
use crate::progress::Progress;
use crate::repository;

/// Runs the suites of a folder; with a filter only the cases whose file, suite or id contains it. The workspace is one of
/// this folder's own.
///
/// # Errors
/// The suites are malformed, or nothing can be built. A case that cannot be generated or compiled has failed.
pub fn protocols(folder: &Path, filter: Option<&str>) -> Result<Report> {
    let progress = Progress::start("reading the suites");
    let suites = suite::read(folder)?;
    let ignored = IgnoreList::read(folder)?;
    let mut outcomes = HashMap::new();
    let mut all_clients = Vec::new();
    for suite in &suites {
        let mut cases = Vec::new();
        for case in suite.cases.iter().filter(|it| is_wanted(suite, it, filter)) {
            match ignored.reason(suite, case) {
                Some(reason) => drop(outcomes.insert(case.id.clone(), Outcome::Skipped(reason))),
                None => cases.push(case),
            }
        }
        all_clients.extend(clients(suite, cases));
    }
    let workspace = Workspace::new(&super::workspace_name("protocols", folder));
    let mut generation = Generation::new(&workspace, &all_clients, &progress);
    if let Some(program) = generation.program()? {
        progress.say("running the cases");
        let cases = generation.cases();
        outcomes.extend(drive(&program, &workspace.folder.join("cases.json"), cases)?);
    }
    outcomes.extend(generation.failures);
    report(&suites, &mut outcomes, filter)
}

/// The outcomes in the order of the suites.
fn report(suites: &[Suite], outcomes: &mut HashMap<String, Outcome>, filter: Option<&str>) -> Result<Report> {
    let mut report = Report::default();
    for suite in suites {
        for case in suite.cases.iter().filter(|it| is_wanted(suite, it, filter)) {
            let outcome = outcomes.remove(&case.id).with_context(|| format!("{} was not run", case.id))?;
            let title = match &case.name {
                Some(name) => format!("{name} ({})", suite.description),
                None => suite.description.clone(),
            };
            report.cases.push(Done { file: suite.file.clone(), id: case.id.clone(), title, outcome });
        }
    }
    if report.cases.is_empty() {
        bail!("no case has a file, suite or id that contains {:?}", filter.unwrap_or_default());
    }
    Ok(report)
}

fn is_wanted(suite: &Suite, case: &Case, filter: Option<&str>) -> bool {
    filter.is_none_or(|it| {
        case.id.contains(it)
            || suite.description.contains(it)
            || case.name.as_ref().is_some_and(|name| name.contains(it))
    })
}

/// The clients of one file of suites: they make up a crate.
struct Crate<'s> {
    /// The file.
    file: &'s str,
    /// The crate's folder.
    name: String,
    /// Lowered clients, in order, and where they come from.
    services: Vec<(ir::Service, &'s Client<'s>)>,
}

/// Clients on their way to a program.
struct Generation<'s> {
    workspace: &'s Workspace,
    progress: &'s Progress,
    crates: Vec<Crate<'s>>,
    partitions: ir::Partitions,
    /// Cases whose clients could not be made.
    failures: HashMap<String, Outcome>,
}

impl<'s> Generation<'s> {
    /// Lowers the clients; those that cannot be have failed.
    fn new(workspace: &'s Workspace, clients: &'s [Client<'s>], progress: &'s Progress) -> Self {
        let partitions = ir::Partitions { partitions: Vec::new() };
        let mut generation = Self { workspace, progress, crates: Vec::new(), partitions, failures: HashMap::new() };
        for (number, client) in clients.iter().enumerate() {
            progress.say(format!("generating clients: {} of {}", number + 1, clients.len()));
            match lower(&request(client)) {
                Ok((lowered, _)) => generation.add(client, lowered),
                Err(diagnostics) => generation.fail(client, &errors(&diagnostics)),
            }
        }
        generation
    }

    fn add(&mut self, client: &'s Client<'s>, lowered: ir::Crate) {
        let file = client.suite.file.as_str();
        self.partitions = lowered.partitions;
        let services = lowered.services.into_iter().map(|it| (it, client));
        match self.crates.iter_mut().find(|it| it.file == file) {
            Some(krate) => krate.services.extend(services),
            None => {
                let mut name = crate_name(file);
                while self.crates.iter().any(|it| it.name == name) {
                    name.push('-');
                }
                self.crates.push(Crate { file, name, services: services.collect() });
            }
        }
    }

    /// All cases of a client have failed, for this reason.
    fn fail(&mut self, client: &Client<'_>, reason: &str) {
        let failed = client.cases.iter().map(|it| (it.id.clone(), Outcome::Failed(vec![reason.to_owned()])));
        self.failures.extend(failed);
    }

    /// Writes and builds until what is left compiles. `None`: nothing is left.
    fn program(&mut self) -> Result<Option<PathBuf>> {
        loop {
            self.crates.retain(|it| !it.services.is_empty());
            if self.crates.is_empty() {
                return Ok(None);
            }
            self.write()?;
            self.progress.say("building");
            match build(&self.workspace.folder, &self.workspace.driver(), self.progress)? {
                Built::Program(program) => return Ok(Some(program)),
                Built::Errors(errors) => self.drop_broken(errors)?,
            }
        }
    }

    /// Takes out the clients that the compiler does not accept.
    fn drop_broken(&mut self, errors: Vec<(String, Vec<Place>)>) -> Result<()> {
        let mut reasons: HashMap<(usize, usize), Vec<String>> = HashMap::new();
        for (rendered, places) in &errors {
            for broken in places.iter().filter_map(|it| self.client_at(it)).collect::<BTreeSet<_>>() {
                reasons.entry(broken).or_default().push(rendered.clone());
            }
        }
        if reasons.is_empty() {
            let texts: Vec<&str> = errors.iter().map(|(rendered, _)| rendered.as_str()).collect();
            bail!("the clients do not compile, and not because of one of them\n{}", texts.join("\n"));
        }
        let mut broken: Vec<_> = reasons.into_iter().collect();
        // From behind, so that the numbers of the others stay.
        broken.sort_by_key(|(place, _)| Reverse(*place));
        for ((krate, service), reasons) in broken {
            let Some(krate) = self.crates.get_mut(krate).filter(|it| service < it.services.len()) else { continue };
            let (_, client) = krate.services.remove(service);
            self.fail(client, &format!("the generated client does not compile\n{}", reasons.join("\n")));
        }
        Ok(())
    }

    /// The crate and the client that a file of the workspace belongs to.
    fn client_at(&self, (file, line): &Place) -> Option<(usize, usize)> {
        let crates = || self.crates.iter().enumerate();
        if let Some(table) = file.strip_prefix("driver/src/").and_then(|it| it.strip_suffix(".rs")) {
            let (index, _) = crates().find(|(_, it)| table::module(&it.name) == table)?;
            return Some((index, table::client_at(*line)?));
        }
        let (name, rest) = file.split_once("/src/")?;
        let module = rest.split('/').next()?;
        let (index, krate) = crates().find(|(_, it)| it.name == name)?;
        Some((index, krate.services.iter().position(|(service, _)| service.module == module)?))
    }

    /// Writes the workspace: manifests first, since a crate below a workspace is its member.
    fn write(&mut self) -> Result<()> {
        let names: Vec<&str> = self.crates.iter().map(|it| it.name.as_str()).collect();
        self.workspace.write_manifests(&names)?;
        self.workspace.write("driver/src/main.rs", &table::main(&names))?;
        for krate in &self.crates {
            self.progress.say(format!("writing {}", krate.name));
            let services: Vec<ir::Service> = krate.services.iter().map(|(service, _)| service.clone()).collect();
            let package = self.workspace.package(&krate.name);
            let table = table::table(&krate.name, &package.replace('-', "_"), &services);
            self.workspace.write(&format!("driver/src/{}.rs", table::module(&krate.name)), &table)?;
            let folder = self.workspace.folder.join(&krate.name);
            let (version, layout) = ("0.0.0".to_owned(), Layout::Modules);
            let runtime = repository::relative(&folder, &repository::root().join("runtime"))?;
            let krate = ir::Crate { name: package, version, layout, services, partitions: self.partitions.clone() };
            let request = Request { runtime: format!("path = {}", json!(runtime)), ..empty_request() };
            Plan::new(&folder, &emit(&krate, &request)?)?.apply()?;
        }
        Ok(())
    }

    /// The cases whose clients are built, as the driver wants them.
    fn cases(&self) -> Vec<Value> {
        let mut cases = Vec::new();
        for krate in &self.crates {
            for (service, client) in &krate.services {
                let suite = client.suite;
                cases.extend(client.cases.iter().map(|case| {
                    json!({
                        "id": case.id,
                        "client": table::key(&krate.name, &service.module),
                        "direction": half(case.is_input),
                        "protocol": suite.protocol,
                        "endpoint": suite.endpoint,
                        "base64": suite.protocol == "smithy-rpc-v2-cbor" || answers_events(suite, case),
                        "case": case.value,
                    })
                }));
            }
        }
        cases
    }
}

/// What the generator is asked of a client alone.
fn request(client: &Client<'_>) -> Request {
    Request { services: vec![client.request.clone()], ..empty_request() }
}

fn empty_request() -> Request {
    let partitions = Source { name: "partitions.json".to_owned(), text: PARTITIONS.to_owned() };
    Request {
        crate_name: "conformance".to_owned(),
        crate_version: "0.0.0".to_owned(),
        layout: Layout::Modules,
        runtime: String::new(),
        own_workspace: false,
        services: Vec::new(),
        partitions,
        commands: false,
        strict: false,
    }
}

/// No partition: endpoints are given.
const PARTITIONS: &str = r#"{"version": "1.1", "partitions": []}"#;

fn errors(diagnostics: &Diagnostics) -> String {
    format!("no client can be generated\n{diagnostics}")
}

/// The folder of a file's crate, which is no keyword and no other folder's name.
fn crate_name(file: &str) -> String {
    let stem = file.strip_suffix(".json").unwrap_or(file);
    let name: String = stem.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
    format!("of-{name}")
}
