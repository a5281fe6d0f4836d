//! The error of an event stream: a variant per exception among its members.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::operation_error::{predicates, unhandled, variant};
use super::{Cx, ident};
use crate::ir::StreamError;

/// The file of a stream's error.
pub fn emit_stream_error(cx: &Cx<'_>, it: &StreamError) -> TokenStream {
    let cx = &cx.file(&[&it.name.rust]);
    let name = ident(&it.name.rust);
    let docs = outer_docs(&format!("What the event stream `{}` can fail with.", it.stream));
    let variants = it.exceptions.iter().map(|(_, error)| variant(cx, &error.rust, &error.docs));
    let unhandled = unhandled(cx);
    let predicates = predicates(&name, it.exceptions.iter().map(|(_, error)| error));
    let members = it.exceptions.iter().map(|(member, error)| {
        let variant = ident(&error.rust);
        quote!(#member => #variant)
    });
    let items = quote! {
        #docs
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum #name { #(#variants)* #unhandled }
        #predicates
        awslice_runtime::stream_error!(#name { #(#members),* });
    };
    cx.finish(&format!("The error of the event stream `{}`.", it.stream), items)
}
