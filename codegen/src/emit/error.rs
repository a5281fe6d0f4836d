//! A modeled error: a structure that prints, with what every error response says.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::accessor::accessor;
use super::builder::{Extra, builder, constructor};
use super::debug::{self, derives};
use super::schema::{indexed_fields, is_modeled, structure_table};
use super::structure::{definition, fields};
use super::{Cx, ident};
use crate::ir::Structure;

/// The file of an error.
pub fn emit_error(cx: &Cx<'_>, it: &Structure) -> TokenStream {
    let builder_name = format!("{}Builder", it.name.rust);
    let cx = &cx.file(&[&it.name.rust, &builder_name, &it.name.table]);
    let (name, table) = (ident(&it.name.rust), ident(&it.name.table));
    let message = it.error.as_ref().map(|error| error.message);
    let (fields, meta) = (fields(cx, it, false), cx.runtime("types", "ErrorMetadata"));
    let strukt = definition(it, &quote!(#fields pub(crate) meta: #meta,), &derives(it, false));
    // The accessor of the message comes with the traits, below.
    let others = it.fields.iter().enumerate().filter(|(index, _)| Some(*index) != message);
    let accessors = others.map(|(_, field)| accessor(cx, field));
    let builder_path = format_ident!("{builder_name}");
    let constructor = constructor(cx, &quote!(#builder_path));
    let rows = structure_table(cx, it);
    let (indexed, label) = (indexed_fields(it), label(it));
    let unmodeled = message.filter(|index| !is_modeled(it, *index)).map(|_| quote!(message));
    let (debug, builder) = (debug::redacted(it, &["meta"]), builder(cx, it, &metadata(cx)));
    let items = quote! {
        #strukt
        impl #name { #constructor #(#accessors)* }
        #debug
        #rows
        awslice_runtime::modeled_error!(#name, #label, #table { #indexed } #unmodeled);
        #builder
    };
    cx.finish(&format!("The error `{}`.", it.wire), items)
}

/// What the error prints as: its Rust name, with the name in the model where that differs.
fn label(it: &Structure) -> String {
    if it.name.rust == it.wire { it.wire.clone() } else { format!("{} [{}]", it.name.rust, it.wire) }
}

/// Code, message and request id in the builder.
fn metadata(cx: &Cx<'_>) -> Extra {
    let meta = cx.runtime("types", "ErrorMetadata");
    let option = cx.option(&meta);
    Extra {
        fields: quote!(meta: #option,),
        values: quote!(meta: self.meta.unwrap_or_default(),),
        methods: quote! {
            #[doc = " Sets code, message and request id."]
            #[inline]
            pub fn meta(mut self, meta: #meta) -> Self {
                self.meta = Some(meta);
                self
            }

            #[doc = " Sets or clears code, message and request id."]
            #[inline]
            pub fn set_meta(&mut self, meta: #option) -> &mut Self {
                self.meta = meta;
                self
            }
        },
    }
}
