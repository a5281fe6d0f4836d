//! Whole services: each crate alone, without what it depends on.

use anyhow::{Context as _, Result, anyhow};

use super::super::programs::{self, MANIFEST};
use super::super::usage::Usage;
use super::super::{Figure, Row, Unit, slices};
use super::measured::Target;
use super::size;
use crate::progress::Progress;

/// What EC2 is to be better by: check, debug build, memory, and the slice's debug build.
const EC2_TARGETS: [f64; 4] = [3.0, 4.0, 2.5, 40.0];

/// What was measured of a crate.
#[derive(Clone, Copy)]
struct Measured {
    check: Usage,
    debug: Usage,
    library: f64,
    lines: usize,
}

/// Measures a service, by the SDK's name for it and by its own.
///
/// # Errors
/// Our side cannot be generated.
pub fn measure(service: &str, shown: &str) -> Result<Vec<Row>> {
    programs::prepare()?;
    let progress = Progress::start(format!("generating and building all of {shown}"));
    let ours = ours(&format!("bench-{service}"))?;
    progress.say(format!("building the SDK's {shown}"));
    Ok(rows(&format!("all of {shown}"), &ours, &sdk(service), [None; 3]))
}

/// Measures EC2, and a slice of it against the SDK's whole.
///
/// # Errors
/// Our side cannot be generated.
pub fn measure_ec2() -> Result<Vec<Row>> {
    programs::prepare()?;
    let progress = Progress::start("generating and building a slice of EC2");
    let slice = ours("bench-ec2-slice")?;
    progress.say("generating and building all of EC2");
    let whole = ours("bench-ec2")?;
    progress.say("building the SDK's EC2");
    let theirs = sdk("ec2");
    let [check, debug, memory, of_slice] = EC2_TARGETS.map(Some);
    let mut rows_of_both = rows("all of EC2", &whole, &theirs, [check, debug, memory]);
    rows_of_both.extend(rows("12 operations of EC2", &slice, &theirs, [None, of_slice, None]));
    Ok(rows_of_both)
}

/// The rows of a crate; targets of check, debug build and memory.
fn rows(what: &str, ours: &Result<Measured>, theirs: &Result<Measured>, targets: [Option<f64>; 3]) -> Vec<Row> {
    let row = |aspect: &str, unit, of: fn(&Measured) -> f64| {
        let figure = |it: &Result<Measured>| match it {
            Ok(it) => Figure::of(of(it)),
            Err(error) => Figure::from_result(&Err(anyhow!("{error:#}"))),
        };
        Row::new(format!("{what}: {aspect}"), unit, figure(ours), "SDK", figure(theirs))
    };
    let [check, debug, memory] = targets;
    vec![
        row("cargo check, CPU", Unit::CpuSeconds, |it| it.check.cpu).target(check),
        row("debug build, CPU", Unit::CpuSeconds, |it| it.debug.cpu).target(debug),
        row("debug build, memory", Unit::Megabytes, |it| it.debug.megabytes).target(memory),
        row("debug library", Unit::Megabytes, |it| it.library),
        row("lines", Unit::Count, |it| u32::try_from(it.lines).map_or(f64::INFINITY, f64::from)),
    ]
}

/// Generates and builds a slice of ours. That it cannot be built is a result.
fn ours(slice: &str) -> Result<Result<Measured>> {
    let generated = slices::generate(&slices::botocore()?, slice)?;
    let manifest = generated.folder.join("Cargo.toml");
    let manifest = format!("--manifest-path={}", manifest.to_str().context("the path is not UTF-8")?);
    Ok(builds(slice, &[&manifest], &slice.replace('-', "_"), generated.lines))
}

/// Builds a service of the SDK.
fn sdk(service: &str) -> Result<Measured> {
    let krate = format!("aws-sdk-{service}");
    let lines = size::lines_of(&[&krate])?;
    let arguments = ["--locked", MANIFEST, "--package=bench-whole", "--features", service];
    builds(&krate, &arguments, &krate.replace('-', "_"), lines)
}

/// Checks and builds a crate.
fn builds(name: &str, arguments: &[&str], krate: &str, lines: usize) -> Result<Measured> {
    let target = Target::empty(name)?;
    let check = target.build(&[&["check"], arguments].concat())?.of(krate)?;
    let debug = target.build(&[&["build"], arguments].concat())?.of(krate)?;
    let library = match size::libraries(&target.folder().join("debug"), &[krate]) {
        // A package that is built for itself has its library beside `deps`, under the plain name.
        Err(_) => size::megabytes(&target.folder().join(format!("debug/lib{krate}.rlib")))?,
        Ok(it) => it,
    };
    Ok(Measured { check, debug, library, lines })
}
