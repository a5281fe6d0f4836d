//! Captured runs of the AWS CLI v2, played again with a program of ours against a server on the loopback interface.

mod compare;
mod exceptions;
mod terminal;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use serde_json::{Map, Value};
use tempfile::TempDir;

use crate::server::{Received, Reply, Server};

pub use exceptions::EXCEPTIONS;

/// The captured runs.
#[derive(Clone, Debug)]
pub struct Cases {
    /// The first record: how to read the others.
    setup: Value,
    /// The runs.
    pub cases: Vec<Value>,
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The name of the case.
    pub name: String,
    /// Its group.
    pub group: String,
    /// What differs from the captured run, a line each.
    pub differences: Vec<String>,
}

/// What a run left behind.
#[derive(Clone, Debug, Default)]
struct Seen {
    code: Option<i32>,
    stdout: String,
    stderr: String,
    requests: Vec<Received>,
    files: BTreeMap<String, String>,
}

impl Cases {
    /// Reads the captured runs.
    ///
    /// # Panics
    /// When the text is not what the tests were made with.
    pub fn read(text: &str) -> Self {
        let records: Vec<Value> = serde_json::from_str(text).expect("captured runs are JSON");
        let setup = records.iter().find(|it| it["kind"] == "cli2_setup").expect("a record says how to read").clone();
        Self { setup, cases: records.into_iter().filter(|it| it["kind"] == "cli2").collect() }
    }

    /// The program plays all cases of this selection.
    ///
    /// # Panics
    /// When the machine cannot run it.
    pub fn play(&self, program: &Path, chosen: impl Fn(&Value) -> bool) -> Vec<Outcome> {
        let queue: Mutex<Vec<&Value>> = Mutex::new(self.cases.iter().filter(|it| chosen(it)).rev().collect());
        let outcomes = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    loop {
                        let Some(case) = queue.lock().expect("no player panicked").pop() else { return };
                        let outcome = self.play_one(program, case);
                        outcomes.lock().expect("no player panicked").push(outcome);
                    }
                });
            }
        });
        outcomes.into_inner().expect("no player panicked")
    }

    fn play_one(&self, program: &Path, case: &Value) -> Outcome {
        let stage = Stage::new(case);
        let seen = stage.run(program, &self.setup, case);
        let usage = self.setup["usage_block"].as_str().unwrap_or_default();
        Outcome {
            name: text(&case["name"]),
            group: text(&case["group"]),
            differences: compare::differences(case, &seen, &|it| stage.fill(&it.replace("<USAGE>", usage))),
        }
    }
}

/// Fails unless all runs were as captured, but for the exceptions, each with its reason, which must not be.
///
/// # Panics
/// When a run differs that is no exception, or an exception does not differ.
pub fn check(outcomes: &[Outcome], exceptions: &[(&str, &str)]) {
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut wrong = Vec::new();
    for outcome in outcomes {
        let same = outcome.differences.is_empty();
        let group = groups.entry(&outcome.group).or_default();
        group.0 += usize::from(same);
        group.1 += 1;
        let excepted = exceptions.iter().any(|(name, _)| *name == outcome.name);
        match (same, excepted) {
            (false, false) => wrong.push(format!("{}: {}", outcome.name, outcome.differences.join("\n    "))),
            (true, true) => wrong.push(format!("{}: is no exception any more", outcome.name)),
            _ => {}
        }
    }
    for (group, (same, all)) in groups {
        println!("{group}: {same} of {all}");
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{} runs are not as captured:\n{}", wrong.len(), wrong.join("\n"));
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Where a case is played: a folder and a server.
struct Stage {
    folder: TempDir,
    server: Server,
}

impl Stage {
    fn new(case: &Value) -> Self {
        let mut replies: Vec<Reply> = case["server_response"].as_array().into_iter().flatten().map(reply).collect();
        if replies.is_empty() {
            replies.push(Reply::Drop);
        }
        let stage = Self { folder: TempDir::new().expect("a folder can be made"), server: Server::scripted(replies) };
        for (path, content) in case["files"].as_object().into_iter().flatten() {
            let path = stage.folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder can be made");
            let bytes = match content {
                Value::String(text) => stage.fill(text).into_bytes(),
                other => base64(other["base64"].as_str().expect("bytes are base64")),
            };
            std::fs::write(path, bytes).expect("a file can be written");
        }
        stage
    }

    /// Puts this stage's folder and port in the place of their placeholders.
    fn fill(&self, text: &str) -> String {
        let port = self.server.url().rsplit(':').next().unwrap_or_default();
        text.replace("TMP", &self.folder.path().to_string_lossy()).replace("PORT", port)
    }

    fn run(&self, program: &Path, setup: &Value, case: &Value) -> Seen {
        let mut command = self.command(program, setup, case);
        let mut seen = match case["tty"].as_bool() {
            Some(true) => terminal::run(&mut command),
            _ => piped(&mut command, case["stdin"].as_str()),
        };
        seen.requests = self.server.received();
        for path in case["expected"]["files_after"].as_object().into_iter().flatten().map(|(path, _)| path) {
            if let Ok(bytes) = std::fs::read(self.folder.path().join(path)) {
                seen.files.insert(path.clone(), String::from_utf8_lossy(&bytes).into_owned());
            }
        }
        seen
    }

    /// The program under the name `aws`, in the surroundings of the case.
    fn command(&self, program: &Path, setup: &Value, case: &Value) -> Command {
        let link: PathBuf = self.folder.path().join(".bin/aws");
        std::fs::create_dir_all(link.parent().expect("a link is in a folder")).expect("a folder can be made");
        std::os::unix::fs::symlink(program, &link).expect("a link can be made");
        let mut command = Command::new(link);
        command.current_dir(self.folder.path()).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        let empty = Map::new();
        let variables = [&setup["base_env"], &case["env"]].map(|it| it.as_object().unwrap_or(&empty));
        for (name, value) in variables.into_iter().flatten() {
            match value {
                Value::String(value) => command.env(name, self.fill(value)),
                _ => command.env_remove(name),
            };
        }
        let words = case["args"].as_array().into_iter().flatten();
        command.args(words.map(|it| self.fill(it.as_str().unwrap_or_default())));
        command
    }
}

fn piped(command: &mut Command, stdin: Option<&str>) -> Seen {
    command.stdin(if stdin.is_some() { Stdio::piped() } else { Stdio::null() });
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program can be started");
    if let (Some(mut pipe), Some(text)) = (child.stdin.take(), stdin) {
        pipe.write_all(text.as_bytes()).expect("the program reads its input");
    }
    let output = child.wait_with_output().expect("the program ends");
    Seen {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        ..Seen::default()
    }
}

fn reply(response: &Value) -> Reply {
    if response["drop"] == true {
        return Reply::Drop;
    }
    let headers = response["headers"].as_object().into_iter().flatten();
    let headers: Vec<(&str, &str)> =
        headers.map(|(name, value)| (name.as_str(), value.as_str().unwrap_or_default())).collect();
    let body = match &response["body"] {
        Value::String(text) => text.clone().into_bytes(),
        other => base64(other["base64"].as_str().unwrap_or_default()),
    };
    let status = response["status"].as_u64().and_then(|it| u16::try_from(it).ok()).expect("a reply has a status");
    let reply = Reply::new(status, &headers, body);
    match response["delay"].as_f64() {
        Some(seconds) => Reply::Late(Duration::from_secs_f64(seconds), Box::new(reply)),
        None => reply,
    }
}

fn base64(text: &str) -> Vec<u8> {
    aws_smithy_types::base64::decode(text).expect("captured bytes are base64")
}
