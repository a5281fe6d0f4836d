//! The builders of an operation: one generic type that serves as the input's builder and as the call.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::outer_docs;
use super::schema::event_stream;
use super::setter::setters;
use super::{Cx, field_ident, ident};
use crate::ir::Operation;

/// The file `builders.rs` of an operation.
pub fn emit_builders(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let names =
        [format!("{}Builder", it.marker), format!("{}InputBuilder", it.pascal), format!("{}FluentBuilder", it.marker)];
    let output_builder = format!("{}Builder", it.output.name.rust);
    let input_name = it.input.name.rust.as_str();
    let own = [names[0].as_str(), &names[1], &names[2], &output_builder, input_name, &it.marker];
    let cx = &cx.file(&own);
    let (marker, input, output) = (ident(&it.marker), ident(input_name), ident(&it.output.name.rust));
    let (builder, output_builder) = (ident(&names[0]), ident(&output_builder));
    let error = format_ident!("{}Error", it.marker);
    let root = cx.root();
    let events = event_stream(&it.input).map(|field| {
        let field = field_ident(field);
        quote!(, events #field)
    });
    let (aliases, generic) = (aliases(cx, it), generic_builder(cx, it));
    let waiter_builder =
        (!it.waiters.is_empty()).then(|| quote!(awslice_runtime::waiter_builder!(#builder, #marker, #input);));
    let items = quote! {
        use super::{#marker, #input};

        pub use super::_output::#output_builder;

        #aliases
        #generic
        awslice_runtime::operation_builder!(
            #builder, #marker, #input, super::#output, super::#error, #root::client::Client #events
        );
        #waiter_builder
    };
    cx.finish(&format!("The builders of `{}`.", it.wire), items)
}

fn aliases(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let (marker, input) = (ident(&it.marker), ident(&it.input.name.rust));
    let (builder, input_builder) = (format_ident!("{}Builder", it.marker), format_ident!("{}InputBuilder", it.pascal));
    let fluent_builder = format_ident!("{}FluentBuilder", it.marker);
    let (bare, fluent) = (cx.runtime("client", "Bare"), cx.runtime("client", "Fluent"));
    let input_docs = outer_docs(&format!("Builds a [`{}`].", it.input.name.rust));
    let fluent_docs = outer_docs(&format!("Builds a call of [`{}`] and sends it.", it.marker));
    quote! {
        #input_docs
        pub type #input_builder = #builder<#bare<#input>>;

        #fluent_docs
        pub type #fluent_builder = #builder<#fluent<#marker>>;
    }
}

fn generic_builder(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let (builder, input) = (format_ident!("{}Builder", it.marker), ident(&it.input.name.rust));
    let fields = &it.input.fields;
    let setters = (!fields.is_empty()).then(|| setters(cx, &builder, Some(&input), fields));
    quote! {
        #[doc = " The setters of both builders: they work on the input that `S` holds."]
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct #builder<S> {
            inner: S,
        }
        #setters
    }
}
