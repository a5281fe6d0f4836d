//! The whole way from model text to files, in two halves that can be timed apart.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::emit::Package;
use crate::lower::endpoint::{lower_partitions, lower_rule_set};
use crate::lower::{lower_commands, lower_service};
use crate::model::{partitions, rule_set};
use crate::request::{Generated, Request, ServiceRequest, Stats};
use crate::tree::{Tree, emit_crate};
use crate::{FormatError, ir};

/// Generates a crate.
///
/// # Errors
/// All that is wrong with the models, and under `strict` all that is strange.
pub fn generate(request: &Request) -> Result<Generated, Diagnostics> {
    let (krate, diagnostics) = lower(request)?;
    let files = emit(&krate, request).map_err(|error| Diagnostics { items: vec![of_emitter(&error)] })?;
    let stats = Stats {
        services: krate.services.len(),
        operations: krate.services.iter().map(|it| it.operations.len()).sum(),
        shapes: krate.services.iter().map(count_shapes).sum(),
        lines: files.values().map(|text| text.lines().count()).sum(),
    };
    Ok(Generated { files, diagnostics: diagnostics.items, stats })
}

/// The first half: models to IR, with what is strange about them.
///
/// # Errors
/// As [`generate`].
pub fn lower(request: &Request) -> Result<(ir::Crate, Diagnostics), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let partitions = partitions::parse(&request.partitions, &mut diagnostics)
        .and_then(|it| lower_partitions(&it, &request.partitions.name, &mut diagnostics));
    let mut services: Vec<ir::Service> =
        request.services.iter().filter_map(|it| lower_one(it, request.commands, &mut diagnostics)).collect();
    services.sort_by(|a, b| a.module.cmp(&b.module));
    check_modules(request, &services, &mut diagnostics);
    let failing = |it: &Diagnostic| request.strict && it.severity == Severity::Warning;
    match partitions {
        Some(partitions) if !diagnostics.has_errors() && !diagnostics.items.iter().any(failing) => {
            let (name, version) = (request.crate_name.clone(), request.crate_version.clone());
            Ok((ir::Crate { name, version, layout: request.layout, services, partitions }, diagnostics))
        }
        _ => Err(diagnostics),
    }
}

/// The second half: IR to files.
///
/// # Errors
/// When a file is not Rust: a bug of an emitter.
pub fn emit(krate: &ir::Crate, request: &Request) -> Result<Tree, FormatError> {
    emit_crate(krate, &package(request))
}

/// What a request says of the crate's manifest.
pub fn package(request: &Request) -> Package<'_> {
    Package { runtime: &request.runtime, own_workspace: request.own_workspace }
}

fn lower_one(request: &ServiceRequest, commands: bool, diagnostics: &mut Diagnostics) -> Option<ir::Service> {
    let Some(source) = &request.endpoint_rule_set else {
        diagnostics.push(Diagnostic {
            hint: Some("put its endpoint-rule-set-1.json beside the model".into()),
            ..Diagnostic::error(
                &request.service.name,
                String::new(),
                format!("the service {} has no endpoint rule set", request.directory),
            )
        });
        return None;
    };
    let rules = rule_set::parse(source, diagnostics).and_then(|it| lower_rule_set(&it, diagnostics));
    let failed = rules.is_none();
    // What is wrong with the rest is told in the same run.
    let rules = rules.unwrap_or(ir::RuleSet { params: Vec::new(), body: ir::endpoint::Body::Standard(String::new()) });
    let service = lower_service(request, rules, diagnostics).filter(|_| !failed)?;
    let commands = commands.then(|| lower_commands(request, &service, diagnostics));
    Some(ir::Service { commands, ..service })
}

/// Two services in one module would overwrite each other's files.
fn check_modules(request: &Request, services: &[ir::Service], diagnostics: &mut Diagnostics) {
    for pair in services.windows(2) {
        if let [a, b] = pair
            && a.module == b.module
        {
            diagnostics.push(Diagnostic {
                hint: Some("generate them into two crates".into()),
                ..Diagnostic::error(
                    &request.crate_name,
                    String::new(),
                    format!("the services {} and {} would both be the module {}", a.directory, b.directory, a.module),
                )
            });
        }
    }
}

/// Structures, unions, enumerations and errors, inputs and outputs among them.
fn count_shapes(service: &ir::Service) -> usize {
    let types = service.structures.len() + service.enumerations.len() + service.unions.len() + service.errors.len();
    types + 2 * service.operations.len()
}

fn of_emitter(error: &FormatError) -> Diagnostic {
    Diagnostic {
        hint: Some("this is a bug of the generator: please report it with the model".into()),
        ..Diagnostic::error(&error.path, String::new(), error.to_string())
    }
}
