//! A protocol as small as can be: a JSON object of strings each way.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document};
use awslice_runtime::protocol::{ErrorMeta, OutputMeta, Protocol, Request, Response, SerializeError};
use awslice_runtime::schema::{Operation, Structure};
use awslice_runtime::shape::{DecodeError, Decoder, Encoder, MemberWriter, Members, ReadMembers, Value};
use serde_json::Value as Json;

pub static TEXTS: Texts = Texts;

#[derive(Debug)]
pub struct Texts;

impl Protocol for Texts {
    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        let mut object = Object { structure: operation.input, members: serde_json::Map::new() };
        input.write_members(&mut object);
        let body = Json::Object(object.members).to_string();
        if body.contains("unwritable") {
            return Err(SerializeError("unwritable".to_owned()));
        }
        let headers = vec![
            ("content-type".to_owned(), "application/json".to_owned()),
            ("x-amz-target".to_owned(), operation.name.to_owned()),
        ];
        let (path, query) = operation.uri.split_once('?').unwrap_or((operation.uri, ""));
        let host_prefix = operation.host_prefix.map(str::to_owned);
        Ok(Request {
            method: operation.method,
            path: path.into(),
            query: query.into(),
            headers,
            host_prefix,
            body: body.into(),
        })
    }

    fn status(&self, _: &Operation, response: &Response<'_>) -> u16 {
        if response.headers.contains_key("x-failed") { 500 } else { response.status }
    }

    fn parse_output(
        &self,
        _: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        read(response, into)?;
        Ok(OutputMeta { request_id: request_id(response) })
    }

    fn parse_error(&self, _: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        if response.body.is_empty() {
            return Ok(ErrorMeta { code: Some(response.status.to_string()), ..ErrorMeta::default() });
        }
        let body = json(response)?;
        let text = |name: &str| body.get(name).and_then(Json::as_str).map(str::to_owned);
        Ok(ErrorMeta {
            code: text("code"),
            message: text("message"),
            request_id: request_id(response),
            readable: true,
            ..ErrorMeta::default()
        })
    }

    fn read_error(
        &self,
        _: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        read(response, into)
    }
}

fn request_id(response: &Response<'_>) -> Option<String> {
    response.headers.get("x-amzn-requestid").map(|id| id.to_str().unwrap().to_owned())
}

fn json(response: &Response<'_>) -> Result<Json, DecodeError> {
    serde_json::from_slice(response.body).map_err(|error| DecodeError::new(format!("not JSON: {error}")))
}

fn read(response: &Response<'_>, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let body = json(response)?;
    for (index, member) in into.schema().members.iter().enumerate() {
        if let Some(value) = body.get(member.wire) {
            into.read_member(index, &mut Text(value))?;
        }
    }
    Ok(())
}

struct Object {
    structure: &'static Structure,
    members: serde_json::Map<String, Json>,
}

impl MemberWriter for Object {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if !value.is_absent() {
            let mut slot = Slot(String::new());
            value.write(&mut slot);
            self.members.insert(self.structure.members[index].wire.to_owned(), Json::String(slot.0));
        }
    }
}

struct Slot(String);

/// The test service has strings only.
#[rustfmt::skip]
impl Encoder for Slot {
    fn boolean(&mut self, _: bool) { unreachable!() }
    fn integer(&mut self, _: i64) { unreachable!() }
    fn float(&mut self, _: f32) { unreachable!() }
    fn double(&mut self, _: f64) { unreachable!() }
    fn string(&mut self, value: &str) { value.clone_into(&mut self.0); }
    fn blob(&mut self, _: &[u8]) { unreachable!() }
    fn timestamp(&mut self, _: &DateTime) { unreachable!() }
    fn document(&mut self, _: &Document) { unreachable!() }
    fn structure(&mut self, _: &dyn Members) { unreachable!() }
    fn list(&mut self, _: usize, _: &mut dyn Iterator<Item = &dyn Value>) { unreachable!() }
    fn map(&mut self, _: usize, _: &mut dyn Iterator<Item = (&str, &dyn Value)>) { unreachable!() }
    fn null(&mut self) { unreachable!() }
}

struct Text<'a>(&'a Json);

#[rustfmt::skip]
impl Decoder for Text<'_> {
    fn is_null(&mut self) -> bool { self.0.is_null() }
    fn boolean(&mut self) -> Result<bool, DecodeError> { unreachable!() }
    fn integer(&mut self) -> Result<i64, DecodeError> { unreachable!() }
    fn double(&mut self) -> Result<f64, DecodeError> { unreachable!() }
    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        self.0.as_str().map(Cow::Borrowed).ok_or_else(|| DecodeError::new("expected a string"))
    }
    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> { unreachable!() }
    fn timestamp(&mut self) -> Result<DateTime, DecodeError> { unreachable!() }
    fn document(&mut self) -> Result<Document, DecodeError> { unreachable!() }
    fn structure(&mut self, _: &mut dyn ReadMembers) -> Result<(), DecodeError> { unreachable!() }
    fn list(&mut self, _: &mut (dyn FnMut(&mut dyn Decoder) -> Result<(), DecodeError> + '_)) -> Result<(), DecodeError> { unreachable!() }
    fn map(&mut self, _: &mut (dyn FnMut(Cow<'_, str>, &mut dyn Decoder) -> Result<(), DecodeError> + '_)) -> Result<(), DecodeError> { unreachable!() }
    fn skip(&mut self) -> Result<(), DecodeError> { Ok(()) }
}
