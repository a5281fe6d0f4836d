//! What operations and clients say of the parameters of endpoint rules, and how requests say who sends them.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Cx, ident};
use crate::ir::endpoint::{Origin, Param};
use crate::ir::{Auth, ContextParam, ContextStep, ContextValue, EndpointOperation, Service, Setting};

/// `.context(&[..])` and `.auth(&[..])` of an operation's row, where they say anything.
pub fn operation_context(cx: &Cx<'_>, auth: &[Auth], params: &[ContextParam]) -> TokenStream {
    let auth = match auth {
        [] => None,
        [Auth::None] => Some(quote!(.no_auth())),
        schemes => {
            let schemes = auths(cx, schemes);
            Some(quote!(.auth(&[#(#schemes),*])))
        }
    };
    let context = (!params.is_empty()).then(|| {
        let params = params.iter().map(|it| context_param(cx, it));
        quote!(.context(&[#(#params),*]))
    });
    quote!(#auth #context)
}

/// The schemes, as the runtime names them.
pub fn auths(cx: &Cx<'_>, schemes: &[Auth]) -> Vec<TokenStream> {
    let ty = cx.runtime("schema", "Auth");
    let variant = |it: &Auth| format_ident!("{}", format!("{it:?}"));
    schemes.iter().map(variant).map(|it| quote!(#ty::#it)).collect()
}

/// The parameters of the rule set that are for the operation or for settings of some services.
pub fn endpoint_params(cx: &Cx<'_>, params: &[Param]) -> Vec<TokenStream> {
    let rows = params.iter().filter_map(|it| {
        let built_in = match it.origin {
            Origin::Operation => None,
            Origin::BuiltIn(built_in) => Some(format_ident!("{}", format!("{built_in:?}"))),
            Origin::Region | Origin::UseFips | Origin::UseDualStack | Origin::Endpoint => return None,
        };
        let (ty, name) = (cx.runtime("schema", "EndpointParam"), &it.wire);
        let built_in = built_in.map(|variant| {
            let ty = cx.runtime("schema", "BuiltIn");
            quote!(.built_in(#ty::#variant))
        });
        Some(quote!(#ty::new(#name) #built_in))
    });
    rows.collect()
}

/// The markers of the settings that only some services' clients have.
pub fn setting_markers(cx: &Cx<'_>, settings: &[Setting]) -> TokenStream {
    let markers = settings.iter().map(|it| cx.runtime("config", marker(*it)));
    quote!(#(impl #markers for Service {})*)
}

fn marker(it: Setting) -> &'static str {
    match it {
        Setting::Accelerate => "HasAccelerate",
        Setting::AccountIdEndpointMode => "HasAccountIdEndpointMode",
        Setting::BearerAuth => "HasBearerAuth",
        Setting::DisableMultiRegionAccessPoints => "HasDisableMultiRegionAccessPoints",
        Setting::DisableS3ExpressSessionAuth => "HasDisableS3ExpressSessionAuth",
        Setting::ForcePathStyle => "HasForcePathStyle",
        Setting::UseArnRegion => "HasUseArnRegion",
    }
}

/// The row of the operation that says where others are reached. Its messages are the runtime's: all services have the
/// same.
pub fn endpoint_operation(cx: &Cx<'_>, service: &Service) -> Option<TokenStream> {
    let EndpointOperation { wire, http_method, uri } = service.endpoint_operation.as_ref()?;
    let (schema, name) = (cx.runtime_module("schema"), endpoint_operation_name());
    let (input, output) = (cx.runtime("schema", "ENDPOINTS_INPUT"), cx.runtime("schema", "ENDPOINTS_OUTPUT"));
    Some(quote! {
        #[doc = " Says where other operations are reached."]
        pub(crate) static #name: #schema::Operation =
            #schema::Operation::new(#wire, &SERVICE, #http_method, #uri, &#input, &#output);
    })
}

/// The name of that row.
pub fn endpoint_operation_name() -> Ident {
    ident("ENDPOINT_OPERATION")
}

fn context_param(cx: &Cx<'_>, it: &ContextParam) -> TokenStream {
    let (ty, name) = (cx.runtime("schema", "ContextParam"), &it.name);
    match &it.value {
        ContextValue::Text(text) => quote!(#ty::text(#name, #text)),
        ContextValue::Flag(flag) => quote!(#ty::flag(#name, #flag)),
        ContextValue::Texts(texts) => quote!(#ty::texts(#name, &[#(#texts),*])),
        ContextValue::Input(way) => {
            let way = steps(cx, way);
            quote!(#ty::input(#name, &[#(#way),*]))
        }
    }
}

fn steps(cx: &Cx<'_>, way: &[ContextStep]) -> Vec<TokenStream> {
    let ty = cx.runtime("schema", "Step");
    let step = |it: &ContextStep| match it {
        ContextStep::Member(name) => quote!(#ty::Member(#name)),
        ContextStep::Each => quote!(#ty::Each),
        ContextStep::Keys => quote!(#ty::Keys),
        ContextStep::All(ways) => {
            let ways = ways.iter().map(|way| {
                let way = steps(cx, way);
                quote!(&[#(#way),*])
            });
            quote!(#ty::All(&[#(#ways),*]))
        }
    };
    way.iter().map(step).collect()
}
