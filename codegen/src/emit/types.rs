//! The modules `types` and `types::error`: a private file per type, flat names.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::{Cx, ident};
use crate::ir::ShapeRef;

/// The file `types.rs`.
pub fn emit_types(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&[]);
    let service = cx.service;
    let structures = service.structures.iter().map(|it| &it.name);
    let shapes = structures
        .clone()
        .chain(service.enumerations.iter().map(|it| &it.name))
        .chain(service.unions.iter().map(|it| &it.name));
    let index = index(shapes.collect(), structures.collect(), "Builders of these types.");
    let error = (!(service.errors.is_empty() && service.stream_errors.is_empty())).then(|| {
        quote!(
            pub mod error;
        )
    });
    cx.finish("Types of members.", quote!(#error #index))
}

/// The file `types/error.rs`.
pub fn emit_errors(cx: &Cx<'_>) -> TokenStream {
    let cx = &cx.file(&[]);
    let errors: Vec<_> = cx.service.errors.iter().map(|it| &it.name).collect();
    let of_streams = cx.service.stream_errors.iter().map(|it| &it.name);
    let index = index(errors.iter().copied().chain(of_streams).collect(), errors, "Builders of these errors.");
    cx.finish("Modeled errors.", index)
}

fn index(mut shapes: Vec<&ShapeRef>, built: Vec<&ShapeRef>, docs: &str) -> TokenStream {
    shapes.sort_by(|a, b| a.module.cmp(&b.module));
    let modules = shapes.iter().map(|it| ident(&it.module));
    let exports = shapes.iter().map(|it| export(it, &ident(&it.rust)));
    let docs = format!(" {docs}");
    let builders = built.iter().map(|it| {
        let export = export(it, &format_ident!("{}Builder", it.rust));
        quote!(pub use super::#export;)
    });
    quote! {
        #(pub(crate) mod #modules;)*
        #(pub use #exports;)*
        #[doc = #docs]
        pub mod builders { #(#builders)* }
    }
}

fn export(shape: &ShapeRef, name: &Ident) -> TokenStream {
    let module = ident(&shape.module);
    quote!(#module::#name)
}
