//! The paginator of an operation.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::outer_docs;
use super::path::{optional, referenced, value};
use super::ty::rust_type;
use super::{Cx, ident};
use crate::ir::{Expression, Operation, Paginator, Path, Token, TypeKind};

/// The file `paginator.rs` of an operation.
pub fn emit_paginator(cx: &Cx<'_>, operation: &Operation, it: &Paginator) -> TokenStream {
    let (alias, items_alias) =
        (format!("{}Paginator", operation.pascal), format!("{}PaginatorItems", operation.pascal));
    let (marker, fluent) = (&operation.marker, format!("{}FluentBuilder", operation.marker));
    let (input, output) = (&operation.input.name.rust, &operation.output.name.rust);
    let cx = &cx.file(&[&alias, &items_alias, marker, &fluent, input, output]);
    let (marker, fluent, input, output) = (ident(marker), ident(&fluent), ident(input), ident(output));
    let (paginator, alias) = (cx.runtime("paginate", "Paginator"), ident(&alias));
    let docs = outer_docs(&format!("The pages of [`{marker}`], a call for each."));
    let turn = turn(cx, operation, it);
    let page_size = page_size(cx, operation, it);
    let items = it.items.as_ref().map(|path| items(cx, operation, path));
    let tokens = quote! {
        use super::builders::#fluent;
        use super::{#marker, #input, #output};

        #docs
        pub type #alias = #paginator<#marker>;
        #turn
        #page_size
        #items

        impl #fluent {
            #[doc = " The call, made once for each page."]
            pub fn into_paginator(self) -> #alias {
                #paginator::new(self)
            }
        }
    };
    cx.finish(&format!("The pages of `{}`.", operation.wire), tokens)
}

fn turn(cx: &Cx<'_>, operation: &Operation, it: &Paginator) -> TokenStream {
    let (paginated, turn) = (cx.runtime("paginate", "Paginated"), cx.runtime("paginate", "Turn"));
    let (marker, input) = (ident(&operation.marker), ident(&operation.input.name.rust));
    let output = ident(&operation.output.name.rust);
    let stop = it.more_results.as_ref().map(|path| {
        let flag = optional(value(&quote!(output), &Expression::Path(path.clone())));
        quote!(if #flag != Some(true) { return #turn::default(); })
    });
    let tokens = it.tokens.iter().map(token);
    quote! {
        impl #paginated for #marker {
            fn turn(input: &mut #input, output: &#output) -> #turn {
                #stop
                #turn::default() #(#tokens)*
            }
        }
    }
}

/// `.token(at, token)`. An empty token is none.
fn token(it: &Token) -> TokenStream {
    let at = ident(&it.input);
    let path = match &it.output {
        Expression::Either(left, _) => left,
        output => output,
    };
    let Expression::Path(path) = path else { return TokenStream::new() };
    let token = optional(referenced(&quote!(output), &it.output));
    let filter = quote!(.filter(|it| !it.is_empty()));
    let owned = match path.ty.kind {
        TypeKind::String => quote!(#filter.map(|it| it.to_owned())),
        TypeKind::List(_) => quote!(#filter.map(|it| it.to_vec())),
        TypeKind::Map(_) => quote!(#filter.cloned()),
        TypeKind::Integer | TypeKind::Long => TokenStream::new(),
        _ => quote!(.cloned()),
    };
    quote!(.token(&mut input.#at, #token #owned))
}

fn page_size(cx: &Cx<'_>, operation: &Operation, it: &Paginator) -> Option<TokenStream> {
    let (name, ty) = it.page_size.as_ref()?;
    let (name, ty, marker) = (ident(name), rust_type(cx, ty), ident(&operation.marker));
    let (page_size, input) = (cx.runtime("paginate", "PageSize"), ident(&operation.input.name.rust));
    Some(quote! {
        impl #page_size for #marker {
            type Size = #ty;

            fn set_page_size(input: &mut #input, size: #ty) {
                input.#name = Some(size);
            }
        }
    })
}

fn items(cx: &Cx<'_>, operation: &Operation, path: &Path) -> TokenStream {
    let alias = format_ident!("{}PaginatorItems", operation.pascal);
    let (items, paginator_items) = (cx.runtime("paginate", "Items"), cx.runtime("paginate", "PaginatorItems"));
    let (marker, output) = (ident(&operation.marker), ident(&operation.output.name.rust));
    let ty = rust_type(cx, &path.ty);
    let docs = outer_docs(&format!("The items of all pages of [`{marker}`]."));
    let taken = taken(path);
    quote! {
        #docs
        pub type #alias = #paginator_items<#marker>;

        impl #items for #marker {
            type Items = #ty;

            fn items(page: #output) -> #ty {
                #taken
            }
        }
    }
}

/// The list or map, moved out of the page.
fn taken(path: &Path) -> TokenStream {
    let mut steps = path.steps.iter();
    let Some(first) = steps.next() else { return quote!(page) };
    let name = ident(&first.rust);
    let (value, optional) = steps.fold((quote!(page.#name), first.optional), |(value, optional), it| {
        let name = ident(&it.rust);
        match (optional, it.optional) {
            (true, true) => (quote!(#value.and_then(|it| it.#name)), true),
            (true, false) => (quote!(#value.map(|it| it.#name)), true),
            (false, _) => (quote!(#value.#name), it.optional),
        }
    });
    if optional { quote!(#value.unwrap_or_default()) } else { value }
}
