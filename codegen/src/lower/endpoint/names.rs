//! Names of variables.

use std::collections::BTreeMap;

use heck::ToSnakeCase;

/// Names that generated code uses itself.
const RESERVED: &[&str] = &[
    "params",
    "aws_partition",
    "element",
    "is_valid_host_label",
    "is_virtual_hostable_s3_bucket",
    "message",
    "parse_arn",
    "parse_url",
    "required",
    "substring",
    "uri",
    "uri_encode",
];

/// Rust names by names in the rule set; no two of them are the same.
#[derive(Debug, Default)]
pub struct Names {
    by_wire: BTreeMap<String, String>,
}

impl Names {
    /// The Rust name of a parameter or variable.
    pub fn rust(&mut self, wire: &str) -> String {
        if let Some(name) = self.by_wire.get(wire) {
            return name.clone();
        }
        let mut name = wire.to_snake_case();
        while self.is_taken(&name) {
            name.push('_');
        }
        self.by_wire.insert(wire.to_owned(), name.clone());
        name
    }

    fn is_taken(&self, name: &str) -> bool {
        RESERVED.contains(&name)
            || syn::parse_str::<syn::Ident>(name).is_err()
            || self.by_wire.values().any(|it| it == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_rust_names_and_unlike_each_other() {
        let mut names = Names::default();
        let wires = ["UseFIPS", "StreamARN", "StreamArn", "type", "params", "s3expressAvailabilityZoneId", "UseFIPS"];
        let found: Vec<_> = wires.iter().map(|it| names.rust(it)).collect();
        let expected =
            ["use_fips", "stream_arn", "stream_arn_", "type_", "params_", "s3express_availability_zone_id", "use_fips"];
        assert_eq!(found, expected);
    }
}
