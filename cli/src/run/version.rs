//! `--version`.

use super::sink;
use crate::error::CliError;
use crate::world::World;

/// The version of the AWS CLI whose behaviour this is.
const AWS_CLI: &str = "2.36.7";

/// Prints who this is. Scripts that ask `aws` look at the first word.
///
/// # Errors
/// Output cannot be written.
pub fn print(world: &mut World<'_>) -> Result<(), CliError> {
    let own = concat!("awslice/", env!("CARGO_PKG_VERSION"));
    let aws = format!("aws-cli/{AWS_CLI}");
    let names = if world.program == "aws" { [&aws, own] } else { [own, &aws] };
    let execution = world.environment.get("AWS_EXECUTION_ENV").map(|it| format!("exec-env/{it} "));
    sink::written(writeln!(
        world.stdout,
        "{} {}/{} {}source/{}",
        names.join(" "),
        system(),
        kernel(),
        execution.unwrap_or_default(),
        std::env::consts::ARCH
    ))
}

/// The system's name as Python has it.
fn system() -> &'static str {
    match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "Darwin",
        "windows" => "Windows",
        other => other,
    }
}

/// The release of Linux's kernel; elsewhere nothing that a file could tell.
fn kernel() -> String {
    let release = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    match release.trim() {
        "" => "unknown".to_owned(),
        release => release.to_owned(),
    }
}
