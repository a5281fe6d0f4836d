//! The members of a request that go outside of its body.

use http::header::{HeaderName, HeaderValue};

use super::label;
use super::value::TextEncoder;
use crate::codec::{base64, percent};
use crate::protocol::{Request, SerializeError};
use crate::schema::{Kind, Location, Member, Operation, TimestampFormat};
use crate::shape::{MemberWriter, Members, Value};

/// A request with everything but its body.
///
/// # Errors
/// When a label is empty or a header holds what HTTP does not allow there.
pub fn write_bindings(operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
    let mut bindings = Bindings::of(input);
    if let Some(error) = bindings.failure.take() {
        return Err(error);
    }
    let host_prefix = host_prefix_of(operation, &bindings)?;
    let (path, literals) = operation.uri.split_once('?').unwrap_or((operation.uri, ""));
    Ok(Request {
        method: operation.method,
        path: label::fill_path(path, &bindings.labels)?,
        query: query_string(literals, &bindings.query.merged()),
        headers: bindings.headers.merged(),
        host_prefix,
        body: Vec::new(),
    })
}

/// The prefix of the host name, if the operation has one.
///
/// # Errors
/// When the value of a label cannot be part of a host name.
pub fn host_prefix(operation: &Operation, input: &dyn Members) -> Result<Option<String>, SerializeError> {
    match operation.host_prefix {
        Some(_) => host_prefix_of(operation, &Bindings::of(input)),
        None => Ok(None),
    }
}

fn host_prefix_of(operation: &Operation, bindings: &Bindings) -> Result<Option<String>, SerializeError> {
    operation.host_prefix.map(|template| label::fill_host(template, &bindings.host_labels)).transpose()
}

/// `literals` are those that the path's template holds.
fn query_string(literals: &str, pairs: &[(String, String)]) -> String {
    let mut out = literals.to_owned();
    for (key, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        percent::push_component(&mut out, key);
        out.push('=');
        percent::push_component(&mut out, value);
    }
    out
}

/// Query parameters or headers: those of members of their own, and those of maps.
#[derive(Default)]
struct Pairs {
    named: Vec<(String, String)>,
    mapped: Vec<(String, String)>,
}

impl Pairs {
    /// All pairs; members of their own win over maps.
    fn merged(mut self) -> Vec<(String, String)> {
        self.mapped.retain(|(key, _)| !self.named.iter().any(|(name, _)| name == key));
        self.named.append(&mut self.mapped);
        self.named
    }
}

/// Sorts the members of an input by where they go.
struct Bindings {
    rows: &'static [Member],
    labels: Vec<(&'static str, String)>,
    host_labels: Vec<(&'static str, String)>,
    query: Pairs,
    headers: Pairs,
    failure: Option<SerializeError>,
}

impl Bindings {
    fn of(input: &dyn Members) -> Self {
        let mut bindings = Self {
            rows: input.schema().members,
            labels: Vec::new(),
            host_labels: Vec::new(),
            query: Pairs::default(),
            headers: Pairs::default(),
            failure: None,
        };
        input.write_members(&mut bindings);
        bindings
    }

    fn bind(&mut self, row: &'static Member, value: &dyn Value) -> Result<(), SerializeError> {
        if row.host_label {
            let texts = TextEncoder::encode(row, value, TimestampFormat::DateTime)?;
            self.host_labels.push((row.name, texts.items.concat()));
        }
        match row.location {
            Location::Label => {
                let texts = TextEncoder::encode(row, value, TimestampFormat::DateTime)?;
                self.labels.push((row.wire, texts.items.concat()));
            }
            Location::Query => {
                let texts = TextEncoder::encode(row, value, TimestampFormat::DateTime)?;
                self.query.named.extend(texts.items.into_iter().map(|text| (row.wire.to_owned(), text)));
                let entries = texts.entries.into_iter();
                self.query
                    .mapped
                    .extend(entries.flat_map(|(key, items)| items.into_iter().map(move |item| (key.clone(), item))));
            }
            Location::Header => {
                let texts = TextEncoder::encode(row, value, TimestampFormat::HttpDate)?;
                if !(texts.items.is_empty() && matches!(row.shape.kind, Kind::List(_))) {
                    self.headers.named.push(header_pair(row, row.wire, header_text(row, &texts.items))?);
                }
            }
            Location::Headers => {
                let texts = TextEncoder::encode(row, value, TimestampFormat::HttpDate)?;
                for (key, items) in texts.entries {
                    self.headers.mapped.push(header_pair(row, &format!("{}{key}", row.wire), items.join(","))?);
                }
            }
            Location::Body | Location::StatusCode | Location::EventHeader | Location::EventPayload => {}
        }
        Ok(())
    }
}

impl MemberWriter for Bindings {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if let Some(row) = self.rows.get(index)
            && !value.is_absent()
            && let Err(error) = self.bind(row, value)
        {
            self.failure.get_or_insert(error);
        }
    }
}

/// The text of a header: items of a list are parted by commas, and quoted where they contain a comma or quote.
fn header_text(row: &Member, items: &[String]) -> String {
    if row.json_value {
        return base64::encode(items.concat().as_bytes());
    }
    let Kind::List(list) = row.shape.kind else { return items.concat() };
    let quote = |item: &String| {
        let quoted = matches!(list.member.kind, Kind::String) && item.contains(['"', ',']);
        if quoted { format!("\"{}\"", item.replace('"', "\\\"")) } else { item.clone() }
    };
    items.iter().map(quote).collect::<Vec<_>>().join(",")
}

/// A header that HTTP allows.
fn header_pair(row: &Member, name: &str, value: String) -> Result<(String, String), SerializeError> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| {
        SerializeError(format!("member `{}`: `{name}` cannot name a header; use letters, digits and `-`", row.name))
    })?;
    if HeaderValue::from_bytes(value.as_bytes()).is_err() {
        return Err(SerializeError(format!(
            "member `{}`: a header cannot hold line breaks or other control characters; remove them",
            row.name
        )));
    }
    Ok((name.as_str().to_owned(), value))
}
