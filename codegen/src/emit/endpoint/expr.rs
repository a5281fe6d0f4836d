//! Expressions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::ir::endpoint::{Attribute, Expr, Function, Template};

use super::{Emitter, ident};

impl Emitter {
    /// An expression; a text that is put together is a `String`.
    pub(super) fn expr(&mut self, expr: &Expr) -> TokenStream {
        match expr {
            Expr::Template(parts) => self.template(parts),
            Expr::Boolean(flag) => quote!(#flag),
            Expr::Integer(number) => {
                let number = Literal::u64_unsuffixed(*number);
                quote!(#number)
            }
            Expr::Variable(name) => {
                let name = ident(name);
                quote!(#name)
            }
            Expr::Attribute(of, attribute) => attribute_of(of, *attribute),
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::Not(inner) => self.not(inner),
            Expr::Equal(left, right) => self.comparison(left, &quote!(==), right),
            Expr::IsSet(inner) => {
                let inner = self.expr(inner);
                quote!(#inner.is_some())
            }
        }
    }

    /// An expression whose texts are all borrowed.
    pub(super) fn borrowed(&mut self, expr: &Expr) -> TokenStream {
        let value = self.expr(expr);
        let is_owned = match expr {
            Expr::Template(parts) => parts.iter().any(|it| matches!(it, Template::Value(_))),
            Expr::Attribute(_, Attribute::Method(_)) | Expr::Call(Function::UriEncode, _) => true,
            _ => false,
        };
        if is_owned { quote!(&#value) } else { value }
    }

    fn not(&mut self, inner: &Expr) -> TokenStream {
        match inner {
            Expr::Equal(left, right) => self.comparison(left, &quote!(!=), right),
            Expr::IsSet(inner) => {
                let inner = self.expr(inner);
                quote!(#inner.is_none())
            }
            other => {
                let other = self.expr(other);
                quote!(!#other)
            }
        }
    }

    /// A comparison; one within the other needs parentheses. Clippy wants `is_empty` for `== ""`.
    fn comparison(&mut self, left: &Expr, operator: &TokenStream, right: &Expr) -> TokenStream {
        if *right == Expr::Template(vec![Template::Literal(String::new())]) {
            let left = self.expr(left);
            return if operator.to_string() == "==" { quote!(#left.is_empty()) } else { quote!(!#left.is_empty()) };
        }
        let mut side = |expr: &Expr| {
            let value = self.expr(expr);
            let is_comparison = match expr {
                Expr::Equal(..) => true,
                Expr::Not(inner) => matches!(**inner, Expr::Equal(..)),
                _ => false,
            };
            if is_comparison { quote!((#value)) } else { value }
        };
        let left = side(left);
        let right = side(right);
        quote!(#left #operator #right)
    }

    fn call(&mut self, function: Function, arguments: &[Expr]) -> TokenStream {
        let arguments: Vec<_> = arguments.iter().map(|it| self.borrowed(it)).collect();
        let name = match function {
            Function::AwsPartition => {
                let name = self.import("aws_partition");
                let partitions = self.partitions();
                return quote!(#name(#partitions, #(#arguments),*));
            }
            Function::ResourceId => {
                let mut arguments = arguments.into_iter();
                let arn = arguments.next();
                return quote!(#arn.resource_id(#(#arguments),*));
            }
            Function::Element => "element",
            Function::Substring => "substring",
            Function::UriEncode => "uri_encode",
            Function::ParseUrl => "parse_url",
            Function::IsValidHostLabel => "is_valid_host_label",
            Function::AwsParseArn => "parse_arn",
            Function::AwsIsVirtualHostableS3Bucket => "is_virtual_hostable_s3_bucket",
        };
        let name = self.import(name);
        quote!(#name(#(#arguments),*))
    }

    /// A literal, or `format!` with variables in the text and the rest as arguments.
    fn template(&mut self, parts: &[Template]) -> TokenStream {
        if let [] | [Template::Literal(_)] = parts {
            let text =
                parts.iter().map(|it| if let Template::Literal(text) = it { text } else { "" }).collect::<String>();
            return quote!(#text);
        }
        let mut text = String::new();
        let mut arguments = Vec::new();
        for part in parts {
            match part {
                Template::Literal(literal) => text.push_str(&literal.replace('{', "{{").replace('}', "}}")),
                Template::Value(Expr::Variable(name)) => text.push_str(&format!("{{{name}}}")),
                Template::Value(value) => {
                    text.push_str("{}");
                    arguments.push(self.expr(value));
                }
            }
        }
        quote!(format!(#text #(, #arguments)*))
    }
}

fn attribute_of(of: &str, attribute: Attribute) -> TokenStream {
    let of = ident(of);
    match attribute {
        Attribute::Field(name) => {
            let name = ident(name);
            quote!(#of.#name)
        }
        Attribute::Method(name) => {
            let name = ident(name);
            quote!(#of.#name())
        }
    }
}
