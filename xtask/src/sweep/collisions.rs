//! Packages that would bear one name.

use std::collections::BTreeMap;

use super::Swept;

/// The packages that more than one service would give, with those services.
pub fn collisions(swept: &[Swept]) -> Vec<(&str, Vec<&str>)> {
    let mut services: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for it in swept.iter().filter(|it| !it.package.is_empty()) {
        services.entry(&it.package).or_default().push(&it.service);
    }
    services.into_iter().filter(|(_, services)| services.len() > 1).collect()
}
