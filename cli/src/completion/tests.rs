//! What is offered at which place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;
use std::process::Command;

use super::*;

fn offered(line: &str) -> Vec<String> {
    let environment = Environment::new([("COMP_LINE".to_owned(), line.to_owned())], PathBuf::new());
    let text = words(generated::COMMANDS, "awslice", &["candidates".to_owned()], &environment).unwrap();
    text.lines().map(|line| line.split_once('\t').unwrap().0.to_owned()).collect()
}

#[test]
fn each_place_has_its_words() {
    let cases: [(&str, &[&str]); 15] = [
        ("awslice s", &["swf"]),
        ("awslice ", &["autoscaling", "imagebuilder", "swf", "completion", "explain", "help"]),
        ("awslice swf ", &["request-cancel-workflow-execution", "help"]),
        ("awslice swf nope --", &["--debug"]),
        ("awslice swf request-cancel-workflow-execution --d", &["--domain", "--debug"]),
        ("awslice swf request-cancel-workflow-execution --domain d --d", &["--debug"]),
        ("awslice swf request-cancel-workflow-execution --domain ", &[]),
        ("awslice swf request-cancel-workflow-execution --output y", &["yaml", "yaml-stream"]),
        ("awslice swf request-cancel-workflow-execution --output=te", &["--output=text"]),
        ("awslice --output=text swf re", &["request-cancel-workflow-execution"]),
        ("awslice swf request-cancel-workflow-execution --generate-cli-skeleton yam", &["yaml-input"]),
        ("awslice swf request-cancel-workflow-execution --che", &["--check"]),
        ("awslice explain swf ", &["request-cancel-workflow-execution"]),
        ("awslice explain swf request-cancel-workflow-execution --j", &["--json-schema"]),
        ("awslice completion ", &["bash", "zsh", "fish"]),
    ];
    for (line, wanted) in cases {
        let mut found = offered(line);
        if line.ends_with("nope --") {
            found.truncate(1);
        }
        if line == "awslice " {
            found.sort();
            let mut wanted = wanted.to_vec();
            wanted.sort_unstable();
            assert_eq!(found, wanted);
            continue;
        }
        assert_eq!(found, wanted, "{line}");
    }
}

#[test]
fn only_what_is_before_the_cursor_counts() {
    let variables = [("COMP_LINE", "awslice swfxyz"), ("COMP_POINT", "10")];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let environment = Environment::new(variables, PathBuf::new());
    let text = words(generated::COMMANDS, "awslice", &["candidates".to_owned()], &environment).unwrap();
    assert_eq!(text, "swf\tAmazon Simple Workflow Service\n");
}

#[test]
fn shells_that_are_not_known_are_refused() {
    let environment = Environment::default();
    for shell in [vec![], vec!["tcsh".to_owned()], vec!["bash".to_owned(), "zsh".to_owned()]] {
        let error = words(generated::COMMANDS, "awslice", &shell, &environment).unwrap_err();
        assert!(error.exit == 252 && error.message.contains("bash, zsh, fish"), "{}", error.message);
    }
}

/// bash itself runs the script, over a function in the place of the program.
#[test]
fn bash_completes_by_the_script() {
    let script = words(&[], "aws-2", &["bash".to_owned()], &Environment::default()).unwrap();
    let run = |words: &str| {
        let test = format!(
            "aws-2() {{ printf '%s\\t%s\\n' --output=text 'a * b' '--x=*' ''; [[ $COMP_LINE == 'the line' ]]; }}\n{script}\n\
             COMP_LINE='the line' COMP_POINT=8 COMP_WORDS=({words}) COMP_CWORD=2\n_aws_2_complete aws-2\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\"; complete -p aws-2"
        );
        let output = Command::new("bash").args(["--norc", "-c", &test]).output().unwrap();
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(run("aws-2 swf --o"), "--output=text\n--x=*\ncomplete -o default -F _aws_2_complete aws-2\n");
    assert_eq!(run("aws-2 --output ="), "text\n*\ncomplete -o default -F _aws_2_complete aws-2\n");
    for shell in scripts::SHELLS {
        let script = words(&[], "awslice", &[shell.to_owned()], &Environment::default()).unwrap();
        assert!(
            script.contains("awslice completion candidates") || script.contains("completion candidates 2>"),
            "{script}"
        );
        assert!(!script.contains("PROGRAM") && !script.contains("FUNCTION"), "{script}");
    }
}
