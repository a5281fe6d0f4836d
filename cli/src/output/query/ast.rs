//! Parsed expressions.

use serde_json::Value;

use super::error::QueryError;

/// Expressions are not nested more deeply than this.
pub(super) const DEPTH: usize = 256;

/// A part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) part: Part,
    /// How deep parts are nested in it.
    height: usize,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// What a part of an expression is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// `@`, and where nothing is written.
    Current,
    Field(String),
    Literal(Value),
    /// `[0]`.
    Index(i64),
    /// `[0:1:2]`.
    Slice([Option<i64>; 3]),
    /// `a.b`: each is applied to what the one before it found.
    Subexpression(Vec<Node>),
    /// `a[0]`: likewise.
    IndexExpression(Vec<Node>),
    /// `a | b`: likewise.
    Pipe(Vec<Node>),
    Flatten(Box<Node>),
    /// A list, and what is looked for in each of its elements.
    Projection(Box<[Node; 2]>),
    /// Likewise with the values of a map.
    ValueProjection(Box<[Node; 2]>),
    /// A list, what is looked for in its elements, and which elements are asked.
    FilterProjection(Box<[Node; 3]>),
    Comparison(Comparator, Box<[Node; 2]>),
    Or(Vec<Node>),
    And(Vec<Node>),
    Not(Box<Node>),
    /// `&a`.
    Reference(Box<Node>),
    Function(String, Vec<Node>),
    /// `[a, b]`.
    List(Vec<Node>),
    /// `{a: b}`.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// # Errors
    /// When it is nested too deeply.
    pub(super) fn new(part: Part) -> Result<Self, QueryError> {
        let highest = |nodes: &[Self]| nodes.iter().map(|it| it.height).max().unwrap_or_default();
        let height = 1 + match &part {
            Part::Current | Part::Field(_) | Part::Literal(_) | Part::Index(_) | Part::Slice(_) => 0,
            Part::Subexpression(nodes)
            | Part::IndexExpression(nodes)
            | Part::Pipe(nodes)
            | Part::Or(nodes)
            | Part::And(nodes)
            | Part::Function(_, nodes)
            | Part::List(nodes) => highest(nodes),
            Part::Projection(nodes) | Part::ValueProjection(nodes) | Part::Comparison(_, nodes) => highest(&**nodes),
            Part::FilterProjection(nodes) => highest(&**nodes),
            Part::Flatten(node) | Part::Not(node) | Part::Reference(node) => node.height,
            Part::Map(entries) => entries.iter().map(|(_, node)| node.height).max().unwrap_or_default(),
        };
        if height > DEPTH { Err(QueryError::too_deep()) } else { Ok(Self { part, height }) }
    }

    /// A chain (subexpressions, indices, `|`, `||`, `&&`) with one more at its end.
    ///
    /// # Errors
    /// When it is nested too deeply.
    pub(super) fn extended(mut self, node: Self) -> Result<Self, QueryError> {
        self.height = self.height.max(1 + node.height);
        if let Part::Subexpression(nodes)
        | Part::IndexExpression(nodes)
        | Part::Pipe(nodes)
        | Part::Or(nodes)
        | Part::And(nodes) = &mut self.part
        {
            nodes.push(node);
        }
        if self.height > DEPTH { Err(QueryError::too_deep()) } else { Ok(self) }
    }
}
