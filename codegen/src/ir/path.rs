//! Expressions over an output: the JMESPath of paginators and waiters, resolved to fields and typed.

use super::Type;

/// A way through fields to a value, or to many.
#[derive(Clone, Debug)]
pub struct Path {
    /// From the output on.
    pub steps: Vec<Step>,
    /// The type of what stands at the end.
    pub ty: Type,
}

/// One field of a path.
#[derive(Clone, Debug)]
pub struct Step {
    /// Rust name of the field and of its accessor.
    pub rust: String,
    /// The field is an `Option`.
    pub optional: bool,
    /// The field is a list, which its accessor gives as a slice whether it is set or not.
    pub list: bool,
    /// What of it is taken.
    pub take: Take,
}

/// What of a field is taken.
#[derive(Clone, Debug)]
pub enum Take {
    /// Its value.
    Value,
    /// The items of the list, or those for which the condition holds: its paths begin at an item.
    Each(Option<Box<Expression>>),
    /// The values of the map.
    Values,
    /// The last item of the list.
    Last,
}

/// A value, or a condition.
#[derive(Clone, Debug)]
pub enum Expression {
    /// A value of the output: text, an enumeration, a number, or true or false.
    Path(Path),
    /// The first, a text, or the second if it is empty or absent.
    Either(Box<Self>, Box<Self>),
    /// How many characters a text has, or items a list.
    Length(Box<Self>),
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    Flag(bool),
    /// A condition on two values.
    Compare(Box<Comparison>),
    /// Both conditions hold.
    And(Box<Self>, Box<Self>),
    /// One of the conditions holds.
    Or(Box<Self>, Box<Self>),
}

/// A condition on two values.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// How they are compared.
    pub comparator: Comparator,
    /// The left one.
    pub left: Expression,
    /// The right one.
    pub right: Expression,
    /// Whether an order holds where one of them is absent. (Absence is equal to absence, and to nothing else.)
    pub if_absent: bool,
}

/// How two values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}
