//! `Cargo.toml` of a generated crate.

use super::service::has_event_streams;
use crate::ir::{Crate, Layout, Operation, Service};

/// What the manifest says that the IR does not.
#[derive(Clone, Copy, Debug)]
pub struct Package<'a> {
    /// Right-hand side of the dependency on the runtime, such as `path = "../runtime", version = "0.1.0"`.
    pub runtime: &'a str,
    /// The crate is a workspace of its own.
    pub own_workspace: bool,
}

/// Features that are passed on to the runtime.
const RUNTIME_FEATURES: [&str; 6] =
    ["default-https-client", "rt-tokio", "patterns", "behavior-version-latest", "sigv4a", "test-util"];

/// Features of the SDK's crates that manifests may name, with what they mean here.
const SDK_FEATURES: &str = "\
# Names that manifests written for the SDK's crate may hold.
legacy-https-client = [\"default-https-client\"]
legacy-test-util = [\"test-util\"]
gated-tests = []
http-1x = []
";

/// The manifest, without its first line.
pub fn manifest(krate: &Crate, package: &Package<'_>) -> String {
    let (services, needed) = match krate.layout {
        Layout::Modules => (krate.services.iter().collect(), Vec::new()),
        Layout::PerService => (Vec::new(), krate.services.iter().flat_map(needed_features).collect()),
    };
    let needed = match needed.as_slice() {
        [] => String::new(),
        needed => format!(", features = [{}]", list(needed)),
    };
    let sdk_features = if krate.layout == Layout::PerService { SDK_FEATURES } else { "" };
    let workspace = if package.own_workspace { "[workspace]\n\n" } else { "" };
    format!(
        "{workspace}[package]\nname = {name}\nversion = {version}\nedition = \"2024\"\nrust-version = \"1.95\"\nlicense = \"MIT OR Apache-2.0\"\n\
         publish = false\ndescription = {description}\n\n[features]\n{features}{sdk_features}\n[dependencies]\n\
         awslice-runtime = {{ {runtime}, default-features = false{needed} }}\n",
        name = text(&krate.name),
        version = text(&krate.version),
        description = text(&description(krate)),
        features = features(&services, krate.services.iter().any(|it| it.commands.is_some())),
        runtime = package.runtime,
    )
}

fn description(krate: &Crate) -> String {
    let services = krate.services.iter().map(|it| it.module.as_str()).collect::<Vec<_>>().join(", ");
    format!("AWS clients: {services}")
}

fn features(services: &[&Service], commands: bool) -> String {
    let modules = services.iter().map(|it| it.module.as_str());
    let default: Vec<_> = modules.chain(["rustls", "default-https-client", "rt-tokio", "patterns"]).collect();
    let default = list(&default);
    let services = services.iter().map(|it| {
        let needed: Vec<_> = needed_features(it).into_iter().map(|it| format!("awslice-runtime/{it}")).collect();
        let needed: Vec<_> = needed.iter().map(String::as_str).collect();
        format!("{} = [{}]\n", it.module, list(&needed))
    });
    let services = services.collect::<String>();
    let passed_on =
        RUNTIME_FEATURES.iter().map(|it| format!("{it} = [\"awslice-runtime/{it}\"]\n")).collect::<String>();
    let commands = if commands { "# Tables for the command line.\ncommands = []\n" } else { "" };
    format!("default = [{default}]\n{services}rustls = []\n{passed_on}{commands}")
}

/// The features of the runtime that a service cannot do without, beside those that its users choose.
fn needed_features(it: &Service) -> Vec<&'static str> {
    let checksums =
        |it: &Operation| it.checksum_required || it.checksum_algorithm.is_some() || it.response_checksums.is_some();
    let needed = [
        (it.operations.iter().any(checksums), "checksums"),
        (it.operations.iter().any(|it| !it.compressions.is_empty()), "compression"),
        (has_event_streams(it), "event-stream"),
        (needs_sigv4a(it), "sigv4a"),
    ];
    needed.into_iter().filter(|(needed, _)| *needed).map(|(_, name)| name).collect()
}

/// Whether no endpoint takes another signature than that of version 4a.
fn needs_sigv4a(it: &Service) -> bool {
    let endpoints = it.endpoints.endpoints();
    !endpoints.is_empty()
        && endpoints.iter().all(|it| matches!(it.auth_schemes.as_slice(), [only] if only.name == "sigv4a"))
}

/// The items of an array of TOML.
fn list(items: &[&str]) -> String {
    items.iter().copied().map(text).collect::<Vec<_>>().join(", ")
}

/// A basic string of TOML.
fn text(value: &str) -> String {
    let escaped = value.chars().map(|it| match it {
        '"' | '\\' => format!("\\{it}"),
        it if it.is_control() => format!("\\u{:04X}", u32::from(it)),
        it => it.to_string(),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
