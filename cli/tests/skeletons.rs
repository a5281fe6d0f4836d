//! Valid skeletons are valid: of every operation in the models of this repository, and of `AWSLICE_SKELETON_MODELS`, a
//! folder with `service-2.json` files anywhere below it, where that is set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod models;

use std::path::{Path, PathBuf};

use awslice_cli::skeleton;
use awslice_runtime::schema::Structure;
use awslice_runtime::untyped::{Blobs, JsonInput};
use awslice_runtime::validate::{Violation, advise, check};
use serde_json::{Map, Value};

/// All `service-2.json` below a folder.
fn services(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => services(&path, found),
            false if path.ends_with("service-2.json") => found.push(path),
            false => {}
        }
    }
}

/// What the service may refuse in the valid skeleton of an input, which botocore does not.
fn advisories(place: &str, schema: &'static Structure) -> Vec<Violation> {
    let value: Value = serde_json::from_str(&skeleton::valid_input(schema, &Map::new())).unwrap();
    let input = JsonInput::new(schema, &value).unwrap_or_else(|error| panic!("{place}: {error}")).blobs(Blobs::Base64);
    check(&input).unwrap_or_else(|error| panic!("{place}: {error}"));
    advise(&input)
}

#[test]
fn every_operation_has_a_valid_skeleton() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    services(&root.join("models"), &mut files);
    services(&root.join("tests/slices/constructs"), &mut files);
    let own = files.len();
    if let Some(folder) = std::env::var_os("AWSLICE_SKELETON_MODELS") {
        services(Path::new(&folder), &mut files);
    }
    let (mut operations, mut advised) = (0, Vec::new());
    for (index, file) in files.iter().enumerate() {
        let service: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
        for (name, input) in models::inputs(&service) {
            operations += 1;
            let place = format!("{} {name}", file.display());
            let found = advisories(&place, input);
            assert!(index >= own || found.is_empty(), "{place}: {found:?}");
            advised.extend(found.into_iter().map(|it| format!("{place} {}: {:?} {:?}", it.pointer, it.rule, it.limit)));
        }
    }
    assert!(operations > 10, "{operations} operations were found");
    println!("{operations} operations, {} advisories\n{}", advised.len(), advised.join("\n"));
}
