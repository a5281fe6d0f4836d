//! Generated names against those of the SDK's published crates.

mod deliberate;
mod sdk;
mod surface;

pub use surface::{Surface, read};

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

use super::Swept;
use deliberate::deliberate;

/// The services that are compared when none are named.
pub const COMPARED: &str = "autoscaling,dynamodb,ec2,iam,imagebuilder,s3,sqs,swf";

/// How a service's names differ from the SDK's.
pub struct Compared {
    /// botocore's name of the service.
    pub service: String,
    /// The SDK's version.
    pub version: String,
    /// Number of names that are the same in both.
    pub same: usize,
    /// Number of names that only the generated client has: its models are newer, or botocore has more paginators.
    pub extra: usize,
    /// Number of names that differ on purpose, by reason.
    pub deliberate: BTreeMap<&'static str, usize>,
    /// What the SDK has otherwise, a line each.
    pub different: Vec<String>,
}

/// Compares the services whose surfaces were kept.
///
/// # Errors
/// The SDK's crates cannot be had or read.
pub fn compare(swept: &[Swept]) -> Result<Vec<Compared>> {
    let kept: Vec<(&Swept, &Surface)> = swept.iter().filter_map(|it| Some((it, it.surface.as_ref()?))).collect();
    if kept.is_empty() {
        return Ok(Vec::new());
    }
    let packages = sdk::fetch(kept.iter().map(|(it, _)| it.package.as_str()))?;
    let one = |(it, ours): (&Swept, &Surface)| {
        let package = packages.get(&it.package).with_context(|| format!("the SDK has no crate {}", it.package))?;
        Ok(of_service(&it.service, package.version.clone(), ours, &package.surface()?))
    };
    kept.into_iter().map(one).collect()
}

/// Compares two surfaces.
fn of_service(service: &str, version: String, ours: &Surface, sdk: &Surface) -> Compared {
    let mut result = Compared {
        service: service.to_owned(),
        version,
        same: 0,
        extra: ours.keys().filter(|it| !sdk.contains_key(*it)).count(),
        deliberate: BTreeMap::new(),
        different: Vec::new(),
    };
    for (name, theirs) in sdk {
        let found = ours.get(name);
        if found == Some(theirs) {
            result.same += 1;
        } else if let Some(meant) = deliberate(service, name) {
            *result.deliberate.entry(meant.reason).or_default() += 1;
        } else {
            let found = found.map_or("absent".to_owned(), |it| format!("here {it}"));
            result.different.push(format!("{name}{}{theirs}: {found}", if theirs.is_empty() { "" } else { ": " }));
        }
    }
    result
}

/// Prints a line for each service, the differences that are not meant, and the counts of those that are.
pub fn print(compared: &[Compared]) {
    for it in compared {
        let meant: usize = it.deliberate.values().sum();
        println!(
            "{} against aws-sdk {}: {} names are the same, {} differ, {meant} on purpose; {} are only here",
            it.service,
            it.version,
            it.same,
            it.different.len(),
            it.extra
        );
        it.different.iter().for_each(|line| println!("  {line}"));
        it.deliberate.iter().for_each(|(reason, count)| println!("  on purpose, {count}: {reason}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_told_unless_they_are_meant() {
        let surface = |names: &[(&str, &str)]| {
            names.iter().map(|(name, what)| ((*name).to_owned(), (*what).to_owned())).collect::<Surface>()
        };
        let ours = surface(&[("types::Tag", ""), ("types::Tag.key", "Option<String>"), ("types::New", "")]);
        let sdk = surface(&[
            ("types::Old", ""),
            ("types::Tag", ""),
            ("types::Tag.key", "String"),
            ("types::Part.part_number_marker", "String"),
        ]);
        let compared = of_service("s3", "1.0.0".to_owned(), &ours, &sdk);
        assert_eq!((compared.same, compared.extra), (1, 1));
        assert_eq!(compared.different, ["types::Old: absent", "types::Tag.key: String: here Option<String>"]);
        assert_eq!(compared.deliberate.values().sum::<usize>(), 1);
    }
}
