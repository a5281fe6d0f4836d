//! Characters to tokens.

use serde_json::Value;

use super::error::QueryError;
use crate::output::python;

/// A kind of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Eof,
    UnquotedIdentifier,
    QuotedIdentifier,
    Literal,
    Rbracket,
    Rparen,
    Comma,
    Rbrace,
    Number,
    Current,
    Expref,
    Colon,
    Pipe,
    Or,
    And,
    Eq,
    Gt,
    Lt,
    Gte,
    Lte,
    Ne,
    Flatten,
    Star,
    Filter,
    Dot,
    Not,
    Lbrace,
    Lbracket,
    Lparen,
}

impl Kind {
    /// The name that errors have for it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Eof => "eof",
            Self::UnquotedIdentifier => "unquoted_identifier",
            Self::QuotedIdentifier => "quoted_identifier",
            Self::Literal => "literal",
            Self::Rbracket => "rbracket",
            Self::Rparen => "rparen",
            Self::Comma => "comma",
            Self::Rbrace => "rbrace",
            Self::Number => "number",
            Self::Current => "current",
            Self::Expref => "expref",
            Self::Colon => "colon",
            Self::Pipe => "pipe",
            Self::Or => "or",
            Self::And => "and",
            Self::Eq => "eq",
            Self::Gt => "gt",
            Self::Lt => "lt",
            Self::Gte => "gte",
            Self::Lte => "lte",
            Self::Ne => "ne",
            Self::Flatten => "flatten",
            Self::Star => "star",
            Self::Filter => "filter",
            Self::Dot => "dot",
            Self::Not => "not",
            Self::Lbrace => "lbrace",
            Self::Lbracket => "lbracket",
            Self::Lparen => "lparen",
        }
    }

    /// How tightly it binds what stands before it; those below 10 end a projection.
    pub(super) fn binding_power(self) -> u8 {
        match self {
            Self::Pipe => 1,
            Self::Or => 2,
            Self::And => 3,
            Self::Eq | Self::Gt | Self::Lt | Self::Gte | Self::Lte | Self::Ne => 5,
            Self::Flatten => 9,
            Self::Star => 20,
            Self::Filter => 21,
            Self::Dot => 40,
            Self::Not => 45,
            Self::Lbrace => 50,
            Self::Lbracket => 55,
            Self::Lparen => 60,
            _ => 0,
        }
    }
}

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    /// An identifier's text, a literal's value, a number; else what was written.
    pub(super) value: Value,
    /// The character that it starts at.
    pub(super) start: usize,
}

impl Token {
    /// The value as errors show it.
    pub(super) fn text(&self) -> String {
        python::text(&self.value)
    }
}

/// All tokens of an expression, the last of which is its end.
///
/// # Errors
/// When there is a character that no token begins with, or a token has no end.
pub(super) fn tokens(expression: &str) -> Result<Vec<Token>, QueryError> {
    let chars: Vec<char> = expression.chars().collect();
    let mut lexer = Lexer { expression, chars: &chars, at: 0 };
    let mut tokens = Vec::new();
    while let Some(c) = lexer.peek() {
        let start = lexer.at;
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            lexer.at += 1;
        } else {
            let (kind, value) = lexer.token(c)?;
            tokens.push(Token { kind, value, start });
        }
    }
    tokens.push(Token { kind: Kind::Eof, value: Value::from(""), start: chars.len() });
    Ok(tokens)
}

struct Lexer<'e> {
    expression: &'e str,
    chars: &'e [char],
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    /// The characters from here on that are of a kind, taken.
    fn take_while(&mut self, kind: impl Fn(char) -> bool) -> String {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        let text: String = rest.iter().copied().take_while(|c| kind(*c)).collect();
        self.at += text.chars().count();
        text
    }

    fn token(&mut self, c: char) -> Result<(Kind, Value), QueryError> {
        match c {
            'a'..='z' | 'A'..='Z' | '_' => {
                let name = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
                Ok((Kind::UnquotedIdentifier, Value::from(name)))
            }
            '0'..='9' | '-' => self.number(c),
            '\'' => Ok((Kind::Literal, Value::from(self.until('\'')?.replace("\\'", "'")))),
            '"' => self.quoted_identifier(),
            '`' => self.literal(),
            _ => self.operator(c),
        }
    }

    fn operator(&mut self, c: char) -> Result<(Kind, Value), QueryError> {
        let next = self.chars.get(self.at + 1).copied();
        let (kind, text) = match (c, next) {
            ('[', Some(']')) => (Kind::Flatten, "[]"),
            ('[', Some('?')) => (Kind::Filter, "[?"),
            ('[', _) => (Kind::Lbracket, "["),
            ('|', Some('|')) => (Kind::Or, "||"),
            ('|', _) => (Kind::Pipe, "|"),
            ('&', Some('&')) => (Kind::And, "&&"),
            ('&', _) => (Kind::Expref, "&"),
            ('<', Some('=')) => (Kind::Lte, "<="),
            ('<', _) => (Kind::Lt, "<"),
            ('>', Some('=')) => (Kind::Gte, ">="),
            ('>', _) => (Kind::Gt, ">"),
            ('!', Some('=')) => (Kind::Ne, "!="),
            ('!', _) => (Kind::Not, "!"),
            ('=', Some('=')) => (Kind::Eq, "=="),
            ('=', _) => return Err(self.error(self.at, "Unknown token '='")),
            ('.', _) => (Kind::Dot, "."),
            ('*', _) => (Kind::Star, "*"),
            (']', _) => (Kind::Rbracket, "]"),
            (',', _) => (Kind::Comma, ","),
            (':', _) => (Kind::Colon, ":"),
            ('@', _) => (Kind::Current, "@"),
            ('(', _) => (Kind::Lparen, "("),
            (')', _) => (Kind::Rparen, ")"),
            ('{', _) => (Kind::Lbrace, "{"),
            ('}', _) => (Kind::Rbrace, "}"),
            (other, _) => return Err(self.error(self.at, &format!("Unknown token {other}"))),
        };
        self.at += text.len();
        Ok((kind, Value::from(text)))
    }

    fn error(&self, at: usize, message: &str) -> QueryError {
        QueryError::token(self.expression, at, message)
    }

    /// Numbers that are too large stand for positions that no list has.
    fn number(&mut self, first: char) -> Result<(Kind, Value), QueryError> {
        let start = self.at;
        self.at += 1;
        let digits = self.take_while(|c| c.is_ascii_digit());
        if first == '-' && digits.is_empty() {
            return Err(self.error(start, "Unknown token '-'"));
        }
        let extreme = if first == '-' { i64::MIN } else { i64::MAX };
        let number = format!("{first}{digits}").parse().unwrap_or(extreme);
        Ok((Kind::Number, Value::from(number)))
    }

    /// What is between delimiters, with its backslashes.
    fn until(&mut self, delimiter: char) -> Result<String, QueryError> {
        let start = self.at;
        let mut text = String::new();
        self.at += 1;
        while let Some(c) = self.peek() {
            self.at += 1;
            if c == delimiter {
                return Ok(text);
            }
            text.push(c);
            if c == '\\'
                && let Some(escaped) = self.peek()
            {
                self.at += 1;
                text.push(escaped);
            }
        }
        Err(self.error(start, &format!("Unclosed {delimiter} delimiter")))
    }

    fn quoted_identifier(&mut self) -> Result<(Kind, Value), QueryError> {
        let start = self.at;
        let name = self.until('"')?;
        let message = if name.contains(|c| c < ' ') { "Invalid control character at" } else { "Invalid \\escape" };
        match serde_json::from_str(&format!("\"{name}\"")) {
            Ok(name) => Ok((Kind::QuotedIdentifier, name)),
            Err(_) => Err(self.error(start, message)),
        }
    }

    /// JSON; what is not JSON is a string.
    fn literal(&mut self) -> Result<(Kind, Value), QueryError> {
        let start = self.at;
        let text = self.until('`')?.replace("\\`", "`");
        match serde_json::from_str(&text).or_else(|_| serde_json::from_str(&format!("\"{}\"", text.trim_start()))) {
            Ok(value) => Ok((Kind::Literal, value)),
            Err(_) => Err(self.error(start, &format!("Bad token {text}"))),
        }
    }
}
