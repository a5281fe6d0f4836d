//! What all operations of a service share: its row, its configuration, its small modules, its root.

use proc_macro2::TokenStream;
use quote::quote;

use super::Cx;
use super::context::{auths, endpoint_operation, endpoint_params, setting_markers};
use super::docs::{described, first_sentence};
use crate::ir::{Operation, Protocol, Service, Setting, Structure, Type, TypeKind};

/// The file `service.rs`: the marker and the row.
pub fn emit_service(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&["Service", "SERVICE", "ENDPOINT_OPERATION"]);
    let marker = cx.runtime("config", "ServiceMarker");
    let (protocol, schema) = (cx.runtime_module("protocol"), cx.runtime_module("schema"));
    let Service { error_prefix, id, endpoint_prefix, signing_name, api_version, .. } = cx.service;
    let Service { target_prefix, xml_namespace, query_compatible, full_name, .. } = cx.service;
    let wire_protocol = protocol_constant(cx.service.protocol);
    let (auth, params) = (auths(cx, &cx.service.auth), endpoint_params(cx, &cx.service.endpoints.params));
    let (markers, endpoint_operation) = (setting_markers(cx, &cx.service.settings), endpoint_operation(cx, cx.service));
    let items = quote! {
        #[doc = " Types the configuration and the clients of this service."]
        #[derive(Clone, Copy, Debug)]
        pub struct Service;

        impl #marker for Service {
            const ROW: &'static #schema::Service = &SERVICE;
        }

        #markers

        #[doc = " The service's row."]
        pub(crate) static SERVICE: #schema::Service = #schema::Service {
            name: #error_prefix,
            id: #id,
            endpoint_prefix: #endpoint_prefix,
            signing_name: #signing_name,
            api_version: #api_version,
            protocol: &#protocol::#wire_protocol,
            target_prefix: #target_prefix,
            xml_namespace: #xml_namespace,
            query_compatible: #query_compatible,
            auth: &[#(#auth),*],
            endpoint: super::endpoint::resolve,
            endpoint_params: &[#(#params),*],
        };

        #endpoint_operation
    };
    cx.finish(&format!("What all operations of {full_name} share."), items)
}

fn protocol_constant(it: Protocol) -> TokenStream {
    match it {
        Protocol::AwsJson10 => quote!(AWS_JSON_1_0),
        Protocol::AwsJson11 => quote!(AWS_JSON_1_1),
        Protocol::RestJson => quote!(REST_JSON),
        Protocol::RestXml => quote!(REST_XML),
        Protocol::AwsQuery => quote!(AWS_QUERY),
        Protocol::Ec2Query => quote!(EC2_QUERY),
        Protocol::RpcV2Cbor => quote!(RPC_V2_CBOR),
    }
}

/// The file `config.rs`.
pub fn emit_config(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&["Config", "Builder"]);
    let tokens = cx.service.settings.contains(&Setting::BearerAuth).then(|| {
        quote!(
            pub use awslice_runtime::config::token::{ProvideToken, SharedTokenProvider, Token};
        )
    });
    let items = quote! {
        pub use awslice_runtime::config::exports::*;
        #tokens
        pub use awslice_runtime::config::{auth, endpoint, http, interceptors, retry, timeout};

        #[doc = " The configuration of a client."]
        pub type Config = awslice_runtime::config::Config<super::service::Service>;

        #[doc = " Builds a [`Config`]."]
        pub type Builder = awslice_runtime::config::Builder<super::service::Service>;
    };
    cx.finish(&format!("Configuration of clients of {}.", cx.service.full_name), items)
}

/// The file `meta.rs`.
pub fn emit_meta(cx: &Cx<'_>) -> TokenStream {
    let items = quote! {
        #[doc = " The version of this crate."]
        pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
    };
    cx.file(&[]).finish("About this crate.", items)
}

/// The file `primitives.rs`: the types of the SDK that members are made of. The small ones are there in any service,
/// whatever operations were chosen, as in the SDK.
pub fn emit_primitives(cx: &Cx<'_>) -> TokenStream {
    let streams = all_types(cx.service).any(|ty| matches!(ty.kind, TypeKind::ByteStream { .. }));
    let exports = if streams {
        quote! {
            pub use awslice_runtime::types::{
                AggregatedBytes, Blob, ByteStream, ByteStreamError, DateTime, DateTimeFormat, SdkBody
            };
            #[cfg(feature = "rt-tokio")]
            pub use awslice_runtime::types::{FsBuilder, Length};
        }
    } else {
        quote!(
            pub use awslice_runtime::types::{Blob, DateTime, DateTimeFormat};
        )
    };
    let events = has_event_streams(cx.service).then(|| {
        quote! {
            pub use awslice_runtime::event_stream::{EventReceiver, EventStreamSender, RawMessage};
            pub use awslice_runtime::event_stream::{Header, HeaderValue, Message, StrBytes};
        }
    });
    let items = quote! {
        #exports

        #[doc = " Event streams."]
        pub mod event_stream { #events }
    };
    cx.file(&[]).finish("Types that members are made of.", items)
}

/// Whether the service's code needs the runtime's event streams.
pub fn has_event_streams(it: &Service) -> bool {
    it.unions.iter().any(|it| it.event_stream)
}

fn all_types(it: &Service) -> impl Iterator<Item = &Type> {
    let messages = it.operations.iter().flat_map(|it| [&it.input, &it.output]);
    let structures = messages.chain(&it.structures).chain(&it.errors);
    let fields = structures.flat_map(|it: &Structure| &it.fields);
    fields.chain(it.unions.iter().flat_map(|it| it.variants.iter().map(|it| &it.field))).map(|it| &it.ty)
}

/// The service's root: its modules, and the names that stand at the root of the SDK's crates.
pub fn emit_root(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&["Client", "Config", "Error"]);
    let items = root_items(cx.service);
    cx.finish(&root_docs(cx.service), items)
}

/// The modules of a service.
pub fn root_items(it: &Service) -> TokenStream {
    let waiters = it.operations.iter().any(|it| !it.waiters.is_empty()).then(|| {
        quote!(
            pub mod waiters;
        )
    });
    let commands = it.commands.as_ref().map(|_| {
        quote!(
            #[cfg(feature = "commands")]
            pub mod commands;
        )
    });
    quote! {
        pub mod client;
        #commands
        pub mod config;
        mod endpoint;
        pub mod error;
        mod error_meta;
        pub mod meta;
        pub mod operation;
        pub mod primitives;
        mod service;
        pub mod types;
        #waiters

        pub use client::Client;
        pub use config::Config;
        pub use error_meta::Error;
    }
}

/// The service's page: what it is, what it can do, and what it was generated from.
pub fn root_docs(it: &Service) -> String {
    let head = format!("{} (API version {}).", it.full_name, it.api_version);
    let operations = it.operations.iter().map(operation_line).collect::<Vec<_>>().join("\n");
    // Some models have no more to say than the service's name.
    let docs = it.docs.trim();
    let docs =
        docs.strip_prefix(&it.full_name).filter(|rest| rest.is_empty() || rest.starts_with('\n')).unwrap_or(docs);
    let operations = format!("# Operations\n\n{operations}\n\n# Source\n\nGenerated from {}.", it.source);
    described(&head, "", format!("{}\n\n{operations}", docs.trim()).trim())
}

/// An operation in the list of the service's page.
fn operation_line(it: &Operation) -> String {
    let link = format!("* [`{}`](operation::{})", it.marker, it.module);
    let sentence = first_sentence(&it.docs);
    if sentence.is_empty() { link } else { format!("{link}: {sentence}") }
}
