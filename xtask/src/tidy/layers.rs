//! Which stage of the generator may name which, and what the generator may not touch at all.
//!
//! `models -> model -> (fixup) -> lower -> ir -> emit -> format -> tree`: arrows go one way.

use super::Finding;
use super::tokens::{Word, paths_from, words};

/// Where the generator's source is.
const SOURCE: &str = "codegen/src/";

/// Each part of the generator, and the parts that it may name besides itself. The crate's root names all.
const LAYERS: [(&str, &[&str]); 12] = [
    ("diagnostic", &[]),
    ("request", &["diagnostic", "ir"]),
    ("ir", &[]),
    ("model", &["diagnostic", "request"]),
    ("fixup", &["diagnostic", "model", "request"]),
    ("naming", &[]),
    ("docs", &[]),
    ("pattern", &[]),
    ("lower", &["diagnostic", "request", "model", "fixup", "naming", "docs", "pattern", "ir"]),
    ("emit", &["ir"]),
    ("format", &["emit"]),
    ("tree", &["ir", "emit", "format"]),
];

/// Names at the crate's root that stand for a part: what `lib.rs` re-exports.
const EXPORTS: [(&str, &str); 9] = [
    ("Diagnostic", "diagnostic"),
    ("Diagnostics", "diagnostic"),
    ("Severity", "diagnostic"),
    ("Generated", "request"),
    ("Request", "request"),
    ("Selection", "request"),
    ("ServiceRequest", "request"),
    ("Source", "request"),
    ("Stats", "request"),
];

/// Root names that every part may use.
const COMMON: [&str; 1] = ["GENERATED_MARK"];

/// Modules of the standard library that reach outside the program.
const OUTSIDE: [&str; 7] = ["env", "fs", "net", "os", "process", "thread", "time"];

/// Checks a file, if it is the generator's.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    let Some(inside) = path.strip_prefix(SOURCE) else { return Vec::new() };
    let modules: Vec<&str> = inside.trim_end_matches(".rs").split('/').filter(|it| *it != "mod").collect();
    let words = words(text);
    let mut findings = check_purity(path, &words);
    match modules.first() {
        // The root, and the function that goes the whole way.
        Some(&("lib" | "generate")) | None => {}
        // Tests of a stage may start from the stages before it.
        _ if modules.contains(&"tests") => {}
        Some(part) => findings.extend(check_layer(path, part, modules.len(), &words)),
    }
    findings
}

/// The layer rule.
fn check_layer(path: &str, part: &str, depth: usize, words: &[Word]) -> Vec<Finding> {
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == part) else {
        return vec![Finding::new(
            path,
            0,
            format!("{part} is no part of the generator that the layer rule knows (xtask/src/tidy/layers.rs)"),
        )];
    };
    let mut named = paths_from(words, "crate");
    named.extend(above_the_part(words, depth));
    let stray = |name: &str| {
        let target = EXPORTS.iter().find(|(export, _)| *export == name).map_or(name, |(_, target)| *target);
        target != part
            && !allowed.contains(&target)
            && !COMMON.contains(&name)
            && name.chars().all(|it| it.is_alphanumeric() || it == '_')
    };
    let found = named.into_iter().filter(|(name, _)| stray(name));
    found
        .map(|(name, line)| {
            Finding::new(path, line, format!("{part} may not name {name}: arrows between the stages go one way"))
        })
        .collect()
}

/// What follows as many `super`s as lead to the crate's root.
fn above_the_part(words: &[Word], depth: usize) -> Vec<(&str, usize)> {
    let mut climb = vec!["super"];
    (1..depth).for_each(|_| climb.extend([":", ":", "super"]));
    let matches = words
        .windows(climb.len())
        .enumerate()
        .filter(|(_, it)| it.iter().map(|it| it.text.as_str()).eq(climb.iter().copied()));
    let ends = matches.filter_map(|(at, _)| words.get(at + climb.len() - 1..));
    ends.filter_map(|rest| match rest {
        [_, a, b, next, ..] if a.text == ":" && b.text == ":" && next.text != "super" => {
            Some((next.text.as_str(), next.line))
        }
        _ => None,
    })
    .collect()
}

/// No file system, clock, environment, process or console.
fn check_purity(path: &str, words: &[Word]) -> Vec<Finding> {
    let reached = paths_from(words, "std").into_iter().filter(|(name, _)| OUTSIDE.contains(name));
    let mut findings: Vec<Finding> = reached
        .map(|(name, line)| Finding::new(path, line, format!("the generator is pure: it may not use std::{name}")))
        .collect();
    for pair in words.windows(2) {
        if let [name, mark] = pair
            && mark.text == "!"
            && matches!(name.text.as_str(), "println" | "eprintln" | "print" | "eprint" | "env" | "option_env")
        {
            findings.push(Finding::new(
                path,
                name.line,
                format!("the generator is pure: it may not use {}!", name.text),
            ));
        }
    }
    findings
}
