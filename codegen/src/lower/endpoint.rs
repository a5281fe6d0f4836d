//! Endpoint rule sets and partitions: model to IR.
//!
//! `rules` types and names everything, `simplify` dissolves what says nothing, `standard` recognises the rules that most
//! services share, and `group` moves parts of long rule sets out.

mod group;
mod names;
mod partitions;
mod rules;
mod scope;
mod simplify;
mod standard;
mod template;
mod uses;
mod value;

#[cfg(test)]
mod tests;

pub use partitions::lower_partitions;

use crate::diagnostic::Diagnostics;
use crate::ir::endpoint::{Body, Param, Rule, RuleSet};
use crate::model::rule_set as model;

/// Lowers a rule set; nothing if any problem was reported.
pub fn lower_rule_set(rule_set: &model::RuleSet, diagnostics: &mut Diagnostics) -> Option<RuleSet> {
    let (params, rules) = resolve(rule_set, diagnostics)?;
    if let Some(prefix) = standard::prefix(&params, &rules) {
        return Some(RuleSet { params, body: Body::Standard(prefix) });
    }
    let (rules, groups) = group::split(&params, rules);
    Some(RuleSet { params, body: Body::Rules { rules, groups } })
}

/// Types, names and simplifies.
fn resolve(rule_set: &model::RuleSet, diagnostics: &mut Diagnostics) -> Option<(Vec<Param>, Vec<Rule>)> {
    let (mut params, rules) = rules::lower(rule_set, diagnostics)?;
    let rules = simplify::simplify(rules);
    let used = uses::free(&rules);
    for param in &mut params {
        param.used = used.contains(&param.variable.rust);
    }
    params.retain(|it| it.used || it.required);
    Some((params, rules))
}
