//! Parameters of a rule set: a `let` each; variables of a group: its parameters.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::endpoint::{Origin, Param, ParamDefault, Type, Variable};

use super::{Emitter, ident};

impl Emitter {
    /// Reads a parameter; one that no rule uses is only checked for a value.
    pub(super) fn param(&mut self, param: &Param) -> TokenStream {
        let Param { wire, variable, origin, required, default, used } = param;
        let mut value = match (origin, variable.ty) {
            (Origin::Region, _) => quote!(params.region),
            (Origin::UseFips, _) => quote!(params.use_fips),
            (Origin::UseDualStack, _) => quote!(params.use_dual_stack),
            (Origin::Endpoint, _) => quote!(params.endpoint),
            (Origin::Operation | Origin::BuiltIn(_), Type::Boolean) => quote!(params.boolean(#wire)),
            (Origin::Operation | Origin::BuiltIn(_), Type::StringArray) => quote!(params.strings(#wire)),
            (Origin::Operation | Origin::BuiltIn(_), _) => quote!(params.string(#wire)),
        };
        let is_flag = matches!(origin, Origin::UseFips | Origin::UseDualStack);
        match default {
            Some(ParamDefault::String(text)) if !is_flag => value = quote!(#value.unwrap_or(#text)),
            Some(ParamDefault::Boolean(flag)) if !is_flag => value = quote!(#value.unwrap_or(#flag)),
            _ => {}
        }
        if *required {
            let function = self.import("required");
            value = quote!(#function(#wire, #value)?);
        }
        let name = ident(&variable.rust);
        if *used { quote!(let #name = #value;) } else { quote!(#value;) }
    }

    /// A variable as a parameter of a function.
    pub(super) fn argument(&mut self, variable: &Variable) -> TokenStream {
        let name = ident(&variable.rust);
        let ty = match variable.ty {
            Type::String => quote!(&str),
            Type::Boolean => quote!(bool),
            Type::StringArray => quote!(&[String]),
            Type::Partition => {
                let partition = self.import("Partition");
                quote!(&#partition)
            }
            Type::Arn => {
                let arn = self.import("Arn");
                quote!(#arn<'_>)
            }
            Type::Url => {
                let url = self.import("Url");
                quote!(#url<'_>)
            }
        };
        if variable.optional { quote!(#name: Option<#ty>) } else { quote!(#name: #ty) }
    }
}
