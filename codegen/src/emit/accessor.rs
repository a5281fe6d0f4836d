//! Accessors: one per field, under its name.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{deprecation, outer_docs};
use super::ty::{element_type, is_copy, rust_type, unboxed_type};
use super::{Cx, field_ident};
use crate::ir::{Field, Presence, TypeKind};

/// The accessor of a field: borrowed where the value is not copied, a slice for lists whether set or not.
pub fn accessor(cx: &Cx<'_>, field: &Field) -> TokenStream {
    let name = field_ident(field);
    let (ty, body, ending) = match field.presence {
        Presence::Optional => optional(cx, field),
        Presence::Required | Presence::Defaulted => {
            let (ty, body) = plain(cx, field);
            (ty, body, "")
        }
    };
    let docs = outer_docs(&format!("`{}`{ending}.", field.name));
    let deprecated = deprecation(field.deprecated.as_ref());
    quote! {
        #docs
        #deprecated
        #[inline]
        pub fn #name(&self) -> #ty {
            #body
        }
    }
}

fn optional(cx: &Cx<'_>, field: &Field) -> (TokenStream, TokenStream, &'static str) {
    let name = field_ident(field);
    let is_set = ", if it is set";
    match &field.ty.kind {
        TypeKind::List(list) if !field.ty.boxed => {
            let item = element_type(cx, &list.member, list.sparse);
            (quote!(&[#item]), quote!(self.#name.as_deref().unwrap_or_default()), ": empty if it is not set")
        }
        TypeKind::String if !field.ty.boxed => (cx.option(&quote!(&str)), quote!(self.#name.as_deref()), is_set),
        _ if is_copy(&field.ty) => (cx.option(&rust_type(cx, &field.ty)), quote!(self.#name), is_set),
        _ => {
            let ty = unboxed_type(cx, &field.ty);
            let body = if field.ty.boxed { quote!(self.#name.as_deref()) } else { quote!(self.#name.as_ref()) };
            (cx.option(&quote!(&#ty)), body, is_set)
        }
    }
}

fn plain(cx: &Cx<'_>, field: &Field) -> (TokenStream, TokenStream) {
    let name = field_ident(field);
    match &field.ty.kind {
        TypeKind::List(list) if !field.ty.boxed => {
            let item = element_type(cx, &list.member, list.sparse);
            (quote!(&[#item]), quote!(&self.#name))
        }
        TypeKind::String if !field.ty.boxed => (quote!(&str), quote!(&self.#name)),
        _ if is_copy(&field.ty) => (rust_type(cx, &field.ty), quote!(self.#name)),
        _ => {
            let ty = unboxed_type(cx, &field.ty);
            (quote!(&#ty), quote!(&self.#name))
        }
    }
}
