//! Examples of calls: those of the model, or one made from what is required. They compile as documentation tests.

use super::Cx;
use super::sample::required_values;
use super::schema::event_stream;
use crate::ir::{Example, ExampleValue, Field, Operation, Structure, Type, TypeKind, Union};

/// Columns of a chain of calls that stays in one line.
const LINE: usize = 72;

/// The section of an operation's page.
pub fn section(cx: &Cx<'_>, it: &Operation) -> String {
    if it.examples.is_empty() {
        let call = call(cx, it, &required_values(cx, &it.input.fields));
        return format!("# Example\n\n{call}");
    }
    let examples = it.examples.iter().map(|example| modeled(cx, it, example)).collect::<Vec<_>>();
    format!("# Examples\n\n{}", examples.join("\n\n"))
}

fn modeled(cx: &Cx<'_>, it: &Operation, example: &Example) -> String {
    let title = if example.title.is_empty() { String::new() } else { format!("## {}", example.title) };
    let output = example.output.as_ref().and_then(|output| serde_json::to_string_pretty(output).ok());
    let output = output.map(|json| format!("The answer holds:\n\n```json\n{json}\n```")).unwrap_or_default();
    let parts = [title, example.docs.trim().to_owned(), call(cx, it, &example.setters), output];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// A call with these values, as a function that a caller could have written.
fn call(cx: &Cx<'_>, it: &Operation, values: &[(String, ExampleValue)]) -> String {
    let events = event_stream(&it.input).map(|field| format!("{0}({0})", field.rust));
    let setters = setters(cx, &it.input.fields, values).into_iter().chain(events);
    let setters = setters.map(|setter| indented(&format!(".{setter}\n"), 8)).collect::<String>();
    let (parameters, import) = sent(cx, it);
    let (output, rest) = received(it);
    let names = ["Client", "Error", "primitives", "types"];
    let used = names.iter().filter(|name| {
        name.starts_with(char::is_uppercase)
            || [&setters, &parameters].iter().any(|text| text.contains(&format!("{name}::")))
    });
    let used = used.copied().collect::<Vec<_>>().join(", ");
    format!(
        "```no_run\n{import}use {root}::{{{used}}};\n\nasync fn example({parameters}) -> Result<(), Error> {{\n    let {output} = client\n        \
         .{method}()\n{setters}        .send()\n        .await?;\n{rest}    Ok(())\n}}\n```",
        root = cx.public_root,
        method = it.method,
    )
}

/// The parameters of the function, and an import for the events that are sent.
fn sent(cx: &Cx<'_>, it: &Operation) -> (String, String) {
    let Some((field, TypeKind::EventStream(stream))) = event_stream(&it.input).map(|it| (it, &it.ty.kind)) else {
        return ("client: &Client".to_owned(), String::new());
    };
    let ty = format!("EventStreamSender<types::{}, types::error::{}>", stream.events.rust, stream.error);
    let import = format!("use {}::primitives::event_stream::EventStreamSender;\n", cx.public_root);
    (format!("\n    client: &Client,\n    {}: {ty},\n", field.rust), import)
}

/// What the output is bound to, and what is done with it.
fn received(it: &Operation) -> (&'static str, String) {
    match event_stream(&it.output) {
        None => ("output", "    println!(\"{output:?}\");\n".to_owned()),
        Some(field) => {
            let receive = format!("    while let Some(event) = output.{}.recv().await? {{\n", field.rust);
            ("mut output", receive + "        println!(\"{event:?}\");\n    }\n")
        }
    }
}

/// The calls of setters for these values: a call for each item of a list and each entry of a map.
fn setters(cx: &Cx<'_>, fields: &[Field], values: &[(String, ExampleValue)]) -> Vec<String> {
    let calls = values.iter().flat_map(|(name, value)| {
        let ty = fields.iter().find(|field| field.rust == *name).map(|field| &field.ty);
        match value {
            ExampleValue::List(items) => items.iter().map(|item| setter(name, &element(cx, item, ty))).collect(),
            ExampleValue::Map(entries) => {
                entries.iter().map(|(key, value)| format!("{name}({})", entry(cx, key, value, ty))).collect()
            }
            value => vec![setter(name, &argument(cx, value, ty))],
        }
    });
    calls.collect()
}

/// The call of a setter; an argument of several lines stands on lines of its own.
fn setter(name: &str, argument: &str) -> String {
    if argument.contains('\n') {
        format!("{name}(\n{},\n)", indented(argument, 4))
    } else {
        format!("{name}({argument})")
    }
}

fn indented(text: &str, columns: usize) -> String {
    let lines = text.split_inclusive('\n').map(|line| format!("{:columns$}{line}", ""));
    lines.collect()
}

/// An argument of a setter, which converts text.
fn argument(cx: &Cx<'_>, value: &ExampleValue, ty: Option<&Type>) -> String {
    match value {
        ExampleValue::String(text) => format!("{text:?}"),
        value => expression(cx, value, ty),
    }
}

/// An item of a list, as a setter takes it.
fn element(cx: &Cx<'_>, item: &ExampleValue, list: Option<&Type>) -> String {
    match list.map(|it| &it.kind) {
        Some(TypeKind::List(list)) if list.sparse => format!("Some({})", expression(cx, item, Some(&list.member))),
        Some(TypeKind::List(list)) => argument(cx, item, Some(&list.member)),
        _ => argument(cx, item, None),
    }
}

/// An entry of a map, as a setter takes it.
fn entry(cx: &Cx<'_>, key: &str, value: &ExampleValue, map: Option<&Type>) -> String {
    let Some(TypeKind::Map(map)) = map.map(|it| &it.kind) else {
        return format!("{key:?}, {}", argument(cx, value, None));
    };
    let key = match &map.key.kind {
        TypeKind::Enumeration(shape) => format!("types::{}::from({key:?})", shape.rust),
        _ => format!("{key:?}"),
    };
    let value = if map.sparse {
        format!("Some({})", expression(cx, value, Some(&map.value)))
    } else {
        argument(cx, value, Some(&map.value))
    };
    format!("{key}, {value}")
}

/// The value as an expression of its own type.
fn expression(cx: &Cx<'_>, value: &ExampleValue, ty: Option<&Type>) -> String {
    match value {
        ExampleValue::String(text) => format!("String::from({text:?})"),
        ExampleValue::Boolean(value) => value.to_string(),
        ExampleValue::Integer(value) | ExampleValue::Long(value) => value.to_string(),
        ExampleValue::Float(value) | ExampleValue::Double(value) => format!("{value:?}"),
        ExampleValue::Blob(bytes) => format!("primitives::Blob::new(b\"{}\")", bytes.escape_ascii()),
        ExampleValue::ByteStream(bytes) => {
            format!("primitives::ByteStream::from_static(b\"{}\")", bytes.escape_ascii())
        }
        ExampleValue::Timestamp(seconds) => format!("primitives::DateTime::from_secs_f64({seconds:?})"),
        ExampleValue::Enumeration(shape, value) => format!("types::{}::from({value:?})", shape.rust),
        ExampleValue::List(items) => list(cx, items, ty),
        ExampleValue::Map(entries) => map(cx, entries, ty),
        ExampleValue::Structure(shape, values, fallible) => {
            let structure = cx.service.structures.iter().find(|it| it.name.rust == shape.rust);
            let text = structure_expression(cx, &shape.rust, structure, values);
            if *fallible { format!("{text}?") } else { text }
        }
        ExampleValue::Union(shape, variant, value) => {
            let union = cx.service.unions.iter().find(|it| it.name.rust == shape.rust);
            format!("types::{}::{variant}({})", shape.rust, variant_value(cx, union, variant, value))
        }
    }
}

fn list(cx: &Cx<'_>, items: &[ExampleValue], ty: Option<&Type>) -> String {
    let (member, sparse) = match ty.map(|it| &it.kind) {
        Some(TypeKind::List(list)) => (Some(&list.member), list.sparse),
        _ => (None, false),
    };
    let items = items.iter().map(|item| optional(expression(cx, item, member), sparse)).collect::<Vec<_>>();
    format!("vec![{}]", items.join(", "))
}

fn map(cx: &Cx<'_>, entries: &[(String, ExampleValue)], ty: Option<&Type>) -> String {
    let map = match ty.map(|it| &it.kind) {
        Some(TypeKind::Map(map)) => Some(map),
        _ => None,
    };
    let entries = entries.iter().map(|(key, value)| {
        let key = match map.map(|it| &it.key.kind) {
            Some(TypeKind::Enumeration(shape)) => format!("types::{}::from({key:?})", shape.rust),
            _ => format!("String::from({key:?})"),
        };
        let value = optional(expression(cx, value, map.map(|it| &it.value)), map.is_some_and(|it| it.sparse));
        format!("({key}, {value})")
    });
    format!("std::collections::HashMap::from([{}])", entries.collect::<Vec<_>>().join(", "))
}

fn optional(text: String, sparse: bool) -> String {
    if sparse { format!("Some({text})") } else { text }
}

fn structure_expression(
    cx: &Cx<'_>,
    rust: &str,
    structure: Option<&Structure>,
    values: &[(String, ExampleValue)],
) -> String {
    let fields = structure.map(|it| it.fields.as_slice()).unwrap_or_default();
    let calls = setters(cx, fields, values).into_iter().chain(["build()".to_owned()]).map(|call| format!(".{call}"));
    let calls = calls.collect::<Vec<_>>();
    let line = format!("types::{rust}::builder(){}", calls.concat());
    if line.len() <= LINE && !line.contains('\n') {
        return line;
    }
    format!("types::{rust}::builder()\n{}", indented(&calls.join("\n"), 4))
}

fn variant_value(cx: &Cx<'_>, union: Option<&Union>, variant: &str, value: &ExampleValue) -> String {
    let ty = union.and_then(|it| it.variants.iter().find(|it| it.rust == variant)).map(|it| &it.field.ty);
    let text = expression(cx, value, ty);
    if ty.is_some_and(|it| it.boxed) { format!("Box::new({text})") } else { text }
}
