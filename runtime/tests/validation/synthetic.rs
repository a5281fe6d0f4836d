//! The shapes of `validation_model.json`, as the generator writes them.

use std::collections::HashMap;

use awslice_runtime::schema::{
    List, Map, Member, Structure, at_least, blob, boolean, document, double, float, integer, length, list, long, map,
    matching, min_length, range, string, structure, timestamp, values,
};
use awslice_runtime::types::{Blob, DateTime, Document};

#[derive(Debug, Default)]
pub struct In {
    pub req: Option<String>,
    pub len: Option<String>,
    pub pat: Option<String>,
    pub enumeration: Option<String>,
    pub int: Option<i32>,
    pub long: Option<i64>,
    pub flt: Option<f32>,
    pub dbl: Option<f64>,
    pub boolean: Option<bool>,
    pub blob: Option<Blob>,
    pub ts: Option<DateTime>,
    pub l: Option<Vec<String>>,
    pub ll: Option<Vec<Inner>>,
    pub m: Option<HashMap<String, Inner>>,
    pub sm: Option<HashMap<String, String>>,
    pub inner: Option<Inner>,
    pub u: Option<Uni>,
    pub doc: Option<Document>,
    pub rec: Option<Box<In>>,
    pub il: Option<Vec<i32>>,
}

#[derive(Debug, Default)]
pub struct Inner {
    pub x: Option<i32>,
    pub y: Option<Vec<String>>,
}

#[derive(Debug)]
pub enum Uni {
    A(String),
    B(i32),
    Unknown,
}

pub static IN: Structure = Structure::new(
    "In",
    &[
        Member::new("Req", string()).required(),
        Member::new("Len", string().rules(&length(2, 6))),
        Member::new("Pat", string().rules(&matching("^a+$"))),
        Member::new("Enum", string().rules(&values(&["A", "B"]))),
        Member::new("Int", integer().rules(&range(1, 5))),
        Member::new("Long", long()),
        Member::new("Flt", float().rules(&at_least(0))),
        Member::new("Dbl", double()),
        Member::new("Bool", boolean()),
        Member::new("Blob", blob().rules(&min_length(1))),
        Member::new("Ts", timestamp()),
        Member::new("L", list(&STR_L).rules(&length(1, 2))),
        Member::new("LL", list(&INNER_L)),
        Member::new("M", map(&INNER_M)),
        Member::new("SM", map(&Map::of(string(), string())).rules(&length(1, 1))),
        Member::new("In", structure(&INNER)),
        Member::new("U", structure(&UNI)),
        Member::new("Doc", document()),
        Member::new("Rec", structure(&IN)),
        Member::new("IL", list(&List::of(integer()))),
    ],
);

static STR_L: List = List::of(string().rules(&length(2, 6)));
static INNER_L: List = List::of(structure(&INNER));
static INNER_M: Map = Map::of(string().rules(&length(2, 6)), structure(&INNER));

static INNER: Structure = Structure::new(
    "Inner",
    &[Member::new("X", integer().rules(&range(1, 5))).required(), Member::new("Y", list(&STR_L).rules(&length(1, 2)))],
);

static UNI: Structure =
    Structure::new("Uni", &[Member::new("A", string()), Member::new("B", integer().rules(&range(1, 5)))]).union();

awslice_runtime::structure!(
    In,
    IN {
        0: req,
        1: len,
        2: pat,
        3: enumeration,
        4: int,
        5: long,
        6: flt,
        7: dbl,
        8: boolean,
        9: blob,
        10: ts,
        11: l,
        12: ll,
        13: m,
        14: sm,
        15: inner,
        16: u,
        17: doc,
        18: rec,
        19: il,
    }
);
awslice_runtime::structure!(Inner, INNER { 0: x, 1: y });
awslice_runtime::union!(Uni, UNI { 0: A, 1: B });
