//! Finding the row of a table that belongs to a key, betting that keys come in table order.

use crate::schema::{Member, Structure};

/// A row and its index in the table.
pub(crate) type Row = (usize, &'static Member);

/// Walks a table beside the members of a value.
pub(crate) struct Rows {
    members: &'static [Member],
    next: usize,
    body_only: bool,
}

impl Rows {
    /// The rows of `schema`; `body_only` leaves out those that stand elsewhere in an HTTP message.
    pub(crate) fn new(schema: &'static Structure, body_only: bool) -> Self {
        let body_only = body_only && schema.members.iter().any(|row| !row.location.is_in_response_body());
        Self { members: schema.members, next: 0, body_only }
    }

    /// The row that comes next if the value keeps the table's order.
    #[inline]
    pub(crate) fn expected(&self) -> Option<&'static Member> {
        self.members.get(self.next).filter(|row| self.readable(row))
    }

    /// Takes the row that [`Rows::expected`] shows, with its index.
    #[inline]
    pub(crate) fn take_expected(&mut self) -> Option<Row> {
        let row = self.expected()?;
        self.next += 1;
        Some((self.next - 1, row))
    }

    /// Takes the row that `matches`, which is most often a little further on.
    pub(crate) fn find(&mut self, matches: impl Fn(&Member) -> bool) -> Option<Row> {
        let (before, after) = self.members.split_at_checked(self.next)?;
        let wanted = |row: &Member| self.readable(row) && matches(row);
        let index = match after.iter().position(wanted) {
            Some(offset) => self.next + offset,
            None => before.iter().position(wanted)?,
        };
        self.next = index + 1;
        Some((index, self.members.get(index)?))
    }

    #[inline]
    fn readable(&self, row: &Member) -> bool {
        !self.body_only || row.location.is_in_response_body()
    }
}
