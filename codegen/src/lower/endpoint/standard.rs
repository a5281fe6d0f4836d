//! The rules that most services share.

use crate::diagnostic::Diagnostics;
use crate::ir::endpoint::{Expr, Outcome, Param, Rule, Template};
use crate::model::rule_set::parse;
use crate::request::Source;

use super::resolve;

/// The shared rules, with `PREFIX` for the service's name in its hosts: what `awslice_runtime::endpoint::standard` does.
const STANDARD: &str = include_str!("../../../data/standard_rule_set.json");

/// The prefix of the service's hosts, if parameters and rules are the shared ones.
pub fn prefix(params: &[Param], rules: &[Rule]) -> Option<String> {
    let prefix = rules.iter().find_map(last_host)?;
    let text = STANDARD.replace("PREFIX", &prefix);
    let source = Source { name: "standard_rule_set.json".to_owned(), text };
    let mut diagnostics = Diagnostics::default();
    let standard = parse(&source, &mut diagnostics).and_then(|it| resolve(&it, &mut diagnostics));
    let (standard_params, standard_rules) = standard?;
    let same_params = params.len() == standard_params.len() && params.iter().all(|it| standard_params.contains(it));
    (same_params && rules == standard_rules).then_some(prefix)
}

/// What stands between `https://` and `.` in the URL of a rule's last endpoint.
fn last_host(rule: &Rule) -> Option<String> {
    match &rule.outcome {
        Outcome::Rules(rules) => rules.iter().rev().find_map(last_host),
        Outcome::Endpoint(endpoint) => match &endpoint.url {
            Expr::Template(parts) => match parts.first()? {
                Template::Literal(text) => text.strip_prefix("https://")?.strip_suffix('.').map(str::to_owned),
                Template::Value(_) => None,
            },
            _ => None,
        },
        _ => None,
    }
}
