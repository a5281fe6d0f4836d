//! Python: the interpreter, and environments with the packages that tests need.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, Result, bail};

use crate::progress::Progress;
use crate::{files, repository};

/// Variable by which tests learn the interpreter of their environment.
pub const VARIABLE: &str = "AWSLICE_PYTHON";

/// What a finished environment bears: the hash of the requirements that it was made from.
const STAMP: &str = "requirements.sha256";

/// Python, as it is called on a machine that has it.
pub const INTERPRETER: &str = "python3";

/// The interpreter of the environment that `tests/requirements-NAME.txt` describes.
///
/// It is made under `target/` when it is not there or the requirements have changed since.
///
/// # Errors
/// The requirements cannot be read or installed.
pub fn environment(name: &str) -> Result<PathBuf> {
    let requirements = repository::root().join(format!("tests/requirements-{name}.txt"));
    let hash = files::sha256(files::read_text(&requirements)?.as_bytes());
    let folder = repository::target().join(format!("venv-{name}"));
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    if std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|it| it == hash) {
        return Ok(python);
    }
    let progress = Progress::start(format!("making the Python environment {name}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    succeed(
        run(Path::new(INTERPRETER), &["-m", "venv", &folder.to_string_lossy()])?,
        "python3 -m venv (Debian and Ubuntu have it in the package python3-venv)",
    )?;
    progress.say(format!("installing {}", repository::shown(&requirements)));
    let arguments = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--requirement",
        &requirements.to_string_lossy(),
    ];
    succeed(run(&python, &arguments)?, "pip install")?;
    files::write(&folder.join(STAMP), hash.as_bytes())?;
    Ok(python)
}

/// Runs an interpreter of Python and waits for it.
///
/// # Errors
/// There is no such interpreter.
pub fn run(interpreter: &Path, arguments: &[&str]) -> Result<Output> {
    let output = Command::new(interpreter).args(arguments).output();
    output.with_context(|| format!("cannot run {}: install Python 3", interpreter.display()))
}

/// An error with what the program said, unless it succeeded.
fn succeed(output: Output, what: &str) -> Result<()> {
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    bail!("{what} failed:\n{}", String::from_utf8_lossy(&said).trim());
}
