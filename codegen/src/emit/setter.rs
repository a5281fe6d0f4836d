//! Setters: `field`, `set_field` and `get_field` of builders.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{deprecation, outer_docs};
use super::ty::{element_type, rust_type};
use super::{Cx, field_ident};
use crate::ir::{Field, Presence, Type, TypeKind};

/// Where a builder holds a field.
pub struct Place {
    /// The place to change it.
    pub mutable: TokenStream,
    /// The place to look at it.
    pub shared: TokenStream,
    /// Whether it is held as an `Option`.
    pub optional: bool,
    /// `#[inline]`, where the builder is not generic.
    pub inline: bool,
}

impl Place {
    /// A field of the builder itself.
    pub fn own(field: &Field) -> Self {
        let name = field_ident(field);
        Self { mutable: quote!(self.#name), shared: quote!(self.#name), optional: true, inline: true }
    }

    /// A field of the input that the builder holds.
    pub fn held(field: &Field) -> Self {
        let name = field_ident(field);
        Self {
            mutable: quote!(self.inner.input_mut().#name),
            shared: quote!(self.inner.input().#name),
            optional: field.presence == Presence::Optional,
            inline: false,
        }
    }
}

/// The three methods of a field.
pub fn setters(cx: &Cx<'_>, field: &Field, place: &Place) -> TokenStream {
    let attributes = attributes(field, place);
    let one = set_one(cx, field, place, &attributes);
    let whole = set_whole(cx, field, place, &attributes);
    let get = get(cx, field, place, &attributes);
    quote!(#one #whole #get)
}

fn attributes(field: &Field, place: &Place) -> TokenStream {
    let deprecated = deprecation(field.deprecated.as_ref());
    let inline = place.inline.then(|| quote!(#[inline]));
    quote!(#deprecated #inline)
}

/// The setter under the field's own name: sets a value, appends an item, adds an entry.
fn set_one(cx: &Cx<'_>, field: &Field, place: &Place, attributes: &TokenStream) -> TokenStream {
    let (name, at) = (field_ident(field), &place.mutable);
    let required = if field.required && !field.idempotency_token { " Required." } else { "" };
    let (docs, parameters, change) = match &field.ty.kind {
        TypeKind::List(list) if !field.ty.boxed => {
            let (ty, item) = argument(cx, &list.member, list.sparse, "item");
            let push =
                if place.optional { quote!(#at.get_or_insert_default().push(#item)) } else { quote!(#at.push(#item)) };
            (format!("Appends an item to `{}`.{required}", field.name), quote!(item: #ty), push)
        }
        TypeKind::Map(map) if !field.ty.boxed => {
            let (key_type, key) = argument(cx, &map.key, false, "key");
            let (value_type, value) = argument(cx, &map.value, map.sparse, "value");
            let insert = quote!(insert(#key, #value));
            let add = if place.optional { quote!(#at.get_or_insert_default().#insert) } else { quote!(#at.#insert) };
            (format!("Adds an entry to `{}`.{required}", field.name), quote!(key: #key_type, value: #value_type), add)
        }
        _ => {
            let (ty, value) = argument(cx, &field.ty, false, "value");
            let set = if place.optional { quote!(#at = Some(#value)) } else { quote!(#at = #value) };
            (format!("Sets `{}`.{required}", field.name), quote!(value: #ty), set)
        }
    };
    let docs = outer_docs(&docs);
    quote! {
        #docs
        #attributes
        pub fn #name(mut self, #parameters) -> Self {
            #change;
            self
        }
    }
}

/// `set_field`: replaces the whole value, or clears it.
fn set_whole(cx: &Cx<'_>, field: &Field, place: &Place, attributes: &TokenStream) -> TokenStream {
    let (name, at) = (format_ident!("set_{}", field.stem), &place.mutable);
    let ty = cx.option(&rust_type(cx, &field.ty));
    let docs = outer_docs(&format!("Sets or clears `{}`.", field.name));
    let value = if place.optional { quote!(value) } else { quote!(value.unwrap_or_default()) };
    quote! {
        #docs
        #attributes
        pub fn #name(mut self, value: #ty) -> Self {
            #at = #value;
            self
        }
    }
}

/// `get_field`: the value as set so far.
fn get(cx: &Cx<'_>, field: &Field, place: &Place, attributes: &TokenStream) -> TokenStream {
    let (name, at) = (format_ident!("get_{}", field.stem), &place.shared);
    let ty = rust_type(cx, &field.ty);
    let ty = if place.optional { cx.option(&ty) } else { ty };
    let docs = outer_docs(&format!("`{}` as set so far.", field.name));
    quote! {
        #docs
        #attributes
        pub fn #name(&self) -> &#ty {
            &#at
        }
    }
}

/// The type of a parameter and what is stored of it: text and boxes are converted.
fn argument(cx: &Cx<'_>, ty: &Type, sparse: bool, name: &str) -> (TokenStream, TokenStream) {
    let variable = format_ident!("{name}");
    if !sparse && (ty.boxed || matches!(ty.kind, TypeKind::String)) {
        (cx.into(&rust_type(cx, ty)), quote!(#variable.into()))
    } else {
        (element_type(cx, ty, sparse), quote!(#variable))
    }
}
