//! `partitions.json`.

use crate::diagnostic::Diagnostics;
use crate::request::Source;

use super::json::{Place, parse_text};

/// A partition as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Partition {
    /// Where it stands.
    pub pointer: String,
    /// `id`.
    pub id: String,
    /// `regionRegex`.
    pub region_regex: String,
    /// `outputs.dnsSuffix`.
    pub dns_suffix: String,
    /// `outputs.dualStackDnsSuffix`.
    pub dual_stack_dns_suffix: String,
    /// `outputs.implicitGlobalRegion`.
    pub implicit_global_region: String,
    /// `outputs.supportsFIPS`.
    pub supports_fips: bool,
    /// `outputs.supportsDualStack`.
    pub supports_dual_stack: bool,
    /// Names of `regions`.
    pub regions: Vec<String>,
}

/// Parses `partitions.json`; nothing if any problem was reported.
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Vec<Partition>> {
    let value = parse_text(source, diagnostics)?;
    let before = diagnostics.items.len();
    let root = Place::root(&source.name, &value);
    let places = root.expect("partitions", diagnostics)?.elements(diagnostics);
    let partitions = places.iter().filter_map(|place| partition(place, diagnostics)).collect();
    (diagnostics.items.len() == before).then_some(partitions)
}

fn partition(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Partition> {
    let outputs = place.expect("outputs", diagnostics)?;
    let mut text = |of: &Place<'_>, key: &str| of.expect(key, diagnostics)?.text(diagnostics).map(str::to_owned);
    let id = text(place, "id");
    let region_regex = text(place, "regionRegex");
    let dns_suffix = text(&outputs, "dnsSuffix");
    let dual_stack_dns_suffix = text(&outputs, "dualStackDnsSuffix");
    let implicit_global_region = text(&outputs, "implicitGlobalRegion");
    let mut flag = |key: &str| outputs.expect(key, diagnostics)?.flag(diagnostics);
    let supports_fips = flag("supportsFIPS");
    let supports_dual_stack = flag("supportsDualStack");
    let regions = regions(place, diagnostics);
    Some(Partition {
        pointer: place.pointer.clone(),
        id: id?,
        region_regex: region_regex?,
        dns_suffix: dns_suffix?,
        dual_stack_dns_suffix: dual_stack_dns_suffix?,
        implicit_global_region: implicit_global_region?,
        supports_fips: supports_fips?,
        supports_dual_stack: supports_dual_stack?,
        regions: regions?,
    })
}

/// The names of the regions; a region that overrides outputs of its partition is reported.
fn regions(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<String>> {
    let regions = place.expect("regions", diagnostics)?.members(diagnostics);
    for (_, region) in &regions {
        region.only(&["description"], diagnostics);
    }
    Some(regions.into_iter().map(|(name, _)| name.to_owned()).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn every_problem_is_reported_with_its_place() {
        let text = r#"{"partitions": [{"id": 1, "regionRegex": "r", "regions": {"x": {"dnsSuffix": "y"}},
            "outputs": {"dnsSuffix": "d", "dualStackDnsSuffix": "e", "supportsFIPS": "no", "supportsDualStack": true}}]}"#;
        let source = Source { name: "partitions.json".into(), text: text.into() };
        let mut diagnostics = Diagnostics::default();
        assert_eq!(parse(&source, &mut diagnostics), None);
        let found: Vec<_> = diagnostics.items.iter().map(|it| format!("{} {}", it.pointer, it.message)).collect();
        let expected = [
            "/partitions/0/id a string is expected",
            "/partitions/0/outputs `implicitGlobalRegion` is missing",
            "/partitions/0/outputs/supportsFIPS true or false is expected",
            "/partitions/0/regions/x `dnsSuffix` is not known here",
        ];
        assert_eq!(found, expected);
    }
}
