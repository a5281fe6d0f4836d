//! The tables of the command line.

use std::collections::BTreeMap;

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Cx, ident};
use crate::ir::{
    Command, CommandOption, CommandWaiter, Commands, Example, Field, Operation, Pages, ShapeRef, Type, TypeKind,
};

/// The file `commands.rs`.
pub fn emit_commands(cx: &Cx<'_>, it: &Commands) -> TokenStream {
    let cx = &cx.file(&["SERVICE", "COMMANDS", "ELEMENTS", "STRUCTURES", "WAITERS"]);
    let (command, root) = (cx.runtime_module("command"), cx.root());
    let (name, full_name, docs) = (&it.name, &cx.service.full_name, &cx.service.docs);
    let pairs = || cx.service.operations.iter().zip(&it.commands);
    let commands = pairs().map(|(operation, it)| emit_command(cx, operation, it));
    let pages = pairs().filter_map(|(operation, it)| it.pages.as_ref().map(|pages| emit_pages(cx, operation, pages)));
    let waiters = it.waiters.iter().map(|it| emit_waiter(cx, it));
    let structures = documented(cx).into_values();
    let elements = elements(cx);
    let items = quote! {
        #[doc = " The service as a command."]
        pub static SERVICE: #command::Service = #command::Service {
            name: #name,
            full_name: #full_name,
            row: &#root::service::SERVICE,
            docs: #docs,
            commands: COMMANDS,
            waiters: WAITERS,
            structures: STRUCTURES,
            elements: ELEMENTS,
        };
        static COMMANDS: &[#command::Command] = &[#(#commands),*];
        #(#pages)*
        static WAITERS: &[#command::Waiter] = &[#(#waiters),*];
        static STRUCTURES: &[#command::Documented] = &[#(#structures),*];
        static ELEMENTS: &[#command::Elements] = &[#(#elements),*];
    };
    cx.finish(&format!("The commands of {full_name}: what the command line says of it."), items)
}

fn emit_command(cx: &Cx<'_>, operation: &Operation, it: &Command) -> TokenStream {
    let (command, root) = (cx.runtime_module("command"), cx.root());
    let (module, marker) = (ident(&operation.module), ident(&operation.marker));
    // The row is a constant of this trait.
    cx.runtime("operation", "Operation");
    let (name, docs, reference) = (&it.name, &operation.docs, &operation.reference);
    let deprecated = operation.deprecated.is_some();
    let options = it.options.iter().zip(&operation.input.fields).map(|(it, field)| emit_option(cx, it, &field.docs));
    let output = operation.output.fields.iter().map(|it| &it.docs);
    let pages = match &it.pages {
        Some(_) => {
            let pages = pages_name(operation);
            quote!(Some(&#pages))
        }
        None => quote!(None),
    };
    let examples = operation.examples.iter().map(|it| emit_example(cx, it));
    quote! {
        #command::Command {
            name: #name,
            operation: #root::operation::#module::#marker::ROW,
            docs: #docs,
            reference: #reference,
            options: &[#(#options),*],
            output: &[#(#output),*],
            pages: #pages,
            examples: &[#(#examples),*],
            deprecated: #deprecated,
        }
    }
}

fn emit_option(cx: &Cx<'_>, it: &CommandOption, docs: &str) -> TokenStream {
    let (option, name) = (cx.runtime("command", "Opt"), &it.name);
    let negative = it.negative.as_ref().map(|name| quote!(.negative(#name)));
    let alias = it.alias.as_ref().map(|name| quote!(.alias(#name)));
    let wraps = it.wraps.then(|| quote!(.wraps()));
    quote!(#option::new(#name, #docs) #negative #alias #wraps)
}

fn emit_example(cx: &Cx<'_>, it: &Example) -> TokenStream {
    let (command, title, docs, input) = (cx.runtime_module("command"), &it.title, &it.docs, it.input.to_string());
    let output = optional(it.output.as_ref().map(ToString::to_string).as_ref());
    quote!(#command::Example { title: #title, docs: #docs, input: #input, output: #output })
}

fn pages_name(operation: &Operation) -> proc_macro2::Ident {
    format_ident!("PAGES_OF_{}", operation.module.trim_start_matches("r#").to_uppercase())
}

fn emit_pages(cx: &Cx<'_>, operation: &Operation, it: &Pages) -> TokenStream {
    let (command, name) = (cx.runtime_module("command"), pages_name(operation));
    let Pages { input_tokens, output_tokens, result_keys, non_aggregate_keys, .. } = it;
    let (limit_key, more_results) = (optional(it.limit_key.as_ref()), optional(it.more_results.as_ref()));
    quote! {
        static #name: #command::Pages = #command::Pages {
            input_tokens: &[#(#input_tokens),*],
            output_tokens: &[#(#output_tokens),*],
            limit_key: #limit_key,
            result_keys: &[#(#result_keys),*],
            more_results: #more_results,
            non_aggregate_keys: &[#(#non_aggregate_keys),*],
        };
    }
}

fn emit_waiter(cx: &Cx<'_>, it: &CommandWaiter) -> TokenStream {
    let command = cx.runtime_module("command");
    let CommandWaiter { name, wire, .. } = it;
    let index = Literal::usize_unsuffixed(it.command);
    let (delay, max_attempts) = (Literal::u64_unsuffixed(it.delay), Literal::u64_unsuffixed(it.max_attempts));
    let acceptors = it.acceptors.iter().map(|it| {
        let (matcher, expected, state) = (&it.matcher, &it.expected, &it.state);
        let argument = optional(it.argument.as_ref());
        quote! {
            #command::Acceptor { matcher: #matcher, argument: #argument, expected: #expected, state: #state }
        }
    });
    quote! {
        #command::Waiter {
            name: #name,
            wire: #wire,
            command: #index,
            delay: #delay,
            max_attempts: #max_attempts,
            acceptors: &[#(#acceptors),*],
        }
    }
}

fn optional(it: Option<&String>) -> TokenStream {
    it.map_or_else(|| quote!(None), |it| quote!(Some(#it)))
}

/// Structures and unions of `types`, by their tables' names.
fn documented<'a>(cx: &Cx<'a>) -> BTreeMap<&'a str, TokenStream> {
    let structures = cx.service.structures.iter().map(|it| (&it.name, it.fields.iter().collect::<Vec<&Field>>()));
    let unions = cx.service.unions.iter().map(|it| (&it.name, it.variants.iter().map(|it| &it.field).collect()));
    let described = structures.chain(unions).filter(|(_, fields)| fields.iter().any(|it| !it.docs.is_empty()));
    described.map(|(name, fields)| (name.table.as_str(), emit_documented(cx, name, &fields))).collect()
}

fn emit_documented(cx: &Cx<'_>, name: &ShapeRef, fields: &[&Field]) -> TokenStream {
    let (documented, table) = (cx.runtime("command", "Documented"), cx.table(name));
    let docs = fields.iter().map(|it| &it.docs);
    quote!(#documented { structure: &#table, members: &[#(#docs),*] })
}

/// The texts in lists of outputs and of what they may hold.
fn elements(cx: &Cx<'_>) -> Vec<TokenStream> {
    let command = cx.runtime_module("command");
    let outputs = cx.service.operations.iter().map(|it| &it.output);
    let structures =
        outputs.chain(&cx.service.structures).flat_map(|it| it.fields.iter().map(|field| (&it.wire, field)));
    let unions = cx.service.unions.iter();
    let unions = unions.flat_map(|it| it.variants.iter().map(|variant| (&it.wire, &variant.field)));
    let named = structures.chain(unions).filter_map(|(structure, field)| {
        let (member, name) = (&field.name, element_name(&field.ty, false)?);
        Some(quote!(#command::Elements { structure: #structure, member: #member, name: #name }))
    });
    named.collect()
}

/// The name of the text in the innermost list.
fn element_name(ty: &Type, in_list: bool) -> Option<&str> {
    match &ty.kind {
        TypeKind::String | TypeKind::Enumeration(_) if in_list => Some(&ty.shape),
        TypeKind::List(list) => element_name(&list.member, true),
        TypeKind::Map(map) => element_name(&map.value, false),
        _ => None,
    }
}
