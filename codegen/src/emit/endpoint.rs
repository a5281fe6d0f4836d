//! `endpoint.rs`: a service's rule set as code.
//!
//! Each rule is an `if`, and what a condition binds is bound there; a rule whose conditions do not hold gives way to the
//! next one by falling through.

mod expr;
mod params;
mod rules;

use std::collections::BTreeSet;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::ir::RuleSet;
use crate::ir::endpoint::Body;

use rules::Answer;

/// Emits the file of a service: `title` is the service's name, `partitions` the path of the table of partitions, whose
/// last part is `PARTITIONS`.
pub fn emit_endpoint(title: &str, rule_set: &RuleSet, partitions: &TokenStream) -> TokenStream {
    let imports = BTreeSet::from(["Endpoint", "EndpointError", "Params"]);
    let mut emitter = Emitter { imports, reads_partitions: false };
    let doc = format!(" Where {title} is reached.");
    let (body, groups) = emitter.body(rule_set);
    let imports = emitter.imports.iter().map(|it| ident(it));
    let table = emitter.reads_partitions.then(|| quote!(use #partitions;));
    quote! {
        #![doc = #doc]

        use awslice_runtime::endpoint::{#(#imports),*};
        #table

        /// Resolves by the rules of the service.
        pub(super) fn resolve(params: &Params<'_>) -> Result<Endpoint, EndpointError> {
            #body
        }
        #groups
    }
}

/// What the emitted code turns out to need.
struct Emitter {
    imports: BTreeSet<&'static str>,
    reads_partitions: bool,
}

impl Emitter {
    /// The body of `resolve`, and the functions it calls.
    fn body(&mut self, rule_set: &RuleSet) -> (TokenStream, TokenStream) {
        match &rule_set.body {
            Body::Standard(prefix) => {
                let standard = self.import("standard");
                let partitions = self.partitions();
                (quote!(#standard(params, #partitions, #prefix)), TokenStream::new())
            }
            Body::Rules { rules, groups } => {
                let params: TokenStream = rule_set.params.iter().map(|it| self.param(it)).collect();
                let rules =
                    self.function_body(rules, Answer::Endpoint, &quote!(EndpointError::no_rule_applies(params)));
                let groups: TokenStream = groups.iter().map(|it| self.group(it)).collect();
                (quote!(#params #rules), groups)
            }
        }
    }

    /// A name of the runtime, which the file imports from now on.
    fn import(&mut self, name: &'static str) -> Ident {
        self.imports.insert(name);
        ident(name)
    }

    /// The table of partitions.
    fn partitions(&mut self) -> Ident {
        self.reads_partitions = true;
        ident("PARTITIONS")
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}
