//! Parameters, rules, conditions and endpoints: typed, named, in the order of the file.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::ir::endpoint::{
    AuthScheme, BuiltIn, Condition, Endpoint, Expr, Origin, Outcome, Param, ParamDefault, Rule, Type, Variable,
};
use crate::model::rule_set as model;

use super::names::Names;
use super::scope::{Scope, Value};

/// What lowering needs everywhere.
pub struct Lowering<'a> {
    file: &'a str,
    names: Names,
    diagnostics: &'a mut Diagnostics,
}

/// Lowers parameters and rules; nothing if any problem was reported.
pub fn lower(rule_set: &model::RuleSet, diagnostics: &mut Diagnostics) -> Option<(Vec<Param>, Vec<Rule>)> {
    let before = count_errors(diagnostics);
    let mut lowering = Lowering { file: &rule_set.file, names: Names::default(), diagnostics };
    let mut scope = Scope::default();
    let params: Vec<_> = rule_set.parameters.iter().filter_map(|it| lowering.param(it, &mut scope)).collect();
    let rules = lowering.rules(&rule_set.rules, &scope);
    (count_errors(lowering.diagnostics) == before).then_some((params, rules))
}

fn count_errors(diagnostics: &Diagnostics) -> usize {
    diagnostics.items.iter().filter(|it| it.severity == Severity::Error).count()
}

impl Lowering<'_> {
    /// Reports a problem.
    pub fn report(&mut self, pointer: &str, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(self.file, pointer.to_owned(), message.into()));
    }

    fn warn(&mut self, pointer: &str, message: String) {
        let problem = Diagnostic::error(self.file, pointer.to_owned(), message);
        self.diagnostics.push(Diagnostic { severity: Severity::Warning, ..problem });
    }

    fn param(&mut self, param: &model::Parameter, scope: &mut Scope) -> Option<Param> {
        let ty = match param.ty.as_str() {
            "string" => Type::String,
            "boolean" => Type::Boolean,
            "stringarray" => Type::StringArray,
            other => {
                let message =
                    format!("`{other}` is not a type of parameter; they are `string`, `boolean` and `stringArray`");
                self.report(&param.pointer, message);
                return None;
            }
        };
        let default = match (&param.default, ty) {
            (None, _) => None,
            (Some(model::Argument::Text(text)), Type::String) => Some(ParamDefault::String(text.clone())),
            (Some(model::Argument::Boolean(flag)), Type::Boolean) => Some(ParamDefault::Boolean(*flag)),
            (Some(_), _) => {
                self.report(&param.pointer, format!("the default is no `{}`", param.ty));
                return None;
            }
        };
        let origin = self.origin(param);
        let is_flag = matches!(origin, Origin::UseFips | Origin::UseDualStack);
        let required = param.required && default.is_none() && !is_flag;
        let optional = !required && default.is_none() && !is_flag;
        let variable = Variable { rust: self.names.rust(&param.name), ty, optional };
        scope.set(&param.name, variable.clone());
        Some(Param { wire: param.name.clone(), variable, origin, required, default, used: false })
    }

    /// Where a parameter's value comes from.
    fn origin(&mut self, param: &model::Parameter) -> Origin {
        let built_in = match param.built_in.as_deref() {
            None => return Origin::Operation,
            Some("AWS::Region") => return Origin::Region,
            Some("AWS::UseFIPS") => return Origin::UseFips,
            Some("AWS::UseDualStack") => return Origin::UseDualStack,
            Some("SDK::Endpoint") => return Origin::Endpoint,
            Some("AWS::Auth::AccountId") => BuiltIn::AccountId,
            Some("AWS::Auth::AccountIdEndpointMode") => BuiltIn::AccountIdEndpointMode,
            Some("AWS::S3::Accelerate") => BuiltIn::S3Accelerate,
            Some("AWS::S3::DisableMultiRegionAccessPoints") => BuiltIn::S3DisableMultiRegionAccessPoints,
            Some("AWS::S3::DisableS3ExpressSessionAuth") => BuiltIn::S3DisableS3ExpressSessionAuth,
            Some("AWS::S3::ForcePathStyle") => BuiltIn::S3ForcePathStyle,
            Some("AWS::S3::UseArnRegion") => BuiltIn::S3UseArnRegion,
            Some("AWS::S3::UseGlobalEndpoint") => BuiltIn::S3UseGlobalEndpoint,
            Some("AWS::S3Control::UseArnRegion") => BuiltIn::S3ControlUseArnRegion,
            Some("AWS::STS::UseGlobalEndpoint") => BuiltIn::StsUseGlobalEndpoint,
            Some(other) => {
                self.warn(&param.pointer, format!("clients have no setting `{other}`: the parameter has no value"));
                return Origin::Operation;
            }
        };
        Origin::BuiltIn(built_in)
    }

    fn rules(&mut self, rules: &[model::Rule], scope: &Scope) -> Vec<Rule> {
        rules.iter().filter_map(|it| self.rule(it, scope.clone())).collect()
    }

    fn rule(&mut self, rule: &model::Rule, mut scope: Scope) -> Option<Rule> {
        let mut conditions = Vec::new();
        for call in &rule.conditions {
            self.condition(call, &mut scope, &mut conditions)?;
        }
        let outcome = match &rule.outcome {
            model::Outcome::Endpoint(endpoint) => {
                Outcome::Endpoint(self.endpoint(endpoint, &mut scope, &mut conditions)?)
            }
            model::Outcome::Error(message) => {
                Outcome::Error(self.string(message, &rule.pointer, &mut scope, &mut conditions)?)
            }
            model::Outcome::Tree(rules) => Outcome::Rules(self.rules(rules, &scope)),
        };
        Some(Rule { conditions, outcome })
    }

    fn condition(&mut self, call: &model::Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<()> {
        if call.function == "isSet" && call.assign.is_none() {
            return self.is_set(call, scope, conditions);
        }
        let value = self.call(call, scope, conditions)?;
        if let Some(wire) = &call.assign {
            return self.assign(call, wire, value, scope, conditions);
        }
        match value {
            Value { expr, optional: true, .. } => conditions.push(Condition::Holds(Expr::IsSet(Box::new(expr)))),
            Value { expr, ty: Some(Type::Boolean), .. } => conditions.push(Condition::Holds(expr)),
            // Any other value is there, so the condition holds.
            _ => {}
        }
        Some(())
    }

    /// `isSet` of a variable: where it holds, the variable has a value.
    fn is_set(&mut self, call: &model::Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<()> {
        let [argument] = self.arguments(call)?;
        let value = self.value(argument, &call.pointer, scope, conditions)?;
        match (value.optional, &value.expr) {
            (false, _) => {}
            (true, Expr::Variable(_)) => {
                self.present(value, &call.pointer, scope, conditions)?;
            }
            (true, _) => conditions.push(Condition::Holds(Expr::IsSet(Box::new(value.expr)))),
        }
        Some(())
    }

    fn assign(
        &mut self,
        call: &model::Call,
        wire: &str,
        value: Value,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<()> {
        if scope.get(wire).is_some() {
            self.report(&call.pointer, format!("`{wire}` has a value already"));
            return None;
        }
        let Some(ty) = value.ty else {
            self.report(&call.pointer, "a number cannot be assigned");
            return None;
        };
        let variable = Variable { rust: self.names.rust(wire), ty, optional: false };
        scope.set(wire, variable.clone());
        if value.optional {
            conditions.push(Condition::Binds { variable, value: value.expr });
            return Some(());
        }
        let tested = (ty == Type::Boolean).then(|| Condition::Holds(Expr::Variable(variable.rust.clone())));
        conditions.push(Condition::Assigns { variable, value: value.expr });
        conditions.extend(tested);
        Some(())
    }

    fn endpoint(
        &mut self,
        endpoint: &model::Endpoint,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Endpoint> {
        let pointer = &endpoint.pointer;
        let url = self.string(&endpoint.url, pointer, scope, conditions)?;
        let mut headers = Vec::new();
        for (name, values) in &endpoint.headers {
            for value in values {
                headers.push((name.clone(), self.text(value, pointer, scope, conditions)?));
            }
        }
        let mut auth_schemes = Vec::new();
        for scheme in &endpoint.auth_schemes {
            auth_schemes.push(self.auth_scheme(scheme, pointer, scope, conditions)?);
        }
        let (backend, metric_values) = (endpoint.backend.clone(), endpoint.metric_values.clone());
        Some(Endpoint { url, headers, auth_schemes, backend, metric_values })
    }

    fn auth_scheme(
        &mut self,
        scheme: &model::AuthScheme,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<AuthScheme> {
        let mut texts = |texts: &[String]| -> Option<Vec<Expr>> {
            texts.iter().map(|it| self.text(it, pointer, scope, conditions)).collect()
        };
        Some(AuthScheme {
            name: scheme.name.clone(),
            signing_name: texts(scheme.signing_name.as_slice())?.pop(),
            signing_region: texts(scheme.signing_region.as_slice())?.pop(),
            signing_region_set: texts(&scheme.signing_region_set)?,
            disable_double_encoding: scheme.disable_double_encoding,
        })
    }
}
