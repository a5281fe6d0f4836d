//! Paths and conditions over an output, as chains of accessors.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident;
use crate::ir::{Comparator, Comparison, Expression, Path, Step, Take, TypeKind};

/// How far a path has come.
enum Flow {
    /// A value, by reference where it is not copied.
    Plain(TokenStream),
    /// An `Option` of one.
    Optional(TokenStream),
    /// An iterator.
    Many(TokenStream),
}

/// A value: its tokens, and whether it is an `Option`.
pub struct Value {
    /// The expression.
    pub tokens: TokenStream,
    /// It may be absent.
    pub optional: bool,
    number: Number,
}

/// The Rust type of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    None,
    Literal,
    Usize,
    I32,
    I64,
}

/// The value of a path or choice, from `base` on; texts are `&str`.
pub fn value(base: &TokenStream, it: &Expression) -> Value {
    let plain = |tokens, number| Value { tokens, optional: false, number };
    match it {
        Expression::Path(path) => path_value(base, path),
        Expression::Either(left, right) => either(base, left, right),
        Expression::Length(of) => length(base, of),
        Expression::Text(text) => plain(quote!(#text), Number::None),
        Expression::Number(number) => {
            let number = Literal::i64_unsuffixed(*number);
            plain(quote!(#number), Number::Literal)
        }
        Expression::Flag(flag) => plain(quote!(#flag), Number::None),
        Expression::Compare(_) | Expression::And(..) | Expression::Or(..) => plain(condition(base, it), Number::None),
    }
}

/// A condition on what `base` is.
pub fn condition(base: &TokenStream, it: &Expression) -> TokenStream {
    let operand = |it: &Expression| {
        let tokens = condition(base, it);
        if matches!(it, Expression::Or(..)) { quote!((#tokens)) } else { tokens }
    };
    match it {
        Expression::And(left, right) => {
            let (left, right) = (operand(left), operand(right));
            quote!(#left && #right)
        }
        Expression::Or(left, right) => {
            let (left, right) = (condition(base, left), condition(base, right));
            quote!(#left || #right)
        }
        Expression::Compare(it) => is_empty(base, it).unwrap_or_else(|| comparison(base, it)),
        it => value(base, it).tokens,
    }
}

/// An iterator over the texts at the end of a path.
pub fn texts(base: &TokenStream, path: &Path) -> TokenStream {
    let items = match follow(base, &path.steps) {
        Flow::Plain(one) => quote!(::core::iter::once(#one)),
        Flow::Optional(one) => quote!(#one.into_iter()),
        Flow::Many(items) => items,
    };
    if is_str(path) { items } else { quote!(#items.map(|it| it.as_str())) }
}

fn follow(base: &TokenStream, steps: &[Step]) -> Flow {
    steps.iter().fold(Flow::Plain(base.clone()), step)
}

fn step(from: Flow, it: &Step) -> Flow {
    let name = ident(&it.rust);
    let optional = it.optional && !it.list;
    match &it.take {
        Take::Value => match from {
            Flow::Plain(base) if optional => Flow::Optional(quote!(#base.#name())),
            Flow::Plain(base) => Flow::Plain(quote!(#base.#name())),
            Flow::Optional(base) if optional => Flow::Optional(quote!(#base.and_then(|it| it.#name()))),
            Flow::Optional(base) => Flow::Optional(quote!(#base.map(|it| it.#name()))),
            Flow::Many(base) if optional => Flow::Many(quote!(#base.filter_map(|it| it.#name()))),
            Flow::Many(base) => Flow::Many(quote!(#base.map(|it| it.#name()))),
        },
        Take::Last => match from {
            Flow::Plain(base) => Flow::Optional(quote!(#base.#name().last())),
            Flow::Optional(base) => Flow::Optional(quote!(#base.and_then(|it| it.#name().last()))),
            Flow::Many(base) => Flow::Many(quote!(#base.filter_map(|it| it.#name().last()))),
        },
        Take::Each(filter) => {
            let items = match from {
                Flow::Plain(base) => quote!(#base.#name().iter()),
                Flow::Optional(base) => quote!(#base.into_iter().flat_map(|it| it.#name())),
                Flow::Many(base) => quote!(#base.flat_map(|it| it.#name())),
            };
            Flow::Many(filtered(items, filter.as_deref()))
        }
        Take::Values => Flow::Many(match from {
            Flow::Plain(base) if optional => quote!(#base.#name().into_iter().flat_map(|it| it.values())),
            Flow::Plain(base) => quote!(#base.#name().values()),
            Flow::Optional(base) if optional => {
                quote!(#base.and_then(|it| it.#name()).into_iter().flat_map(|it| it.values()))
            }
            Flow::Optional(base) => quote!(#base.into_iter().flat_map(|it| it.#name().values())),
            // Lowering knows no maps in lists.
            Flow::Many(base) => base,
        }),
    }
}

fn filtered(items: TokenStream, filter: Option<&Expression>) -> TokenStream {
    let Some(filter) = filter else { return items };
    let condition = condition(&quote!(it), filter);
    quote!(#items.filter(|it| #condition))
}

/// The value of a path or choice as its field holds it: enumerations are not texts here.
pub fn referenced(base: &TokenStream, it: &Expression) -> Value {
    let Expression::Path(path) = it else { return value(base, it) };
    let number = Number::None;
    match follow(base, &path.steps) {
        Flow::Plain(tokens) | Flow::Many(tokens) => Value { tokens, optional: false, number },
        Flow::Optional(tokens) => Value { tokens, optional: true, number },
    }
}

fn path_value(base: &TokenStream, path: &Path) -> Value {
    let number = match path.ty.kind {
        TypeKind::Integer => Number::I32,
        TypeKind::Long => Number::I64,
        _ => Number::None,
    };
    let Value { tokens, optional, .. } = referenced(base, &Expression::Path(path.clone()));
    let is_text = matches!(path.ty.kind, TypeKind::String | TypeKind::Enumeration(_)) && !is_str(path);
    let tokens = match (is_text, optional) {
        (true, true) => quote!(#tokens.map(|it| it.as_str())),
        (true, false) => quote!(#tokens.as_str()),
        (false, _) => tokens,
    };
    Value { tokens, optional, number }
}

/// Whether the path ends in a `&str`: at a text that an accessor gives, not at one in a list.
fn is_str(path: &Path) -> bool {
    matches!(path.ty.kind, TypeKind::String) && path.steps.last().is_some_and(|it| matches!(it.take, Take::Value))
}

fn either(base: &TokenStream, left: &Expression, right: &Expression) -> Value {
    let (left, right) = (optional(value(base, left)), value(base, right));
    let (left, second, number) = (quote!(#left.filter(|it| !it.is_empty())), right.tokens, right.number);
    let tokens = if right.optional { quote!(#left.or_else(|| #second)) } else { quote!(#left.unwrap_or(#second)) };
    Value { tokens, optional: right.optional, number }
}

/// The value as an `Option`.
pub fn optional(it: Value) -> TokenStream {
    let tokens = it.tokens;
    if it.optional { tokens } else { quote!(Some(#tokens)) }
}

/// A list that is absent has no length: so the field is asked, not its accessor.
fn length(base: &TokenStream, of: &Expression) -> Value {
    let sized = |tokens, optional| Value { tokens, optional, number: Number::Usize };
    let path = match of {
        Expression::Path(path)
            if !matches!(path.ty.kind, TypeKind::String | TypeKind::Enumeration(_)) || is_list(path) =>
        {
            path
        }
        of => {
            let text = value(base, of);
            let tokens = text.tokens;
            return match text.optional {
                true => sized(quote!(#tokens.map(|it| it.chars().count())), true),
                false => sized(quote!(#tokens.chars().count()), false),
            };
        }
    };
    let first = path.steps.iter().position(|it| it.list || !matches!(it.take, Take::Value)).unwrap_or_default();
    let (before, rest) = path.steps.split_at(first);
    let Some((list, after)) = rest.split_first() else { return sized(quote!(0), false) };
    let name = ident(&list.rust);
    let count = |of: TokenStream| counted(&of, list, after);
    match (follow(base, before), list.optional) {
        (Flow::Plain(base), false) => sized(count(quote!(#base.#name)), false),
        (Flow::Plain(base), true) => {
            let count = count(quote!(it));
            sized(quote!(#base.#name.as_ref().map(|it| #count)), true)
        }
        (Flow::Optional(base) | Flow::Many(base), false) => {
            let count = count(quote!(it.#name));
            sized(quote!(#base.map(|it| #count)), true)
        }
        (Flow::Optional(base) | Flow::Many(base), true) => {
            let count = count(quote!(it));
            sized(quote!(#base.and_then(|it| it.#name.as_ref()).map(|it| #count)), true)
        }
    }
}

fn is_list(path: &Path) -> bool {
    path.steps.last().is_some_and(|it| it.list && matches!(it.take, Take::Value))
        || path.steps.iter().any(|it| matches!(it.take, Take::Each(_) | Take::Values))
}

/// How many items of a list are left after its filter and the steps behind it.
fn counted(items: &TokenStream, list: &Step, after: &[Step]) -> TokenStream {
    let filter = match &list.take {
        Take::Each(filter) => filter.as_deref(),
        Take::Value | Take::Values | Take::Last => None,
    };
    if filter.is_none() && after.is_empty() {
        return quote!(#items.len());
    }
    match after.iter().fold(Flow::Many(filtered(quote!(#items.iter()), filter)), step) {
        Flow::Many(items) | Flow::Plain(items) | Flow::Optional(items) => quote!(#items.count()),
    }
}

/// Whether a list has items, where its slice says it best: a list that is absent has none, but has no length either.
fn is_empty(base: &TokenStream, it: &Comparison) -> Option<TokenStream> {
    let (Expression::Length(of), Expression::Number(0), false) = (&it.left, &it.right, it.if_absent) else {
        return None;
    };
    let Expression::Path(path) = &**of else { return None };
    let is_always_set = path.steps.last().is_some_and(|it| !it.optional);
    match (follow(base, &path.steps), it.comparator) {
        _ if !is_list(path) => None,
        (Flow::Plain(list), Comparator::Equal) if is_always_set => Some(quote!(#list.is_empty())),
        (Flow::Plain(list), Comparator::Greater) => Some(quote!(!#list.is_empty())),
        (Flow::Optional(list), Comparator::Greater) => Some(quote!(#list.is_some_and(|it| !it.is_empty()))),
        (Flow::Many(items), Comparator::Greater) => Some(quote!(#items.next().is_some())),
        _ => None,
    }
}

fn comparison(base: &TokenStream, it: &Comparison) -> TokenStream {
    let (left, right) = same_number(value(base, &it.left), value(base, &it.right));
    let operator = match it.comparator {
        Comparator::Equal => quote!(==),
        Comparator::NotEqual => quote!(!=),
        Comparator::Less => quote!(<),
        Comparator::LessOrEqual => quote!(<=),
        Comparator::Greater => quote!(>),
        Comparator::GreaterOrEqual => quote!(>=),
    };
    let (l, r) = (&left.tokens, &right.tokens);
    if matches!(it.comparator, Comparator::Equal | Comparator::NotEqual) {
        return match (left.optional, right.optional) {
            (true, false) => quote!(#l #operator Some(#r)),
            (false, true) => quote!(Some(#l) #operator #r),
            (true, true) | (false, false) => quote!(#l #operator #r),
        };
    }
    let test = if it.if_absent { quote!(is_none_or) } else { quote!(is_some_and) };
    match (left.optional, right.optional) {
        (true, true) => quote!(#l.zip(#r).#test(|(left, right)| left #operator right)),
        (true, false) => quote!(#l.#test(|left| left #operator #r)),
        (false, true) => quote!(#r.#test(|right| #l #operator right)),
        (false, false) => quote!(#l #operator #r),
    }
}

/// Numbers of different types are compared as `i64`.
fn same_number(left: Value, right: Value) -> (Value, Value) {
    let literal = |it: &Value| it.number == Number::Literal;
    if left.number == right.number || literal(&left) || literal(&right) {
        return (left, right);
    }
    (wide(left), wide(right))
}

fn wide(it: Value) -> Value {
    let tokens = it.tokens;
    let tokens = match (it.number, it.optional) {
        (Number::Usize, true) => quote!(#tokens.map(|it| it as i64)),
        (Number::Usize, false) => quote!(#tokens as i64),
        (Number::I32, true) => quote!(#tokens.map(i64::from)),
        (Number::I32, false) => quote!(i64::from(#tokens)),
        (Number::None | Number::Literal | Number::I64, _) => tokens,
    };
    Value { tokens, number: Number::I64, ..it }
}
