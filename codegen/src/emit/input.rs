//! The input of an operation: the type, its accessors, its checks, its table.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::accessor::accessor;
use super::builder::constructor;
use super::debug::{self, derives};
use super::schema::{event_stream, indexed_fields, structure_table};
use super::structure::{definition, fields};
use super::{Cx, field_ident, ident};
use crate::ir::{Operation, Presence, Structure};

/// The file of an input.
pub fn emit_input(cx: &Cx<'_>, operation: &Operation) -> TokenStream {
    let it = &described_input(operation);
    let cx = &cx.file(&[&it.name.rust, &it.name.table]);
    let (name, table) = (ident(&it.name.rust), ident(&it.name.table));
    let strukt = definition(it, &fields(cx, it, true), &derives(it, has_default(it)));
    let builder = format_ident!("{}Builder", it.name.rust);
    let constructor = constructor(cx, &quote!(super::builders::#builder));
    let accessors = it.fields.iter().map(|field| accessor(cx, field));
    // What we add to the SDK's API gives way to members of the same name.
    let free = |name: &str| it.fields.iter().all(|field| field.rust != name);
    let validate = free("validate").then(|| validate(cx));
    let strict = free("validate_strict").then(|| validate_strict(cx));
    let advisories = free("advisories").then(|| advisories(cx));
    let form = Form::of(cx, it);
    let request = free(&form.unsigned.to_string()).then(|| http_request(cx, operation, &form));
    let signed = free(&form.signed.to_string()).then(|| signed_http_request(cx, operation, &form));
    let events = event_stream(it).map(|field| {
        let field = field_ident(field);
        quote!(#field: None)
    });
    let (rows, indexed, debug) = (structure_table(cx, it), indexed_fields(it), debug::redacted(it, &[]));
    let items = quote! {
        #strukt
        impl #name { #constructor #(#accessors)* #validate #strict #advisories #request #signed }
        #debug
        #rows
        awslice_runtime::structure!(#name, #table { #indexed } #events);
    };
    cx.finish(&format!("The input of `{}`.", operation.wire), items)
}

/// The input with documentation of its own: the model's stands at the operation.
fn described_input(operation: &Operation) -> Structure {
    let docs = format!("The input of [`{0}`](super::{0}).", operation.marker);
    Structure { docs, ..operation.input.clone() }
}

/// Whether all fields have a default: those that are not optional are streams, which have one.
fn has_default(it: &Structure) -> bool {
    it.fields.iter().all(|field| field.presence != Presence::Required)
}

fn validate(cx: &Cx<'_>) -> TokenStream {
    let validate = cx.runtime_module("validate");
    let checked = cx.result(&quote!(()), &cx.runtime("validate", "ValidationError"));
    quote! {
        #[doc = " Checks required members and least lengths and values, at any depth, as `send()` does first of all."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " All violations, not just the first."]
        pub fn validate(&self) -> #checked {
            #validate::check(self)
        }
    }
}

fn validate_strict(cx: &Cx<'_>) -> TokenStream {
    let validate = cx.runtime_module("validate");
    let checked = cx.result(&quote!(()), &cx.runtime("validate", "ValidationError"));
    quote! {
        #[doc = " As [`validate`](Self::validate), with [`advisories`](Self::advisories) as violations."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " All violations and advisories, in the order of the members."]
        pub fn validate_strict(&self) -> #checked {
            #validate::check_strict(self)
        }
    }
}

fn advisories(cx: &Cx<'_>) -> TokenStream {
    let validate = cx.runtime_module("validate");
    let advised = cx.vec(&cx.runtime("validate", "Violation"));
    quote! {
        #[doc = " What the service may refuse beyond [`validate`](Self::validate): greatest lengths and values, patterns,"]
        #[doc = " enumerations."]
        pub fn advisories(&self) -> #advised {
            #validate::advise(self)
        }
    }
}

/// How an input becomes a request: one with a stream goes into it, the others are looked at.
struct Form {
    result: TokenStream,
    receiver: TokenStream,
    unsigned: Ident,
    signed: Ident,
}

impl Form {
    fn of(cx: &Cx<'_>, it: &Structure) -> Self {
        let (http, error) = (cx.runtime("types", "http"), cx.runtime("types", "BoxError"));
        let (body, receiver, prefix) = if it.comparable {
            (cx.runtime("types", "Bytes"), quote!(&self), "to")
        } else {
            (cx.runtime("types", "SdkBody"), quote!(self), "into")
        };
        Self {
            result: cx.result(&quote!(#http::Request<#body>), &error),
            receiver,
            unsigned: format_ident!("{prefix}_http_request"),
            signed: format_ident!("{prefix}_signed_http_request"),
        }
    }
}

fn http_request(cx: &Cx<'_>, operation: &Operation, form: &Form) -> TokenStream {
    let (client, config, marker) = (cx.runtime_module("client"), cx.config("Config"), ident(&operation.marker));
    let Form { result, receiver, unsigned, .. } = form;
    quote! {
        #[doc = " The request that this input becomes, without a signature: nothing is sent."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " When the input is not valid, when no endpoint is known, or when the input cannot be written."]
        pub fn #unsigned(#receiver, config: &#config) -> #result {
            #client::#unsigned::<super::#marker>(self, config)
        }
    }
}

fn signed_http_request(cx: &Cx<'_>, operation: &Operation, form: &Form) -> TokenStream {
    let (client, config, marker) = (cx.runtime_module("client"), cx.config("Config"), ident(&operation.marker));
    let (credentials, time) = (cx.config("Credentials"), cx.system_time());
    let Form { result, receiver, unsigned, signed } = form;
    let errors = format!(" As [`{unsigned}`](Self::{unsigned}), and when the request cannot be signed.");
    quote! {
        #[doc = " The request that this input becomes, signed with these credentials as of this time: nothing is sent."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = #errors]
        pub fn #signed(
            #receiver,
            config: &#config,
            credentials: &#credentials,
            time: #time,
        ) -> #result {
            #client::#signed::<super::#marker>(self, config, credentials, time)
        }
    }
}
