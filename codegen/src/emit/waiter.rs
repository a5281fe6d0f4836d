//! Waiters: a module each, their list, and the client's trait.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::{described, outer_docs};
use super::path::{condition, texts};
use super::{Cx, ident};
use crate::ir::{Acceptor, Condition, Failure, Operation, Waiter, WaiterState};

/// All waiters of the service with their operations, sorted by module.
pub fn all_waiters<'a>(cx: &Cx<'a>) -> Vec<(&'a Operation, &'a Waiter)> {
    let operations = cx.service.operations.iter();
    let mut waiters: Vec<_> = operations.flat_map(|it| it.waiters.iter().map(move |waiter| (it, waiter))).collect();
    waiters.sort_by(|(_, a), (_, b)| a.module.cmp(&b.module));
    waiters
}

/// The file `waiters.rs`: the list of modules.
pub fn emit_waiters(cx: &Cx<'_>) -> TokenStream {
    let modules = all_waiters(cx).into_iter().map(|(_, it)| ident(&it.module));
    cx.file(&[]).finish(
        &format!(
            "The waiters of {}, a module each. They begin at the methods of \
                  [`client::Waiters`](super::client::Waiters).",
            cx.service.full_name
        ),
        quote!(#(pub mod #modules;)*),
    )
}

/// The trait `client::Waiters`, if the service has waiters.
pub fn emit_trait(cx: &Cx<'_>) -> Option<TokenStream> {
    let waiters = all_waiters(cx);
    if waiters.is_empty() {
        return None;
    }
    let waiting = cx.runtime("wait", "Waiting");
    let signatures = waiters.iter().map(|(_, it)| signature(it));
    let docs = waiters.iter().map(|(operation, it)| outer_docs(&summary(operation, it)));
    let methods = signatures.clone();
    Some(quote! {
        #[doc = " Calls that are made again until something has come about. The trait is to be imported."]
        pub trait Waiters {
            #(#docs #signatures;)*
        }

        impl Waiters for Client {
            #(#methods { #waiting::new(&self.handle).into() })*
        }
    })
}

fn signature(it: &Waiter) -> TokenStream {
    let (method, module, builder) = (ident(&it.method), ident(&it.module), format_ident!("{}FluentBuilder", it.rust));
    quote!(fn #method(&self) -> super::waiters::#module::#builder)
}

fn summary(operation: &Operation, it: &Waiter) -> String {
    described(&it.docs, &format!("Waits for `{}`: calls `{}` until it is decided.", it.wire, operation.wire), "")
}

/// The file of a waiter.
pub fn emit_waiter(cx: &Cx<'_>, operation: &Operation, it: &Waiter) -> TokenStream {
    let [builder, poll, error] = aliases(it);
    let own = [it.rust.clone(), operation.marker.clone(), builder.clone(), poll.clone(), error.clone()];
    let cx = &cx.file(&own.each_ref().map(String::as_str));
    let (marker, name, module) = (ident(&operation.marker), ident(&it.rust), ident(&operation.module));
    let generic = format_ident!("{}Builder", operation.marker);
    let (builder, poll, error) = (ident(&builder), ident(&poll), ident(&error));
    let (waiting, final_poll) = (cx.runtime("wait", "Waiting"), cx.runtime("types", "FinalPoll"));
    let (waiter_error, sdk_error) = (cx.runtime("types", "WaiterError"), cx.runtime("types", "SdkError"));
    let (root, response) = (cx.root(), cx.runtime("types", "HttpResponse"));
    let (output, op_error) = (ident(&operation.output.name.rust), format_ident!("{}Error", operation.marker));
    let implementation = implementation(cx, operation, it);
    let items = quote! {
        use #root::operation::#module::{#marker, #output, #op_error};
        use #root::operation::#module::builders::#generic;

        #[doc = " The waiter itself, as a type."]
        #[derive(Clone, Copy, Debug, Default)]
        #[non_exhaustive]
        pub struct #name;

        #[doc = " Takes the members of the call, and waits."]
        pub type #builder = #generic<#waiting<#name>>;

        #[doc = " The last answer of a wait that succeeded."]
        pub type #poll = #final_poll<#output, #sdk_error<#op_error, #response>>;

        #[doc = " Why a wait failed."]
        pub type #error = #waiter_error<#output, #op_error>;

        #implementation
    };
    cx.finish(&page(operation, it), items)
}

fn aliases(it: &Waiter) -> [String; 3] {
    [format!("{}FluentBuilder", it.rust), format!("{}FinalPoll", it.rust), format!("WaitUntil{}Error", it.rust)]
}

fn implementation(cx: &Cx<'_>, operation: &Operation, it: &Waiter) -> TokenStream {
    let (marker, name, output) = (ident(&operation.marker), ident(&it.rust), ident(&operation.output.name.rust));
    let (waiter, state_type) = (cx.runtime("wait", "Waiter"), cx.runtime("wait", "State"));
    let delay = Literal::u64_unsuffixed(it.delay);
    let errors = errors(cx, it);
    let acceptors = it.of_output.iter().map(|it| acceptor(cx, it));
    let otherwise = match it.otherwise {
        Some(state) => {
            let state = state_of(cx, state);
            quote!(Some(#state))
        }
        None => quote!(None),
    };
    let parameter = if it.of_output.is_empty() { quote!(_) } else { quote!(output) };
    let state = cx.option(&state_type);
    quote! {
        impl #waiter for #name {
            type Operation = #marker;
            const DELAY: ::core::time::Duration = ::core::time::Duration::from_secs(#delay);
            #errors

            fn of_output(#parameter: &#output) -> #state {
                #(#acceptors)*
                #otherwise
            }
        }
    }
}

fn state_of(cx: &Cx<'_>, it: WaiterState) -> TokenStream {
    let state = cx.runtime("wait", "State");
    match it {
        WaiterState::Success => quote!(#state::Success),
        WaiterState::Failure => quote!(#state::Failure),
        WaiterState::Retry => quote!(#state::Retry),
    }
}

fn errors(cx: &Cx<'_>, it: &Waiter) -> Option<TokenStream> {
    if it.of_error.is_empty() {
        return None;
    }
    let (failure, state) = (cx.runtime("wait", "Failure"), cx.runtime("wait", "State"));
    let rows = it.of_error.iter().map(|(which, state)| {
        let state = state_of(cx, *state);
        match which {
            Failure::Code(code) => quote!((#failure::Code(#code), #state)),
            Failure::Status(status) => {
                let status = Literal::u16_unsuffixed(*status);
                quote!((#failure::Status(#status), #state))
            }
        }
    });
    Some(quote!(const ERRORS: &'static [(#failure, #state)] = &[#(#rows),*];))
}

fn acceptor(cx: &Cx<'_>, it: &Acceptor) -> TokenStream {
    let (output, state) = (quote!(output), state_of(cx, it.state));
    let condition = match &it.condition {
        Condition::Holds(expression) => condition(&output, expression),
        Condition::Any(path, text) => {
            let texts = texts(&output, path);
            quote!(#texts.any(|it| it == #text))
        }
        Condition::All(path, text) => {
            let (texts, all) = (texts(&output, path), cx.runtime("wait", "all"));
            quote!(#all(#texts, #text))
        }
    };
    quote!(if #condition { return Some(#state); })
}

/// The waiter's page: what it calls, and what the answers mean.
fn page(operation: &Operation, it: &Waiter) -> String {
    let word = |state| match state {
        WaiterState::Success => "success",
        WaiterState::Failure => "failure",
        WaiterState::Retry => "to go on",
    };
    let outputs = it.of_output.iter().map(|it| format!("* {}: {}", it.source, word(it.state)));
    let otherwise = it.otherwise.map(|state| format!("* any other output: {}", word(state)));
    let errors = it.of_error.iter().map(|(failure, state)| match failure {
        Failure::Code(code) => format!("* the error `{code}`: {}", word(*state)),
        Failure::Status(status) => format!("* an error with HTTP status {status}: {}", word(*state)),
    });
    let rows = outputs.chain(otherwise).chain(errors).collect::<Vec<_>>().join("\n");
    let head = format!("The waiter `{}`.", it.wire);
    format!("{head}\n\n{}\n\nIts calls are {} seconds apart, or more.\n\n{rows}", summary(operation, it), it.delay)
}
