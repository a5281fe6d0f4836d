//! A small botocore with a good service, a broken one, and one that needs more than clients can do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use awslice_codegen::Severity;
use serde_json::{Value, json};
use tempfile::{TempDir, tempdir};

use super::{Failure, Sweep, Swept, choose, collisions, parse_date};
use crate::botocore::Botocore;
use crate::repository;

/// A model of one operation.
fn model(id: &str, operation: Value) -> Value {
    json!({
        "version": "2.0",
        "metadata": {
            "apiVersion": "2020-01-01", "endpointPrefix": "fish", "protocol": "json", "jsonVersion": "1.1",
            "serviceFullName": "Fish", "serviceId": id, "signatureVersion": "v4", "targetPrefix": "Fish",
            "uid": "fish-2020-01-01",
        },
        "operations": {"Swim": operation},
        "shapes": {"Water": {"type": "structure", "members": {}}},
    })
}

/// Writes them beside the committed partitions.
fn botocore(services: &[(&str, Value)]) -> TempDir {
    let home = tempdir().unwrap();
    let committed = repository::root().join("models");
    fs::copy(committed.join("partitions.json"), home.path().join("partitions.json")).unwrap();
    let rules = json!({
        "version": "1.0",
        "parameters": {},
        "rules": [{"conditions": [], "type": "endpoint", "endpoint": {"url": "https://fish.test"}}],
    });
    for (name, model) in services {
        let folder = home.path().join(name).join("2020-01-01");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("service-2.json"), model.to_string()).unwrap();
        fs::write(folder.join("endpoint-rule-set-1.json"), rules.to_string()).unwrap();
    }
    home
}

/// Sweeps all services of a folder.
fn sweep(folder: &Path) -> Vec<Swept> {
    let botocore = Botocore::open(folder).unwrap();
    let services: Vec<String> = botocore.services().into_iter().collect();
    let none = BTreeSet::new();
    Sweep::new(&botocore, false, &none, &none, false).unwrap().run(&services).unwrap()
}

#[test]
fn what_is_wrong_with_one_service_does_not_stop_the_others() {
    let swim = json!({"name": "Swim", "input": {"shape": "Water"}});
    let mut broken = model("Broken", swim.clone());
    broken["operations"]["Swim"]["input"]["shape"] = json!("Air");
    let refused = model("Refused", json!({"name": "Swim", "authtype": "psychic"}));
    let home = botocore(&[("broken", broken), ("good", model("Good", swim)), ("refused", refused)]);
    let [broken, good, refused] = <[Swept; 3]>::try_from(sweep(home.path())).ok().unwrap();

    assert_eq!((broken.failure.as_ref(), broken.succeeded()), (Some(&Failure::Findings), false));
    assert_eq!((broken.count(Severity::Error), broken.stats.lines), (1, 0));
    assert_eq!(broken.diagnostics[0].pointer, "/operations/Swim/input");

    assert_eq!((good.failure.as_ref(), good.package.as_str()), (None, "aws-sdk-good"));
    assert_eq!((good.stats.operations, good.refused.len(), good.written), (1, 0, false));
    assert!(good.stats.lines > 100 && good.bytes > 1000);

    assert_eq!((refused.failure.as_ref(), refused.succeeded()), (Some(&Failure::Refused), true));
    assert_eq!((refused.refused[0].operation.as_str(), refused.refused[0].reasons.len()), ("Swim", 1));
}

#[test]
fn an_operation_that_is_refused_is_left_out() {
    let mut model = model("Good", json!({"name": "Swim"}));
    model["operations"]["Dream"] = json!({"name": "Dream", "authtype": "psychic"});
    let home = botocore(&[("good", model)]);
    let swept = sweep(home.path());
    assert_eq!((swept[0].stats.operations, swept[0].refused[0].operation.as_str()), (1, "Dream"));
    assert!(swept[0].succeeded() && swept[0].diagnostics.is_empty());
}

#[test]
fn two_sweeps_give_the_same_bytes() {
    let home = botocore(&[("good", model("Good", json!({"name": "Swim"})))]);
    let [one, two] = [(); 2].map(|()| sweep(home.path()));
    assert_eq!(one[0].sha256.len(), 64);
    assert_eq!(one[0].sha256, two[0].sha256);
}

#[test]
fn two_services_of_one_name_are_told() {
    let swim = json!({"name": "Swim"});
    let home = botocore(&[("one", model("Fish", swim.clone())), ("two", model("fish", swim))]);
    assert_eq!(collisions(&sweep(home.path())), [("aws-sdk-fish", vec!["one", "two"])]);
}

#[test]
fn a_date_chooses_ten_beside_those_that_are_always_in_the_sample() {
    let mut services: Vec<String> = (0..100).map(|it| format!("service-{it}")).collect();
    services.push("ec2".to_owned());
    let chosen = |date| choose(&services, parse_date(date).unwrap());
    assert_eq!(chosen("2026-11-20").len(), 11);
    assert!(chosen("2026-11-20").contains("ec2"));
    assert_eq!(chosen("2026-11-20"), chosen("2026-11-20"));
    assert_ne!(chosen("2026-11-20"), chosen("2026-11-21"));
    assert!(parse_date("yesterday").is_err());
}
