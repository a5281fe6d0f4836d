//! Which variables rules refer to.

use std::collections::BTreeSet;

use crate::ir::endpoint::{Condition, Endpoint, Expr, Outcome, Rule, Template};

/// The variables that rules need from outside, by Rust name.
pub fn free(rules: &[Rule]) -> BTreeSet<String> {
    rules.iter().flat_map(free_of_rule).collect()
}

/// The variables that a rule needs from outside.
fn free_of_rule(rule: &Rule) -> BTreeSet<String> {
    let mut names = of_outcome(&rule.outcome);
    for condition in rule.conditions.iter().rev() {
        before(condition, &mut names);
    }
    names
}

/// Turns the variables needed after a condition into those needed before it.
pub fn before(condition: &Condition, names: &mut BTreeSet<String>) {
    match condition {
        Condition::Holds(expr) => of_expr(expr, names),
        Condition::Binds { variable, value } | Condition::Assigns { variable, value } => {
            names.remove(&variable.rust);
            of_expr(value, names);
        }
    }
}

/// The variables that an outcome needs.
pub fn of_outcome(outcome: &Outcome) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    match outcome {
        Outcome::Endpoint(endpoint) => of_endpoint(endpoint, &mut names),
        Outcome::Error(message) => of_expr(message, &mut names),
        Outcome::Rules(rules) => names = free(rules),
        Outcome::Group { variables, .. } => names.extend(variables.iter().cloned()),
    }
    names
}

fn of_endpoint(endpoint: &Endpoint, names: &mut BTreeSet<String>) {
    of_expr(&endpoint.url, names);
    for (_, value) in &endpoint.headers {
        of_expr(value, names);
    }
    for scheme in &endpoint.auth_schemes {
        for expr in scheme.signing_name.iter().chain(&scheme.signing_region).chain(&scheme.signing_region_set) {
            of_expr(expr, names);
        }
    }
}

fn of_expr(expr: &Expr, names: &mut BTreeSet<String>) {
    match expr {
        Expr::Boolean(_) | Expr::Integer(_) => {}
        Expr::Variable(name) | Expr::Attribute(name, _) => {
            names.insert(name.clone());
        }
        Expr::Template(parts) => {
            for part in parts {
                if let Template::Value(value) = part {
                    of_expr(value, names);
                }
            }
        }
        Expr::Call(_, arguments) => arguments.iter().for_each(|it| of_expr(it, names)),
        Expr::Not(inner) | Expr::IsSet(inner) => of_expr(inner, names),
        Expr::Equal(left, right) => {
            of_expr(left, names);
            of_expr(right, names);
        }
    }
}
