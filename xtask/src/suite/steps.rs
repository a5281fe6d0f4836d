//! The steps, in the order in which they run: what is quick to fail comes first.

use crate::repository;

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
    /// Runs cargo; success is one test passed.
    Command(Vec<String>),
    /// Runs cargo and counts the tests that it reports.
    Tests(Vec<String>),
}

/// The manifest of the tool's workspace.
const TOOL: &str = "--manifest-path=xtask/Cargo.toml";

/// A step that runs cargo.
fn command(name: &'static str, arguments: &[&str]) -> Step {
    step(name, Work::Command(arguments.iter().map(|it| (*it).to_owned()).collect()))
}

/// A step that runs tests.
fn tests(name: &'static str, arguments: &[&str]) -> Step {
    step(name, Work::Tests(arguments.iter().map(|it| (*it).to_owned()).collect()))
}

/// A step.
fn step(name: &'static str, work: Work) -> Step {
    Step { name, work, variables: Vec::new(), slow: false, filtered: false }
}

/// The format of the hand-written packages. What is generated has the generator's own format, which another step checks.
fn format_of_product() -> Step {
    let folders = ["runtime", "cli", "tests"].into_iter();
    let packages = folders.filter(|it| repository::root().join(it).join("Cargo.toml").is_file());
    let packages: Vec<String> = packages.map(|it| format!("--package=awslice-{it}")).collect();
    let packages = packages.iter().map(String::as_str);
    let arguments: Vec<&str> = ["fmt", "--check"].into_iter().chain(packages).chain(["--", "--color=never"]).collect();
    command("format of the product", &arguments)
}

/// All steps.
fn all() -> Vec<Step> {
    let slow = |step: Step| Step { slow: true, ..step };
    let lints = ["clippy", "--workspace", "--all-targets", "--locked"];
    let denied = ["--", "-D", "warnings"];
    let document =
        command("documentation", &["doc", "--no-deps", "--locked", "-p", "generated", "-p", "awslice-runtime"]);
    vec![
        format_of_product(),
        command("format of the tool", &["fmt", TOOL, "--all", "--check", "--", "--color=never"]),
        command("house rules", &["xtask", "tidy"]),
        command("generated code is up to date", &["xtask", "codegen", "--check", "--strict"]),
        slow(command("lints of the product", &[&lints[..], &denied].concat())),
        slow(command("lints of the tool", &[&lints[..], &[TOOL], &denied].concat())),
        slow(Step { variables: vec![("RUSTDOCFLAGS", "-D warnings")], ..document }),
        step("Python environment", Work::Environment("botocore")),
        tests("tests of the tool", &["test", "--workspace", "--no-fail-fast", "--locked", TOOL]),
        tests("tests of the product", &["test", "--workspace", "--no-fail-fast", "--locked"]),
    ]
}

/// The steps to run.
pub fn chosen(quick: bool, filter: Option<&str>) -> Vec<Step> {
    let mut steps: Vec<Step> = all().into_iter().filter(|it| !(quick && it.slow)).collect();
    let Some(filter) = filter else { return steps };
    if steps.iter().any(|it| it.name.contains(filter)) {
        steps.retain(|it| it.name.contains(filter));
        return steps;
    }
    steps.retain(|it| !matches!(it.work, Work::Command(_)));
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
            names(false, Some("parses_a_list")),
            ["Python environment", "tests of the tool", "tests of the product"]
        );
        assert!(chosen(false, Some("parses_a_list")).iter().all(|it| it.filtered));
    }

    #[test]
    fn a_quick_run_has_no_lints() {
        assert!(names(true, None).iter().all(|it| !it.starts_with("lints") && *it != "documentation"));
        assert!(names(true, None).contains(&"tests of the product"));
    }
}
