//! Shorthand's texts to what the table has.

use awslice_runtime::schema::{Kind, Shape};

use crate::parameters::Datum;
use crate::parameters::failure::Failure;
use crate::parameters::option::{float, int};

/// Makes numbers of texts where the table has such, booleans of `true` and `false`, and a list of anything else where
/// the table has a list. What does not fit is left for validation.
///
/// # Errors
/// A number that is none.
pub fn fit(shape: &Shape, datum: &mut Datum) -> Result<(), Failure> {
    match (shape.kind, datum) {
        (Kind::Structure(schema), Datum::Map(members)) => {
            schema.members.iter().try_for_each(|row| match members.get_mut(row.name) {
                Some(datum) => fit_within(&row.shape, datum),
                None => Ok(()),
            })
        }
        (Kind::Map(map), Datum::Map(entries)) => entries.values_mut().try_for_each(|it| fit_within(&map.value, it)),
        (Kind::List(list), Datum::List(items)) => items.iter_mut().try_for_each(|it| fit_within(&list.member, it)),
        (kind, datum) => fit_scalar(kind, datum),
    }
}

fn fit_within(shape: &Shape, datum: &mut Datum) -> Result<(), Failure> {
    if matches!(shape.kind, Kind::List(_)) && !matches!(datum, Datum::List(_)) {
        // What is in it is not looked at any further, as in the AWS CLI.
        *datum = Datum::List(vec![std::mem::replace(datum, Datum::Null)]);
        return Ok(());
    }
    fit(shape, datum)
}

fn fit_scalar(kind: Kind, datum: &mut Datum) -> Result<(), Failure> {
    let text = match &*datum {
        Datum::Text(text) => text.as_str(),
        Datum::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
        other => return misfit(kind, other),
    };
    *datum = match kind {
        Kind::Integer | Kind::Long => int(text)?,
        Kind::Float | Kind::Double => float(text)?,
        Kind::Boolean if text.eq_ignore_ascii_case("true") => Datum::Bool(true),
        Kind::Boolean if text.eq_ignore_ascii_case("false") => Datum::Bool(false),
        _ => return Ok(()),
    };
    Ok(())
}

/// A list or map where there is to be a number or a boolean: Python stumbles over these.
fn misfit(kind: Kind, datum: &Datum) -> Result<(), Failure> {
    let name = datum.type_name();
    Err(Failure::Other(match kind {
        Kind::Integer | Kind::Long => {
            format!("int() argument must be a string, a bytes-like object or a real number, not '{name}'")
        }
        Kind::Float | Kind::Double => format!("float() argument must be a string or a real number, not '{name}'"),
        Kind::Boolean => format!("'{name}' object has no attribute 'lower'"),
        _ => return Ok(()),
    }))
}
