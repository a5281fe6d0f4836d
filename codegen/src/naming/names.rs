//! What each kind of thing is called (`api.md`'s table of names).

use super::case::{pascal, snake};
use super::words::{is_path_keyword, is_raw_keyword};

/// Names that a field cannot have, because builders have methods of these names.
const RESERVED_FIELDS: &[&str] =
    &["build", "builder", "default", "send", "as_input", "make_operation", "presigned", "customize", "meta"];

/// Methods that clients have beside those of their operations.
const RESERVED_METHODS: &[&str] = &["new", "from_conf", "config"];

/// Modules of directories whose model has the service id of another directory's: the SDK has no crate for these.
/// `sms-voice` is an older model of `pinpoint-sms-voice`.
const MODULES_OF_TWINS: &[(&str, &str)] = &[("sms-voice", "smsvoice")];

/// The names of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldName {
    /// Of the field, its accessor and its setter.
    pub rust: String,
    /// After `set_` and `get_`.
    pub stem: String,
}

/// A member of a structure.
pub fn name_field(member: &str) -> FieldName {
    let stem = snake(member);
    let reserved = RESERVED_FIELDS.contains(&stem.as_str());
    let rust = if reserved { format!("{stem}_value") } else { after_digit(escape(&stem), "_") };
    FieldName { rust, stem }
}

/// A structure, union, enumeration, or error.
pub fn name_type(shape: &str) -> String {
    not_self(pascal(shape))
}

/// A value of an enumeration, or a member of a union.
pub fn name_variant(wire: &str) -> String {
    let name = after_digit(pascal(wire), "Value");
    match name.as_str() {
        "" => "Empty".to_owned(),
        "Unknown" | "Self" => name + "Value",
        "UnknownValue" | "SelfValue" => name + "_",
        _ => name,
    }
}

/// What stands after `as_` and `is_` for a union's variant.
pub fn name_variant_stem(variant: &str) -> String {
    snake(variant)
}

/// An operation's marker, the stem of its error and its fluent builder: only the first letter changes.
pub fn name_operation_marker(operation: &str) -> String {
    let mut chars = operation.chars();
    not_self(chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default())
}

/// An operation's module.
pub fn name_operation_module(operation: &str) -> String {
    let name = snake(operation);
    if is_raw_keyword(&name) || is_path_keyword(&name) { name + "_" } else { name }
}

/// A client's method.
pub fn name_client_method(operation: &str) -> String {
    let name = snake(operation);
    if RESERVED_METHODS.contains(&name.as_str()) { name + "_" } else { escape(&name) }
}

/// The predicate of an error's variant.
pub fn name_error_predicate(variant: &str) -> String {
    format!("is_{}", snake(variant))
}

/// The private module that holds one type.
pub fn name_private_module(rust: &str) -> String {
    format!("_{}", snake(rust))
}

/// The module of a service, and what follows `aws-sdk-` in the SDK's crate name: the service id squeezed, without
/// `service` at its end (`Config Service` is `aws-sdk-config`). `directory` is botocore's name of the service.
pub fn name_service_module(directory: &str, service_id: &str) -> String {
    if let Some((_, module)) = MODULES_OF_TWINS.iter().find(|(twin, _)| *twin == directory) {
        return (*module).to_owned();
    }
    let squeezed: String =
        service_id.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    match squeezed.strip_suffix("service") {
        Some(stem) if !stem.is_empty() => escape_module(stem),
        _ => escape_module(&squeezed),
    }
}

fn escape_module(name: &str) -> String {
    if is_raw_keyword(name) || is_path_keyword(name) { format!("{name}_") } else { name.to_owned() }
}

fn escape(name: &str) -> String {
    if is_raw_keyword(name) {
        format!("r#{name}")
    } else if is_path_keyword(name) {
        format!("{name}_")
    } else {
        name.to_owned()
    }
}

/// `Self` names no type of its own.
fn not_self(name: String) -> String {
    if name == "Self" { name + "Value" } else { name }
}

/// No identifier starts with a digit.
fn after_digit(name: String, prefix: &str) -> String {
    if name.starts_with(|c: char| c.is_ascii_digit()) { format!("{prefix}{name}") } else { name }
}
