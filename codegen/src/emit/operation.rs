//! An operation's module: its page of documentation, its marker and row, its error.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::context::{endpoint_operation_name, operation_context};
use super::operation_docs::page;
use super::operation_error::operation_error;
use super::schema::event_stream;
use super::ty::byte_stream;
use super::{Cx, field_ident, ident};
use crate::ir::{Operation, OperationError, Presence};

/// The file of an operation.
pub fn emit_operation(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let error = format!("{}Error", it.marker);
    let cx = &cx.file(&[&it.marker, &it.input.name.rust, &it.output.name.rust, &error, "OPERATION"]);
    let (input, output) = (ident(&it.input.name.rust), ident(&it.output.name.rust));
    let (marker, row, error) = (marker(cx, it), row(cx, it), operation_error(cx, it));
    let paginator = it.paginator.as_ref().map(|_| {
        quote!(
            pub mod paginator;
        )
    });
    let items = quote! {
        mod _input;
        mod _output;
        pub mod builders;
        #paginator

        pub use _input::#input;
        pub use _output::#output;

        #marker
        #row
        #error
    };
    cx.finish(&page(cx, it), items)
}

/// The file `operation.rs`: the list of modules.
pub fn emit_operations(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&[]);
    let mut modules: Vec<_> = cx.service.operations.iter().map(|it| ident(&it.module)).collect();
    modules.sort();
    let items = quote! {
        #(pub mod #modules;)*

        pub use awslice_runtime::types::RequestId;
    };
    cx.finish(&format!("The operations of {}, a module each.", cx.service.full_name), items)
}

fn marker(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let (marker, root) = (ident(&it.marker), cx.root());
    let (input, output) = (ident(&it.input.name.rust), ident(&it.output.name.rust));
    let (builder, error) = (format_ident!("{}InputBuilder", it.pascal), format_ident!("{}Error", it.marker));
    let (operation, schema) = (cx.runtime("operation", "Operation"), cx.runtime_module("schema"));
    let (fill_token, take_upload) = (fill_token(cx, it), take_upload(cx, it));
    quote! {
        #[doc = " The operation itself, as a type."]
        #[derive(Clone, Copy, Debug, Default)]
        #[non_exhaustive]
        pub struct #marker;

        impl #operation for #marker {
            type Service = #root::service::Service;
            type Input = #input;
            type InputBuilder = builders::#builder;
            type Output = #output;
            type Error = #error;
            const ROW: &'static #schema::Operation = &OPERATION;
            #fill_token
            #take_upload
        }
    }
}

fn fill_token(cx: &Cx<'_>, it: &Operation) -> Option<TokenStream> {
    let mut tokens = it
        .input
        .fields
        .iter()
        .filter(|field| field.idempotency_token && field.presence == Presence::Optional)
        .peekable();
    tokens.peek()?;
    let fills = tokens.map(|field| {
        let name = field_ident(field);
        quote!(input.#name.get_or_insert_with(&mut *token);)
    });
    let string = cx.string();
    Some(quote! {
        fn fill_token(input: &mut Self::Input, token: &mut dyn FnMut() -> #string) {
            #(#fills)*
        }
    })
}

/// Takes the stream of bytes or events out of the input.
fn take_upload(cx: &Cx<'_>, it: &Operation) -> Option<TokenStream> {
    let (bytes, events) = (byte_stream(&it.input), event_stream(&it.input));
    let field = field_ident(bytes.or(events)?);
    let upload = cx.runtime("client", "Upload");
    let taken = cx.option(&upload);
    let value = if events.is_some() {
        let events = cx.runtime_module("event_stream");
        quote!(#events::upload(&mut input.#field, &OPERATION))
    } else {
        quote!(Some(#upload::Bytes(::core::mem::take(&mut input.#field))))
    };
    Some(quote! {
        fn take_upload(input: &mut Self::Input) -> #taken {
            #value
        }
    })
}

fn row(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let (schema, root) = (cx.runtime_module("schema"), cx.root());
    let Operation { wire, http_method, uri, .. } = it;
    let (input, output) = (ident(&it.input.name.table), ident(&it.output.name.table));
    let traits = traits(it);
    let context = operation_context(cx, &it.auth, &it.context);
    let asked = it.discovers_endpoint.then(|| {
        let name = endpoint_operation_name();
        quote!(.endpoint_operation(&#root::service::#name))
    });
    let errors = (!it.errors.is_empty()).then(|| {
        let rows = it.errors.iter().map(|error| error_row(cx, error));
        quote!(.errors(&[#(#rows),*]))
    });
    quote! {
        #[doc = " How the operation goes over the wire."]
        static OPERATION: #schema::Operation = #schema::Operation::new(
            #wire,
            &#root::service::SERVICE,
            #http_method,
            #uri,
            &_input::#input,
            &_output::#output,
        ) #traits #context #asked #errors;
    }
}

fn traits(it: &Operation) -> TokenStream {
    let without_input = (!it.has_input).then(|| quote!(.without_input()));
    let without_output = (!it.has_output).then(|| quote!(.without_output()));
    let result_wrapper = it.result_wrapper.as_ref().map(|name| quote!(.result_wrapper(#name)));
    let host_prefix = it.host_prefix.as_ref().map(|prefix| quote!(.host_prefix(#prefix)));
    let flags = [(it.unsigned_payload, "unsigned_payload"), (it.checksum_required, "checksum_required")];
    let set = flags.iter().filter(|(set, _)| *set).map(|(_, name)| ident(name));
    let body = body_traits(it);
    quote!(#without_input #without_output #result_wrapper #host_prefix #(.#set())* #body)
}

/// Checksums and compression.
fn body_traits(it: &Operation) -> TokenStream {
    let algorithm = it.checksum_algorithm.as_ref().map(|member| quote!(.checksum_algorithm(#member)));
    let response = it.response_checksums.as_ref().map(|it| {
        let (mode, algorithms) = (&it.mode, &it.algorithms);
        quote!(.response_checksums(#mode, &[#(#algorithms),*]))
    });
    let compressions = (!it.compressions.is_empty()).then(|| {
        let encodings = &it.compressions;
        quote!(.compressions(&[#(#encodings),*]))
    });
    quote!(#algorithm #response #compressions)
}

fn error_row(cx: &Cx<'_>, it: &OperationError) -> TokenStream {
    let row = cx.runtime("schema", "ErrorRow");
    let OperationError { wire, code, .. } = it;
    let other_code = (code != wire).then(|| quote!(.code(#code)));
    let status = it.status.map(|status| {
        let status = Literal::u16_unsuffixed(status);
        quote!(.status(#status))
    });
    let retryable = it.retryable.map(|throttling| quote!(.retryable(#throttling)));
    let members = cx.error_table(it);
    quote!(#row::new(#wire) #other_code #status #retryable .members(&#members))
}
