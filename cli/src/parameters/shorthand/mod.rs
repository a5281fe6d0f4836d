//! Shorthand syntax: `k=v,k2=v2`, `k={a=b}`, `k=[x,y]`, `k=v1,v2`, `k@=file://path`.
//!
//! [`parse`] knows no tables: all it finds is text, lists and maps. [`fit`] then makes numbers and booleans where the
//! table has such.

mod chars;
mod fit;
mod parser;

#[cfg(test)]
mod tests;

use awslice_runtime::schema::{Kind, Shape};

pub use fit::fit;
pub use parser::parse;

/// Whether a member of this shape may be written in shorthand: structures, maps, and lists of such and of lists, unless
/// documents are all that is in them.
pub fn takes(shape: &Shape) -> bool {
    let complex = |shape: &Shape| matches!(shape.kind, Kind::Structure(_) | Kind::Map(_) | Kind::List(_));
    !holds_documents(shape)
        && match shape.kind {
            Kind::List(list) => complex(&list.member),
            _ => complex(shape),
        }
}

fn holds_documents(shape: &Shape) -> bool {
    let mut shape = shape;
    // A shape that holds itself without a structure between holds nothing.
    for _ in 0..32 {
        shape = match shape.kind {
            Kind::Document => return true,
            Kind::List(list) => &list.member,
            Kind::Map(map) => &map.value,
            _ => return false,
        };
    }
    false
}
