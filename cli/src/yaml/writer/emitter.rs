//! The text so far, and where its end stands.

/// A document that is being written.
pub(super) struct Emitter {
    pub(super) out: String,
    /// Characters in the last line.
    pub(super) column: usize,
    /// Indentation of the innermost collection; none at the document's top.
    pub(super) indent: Option<usize>,
    /// Whether the text ends in white space, as far as separation is concerned.
    is_whitespace: bool,
    /// Whether the last line has only indentation and indicators of block collections.
    pub(super) is_indentation: bool,
}

impl Emitter {
    pub(super) fn new() -> Self {
        Self { out: String::new(), column: 0, indent: None, is_whitespace: true, is_indentation: true }
    }

    /// Enters a collection or a scalar; `top` is the indentation of one that is a document's whole.
    pub(super) fn deepen(&mut self, top: usize) {
        self.indent = Some(self.indent.map_or(top, |indent| indent + 2));
    }

    /// Goes to the indentation, in a new line unless it is already there.
    pub(super) fn line(&mut self) {
        let indent = self.indent.unwrap_or_default();
        if !self.is_indentation || self.column > indent || (self.column == indent && !self.is_whitespace) {
            self.line_break('\n');
        }
        while self.column < indent {
            self.put(' ');
        }
        self.is_whitespace = true;
        self.is_indentation = true;
    }

    /// An indicator, after a blank if that is needed.
    pub(super) fn indicator(&mut self, text: &str, needs_whitespace: bool, is_indentation: bool) {
        if needs_whitespace && !self.is_whitespace {
            self.put(' ');
        }
        text.chars().for_each(|c| self.put(c));
        self.is_whitespace = false;
        self.is_indentation = self.is_indentation && is_indentation;
    }

    /// An empty collection.
    pub(super) fn empty(&mut self, text: &str) {
        self.indicator(text, true, false);
    }

    /// The blank before plain text.
    pub(super) fn separate(&mut self) {
        if !self.is_whitespace {
            self.put(' ');
        }
    }

    pub(super) fn put(&mut self, c: char) {
        self.out.push(c);
        self.column += 1;
    }

    /// A character of a scalar.
    pub(super) fn put_text(&mut self, c: char) {
        self.put(c);
        self.is_indentation = false;
    }

    pub(super) fn line_break(&mut self, c: char) {
        self.out.push(c);
        self.column = 0;
    }

    /// A line break of a scalar.
    pub(super) fn put_break(&mut self, c: char) {
        self.line_break(c);
        self.is_indentation = true;
    }

    /// The end of plain text.
    pub(super) fn end_plain(&mut self) {
        self.is_whitespace = false;
        self.is_indentation = false;
    }
}
