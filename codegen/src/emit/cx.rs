//! Where a file stands: the paths it names things by, and the names it imports.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::inner_docs;
use crate::ir::{Crate, Field, Layout, OperationError, Service, ShapeRef, Structure, TypeKind, Union};

/// The crate that generated code calls.
const RUNTIME: &str = "awslice_runtime";

/// What a module is imported as, from itself.
const SELF: &str = "self";

/// What an emitter knows beside its item: the service, its root path, and the scope of the file being written.
pub struct Cx<'a> {
    /// The service.
    pub service: &'a Service,
    /// Path of the service's module for users of the crate, such as `generated::swf` or `aws_sdk_swf`.
    pub public_root: String,
    root: TokenStream,
    /// Module path of `root`.
    root_text: Rc<str>,
    shapes: Rc<Shapes<'a>>,
    own: BTreeSet<String>,
    imports: RefCell<BTreeMap<String, BTreeSet<String>>>,
}

/// Types by their Rust names.
struct Shapes<'a> {
    structures: HashMap<&'a str, &'a Structure>,
    unions: HashMap<&'a str, &'a Union>,
}

impl<'a> Shapes<'a> {
    fn of(service: &'a Service) -> Self {
        Self {
            structures: service.structures.iter().map(|it| (it.name.rust.as_str(), it)).collect(),
            unions: service.unions.iter().map(|it| (it.name.rust.as_str(), it)).collect(),
        }
    }
}

impl<'a> Cx<'a> {
    /// The context of `service` in `krate`; files are opened with [`Cx::file`].
    pub fn new(krate: &Crate, service: &'a Service) -> Self {
        let library = super::library_name(krate);
        let module = ident(&service.module);
        let (root, public_root) = match krate.layout {
            Layout::Modules => (quote!(crate::#module), format!("{library}::{}", service.module)),
            Layout::PerService => (quote!(crate), library),
        };
        let root_text = root.to_string().replace(' ', "").into();
        let shapes = Rc::new(Shapes::of(service));
        Self { service, public_root, root, root_text, shapes, own: BTreeSet::new(), imports: RefCell::default() }
    }

    /// The context of a file that defines items of these names: none of them is imported or used bare.
    pub fn file(&self, own: &[&str]) -> Self {
        Self {
            service: self.service,
            public_root: self.public_root.clone(),
            root: self.root.clone(),
            root_text: Rc::clone(&self.root_text),
            shapes: Rc::clone(&self.shapes),
            own: own.iter().map(|&name| name.to_owned()).collect(),
            imports: RefCell::default(),
        }
    }

    /// The file: its documentation, the imports that were asked for, and its items.
    pub fn finish(&self, docs: &str, items: TokenStream) -> TokenStream {
        let docs = inner_docs(docs);
        let imports = self.imports.borrow();
        let (standard, others): (Vec<_>, Vec<_>) = imports.iter().partition(|(module, _)| module.starts_with("std::"));
        let uses = standard.into_iter().chain(others).map(|(module, names)| {
            let module = path(module);
            // As rustfmt sorts: `self` is first.
            let (itself, names): (Vec<_>, Vec<_>) = names.iter().partition(|name| *name == SELF);
            let names = itself.iter().chain(&names).map(|name| ident(name)).collect::<Vec<_>>();
            match names.as_slice() {
                [_] if !itself.is_empty() => quote!(use #module;),
                [name] => quote!(use #module::#name;),
                names => quote!(use #module::{#(#names),*};),
            }
        });
        let mut file = quote!(#docs #(#uses)*);
        // Interpolation would copy them, token by token.
        file.extend(items);
        file
    }

    /// The service's module: `crate::swf`, or `crate`.
    pub fn root(&self) -> &TokenStream {
        &self.root
    }

    /// A type of `types`.
    pub fn shape(&self, shape: &ShapeRef) -> TokenStream {
        let (types, name) = (self.types(), ident(&shape.rust));
        quote!(#types::#name)
    }

    /// The table of a type of `types`.
    pub fn table(&self, shape: &ShapeRef) -> TokenStream {
        let (types, module, table) = (self.types(), ident(&shape.module), ident(&shape.table));
        quote!(#types::#module::#table)
    }

    /// A type of `types::error`.
    pub fn error(&self, rust: &str) -> TokenStream {
        let (types, name) = (self.types(), ident(rust));
        quote!(#types::error::#name)
    }

    /// The table of an error.
    pub fn error_table(&self, it: &OperationError) -> TokenStream {
        let (types, module, table) = (self.types(), ident(&it.module), ident(&it.table));
        quote!(#types::error::#module::#table)
    }

    /// An item of the runtime's `module`, imported.
    pub fn runtime(&self, module: &str, name: &str) -> TokenStream {
        self.import(&format!("{RUNTIME}::{module}"), name)
    }

    /// A module of the runtime, imported.
    pub fn runtime_module(&self, module: &str) -> TokenStream {
        self.import_module(&format!("{RUNTIME}::{module}"), module)
    }

    /// An item of the service's configuration, imported.
    pub fn config(&self, name: &str) -> TokenStream {
        self.import(&format!("{}::config", self.root_text), name)
    }

    /// The module of the service's types, imported.
    fn types(&self) -> TokenStream {
        self.import_module(&format!("{}::types", self.root_text), "types")
    }

    /// The text of a documentation link to a type of `types`.
    pub fn link(&self, shape: &ShapeRef) -> String {
        format!("[`{0}`]({1}::types::{0})", shape.rust, self.root_text)
    }

    /// The text of a documentation link to a type of `types::error`.
    pub fn link_to_error(&self, rust: &str) -> String {
        format!("[`{rust}`]({}::types::error::{rust})", self.root_text)
    }

    fn import_module(&self, path: &str, name: &str) -> TokenStream {
        self.imports.borrow_mut().entry(path.to_owned()).or_default().insert(SELF.to_owned());
        let name = ident(name);
        quote!(#name)
    }

    /// An item of `module`, imported, unless an item of this file bears its name: then by its path.
    fn import(&self, module: &str, name: &str) -> TokenStream {
        let item = ident(name);
        if self.own.contains(name) {
            let module = path(module);
            return quote!(#module::#item);
        }
        self.imports.borrow_mut().entry(module.to_owned()).or_default().insert(name.to_owned());
        quote!(#item)
    }

    fn prelude(&self, module: &str, name: &str) -> TokenStream {
        let item = ident(name);
        if self.own.contains(name) {
            let module = path(module);
            return quote!(::#module::#item);
        }
        quote!(#item)
    }

    /// `Option<T>`.
    pub fn option(&self, ty: &TokenStream) -> TokenStream {
        let option = self.prelude("core::option", "Option");
        quote!(#option<#ty>)
    }

    /// `Result<T, E>`.
    pub fn result(&self, ok: &TokenStream, err: &TokenStream) -> TokenStream {
        let result = self.prelude("core::result", "Result");
        quote!(#result<#ok, #err>)
    }

    /// `String`.
    pub fn string(&self) -> TokenStream {
        self.prelude("std::string", "String")
    }

    /// `Vec<T>`.
    pub fn vec(&self, ty: &TokenStream) -> TokenStream {
        let vec = self.prelude("std::vec", "Vec");
        quote!(#vec<#ty>)
    }

    /// `Box<T>`.
    pub fn boxed(&self, ty: &TokenStream) -> TokenStream {
        let boxed = self.prelude("std::boxed", "Box");
        quote!(#boxed<#ty>)
    }

    /// `Default`.
    pub fn default(&self) -> TokenStream {
        self.prelude("core::default", "Default")
    }

    /// `From<T>`.
    pub fn from(&self, ty: &TokenStream) -> TokenStream {
        let from = self.prelude("core::convert", "From");
        quote!(#from<#ty>)
    }

    /// `impl Into<T>`.
    pub fn into(&self, ty: &TokenStream) -> TokenStream {
        let into = self.prelude("core::convert", "Into");
        quote!(impl #into<#ty>)
    }

    /// `HashMap<K, V>`.
    pub fn hash_map(&self, key: &TokenStream, value: &TokenStream) -> TokenStream {
        let map = self.import("std::collections", "HashMap");
        quote!(#map<#key, #value>)
    }

    /// `SystemTime`.
    pub fn system_time(&self) -> TokenStream {
        self.import("std::time", "SystemTime")
    }

    /// The structure of `types` behind a member, if it is one.
    pub fn structure(&self, kind: &TypeKind) -> Option<&'a Structure> {
        let TypeKind::Structure(shape) = kind else { return None };
        self.shapes.structures.get(shape.rust.as_str()).copied()
    }

    /// The union of `types` behind a member, if it is one.
    pub fn union(&self, kind: &TypeKind) -> Option<&'a Union> {
        let TypeKind::Union(shape) = kind else { return None };
        self.shapes.unions.get(shape.rust.as_str()).copied()
    }
}

/// An identifier; `r#` at its beginning makes it a raw one.
pub fn ident(name: &str) -> Ident {
    format_ident!("{name}")
}

/// The identifier of a field.
pub fn field_ident(field: &Field) -> Ident {
    ident(&field.rust)
}

/// A path of plain names.
pub fn path(text: &str) -> TokenStream {
    let names = text.split("::").map(ident);
    quote!(#(#names)::*)
}
