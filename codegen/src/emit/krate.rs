//! The crate's root and its README.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::inner_docs;
use super::service::{root_docs, root_items};
use super::{Cx, ident, library_name};
use crate::ir::{Crate, Layout, Operation, Service};

/// `src/lib.rs` of a crate with a module per service.
pub fn emit_library(krate: &Crate) -> TokenStream {
    let docs = inner_docs(&library_docs(krate));
    let (lints, commands) = (lints(), commands(krate));
    let modules = krate.services.iter().map(|it| {
        let (feature, module) = (&it.module, ident(&it.module));
        quote! {
            #[cfg(feature = #feature)]
            #[rustfmt::skip]
            pub mod #module;
        }
    });
    quote! {
        #docs
        #lints
        #[rustfmt::skip]
        mod partitions;
        #(#modules)*
        #commands
    }
}

/// `src/lib.rs` of a crate that is one service.
pub fn emit_service_library(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&["Client", "Config", "Error"]);
    let (lints, items) = (lints(), root_items(cx.service));
    cx.finish(&root_docs(cx.service), quote!(#lints mod partitions; #items))
}

/// The list of all services for the command line, if it is wanted.
fn commands(krate: &Crate) -> Option<TokenStream> {
    let services: Vec<TokenStream> = krate
        .services
        .iter()
        .filter(|it| it.commands.is_some())
        .map(|it| {
            let (feature, module) = (&it.module, ident(&it.module));
            quote! {
                #[cfg(feature = #feature)]
                &#module::commands::SERVICE,
            }
        })
        .collect();
    (!services.is_empty()).then(|| {
        quote! {
            #[doc = " The services as commands."]
            #[cfg(feature = "commands")]
            pub static COMMANDS: &[&awslice_runtime::command::Service] = &[#(#services)*];
        }
    })
}

/// What the API that is given forces, and nothing else.
fn lints() -> TokenStream {
    quote! {
        #![forbid(unsafe_code)]
        #![warn(missing_docs)]
        #![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
        #![allow(deprecated, reason = "models and API deprecate what is used here")]
        #![allow(clippy::large_enum_variant, reason = "unions are laid out as the SDK's")]
        #![allow(clippy::result_large_err, reason = "errors are laid out as the SDK's")]
        #![allow(clippy::should_implement_trait, reason = "setters bear the names of members")]
        #![allow(clippy::module_inception, reason = "modules bear the names of operations")]
    }
}

/// The crate's page. Services are not linked: with their feature off they are not there.
fn library_docs(krate: &Crate) -> String {
    let services = krate.services.iter().map(|it| format!("* `{}`: {}: {}", it.module, it.full_name, operations(it)));
    let services = services.collect::<Vec<_>>().join("\n");
    format!(
        "Clients of AWS services, for the operations that were chosen.\n\nEach service is a module with the API of its \
         crate in the AWS SDK for Rust, and a cargo feature of the same name.\n\n# Services and operations\n\n{services}"
    )
}

/// `README.md`.
pub fn readme(krate: &Crate) -> String {
    let services = krate.services.iter().map(|it| format!("* {}: {}", it.full_name, operations(it)));
    let services = services.collect::<Vec<_>>().join("\n");
    let what = match krate.layout {
        Layout::Modules => "Each service is a module and a cargo feature; all are on by default.",
        Layout::PerService => "The crate bears the names of the AWS SDK for Rust, and takes its place.",
    };
    let usage =
        krate.services.first().and_then(|it| Some(usage(krate, it, it.operations.first()?))).unwrap_or_default();
    format!(
        "# {name}\n\nClients of AWS services, for the operations that were chosen, with the API of the AWS SDK for Rust.\n\
         {what}\n\n{services}\n{usage}\nThis folder is written by `cargo xtask codegen`; change the models or the generator, not the files.\n",
        name = krate.name,
    )
}

fn operations(it: &Service) -> String {
    it.operations.iter().map(|it| format!("`{}`", it.wire)).collect::<Vec<_>>().join(", ")
}

fn usage(krate: &Crate, service: &Service, operation: &Operation) -> String {
    let root = match krate.layout {
        Layout::Modules => format!("{}::{}", library_name(krate), service.module),
        Layout::PerService => library_name(krate),
    };
    format!(
        "\n```rust\nlet client = {root}::Client::new(&sdk_config);\nlet call = client.{}();\n```\n\n\
         Methods of the call set its members, and `send().await` makes it. The documentation of each operation has an \
         example that compiles.\n",
        operation.method
    )
}
