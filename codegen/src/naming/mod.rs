//! Wire words to Rust words.
//!
//! Two case functions are in play, [`snake`] and [`pascal`]; they cut words differently, as the SDK's do, so neither
//! can be had from the other. `name_*` functions apply them to one kind of thing each. A [`Scope`] finds collisions.

mod case;
mod command;
mod command_names;
mod names;
mod scope;
#[cfg(test)]
mod tests;
mod words;
mod xform;
mod xform_names;

pub use case::{pascal, screaming, snake};
pub use command::{OptionName, name_option, name_service_command};
pub use command_names::OWN_OPTIONS;
pub use names::{
    FieldName, name_client_method, name_error_predicate, name_field, name_operation_marker, name_operation_module,
    name_private_module, name_service_module, name_type, name_variant, name_variant_stem,
};
pub use scope::{Collision, Scope};
pub use words::is_identifier;
pub use xform::{xform_kebab, xform_snake};
