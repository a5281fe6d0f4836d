//! An enumeration: a variant per value, and one for values that the model does not list.

use proc_macro2::TokenStream;
use quote::quote;

use super::debug::REDACTED;
use super::docs::{deprecation, described, outer_docs};
use super::words::code;
use super::{Cx, ident};
use crate::ir::{Enumeration, Variant};

/// The file of an enumeration.
pub fn emit_enumeration(cx: &Cx<'_>, it: &Enumeration) -> TokenStream {
    let cx = &cx.file(&[&it.name.rust]);
    let name = ident(&it.name.rust);
    let definition = definition(cx, it);
    let (from, methods) = (from_str(cx, it), methods(it));
    let debug = it.sensitive.then(|| {
        quote! {
            impl ::core::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.write_str(#REDACTED)
                }
            }
        }
    });
    let items = quote! {
        #definition
        #from
        #methods
        #debug
        awslice_runtime::enumeration!(#name);
    };
    cx.finish(&format!("The enumeration `{}`.", it.wire), items)
}

fn definition(cx: &Cx<'_>, it: &Enumeration) -> TokenStream {
    let name = ident(&it.name.rust);
    let advice = "New values may be added: match with a wildcard arm, and compare [`as_str`](Self::as_str) with values \
                  that have no variant yet.";
    let docs = outer_docs(&described(&it.docs, &format!("The enumeration `{}`.", it.wire), advice));
    let deprecated = deprecation(it.deprecated.as_ref());
    let debug = (!it.sensitive).then(|| quote!(Debug,));
    let variants = it.variants.iter().map(|Variant { rust, wire }| {
        let (docs, name) = (outer_docs(&code(wire)), ident(rust));
        quote!(#docs #name,)
    });
    let unknown = cx.runtime("error", "UnknownVariantValue");
    quote! {
        #docs
        #deprecated
        #[non_exhaustive]
        #[derive(Clone, #debug Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum #name {
            #(#variants)*
            #[doc = " A value that the model did not list when this was generated."]
            #[deprecated(note = "match on a wildcard and look at `as_str()` instead: new variants may be added")]
            Unknown(#unknown),
        }
    }
}

fn from_str(cx: &Cx<'_>, it: &Enumeration) -> TokenStream {
    let name = ident(&it.name.rust);
    let (from, unknown) = (cx.from(&quote!(&str)), cx.runtime("error", "UnknownVariantValue"));
    let arms = it.variants.iter().map(|Variant { rust, wire }| {
        let variant = ident(rust);
        quote!(#wire => Self::#variant,)
    });
    quote! {
        impl #from for #name {
            fn from(value: &str) -> Self {
                match value {
                    #(#arms)*
                    other => Self::Unknown(#unknown(other.to_owned())),
                }
            }
        }
    }
}

fn methods(it: &Enumeration) -> TokenStream {
    let name = ident(&it.name.rust);
    let values = it.variants.iter().map(|variant| &variant.wire);
    let arms = it.variants.iter().map(|Variant { rust, wire }| {
        let variant = ident(rust);
        quote!(Self::#variant => #wire,)
    });
    quote! {
        impl #name {
            #[doc = " The value on the wire."]
            pub fn as_str(&self) -> &str {
                match self {
                    #(#arms)*
                    Self::Unknown(value) => value.as_str(),
                }
            }

            #[doc = " All values that the model lists, sorted."]
            pub const fn values() -> &'static [&'static str] {
                &[#(#values),*]
            }
        }
    }
}
