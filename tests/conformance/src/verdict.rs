//! Cases in, verdicts out.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use serde_json::{Value as Json, json};

use crate::Client;

/// A case of a protocol suite.
#[derive(Debug)]
pub struct ProtocolCase {
    /// By which its verdict names it.
    pub id: String,
    /// Key of its client.
    pub client: String,
    /// Whether the request is judged or the response.
    pub direction: Direction,
    /// The suite's protocol, in botocore's words.
    pub protocol: String,
    /// The URL of the client's endpoint.
    pub endpoint: String,
    /// Whether the response's body is in base64.
    pub base64: bool,
    /// The case as it stands in the suite.
    pub case: Json,
}

/// Which half of a call a case is about.
#[derive(Clone, Copy, Debug)]
pub enum Direction {
    /// `params` become a request.
    Input,
    /// `response` becomes an output or error.
    Output,
}

impl ProtocolCase {
    /// A text of the case, empty if there is none.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.case.get(key).and_then(Json::as_str).unwrap_or_default()
    }
}

/// A case that a program can be given.
pub(crate) trait Case: Sized {
    /// The case, from what xtask writes; `None` if it is not of that form.
    fn of(given: &Json) -> Option<Self>;

    /// By which its verdict names it.
    fn id(&self) -> &str;
}

impl Case for ProtocolCase {
    fn of(given: &Json) -> Option<Self> {
        let text = |key: &str| Some(given.get(key)?.as_str()?.to_owned());
        let direction = if given.get("direction")? == "input" { Direction::Input } else { Direction::Output };
        Some(Self {
            id: text("id")?,
            client: text("client")?,
            direction,
            protocol: text("protocol")?,
            endpoint: text("endpoint")?,
            base64: given.get("base64")?.as_bool()?,
            case: given.get("case")?.clone(),
        })
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// The `main` of a program that runs the cases of protocol suites: they are in the file that its only argument names,
/// an array of objects with the fields of [`ProtocolCase`]. For each case it prints a line
/// `{"id": .., "differences": [..]}`. Differences are no failure of the program.
pub fn protocols(clients: impl IntoIterator<Item = Client>) -> ExitCode {
    let clients: BTreeMap<&str, Client> = clients.into_iter().map(|it| (it.key, it)).collect();
    run(|case: &ProtocolCase| match clients.get(case.client.as_str()) {
        Some(client) => client.judge(case),
        None => vec![format!("there is no client {}", case.client)],
    })
}

/// Reads the cases, judges each and prints its verdict.
pub(crate) fn run<C: Case>(judge: impl Fn(&C) -> Vec<String>) -> ExitCode {
    match cases::<C>().and_then(|cases| report(&cases, judge)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn cases<C: Case>() -> Result<Vec<C>, String> {
    let path = std::env::args_os().nth(1).ok_or("name the file of the cases")?;
    let text = std::fs::read(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let cases: Vec<Json> = serde_json::from_slice(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let read = |(index, it)| C::of(it).ok_or_else(|| format!("{}: /{index} is not a case", path.display()));
    cases.iter().enumerate().map(read).collect()
}

fn report<C: Case>(cases: &[C], judge: impl Fn(&C) -> Vec<String>) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    for case in cases {
        let differences = guarded(|| judge(case));
        let verdict = json!({ "id": case.id(), "differences": differences });
        writeln!(out, "{verdict}").map_err(|error| error.to_string())?;
    }
    Ok(())
}

/// What a judge finds; a panic is a difference of its case alone.
fn guarded(judge: impl FnOnce() -> Vec<String>) -> Vec<String> {
    catch_unwind(AssertUnwindSafe(judge)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        vec![format!("it panicked: {}", said.unwrap_or("without a text"))]
    })
}
