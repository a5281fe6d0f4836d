//! Rules: an `if` each, in order.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::endpoint::{AuthScheme, Condition, Endpoint, Expr, Group, Outcome, Rule};

use super::{Emitter, ident};

/// What a function answers if its rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// An endpoint.
    Endpoint,
    /// Perhaps an endpoint: its rules need not apply.
    Perhaps,
}

/// More parameters than clippy lets a function have without a word.
const MANY: usize = 8;

impl Emitter {
    /// A group as a function.
    pub(super) fn group(&mut self, group: &Group) -> TokenStream {
        let Group { name, variables, rules, decides } = group;
        let name = ident(name);
        let answer = if *decides { Answer::Endpoint } else { Answer::Perhaps };
        let ty = if *decides { quote!(Endpoint) } else { quote!(Option<Endpoint>) };
        let allow = (variables.len() >= MANY).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        let arguments: Vec<_> = variables.iter().map(|it| self.argument(it)).collect();
        let body = self.function_body(rules, answer, &TokenStream::new());
        quote! {
            /// Rules moved out of [`resolve`], which is long.
            #allow
            fn #name(#(#arguments),*) -> Result<#ty, EndpointError> {
                #body
            }
        }
    }

    /// Rules as the body of a function; `error` stands at its end if it may come there and must answer.
    pub(super) fn function_body(&mut self, rules: &[Rule], answer: Answer, error: &TokenStream) -> TokenStream {
        let mut rules = rules.iter().peekable();
        let mut body = TokenStream::new();
        while let Some(rule) = rules.next() {
            if rules.peek().is_none() && rule.decides() {
                body.extend(self.deciding(rule, answer));
                return body;
            }
            body.extend(self.rule(rule, answer));
        }
        let end = if answer == Answer::Endpoint { quote!(Err(#error)) } else { quote!(Ok(None)) };
        quote!(#body #end)
    }

    /// The last rule of a function, which always applies: its value is the function's.
    fn deciding(&mut self, rule: &Rule, answer: Answer) -> TokenStream {
        let assignments: TokenStream = rule.conditions.iter().map(|it| self.assignment(it)).collect();
        let value = match &rule.outcome {
            Outcome::Rules(rules) => self.function_body(rules, answer, &TokenStream::new()),
            outcome => {
                let (before, value) = self.value(outcome, answer);
                quote!(#before #value)
            }
        };
        quote!(#assignments #value)
    }

    /// A rule among others.
    fn rule(&mut self, rule: &Rule, answer: Answer) -> TokenStream {
        let is_assignment = |it: &&Condition| matches!(it, Condition::Assigns { .. });
        let leading = rule.conditions.iter().take_while(is_assignment).count();
        let (assignments, conditions) = rule.conditions.split_at(leading);
        let assignments: TokenStream = assignments.iter().map(|it| self.assignment(it)).collect();
        let mut conditions: Vec<_> = conditions.iter().map(|it| self.condition(it)).collect();
        let outcome = match &rule.outcome {
            Outcome::Rules(rules) => rules.iter().map(|it| self.rule(it, answer)).collect(),
            Outcome::Group { decides: false, .. } => {
                let call = self.call_group(&rule.outcome);
                conditions.push(quote!(let Some(endpoint) = #call?));
                if answer == Answer::Endpoint {
                    quote!(return Ok(endpoint);)
                } else {
                    quote!(return Ok(Some(endpoint));)
                }
            }
            outcome => {
                let (before, value) = self.value(outcome, answer);
                quote!(#before return #value;)
            }
        };
        if conditions.is_empty() {
            return quote!(#assignments #outcome);
        }
        quote!(#assignments if #(#conditions)&&* { #outcome })
    }

    /// A condition in an `if`.
    fn condition(&mut self, condition: &Condition) -> TokenStream {
        match condition {
            Condition::Holds(expr) => self.expr(expr),
            Condition::Binds { variable, value } => {
                let name = ident(&variable.rust);
                let value = self.expr(value);
                quote!(let Some(#name) = #value)
            }
            Condition::Assigns { variable, value } => {
                let name = ident(&variable.rust);
                let value = self.borrowed(value);
                quote!(let #name = #value)
            }
        }
    }

    /// A condition that always holds, as a statement.
    fn assignment(&mut self, condition: &Condition) -> TokenStream {
        let condition = self.condition(condition);
        quote!(#condition;)
    }

    /// What a function answers by an outcome that ends the search: statements before, and the value. Long texts stand
    /// in statements of their own, which formats better than nested calls.
    fn value(&mut self, outcome: &Outcome, answer: Answer) -> (TokenStream, TokenStream) {
        match (outcome, answer) {
            (Outcome::Endpoint(endpoint), _) => {
                let (before, uri) = self.named("uri", &endpoint.url);
                let endpoint = self.endpoint(endpoint, &uri);
                let value =
                    if answer == Answer::Endpoint { quote!(Ok(#endpoint)) } else { quote!(Ok(Some(#endpoint))) };
                (before, value)
            }
            (Outcome::Error(message), _) => {
                let (before, message) = self.named("message", message);
                (before, quote!(Err(EndpointError::new(#message))))
            }
            (_, Answer::Endpoint) => (TokenStream::new(), self.call_group(outcome)),
            (_, Answer::Perhaps) => {
                let call = self.call_group(outcome);
                (TokenStream::new(), quote!(#call.map(Some)))
            }
        }
    }

    /// A text, under a name if it is not a variable.
    fn named(&mut self, name: &str, text: &Expr) -> (TokenStream, TokenStream) {
        let value = self.expr(text);
        if matches!(text, Expr::Variable(_)) {
            return (TokenStream::new(), value);
        }
        let name = ident(name);
        (quote!(let #name = #value;), quote!(#name))
    }

    fn call_group(&mut self, outcome: &Outcome) -> TokenStream {
        let Outcome::Group { name, variables, .. } = outcome else { return TokenStream::new() };
        let name = ident(name);
        let variables = variables.iter().map(|it| ident(it));
        quote!(#name(#(#variables),*))
    }

    fn endpoint(&mut self, endpoint: &Endpoint, uri: &TokenStream) -> TokenStream {
        let headers: Vec<_> = endpoint.headers.iter().map(|(name, value)| (name, self.expr(value))).collect();
        let headers = headers.iter().map(|(name, value)| quote!(.header(#name, #value)));
        let schemes: Vec<_> = endpoint.auth_schemes.iter().map(|it| self.auth_scheme(it)).collect();
        let backend = endpoint.backend.iter();
        let metric_values = &endpoint.metric_values;
        quote! {
            Endpoint::new(#uri)
                #(#headers)*
                #(.auth_scheme(#schemes))*
                #(.backend(#backend))*
                #(.metric_value(#metric_values))*
        }
    }

    fn auth_scheme(&mut self, scheme: &AuthScheme) -> TokenStream {
        let ty = self.import("AuthScheme");
        let name = &scheme.name;
        let signing_name = scheme.signing_name.iter().map(|it| self.expr(it)).collect::<Vec<_>>();
        let signing_region = scheme.signing_region.iter().map(|it| self.expr(it)).collect::<Vec<_>>();
        let region_set = scheme.signing_region_set.iter().map(|it| self.expr(it)).collect::<Vec<_>>();
        let region_set = (!region_set.is_empty()).then(|| quote!(.signing_region_set([#(#region_set),*])));
        let encoding = scheme.disable_double_encoding.then(|| quote!(.disable_double_encoding()));
        quote! {
            #ty::new(#name)
                #(.signing_name(#signing_name))*
                #(.signing_region(#signing_region))*
                #region_set
                #encoding
        }
    }
}
