//! A titled part of a table: a header and rows of cells.

use super::width::width;
use crate::error::CliError;

/// Blanks and borders that a cell has beside its text.
const PADDING: usize = 4;

/// A titled part of a table.
pub(super) struct Section {
    pub(super) title: Option<String>,
    /// How deep it lies in boxes.
    pub(super) indent: usize,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
    /// Cells in a row, once there was one.
    columns: Option<usize>,
    /// The widest text of each column.
    widths: Vec<usize>,
}

impl Section {
    pub(super) fn new(title: Option<&str>, indent: usize) -> Self {
        let title = title.map(str::to_owned);
        Self { title, indent, header: Vec::new(), rows: Vec::new(), columns: None, widths: Vec::new() }
    }

    pub(super) fn add_header(&mut self, header: Vec<String>) -> Result<(), CliError> {
        self.columns.get_or_insert(header.len());
        self.widen(&header)?;
        self.header = header;
        Ok(())
    }

    pub(super) fn add_row(&mut self, row: Vec<String>) -> Result<(), CliError> {
        let columns = *self.columns.get_or_insert(row.len());
        if row.len() != columns {
            return Err(CliError::other(format!("Row should have {columns} elements, instead it has {}", row.len())));
        }
        self.widen(&row)?;
        self.rows.push(row);
        Ok(())
    }

    fn widen(&mut self, cells: &[String]) -> Result<(), CliError> {
        if self.widths.is_empty() {
            self.widths = cells.iter().map(|cell| width(cell)).collect();
        } else if cells.len() > self.widths.len() {
            return Err(CliError::other("list index out of range"));
        } else {
            self.widths.iter_mut().zip(cells).for_each(|(widest, cell)| *widest = width(cell).max(*widest));
        }
        Ok(())
    }

    /// A row of several cells turned on its side: a row for each of them.
    pub(super) fn turned(self) -> Result<Self, CliError> {
        let mut rows = self.rows.iter();
        let (Some(row), None, false) = (rows.next(), rows.next(), self.header.is_empty()) else { return Ok(self) };
        let mut turned = Self::new(self.title.as_deref(), self.indent);
        for (name, cell) in self.header.iter().zip(row) {
            turned.add_row(vec![name.clone(), cell.clone()])?;
        }
        Ok(turned)
    }

    /// The columns of a terminal that the section needs.
    pub(super) fn total_width(&self) -> usize {
        let borders = 2 + 2 * self.indent;
        let cells: usize = self.widths.iter().map(|widest| widest + PADDING).sum();
        // A section without a title counts as if its title were `None`.
        let title = self.title.as_deref().map_or("None".len(), width);
        cells.max(title) + borders
    }

    /// The widths of columns that fill a line of `total`: scaled, the remainder taken from the left or added from the
    /// right.
    pub(super) fn column_widths(&self, total: usize) -> Vec<usize> {
        let natural = self.widths.iter().map(|widest| widest + PADDING);
        let scale = total as f64 / natural.clone().sum::<usize>() as f64;
        let mut scaled: Vec<usize> = natural.map(|it| (scale * it as f64).round_ties_even() as usize).collect();
        if scaled.is_empty() {
            return scaled;
        }
        while scaled.iter().sum::<usize>() > total {
            let surplus = scaled.iter().sum::<usize>() - total;
            scaled.iter_mut().take(surplus).for_each(|it| *it = it.saturating_sub(1));
        }
        while scaled.iter().sum::<usize>() < total {
            let missing = total - scaled.iter().sum::<usize>();
            scaled.iter_mut().rev().take(missing).for_each(|it| *it += 1);
        }
        scaled
    }
}
