//! The error of an operation: a variant per error that the operation lists.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::outer_docs;
use super::{Cx, ident};
use crate::emit::docs::described;
use crate::ir::{Operation, OperationError};

/// The enum, its predicates, and its connection to the operation's row.
pub fn operation_error(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let name = format_ident!("{}Error", it.marker);
    let docs = outer_docs(&format!("What `{}` can fail with.", it.wire));
    let variants = it.errors.iter().map(|error| variant(cx, &error.rust, &error.docs));
    let unhandled = unhandled(cx);
    let predicates = predicates(&name, it.errors.iter());
    let codes = it.errors.iter().map(|error| {
        let (code, variant) = (&error.code, ident(&error.rust));
        quote!(#code => #variant)
    });
    quote! {
        #docs
        #[non_exhaustive]
        #[derive(Debug)]
        pub enum #name { #(#variants)* #unhandled }
        #predicates
        awslice_runtime::operation_error!(#name, &OPERATION, { #(#codes),* });
    }
}

/// A variant for a modeled error.
pub fn variant(cx: &Cx<'_>, rust: &str, docs: &str) -> TokenStream {
    let docs = outer_docs(&described(docs, &format!("The error `{rust}`."), ""));
    let (name, error) = (ident(rust), cx.error(rust));
    quote!(#docs #name(#error),)
}

/// The variant for anything else.
pub fn unhandled(cx: &Cx<'_>) -> TokenStream {
    let unhandled = cx.runtime("error", "Unhandled");
    quote! {
        #[doc = " Anything else: see its metadata and its source."]
        #[deprecated(note = "match on a wildcard and look at `.code()` instead: new variants may be added")]
        Unhandled(#unhandled),
    }
}

/// `is_variant` for each of these errors.
pub fn predicates<'e>(name: &Ident, errors: impl Iterator<Item = &'e OperationError>) -> Option<TokenStream> {
    let mut errors = errors.peekable();
    errors.peek()?;
    let methods = errors.map(|error| {
        let (predicate, variant) = (ident(&error.predicate), ident(&error.rust));
        let docs = outer_docs(&format!("Whether this is [`{0}`](Self::{0}).", error.rust));
        quote! {
            #docs
            pub fn #predicate(&self) -> bool {
                matches!(self, Self::#variant(_))
            }
        }
    });
    Some(quote!(impl #name { #(#methods)* }))
}
