//! `partitions.json`.

use super::merge::parse_json;
use super::node::Node;
use super::report::Report;
use crate::diagnostic::Diagnostics;
use crate::request::Source;

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

/// Parses `partitions.json`; nothing if anything is an error.
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<Vec<Partition>> {
    let report = Report::new(&source.name);
    let value = parse_json(&source.text, &report);
    let partitions =
        value.and_then(|value| Some(Node::root(&value, &report).require("partitions")?.map_items(partition)));
    let failed = report.has_errors();
    report.drain_into(diagnostics);
    partitions.filter(|_| !failed)
}

fn partition(node: &Node<'_>) -> Option<Partition> {
    let outputs = node.require("outputs")?;
    let text = |of: &Node<'_>, key: &str| of.require(key)?.text().map(str::to_owned);
    let flag = |key: &str| outputs.require(key)?.flag();
    // All are read before the first that is missing ends it: every problem is reported.
    let id = text(node, "id");
    let region_regex = text(node, "regionRegex");
    let dns_suffix = text(&outputs, "dnsSuffix");
    let dual_stack_dns_suffix = text(&outputs, "dualStackDnsSuffix");
    let implicit_global_region = text(&outputs, "implicitGlobalRegion");
    let (supports_fips, supports_dual_stack) = (flag("supportsFIPS"), flag("supportsDualStack"));
    let regions = node.require("regions").map(|it| it.map_entries(region));
    Some(Partition {
        pointer: node.pointer(),
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

/// The name of a region; one that overrides outputs of its partition would be resolved wrongly, so that is an error.
fn region(name: &str, node: &Node<'_>) -> Option<String> {
    node.entries(|key, output| {
        if key != "description" {
            output.error(format!("the region {name} has a `{key}` of its own, which the generator does not know"));
        }
    });
    Some(name.to_owned())
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
            "/partitions/0/id expected a string, found the number 1",
            "/partitions/0/outputs `implicitGlobalRegion` is missing",
            "/partitions/0/outputs/supportsFIPS expected a boolean, found the string `no`",
            "/partitions/0/regions/x/dnsSuffix the region x has a `dnsSuffix` of its own, which the generator does not know",
        ];
        assert_eq!(found, expected);
    }
}
