//! Lines that hang below each other.

use std::fmt::Write as _;

/// A line, and those below it.
#[derive(Default)]
pub struct Branch {
    /// What stands on the left, such as a member's name.
    pub name: String,
    /// What stands on the right.
    pub about: String,
    /// A line of prose below.
    pub docs: String,
    /// What hangs below it.
    pub below: Vec<Branch>,
}

impl Branch {
    /// A line with nothing below.
    pub fn new(name: impl Into<String>, about: impl Into<String>) -> Self {
        Self { name: name.into(), about: about.into(), ..Self::default() }
    }
}

/// Draws branches, each list of siblings in columns.
pub fn draw(branches: &[Branch]) -> String {
    let mut text = String::new();
    draw_below(branches, "", &mut text);
    text
}

fn draw_below(branches: &[Branch], margin: &str, text: &mut String) {
    let width = branches.iter().map(|it| it.name.chars().count()).max().unwrap_or_default();
    for (number, branch) in branches.iter().enumerate() {
        let last = number + 1 == branches.len();
        let (elbow, trunk) = if last { ("└── ", "    ") } else { ("├── ", "│   ") };
        let line = format!("{margin}{elbow}{:width$}  {}", branch.name, branch.about);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{}", line.trim_end());
        if !branch.docs.is_empty() {
            let bar = if branch.below.is_empty() { "  " } else { "│ " };
            let _ = writeln!(text, "{margin}{trunk}{bar}{}", branch.docs);
        }
        draw_below(&branch.below, &format!("{margin}{trunk}"), text);
    }
}
