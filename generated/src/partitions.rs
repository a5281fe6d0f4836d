//! The partitions of AWS.
