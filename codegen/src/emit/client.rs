//! The client of a service: a method per operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{deprecation, described, first_paragraph, outer_docs};
use super::waiter::emit_trait;
use super::{Cx, ident};
use crate::ir::Operation;

/// The file `client.rs`.
pub fn emit_client(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&["Client", "Waiters"]);
    let name = &cx.service.full_name;
    let docs =
        outer_docs(&format!("A client of {name}. Cloning it is cheap; clones share connections and retry quota."));
    let handle = cx.runtime("client", "Handle");
    let (constructors, operations) = (constructors(cx), cx.service.operations.iter().map(|it| method(cx, it)));
    let waiters = emit_trait(cx);
    let items = quote! {
        use super::config::Config;
        use super::operation;
        use super::service::Service;

        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            pub(crate) handle: #handle<Service>,
        }

        impl Client {
            #constructors
            #(#operations)*
        }

        #waiters

        #[doc = " Calls that are changed before they are sent."]
        pub mod customize {
            pub use awslice_runtime::client::CustomizableOperation;
        }
    };
    cx.finish(&format!("The client of {name}."), items)
}

fn constructors(cx: &Cx<'_>) -> TokenStream {
    let (handle, sdk_config) = (cx.runtime("client", "Handle"), cx.runtime("types", "SdkConfig"));
    quote! {
        #[doc = " A client with the shared configuration of `aws-config`."]
        pub fn new(sdk_config: &#sdk_config) -> Self {
            Self::from_conf(sdk_config.into())
        }

        #[doc = " A client with a configuration of its own."]
        pub fn from_conf(config: Config) -> Self {
            Self { handle: #handle::new(config) }
        }

        #[doc = " The configuration."]
        pub fn config(&self) -> &Config {
            self.handle.config()
        }
    }
}

fn method(cx: &Cx<'_>, it: &Operation) -> TokenStream {
    let (method, module) = (ident(&it.method), ident(&it.module));
    let (builder, fluent) = (format_ident!("{}FluentBuilder", it.marker), cx.runtime("client", "Fluent"));
    let more = format!("Members, errors and an example: [`{0}`](operation::{1}).", it.marker, it.module);
    let docs = outer_docs(&described(&first_paragraph(&it.docs), &format!("Calls `{}`.", it.wire), &more));
    let deprecated = deprecation(it.deprecated.as_ref());
    quote! {
        #docs
        #deprecated
        pub fn #method(&self) -> operation::#module::builders::#builder {
            #fluent::new(&self.handle).into()
        }
    }
}
