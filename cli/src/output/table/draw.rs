//! Sections as text.

use super::section::Section;
use super::width::width;
use crate::error::CliError;
use crate::output::{Colors, OutputOptions};

/// Bold blue, for a cell.
const CELL: &str = "\u{1b}[1m\u{1b}[34m";
/// Yellow, for the borders of outer boxes.
const BORDER: &str = "\u{1b}[2m\u{1b}[33m";
const RESET: &str = "\u{1b}[0m";

/// The whole table. Sections of one row are turned on their side if it is wider than the terminal.
///
/// # Errors
/// None that can be met: rows that are turned are all of two cells.
pub(super) fn draw(sections: Vec<Section>, options: &OutputOptions) -> Result<String, CliError> {
    let mut sections = sections;
    let mut total = widest(&sections);
    if total > options.width {
        sections = sections.into_iter().map(Section::turned).collect::<Result<_, _>>()?;
        total = widest(&sections);
    }
    let mut page = Page { out: String::new(), colors: options.colors, indent: 0 };
    page.piece(&format!("{}\n", "-".repeat(total)));
    for section in &sections {
        page.indent = section.indent;
        page.section(section, total.saturating_sub(2 * section.indent));
    }
    if page.colors == Colors::Terminal {
        page.out.push_str(RESET);
    }
    Ok(page.out)
}

fn widest(sections: &[Section]) -> usize {
    sections.iter().map(Section::total_width).max().unwrap_or_default()
}

/// The text so far.
struct Page {
    out: String,
    colors: Colors,
    /// Borders of outer boxes at both ends of a line.
    indent: usize,
}

impl Page {
    /// A piece of text, with the reset that terminals get after each.
    fn piece(&mut self, text: &str) {
        self.out.push_str(text);
        if matches!(self.colors, Colors::Resets | Colors::Terminal) {
            self.out.push_str(RESET);
        }
    }

    fn line(&mut self, text: &str) {
        let border = self.styled(BORDER, "|").repeat(self.indent);
        self.piece(&border);
        self.piece(text);
        self.piece(&border);
        self.piece("\n");
    }

    fn styled(&self, style: &str, text: &str) -> String {
        match self.colors {
            Colors::None => text.to_owned(),
            Colors::Cells | Colors::Resets | Colors::Terminal => format!("{style}{text}{RESET}"),
        }
    }

    fn section(&mut self, section: &Section, total: usize) {
        let title = section.title.as_deref().unwrap_or_default();
        if !title.is_empty() {
            self.line(&centered(title, total, "|"));
            if section.header.is_empty() && section.rows.is_empty() {
                self.line(&format!("+{}+", "-".repeat(total.saturating_sub(2))));
            }
        }
        let widths = section.column_widths(total);
        let breaks: Vec<String> = widths.iter().enumerate().map(|(index, width)| rule(index, *width)).collect();
        let breaks = breaks.concat();
        if !section.header.is_empty() {
            self.line(&breaks);
            let cells = section.header.iter().zip(&widths).enumerate();
            let cells: Vec<String> = cells.map(|(index, (cell, width))| centered(cell, *width, edge(index))).collect();
            self.line(&cells.concat());
        }
        if section.rows.is_empty() || widths.is_empty() {
            return;
        }
        self.line(&breaks);
        for row in &section.rows {
            let cells = row.iter().zip(&widths).enumerate();
            let cells: Vec<String> = cells.map(|(index, (cell, width))| self.cell(cell, *width, edge(index))).collect();
            self.line(&cells.concat());
        }
        self.line(&breaks);
    }

    /// A cell's text at the left, after two blanks if there is room.
    fn cell(&self, text: &str, length: usize, left: &str) -> String {
        let taken = width(text) + left.len() + 1;
        let padding = if taken + 2 <= length { 2 } else { 0 };
        let blanks = length.saturating_sub(taken + padding);
        format!("{left}{}{}{}|", " ".repeat(padding), self.styled(CELL, text), " ".repeat(blanks))
    }
}

/// Only the first cell of a line has a border at its left.
fn edge(index: usize) -> &'static str {
    if index == 0 { "|" } else { "" }
}

/// The rule above or below a cell.
fn rule(index: usize, width: usize) -> String {
    match index {
        0 => format!("+{}+", "-".repeat(width.saturating_sub(2))),
        _ => format!("{}+", "-".repeat(width.saturating_sub(1))),
    }
}

/// A text in the middle; an odd blank goes to its right.
fn centered(text: &str, length: usize, left: &str) -> String {
    let taken = width(text);
    // Below zero where there is no room: what is missing before the text is made up for after it.
    let before = (length / 2) as isize - (taken / 2) as isize - 1;
    let after = length as isize - 1 - (left.len() as isize + before + taken as isize);
    let blanks = |count: isize| " ".repeat(usize::try_from(count).unwrap_or_default());
    format!("{left}{}{text}{}|", blanks(before), blanks(after))
}
