//! The output of an operation: the type, which keeps the request id, its accessors, its table, its builder.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::accessor::accessor;
use super::builder::{Extra, builder, constructor};
use super::debug::{self, derives};
use super::schema::{event_stream, indexed_fields, structure_table};
use super::structure::{definition, fields};
use super::ty::byte_stream;
use super::{Cx, field_ident, ident};
use crate::ir::{Operation, Structure};

/// The file of an output.
pub fn emit_output(cx: &Cx<'_>, operation: &Operation) -> TokenStream {
    let it = &described_output(operation);
    let builder_name = format_ident!("{}Builder", it.name.rust);
    let cx = &cx.file(&[&it.name.rust, &builder_name.to_string(), &it.name.table]);
    let (name, table) = (ident(&it.name.rust), ident(&it.name.table));
    let request_id = request_id(cx);
    let (fields, private) = (fields(cx, it, false), &request_id.fields);
    let strukt = definition(it, &quote!(#fields #private), &derives(it, false));
    let constructor = constructor(cx, &quote!(#builder_name));
    let accessors = it.fields.iter().map(|field| accessor(cx, field));
    let parse = parse_http_response(cx, operation);
    let (rows, indexed) = (structure_table(cx, it), indexed_fields(it));
    let stream = stream(it);
    let (debug, builder) = (debug::redacted(it, &["_request_id"]), builder(cx, it, &request_id));
    let items = quote! {
        #strukt
        impl #name { #constructor #(#accessors)* #parse }
        #debug
        #rows
        awslice_runtime::output!(#name, #table { #indexed } #stream);
        #builder
    };
    cx.finish(&format!("The output of `{}`.", operation.wire), items)
}

/// What the table says of the field that is a stream of bytes or events.
fn stream(it: &Structure) -> Option<TokenStream> {
    let bytes = byte_stream(it).map(field_ident).map(|field| quote!(stream #field));
    bytes.or_else(|| event_stream(it).map(field_ident).map(|field| quote!(events #field of super::OPERATION)))
}

/// The output with documentation of its own: the model's stands at the operation.
fn described_output(operation: &Operation) -> Structure {
    let nothing = if operation.output.fields.is_empty() { ": nothing but the request id" } else { "" };
    let docs = format!("The output of [`{0}`](super::{0}){nothing}.", operation.marker);
    Structure { docs, ..operation.output.clone() }
}

/// The request id in the builder, as in the output.
fn request_id(cx: &Cx<'_>) -> Extra {
    let ty = cx.option(&cx.string());
    Extra {
        fields: quote!(_request_id: #ty,),
        methods: TokenStream::new(),
        values: quote!(_request_id: self._request_id,),
    }
}

fn parse_http_response(cx: &Cx<'_>, operation: &Operation) -> TokenStream {
    let (client, marker) = (cx.runtime_module("client"), ident(&operation.marker));
    let error = format_ident!("{}Error", operation.marker);
    let http = cx.runtime("types", "http");
    let result = cx.result(&quote!(Self), &quote!(super::#error));
    quote! {
        #[doc = " The output that an HTTP response stands for: nothing is received."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " What the service says went wrong, or, unhandled, that the response cannot be read."]
        pub fn parse_http_response(response: &#http::Response<impl AsRef<[u8]>>) -> #result {
            #client::parse_http_response::<super::#marker>(response)
        }
    }
}
