//! Tokens to an expression: a Pratt parser that takes and refuses what `jmespath.py` does.

use super::ast::{Comparator, DEPTH, Node, Part};
use super::error::QueryError;
use super::token::{Kind, Token, tokens};

/// Tokens that bind less tightly end a projection.
const PROJECTION_STOP: u8 = 10;

type Parsed = Result<Node, QueryError>;

/// Reads an expression.
pub(super) fn parse(expression: &str) -> Parsed {
    if expression.is_empty() {
        return Err(QueryError::new("Invalid JMESPath expression: cannot be empty."));
    }
    let tokens = tokens(expression)?;
    let eof = Token { kind: Kind::Eof, value: "".into(), start: expression.chars().count() };
    let mut parser = Parser { expression, tokens: &tokens, eof: &eof, at: 0, depth: 0 };
    let node = parser.expression(0)?;
    match parser.kind() {
        Kind::Eof => Ok(node),
        _ => Err(parser.error(parser.token(), &format!("Unexpected token: {}", parser.token().text()))),
    }
}

struct Parser<'e> {
    expression: &'e str,
    tokens: &'e [Token],
    /// What stands after all tokens.
    eof: &'e Token,
    at: usize,
    /// How many expressions are being read inside of one another.
    depth: usize,
}

impl<'e> Parser<'e> {
    fn ahead(&self, count: usize) -> &'e Token {
        self.tokens.get(self.at + count).unwrap_or(self.eof)
    }

    fn token(&self) -> &'e Token {
        self.ahead(0)
    }

    fn kind(&self) -> Kind {
        self.token().kind
    }

    /// The token, taken.
    fn next(&mut self) -> &'e Token {
        let token = self.token();
        self.at += 1;
        token
    }

    fn error(&self, token: &Token, message: &str) -> QueryError {
        QueryError::syntax(self.expression, token.start, token, message)
    }

    /// Another token was expected.
    fn unexpected(&self, expected: &str) -> QueryError {
        match self.kind() {
            Kind::Eof => QueryError::incomplete(self.expression),
            kind => self.error(self.token(), &format!("Expecting: {expected}, got: {}", kind.name())),
        }
    }

    fn expect(&mut self, kind: Kind) -> Result<(), QueryError> {
        if self.kind() != kind {
            return Err(self.unexpected(kind.name()));
        }
        self.at += 1;
        Ok(())
    }

    /// An expression up to a token that does not bind more tightly than `power`.
    fn expression(&mut self, power: u8) -> Parsed {
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(QueryError::too_deep());
        }
        let token = self.next();
        let mut left = self.first(token)?;
        while power < self.kind().binding_power() {
            left = self.continued(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// An expression that begins with this token.
    fn first(&mut self, token: &Token) -> Parsed {
        match token.kind {
            Kind::Literal => Node::new(Part::Literal(token.value.clone())),
            Kind::UnquotedIdentifier => Node::new(Part::Field(token.text())),
            Kind::QuotedIdentifier if self.kind() == Kind::Lparen => {
                let message = "Quoted identifier not allowed for function names.";
                Err(QueryError::syntax(self.expression, 0, self.token(), message))
            }
            Kind::QuotedIdentifier => Node::new(Part::Field(token.text())),
            Kind::Star if self.kind() == Kind::Rbracket => {
                Node::new(Part::ValueProjection(Box::new([current()?, current()?])))
            }
            Kind::Star => {
                let right = self.projected(Kind::Star.binding_power())?;
                Node::new(Part::ValueProjection(Box::new([current()?, right])))
            }
            Kind::Filter => self.filter(current()?),
            Kind::Lbrace => self.map(),
            Kind::Lparen => {
                let inner = self.expression(0)?;
                self.expect(Kind::Rparen)?;
                Ok(inner)
            }
            Kind::Flatten => self.flatten(current()?),
            Kind::Not => Node::new(Part::Not(Box::new(self.expression(Kind::Not.binding_power())?))),
            Kind::Lbracket => self.bracket(),
            Kind::Current => current(),
            Kind::Expref => Node::new(Part::Reference(Box::new(self.expression(Kind::Expref.binding_power())?))),
            Kind::Eof => Err(QueryError::incomplete(self.expression)),
            _ => Err(self.error(token, "invalid token")),
        }
    }

    /// What follows an expression and takes it as its left side.
    fn continued(&mut self, left: Node) -> Parsed {
        let token = self.token();
        self.at += 1;
        match token.kind {
            Kind::Dot => self.dot(left),
            Kind::Pipe | Kind::Or | Kind::And => self.chain(token.kind, left),
            Kind::Eq => self.comparison(token.kind, left, Comparator::Equal),
            Kind::Ne => self.comparison(token.kind, left, Comparator::NotEqual),
            Kind::Lt => self.comparison(token.kind, left, Comparator::Less),
            Kind::Lte => self.comparison(token.kind, left, Comparator::LessOrEqual),
            Kind::Gt => self.comparison(token.kind, left, Comparator::Greater),
            Kind::Gte => self.comparison(token.kind, left, Comparator::GreaterOrEqual),
            Kind::Lparen => self.function(left),
            Kind::Filter => self.filter(left),
            Kind::Flatten => self.flatten(left),
            Kind::Lbracket => self.index(left),
            _ => Err(self.error(token, "invalid token")),
        }
    }

    /// `|`, `||` or `&&`: a chain of one of them is one part.
    fn chain(&mut self, kind: Kind, left: Node) -> Parsed {
        let right = self.expression(kind.binding_power())?;
        match (kind, &left.part) {
            (Kind::Pipe, Part::Pipe(_)) | (Kind::Or, Part::Or(_)) | (Kind::And, Part::And(_)) => left.extended(right),
            (Kind::Pipe, _) => Node::new(Part::Pipe(vec![left, right])),
            (Kind::Or, _) => Node::new(Part::Or(vec![left, right])),
            (_, _) => Node::new(Part::And(vec![left, right])),
        }
    }

    fn comparison(&mut self, kind: Kind, left: Node, comparator: Comparator) -> Parsed {
        let right = self.expression(kind.binding_power())?;
        Node::new(Part::Comparison(comparator, Box::new([left, right])))
    }

    fn dot(&mut self, left: Node) -> Parsed {
        if self.kind() == Kind::Star {
            self.at += 1;
            let right = self.projected(Kind::Dot.binding_power())?;
            return Node::new(Part::ValueProjection(Box::new([left, right])));
        }
        let right = self.after_dot(Kind::Dot.binding_power())?;
        match left.part {
            Part::Subexpression(_) => left.extended(right),
            _ => Node::new(Part::Subexpression(vec![left, right])),
        }
    }

    fn function(&mut self, left: Node) -> Parsed {
        let Part::Field(name) = left.part else {
            // What stands before the parenthesis.
            let token = self.at.checked_sub(2).and_then(|at| self.tokens.get(at)).unwrap_or(self.eof);
            return Err(self.error(token, &format!("Invalid function name '{}'", token.text())));
        };
        let mut arguments = Vec::new();
        while self.kind() != Kind::Rparen {
            arguments.push(self.expression(0)?);
            if self.kind() == Kind::Comma {
                self.at += 1;
            }
        }
        self.at += 1;
        Node::new(Part::Function(name, arguments))
    }

    fn filter(&mut self, left: Node) -> Parsed {
        let condition = self.expression(0)?;
        self.expect(Kind::Rbracket)?;
        let right = match self.kind() {
            Kind::Flatten => current()?,
            _ => self.projected(Kind::Filter.binding_power())?,
        };
        Node::new(Part::FilterProjection(Box::new([left, right, condition])))
    }

    fn flatten(&mut self, left: Node) -> Parsed {
        let left = Node::new(Part::Flatten(Box::new(left)))?;
        let right = self.projected(Kind::Flatten.binding_power())?;
        Node::new(Part::Projection(Box::new([left, right])))
    }

    /// After a `[` that begins an expression.
    fn bracket(&mut self) -> Parsed {
        match (self.kind(), self.ahead(1).kind) {
            (Kind::Number | Kind::Colon, _) => {
                let right = self.index_or_slice()?;
                self.indexed(current()?, right)
            }
            (Kind::Star, Kind::Rbracket) => {
                self.at += 2;
                let right = self.projected(Kind::Star.binding_power())?;
                Node::new(Part::Projection(Box::new([current()?, right])))
            }
            _ => self.list(),
        }
    }

    /// After a `[` that follows an expression.
    fn index(&mut self, left: Node) -> Parsed {
        if !matches!(self.kind(), Kind::Number | Kind::Colon) {
            self.expect(Kind::Star)?;
            self.expect(Kind::Rbracket)?;
            let right = self.projected(Kind::Star.binding_power())?;
            return Node::new(Part::Projection(Box::new([left, right])));
        }
        let right = self.index_or_slice()?;
        match left.part {
            // A slice after an index is no projection: so it is in `jmespath.py`.
            Part::IndexExpression(_) => left.extended(right),
            _ => self.indexed(left, right),
        }
    }

    /// A slice is projected.
    fn indexed(&mut self, left: Node, right: Node) -> Parsed {
        let is_slice = matches!(right.part, Part::Slice(_));
        let node = Node::new(Part::IndexExpression(vec![left, right]))?;
        if !is_slice {
            return Ok(node);
        }
        let right = self.projected(Kind::Star.binding_power())?;
        Node::new(Part::Projection(Box::new([node, right])))
    }

    fn index_or_slice(&mut self) -> Parsed {
        if self.kind() == Kind::Colon || self.ahead(1).kind == Kind::Colon {
            return self.slice();
        }
        let index = self.next().value.as_i64().unwrap_or_default();
        self.expect(Kind::Rbracket)?;
        Node::new(Part::Index(index))
    }

    fn slice(&mut self) -> Parsed {
        let mut parts = [None; 3];
        let mut index = 0;
        while self.kind() != Kind::Rbracket {
            let token = self.token();
            match (token.kind, parts.get_mut(index)) {
                (Kind::Colon, _) if index < 2 => index += 1,
                (Kind::Number, Some(part)) => *part = token.value.as_i64(),
                _ => return Err(self.error(token, "syntax error")),
            }
            self.at += 1;
        }
        self.at += 1;
        Node::new(Part::Slice(parts))
    }

    fn list(&mut self) -> Parsed {
        let mut nodes = vec![self.expression(0)?];
        while self.kind() != Kind::Rbracket {
            self.expect(Kind::Comma)?;
            nodes.push(self.expression(0)?);
        }
        self.at += 1;
        Node::new(Part::List(nodes))
    }

    fn map(&mut self) -> Parsed {
        let mut entries = Vec::new();
        loop {
            if !matches!(self.kind(), Kind::QuotedIdentifier | Kind::UnquotedIdentifier) {
                return Err(self.unexpected("['quoted_identifier', 'unquoted_identifier']"));
            }
            let key = self.next().text();
            self.expect(Kind::Colon)?;
            entries.push((key, self.expression(0)?));
            match self.kind() {
                Kind::Comma => self.at += 1,
                Kind::Rbrace => break,
                // Commas may be left out.
                _ => {}
            }
        }
        self.at += 1;
        Node::new(Part::Map(entries))
    }

    /// What is looked for in each element of a projection.
    fn projected(&mut self, power: u8) -> Parsed {
        match self.kind() {
            kind if kind.binding_power() < PROJECTION_STOP => current(),
            Kind::Lbracket | Kind::Filter => self.expression(power),
            Kind::Dot => {
                self.at += 1;
                self.after_dot(power)
            }
            _ => Err(self.error(self.token(), "syntax error")),
        }
    }

    fn after_dot(&mut self, power: u8) -> Parsed {
        match self.kind() {
            Kind::QuotedIdentifier | Kind::UnquotedIdentifier | Kind::Star => self.expression(power),
            Kind::Lbracket => {
                self.at += 1;
                self.list()
            }
            Kind::Lbrace => {
                self.at += 1;
                self.map()
            }
            kind => {
                let allowed = "['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace']";
                Err(self.error(self.token(), &format!("Expecting: {allowed}, got: {}", kind.name())))
            }
        }
    }
}

fn current() -> Parsed {
    Node::new(Part::Current)
}
