//! One encode or one decode of a protocol, so many times, for callgrind to count:
//! `bench-instructions PROTOCOL encode|decode TIMES PAYLOADS`.
//!
//! An encode is an input made into a request without signature, endpoint and all; a decode is a response of 22 KB made
//! into an output.

mod protocols;

use std::path::PathBuf;

/// What goes wrong.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [protocol, way, times, payloads] = arguments.as_slice() else {
        return Err("usage: bench-instructions PROTOCOL encode|decode TIMES PAYLOADS".into());
    };
    let (times, payloads) = (times.parse()?, PathBuf::from(payloads));
    match way.as_str() {
        "encode" => protocols::encode(protocol, times),
        "decode" => protocols::decode(protocol, times, &payloads),
        other => Err(format!("{other}: neither encode nor decode").into()),
    }
}
