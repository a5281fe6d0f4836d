//! Each rule on text that breaks it and text that does not.
#![allow(clippy::unwrap_used)]

use super::{Finding, check, licences};

fn found(path: &str, text: &str) -> Vec<String> {
    check(path, text.as_bytes()).into_iter().map(|Finding { line, message, .. }| format!("{line}: {message}")).collect()
}

#[test]
fn text_ends_with_a_line_feed_and_lines_without_blanks() {
    assert_eq!(
        found("a.md", "one \ntwo"),
        ["2: no line feed at the end of the file", "1: blanks at the end of the line"]
    );
    assert!(found("a.md", "one\n\ntwo\n").is_empty());
    assert!(found("a.snap", "one \n").is_empty());
    assert_eq!(found("a.bin", &"x\n".repeat(600_000)).len(), 1);
}

#[test]
fn machines_and_registries_are_not_named() {
    let folder = concat!("/ho", "me/me/x");
    assert_eq!(found("a.md", &format!("see {folder}\n")).len(), 1);
    assert!(found("a.md", &format!("https://example.com{folder} and ./a{folder}\n")).is_empty());
    let host = concat!("https://static.crates", ".io/x\n");
    assert_eq!(found("a.md", host).len(), 1);
    assert!(found("xtask/Cargo.lock", host).is_empty());
}

#[test]
fn modules_say_what_they_are_for() {
    assert_eq!(found("runtime/src/a.rs", "fn a() {}\n"), ["1: a module starts with //! and what it is for"]);
    assert!(found("generated/src/a.rs", "fn a() {}\n").is_empty());
}

#[test]
fn sizes_are_measured_to_the_line() {
    let function = |lines: usize| format!("//! A.\n\nfn a() {{\n{}}}\n", "    b();\n".repeat(lines - 2));
    assert!(found("cli/src/a.rs", &function(60)).is_empty());
    assert_eq!(found("cli/src/a.rs", &function(61)), ["3: a has 61 lines; a function has at most 60"]);
    let quote = |lines: usize| format!("//! A.\n\nfn a() {{\n    quote! {{\n{}    }}\n}}\n", "b\n".repeat(lines - 2));
    assert!(found("cli/src/a.rs", &quote(40)).is_empty());
    assert_eq!(found("cli/src/a.rs", &quote(41)), ["4: 41 lines quoted; a quote! has at most 40"]);
    assert_eq!(
        found("cli/src/a.rs", &format!("//! A.\n{}", "//\n".repeat(500))),
        ["0: 501 lines; a file has at most 500"]
    );
}

#[test]
fn nothing_is_left_undone() {
    let text =
        "//! A.\n\n#[test]\n#[ignore]\nfn a() {\n    todo!()\n}\n\nfn b() {\n    unimplemented!();\n    dbg!(1);\n}\n";
    assert_eq!(found("cli/src/a.rs", text).len(), 4);
}

#[test]
fn arrows_between_the_stages_go_one_way() {
    let emit =
        "//! A.\nuse crate::{ir, lower::x, model as m};\nfn a() { crate::naming::b(); super::super::fixup::c() }\n";
    assert_eq!(
        found("codegen/src/emit/a.rs", emit),
        [
            "2: emit may not name lower: arrows between the stages go one way",
            "2: emit may not name model: arrows between the stages go one way",
            "3: emit may not name naming: arrows between the stages go one way",
            "3: emit may not name fixup: arrows between the stages go one way",
        ]
    );
    let lower =
        "//! A.\nuse crate::{Diagnostic, ServiceRequest, ir, model};\nuse super::super::fixup;\nuse super::sibling;\n";
    assert!(found("codegen/src/lower/a.rs", lower).is_empty());
    assert_eq!(found("codegen/src/ir/mod.rs", "//! A.\nuse crate::Diagnostic;\nuse crate::ir::x;\n").len(), 1);
    assert_eq!(found("codegen/src/odd/a.rs", "//! A.\n").len(), 1);
    assert!(found("codegen/src/emit/tests/a.rs", "//! A.\nuse crate::lower;\n").is_empty());
    assert!(found("codegen/src/lib.rs", "//! A.\nuse crate::{emit, lower};\n").is_empty());
}

#[test]
fn quoted_code_is_not_the_generators_own() {
    let text = "//! A.\nfn a() { quote! { use crate::lower::x; std::fs::read(); } }\n";
    assert!(found("codegen/src/emit/a.rs", text).is_empty());
}

#[test]
fn the_generator_touches_nothing_outside() {
    let text = "//! A.\nuse std::{collections::BTreeMap, fs, time::{Duration, Instant}};\nfn a() { std::env::var(\"A\"); println!(); }\n";
    let findings = found("codegen/src/model/a.rs", text);
    assert_eq!(findings.len(), 4, "{findings:?}");
    assert!(found("xtask/src/a.rs", text).is_empty());
}

#[test]
fn licences_are_permissive() {
    for good in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "GPL-3.0 OR MIT",
        "Apache-2.0 AND ISC",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(licences::is_permissive(good), "{good}");
    }
    for bad in ["", "GPL-3.0-only", "MPL-2.0", "MIT AND GPL-2.0-only", "Proprietary"] {
        assert!(!licences::is_permissive(bad), "{bad}");
    }
}
