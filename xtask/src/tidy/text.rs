//! Rules of every text file.

use super::Finding;

/// Largest file, in bytes.
const LARGEST: usize = 1_000_000;

/// Folders of particular machines, in two halves so that this file does not name them.
const MACHINE_FOLDERS: [(&str, &str); 3] = [("/wo", "rk/"), ("/ro", "ot/"), ("/ho", "me/")];

/// Hosts of package registries, in two halves likewise. Lock files name them.
const REGISTRIES: [(&str, &str); 5] = [
    ("crates", ".io"),
    ("py", "pi.org"),
    ("python", "hosted.org"),
    ("registry.", "npmjs.org"),
    ("proxy.", "golang.org"),
];

/// Checks a file's size.
pub fn check_size(path: &str, bytes: usize) -> Vec<Finding> {
    let message = || Finding::new(path, 0, format!("{bytes} bytes; at most {LARGEST} are allowed"));
    (bytes > LARGEST).then(message).into_iter().collect()
}

/// Checks a file's text.
pub fn check(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    if text.contains('\0') {
        return findings;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        findings.push(Finding::new(path, text.lines().count(), "no line feed at the end of the file"));
    }
    // Snapshots hold what was printed, blanks included.
    let verbatim = path.ends_with(".snap");
    for (index, line) in text.lines().enumerate() {
        let mut find = |message: String| findings.push(Finding::new(path, index + 1, message));
        if !verbatim && line.ends_with([' ', '\t', '\r']) {
            find("blanks at the end of the line".to_owned());
        }
        for folder in MACHINE_FOLDERS.map(|(a, b)| format!("{a}{b}")).iter().filter(|it| names_folder(line, it)) {
            find(format!("a path of a particular machine: {folder}"));
        }
        if !path.ends_with("Cargo.lock") {
            for host in REGISTRIES.map(|(a, b)| format!("{a}{b}")).iter().filter(|it| line.contains(it.as_str())) {
                find(format!("a package registry's host: {host}"));
            }
        }
    }
    findings
}

/// Whether a line has an absolute path into a folder: one that no URL or longer path runs into.
fn names_folder(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line.get(..at).and_then(|it| it.chars().next_back());
        before.is_none_or(|it| !(it.is_alphanumeric() || matches!(it, '.' | '_' | '-' | '}' | '*' | '/')))
    })
}
