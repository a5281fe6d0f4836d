//! JMESPath over an output, resolved to fields: the forms that botocore's paginators and waiters have.

use jmespath::Variable;
use jmespath::ast::{Ast, Comparator as AstComparator};

use crate::ir::{Comparator, Comparison, Expression, Field, Path, Presence, Step, Structure, Take, Type, TypeKind};

/// What a path begins at, and what it may lead through.
#[derive(Clone, Copy)]
pub(super) struct Root<'s> {
    /// The fields that a path begins with.
    pub fields: &'s [Field],
    /// The structures of the service.
    pub structures: &'s [Structure],
}

/// What an expression is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
    Many,
    Condition,
    Other,
}

/// `Err`: why there is no such expression, or none that this generator knows.
type Lowered<T> = Result<T, String>;

impl<'s> Root<'s> {
    /// The expression of this text.
    pub fn expression(self, text: &str) -> Lowered<(Expression, Kind)> {
        let ast = jmespath::parse(text).map_err(|error| format!("`{text}` is no JMESPath: {error}"))?;
        self.lower(&ast)
    }

    /// The path of this text.
    pub fn path(self, text: &str) -> Lowered<(Path, Kind)> {
        match self.expression(text)? {
            (Expression::Path(path), kind) => Ok((path, kind)),
            _ => Err(format!("`{text}` is no path")),
        }
    }

    fn lower(self, ast: &Ast) -> Lowered<(Expression, Kind)> {
        match ast {
            Ast::Literal { value, .. } => lower_literal(value),
            Ast::Comparison { comparator, lhs, rhs, .. } => self.lower_comparison(comparator, lhs, rhs),
            Ast::And { lhs, rhs, .. } => {
                let (left, right) = (self.condition(lhs)?, self.condition(rhs)?);
                Ok((Expression::And(Box::new(left), Box::new(right)), Kind::Condition))
            }
            Ast::Or { lhs, rhs, .. } => match (self.lower(lhs)?, self.lower(rhs)?) {
                ((left, Kind::Text), (right, Kind::Text)) => {
                    Ok((Expression::Either(Box::new(left), Box::new(right)), Kind::Text))
                }
                (left, right) => {
                    let (left, right) = (to_condition(left)?, to_condition(right)?);
                    Ok((Expression::Or(Box::new(left), Box::new(right)), Kind::Condition))
                }
            },
            Ast::Not { node, .. } => Ok((negate(self.condition(node)?), Kind::Condition)),
            Ast::Function { name, args, .. } if name == "length" => match args.as_slice() {
                [argument] => self.lower_length(argument),
                _ => Err("`length` takes one argument".to_owned()),
            },
            Ast::Function { name, .. } => Err(format!("the function `{name}`")),
            _ => {
                let walk = self.walk(ast, Walk { steps: Vec::new(), at: Place::Fields(self.fields) })?;
                let Place::Value(ty) = walk.at else { return Err("the output as a whole".to_owned()) };
                let kind = kind_of(&walk.steps, ty);
                Ok((Expression::Path(Path { steps: walk.steps, ty: ty.clone() }), kind))
            }
        }
    }

    fn condition(self, ast: &Ast) -> Lowered<Expression> {
        to_condition(self.lower(ast)?)
    }

    fn lower_length(self, argument: &Ast) -> Lowered<(Expression, Kind)> {
        let (mut argument, kind) = self.lower(argument)?;
        if !matches!(kind, Kind::Text | Kind::Many) {
            return Err("the length of what is neither text nor list".to_owned());
        }
        // As many items as the list itself.
        if let Expression::Path(path) = &mut argument
            && let Some(step) = path.steps.last_mut()
            && matches!(step.take, Take::Each(None))
        {
            step.take = Take::Value;
        }
        Ok((Expression::Length(Box::new(argument)), Kind::Number))
    }

    fn lower_comparison(self, comparator: &AstComparator, left: &Ast, right: &Ast) -> Lowered<(Expression, Kind)> {
        let ((left, left_kind), (right, right_kind)) = (self.lower(left)?, self.lower(right)?);
        let comparator = lower_comparator(comparator);
        let equality = matches!(comparator, Comparator::Equal | Comparator::NotEqual);
        let comparable = match left_kind {
            Kind::Number => true,
            Kind::Text | Kind::Flag => equality,
            Kind::Many | Kind::Condition | Kind::Other => false,
        };
        if left_kind != right_kind || !comparable {
            return Err("a comparison of values that cannot be compared".to_owned());
        }
        let comparison = Comparison { comparator, left, right, if_absent: false };
        Ok((Expression::Compare(Box::new(comparison)), Kind::Condition))
    }

    fn walk(self, ast: &Ast, walk: Walk<'s>) -> Lowered<Walk<'s>> {
        match ast {
            Ast::Identity { .. } => Ok(walk),
            Ast::Field { name, .. } => walk.field(name, self.structures),
            Ast::Subexpr { lhs, rhs, .. } if !matches!(**lhs, Ast::Projection { .. }) => {
                self.walk(rhs, self.walk(lhs, walk)?)
            }
            Ast::Index { idx: -1, .. } => walk.take(Take::Last),
            Ast::Projection { lhs, rhs, .. } => match (&**lhs, &**rhs) {
                (Ast::Flatten { node, .. }, _) => self.walk(rhs, self.walk(node, walk)?.take(Take::Each(None))?),
                (Ast::ObjectValues { node, .. }, _) => self.walk(rhs, self.walk(node, walk)?.take(Take::Values)?),
                (list, Ast::Condition { predicate, then, .. }) => {
                    let walk = self.walk(list, walk)?;
                    let condition = self.at_item_of(&walk)?.condition(predicate)?;
                    self.walk(then, walk.take(Take::Each(Some(Box::new(condition))))?)
                }
                _ => Err("this form of projection".to_owned()),
            },
            _ => Err("this form of JMESPath".to_owned()),
        }
    }

    /// Where the condition begins that chooses items of a list.
    fn at_item_of(self, walk: &Walk<'s>) -> Lowered<Self> {
        let Place::Value(Type { kind: TypeKind::List(list), .. }) = walk.at else {
            return Err("a filter of what is no list".to_owned());
        };
        Ok(Self { fields: fields_of(&list.member, self.structures)?, ..self })
    }
}

/// A path as far as it has been followed.
struct Walk<'s> {
    steps: Vec<Step>,
    at: Place<'s>,
}

enum Place<'s> {
    Fields(&'s [Field]),
    Value(&'s Type),
}

impl<'s> Walk<'s> {
    fn field(mut self, name: &str, structures: &'s [Structure]) -> Lowered<Self> {
        let fields = match self.at {
            Place::Fields(fields) => fields,
            Place::Value(ty) => fields_of(ty, structures)?,
        };
        let field = fields.iter().find(|it| it.name == name).ok_or_else(|| format!("there is no member `{name}`"))?;
        self.steps.push(Step {
            rust: field.rust.clone(),
            optional: field.presence == Presence::Optional,
            list: matches!(field.ty.kind, TypeKind::List(_)) && !field.ty.boxed,
            take: Take::Value,
        });
        self.at = Place::Value(&field.ty);
        Ok(self)
    }

    /// Goes on with what a list or map holds.
    fn take(mut self, take: Take) -> Lowered<Self> {
        let many = is_many(&self.steps);
        let at = match (self.at, &take) {
            (Place::Value(Type { kind: TypeKind::List(list), .. }), Take::Each(None)) => &list.member,
            (Place::Value(Type { kind: TypeKind::List(list), .. }), _) if !many => &list.member,
            (Place::Value(Type { kind: TypeKind::Map(map), .. }), Take::Values) if !many => &map.value,
            _ => return Err("items of what has none".to_owned()),
        };
        match self.steps.last_mut() {
            Some(step) if matches!(step.take, Take::Value) => step.take = take,
            _ => return Err("lists in lists".to_owned()),
        }
        Ok(Self { at: Place::Value(at), ..self })
    }
}

fn is_many(steps: &[Step]) -> bool {
    steps.iter().any(|it| matches!(it.take, Take::Each(_) | Take::Values))
}

fn fields_of<'s>(ty: &Type, structures: &'s [Structure]) -> Lowered<&'s [Field]> {
    let TypeKind::Structure(shape) = &ty.kind else { return Err(format!("members of `{}`", ty.shape)) };
    let structure = structures.iter().find(|it| it.name.rust == shape.rust);
    structure.map(|it| it.fields.as_slice()).ok_or_else(|| format!("there is no structure `{}`", ty.shape))
}

fn kind_of(steps: &[Step], ty: &Type) -> Kind {
    match ty.kind {
        _ if is_many(steps) => Kind::Many,
        TypeKind::String | TypeKind::Enumeration(_) => Kind::Text,
        TypeKind::Integer | TypeKind::Long => Kind::Number,
        TypeKind::Boolean => Kind::Flag,
        TypeKind::List(_) => Kind::Many,
        _ => Kind::Other,
    }
}

fn lower_literal(value: &Variable) -> Lowered<(Expression, Kind)> {
    match value {
        Variable::String(text) => Ok((Expression::Text(text.clone()), Kind::Text)),
        Variable::Bool(flag) => Ok((Expression::Flag(*flag), Kind::Flag)),
        Variable::Number(number) => match number.as_i64() {
            Some(number) => Ok((Expression::Number(number), Kind::Number)),
            None => Err("a number that is not whole".to_owned()),
        },
        _ => Err("this form of literal".to_owned()),
    }
}

fn lower_comparator(comparator: &AstComparator) -> Comparator {
    match comparator {
        AstComparator::Equal => Comparator::Equal,
        AstComparator::NotEqual => Comparator::NotEqual,
        AstComparator::LessThan => Comparator::Less,
        AstComparator::LessThanEqual => Comparator::LessOrEqual,
        AstComparator::GreaterThan => Comparator::Greater,
        AstComparator::GreaterThanEqual => Comparator::GreaterOrEqual,
    }
}

fn to_condition((expression, kind): (Expression, Kind)) -> Lowered<Expression> {
    match kind {
        Kind::Condition => Ok(expression),
        Kind::Flag => {
            let (comparator, right) = (Comparator::Equal, Expression::Flag(true));
            Ok(Expression::Compare(Box::new(Comparison { comparator, left: expression, right, if_absent: false })))
        }
        _ => Err("a condition that is neither true nor false".to_owned()),
    }
}

/// The opposite of a condition. In JMESPath the order of an absent value is none, and so its opposite holds.
fn negate(condition: Expression) -> Expression {
    match condition {
        Expression::And(left, right) => Expression::Or(Box::new(negate(*left)), Box::new(negate(*right))),
        Expression::Or(left, right) => Expression::And(Box::new(negate(*left)), Box::new(negate(*right))),
        Expression::Compare(it) => {
            let comparator = match it.comparator {
                Comparator::Equal => Comparator::NotEqual,
                Comparator::NotEqual => Comparator::Equal,
                Comparator::Less => Comparator::GreaterOrEqual,
                Comparator::LessOrEqual => Comparator::Greater,
                Comparator::Greater => Comparator::LessOrEqual,
                Comparator::GreaterOrEqual => Comparator::Less,
            };
            Expression::Compare(Box::new(Comparison { comparator, if_absent: !it.if_absent, ..*it }))
        }
        // Only conditions are negated.
        value => value,
    }
}
