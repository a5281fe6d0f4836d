//! Partitions: the alternatives of a region's form.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Partition, Partitions};
use crate::model::partitions as model;

/// Lowers `partitions.json`, whose name `file` is; nothing if any problem was reported.
pub fn lower_partitions(
    partitions: &[model::Partition],
    file: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Partitions> {
    let before = diagnostics.items.len();
    let mut lowered = Vec::new();
    for partition in partitions {
        let Some(region_prefixes) = region_prefixes(&partition.region_regex) else {
            let pointer = format!("{}/regionRegex", partition.pointer);
            let message = format!(
                r"`{}` has another form than `^(a|b)\-\w+\-\d+$`, the only one that is known",
                partition.region_regex
            );
            diagnostics.push(Diagnostic::error(file, pointer, message));
            continue;
        };
        lowered.push(Partition {
            id: partition.id.clone(),
            region_prefixes,
            dns_suffix: partition.dns_suffix.clone(),
            dual_stack_dns_suffix: partition.dual_stack_dns_suffix.clone(),
            implicit_global_region: partition.implicit_global_region.clone(),
            supports_fips: partition.supports_fips,
            supports_dual_stack: partition.supports_dual_stack,
            regions: partition.regions.clone(),
        });
    }
    (diagnostics.items.len() == before).then_some(Partitions { partitions: lowered })
}

/// What may stand before `-word-number`: the forms are `^(us|eu)\-\w+\-\d+$`, `^us\-iso\-\w+\-\d+$` and
/// `^eusc\-(de)\-\w+\-\d+$`.
fn region_prefixes(regex: &str) -> Option<Vec<String>> {
    let prefix = regex.strip_prefix('^')?.strip_suffix(r"\-\w+\-\d+$")?.replace(r"\-", "-");
    let (before, alternatives) = match prefix.strip_suffix(')') {
        Some(rest) => rest.split_once('(')?,
        None => ("", prefix.as_str()),
    };
    let prefixes: Vec<_> = alternatives.split('|').map(|it| format!("{before}{it}")).collect();
    let is_plain = |it: &String| it.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-') && !it.is_empty();
    prefixes.iter().all(is_plain).then_some(prefixes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn forms_of_regions() {
        assert_eq!(region_prefixes(r"^(us|eu)\-\w+\-\d+$").unwrap(), ["us", "eu"]);
        assert_eq!(region_prefixes(r"^us\-iso\-\w+\-\d+$").unwrap(), ["us-iso"]);
        assert_eq!(region_prefixes(r"^eusc\-(de|fr)\-\w+\-\d+$").unwrap(), ["eusc-de", "eusc-fr"]);
        for other in
            ["", r"us\-\w+\-\d+$", r"^us\-\w+$", r"^(u.|eu)\-\w+\-\d+$", r"^\-\w+\-\d+$", r"^us|eu)\-\w+\-\d+$"]
        {
            assert_eq!(region_prefixes(other), None, "{other}");
        }
    }
}
