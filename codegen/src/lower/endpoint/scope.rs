//! What is known at a place of the rules: parameters, assigned variables, and which of them have a value.

use std::collections::BTreeMap;

use crate::ir::endpoint::{Expr, Type, Variable};

/// Variables by their names in the rule set. Copied for each rule: what a rule learns, its siblings do not know.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    variables: BTreeMap<String, Variable>,
}

impl Scope {
    /// A variable.
    pub fn get(&self, wire: &str) -> Option<&Variable> {
        self.variables.get(wire)
    }

    /// Adds a variable, or says more of one that is there.
    pub fn set(&mut self, wire: &str, variable: Variable) {
        self.variables.insert(wire.to_owned(), variable);
    }

    /// From here on, the variable has a value. Returns it.
    pub fn narrow(&mut self, rust: &str) -> Option<Variable> {
        let variable = self.variables.values_mut().find(|it| it.rust == rust)?;
        variable.optional = false;
        Some(variable.clone())
    }
}

/// A typed expression.
#[derive(Clone, Debug)]
pub struct Value {
    /// Expression.
    pub expr: Expr,
    /// Type; nothing for a number.
    pub ty: Option<Type>,
    /// May have no value.
    pub optional: bool,
}

impl Value {
    /// An expression that has a value.
    pub fn some(expr: Expr, ty: Type) -> Self {
        Self { expr, ty: Some(ty), optional: false }
    }

    /// An expression that may have no value.
    pub fn maybe(expr: Expr, ty: Type) -> Self {
        Self { expr, ty: Some(ty), optional: true }
    }
}
