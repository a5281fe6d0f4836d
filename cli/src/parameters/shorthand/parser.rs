//! The grammar of shorthand syntax.

use indexmap::IndexMap;

use super::chars::{begins, goes_on, goes_on_further, is_key, is_space, quoted_end};
use crate::parameters::Datum;
use crate::parameters::failure::Failure;
use crate::parameters::file::{self, Content};
use crate::world::Files;

/// Brackets within brackets, at most.
const MAX_DEPTH: usize = 100;

/// Parses shorthand syntax to a map.
///
/// # Errors
/// What is no shorthand, with the AWS CLI's text; a file of `@=` that cannot be read; brackets within too many brackets.
pub fn parse(text: &str, files: &dyn Files) -> Result<Datum, Failure> {
    let mut parser = Parser { text: text.chars().collect(), at: 0, from_files: false, depth: 0, files };
    parser.parameter().map(Datum::Map).map_err(|error| match error {
        Error::Syntax(message) => Failure::Syntax(message),
        Error::Other(message) => Failure::Other(message),
    })
}

enum Error {
    /// Another way of reading may be tried.
    Syntax(String),
    /// There is no other way.
    Other(String),
}

struct Parser<'a> {
    text: Vec<char>,
    at: usize,
    /// Whether the last key was followed by `@=`: values may name files.
    from_files: bool,
    depth: usize,
    files: &'a dyn Files,
}

impl Parser<'_> {
    /// `key=values`, separated by commas.
    fn parameter(&mut self) -> Result<IndexMap<String, Datum>, Error> {
        let mut entries = IndexMap::new();
        loop {
            let before = self.at;
            if !entries.is_empty() {
                self.expect_between(',')?;
            }
            let key = self.key_and_equals()?;
            let values = self.values()?;
            if entries.contains_key(&key) {
                return Err(self.duplicate(&key, before + 1));
            }
            entries.insert(key, values);
            if self.at >= self.text.len() {
                return Ok(entries);
            }
        }
    }

    /// A key and what stands between it and its value.
    fn key_and_equals(&mut self) -> Result<String, Error> {
        let start = self.at;
        while self.current().is_some_and(is_key) {
            self.at += 1;
        }
        let key = self.slice(start, self.at);
        self.skip_space();
        self.from_files = self.current() == Some('@');
        if self.from_files {
            self.at += 1;
        }
        self.expect_between('=')?;
        Ok(key)
    }

    fn values(&mut self) -> Result<Datum, Error> {
        match self.current() {
            None => Ok(Datum::Text(String::new())),
            Some('[') => self.list(),
            Some('{') => self.map(),
            Some(_) => self.comma_separated(),
        }
    }

    /// `value`, or `value,value`: which of both shows only at the next `=`, where the last word turns out a key.
    fn comma_separated(&mut self) -> Result<Datum, Error> {
        let first = self.first_value()?;
        self.skip_space();
        if self.current() != Some(',') {
            return Ok(first);
        }
        self.expect_between(',')?;
        let mut values = vec![first];
        loop {
            match self.further_value() {
                Ok((value, ended)) => {
                    values.push(value);
                    if ended {
                        break;
                    }
                }
                Err(Error::Syntax(_)) if self.at < self.text.len() => {
                    while self.at > 0 && self.current() != Some(',') {
                        self.at -= 1;
                    }
                    break;
                }
                Err(error) => return Err(error),
            }
        }
        match (values.pop(), values.is_empty()) {
            (Some(only), true) => Ok(only),
            (last, _) => {
                values.extend(last);
                Ok(Datum::List(values))
            }
        }
    }

    /// A value behind a comma, and whether it is the last; if not, the next comma has been passed.
    fn further_value(&mut self) -> Result<(Datum, bool), Error> {
        let value = match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote)?,
            Some(it) if begins(it) => self.plain(goes_on_further)?,
            _ => return Err(self.expected("<second>", "<none>")),
        };
        self.skip_space();
        if self.at >= self.text.len() {
            return Ok((value, true));
        }
        self.expect_between(',')?;
        Ok((value, false))
    }

    /// `[value,value]`; a comma may stand before the bracket.
    fn list(&mut self) -> Result<Datum, Error> {
        self.open('[')?;
        let mut items = Vec::new();
        while self.current() != Some(']') {
            items.push(self.nested_value()?);
            self.separate(']')?;
        }
        self.close();
        Ok(Datum::List(items))
    }

    /// `{key=value,key=value}`; of equal keys, the last counts.
    fn map(&mut self) -> Result<Datum, Error> {
        self.open('{')?;
        let mut entries = IndexMap::new();
        while self.current() != Some('}') {
            let key = self.key_and_equals()?;
            let value = self.nested_value()?;
            self.separate('}')?;
            entries.insert(key, value);
        }
        self.close();
        Ok(Datum::Map(entries))
    }

    fn open(&mut self, bracket: char) -> Result<(), Error> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Error::Other(format!("More than {MAX_DEPTH} brackets within each other")));
        }
        self.expect_between(bracket)
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    /// The comma behind an item, unless the bracket closes.
    fn separate(&mut self, bracket: char) -> Result<(), Error> {
        self.skip_space();
        if self.current() != Some(bracket) {
            self.expect(',')?;
            self.skip_space();
        }
        Ok(())
    }

    fn nested_value(&mut self) -> Result<Datum, Error> {
        match self.current() {
            Some('[') => self.list(),
            Some('{') => self.map(),
            _ => self.first_value(),
        }
    }

    /// A value, which may be empty.
    fn first_value(&mut self) -> Result<Datum, Error> {
        match self.current() {
            Some(quote @ ('\'' | '"')) => self.quoted(quote),
            Some(it) if begins(it) => self.plain(goes_on),
            _ => Ok(Datum::Text(String::new())),
        }
    }

    /// A value without quotes: `\,` is a comma, blanks at the end do not count.
    fn plain(&mut self, goes_on: fn(char) -> bool) -> Result<Datum, Error> {
        let start = self.at;
        while let Some(it) = self.current() {
            let escaped = it == '\\' && self.text.get(self.at + 1) == Some(&',');
            if !escaped && self.at > start && !goes_on(it) {
                break;
            }
            self.at += if escaped { 2 } else { 1 };
        }
        let value = self.slice(start, self.at).replace("\\,", ",");
        self.resolve(value.trim_end())
    }

    fn quoted(&mut self, quote: char) -> Result<Datum, Error> {
        let start = self.at + 1;
        let Some(end) = quoted_end(self.text.get(start..).unwrap_or_default(), quote) else {
            // The AWS CLI's own word.
            let name = if quote == '\'' { "<singled quoted>" } else { "<double quoted>" };
            return Err(self.expected(name, "<none>"));
        };
        self.at = start + end;
        let value = self.slice(start, self.at - 1);
        self.resolve(&value.replace(&format!("\\{quote}"), &quote.to_string()).replace("\\\\", "\\"))
    }

    /// The value, or with `@=` what is in the file that it names.
    fn resolve(&self, value: &str) -> Result<Datum, Error> {
        let content = if self.from_files { file::load(value, self.files).map_err(Error::Other)? } else { None };
        Ok(match content {
            Some(Content::Text(text)) => Datum::Text(text),
            Some(Content::Bytes(bytes)) => Datum::Bytes(bytes),
            None => Datum::Text(value.to_owned()),
        })
    }

    fn current(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn slice(&self, start: usize, end: usize) -> String {
        self.text.get(start..end).unwrap_or_default().iter().collect()
    }

    fn skip_space(&mut self) {
        while self.current().is_some_and(is_space) {
            self.at += 1;
        }
    }

    /// A character with blanks around it.
    fn expect_between(&mut self, wanted: char) -> Result<(), Error> {
        self.skip_space();
        self.expect(wanted)?;
        self.skip_space();
        Ok(())
    }

    fn expect(&mut self, wanted: char) -> Result<(), Error> {
        match self.current() {
            Some(it) if it == wanted => {
                self.at += 1;
                Ok(())
            }
            Some(it) => Err(self.expected(&wanted.to_string(), &it.to_string())),
            None => Err(self.expected(&wanted.to_string(), "EOF")),
        }
    }

    fn expected(&self, wanted: &str, received: &str) -> Error {
        let place = self.place(self.at);
        Error::Syntax(format!("Expected: '{wanted}', received: '{received}' for input:\n {place}"))
    }

    fn duplicate(&self, key: &str, at: usize) -> Error {
        // Other than a `Syntax` error in that the AWS CLI tries no other way of reading; here there is none left.
        Error::Syntax(format!(
            "Second instance of key \"{key}\" encountered for input:\n{}\n\
             This is often because there is a preceding \",\" instead of a space.",
            self.place(at)
        ))
    }

    /// The text, with a caret in a line of its own below this character.
    fn place(&self, at: usize) -> String {
        let before = self.text.get(..at).unwrap_or(&self.text);
        let after = self.text.get(at..).unwrap_or_default();
        let column = before.iter().rev().take_while(|it| **it != '\n').count();
        let column = if before.contains(&'\n') { column } else { at };
        let line_end = after.iter().position(|it| *it == '\n').map_or(self.text.len(), |end| at + end);
        let consumed = self.slice(0, line_end);
        let rest = self.slice(line_end, self.text.len());
        format!("{consumed}\n{}^{rest}", " ".repeat(column))
    }
}
