//! Waiters that botocore lacks: `data/waiters.json`.

use serde_json::Value;

use crate::model::{Report, Waiters, parse_waiters, pointer};
use crate::request::Source;

/// The waiters of all services, in the form of `waiters-2.json` each.
const DATA: &str = include_str!("../../data/waiters.json");

/// Three waiters of Auto Scaling are in the SDK and not in botocore. Once botocore has one of them, it is taken out here.
pub fn fix_missing_waiters(directory: &str, waiters: &mut Waiters, report: &Report) {
    for (name, waiter) in missing_waiters(directory) {
        if waiters.contains_key(&name) {
            let message = "`fix_missing_waiters` is stale: the file has the waiter itself; take it out of the fix";
            report.error(pointer("/waiters", &name), message);
        } else {
            waiters.insert(name, waiter);
        }
    }
}

fn missing_waiters(directory: &str) -> Waiters {
    let data: Value = serde_json::from_str(DATA).unwrap_or_default();
    let Some(file) = data.get(directory).filter(|_| directory != "_about") else { return Waiters::new() };
    let source = Source { name: "codegen/data/waiters.json".to_owned(), text: file.to_string() };
    parse_waiters(&source, &Report::new(&source.name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::Waiter;

    #[test]
    fn missing_waiters_are_added() {
        let (mut waiters, report) = (Waiters::new(), Report::new("waiters-2.json"));
        fix_missing_waiters("autoscaling", &mut waiters, &report);
        assert_eq!(waiters.keys().collect::<Vec<_>>(), ["GroupExists", "GroupInService", "GroupNotExists"]);
        assert!(waiters.values().all(|it| it.operation == "DescribeAutoScalingGroups" && it.acceptors.len() == 1));
        fix_missing_waiters("swf", &mut waiters, &report);
        assert_eq!(waiters.len(), 3);
        assert!(!report.has_errors());
    }

    #[test]
    fn the_fact_table_is_read_without_a_finding() {
        let data: Value = serde_json::from_str(DATA).unwrap();
        let report = Report::new("waiters.json");
        let text = data.get("autoscaling").unwrap().to_string();
        let source = Source { name: "waiters.json".to_owned(), text };
        parse_waiters(&source, &report).unwrap();
        let mut diagnostics = crate::diagnostic::Diagnostics::default();
        report.drain_into(&mut diagnostics);
        assert!(diagnostics.items.is_empty(), "{diagnostics}");
    }

    #[test]
    fn a_waiter_that_the_file_has_is_stale() {
        let (mut waiters, report) = (Waiters::new(), Report::new("waiters-2.json"));
        waiters.insert("GroupExists".to_owned(), Waiter::default());
        fix_missing_waiters("autoscaling", &mut waiters, &report);
        assert!(report.has_errors());
    }
}
