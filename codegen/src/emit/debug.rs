//! `Debug`, derived or, where a value must not be shown, written out.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ty::is_sensitive;
use super::{field_ident, ident};
use crate::ir::{Field, Structure};

/// What is printed in the place of a sensitive value.
pub const REDACTED: &str = "*** Sensitive Data Redacted ***";

/// The derives of a structure or of its builder. `Debug` is left out where it is written by hand.
pub fn derives(it: &Structure, default: bool) -> TokenStream {
    let comparable = it.comparable.then_some(["Clone", "PartialEq"]).into_iter().flatten();
    let debug = (!hides_anything(it)).then_some("Debug");
    let mut names: Vec<_> = comparable.chain(default.then_some("Default")).chain(debug).map(ident).collect();
    names.sort();
    if names.is_empty() { TokenStream::new() } else { quote!(#[derive(#(#names),*)]) }
}

/// `Debug` of a structure that hides something; `private` are its fields beside the members.
pub fn redacted(it: &Structure, private: &[&str]) -> Option<TokenStream> {
    hides_anything(it).then(|| implementation(&ident(&it.name.rust), it, private))
}

/// `Debug` of the builder of a structure that hides something.
pub fn redacted_builder(it: &Structure, builder: &Ident) -> Option<TokenStream> {
    hides_anything(it).then(|| implementation(builder, it, &[]))
}

fn hides_anything(it: &Structure) -> bool {
    it.sensitive || it.fields.iter().any(|field| is_sensitive(&field.ty))
}

fn implementation(ty: &Ident, it: &Structure, private: &[&str]) -> TokenStream {
    let name = ty.to_string();
    let members = it.fields.iter().map(|field| shown(field, it.sensitive));
    let private = private.iter().map(|name| {
        let field = ident(name);
        quote!(.field(#name, &self.#field))
    });
    quote! {
        impl ::core::fmt::Debug for #ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(#name) #(#members)* #(#private)* .finish()
            }
        }
    }
}

fn shown(field: &Field, hidden: bool) -> TokenStream {
    let (name, ident) = (&field.stem, field_ident(field));
    if hidden || is_sensitive(&field.ty) {
        quote!(.field(#name, &#REDACTED))
    } else {
        quote!(.field(#name, &self.#ident))
    }
}
