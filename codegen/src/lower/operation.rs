//! Operations, with their inputs and outputs.

use super::auth::lower_operation_auth;
use super::context::{Context, Position, lower_deprecated, lower_namespace};
use super::endpoint_context::lower_context_params;
use super::error::lower_operation_error;
use super::name::name_message;
use super::select::Selected;
use super::structure::{empty_structure, lower_structure};
use crate::docs::to_markdown;
use crate::ir::{EndpointOperation, Operation, ResponseChecksums, RuleSet, Structure};
use crate::model::{self, Report, pointer};
use crate::naming::{name_client_method, name_operation_marker, name_operation_module, pascal};

pub(super) fn lower_operation(
    context: &Context<'_>,
    endpoints: &RuleSet,
    selected: &Selected<'_>,
) -> Option<Operation> {
    let (wire, operation) = selected;
    let mut seen = Vec::new();
    let errors = operation.errors.iter().filter(|it| {
        let is_new = !seen.contains(it);
        seen.push(it);
        is_new
    });
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
        uri: uri(operation, endpoints),
        result_wrapper: operation.output.as_ref().and_then(|it| it.result_wrapper.clone()),
        host_prefix: operation.host_prefix.clone().filter(|it| !is_placed_by_rules(operation, it)),
        unsigned_payload: operation.unsigned_payload || operation.auth_type.as_deref() == Some("v4-unsigned-body"),
        auth: lower_operation_auth(operation)?,
        context: lower_context_params(context, endpoints, selected),
        discovers_endpoint: operation.endpoint_discovery.is_some_and(|it| it.required),
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

/// The path, without the bucket where the endpoint rules place it (botocore's `remove_bucket_from_url_paths_from_model`).
fn uri(operation: &model::Operation, endpoints: &RuleSet) -> String {
    const BUCKET: &str = "/{Bucket}";
    let by_rules = endpoints.params.iter().any(|it| it.wire == "Bucket");
    match operation.request_uri.strip_prefix(BUCKET).filter(|_| by_rules) {
        Some(rest) if rest.starts_with('/') => rest.to_owned(),
        Some(rest) => format!("/{rest}"),
        None => or(&operation.request_uri, "/"),
    }
}

/// Whether the endpoint rules place the account that this prefix would (`remove_accid_host_prefix_from_model`).
fn is_placed_by_rules(operation: &model::Operation, prefix: &str) -> bool {
    let requires = operation.static_context_params.get("RequiresAccountId");
    prefix == "{AccountId}." && requires.and_then(|it| it.as_bool()) == Some(true)
}

/// The operation that says where others are reached, if any of `operations` must ask it.
pub(super) fn lower_endpoint_operation(
    model: &model::Service,
    operations: &[Operation],
    report: &Report,
) -> Option<EndpointOperation> {
    let first = operations.iter().find(|it| it.discovers_endpoint)?;
    let Some((wire, it)) = model.operations.iter().find(|(_, it)| it.endpoint_operation) else {
        let message = "the operation must ask another where it is reached, but the model has none that says so";
        report.error(pointer("/operations", &first.wire) + "/endpointdiscovery", message);
        return None;
    };
    Some(EndpointOperation {
        wire: wire.clone(),
        http_method: or(&it.http_method, "POST"),
        uri: or(&it.request_uri, "/"),
    })
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
