//! Operations, with their inputs and outputs.

use super::context::{Context, Position, lower_deprecated, lower_namespace};
use super::error::lower_operation_error;
use super::name::name_message;
use super::select::Selected;
use super::structure::{empty_structure, lower_structure};
use crate::docs::to_markdown;
use crate::ir::{Operation, ResponseChecksums, Structure};
use crate::model;
use crate::naming::{name_client_method, name_operation_marker, name_operation_module, pascal};

pub(super) fn lower_operation(context: &Context<'_>, (wire, operation): &Selected<'_>) -> Option<Operation> {
    let mut seen = Vec::new();
    let errors = operation.errors.iter().filter(|it| {
        let is_new = !seen.contains(it);
        seen.push(it);
        is_new
    });
    let auth_type = operation.auth_type.as_deref();
    Some(Operation {
        wire: (*wire).to_owned(),
        marker: name_operation_marker(wire),
        pascal: pascal(wire),
        module: name_operation_module(wire),
        method: name_client_method(wire),
        input: lower_input(context, wire, operation)?,
        output: lower_output(context, wire, operation)?,
        has_input: operation.input.is_some(),
        has_output: operation.output.is_some(),
        http_method: or(&operation.http_method, "POST"),
        uri: or(&operation.request_uri, "/"),
        result_wrapper: operation.output.as_ref().and_then(|it| it.result_wrapper.clone()),
        host_prefix: operation.host_prefix.clone(),
        unsigned_payload: operation.unsigned_payload || auth_type == Some("v4-unsigned-body"),
        no_auth: auth_type == Some("none") || operation.auth.first().is_some_and(|it| it == "smithy.api#noAuth"),
        checksum_required: operation.http_checksum_required || operation.http_checksum.request_checksum_required,
        checksum_algorithm: operation.http_checksum.request_algorithm_member.clone(),
        response_checksums: response_checksums(&operation.http_checksum),
        compressions: operation.compressions.clone(),
        errors: errors.filter_map(|it| lower_operation_error(context, it)).collect(),
        docs: to_markdown(&operation.documentation),
        reference: reference(context, wire),
        deprecated: lower_deprecated(&operation.deprecated),
        examples: Vec::new(),
        paginator: None,
        waiters: Vec::new(),
    })
}

/// Only where a member asks for them: without one botocore does not look either.
fn response_checksums(it: &model::HttpChecksum) -> Option<ResponseChecksums> {
    let mode = it.request_validation_mode_member.clone()?;
    Some(ResponseChecksums { mode, algorithms: it.response_algorithms.clone() })
}

/// botocore's own defaults stand where a model has no `http`.
fn or(text: &str, default: &str) -> String {
    if text.is_empty() { default.to_owned() } else { text.to_owned() }
}

fn lower_input(context: &Context<'_>, wire: &str, operation: &model::Operation) -> Option<Structure> {
    let name = name_message(wire, "Input");
    let Some(input) = &operation.input else { return Some(empty_structure(name, Position::Input)) };
    let mut structure = lower_structure(context, &input.shape, context.shape(&input.shape)?, name, Position::Input);
    structure.xml_name = input.location_name.clone().or(structure.xml_name);
    structure.namespace = lower_namespace(input.xml_namespace.as_ref()).or(structure.namespace);
    Some(structure)
}

fn lower_output(context: &Context<'_>, wire: &str, operation: &model::Operation) -> Option<Structure> {
    let name = name_message(wire, "Output");
    let Some(output) = &operation.output else { return Some(empty_structure(name, Position::Output)) };
    let mut structure = lower_structure(context, &output.shape, context.shape(&output.shape)?, name, Position::Output);
    structure.xml_name = output.location_name.clone().or(structure.xml_name);
    Some(structure)
}

/// AWS's own link from an operation's id to its page in the API reference.
fn reference(context: &Context<'_>, wire: &str) -> String {
    let metadata = &context.service.metadata;
    match &metadata.uid {
        Some(uid) => format!("https://docs.aws.amazon.com/goto/WebAPI/{uid}/{wire}"),
        None => String::new(),
    }
}
