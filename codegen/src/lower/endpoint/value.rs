//! Arguments and calls: typed expressions.

use crate::ir::endpoint::{Attribute, Condition, Expr, Function, Template, Type};
use crate::model::rule_set::{Argument, Call};

use super::rules::Lowering;
use super::scope::{Scope, Value};
use super::template::{self, Part};

impl Lowering<'_> {
    /// The arguments of a call, as many as the function takes.
    pub fn arguments<'c, const N: usize>(&mut self, call: &'c Call) -> Option<[&'c Argument; N]> {
        let arguments = call.arguments.iter().collect::<Vec<_>>().try_into();
        if arguments.is_err() {
            let count = call.arguments.len();
            self.report(&call.pointer, format!("`{}` has {count} arguments; it takes {N}", call.function));
        }
        arguments.ok()
    }

    /// The value of an argument, which may have none.
    pub fn value(
        &mut self,
        argument: &Argument,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Value> {
        match argument {
            Argument::Text(text) => Some(Value::some(self.text(text, pointer, scope, conditions)?, Type::String)),
            Argument::Boolean(flag) => Some(Value::some(Expr::Boolean(*flag), Type::Boolean)),
            Argument::Integer(number) => Some(Value { expr: Expr::Integer(*number), ty: None, optional: false }),
            Argument::Reference(name) => self.reference(name, pointer, scope),
            Argument::Call(call) if call.assign.is_some() => {
                self.report(&call.pointer, "only a condition can assign");
                None
            }
            Argument::Call(call) => self.call(call, scope, conditions),
        }
    }

    /// The value of an argument that must be of a type and have a value. A variable that may have none is tested by a
    /// further condition: botocore raises an error of its own there.
    fn typed(
        &mut self,
        argument: &Argument,
        ty: Option<Type>,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Expr> {
        let value = self.value(argument, pointer, scope, conditions)?;
        if value.ty != ty {
            self.report(pointer, format!("{} is expected, not {}", describe(ty), describe(value.ty)));
            return None;
        }
        self.present(value, pointer, scope, conditions)
    }

    /// A value that is there: see [`Self::typed`].
    pub fn present(
        &mut self,
        value: Value,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Expr> {
        if !value.optional {
            return Some(value.expr);
        }
        let Expr::Variable(name) = &value.expr else {
            self.report(pointer, "this may have no value: a condition has to assign it first");
            return None;
        };
        let variable = scope.narrow(name)?;
        conditions.push(Condition::Binds { variable, value: value.expr.clone() });
        Some(value.expr)
    }

    /// A text that is given as an argument.
    pub fn string(
        &mut self,
        argument: &Argument,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Expr> {
        self.typed(argument, Some(Type::String), pointer, scope, conditions)
    }

    /// A text, perhaps a template.
    pub fn text(
        &mut self,
        text: &str,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Expr> {
        let parts = match template::parse(text) {
            Ok(parts) => parts,
            Err(message) => {
                self.report(pointer, message);
                return None;
            }
        };
        let mut templates = Vec::new();
        for part in parts {
            templates.push(match part {
                Part::Literal(literal) => Template::Literal(literal),
                Part::Variable(name) => {
                    let value = Argument::Reference(name);
                    Template::Value(self.string(&value, pointer, scope, conditions)?)
                }
                Part::Attribute(name, attribute) => {
                    let value = self.attribute(&Argument::Reference(name), &attribute, pointer, scope, conditions)?;
                    Template::Value(self.present(value, pointer, scope, conditions)?)
                }
            });
        }
        match templates.as_slice() {
            [Template::Value(value)] => Some(value.clone()),
            _ => Some(Expr::Template(templates)),
        }
    }

    fn reference(&mut self, name: &str, pointer: &str, scope: &Scope) -> Option<Value> {
        let Some(variable) = scope.get(name) else {
            self.report(pointer, format!("`{name}` is neither a parameter nor assigned before this place"));
            return None;
        };
        let expr = Expr::Variable(variable.rust.clone());
        Some(Value { expr, ty: Some(variable.ty), optional: variable.optional })
    }

    /// The value of a call; what it assigns is not looked at.
    pub fn call(&mut self, call: &Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<Value> {
        let text = Some(Type::String);
        let flag = Some(Type::Boolean);
        match call.function.as_str() {
            "isSet" => self.is_set_value(call, scope, conditions),
            "not" => self.not(call, scope, conditions),
            "booleanEquals" => self.equals(call, Type::Boolean, scope, conditions),
            "stringEquals" => self.equals(call, Type::String, scope, conditions),
            "getAttr" => self.get_attr(call, scope, conditions),
            "substring" => {
                let arguments = self.typed_arguments(call, [text, None, None, flag], scope, conditions)?;
                Some(Value::maybe(Expr::Call(Function::Substring, arguments), Type::String))
            }
            "uriEncode" => {
                let arguments = self.typed_arguments(call, [text], scope, conditions)?;
                Some(Value::some(Expr::Call(Function::UriEncode, arguments), Type::String))
            }
            "parseURL" => {
                let arguments = self.typed_arguments(call, [text], scope, conditions)?;
                Some(Value::maybe(Expr::Call(Function::ParseUrl, arguments), Type::Url))
            }
            "aws.partition" => self.aws_partition(call, scope, conditions),
            "aws.parseArn" => {
                let arguments = self.typed_arguments(call, [text], scope, conditions)?;
                Some(Value::maybe(Expr::Call(Function::AwsParseArn, arguments), Type::Arn))
            }
            "isValidHostLabel" => {
                let arguments = self.typed_arguments(call, [text, flag], scope, conditions)?;
                Some(Value::some(Expr::Call(Function::IsValidHostLabel, arguments), Type::Boolean))
            }
            "aws.isVirtualHostableS3Bucket" => {
                let arguments = self.typed_arguments(call, [text, flag], scope, conditions)?;
                Some(Value::some(Expr::Call(Function::AwsIsVirtualHostableS3Bucket, arguments), Type::Boolean))
            }
            other => {
                self.report(&call.pointer, format!("`{other}` is not a function of rule sets"));
                None
            }
        }
    }

    fn typed_arguments<const N: usize>(
        &mut self,
        call: &Call,
        types: [Option<Type>; N],
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Vec<Expr>> {
        let arguments: [&Argument; N] = self.arguments(call)?;
        let mut lowered = Vec::new();
        for (argument, ty) in arguments.into_iter().zip(types) {
            lowered.push(self.typed(argument, ty, &call.pointer, scope, conditions)?);
        }
        Some(lowered)
    }

    fn is_set_value(&mut self, call: &Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<Value> {
        let [argument] = self.arguments(call)?;
        let value = self.value(argument, &call.pointer, scope, conditions)?;
        let expr = if value.optional { Expr::IsSet(Box::new(value.expr)) } else { Expr::Boolean(true) };
        Some(Value::some(expr, Type::Boolean))
    }

    /// The partition of no region is the first one, so the region may be missing.
    fn aws_partition(&mut self, call: &Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<Value> {
        let [region] = self.arguments(call)?;
        let region = self.value(region, &call.pointer, scope, conditions)?;
        if region.ty != Some(Type::String) {
            self.report(&call.pointer, format!("a text is expected, not {}", describe(region.ty)));
            return None;
        }
        Some(Value::maybe(Expr::Call(Function::AwsPartition, vec![region.expr]), Type::Partition))
    }

    /// A test that the argument needs cannot stand before its negation, so nothing in it may be missing.
    fn not(&mut self, call: &Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<Value> {
        let tests = conditions.len();
        let arguments = self.typed_arguments(call, [Some(Type::Boolean)], scope, conditions)?;
        if conditions.len() > tests {
            self.report(&call.pointer, "the value may be missing: a condition has to test that with `isSet` first");
            return None;
        }
        arguments.into_iter().next().map(|it| Value::some(negate(it), Type::Boolean))
    }

    /// `x == true` is `x`, `x == false` is `!x`; a constant stands on the right.
    fn equals(&mut self, call: &Call, ty: Type, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<Value> {
        let arguments = self.typed_arguments(call, [Some(ty), Some(ty)], scope, conditions)?;
        let [left, right] = <[Expr; 2]>::try_from(arguments).ok()?;
        let (left, right) = if is_constant(&left) { (right, left) } else { (left, right) };
        let expr = match right {
            Expr::Boolean(true) => left,
            Expr::Boolean(false) => negate(left),
            right => Expr::Equal(Box::new(left), Box::new(right)),
        };
        Some(Value::some(expr, Type::Boolean))
    }

    fn get_attr(&mut self, call: &Call, scope: &mut Scope, conditions: &mut Vec<Condition>) -> Option<Value> {
        let [of, path] = self.arguments(call)?;
        let Argument::Text(path) = path else {
            self.report(&call.pointer, "the path of `getAttr` has to be a text");
            return None;
        };
        self.attribute(of, path, &call.pointer, scope, conditions)
    }

    /// An attribute of a variable, or an element of a list.
    fn attribute(
        &mut self,
        of: &Argument,
        path: &str,
        pointer: &str,
        scope: &mut Scope,
        conditions: &mut Vec<Condition>,
    ) -> Option<Value> {
        let of = self.value(of, pointer, scope, conditions)?;
        let ty = of.ty;
        let expr = self.present(of, pointer, scope, conditions)?;
        let index = |name: &str| path.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
        let element = match ty {
            Some(Type::StringArray) => index("").map(|index| (Function::Element, index)),
            Some(Type::Arn) => index("resourceId").map(|index| (Function::ResourceId, index)),
            _ => None,
        };
        if let Some((function, index)) = element {
            return Some(Value::maybe(Expr::Call(function, vec![expr, Expr::Integer(index)]), Type::String));
        }
        let found = ty.and_then(|ty| attribute(ty, path));
        let (Some((attribute, ty)), Expr::Variable(name)) = (found, expr) else {
            self.report(pointer, format!("{} has no attribute `{path}`", describe(ty)));
            return None;
        };
        Some(Value::some(Expr::Attribute(name, attribute), ty))
    }
}

/// An attribute by its name in rule sets, and its type.
fn attribute(of: Type, name: &str) -> Option<(Attribute, Type)> {
    let (attribute, ty) = match (of, name) {
        (Type::Partition, "name") => (Attribute::Field("name"), Type::String),
        (Type::Partition, "dnsSuffix") => (Attribute::Field("dns_suffix"), Type::String),
        (Type::Partition, "dualStackDnsSuffix") => (Attribute::Field("dual_stack_dns_suffix"), Type::String),
        (Type::Partition, "implicitGlobalRegion") => (Attribute::Field("implicit_global_region"), Type::String),
        (Type::Partition, "supportsFIPS") => (Attribute::Field("supports_fips"), Type::Boolean),
        (Type::Partition, "supportsDualStack") => (Attribute::Field("supports_dual_stack"), Type::Boolean),
        (Type::Arn, "partition") => (Attribute::Field("partition"), Type::String),
        (Type::Arn, "service") => (Attribute::Field("service"), Type::String),
        (Type::Arn, "region") => (Attribute::Field("region"), Type::String),
        (Type::Arn, "accountId") => (Attribute::Field("account_id"), Type::String),
        (Type::Url, "scheme") => (Attribute::Field("scheme"), Type::String),
        (Type::Url, "authority") => (Attribute::Field("authority"), Type::String),
        (Type::Url, "path") => (Attribute::Field("path"), Type::String),
        (Type::Url, "normalizedPath") => (Attribute::Method("normalized_path"), Type::String),
        (Type::Url, "isIp") => (Attribute::Field("is_ip"), Type::Boolean),
        _ => return None,
    };
    Some((attribute, ty))
}

/// A type in words.
fn describe(ty: Option<Type>) -> &'static str {
    match ty {
        Some(Type::String) => "a text",
        Some(Type::Boolean) => "a flag",
        Some(Type::StringArray) => "a list of texts",
        Some(Type::Partition) => "a partition",
        Some(Type::Arn) => "an ARN",
        Some(Type::Url) => "a URL",
        None => "a number",
    }
}

fn negate(expr: Expr) -> Expr {
    match expr {
        Expr::Not(inner) => *inner,
        Expr::Boolean(flag) => Expr::Boolean(!flag),
        other => Expr::Not(Box::new(other)),
    }
}

fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Boolean(_) => true,
        Expr::Template(parts) => parts.iter().all(|it| matches!(it, Template::Literal(_))),
        _ => false,
    }
}
