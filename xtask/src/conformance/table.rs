//! The driver's source: a table of clients for each generated crate, a line for each client, and `main`.

use std::fmt::Write as _;

use awslice_codegen::ir;

use super::workspace::HEADER;

/// Lines of a table's file before its first client.
const HEAD: usize = 8;

/// The key by which cases name a client.
pub fn key(krate: &str, module: &str) -> String {
    format!("{krate}/{module}")
}

/// The driver's module for a generated crate.
pub fn module(krate: &str) -> String {
    krate.replace('-', "_")
}

/// The file of a crate's clients. `library` is the crate as Rust calls it.
pub fn table(krate: &str, library: &str, services: &[ir::Service]) -> String {
    let mut text = format!(
        "// {HEADER}\n#![allow(deprecated, unused_imports)]\nuse awslice_conformance::{{Client, Events, client, client_of_events, event}};\nuse {library} as krate;\n\n\
         pub fn clients() -> Vec<Client> {{\n    #[rustfmt::skip]\n    let clients = vec![\n"
    );
    for service in services {
        let Some(operation) = service.operations.first() else { continue };
        let place = format!("krate::{}::operation::{}", service.module, operation.module);
        let marker = &operation.marker;
        let errors: String = operation
            .errors
            .iter()
            .map(|it| format!("{place}::{marker}Error::{}(it) => Some(it), ", it.rust))
            .collect();
        let modeled =
            if errors.is_empty() { "|_| None".to_owned() } else { format!("|it| match it {{ {errors}_ => None }}") };
        let key = key(krate, &service.module);
        let is_events = |it: &&ir::Field| matches!(it.ty.kind, ir::TypeKind::EventStream(_));
        // Writing to a string does not fail.
        let _ = match operation.output.fields.iter().find(is_events) {
            Some(ir::Field { rust, name, .. }) => writeln!(
                text,
                "        client_of_events::<{place}::{marker}>({key:?}, {modeled}, \
                 Events {{ member: {name:?}, next: |it| event(it.{rust}.recv()) }}),"
            ),
            None => writeln!(text, "        client::<{place}::{marker}>({key:?}, {modeled}),"),
        };
    }
    text + "    ];\n    clients\n}\n"
}

/// Which client stands in a line of a crate's table, by its number.
pub fn client_at(line: usize) -> Option<usize> {
    line.checked_sub(HEAD + 1)
}

/// `main`, over the tables of these crates.
pub fn main(crates: &[&str]) -> String {
    let modules: Vec<String> = crates.iter().map(|it| module(it)).collect();
    let declared: String = modules.iter().map(|it| format!("mod {it};\n")).collect();
    let all: String = modules.iter().map(|it| format!("        {it}::clients(),\n")).collect();
    format!(
        "// {HEADER}\n{declared}\nfn main() -> std::process::ExitCode {{\n    \
         awslice_conformance::protocols(Vec::from_iter([\n{all}    ]).into_iter().flatten())\n}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_client_stands_below_the_head() {
        assert_eq!(table("a", "b_a", &[]).lines().position(|it| it.contains("];")), Some(HEAD));
        assert_eq!(client_at(HEAD + 1), Some(0));
        assert_eq!(client_at(1), None);
        assert!(main(&["input-ec2"]).contains("mod input_ec2;"));
    }
}
