//! `Cargo.toml` of a generated crate.

use crate::ir::{Crate, Layout};

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
    let services = match krate.layout {
        Layout::Modules => krate.services.iter().map(|it| it.module.as_str()).collect(),
        Layout::PerService => Vec::new(),
    };
    let sdk_features = if krate.layout == Layout::PerService { SDK_FEATURES } else { "" };
    let workspace = if package.own_workspace { "[workspace]\n\n" } else { "" };
    format!(
        "{workspace}[package]\nname = {name}\nversion = {version}\nedition = \"2024\"\nrust-version = \"1.95\"\nlicense = \"MIT OR Apache-2.0\"\n\
         publish = false\ndescription = {description}\n\n[features]\n{features}{sdk_features}\n[dependencies]\n\
         awslice-runtime = {{ {runtime}, default-features = false }}\n",
        name = text(&krate.name),
        version = text(&krate.version),
        description = text(&description(krate)),
        features = features(&services),
        runtime = package.runtime,
    )
}

fn description(krate: &Crate) -> String {
    let services = krate.services.iter().map(|it| it.module.as_str()).collect::<Vec<_>>().join(", ");
    format!("AWS clients: {services}")
}

fn features(services: &[&str]) -> String {
    let default = services.iter().copied().chain(["rustls", "default-https-client", "rt-tokio", "patterns"]);
    let default = default.map(text).collect::<Vec<_>>().join(", ");
    let services = services.iter().map(|it| format!("{it} = []\n")).collect::<String>();
    let passed_on =
        RUNTIME_FEATURES.iter().map(|it| format!("{it} = [\"awslice-runtime/{it}\"]\n")).collect::<String>();
    format!("default = [{default}]\n{services}rustls = []\n{passed_on}")
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
