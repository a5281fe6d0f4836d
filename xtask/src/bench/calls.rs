//! `bench calls`: CPU time and allocations of calls through a canned transport.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use super::programs::{self, Case};
use super::{Figure, Row, Unit, report};
use crate::progress::Progress;
use crate::{python, repository};

/// The cases of a program, or why there are none.
type Cases = Result<BTreeMap<String, Case>>;

/// How many times a peer's time is to be ours.
struct Target {
    /// What the case's name begins with.
    prefix: &'static str,
    /// What it ends with.
    suffix: &'static str,
    /// Against the SDK.
    sdk: f64,
    /// Against boto3; `None` where nothing was promised.
    boto3: Option<f64>,
}

/// The targets; a case without one is measured all the same.
const TARGETS: [Target; 7] = [
    Target { prefix: "small", suffix: "", sdk: 3.0, boto3: Some(30.0) },
    Target { prefix: "response query", suffix: "1500k", sdk: 7.0, boto3: Some(60.0) },
    Target { prefix: "response rest-xml", suffix: "1500k", sdk: 7.0, boto3: Some(60.0) },
    Target { prefix: "response json Get", suffix: "1500k", sdk: 2.0, boto3: Some(40.0) },
    Target { prefix: "response json Get", suffix: "22k", sdk: 2.5, boto3: None },
    Target { prefix: "response json Query", suffix: "1500k", sdk: 2.5, boto3: Some(40.0) },
    Target { prefix: "response json Query", suffix: "22k", sdk: 2.5, boto3: None },
];

/// Measures and prints. Returns whether the targets are met.
///
/// # Errors
/// Our own side cannot be built or run.
pub fn run(quick: bool) -> Result<bool> {
    let progress = Progress::start("generating our side and the payloads");
    let payloads = programs::prepare()?;
    progress.say("measuring ours");
    let ours = rust("calls-ours", "calls-ours", &payloads, quick)?;
    progress.say("measuring the SDK");
    let sdk = rust("calls-sdk", "calls-sdk", &payloads, quick);
    progress.say("measuring boto3");
    let boto3 = boto3(&payloads, quick);
    progress.say("measuring the floors");
    let floors = rust("bench-floors", "bench-floors", &payloads, quick);
    progress.say("counting allocations");
    let allocations = [("calls-ours", "allocations-ours"), ("calls-sdk", "allocations-sdk")];
    let [our_allocations, sdk_allocations] =
        allocations.map(|(package, program)| rust(package, program, &payloads, quick));
    drop(progress);
    let mut rows = Vec::new();
    for (name, case) in &ours {
        let target = TARGETS.iter().find(|it| name.starts_with(it.prefix) && name.ends_with(it.suffix));
        rows.push(time(case, "SDK", &sdk).target(target.map(|it| it.sdk)));
        rows.push(time(case, "boto3", &boto3).target(target.and_then(|it| it.boto3)));
        if floors.as_ref().map_or(true, |it| it.contains_key(name)) {
            rows.push(time(case, floor(name), &floors));
        }
        rows.push(counted(name, &our_allocations, &sdk_allocations));
    }
    report::show("calls", rows, quick)
}

/// Builds and runs a program of the workspace.
fn rust(package: &str, program: &str, payloads: &Path, quick: bool) -> Cases {
    let programs = programs::build(package)?;
    programs::run(&programs.join(program), &[payloads], quick)
}

/// Runs the script.
fn boto3(payloads: &Path, quick: bool) -> Cases {
    let python = python::environment("botocore")?;
    programs::run(&python, &[&repository::root().join("bench/python/calls.py"), payloads], quick)
}

/// What the floor of a case is.
fn floor(case: &str) -> &'static str {
    match case {
        it if it.starts_with("small") => "aws-sigv4 alone",
        it if it.contains(" json ") => "serde_json, IgnoredAny",
        _ => "quick-xml, events",
    }
}

/// The row of a case's time.
fn time(ours: &Case, peer: &str, theirs: &Cases) -> Row {
    let found = found(&ours.case, theirs);
    let figure = match &found {
        // Floors find nothing.
        Ok(it) if it.items != ours.items && it.items != 0 => {
            Figure::Missing(format!("found {} things, ours {}: not the same work", it.items, ours.items))
        }
        Ok(it) => Figure::best(microseconds(it)),
        Err(reason) => Figure::Missing(reason.clone()),
    };
    let sizes = match found.map_or(0, |it| it.top_bytes) {
        _ if ours.top_bytes == 0 => String::new(),
        0 => format!(", {} B a structure", ours.top_bytes),
        theirs => format!(", {} and {theirs} B a structure", ours.top_bytes),
    };
    let note = format!("{} B{sizes}{}", ours.bytes, speed(ours));
    Row::new(&ours.case, Unit::Microseconds, Figure::best(microseconds(ours)), peer, figure).note(note)
}

/// How many bytes we take in a second, where there are enough to tell.
fn speed(ours: &Case) -> String {
    let best = Figure::best(microseconds(ours)).value();
    let bytes = u32::try_from(ours.bytes).map_or(0.0, f64::from);
    best.filter(|_| ours.bytes > 10_000).map_or(String::new(), |it| format!(", {:.0} MB/s", bytes / it))
}

fn microseconds(case: &Case) -> Vec<f64> {
    case.nanoseconds.iter().map(|it| it / 1000.0).collect()
}

/// A peer's case, or why there is none.
fn found<'a>(name: &str, cases: &'a Cases) -> Result<&'a Case, String> {
    match cases {
        Ok(cases) => cases.get(name).ok_or_else(|| "not measured".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The row of a case's allocations.
fn counted(name: &str, ours: &Cases, theirs: &Cases) -> Row {
    let figure = |cases: &Cases| match found(name, cases).map(|it| it.allocations) {
        Ok(Some(count)) => Figure::count(count),
        Ok(None) => Figure::Missing("not counted".to_owned()),
        Err(reason) => Figure::Missing(reason),
    };
    let bytes = |cases: &Cases| found(name, cases).ok().and_then(|it| it.allocated_bytes);
    let note = match (bytes(ours), bytes(theirs)) {
        (Some(ours), Some(theirs)) => format!("{ours} and {theirs} B asked for"),
        _ => String::new(),
    };
    Row::new(format!("{name}: allocations"), Unit::Count, figure(ours), "SDK", figure(theirs)).note(note)
}
