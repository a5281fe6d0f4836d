//! What a rule set is asked.

use super::EndpointError;

/// What a rule set is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Params<'a> {
    /// `AWS::Region`.
    pub region: Option<&'a str>,
    /// `AWS::UseFIPS`.
    pub use_fips: bool,
    /// `AWS::UseDualStack`.
    pub use_dual_stack: bool,
    /// `SDK::Endpoint`.
    pub endpoint: Option<&'a str>,
    /// Parameters that only some services have, by their names in the rule set.
    pub others: &'a [(&'a str, ParamValue<'a>)],
}

/// A parameter that only some services have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParamValue<'a> {
    /// Text.
    String(&'a str),
    /// True or false.
    Boolean(bool),
    /// Texts.
    StringArray(&'a [String]),
}

impl<'a> Params<'a> {
    /// The text among [`Params::others`] that has this name; a value of another type counts as absent.
    pub fn string(&self, name: &str) -> Option<&'a str> {
        match self.other(name)? {
            ParamValue::String(value) => Some(value),
            _ => None,
        }
    }

    /// The flag among [`Params::others`] that has this name; a value of another type counts as absent.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        match self.other(name)? {
            ParamValue::Boolean(value) => Some(value),
            _ => None,
        }
    }

    /// The list among [`Params::others`] that has this name; a value of another type counts as absent.
    pub fn strings(&self, name: &str) -> Option<&'a [String]> {
        match self.other(name)? {
            ParamValue::StringArray(value) => Some(value),
            _ => None,
        }
    }

    fn other(&self, name: &str) -> Option<ParamValue<'a>> {
        self.others.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }
}

/// A parameter that the rule set requires and has no default for.
///
/// # Errors
///
/// With botocore's text if there is no value.
pub fn required<T>(name: &str, value: Option<T>) -> Result<T, EndpointError> {
    value.ok_or_else(|| EndpointError(format!("Cannot find value for required parameter {name}")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn others_are_found_by_name_and_type() {
        let arns = ["arn:1".to_owned()];
        let others = [
            ("Bucket", ParamValue::String("b")),
            ("Accelerate", ParamValue::Boolean(true)),
            ("ResourceArnList", ParamValue::StringArray(&arns)),
        ];
        let params = Params { others: &others, ..Params::default() };
        assert_eq!(params.string("Bucket"), Some("b"));
        assert_eq!(params.boolean("Accelerate"), Some(true));
        assert_eq!(params.strings("ResourceArnList"), Some(&arns[..]));
        assert_eq!(params.boolean("Bucket"), None);
        assert_eq!(params.string("Key"), None);
    }

    #[test]
    fn a_required_parameter_without_a_value_is_named() {
        assert_eq!(required("Region", Some("r")), Ok("r"));
        let error = required::<&str>("Region", None).unwrap_err();
        assert_eq!(error.to_string(), "Cannot find value for required parameter Region");
    }
}
