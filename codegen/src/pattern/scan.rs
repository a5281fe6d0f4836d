//! Cuts a pattern into characters and escapes.

/// A piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// A character that stands for itself or is an operator.
    Plain(char),
    /// A character that an escape stands for: a code point, which may be half of a surrogate pair.
    Escaped(u32),
    /// The inside of a character class that an escape stands for.
    Class(String),
    /// An escape that regex-lite has too.
    Shorthand(String),
}

/// Reads a pattern from left to right.
pub(super) struct Scanner<'p> {
    rest: &'p str,
}

impl<'p> Scanner<'p> {
    pub(super) fn new(pattern: &'p str) -> Self {
        Self { rest: pattern }
    }

    /// What is not yet read.
    pub(super) fn rest(&self) -> &'p str {
        self.rest
    }

    /// Takes the text if it comes next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Takes the next piece.
    pub(super) fn next_unit(&mut self, in_class: bool) -> Result<Option<Unit>, String> {
        let Some(c) = self.next_char() else { return Ok(None) };
        if c != '\\' {
            return Ok(Some(Unit::Plain(c)));
        }
        let Some(escape) = self.next_char() else { return Err("a backslash at the end".to_owned()) };
        self.escape(escape, in_class).map(Some)
    }

    fn next_char(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = self.rest.strip_prefix(c).unwrap_or_default();
        Some(c)
    }

    fn escape(&mut self, c: char, in_class: bool) -> Result<Unit, String> {
        let unit = match c {
            'u' => Unit::Escaped(self.unicode()?),
            'x' => Unit::Escaped(self.hexadecimal()?),
            'p' | 'P' => return self.property(c == 'P'),
            'h' => Unit::Class(r" \t\u{00A0}\u{1680}\u{180E}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}".to_owned()),
            'b' if in_class => Unit::Escaped(8),
            'e' => Unit::Escaped(0x1B),
            'Z' => Unit::Shorthand(r"\z".to_owned()),
            'd' | 'D' | 'w' | 'W' | 's' | 'S' | 'n' | 'r' | 't' | 'f' | 'v' | 'a' => Unit::Shorthand(format!("\\{c}")),
            'b' | 'B' | 'A' | 'z' if !in_class => Unit::Shorthand(format!("\\{c}")),
            '1'..='9' | 'k' if !in_class => return Err("a back reference".to_owned()),
            '0' => Unit::Escaped(0),
            c if c.is_ascii_alphabetic() => return Err(format!("the escape `\\{c}`")),
            c if c.is_ascii_punctuation() && !"<>".contains(c) => Unit::Shorthand(format!("\\{c}")),
            c => Unit::Plain(c),
        };
        Ok(unit)
    }

    /// `XXXX` or `{X..}` after `\u`; two halves of a surrogate pair are one code point.
    fn unicode(&mut self) -> Result<u32, String> {
        let first = self.code_unit()?;
        if !(0xD800..0xDC00).contains(&first) || !self.rest.starts_with("\\u") {
            return Ok(first);
        }
        let before = self.rest;
        self.take("\\u");
        match self.code_unit() {
            Ok(second @ 0xDC00..0xE000) => Ok(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)),
            _ => {
                self.rest = before;
                Ok(first)
            }
        }
    }

    fn hexadecimal(&mut self) -> Result<u32, String> {
        if self.rest.starts_with('{') { self.code_unit() } else { self.digits(2) }
    }

    fn code_unit(&mut self) -> Result<u32, String> {
        if !self.take("{") {
            return self.digits(4);
        }
        let (digits, rest) = self.rest.split_once('}').ok_or("a code point without `}`")?;
        self.rest = rest;
        u32::from_str_radix(digits, 16).map_err(|_| format!("the code point `{digits}`"))
    }

    fn digits(&mut self, count: usize) -> Result<u32, String> {
        let (digits, rest) = self.rest.split_at_checked(count).ok_or("a code point that is cut off")?;
        self.rest = rest;
        u32::from_str_radix(digits, 16).map_err(|_| format!("the code point `{digits}`"))
    }

    /// `{Name}` after `\p`: Java's names of ASCII classes.
    fn property(&mut self, negated: bool) -> Result<Unit, String> {
        let (name, rest) = self.rest.strip_prefix('{').and_then(|it| it.split_once('}')).ok_or("a Unicode class")?;
        self.rest = rest;
        let inside = match name {
            "Alnum" => "0-9A-Za-z",
            "Alpha" => "A-Za-z",
            "ASCII" => r"\x00-\x7F",
            "Blank" => r" \t",
            "Cntrl" => r"\x00-\x1F\x7F",
            "Digit" => "0-9",
            "Graph" => "!-~",
            "Lower" => "a-z",
            "Print" => " -~",
            "Punct" => r"!-/:-@\[-`{-~",
            "Space" => r"\s",
            "Upper" => "A-Z",
            "XDigit" => "0-9A-Fa-f",
            _ => return Err(format!("the Unicode class `{name}`")),
        };
        if negated { Err(format!("the negated class `{name}`")) } else { Ok(Unit::Class(inside.to_owned())) }
    }
}
