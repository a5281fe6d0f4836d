//! A program on a terminal of 80 columns and 24 lines.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Command;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use super::Seen;

/// Runs the program with a terminal as its input, output and errors. What it writes is its output, with LF for CRLF.
///
/// # Panics
/// When the machine has no terminal to give.
pub fn run(command: &mut Command) -> Seen {
    let (outside, inside) = pair();
    let end = || inside.try_clone().expect("a handle can be copied");
    let mut errors = tempfile::tempfile().expect("a file can be made");
    let mut child = command
        .stdin(end())
        .stdout(end())
        .stderr(errors.try_clone().expect("a handle can be copied"))
        .spawn()
        .expect("the program can be started");
    // The command keeps its ends open as long as it lives, and reading ends with the last of them.
    command.stdin(std::process::Stdio::null()).stdout(std::process::Stdio::null());
    drop(inside);
    let stdout = read(outside.into());
    let status = child.wait().expect("the program ends");
    let mut stderr = String::new();
    std::io::Seek::rewind(&mut errors).and_then(|()| errors.read_to_string(&mut stderr)).expect("errors are text");
    Seen { code: status.code(), stdout: stdout.replace("\r\n", "\n"), stderr, ..Seen::default() }
}

/// Both ends of a terminal.
fn pair() -> (OwnedFd, File) {
    let outside = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal can be had");
    grantpt(&outside).expect("a terminal can be granted");
    unlockpt(&outside).expect("a terminal can be unlocked");
    let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(outside.as_fd(), size).expect("a terminal can be resized");
    let name = ptsname(&outside, Vec::new()).expect("a terminal has a name");
    let path = Path::new(std::ffi::OsStr::from_bytes(name.as_bytes()));
    let inside = OpenOptions::new().read(true).write(true).open(path).expect("a terminal can be opened");
    (outside, inside)
}

/// All that the terminal shows, until its other end is closed, which Linux reports as an error.
fn read(mut outside: File) -> String {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(count @ 1..) = outside.read(&mut buffer) {
        bytes.extend_from_slice(&buffer[..count]);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
