//! Errors of a service: the enum of all of them, and the module of those that belong to no service.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::operation_error::{unhandled, variant};
use super::{Cx, ident};
use crate::ir::{Operation, StreamError};

/// The file `error_meta.rs`: the error of any operation.
pub fn emit_service_error(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&["Error"]);
    let name = &cx.service.full_name;
    let variants = cx.service.errors.iter().map(|it| variant(cx, &it.name.rust, &it.docs));
    let unhandled = unhandled(cx);
    let names = cx.service.errors.iter().map(|it| ident(&it.name.rust));
    let operations = cx.service.operations.iter().map(|it| of_operation(cx, it));
    let streams = cx.service.stream_errors.iter().map(|it| of_stream(cx, it));
    let has_waiters = cx.service.operations.iter().any(|it| !it.waiters.is_empty());
    let waiters = has_waiters.then(|| quote!(awslice_runtime::error_of_waiters!(Error);));
    let items = quote! {
        #[doc = " An error of any operation."]
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum Error { #(#variants)* #unhandled }
        awslice_runtime::service_error!(Error { #(#names),* } from { #(#operations),* });
        #(#streams)*
        #waiters
    };
    cx.finish(&format!("The error of any operation of {name}."), items)
}

/// `crate::operation::x::XError { A, B }`.
fn of_operation(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let (root, module, error) = (cx.root(), ident(&it.module), format_ident!("{}Error", it.marker));
    let names = it.errors.iter().map(|it| ident(&it.rust));
    quote!(#root::operation::#module::#error { #(#names),* })
}

fn of_stream(cx: &Cx<'_>, it: &StreamError) -> TokenStream {
    let (root, error) = (cx.root(), ident(&it.name.rust));
    let names = it.exceptions.iter().map(|(_, it)| ident(&it.rust));
    quote!(awslice_runtime::error_of_stream!(Error from #root::types::error::#error { #(#names),* });)
}

/// The file `error.rs`.
pub fn emit_error_module(cx: &Cx<'_>) -> TokenStream {
    let items = quote! {
        pub use awslice_runtime::error::UnknownVariantError;
        pub use awslice_runtime::types::{
            BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata
        };

        #[doc = " What a call fails with: the operation's error `E`, or what kept it from getting that far."]
        pub type SdkError<E, R = awslice_runtime::types::HttpResponse> = awslice_runtime::types::SdkError<E, R>;
    };
    cx.file(&[]).finish("Errors that are not of one service.", items)
}
