//! Setters of builders: `field`, `set_field` and `get_field`, as rows of a macro.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::{deprecation, outer_docs};
use super::ty::{element_type, rust_type};
use super::{Cx, field_ident, ident};
use crate::ir::{Field, Presence, Type, TypeKind};

/// The setters of a builder: a row of the runtime's macro for each field, and the rare ones that the macro cannot make.
///
/// `held` names the input, where the builder holds one; other builders have a field for each member.
pub fn setters(cx: &Cx<'_>, builder: &Ident, held: Option<&Ident>, fields: &[Field]) -> TokenStream {
    let is_regular = |field: &&Field| held.is_none() || field.presence == Presence::Optional;
    let rows: Vec<_> = fields.iter().filter(is_regular).map(|field| row(cx, field)).collect();
    let of = held.map(|input| quote!(of #input));
    let odd: Vec<_> = fields.iter().filter(|field| !is_regular(field)).map(|field| odd_setters(cx, field)).collect();
    let odd = held.filter(|_| !odd.is_empty()).map(|input| {
        let holds = cx.runtime("client", "Holds");
        quote!(impl<S: #holds<#input>> #builder<S> { #(#odd)* })
    });
    let regular = (!rows.is_empty()).then(|| quote!(awslice_runtime::setters!(#builder #of { #(#rows)* });));
    quote!(#regular #odd)
}

/// `set domain(value: impl Into<String>), set_domain, get_domain: Option<String>;` with the setter's documentation.
fn row(cx: &Cx<'_>, field: &Field) -> TokenStream {
    let (docs, deprecated) = (outer_docs(&docs(field)), deprecation(field.deprecated.as_ref()));
    let (name, set, get) =
        (field_ident(field), format_ident!("set_{}", field.stem), format_ident!("get_{}", field.stem));
    let ty = cx.option(&rust_type(cx, &field.ty));
    let (change, parameters) = match &field.ty.kind {
        TypeKind::List(list) if !field.ty.boxed => {
            let item = argument(cx, &list.member, list.sparse);
            ("push", quote!(item: #item))
        }
        TypeKind::Map(map) if !field.ty.boxed => {
            let (key, value) = (argument(cx, &map.key, false), argument(cx, &map.value, map.sparse));
            ("insert", quote!(key: #key, value: #value))
        }
        _ => {
            let value = argument(cx, &field.ty, false);
            ("set", quote!(value: #value))
        }
    };
    let change = ident(change);
    quote!(#docs #deprecated #change #name(#parameters), #set, #get: #ty;)
}

/// What the setter under the field's own name does: sets a value, appends an item, adds an entry.
fn docs(field: &Field) -> String {
    let required = if field.required && !field.idempotency_token { " Required." } else { "" };
    match &field.ty.kind {
        TypeKind::List(_) if !field.ty.boxed => format!("Appends an item to `{}`.{required}", field.name),
        TypeKind::Map(_) if !field.ty.boxed => format!("Adds an entry to `{}`.{required}", field.name),
        _ => format!("Sets `{}`.{required}", field.name),
    }
}

/// The setters of a field that the input holds without an `Option`: of a stream.
fn odd_setters(cx: &Cx<'_>, field: &Field) -> TokenStream {
    let (docs, deprecated) = (outer_docs(&docs(field)), deprecation(field.deprecated.as_ref()));
    let (name, set, get) =
        (field_ident(field), format_ident!("set_{}", field.stem), format_ident!("get_{}", field.stem));
    let ty = rust_type(cx, &field.ty);
    let option = cx.option(&ty);
    quote! {
        #docs
        #deprecated
        pub fn #name(mut self, value: #ty) -> Self {
            self.inner.input_mut().#name = value;
            self
        }

        #[doc = " Sets the whole value, or its default."]
        #deprecated
        pub fn #set(mut self, value: #option) -> Self {
            self.inner.input_mut().#name = value.unwrap_or_default();
            self
        }

        #[doc = " The value as set so far."]
        #deprecated
        pub fn #get(&self) -> &#ty {
            &self.inner.input().#name
        }
    }
}

/// The type of a parameter: what is text or boxed is converted.
fn argument(cx: &Cx<'_>, ty: &Type, sparse: bool) -> TokenStream {
    if !sparse && (ty.boxed || matches!(ty.kind, TypeKind::String)) {
        cx.into(&rust_type(cx, ty))
    } else {
        element_type(cx, ty, sparse)
    }
}
