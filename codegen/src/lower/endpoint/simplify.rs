//! What says nothing is dissolved, so that rule sets that say the same look the same.

use crate::ir::endpoint::{Condition, Expr, Outcome, Rule};

use super::uses;

/// Dissolves rules without conditions and rules of a single rule, drops rules that never apply or come too late,
/// conditions that always hold, and variables that nobody reads.
pub fn simplify(rules: Vec<Rule>) -> Vec<Rule> {
    let mut simplified = Vec::new();
    for rule in rules {
        let Some(rule) = simplify_rule(rule) else { continue };
        match rule {
            Rule { conditions, outcome: Outcome::Rules(rules) } if conditions.is_empty() => simplified.extend(rules),
            rule => simplified.push(rule),
        }
        if simplified.last().is_some_and(Rule::decides) {
            break;
        }
    }
    simplified
}

/// Simplifies a rule; nothing if it never applies.
fn simplify_rule(rule: Rule) -> Option<Rule> {
    let Rule { mut conditions, mut outcome } = rule;
    if conditions.contains(&Condition::Holds(Expr::Boolean(false))) {
        return None;
    }
    if let Outcome::Rules(rules) = outcome {
        let mut rules = simplify(rules);
        outcome = match rules.len() {
            0 => return None,
            1 => {
                let only = rules.pop()?;
                conditions.extend(only.conditions);
                only.outcome
            }
            _ => Outcome::Rules(rules),
        };
    }
    Some(Rule { conditions: needed(conditions, &outcome), outcome })
}

/// The conditions that say something new, without variables that nobody reads.
fn needed(conditions: Vec<Condition>, outcome: &Outcome) -> Vec<Condition> {
    let mut names = uses::of_outcome(outcome);
    let mut distinct: Vec<Condition> = Vec::new();
    for condition in conditions {
        if !distinct.contains(&condition) {
            distinct.push(condition);
        }
    }
    let mut needed = Vec::new();
    for condition in distinct.into_iter().rev() {
        let condition = match condition {
            Condition::Holds(Expr::Boolean(true)) => continue,
            Condition::Assigns { variable, .. } if !names.contains(&variable.rust) => continue,
            Condition::Binds { variable, value } if !names.contains(&variable.rust) => {
                Condition::Holds(Expr::IsSet(Box::new(value)))
            }
            condition => condition,
        };
        uses::before(&condition, &mut names);
        needed.push(condition);
    }
    needed.reverse();
    needed
}
