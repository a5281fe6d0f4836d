//! A page of plain text: headings at the margin, blocks below them, wrapped at a width.

use super::markdown;

/// How far text stands from its heading or entry.
const STEP: usize = 4;

/// The narrowest that text gets, whatever the terminal and the depth are.
const NARROWEST: usize = 24;

/// A page that is being written.
#[derive(Clone, Debug)]
pub struct Page {
    text: String,
    width: usize,
    indent: usize,
    /// Whether a blank line goes before the next block.
    gap: bool,
}

impl Page {
    /// An empty page of lines of at most `width` characters.
    pub fn new(width: usize) -> Self {
        Self { text: String::new(), width, indent: 0, gap: false }
    }

    /// The page's text.
    pub fn into_text(self) -> String {
        self.text
    }

    /// A section: its heading, and what `write` puts below it.
    pub fn section(&mut self, heading: &str, write: impl FnOnce(&mut Self)) {
        self.gap = !self.text.is_empty();
        self.entry(heading, write);
    }

    /// A line, and what `write` puts below it, one step in.
    pub fn entry(&mut self, line: &str, write: impl FnOnce(&mut Self)) {
        self.lines(self.wrapped(line, ""));
        self.gap = false;
        self.within(write);
        self.gap = true;
    }

    /// What `write` puts one step in.
    pub fn within(&mut self, write: impl FnOnce(&mut Self)) {
        self.indent += STEP;
        write(self);
        self.indent -= STEP;
    }

    /// Markdown.
    pub fn markdown(&mut self, text: &str) {
        self.lines(markdown::render(text, self.room()));
    }

    /// A paragraph of plain text.
    pub fn paragraph(&mut self, text: &str) {
        self.lines(self.wrapped(text, ""));
    }

    /// Lines as they are.
    pub fn verbatim(&mut self, text: &str) {
        self.lines(text.lines().map(str::to_owned).collect());
    }

    /// Words that are too long for a line go on below, one step in.
    pub fn command(&mut self, words: &[String]) {
        let mut lines = Vec::new();
        let mut line = String::new();
        for word in words {
            if !line.is_empty() && line.chars().count() + word.chars().count() + 3 > self.room() {
                lines.push(format!("{line} \\"));
                line = " ".repeat(STEP);
            }
            if !line.trim().is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
        self.lines(lines);
    }

    /// A list of items.
    pub fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let mut lines = Vec::new();
        for item in items {
            let (first, rest) = ("* ", "  ");
            let wrapped = markdown::wrap(&item, self.room(), first, rest);
            lines.extend(wrapped);
        }
        self.lines(lines);
    }

    fn wrapped(&self, text: &str, rest: &str) -> Vec<String> {
        markdown::wrap(text, self.room(), "", rest)
    }

    fn room(&self) -> usize {
        self.width.saturating_sub(self.indent).max(NARROWEST)
    }

    /// A block; a blank line goes before it unless it is the first below its heading.
    fn lines(&mut self, lines: Vec<String>) {
        if lines.is_empty() {
            return;
        }
        if self.gap {
            self.text.push('\n');
        }
        for line in lines {
            if !line.is_empty() {
                self.text.extend(std::iter::repeat_n(' ', self.indent));
                self.text.push_str(&line);
            }
            self.text.push('\n');
        }
        self.gap = true;
    }
}
