//! A structure of `types`: the type, its accessors, its table, its builder.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::accessor::accessor;
use super::builder::{Extra, builder, constructor};
use super::debug::{self, derives};
use super::docs::{deprecation, described, outer_docs};
use super::schema::{indexed_fields, structure_table};
use super::ty::field_type;
use super::words::constraints;
use super::{Cx, ident};
use crate::ir::{Field, Structure};

/// The file of a structure.
pub fn emit_structure(cx: &Cx<'_>, it: &Structure) -> TokenStream {
    let builder_name = format!("{}Builder", it.name.rust);
    let cx = &cx.file(&[&it.name.rust, &builder_name, &it.name.table]);
    let (name, table) = (ident(&it.name.rust), ident(&it.name.table));
    let strukt = definition(it, &fields(cx, it, true), &derives(it, false));
    let accessors = it.fields.iter().map(|field| accessor(cx, field));
    let builder_path = format_ident!("{builder_name}");
    let constructor = constructor(cx, &quote!(#builder_path));
    let rows = structure_table(cx, it);
    let (indexed, debug) = (indexed_fields(it), debug::redacted(it, &[]));
    let builder = builder(cx, it, &Extra::default());
    let items = quote! {
        #strukt
        impl #name { #constructor #(#accessors)* }
        #debug
        #rows
        awslice_runtime::structure!(#name, #table { #indexed });
        #builder
    };
    cx.finish(&format!("The structure `{}`.", it.wire), items)
}

/// The type itself, with these fields and derives.
pub fn definition(it: &Structure, fields: &TokenStream, derives: &TokenStream) -> TokenStream {
    let name = ident(&it.name.rust);
    let kind = if it.error.is_some() { "error" } else { "structure" };
    let docs = outer_docs(&described(&it.docs, &format!("The {kind} `{}`.", it.wire), ""));
    let deprecated = deprecation(it.deprecated.as_ref());
    quote! {
        #docs
        #deprecated
        #derives
        #[non_exhaustive]
        pub struct #name { #fields }
    }
}

/// The fields, documented; `limits` adds what a request must keep to.
pub fn fields(cx: &Cx<'_>, it: &Structure, limits: bool) -> TokenStream {
    let fields = it.fields.iter().map(|field| field_definition(cx, field, limits));
    quote!(#(#fields)*)
}

fn field_definition(cx: &Cx<'_>, field: &Field, limits: bool) -> TokenStream {
    let limits = if limits { constraints(cx, field) } else { String::new() };
    let docs = outer_docs(&described(&field.docs, &format!("The member `{}`.", field.name), &limits));
    let deprecated = deprecation(field.deprecated.as_ref());
    let (name, ty) = (ident(&field.rust), field_type(cx, field));
    quote! {
        #docs
        #deprecated
        pub #name: #ty,
    }
}
