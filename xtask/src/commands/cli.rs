//! `cli`: a program of the command line over any selection.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::botocore::{Botocore, Origin};
use crate::models::{Docs, Index, Selection};
use crate::progress::Progress;
use crate::{cargo, program, repository};

/// Build a command line of any services and operations.
///
/// The models are imported from botocore into DIR/models, the clients generated into DIR/generated, and the program is
/// built from DIR. Run it again to choose anew; other files in DIR are refused.
#[derive(clap::Args)]
pub struct Args {
    /// botocore's names of the services, such as swf,sqs, or all
    #[arg(long, value_name = "NAMES", value_delimiter = ',', required = true)]
    services: Vec<String>,
    /// Operations, such as ListDomains,sqs:list-queues, or all
    #[arg(long, value_name = "NAMES", value_delimiter = ',', default_value = "all")]
    operations: Vec<String>,
    /// The folder to build in
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Whether to keep the documentation of the models, which `help` shows
    #[arg(long, value_name = "HOW", default_value = "keep")]
    docs: Docs,
    /// Cargo's profile to build with
    #[arg(long, value_name = "NAME", default_value = "release")]
    profile: String,
    /// Write the crates only
    #[arg(long)]
    no_build: bool,
    #[command(flatten)]
    origin: Origin,
}

/// Runs the command.
///
/// # Errors
/// botocore cannot be had or lacks what is asked for, files cannot be written, or the program does not build.
pub fn run(args: &Args) -> Result<bool> {
    let selection = Selection::read(&repository::selection())?;
    let place = args.origin.locate(selection.botocore())?;
    let services = program::pick(&Index::of(&place)?, &args.services, &args.operations)?;
    let count = services.len();
    let progress = Progress::start("importing and generating");
    let generation = program::write(&Botocore::open(&place)?, services, args.docs, &args.out)?;
    drop(progress);
    generation.diagnostics.iter().for_each(|it| eprintln!("{it}"));
    println!(
        "{}: {count} service{}, {} operations",
        args.out.display(),
        if count == 1 { "" } else { "s" },
        generation.stats.operations
    );
    let manifest = args.out.join("Cargo.toml");
    if args.no_build {
        println!("next: `cargo build --profile {} --manifest-path {}`", args.profile, manifest.display());
        return Ok(true);
    }
    let mut build = cargo::command();
    build.args(["build", "--profile", &args.profile, "--manifest-path"]).arg(std::path::absolute(&manifest)?);
    if !build.status()?.success() {
        bail!("{} does not build", manifest.display());
    }
    let folder = if args.profile == "dev" { "debug" } else { &args.profile };
    println!("built: {}", args.out.join("target").join(folder).join("awslice").display());
    Ok(true)
}
