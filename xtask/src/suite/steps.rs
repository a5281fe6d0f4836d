//! The steps, in the order in which they run: what is quick to fail comes first.

use anyhow::Result;

use super::{conformance, newcomer, slices};
use crate::conformance::Report;
use crate::{bench, repository};

/// A step.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it is called.
    pub name: &'static str,
    /// What it does.
    pub work: Work,
    /// Environment variables of its command.
    pub variables: Vec<(&'static str, &'static str)>,
    /// Whether it is left out of a quick run.
    pub slow: bool,
    /// Whether only some of its tests are to run.
    pub filtered: bool,
}

/// What a step does.
#[derive(Clone, Debug)]
pub enum Work {
    /// Makes the Python environment of this name, for the tests that follow.
    Environment(&'static str),
    /// Makes something that the tests that follow need; success is one test passed.
    Prepare(fn() -> Result<()>),
    /// Calls a function of this program; success is one test passed.
    Call(fn() -> Result<()>),
    /// Runs suites of cases in this program, and counts the cases.
    Suites(fn() -> Result<Report>),
    /// Runs cargo; success is one test passed.
    Command(Vec<String>),
    /// Runs cargo and counts the tests that it reports.
    Tests(Vec<String>),
}

/// The manifest of the tool's workspace.
const TOOL: &str = "--manifest-path=xtask/Cargo.toml";

/// The manifest of the workspace of the slices.
const SLICES: &str = "--manifest-path=target/slices/Cargo.toml";

/// Every target of every package; with `--locked`, for the two workspaces that have a lock file in the repository.
const LINTS: [&str; 3] = ["clippy", "--workspace", "--all-targets"];

/// Every test, whatever the others do.
const TESTS: [&str; 3] = ["test", "--workspace", "--no-fail-fast"];

/// No warning may stay.
const DENIED: [&str; 3] = ["--", "-D", "warnings"];

/// What the generator's output may not do either.
const PANICS: [&str; 8] =
    ["-D", "clippy::unwrap_used", "-D", "clippy::expect_used", "-D", "clippy::panic", "-D", "clippy::indexing_slicing"];

/// A step that runs cargo.
fn command(name: &'static str, arguments: &[&[&str]]) -> Step {
    step(name, Work::Command(owned(arguments)))
}

/// A step that runs cargo, and is left out of a quick run.
fn slow(name: &'static str, arguments: &[&[&str]]) -> Step {
    Step { slow: true, ..command(name, arguments) }
}

/// A step that makes documentation, without a warning.
fn documentation(name: &'static str, arguments: &[&str]) -> Step {
    let step = slow(name, &[&["doc", "--workspace", "--no-deps"], arguments]);
    Step { variables: vec![("RUSTDOCFLAGS", "-D warnings")], ..step }
}

/// A step that runs tests.
fn tests(name: &'static str, arguments: &[&str]) -> Step {
    step(name, Work::Tests(owned(&[&TESTS, arguments])))
}

/// A step.
fn step(name: &'static str, work: Work) -> Step {
    Step { name, work, variables: Vec::new(), slow: false, filtered: false }
}

/// Arguments, put together.
fn owned(arguments: &[&[&str]]) -> Vec<String> {
    arguments.iter().copied().flatten().map(|it| (*it).to_owned()).collect()
}

/// The format of the hand-written packages, and of the slices' tests, which are no package's before they are generated.
/// What is generated has the generator's own format, which another step checks.
fn format_of_product() -> Step {
    let folders = [("runtime", "runtime"), ("cli", "cli"), ("tests", "tests"), ("tests/conformance", "conformance")];
    let packages = folders.iter().filter(|(it, _)| repository::root().join(it).join("Cargo.toml").is_file());
    let packages: Vec<String> = packages.map(|(_, it)| format!("--package=awslice-{it}")).collect();
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    let slices = slices::test_files().unwrap_or_default();
    let slices: Vec<&str> = slices.iter().map(String::as_str).collect();
    command("format of the product", &[&["fmt", "--check"], &packages, &["--", "--color=never"], &slices])
}

/// What does not depend on the clock, against its budget. What could not be counted on this machine is said.
fn budgets() -> Result<()> {
    let table = bench::check_budget()?;
    table.lines().filter(|it| it.contains("not counted")).for_each(|it| println!("       {it}"));
    Ok(())
}

/// All steps.
fn all() -> Vec<Step> {
    vec![
        format_of_product(),
        command("format of the tool", &[&["fmt", TOOL, "--all", "--check", "--", "--color=never"]]),
        command("house rules", &[&["xtask", "tidy"]]),
        command("generated code is up to date", &[&["xtask", "codegen", "--check", "--strict"]]),
        slow("lints of the tool", &[&LINTS, &["--locked", TOOL], &DENIED]),
        slow("lints of the product", &[&LINTS, &["--locked"], &DENIED]),
        slow(
            "lints of one service without its transport",
            &[
                &["clippy", "--locked", "-p", "awslice-runtime", "-p", "generated", "--no-default-features"],
                &["--features", "generated/swf"],
                &DENIED,
            ],
        ),
        documentation("documentation of the tool", &["--locked", TOOL]),
        documentation("documentation of the product", &["--locked"]),
        step("Python environment", Work::Environment("botocore")),
        tests("tests of the tool", &["--locked", TOOL]),
        tests("tests of the product", &["--locked"]),
        step("slices are generated", Work::Prepare(slices::prepare)),
        slow("lints of the slices", &[&LINTS, &[SLICES], &DENIED, &PANICS]),
        documentation("documentation of the slices", &[SLICES]),
        tests("tests of the slices", &[SLICES]),
        step("conformance: the judge judges", Work::Suites(conformance::judge)),
        step("conformance: protocol suites of botocore", Work::Suites(conformance::protocols)),
        step("conformance: endpoint tests of botocore", Work::Suites(conformance::endpoints)),
        step("format of the bench", Work::Call(bench::format)),
        Step { slow: true, ..step("lints of the bench", Work::Call(bench::lint)) },
        Step { slow: true, ..step("budgets of size and instructions", Work::Call(budgets)) },
        step("a newcomer's first steps", Work::Call(newcomer::follow)),
    ]
}

/// The steps to run.
pub fn chosen(quick: bool, filter: Option<&str>) -> Vec<Step> {
    let mut steps: Vec<Step> = all().into_iter().filter(|it| !(quick && it.slow)).collect();
    let Some(filter) = filter else { return steps };
    let prepares = |it: &Step| matches!(it.work, Work::Environment(_) | Work::Prepare(_));
    if steps.iter().any(|it| it.name.contains(filter)) {
        let tests = steps.iter().any(|it| it.name.contains(filter) && matches!(it.work, Work::Tests(_)));
        steps.retain(|it| it.name.contains(filter) || (tests && prepares(it)));
        return steps;
    }
    steps.retain(|it| prepares(it) || matches!(it.work, Work::Tests(_)));
    for step in &mut steps {
        step.filtered = true;
        if let Work::Tests(arguments) = &mut step.work {
            arguments.push(filter.to_owned());
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(quick: bool, filter: Option<&str>) -> Vec<&'static str> {
        chosen(quick, filter).iter().map(|it| it.name).collect()
    }

    #[test]
    fn a_filter_chooses_steps_or_else_tests() {
        assert_eq!(names(false, None).len(), all().len());
        assert_eq!(names(false, Some("house")), ["house rules"]);
        assert_eq!(
            names(false, Some("tests of the slices")),
            ["Python environment", "slices are generated", "tests of the slices"]
        );
        assert_eq!(
            names(false, Some("parses_a_list")),
            [
                "Python environment",
                "tests of the tool",
                "tests of the product",
                "slices are generated",
                "tests of the slices"
            ]
        );
        assert!(chosen(false, Some("parses_a_list")).iter().all(|it| it.filtered));
    }

    #[test]
    fn a_quick_run_has_no_lints() {
        assert!(names(true, None).iter().all(|it| !it.starts_with("lints") && !it.starts_with("documentation")));
        assert!(names(true, None).contains(&"tests of the product"));
    }
}
