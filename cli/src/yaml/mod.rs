//! YAML to JSON values, and back as the AWS CLI writes it.
