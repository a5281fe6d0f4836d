//! A union: a variant per member, of which one is set.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::debug::REDACTED;
use super::docs::{deprecation, described, outer_docs};
use super::schema::union_table;
use super::ty::{is_sensitive, rust_type, unboxed_type};
use super::words::constraints;
use super::{Cx, ident};
use crate::ir::{Union, UnionVariant};

/// The file of a union.
pub fn emit_union(cx: &Cx<'_>, it: &Union) -> TokenStream {
    let cx = &cx.file(&[&it.name.rust, &it.name.table]);
    let (name, table) = (ident(&it.name.rust), ident(&it.name.table));
    let sorted = sorted(it);
    let definition = definition(cx, it, &sorted);
    let methods = sorted.iter().map(|variant| methods(cx, variant));
    let (debug, rows) = (redacted(it, &sorted), union_table(cx, it));
    let indexed = it.variants.iter().enumerate().map(|(index, variant)| {
        let (index, variant) = (Literal::usize_unsuffixed(index), ident(&variant.rust));
        quote!(#index: #variant)
    });
    let items = quote! {
        #definition
        impl #name {
            #(#methods)*
            #[doc = " Whether the variant is none that the model listed when this was generated."]
            pub fn is_unknown(&self) -> bool {
                matches!(self, Self::Unknown)
            }
        }
        #debug
        #rows
        awslice_runtime::union!(#name, #table { #(#indexed),* });
    };
    cx.finish(&format!("The union `{}`.", it.wire), items)
}

fn sorted(it: &Union) -> Vec<&UnionVariant> {
    let mut variants: Vec<_> = it.variants.iter().collect();
    variants.sort_by(|a, b| a.rust.cmp(&b.rust));
    variants
}

fn definition(cx: &Cx<'_>, it: &Union, sorted: &[&UnionVariant]) -> TokenStream {
    let name = ident(&it.name.rust);
    let docs = outer_docs(&described(&it.docs, &format!("The union `{}`.", it.wire), ""));
    let deprecated = deprecation(it.deprecated.as_ref());
    let debug = (!hides_anything(it)).then(|| quote!(, Debug));
    let variants = sorted.iter().map(|variant| {
        let field = &variant.field;
        let docs = described(&field.docs, &format!("The member `{}`.", field.name), &constraints(cx, field));
        let (docs, deprecated) = (outer_docs(&docs), deprecation(field.deprecated.as_ref()));
        let (name, ty) = (ident(&variant.rust), rust_type(cx, &field.ty));
        quote!(#docs #deprecated #name(#ty),)
    });
    quote! {
        #docs
        #deprecated
        #[non_exhaustive]
        #[derive(Clone, PartialEq #debug)]
        pub enum #name {
            #(#variants)*
            #[doc = " A member that the model did not list when this was generated. It cannot be sent."]
            #[non_exhaustive]
            Unknown,
        }
    }
}

/// `as_variant` and `is_variant`.
fn methods(cx: &Cx<'_>, it: &UnionVariant) -> TokenStream {
    let (variant, ty) = (ident(&it.rust), unboxed_type(cx, &it.field.ty));
    let (as_variant, is_variant) = (format_ident!("as_{}", it.stem), format_ident!("is_{}", it.stem));
    let result = cx.result(&quote!(&#ty), &quote!(&Self));
    let as_docs =
        outer_docs(&format!("The value of [`{0}`](Self::{0}), or this value if it is another variant.", it.rust));
    let is_docs = outer_docs(&format!("Whether this is [`{0}`](Self::{0}).", it.rust));
    let deprecated = deprecation(it.field.deprecated.as_ref());
    quote! {
        #as_docs
        #deprecated
        pub fn #as_variant(&self) -> #result {
            if let Self::#variant(value) = self { Ok(value) } else { Err(self) }
        }

        #is_docs
        #deprecated
        pub fn #is_variant(&self) -> bool {
            matches!(self, Self::#variant(_))
        }
    }
}

fn hides_anything(it: &Union) -> bool {
    it.sensitive || it.variants.iter().any(|variant| is_sensitive(&variant.field.ty))
}

fn redacted(it: &Union, sorted: &[&UnionVariant]) -> Option<TokenStream> {
    let name = ident(&it.name.rust);
    let arms = sorted.iter().map(|variant| {
        let (text, ident) = (&variant.rust, ident(&variant.rust));
        if it.sensitive || is_sensitive(&variant.field.ty) {
            quote!(Self::#ident(_) => f.debug_tuple(#text).field(&#REDACTED).finish(),)
        } else {
            quote!(Self::#ident(value) => f.debug_tuple(#text).field(value).finish(),)
        }
    });
    hides_anything(it).then(|| {
        quote! {
            impl ::core::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    match self {
                        #(#arms)*
                        Self::Unknown => f.write_str("Unknown"),
                    }
                }
            }
        }
    })
}
