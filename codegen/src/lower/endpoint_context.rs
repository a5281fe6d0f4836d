//! What operations and clients say of the parameters of endpoint rules.

use jmespath::ast::Ast;
use serde_json::Value;

use super::context::Context;
use super::select::Selected;
use crate::ir::endpoint::{BuiltIn, Origin, RuleSet};
use crate::ir::{Auth, ContextParam, ContextStep, ContextValue, Service, Setting};
use crate::model::{self, Operation, pointer};

/// Settings of clients (`clientContextParams`), by the name of the parameter.
const SETTINGS: [(&str, Setting, BuiltIn); 5] = [
    ("Accelerate", Setting::Accelerate, BuiltIn::S3Accelerate),
    (
        "DisableMultiRegionAccessPoints",
        Setting::DisableMultiRegionAccessPoints,
        BuiltIn::S3DisableMultiRegionAccessPoints,
    ),
    ("DisableS3ExpressSessionAuth", Setting::DisableS3ExpressSessionAuth, BuiltIn::S3DisableS3ExpressSessionAuth),
    ("ForcePathStyle", Setting::ForcePathStyle, BuiltIn::S3ForcePathStyle),
    ("UseArnRegion", Setting::UseArnRegion, BuiltIn::S3UseArnRegion),
];

/// Parameters that clients set, though the rule set does not say so, are built in from now on.
pub(super) fn lower_client_params(model: &model::Service, endpoints: &mut RuleSet) {
    for param in &mut endpoints.params {
        let setting = SETTINGS.iter().find(|(name, ..)| *name == param.wire);
        if let (Origin::Operation, Some((name, _, built_in))) = (param.origin, setting)
            && model.client_context_params.contains_key(*name)
        {
            param.origin = Origin::BuiltIn(*built_in);
        }
    }
}

/// The settings that only some services' clients have.
pub(super) fn lower_settings(model: &model::Service, service: &Service) -> Vec<Setting> {
    let context = SETTINGS.iter().filter(|(name, ..)| model.client_context_params.contains_key(*name));
    let mut settings: Vec<Setting> = context.map(|(_, setting, _)| *setting).collect();
    if service.endpoints.params.iter().any(|it| it.origin == Origin::BuiltIn(BuiltIn::AccountIdEndpointMode)) {
        settings.push(Setting::AccountIdEndpointMode);
    }
    let mut schemes = service.auth.iter().chain(service.operations.iter().flat_map(|it| &it.auth));
    if schemes.any(|it| *it == Auth::Bearer) {
        settings.push(Setting::BearerAuth);
    }
    settings
}

/// What the operation says of the parameters that its service's rule set has, in botocore's order of precedence.
pub(super) fn lower_context_params(
    context: &Context<'_>,
    endpoints: &RuleSet,
    (wire, operation): &Selected<'_>,
) -> Vec<ContextParam> {
    let place = pointer("/operations", wire);
    let asked = endpoints.params.iter().filter(|it| matches!(it.origin, Origin::Operation | Origin::BuiltIn(_)));
    let said = asked.filter_map(|param| {
        let value = match lower_value(context, operation, &param.wire)? {
            Ok(value) => value,
            Err(message) => {
                context.report.error(place.clone(), format!("the endpoint parameter `{}`: {message}", param.wire));
                return None;
            }
        };
        Some(ContextParam { name: param.wire.clone(), value })
    });
    said.collect()
}

fn lower_value(context: &Context<'_>, operation: &Operation, name: &str) -> Option<Result<ContextValue, String>> {
    if let Some(value) = operation.static_context_params.get(name) {
        return Some(lower_fixed(value));
    }
    let input = operation.input.as_ref().and_then(|it| context.shape(&it.shape));
    let mut members = input.into_iter().flat_map(|it| &it.members);
    if let Some((member, _)) = members.find(|(_, it)| it.context_param.as_deref() == Some(name)) {
        return Some(Ok(ContextValue::Input(vec![ContextStep::Member(member.clone())])));
    }
    let path = operation.operation_context_params.get(name)?;
    let ast = jmespath::parse(path).map_err(|error| format!("`{path}` is no JMESPath: {error}"));
    Some(ast.and_then(|ast| lower_way(&ast)).map(ContextValue::Input))
}

fn lower_fixed(value: &Value) -> Result<ContextValue, String> {
    let text = |it: &Value| it.as_str().map(str::to_owned);
    let lowered = match value {
        Value::String(text) => Some(ContextValue::Text(text.clone())),
        Value::Bool(flag) => Some(ContextValue::Flag(*flag)),
        Value::Array(items) => items.iter().map(text).collect::<Option<_>>().map(ContextValue::Texts),
        _ => None,
    };
    lowered.ok_or_else(|| "a text, a flag or a list of texts is expected".to_owned())
}

/// The way that an expression goes. Values that are absent are left out of lists, as JMESPath's projections do.
fn lower_way(ast: &Ast) -> Result<Vec<ContextStep>, String> {
    match ast {
        Ast::Identity { .. } => Ok(Vec::new()),
        Ast::Field { name, .. } => Ok(vec![ContextStep::Member(name.clone())]),
        Ast::Subexpr { lhs, rhs, .. } => Ok(join(lower_way(lhs)?, lower_way(rhs)?)),
        Ast::Projection { lhs, rhs, .. } => {
            let list = match &**lhs {
                // What several ways lead to is one list already.
                Ast::Flatten { node, .. } if ends_in_many(node) => lower_way(node)?,
                Ast::Flatten { node, .. } => join(lower_way(node)?, vec![ContextStep::Each]),
                list => join(lower_way(list)?, vec![ContextStep::Each]),
            };
            Ok(join(list, lower_way(rhs)?))
        }
        Ast::MultiList { elements, .. } => {
            Ok(vec![ContextStep::All(elements.iter().map(lower_way).collect::<Result<_, _>>()?)])
        }
        Ast::Function { name, args, .. } if name == "keys" => match args.as_slice() {
            [map] => Ok(join(lower_way(map)?, vec![ContextStep::Keys])),
            _ => Err("`keys` takes one argument".to_owned()),
        },
        _ => Err("an expression that clients cannot follow".to_owned()),
    }
}

/// Whether an expression ends in a list of several ways.
fn ends_in_many(ast: &Ast) -> bool {
    match ast {
        Ast::MultiList { .. } => true,
        Ast::Projection { rhs, .. } | Ast::Subexpr { rhs, .. } => ends_in_many(rhs),
        _ => false,
    }
}

fn join(mut way: Vec<ContextStep>, rest: Vec<ContextStep>) -> Vec<ContextStep> {
    way.extend(rest);
    way
}
