//! Tables: a structure's members as rows that read as the rules they are.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{Cx, ident};
use crate::ir::{
    Bound, Field, List, Location, Map, Namespace, Rules, ShapeRef, Structure, TimestampFormat, Type, TypeKind, Union,
};

/// The table of a structure.
pub fn structure_table(cx: &Cx<'_>, it: &Structure) -> TokenStream {
    let ty = cx.runtime("schema", "Structure");
    let (table, name) = (ident(&it.name.table), &it.wire);
    let modeled = it.fields.iter().enumerate().filter(|(index, _)| is_modeled(it, *index));
    let rows = modeled.map(|(_, field)| row(cx, field));
    let payload = it.payload.map(|index| {
        let index = Literal::usize_unsuffixed(index);
        quote!(.payload(#index))
    });
    let xml_name = it.xml_name.as_ref().map(|name| quote!(.xml_name(#name)));
    let namespace = it.namespace.as_ref().map(|it| {
        let namespace = namespace(cx, it);
        quote!(.namespace(#namespace))
    });
    quote! {
        #[doc = " The members, and what is checked of them."]
        pub(crate) static #table: #ty = #ty::new(#name, &[#(#rows),*]) #payload #xml_name #namespace;
    }
}

/// The table of a union.
pub fn union_table(cx: &Cx<'_>, it: &Union) -> TokenStream {
    let ty = cx.runtime("schema", "Structure");
    let (table, name) = (ident(&it.name.table), &it.wire);
    let rows = it.variants.iter().map(|variant| row(cx, &variant.field));
    quote! {
        #[doc = " The members, one of which is set."]
        pub(crate) static #table: #ty = #ty::new(#name, &[#(#rows),*]).union();
    }
}

/// Whether a field stands in the model: all do but the message that is added to errors without one.
pub fn is_modeled(it: &Structure, index: usize) -> bool {
    it.error.as_ref().is_none_or(|error| error.message_modeled || error.message != index)
}

/// `0: domain, 1: workflow_id`: the table's indexes with the fields they are of.
pub fn indexed_fields(it: &Structure) -> TokenStream {
    let modeled = it.fields.iter().enumerate().filter(|(index, _)| is_modeled(it, *index));
    // Events come and go beside the other members.
    let held = modeled.enumerate().filter(|(_, (_, field))| !matches!(field.ty.kind, TypeKind::EventStream(_)));
    let pairs = held.map(|(index, (_, field))| {
        let (index, field) = (Literal::usize_unsuffixed(index), ident(&field.rust));
        quote!(#index: #field)
    });
    quote!(#(#pairs),*)
}

/// The field that is an event stream, if one is.
pub fn event_stream(it: &Structure) -> Option<&Field> {
    it.fields.iter().find(|field| matches!(field.ty.kind, TypeKind::EventStream(_)))
}

fn row(cx: &Cx<'_>, it: &Field) -> TokenStream {
    let member = cx.runtime("schema", "Member");
    let (name, shape) = (&it.name, shape(cx, &it.ty));
    let (place, traits) = (place(it), traits(it));
    let query_name = it.query_name.as_ref().map(|name| quote!(.query_name(#name)));
    let namespace = it.namespace.as_ref().map(|it| {
        let namespace = namespace(cx, it);
        quote!(.namespace(#namespace))
    });
    quote!(#member::new(#name, #shape) #place #traits #query_name #namespace)
}

/// Where the member stands.
fn place(it: &Field) -> Option<TokenStream> {
    let wire = &it.wire;
    match it.location {
        Location::Body if it.named => Some(quote!(.wire(#wire))),
        Location::Body => None,
        Location::Header => Some(quote!(.header(#wire))),
        Location::Headers => Some(quote!(.headers(#wire))),
        Location::Query => Some(quote!(.query(#wire))),
        Location::Label => Some(quote!(.label(#wire))),
        Location::StatusCode => Some(quote!(.status_code())),
        Location::EventHeader => Some(quote!(.event_header())),
        Location::EventPayload => Some(quote!(.event_payload())),
    }
}

/// The traits that are set or not.
fn traits(it: &Field) -> TokenStream {
    let streaming = matches!(it.ty.kind, TypeKind::ByteStream { .. } | TypeKind::EventStream(_));
    let requires_length = matches!(it.ty.kind, TypeKind::ByteStream { requires_length: true });
    let flags = [
        (it.required, "required"),
        (it.idempotency_token, "idempotency_token"),
        (it.flattened, "flattened"),
        (it.attribute, "attribute"),
        (it.host_label, "host_label"),
        (it.json_value, "json_value"),
        (it.last_segment, "last_segment"),
        (streaming, "streaming"),
        (requires_length, "requires_length"),
    ];
    let set = flags.iter().filter(|(set, _)| *set).map(|(_, name)| ident(name));
    quote!(#(.#set())*)
}

fn shape(cx: &Cx<'_>, it: &Type) -> TokenStream {
    let kind = kind(cx, &it.kind);
    let rules = rules(cx, it).map(|rules| quote!(.rules(&#rules)));
    let sensitive = it.sensitive.then(|| quote!(.sensitive()));
    quote!(#kind #rules #sensitive)
}

fn kind(cx: &Cx<'_>, it: &TypeKind) -> TokenStream {
    let plain = |name| {
        let function = cx.runtime("schema", name);
        quote!(#function())
    };
    match it {
        TypeKind::Boolean => plain("boolean"),
        TypeKind::Integer => plain("integer"),
        TypeKind::Long => plain("long"),
        TypeKind::Float => plain("float"),
        TypeKind::Double => plain("double"),
        TypeKind::String | TypeKind::Enumeration(_) => plain("string"),
        TypeKind::Blob | TypeKind::ByteStream { .. } => plain("blob"),
        TypeKind::Document => plain("document"),
        TypeKind::Timestamp(None) => plain("timestamp"),
        TypeKind::Timestamp(Some(format)) => {
            let (timestamp, format) = (plain("timestamp"), timestamp_format(cx, *format));
            quote!(#timestamp.format(#format))
        }
        TypeKind::List(list) => list_shape(cx, list),
        TypeKind::Map(map) => map_shape(cx, map),
        TypeKind::Structure(shape) | TypeKind::Union(shape) => structure_shape(cx, shape),
        TypeKind::EventStream(stream) => structure_shape(cx, &stream.events),
    }
}

fn structure_shape(cx: &Cx<'_>, it: &ShapeRef) -> TokenStream {
    let (function, table) = (cx.runtime("schema", "structure"), cx.table(it));
    quote!(#function(&#table))
}

fn timestamp_format(cx: &Cx<'_>, it: TimestampFormat) -> TokenStream {
    let ty = cx.runtime("schema", "TimestampFormat");
    match it {
        TimestampFormat::DateTime => quote!(#ty::DateTime),
        TimestampFormat::HttpDate => quote!(#ty::HttpDate),
        TimestampFormat::EpochSeconds => quote!(#ty::EpochSeconds),
    }
}

fn list_shape(cx: &Cx<'_>, it: &List) -> TokenStream {
    let (function, ty) = (cx.runtime("schema", "list"), cx.runtime("schema", "List"));
    let member = shape(cx, &it.member);
    let named = it.name.as_ref().map(|name| quote!(.named(#name)));
    let flattened = it.flattened.then(|| quote!(.flattened()));
    let sparse = it.sparse.then(|| quote!(.sparse()));
    let namespace = it.namespace.as_ref().map(|it| {
        let namespace = namespace(cx, it);
        quote!(.namespace(#namespace))
    });
    quote!(#function(&#ty::of(#member) #named #flattened #sparse #namespace))
}

fn map_shape(cx: &Cx<'_>, it: &Map) -> TokenStream {
    let (function, ty) = (cx.runtime("schema", "map"), cx.runtime("schema", "Map"));
    let (key, value) = (shape(cx, &it.key), shape(cx, &it.value));
    let named = (it.key_name.is_some() || it.value_name.is_some()).then(|| {
        let key = it.key_name.as_deref().unwrap_or("key");
        let value = it.value_name.as_deref().unwrap_or("value");
        quote!(.named(#key, #value))
    });
    let flattened = it.flattened.then(|| quote!(.flattened()));
    let sparse = it.sparse.then(|| quote!(.sparse()));
    let namespaces = (it.key_namespace.is_some() || it.value_namespace.is_some()).then(|| {
        let key = optional_namespace(cx, it.key_namespace.as_ref());
        let value = optional_namespace(cx, it.value_namespace.as_ref());
        quote!(.namespaces(#key, #value))
    });
    quote!(#function(&#ty::of(#key, #value) #named #flattened #sparse #namespaces))
}

fn optional_namespace(cx: &Cx<'_>, it: Option<&Namespace>) -> TokenStream {
    match it {
        Some(it) => {
            let namespace = namespace(cx, it);
            quote!(Some(#namespace))
        }
        None => quote!(None),
    }
}

fn namespace(cx: &Cx<'_>, it: &Namespace) -> TokenStream {
    let ty = cx.runtime("schema", "Namespace");
    let uri = &it.uri;
    let prefix = match &it.prefix {
        Some(prefix) => quote!(Some(#prefix)),
        None => quote!(None),
    };
    quote!(&#ty { prefix: #prefix, uri: #uri })
}

/// The constraints of a shape as one expression, if it has any.
fn rules(cx: &Cx<'_>, it: &Type) -> Option<TokenStream> {
    let listed = match &it.kind {
        // The list stands in the enumeration; it is not repeated, unless the model has another order.
        TypeKind::Enumeration(shape) if it.rules.values.is_sorted() => {
            let ty = cx.shape(shape);
            Some(quote!(#ty::values()))
        }
        _ if it.rules.values.is_empty() => None,
        _ => {
            let values = &it.rules.values;
            Some(quote!(&[#(#values),*]))
        }
    };
    let pattern = it.rules.pattern.as_deref().map(raw);
    let parts = [(pattern, "matching", "pattern"), (listed, "values", "values")];
    parts.into_iter().fold(bounds(cx, it), |rules, (part, first, further)| match (rules, part) {
        (rules, None) => rules,
        (None, Some(part)) => {
            let function = cx.runtime("schema", first);
            Some(quote!(#function(#part)))
        }
        (Some(rules), Some(part)) => {
            let method = ident(further);
            Some(quote!(#rules.#method(#part)))
        }
    })
}

fn bounds(cx: &Cx<'_>, it: &Type) -> Option<TokenStream> {
    let Rules { min, max, .. } = it.rules;
    let fraction = [min, max].iter().any(|bound| matches!(bound, Some(Bound::Float(_))));
    let number = matches!(it.kind, TypeKind::Integer | TypeKind::Long | TypeKind::Float | TypeKind::Double);
    let [both, least, most] = match (fraction, number) {
        (true, _) => ["range_float", "at_least_float", "at_most_float"],
        (false, true) => ["range", "at_least", "at_most"],
        (false, false) => ["length", "min_length", "max_length"],
    };
    let (name, arguments) = match (min, max) {
        (None, None) => return None,
        (Some(min), Some(max)) => (both, vec![bound(min, fraction), bound(max, fraction)]),
        (Some(min), None) => (least, vec![bound(min, fraction)]),
        (None, Some(max)) => (most, vec![bound(max, fraction)]),
    };
    let function = cx.runtime("schema", name);
    Some(quote!(#function(#(#arguments),*)))
}

fn bound(it: Bound, fraction: bool) -> TokenStream {
    let (negative, literal) = match it {
        // Bounds are small: the conversion is exact.
        Bound::Int(value) if fraction => (value < 0, Literal::f64_unsuffixed((value as f64).abs())),
        Bound::Int(value) => (value < 0, Literal::u64_unsuffixed(value.unsigned_abs())),
        Bound::Float(value) => (value < 0.0, Literal::f64_unsuffixed(value.abs())),
    };
    let sign = negative.then(|| quote!(-));
    quote!(#sign #literal)
}

/// A literal of the text, raw where that reads better.
fn raw(text: &str) -> TokenStream {
    let escapes = text.contains(['\\', '"']) && !text.chars().any(char::is_control);
    let hashes = text
        .split('"')
        .skip(1)
        .map(|rest| 1 + rest.bytes().take_while(|it| *it == b'#').count())
        .max()
        .unwrap_or_default();
    let hashes = "#".repeat(hashes);
    let literal = format!("r{hashes}\"{text}\"{hashes}").parse::<Literal>().ok().filter(|_| escapes);
    literal.map_or_else(|| quote!(#text), |literal| quote!(#literal))
}
