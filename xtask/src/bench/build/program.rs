//! The program that makes the three calls of the committed slice.

use std::fs::File;
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Context as _, Result};

use super::super::programs::{self, MANIFEST};
use super::super::usage::Usage;
use super::super::{Figure, Row, Unit};
use super::measured::Target;
use super::size;
use crate::progress::Progress;
use crate::repository;

/// A side: its package, its crates that are generated.
struct Side {
    package: &'static str,
    folder: &'static str,
    generated: &'static [&'static str],
}

/// Ours.
const OURS: Side = Side { package: "seed-ours", folder: "bench/seed/ours", generated: &["generated"] };
/// The SDK's.
const SDK: Side = Side {
    package: "seed-sdk",
    folder: "bench/seed/sdk",
    generated: &["aws_sdk_autoscaling", "aws_sdk_imagebuilder", "aws_sdk_swf"],
};

/// The most crates that ours may have.
const CRATES: f64 = 100.0;
/// The most megabytes that our program may have.
const MEGABYTES: f64 = 3.9;

/// What was measured of a side.
struct Measured {
    release: Result<Release>,
    debug: Result<Debug>,
}

/// Of a release build.
struct Release {
    cold: Usage,
    program: f64,
    libraries: f64,
}

/// Of debug builds.
struct Debug {
    cold: Usage,
    again: Usage,
}

/// Measures both sides.
///
/// # Errors
/// Our slices cannot be generated, without which the workspace does not load.
pub fn measure(quick: bool) -> Result<Vec<Row>> {
    let progress = Progress::start("generating our side");
    programs::prepare()?;
    progress.say("building our program");
    let ours = builds(&OURS, quick);
    progress.say("building the SDK's program");
    let left_out = || anyhow::anyhow!("a quick run builds no peer");
    let sdk = if quick { Measured { release: Err(left_out()), debug: Err(left_out()) } } else { builds(&SDK, false) };
    drop(progress);
    let release = |what: &str, unit, of: fn(&Release) -> f64| {
        Row::new(what, unit, figure(&ours.release, of), "SDK", figure(&sdk.release, of))
    };
    let debug = |what: &str, unit, of: fn(&Debug) -> f64| {
        Row::new(what, unit, figure(&ours.debug, of), "SDK", figure(&sdk.debug, of))
    };
    let count = |what: &str, ours: Result<usize>, theirs: Result<usize>| {
        let number = |it: Result<usize>| match it {
            Ok(it) => Figure::count(it),
            Err(error) => Figure::from_result(&Err(error)),
        };
        Row::new(what, Unit::Count, number(ours), "SDK", number(theirs))
    };
    let sources: Vec<String> = SDK.generated.iter().map(|it| it.replace('_', "-")).collect();
    let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
    let ours_lines = size::lines(&repository::root().join("generated/src"));
    Ok(vec![
        release("cold release build, CPU", Unit::CpuSeconds, |it| it.cold.cpu).target(Some(5.0)),
        release("cold release build, on the clock", Unit::Seconds, |it| it.cold.wall),
        release("cold release build, largest compiler", Unit::Megabytes, |it| it.cold.megabytes),
        debug("cold debug build, CPU", Unit::CpuSeconds, |it| it.cold.cpu).target(Some(3.5)),
        debug("cold debug build, on the clock", Unit::Seconds, |it| it.cold.wall),
        debug("debug build after main.rs was touched, CPU", Unit::CpuSeconds, |it| it.again.cpu),
        debug("debug build after main.rs was touched, on the clock", Unit::Seconds, |it| it.again.wall),
        count("crates in the tree", size::crates(OURS.package), size::crates(SDK.package)).limit(CRATES),
        release("release program, stripped", Unit::Megabytes, |it| it.program).limit(MEGABYTES),
        release("release libraries of the services", Unit::Megabytes, |it| it.libraries),
        count("generated lines of the services", ours_lines, size::lines_of(&sources)),
    ])
}

/// A figure of what was measured, or why it was not.
fn figure<T>(measured: &Result<T>, of: fn(&T) -> f64) -> Figure {
    match measured {
        Ok(it) => Figure::of(of(it)),
        Err(error) => Figure::from_result(&Err(anyhow::anyhow!("{error:#}"))),
    }
}

/// Builds a side. A quick run makes no release build.
fn builds(side: &Side, quick: bool) -> Measured {
    let release = if quick { Err(anyhow::anyhow!("a quick run makes no release build")) } else { release(side) };
    Measured { release, debug: debug(side) }
}

fn release(side: &Side) -> Result<Release> {
    let target = Target::empty(&format!("{}-release", side.package))?;
    let build = target.build(&["build", "--release", "--locked", MANIFEST, "--package", side.package])?;
    let profile = target.folder().join("release");
    Ok(Release {
        cold: build.whole,
        program: size::megabytes(&profile.join(side.package))?,
        libraries: size::libraries(&profile, side.generated)?,
    })
}

fn debug(side: &Side) -> Result<Debug> {
    let target = Target::empty(&format!("{}-debug", side.package))?;
    let arguments = ["build", "--locked", MANIFEST, "--package", side.package];
    let cold = target.build(&arguments)?;
    touch(&repository::root().join(side.folder).join("src/main.rs"))?;
    Ok(Debug { cold: cold.whole, again: target.build(&arguments)?.whole })
}

/// Makes a file newer than all that was built from it.
fn touch(file: &Path) -> Result<()> {
    let opened = File::options().append(true).open(file);
    opened.and_then(|it| it.set_modified(SystemTime::now())).with_context(|| format!("cannot touch {}", file.display()))
}
