//! Rust types of members.

use proc_macro2::TokenStream;
use quote::quote;

use super::Cx;
use crate::ir::{Field, Presence, Structure, Type, TypeKind};

/// The type of a field as it stands in its structure.
pub fn field_type(cx: &Cx<'_>, field: &Field) -> TokenStream {
    let ty = rust_type(cx, &field.ty);
    match field.presence {
        Presence::Optional => cx.option(&ty),
        Presence::Required | Presence::Defaulted => ty,
    }
}

/// The type of a value, boxed where it closes a cycle.
pub fn rust_type(cx: &Cx<'_>, ty: &Type) -> TokenStream {
    let inner = unboxed_type(cx, ty);
    if ty.boxed { cx.boxed(&inner) } else { inner }
}

/// The type of a value without its box.
pub fn unboxed_type(cx: &Cx<'_>, ty: &Type) -> TokenStream {
    match &ty.kind {
        TypeKind::Boolean => quote!(bool),
        TypeKind::Integer => quote!(i32),
        TypeKind::Long => quote!(i64),
        TypeKind::Float => quote!(f32),
        TypeKind::Double => quote!(f64),
        TypeKind::String => cx.string(),
        TypeKind::Blob => cx.runtime("types", "Blob"),
        TypeKind::ByteStream { .. } => cx.runtime("types", "ByteStream"),
        TypeKind::Timestamp(_) => cx.runtime("types", "DateTime"),
        TypeKind::Document => cx.runtime("types", "Document"),
        TypeKind::List(list) => cx.vec(&element_type(cx, &list.member, list.sparse)),
        TypeKind::Map(map) => cx.hash_map(&rust_type(cx, &map.key), &element_type(cx, &map.value, map.sparse)),
        TypeKind::Enumeration(shape) | TypeKind::Structure(shape) | TypeKind::Union(shape) => cx.shape(shape),
        TypeKind::EventStream(stream) => {
            let end = cx.runtime("event_stream", if stream.sent { "EventStreamSender" } else { "EventReceiver" });
            let (events, error) = (cx.shape(&stream.events), cx.error(&stream.error));
            quote!(#end<#events, #error>)
        }
    }
}

/// The type of an element or value: an `Option` where the list or map is sparse.
pub fn element_type(cx: &Cx<'_>, ty: &Type, sparse: bool) -> TokenStream {
    let ty = rust_type(cx, ty);
    if sparse { cx.option(&ty) } else { ty }
}

/// The member of a message that is a stream of bytes, if there is one.
pub fn byte_stream(it: &Structure) -> Option<&Field> {
    it.fields.iter().find(|field| matches!(field.ty.kind, TypeKind::ByteStream { .. }))
}

/// Whether a value is copied rather than borrowed.
pub fn is_copy(ty: &Type) -> bool {
    let scalar =
        matches!(ty.kind, TypeKind::Boolean | TypeKind::Integer | TypeKind::Long | TypeKind::Float | TypeKind::Double);
    scalar && !ty.boxed
}

/// Whether any part of a value is hidden: its own shape, or what it is made of.
pub fn is_sensitive(ty: &Type) -> bool {
    ty.sensitive
        || match &ty.kind {
            TypeKind::List(list) => is_sensitive(&list.member),
            TypeKind::Map(map) => is_sensitive(&map.key) || is_sensitive(&map.value),
            _ => false,
        }
}
