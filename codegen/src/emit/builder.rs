//! Builders of nested types, outputs and errors: a field for each member, all of them optional.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::debug::{self, derives};
use super::setter::setters;
use super::ty::rust_type;
use super::{Cx, field_ident, ident};
use crate::emit::docs::outer_docs;
use crate::ir::{Field, Presence, Structure, TypeKind};

/// What a builder carries beside the members.
#[derive(Default)]
pub struct Extra {
    /// Fields of the builder.
    pub fields: TokenStream,
    /// Methods of the builder.
    pub methods: TokenStream,
    /// Fields of the built value, from `self`.
    pub values: TokenStream,
}

/// The builder's type and its methods.
pub fn builder(cx: &Cx<'_>, it: &Structure, extra: &Extra) -> TokenStream {
    let name = format_ident!("{}Builder", it.name.rust);
    let docs = outer_docs(&format!("Builds {}.", link(&it.name.rust)));
    let derives = derives(it, true);
    let debug = debug::redacted_builder(it, &name);
    let fields = it.fields.iter().map(|field| {
        let (name, ty) = (field_ident(field), cx.option(&rust_type(cx, &field.ty)));
        quote!(#name: #ty,)
    });
    let setters = (!it.fields.is_empty()).then(|| setters(cx, &name, None, &it.fields));
    let build = build(cx, it, extra);
    let Extra { fields: more_fields, methods, .. } = extra;
    quote! {
        #docs
        #derives
        #[non_exhaustive]
        pub struct #name { #(#fields)* #more_fields }

        #setters
        impl #name { #methods #build }

        #debug
    }
}

/// A link to the structure; one that is called like a macro says that it is none.
fn link(rust: &str) -> String {
    let derives = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];
    if derives.contains(&rust) { format!("[`{rust}`](struct@{rust})") } else { format!("[`{rust}`]") }
}

/// `Self::builder()` of the structure.
pub fn constructor(cx: &Cx<'_>, path: &TokenStream) -> TokenStream {
    let default = cx.default();
    quote! {
        #[doc = " Starts building a value of this type."]
        pub fn builder() -> #path {
            #default::default()
        }
    }
}

fn build(cx: &Cx<'_>, it: &Structure, extra: &Extra) -> TokenStream {
    let (name, values) = (ident(&it.name.rust), &extra.values);
    let fields = it.fields.iter().map(|field| {
        let (name, value) = (field_ident(field), built_value(cx, it, field));
        quote!(#name: #value,)
    });
    let value = quote!(#name { #(#fields)* #values });
    if !it.fallible_build {
        return quote! {
            #[doc = " The value."]
            pub fn build(self) -> #name {
                #value
            }
        };
    }
    let error = cx.runtime("types", "BuildError");
    let result = cx.result(&quote!(#name), &error);
    quote! {
        #[doc = " The value."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = " When a required member is not set."]
        pub fn build(self) -> #result {
            Ok(#value)
        }
    }
}

fn built_value(cx: &Cx<'_>, it: &Structure, field: &Field) -> TokenStream {
    let name = field_ident(field);
    match field.presence {
        Presence::Optional => quote!(self.#name),
        Presence::Defaulted if has_default(&field.ty.kind) => quote!(self.#name.unwrap_or_default()),
        Presence::Defaulted => {
            let decode = cx.runtime("shape", "Decode");
            quote!(self.#name.unwrap_or_else(#decode::zero))
        }
        Presence::Required => {
            let (text, of) = (&field.rust, &it.name.rust);
            quote!(awslice_runtime::required!(self.#name, #text, #of)?)
        }
    }
}

/// Whether the Rust type has a `Default`; the others know the value that stands for nothing.
fn has_default(kind: &TypeKind) -> bool {
    match kind {
        TypeKind::Boolean | TypeKind::Integer | TypeKind::Long | TypeKind::Float | TypeKind::Double => true,
        TypeKind::String | TypeKind::List(_) | TypeKind::Map(_) | TypeKind::ByteStream { .. } => true,
        TypeKind::Enumeration(_) | TypeKind::Blob | TypeKind::Timestamp(_) | TypeKind::Document => false,
        TypeKind::Structure(_) | TypeKind::Union(_) | TypeKind::EventStream(_) => false,
    }
}
