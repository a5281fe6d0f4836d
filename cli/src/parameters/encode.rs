//! Data to JSON along a table, for the runtime's `untyped`.

use awslice_runtime::schema::{Kind, Shape, Structure};
use indexmap::IndexMap;
use serde_json::{Map, Value};

use super::{BinaryFormat, Datum, decode_base64, encode_base64};
use crate::arguments::python_repr;
use crate::error::CliError;

/// Makes JSON of an input.
///
/// # Errors
/// Text of a blob that is not base64 (exit code 255); bytes and dates where there is to be something else.
pub fn encode(
    schema: &'static Structure,
    members: &IndexMap<String, Datum>,
    format: BinaryFormat,
) -> Result<Map<String, Value>, CliError> {
    let mut encoder = Encoder { format, misfits: Vec::new() };
    let input = encoder.members(Some(schema), members, "")?;
    match encoder.misfits.is_empty() {
        true => Ok(input),
        false => Err(CliError::validation(format!("Parameter validation failed:\n{}", encoder.misfits.join("\n")))),
    }
}

struct Encoder {
    format: BinaryFormat,
    /// What JSON has no words for, so that the runtime's validation cannot tell: botocore's lines.
    misfits: Vec<String>,
}

impl Encoder {
    /// The members of a structure, or, without a table, of what the model does not know.
    fn members(
        &mut self,
        schema: Option<&'static Structure>,
        members: &IndexMap<String, Datum>,
        path: &str,
    ) -> Result<Map<String, Value>, CliError> {
        let mut out = Map::with_capacity(members.len());
        for (name, datum) in members {
            let row = schema.and_then(|it| it.members.iter().find(|row| row.name == name));
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            out.insert(name.clone(), self.value(row.map(|it| it.shape), datum, &path)?);
        }
        Ok(out)
    }

    fn value(&mut self, shape: Option<Shape>, datum: &Datum, path: &str) -> Result<Value, CliError> {
        let kind = shape.map(|it| it.kind);
        Ok(match (kind, datum) {
            (Some(Kind::Blob), Datum::Text(text)) => Value::String(self.blob(text)?),
            (Some(Kind::Blob) | None, Datum::Bytes(bytes)) => Value::String(encode_base64(bytes)),
            (Some(Kind::Timestamp(_)) | None, Datum::Time(text)) => Value::String(text.clone()),
            (_, Datum::Bytes(_) | Datum::Time(_) | Datum::Date(_)) => {
                self.misfits.extend(kind.map(|kind| misfit(kind, datum, path)));
                Value::Null
            }
            (_, Datum::File(_)) => Value::String(String::new()),
            (_, Datum::Null) => Value::Null,
            (_, Datum::Bool(value)) => Value::Bool(*value),
            (_, Datum::Number(number)) => Value::Number(number.clone()),
            (_, Datum::Text(text)) => Value::String(text.clone()),
            (_, Datum::List(items)) => {
                let element = match kind {
                    Some(Kind::List(list)) => Some(list.member),
                    _ => None,
                };
                let items = items.iter().enumerate();
                Value::Array(
                    items
                        .map(|(at, it)| self.value(element, it, &format!("{path}[{at}]")))
                        .collect::<Result<_, _>>()?,
                )
            }
            (Some(Kind::Map(map)), Datum::Map(entries)) => {
                let mut out = Map::with_capacity(entries.len());
                for (name, datum) in entries {
                    out.insert(name.clone(), self.value(Some(map.value), datum, &format!("{path}.{name}"))?);
                }
                Value::Object(out)
            }
            (Some(Kind::Structure(schema)), Datum::Map(members)) => {
                Value::Object(self.members(Some(schema), members, path)?)
            }
            (_, Datum::Map(members)) => Value::Object(self.members(None, members, path)?),
        })
    }

    /// The base64 text of what the text of a blob stands for.
    fn blob(&self, text: &str) -> Result<String, CliError> {
        match self.format {
            BinaryFormat::Raw => Ok(encode_base64(text.as_bytes())),
            BinaryFormat::Base64 if !text.is_ascii() => {
                Err(CliError::other("string argument should contain only ASCII characters"))
            }
            BinaryFormat::Base64 => match decode_base64(text) {
                Some(bytes) => Ok(encode_base64(&bytes)),
                None => Err(CliError::other(format!("Invalid base64: \"{text}\""))),
            },
        }
    }
}

/// botocore's line for a value of a type that the member does not take.
fn misfit(kind: Kind, datum: &Datum, path: &str) -> String {
    let value = match datum {
        Datum::Bytes(bytes) => format!("b{}", python_repr(&String::from_utf8_lossy(bytes))),
        Datum::Time(text) | Datum::Date(text) => text.clone(),
        _ => String::new(),
    };
    format!(
        "Invalid type for parameter {path}, value: {value}, type: <class '{}'>, valid types: {}",
        datum.type_name(),
        valid_types(kind)
    )
}

fn valid_types(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "<class 'bool'>",
        Kind::Integer | Kind::Long => "<class 'int'>",
        Kind::Float | Kind::Double => "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
        Kind::String => "<class 'str'>",
        Kind::Blob => "<class 'bytes'>, <class 'bytearray'>, file-like object",
        Kind::Timestamp(_) => "<class 'datetime.datetime'>, timestamp-string",
        Kind::List(_) => "<class 'list'>, <class 'tuple'>",
        Kind::Map(_) | Kind::Structure(_) => "<class 'dict'>",
        Kind::Document => "document type",
    }
}
