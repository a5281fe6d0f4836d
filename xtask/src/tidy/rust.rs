//! Rules of hand-written Rust: documentation, sizes, nothing left undone.

use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Macro, Signature};

use super::{Finding, is_generated};

/// Most lines of a file.
const FILE: usize = 500;
/// Most lines of a function, from its signature to its last bracket.
const FUNCTION: usize = 60;
/// Most lines of a `quote!`.
const QUOTE: usize = 40;

/// Macros that mark something as undone.
const UNDONE: [&str; 3] = ["todo", "unimplemented", "dbg"];

/// Checks a file.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    if is_generated(path) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let lines = text.lines().count();
    if lines > FILE {
        findings.push(Finding::new(path, 0, format!("{lines} lines; a file has at most {FILE}")));
    }
    if !text.starts_with("//!") {
        findings.push(Finding::new(path, 1, "a module starts with //! and what it is for"));
    }
    match syn::parse_file(text) {
        Ok(file) => {
            let mut sizes = Rules { path, findings };
            sizes.visit_file(&file);
            sizes.findings
        }
        Err(error) => {
            findings.push(Finding::new(path, error.span().start().line, format!("not Rust: {error}")));
            findings
        }
    }
}

/// Walks a file and collects what breaks a rule.
struct Rules<'a> {
    path: &'a str,
    findings: Vec<Finding>,
}

impl Rules<'_> {
    /// A finding at a place.
    fn find(&mut self, span: Span, message: String) {
        self.findings.push(Finding::new(self.path, span.start().line, message));
    }

    /// The length of a function.
    fn function(&mut self, signature: &Signature, block: &Block) {
        let lines = block.span().end().line.saturating_sub(signature.span().start().line) + 1;
        if lines > FUNCTION {
            self.find(
                signature.span(),
                format!("{} has {lines} lines; a function has at most {FUNCTION}", signature.ident),
            );
        }
    }
}

impl<'ast> Visit<'ast> for Rules<'_> {
    fn visit_item_fn(&mut self, it: &'ast syn::ItemFn) {
        self.function(&it.sig, &it.block);
        visit::visit_item_fn(self, it);
    }

    fn visit_impl_item_fn(&mut self, it: &'ast syn::ImplItemFn) {
        self.function(&it.sig, &it.block);
        visit::visit_impl_item_fn(self, it);
    }

    fn visit_trait_item_fn(&mut self, it: &'ast syn::TraitItemFn) {
        if let Some(block) = &it.default {
            self.function(&it.sig, block);
        }
        visit::visit_trait_item_fn(self, it);
    }

    fn visit_attribute(&mut self, it: &'ast Attribute) {
        if it.path().is_ident("ignore") {
            self.find(it.span(), "an ignored test".to_owned());
        }
        visit::visit_attribute(self, it);
    }

    fn visit_macro(&mut self, it: &'ast Macro) {
        let name = it.path.segments.last().map(|it| it.ident.to_string()).unwrap_or_default();
        if UNDONE.contains(&name.as_str()) {
            self.find(it.span(), format!("{name}! marks something undone"));
        }
        if name == "quote" || name == "quote_spanned" {
            let span = it.delimiter.span();
            let lines = span.close().end().line.saturating_sub(span.open().start().line) + 1;
            if lines > QUOTE {
                self.find(it.span(), format!("{lines} lines quoted; a {name}! has at most {QUOTE}"));
            }
        }
        visit::visit_macro(self, it);
    }
}
