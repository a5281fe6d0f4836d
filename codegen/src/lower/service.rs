//! One service, from its files to the IR.

use sha2::{Digest as _, Sha256};

use super::auth::lower_service_auth;
use super::check_supported::check_supported;
use super::context::{Context, Position};
use super::enumeration::lower_enumeration;
use super::error::lower_error;
use super::example::{Catalogue, lower_examples};
use super::operation::{lower_endpoint_operation, lower_operation};
use super::paginator::lower_paginators;
use super::protocol::lower_protocol;
use super::structure::lower_structure;
use super::union::{lower_stream_error, lower_union};
use super::waiter::lower_waiters;
use super::{check, cycle, endpoint_context, name, reach, select};
use crate::diagnostic::Diagnostics;
use crate::docs::to_markdown;
use crate::fixup::fix_service;
use crate::ir;
use crate::model::{Report, Service, facts_of, parse_service};
use crate::naming::name_service_module;
use crate::request::ServiceRequest;

/// Lowers one service. `None` if anything is an error, such as an operation that needs what clients cannot do;
/// all findings are in `diagnostics`.
pub fn lower_service(
    request: &ServiceRequest,
    endpoints: ir::RuleSet,
    diagnostics: &mut Diagnostics,
) -> Option<ir::Service> {
    let report = Report::new(&request.service.name);
    let errors_before = count_errors(diagnostics);
    let lowered = parse_service(&request.service, &request.service_extras, &report, diagnostics)
        .and_then(|model| lower_model(request, model, endpoints, &report, diagnostics));
    let failed = report.has_errors();
    report.drain_into(diagnostics);
    lowered.filter(|_| !failed && count_errors(diagnostics) == errors_before)
}

fn count_errors(diagnostics: &Diagnostics) -> usize {
    diagnostics.items.iter().filter(|it| it.severity == crate::diagnostic::Severity::Error).count()
}

fn lower_model(
    request: &ServiceRequest,
    mut model: Service,
    endpoints: ir::RuleSet,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<ir::Service> {
    fix_service(&request.directory, &mut model, report);
    check::check_service(&model, report);
    let protocol = lower_protocol(&model.metadata, request.protocol.as_deref(), report);
    let operations = select::select_operations(&model, &request.operations, report);
    check_supported((&model, protocol), &operations, report);
    if report.has_errors() {
        return None;
    }
    let reach = reach::reach(&model, &operations);
    let context = Context {
        service: &model,
        facts: facts_of(&request.directory),
        report,
        boxed: cycle::find_boxed(&model, &reach.nested),
        names: name::name_shapes(&model, &reach, report),
        rules: Default::default(),
    };
    name::check_operation_names(&operations, report);
    let mut service = start(request, &model, protocol?, endpoints);
    endpoint_context::lower_client_params(&model, &mut service.endpoints);
    lower_types(&context, &reach, &mut service);
    service.operations = operations.iter().filter_map(|it| lower_operation(&context, &service.endpoints, it)).collect();
    service.settings = endpoint_context::lower_settings(&model, &service);
    service.endpoint_operation = lower_endpoint_operation(&model, &service.operations, report);
    lower_paginators(request, &model, &service.structures, &mut service.operations, diagnostics);
    lower_waiters(request, &model, &service.structures, &mut service.operations, diagnostics);
    let catalogue = Catalogue::new(&service);
    let examples = lower_examples(request, &model, &service, &catalogue, diagnostics);
    for (operation, examples) in service.operations.iter_mut().zip(examples) {
        operation.examples = examples;
    }
    Some(service)
}

fn start(request: &ServiceRequest, model: &Service, protocol: ir::Protocol, endpoints: ir::RuleSet) -> ir::Service {
    let it = &model.metadata;
    ir::Service {
        module: name_service_module(&request.directory, &it.service_id),
        directory: request.directory.clone(),
        id: it.service_id.clone(),
        error_prefix: request.directory.clone(),
        full_name: it.service_full_name.clone(),
        api_version: it.api_version.clone(),
        uid: it.uid.clone().unwrap_or_else(|| format!("{}-{}", it.endpoint_prefix, it.api_version)),
        endpoint_prefix: it.endpoint_prefix.clone(),
        signing_name: it.signing_name.clone().unwrap_or_else(|| it.endpoint_prefix.clone()),
        protocol,
        target_prefix: it.target_prefix.clone().unwrap_or_default(),
        xml_namespace: it.xml_namespace.clone().map(|it| it.uri).unwrap_or_default(),
        query_compatible: it.aws_query_compatible,
        auth: lower_service_auth(it),
        settings: Vec::new(),
        endpoint_operation: None,
        source: describe_source(request),
        docs: to_markdown(&model.documentation),
        operations: Vec::new(),
        structures: Vec::new(),
        enumerations: Vec::new(),
        unions: Vec::new(),
        errors: Vec::new(),
        stream_errors: Vec::new(),
        endpoints,
        commands: None,
    }
}

fn describe_source(request: &ServiceRequest) -> String {
    let digest = Sha256::digest(request.service.text.as_bytes());
    let hexadecimal: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    match request.botocore.as_str() {
        "" => format!("a model with SHA-256 `{hexadecimal}`"),
        version => format!("botocore {version}, SHA-256 `{hexadecimal}`"),
    }
}

/// Fills in what stands in `types` and `types::error`.
fn lower_types(context: &Context<'_>, reach: &reach::Reach<'_>, service: &mut ir::Service) {
    for &name in &reach.nested {
        let (Some(shape), Some(reference)) = (context.shape(name), context.names.types.get(name)) else { continue };
        if shape.values.is_some() {
            service.enumerations.push(lower_enumeration(context, name, shape, reference.clone()));
        } else if shape.union || shape.event_stream {
            service.unions.push(lower_union(context, name, shape, reference.clone()));
            service
                .stream_errors
                .extend(shape.event_stream.then(|| lower_stream_error(context, name, shape)).flatten());
        } else {
            service.structures.push(lower_structure(context, name, shape, reference.clone(), Position::Nested));
        }
    }
    for &name in &reach.errors {
        if let (Some(shape), Some(reference)) = (context.shape(name), context.names.errors.get(name)) {
            service.errors.push(lower_error(context, name, shape, reference.clone()));
        }
    }
    service.structures.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
    service.enumerations.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
    service.unions.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
    service.errors.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
    service.stream_errors.sort_by(|a, b| a.name.rust.cmp(&b.name.rust));
}
