//! An input as YAML, as ruamel.yaml writes it with comments.

use awslice_runtime::command::{Command, Service};
use awslice_runtime::schema::{Kind, Shape, Structure};

use super::comment::comment;
use super::empty::{Stack, first_value, is_within};
use crate::parameters::Datum;
use crate::yaml;

/// The text of an input.
pub fn input(service: &Service, command: &Command) -> String {
    let mut writer = Writer { service, stack: Stack::new() };
    let docs: Vec<&str> = command.options.iter().map(|it| it.docs).collect();
    let node = writer.structure(command.operation.input, &docs);
    match &node {
        Node::Scalar(text) => format!("{text}\n"),
        _ => node.block(0),
    }
}

/// A value to be written.
enum Node {
    Scalar(String),
    List(Box<Node>),
    /// Name, comment and value of each entry.
    Map(Vec<(String, String, Node)>),
}

struct Writer<'a> {
    service: &'a Service,
    stack: Stack,
}

impl Writer<'_> {
    fn structure(&mut self, schema: &'static Structure, docs: &[&str]) -> Node {
        if schema.members.is_empty() || is_within(schema, &self.stack) {
            return Node::Scalar("{}".to_owned());
        }
        self.stack.push(schema);
        let mut entries = Vec::with_capacity(schema.members.len());
        for (index, row) in schema.members.iter().enumerate() {
            let comment = comment(row, docs.get(index).copied().unwrap_or_default());
            entries.push((row.name.to_owned(), comment, self.value(&row.shape)));
        }
        self.stack.pop();
        Node::Map(entries)
    }

    fn value(&mut self, shape: &Shape) -> Node {
        Node::Scalar(match shape.kind {
            Kind::Boolean => "true".to_owned(),
            Kind::Integer | Kind::Long => "0".to_owned(),
            Kind::Float | Kind::Double => "0.0".to_owned(),
            Kind::String => scalar(first_value(shape)),
            Kind::Blob => "!!binary ''".to_owned(),
            // Python writes a date and time to YAML with a blank, but to JSON with a `T`.
            Kind::Timestamp(_) => "1970-01-01 00:00:00".to_owned(),
            Kind::Document => "{}".to_owned(),
            Kind::List(list) => return Node::List(Box::new(self.value(&list.member))),
            Kind::Map(map) => {
                let value = self.value(&map.value);
                return Node::Map(vec![("KeyName".to_owned(), String::new(), value)]);
            }
            Kind::Structure(schema) => {
                let documented = self.service.structures.iter().find(|it| std::ptr::eq(it.structure, schema));
                return self.structure(schema, documented.map_or(&[], |it| it.members));
            }
        })
    }
}

impl Node {
    /// The lines of a value in block style.
    fn block(&self, indent: usize) -> String {
        let blanks = " ".repeat(indent);
        match self {
            Self::Scalar(text) => format!("{blanks}{text}\n"),
            Self::List(element) => {
                let lines = element.block(indent + 2);
                format!("{blanks}- {}", lines.get(indent + 2..).unwrap_or_default())
            }
            Self::Map(entries) => {
                let entry = |(index, (name, comment, value)): (usize, &(String, String, Node))| {
                    // The first comment of a map stands a column further, as ruamel.yaml has it.
                    let gap = if index == 0 { "  " } else { " " };
                    let comment = if comment.is_empty() { String::new() } else { format!("{gap}# {comment}") };
                    let name = scalar(name);
                    match value {
                        Self::Scalar(text) => format!("{blanks}{name}: {text}{comment}\n"),
                        Self::List(_) => format!("{blanks}{name}:{comment}\n{}", value.block(indent)),
                        Self::Map(_) => format!("{blanks}{name}:{comment}\n{}", value.block(indent + 2)),
                    }
                };
                entries.iter().enumerate().map(entry).collect()
            }
        }
    }
}

/// A text, in quotes if it would read as something else.
fn scalar(text: &str) -> String {
    let reads_as_itself = |it: &str| yaml::read(it) == Ok(Datum::List(vec![Datum::Text(text.to_owned())]));
    match !text.is_empty() && reads_as_itself(&format!("- {text} # x")) {
        true => text.to_owned(),
        false => format!("'{}'", text.replace('\'', "''")),
    }
}
