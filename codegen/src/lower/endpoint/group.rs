//! Long rule sets: parts of them become functions of their own.

use std::collections::BTreeMap;

use crate::ir::endpoint::{Condition, Group, Outcome, Param, Rule, Variable};

use super::uses;

/// How many endpoints, errors and calls of groups a function may hold.
const LIMIT: usize = 20;

/// Variables by their Rust names.
type Variables = BTreeMap<String, Variable>;

/// Moves rules into groups until no function holds more than [`LIMIT`] outcomes.
pub fn split(params: &[Param], mut rules: Vec<Rule>) -> (Vec<Rule>, Vec<Group>) {
    let variables = params.iter().map(|it| (it.variable.rust.clone(), it.variable.clone())).collect();
    let mut groups = Vec::new();
    shrink(&mut rules, &variables, &mut groups);
    (rules, groups)
}

/// Shrinks the rules of each rule, then moves out the heaviest of them while they are too many together.
fn shrink(rules: &mut [Rule], variables: &Variables, groups: &mut Vec<Group>) {
    let scopes: Vec<_> = rules.iter().map(|it| inside(it, variables)).collect();
    for (rule, scope) in rules.iter_mut().zip(&scopes) {
        if let Outcome::Rules(rules) = &mut rule.outcome {
            shrink(rules, scope, groups);
        }
    }
    while rules.iter().map(weight).sum::<usize>() > LIMIT {
        let trees = rules.iter_mut().zip(&scopes).filter(|(rule, _)| weight(rule) > 1);
        let Some((rule, scope)) = trees.max_by_key(|(rule, _)| weight(rule)) else { break };
        move_out(&mut rule.outcome, scope, groups);
    }
}

/// The variables that the rules of a rule see.
fn inside(rule: &Rule, variables: &Variables) -> Variables {
    let mut variables = variables.clone();
    for condition in &rule.conditions {
        if let Condition::Binds { variable, .. } | Condition::Assigns { variable, .. } = condition {
            variables.insert(variable.rust.clone(), variable.clone());
        }
    }
    variables
}

fn weight(rule: &Rule) -> usize {
    match &rule.outcome {
        Outcome::Rules(rules) => rules.iter().map(weight).sum(),
        _ => 1,
    }
}

/// Makes rules a group, or uses the group that has the same rules.
fn move_out(outcome: &mut Outcome, scope: &Variables, groups: &mut Vec<Group>) {
    let Outcome::Rules(rules) = outcome else { return };
    let rules = std::mem::take(rules);
    let variables: Vec<_> = uses::free(&rules).iter().filter_map(|name| scope.get(name)).cloned().collect();
    let names = variables.iter().map(|it| it.rust.clone()).collect();
    let decides = rules.iter().any(Rule::decides);
    let same = groups.iter().find(|it| it.variables == variables && it.rules == rules);
    let name = same.map_or_else(|| format!("rules_{}", groups.len() + 1), |it| it.name.clone());
    if same.is_none() {
        groups.push(Group { name: name.clone(), variables, rules, decides });
    }
    *outcome = Outcome::Group { name, variables: names, decides };
}
