//! `codegen`: models in, crates out.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::Result;
use awslice_codegen::ir::Layout;
use clap::ValueEnum;

use crate::generation::{self, Generation, Options};
use crate::output::{self, Plan};
use crate::progress::Progress;
use crate::{models, repository};

/// Generate the clients that models/models.toml selects.
///
/// Nothing is written before all of it is generated. Only files that an earlier run wrote are replaced or removed; a
/// folder with other files in the way is refused.
#[derive(clap::Args)]
pub struct Args {
    /// Write nothing; fail and show the difference if the folder is not what would be generated
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
    /// Write nothing; print what would change
    #[arg(long)]
    dry_run: bool,
    /// The selection to generate
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
    /// The crate's folder, or with one crate per service the folder above them [default: generated/]
    #[arg(long, value_name = "DIR", required_if_eq("layout", "per-service"))]
    out: Option<PathBuf>,
    /// Treat warnings about the models as errors
    #[arg(long)]
    strict: bool,
    /// One crate with a module per service, or one crate per service under the SDK's names
    #[arg(long, value_enum, default_value_t = LayoutName::Modules)]
    layout: LayoutName,
}

/// A layout's name on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LayoutName {
    Modules,
    PerService,
}

/// Runs the command.
///
/// # Errors
/// The models are wrong, or files cannot be read or written.
pub fn run(args: &Args) -> Result<bool> {
    let start = Instant::now();
    let progress = Progress::start("generating");
    let models = models::load(&args.config)?;
    let generation = generation::run(models, &options(args))?;
    if args.check {
        drop(progress);
        return check(args, &generation, start);
    }
    let crates = generation.crates.iter();
    let plans = crates.map(|it| Plan::new(&it.folder, &it.files)).collect::<Result<Vec<_>>>()?;
    if !args.dry_run {
        progress.say("writing");
        plans.iter().try_for_each(Plan::apply)?;
    }
    drop(progress);
    report(args, &generation, &plans, start);
    Ok(true)
}

/// What to ask of the generator.
fn options(args: &Args) -> Options {
    Options {
        out: args.out.clone().unwrap_or_else(|| repository::root().join("generated")),
        layout: match args.layout {
            LayoutName::Modules => Layout::Modules,
            LayoutName::PerService => Layout::PerService,
        },
        strict: args.strict,
    }
}

/// Prints findings, changes and the summary.
fn report(args: &Args, generation: &Generation, plans: &[Plan], start: Instant) {
    generation.diagnostics.iter().for_each(|it| eprintln!("{it}"));
    for path in plans.iter().flat_map(|it| &it.kept) {
        eprintln!("warning: {path} is no longer generated but does not say that it is generated, so it stays");
    }
    if args.dry_run {
        for plan in plans {
            plan.write
                .keys()
                .for_each(|path| println!("{} {path}", if plan.replaced.contains(path) { "change" } else { "create" }));
            plan.remove.iter().for_each(|path| println!("remove {path}"));
        }
    }
    if let Some(out) = &args.out
        && let Some(workspace) = generation::enclosing_workspace(out)
    {
        println!("{} is to be a member of the workspace {}", out.display(), workspace.display());
    }
    let sum = |count: fn(&Plan) -> usize| plans.iter().map(count).sum::<usize>();
    println!(
        "{}: {}{}, {} unchanged, {}, {:.2} s",
        counts(generation),
        if args.dry_run { "would be: " } else { "" },
        format_args!("{} files written", sum(Plan::written)),
        sum(|it| it.unchanged),
        format_args!("{} removed", sum(|it| it.remove.len())),
        start.elapsed().as_secs_f64()
    );
}

/// Prints how the folders differ from what would be generated.
fn check(args: &Args, generation: &Generation, start: Instant) -> Result<bool> {
    generation.diagnostics.iter().for_each(|it| eprintln!("{it}"));
    let mut clean = true;
    for krate in &generation.crates {
        let difference = output::check(&krate.folder, &krate.files)?;
        if !difference.drift.is_empty() {
            clean = false;
            print!("{} is not what would be generated:\n{difference}", repository::shown(&krate.folder));
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    if clean {
        let files: usize = generation.crates.iter().map(|it| it.files.len()).sum();
        println!("{}: {files} files up to date, {seconds:.2} s", counts(generation));
    } else {
        println!(
            "{}: not up to date, {seconds:.2} s\nto mend it: {}\n(extra files that are not generated: move or delete them)",
            counts(generation),
            command(args)
        );
    }
    Ok(clean)
}

/// `3 services, 3 operations, 31 shapes`.
fn counts(generation: &Generation) -> String {
    let stats = generation.stats;
    let parts = [(stats.services, "service"), (stats.operations, "operation"), (stats.shapes, "shape")];
    parts.map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" })).join(", ")
}

/// The command that writes what `--check` compares with.
fn command(args: &Args) -> String {
    let mut command = "cargo xtask codegen".to_owned();
    if args.config != repository::selection() {
        command.push_str(&format!(" --config {}", args.config.display()));
    }
    if let Some(out) = &args.out {
        command.push_str(&format!(" --out {}", out.display()));
    }
    if args.layout == LayoutName::PerService {
        command.push_str(" --layout per-service");
    }
    command
}
