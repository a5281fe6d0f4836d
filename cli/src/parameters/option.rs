//! The words of an option to the value of its member.

use awslice_runtime::command::Opt;
use awslice_runtime::schema::{Kind, Location, Member, Shape};

use super::Datum;
use super::failure::Failure;
use super::file::{self, Content};
use super::shorthand;
use crate::arguments::{Raw, number, python_repr};
use crate::world::Files;

/// What is left of words when files have been read.
enum Given<'a> {
    /// Words of a list.
    Words(&'a [String]),
    /// The word of anything else, or what is in a file.
    Text(String),
    /// What is in a file.
    Bytes(Vec<u8>),
}

/// The value of a member.
///
/// # Errors
/// As the AWS CLI has them.
pub fn datum(option: &Opt, row: &Member, raw: &Raw, files: &dyn Files) -> Result<Datum, Failure> {
    let words = match raw {
        Raw::Flag(value) => return Ok(Datum::Bool(*value)),
        Raw::Words(words) => words,
    };
    let given = load(row, words, files)?;
    let is_json = row.json_value && row.location == Location::Header;
    match given {
        Given::Text(path) if row.streaming && matches!(row.shape.kind, Kind::Blob) => stream(&path, files),
        Given::Bytes(_) if row.streaming => Err(Failure::Syntax(NO_PATH.to_owned())),
        Given::Text(text) if is_json => json(&text),
        Given::Words(words) if option.wraps && !looks_like_json(&given) => Ok(wrapped(&row.shape, words)),
        given if !is_json && shorthand::takes(&row.shape) && !looks_like_json(&given) => {
            from_shorthand(&row.shape, &given, files)
        }
        Given::Words(words) => elements(&row.shape, words),
        Given::Text(text) => unpack(&row.shape, &text),
        Given::Bytes(bytes) => of_bytes(&row.shape, bytes),
    }
}

const NO_PATH: &str = "Blob values must be a path to a file.";

/// Reads the file that the only word names, if it names one.
fn load<'a>(row: &Member, words: &'a [String], files: &dyn Files) -> Result<Given<'a>, Failure> {
    let only = if let [word] = words { file::load(word, files).map_err(Failure::Syntax)? } else { None };
    Ok(match only {
        Some(Content::Text(text)) => Given::Text(text),
        Some(Content::Bytes(bytes)) => Given::Bytes(bytes),
        None if matches!(row.shape.kind, Kind::List(_)) => Given::Words(words),
        None => Given::Text(words.first().cloned().unwrap_or_default()),
    })
}

/// Only the first word of a list is looked at, as in the AWS CLI.
fn looks_like_json(given: &Given<'_>) -> bool {
    let text = match given {
        Given::Words(words) => words.first().map_or("", String::as_str),
        Given::Text(text) => text,
        Given::Bytes(_) => "",
    };
    text.trim_start().starts_with(['[', '{'])
}

/// Each word as the only member of a structure.
fn wrapped(shape: &Shape, words: &[String]) -> Datum {
    let name = match shape.kind {
        Kind::List(list) => match list.member.kind {
            Kind::Structure(schema) => schema.members.first().map_or("", |row| row.name),
            _ => "",
        },
        _ => "",
    };
    let item = |word: &String| Datum::Map([(name.to_owned(), Datum::Text(word.clone()))].into());
    Datum::List(words.iter().map(item).collect())
}

fn from_shorthand(shape: &Shape, given: &Given<'_>, files: &dyn Files) -> Result<Datum, Failure> {
    let text = match given {
        Given::Words(words) => {
            let items = words.iter().map(|word| shorthand::parse(word, files));
            let mut list = Datum::List(items.collect::<Result<_, _>>()?);
            shorthand::fit(shape, &mut list)?;
            return Ok(list);
        }
        Given::Text(text) => text,
        Given::Bytes(_) => {
            return Err(Failure::Other(
                "fileb:// gives bytes, but shorthand syntax and JSON are text: use file://".into(),
            ));
        }
    };
    if let Kind::Structure(schema) = shape.kind
        && let [row] = schema.members
        && row.name == "Value"
        && matches!(row.shape.kind, Kind::String)
        && !text.contains('=')
    {
        return Ok(Datum::Map([("Value".to_owned(), Datum::Text(text.clone()))].into()));
    }
    let mut datum = shorthand::parse(text, files)?;
    shorthand::fit(shape, &mut datum)?;
    Ok(datum)
}

/// A text where the table has a shape.
fn unpack(shape: &Shape, text: &str) -> Result<Datum, Failure> {
    match shape.kind {
        Kind::Document => json(text),
        Kind::Structure(_) | Kind::Map(_) => match first(text)? {
            '{' => json(text),
            _ => Err(Failure::Syntax(format!("Invalid JSON:\n{text}"))),
        },
        Kind::List(_) => match first(text)? {
            '[' => json(text),
            // As in Python, where a text is a list of its characters.
            _ => elements(shape, &text.chars().map(String::from).collect::<Vec<_>>()),
        },
        Kind::Integer | Kind::Long => int(text),
        Kind::Float | Kind::Double => float(text),
        Kind::Boolean => Ok(Datum::Bool(!text.is_empty() && !text.eq_ignore_ascii_case("false"))),
        Kind::String | Kind::Blob | Kind::Timestamp(_) => Ok(Datum::Text(text.to_owned())),
    }
}

/// The first character that is not blank.
fn first(text: &str) -> Result<char, Failure> {
    text.trim_start().chars().next().ok_or_else(|| Failure::Other("string index out of range".to_owned()))
}

/// The words of a list: a JSON array, or an element each.
fn elements(shape: &Shape, words: &[String]) -> Result<Datum, Failure> {
    if let [word] = words
        && word.trim_start().starts_with('[')
    {
        return json(word);
    }
    let Kind::List(list) = shape.kind else { return unpack(shape, words.first().map_or("", String::as_str)) };
    let items = words.iter().map(|word| unpack(&list.member, word)).collect::<Result<_, _>>();
    items.map(Datum::List).map_err(|failure| match failure {
        Failure::Value(_) => Failure::Syntax(words.first().cloned().unwrap_or_default()),
        other => other,
    })
}

fn of_bytes(shape: &Shape, bytes: Vec<u8>) -> Result<Datum, Failure> {
    match (shape.kind, std::str::from_utf8(&bytes)) {
        (Kind::Blob | Kind::String | Kind::Timestamp(_), _) => Ok(Datum::Bytes(bytes)),
        (Kind::List(_), _) => Ok(Datum::List(bytes.into_iter().map(|it| Datum::whole(it.into())).collect())),
        (_, Ok(text)) => unpack(shape, text),
        (_, Err(_)) => Err(Failure::Other("fileb:// gives bytes that are not UTF-8, where text is wanted".to_owned())),
    }
}

/// The file of a streaming member.
fn stream(path: &str, files: &dyn Files) -> Result<Datum, Failure> {
    let path = files.expand(path);
    if files.is_file(&path) { Ok(Datum::File(path)) } else { Err(Failure::Syntax(NO_PATH.to_owned())) }
}

fn json(text: &str) -> Result<Datum, Failure> {
    let value: Result<serde_json::Value, _> = serde_json::from_str(text);
    value.map(Datum::from).map_err(|error| Failure::Syntax(format!("Invalid JSON: {error}\nJSON received: {text}")))
}

/// Python's `int(text)`.
pub fn int(text: &str) -> Result<Datum, Failure> {
    let fails = || Failure::Value(format!("invalid literal for int() with base 10: {}", python_repr(text)));
    number::int(text).map(Datum::whole).ok_or_else(fails)
}

/// Python's `float(text)`.
pub fn float(text: &str) -> Result<Datum, Failure> {
    let fails = || Failure::Value(format!("could not convert string to float: {}", python_repr(text)));
    number::float(text).map(Datum::fraction).ok_or_else(fails)
}
