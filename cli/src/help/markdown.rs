//! Markdown as plain text. Links show where they lead; emphasis is left out.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use textwrap::{Options, WordSeparator, WordSplitter};

/// How far code stands from the text around it.
const CODE_INDENT: &str = "    ";

/// The lines of a text, at most `width` characters long where words allow it; blocks have a blank line between them.
pub(super) fn render(text: &str, width: usize) -> Vec<String> {
    let mut renderer = Renderer { width, ..Renderer::default() };
    Parser::new(text).for_each(|event| renderer.event(event));
    renderer.flush();
    renderer.lines
}

/// The lines of a paragraph, the first after `first` and the others after `rest`.
pub(super) fn wrap(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let options = Options::new(width)
        .initial_indent(first)
        .subsequent_indent(rest)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The first sentence of a text, in one line; empty if there is none.
pub fn first_sentence(text: &str) -> String {
    let lines = render(text, usize::MAX);
    let line = lines.iter().map(|line| line.trim()).find(|line| !line.is_empty()).unwrap_or_default();
    match line.find(". ") {
        Some(end) => line.get(..=end).unwrap_or(line).to_owned(),
        None => line.to_owned(),
    }
}

#[derive(Default)]
struct Renderer {
    width: usize,
    lines: Vec<String>,
    /// Text of the paragraph that is being read.
    inline: String,
    /// Quotes and items around it.
    around: Vec<Indent>,
    /// For each list around, the number of its next item if it has numbers.
    lists: Vec<Option<u64>>,
    /// Where the links around lead, and where their text begins.
    links: Vec<(String, usize)>,
    in_code: bool,
    gap: bool,
}

/// What lines begin with inside a quote or an item.
struct Indent {
    /// The first line, until it is written.
    first: Option<String>,
    rest: String,
}

impl Renderer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.in_code => self.code(&text),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.inline.push_str(&text),
            Event::Code(text) => {
                self.inline.push('`');
                self.inline.push_str(&text);
                self.inline.push('`');
            }
            Event::SoftBreak => self.inline.push(' '),
            Event::HardBreak => self.inline.push('\n'),
            Event::Rule => self.gap = true,
            Event::Html(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => "* ".to_owned(),
                };
                let rest = " ".repeat(marker.len());
                self.around.push(Indent { first: Some(marker), rest });
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.around.push(Indent { first: None, rest: "  ".to_owned() });
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.in_code = true;
            }
            Tag::Link { dest_url, .. } => self.links.push((dest_url.into_string(), self.inline.len())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => {
                self.flush();
                self.gap = true;
            }
            TagEnd::Item => {
                self.flush();
                self.around.pop();
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap |= self.lists.is_empty();
            }
            TagEnd::BlockQuote(_) => {
                self.around.pop();
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.gap = true;
            }
            TagEnd::Link => self.link(),
            _ => {}
        }
    }

    /// Adds where a link leads, unless its text says so, or it leads nowhere outside of its page.
    fn link(&mut self) {
        let Some((url, start)) = self.links.pop() else { return };
        let says_so = self.inline.get(start..).is_some_and(|text| text.trim_matches('`') == url);
        if !says_so && url.contains("://") {
            self.inline.push_str(&format!(" <{url}>"));
        }
    }

    fn code(&mut self, text: &str) {
        self.space();
        let (first, rest) = self.indents();
        let mut indent = first;
        for line in text.lines() {
            self.lines.push(format!("{indent}{CODE_INDENT}{line}").trim_end().to_owned());
            indent.clone_from(&rest);
        }
    }

    /// Writes the paragraph that was read.
    fn flush(&mut self) {
        let text = std::mem::take(&mut self.inline);
        if text.trim().is_empty() {
            return;
        }
        self.space();
        let (mut first, rest) = self.indents();
        for line in text.split('\n') {
            let words: Vec<&str> = line.split_whitespace().collect();
            self.lines.extend(wrap(&words.join(" "), self.width, &first, &rest));
            first.clone_from(&rest);
        }
    }

    /// The blank line before a block that has one.
    fn space(&mut self) {
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// What the next line begins with, and those after it.
    fn indents(&mut self) -> (String, String) {
        let rest = self.around.iter().map(|it| it.rest.as_str()).collect();
        let first = self.around.iter_mut().map(|it| it.first.take().unwrap_or_else(|| it.rest.clone())).collect();
        (first, rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_stand_apart_and_lists_together() {
        let text = "A *long* `word` of [text](https://e.x/y), and [self](#here).\n\n> **Note**\n>\n> Quoted text.\n\n* one\n\
                    * two and more words than fit\n  * deeper\n\nLast.\n\n```\nlet code;\n```\n";
        assert_eq!(
            render(text, 24),
            [
                "A long `word` of text",
                "<https://e.x/y>, and",
                "self.",
                "",
                "  Note",
                "",
                "  Quoted text.",
                "",
                "* one",
                "* two and more words",
                "  than fit",
                "  * deeper",
                "",
                "Last.",
                "",
                "    let code;"
            ]
        );
    }

    #[test]
    fn items_are_numbered_and_may_hold_paragraphs() {
        assert_eq!(render("3. one\n\n   more\n4. two\n", 40), ["3. one", "", "   more", "", "4. two"]);
        assert!(render("", 40).is_empty());
    }

    #[test]
    fn first_sentences_end_at_a_full_stop_before_a_blank() {
        assert_eq!(first_sentence("Uses v1.2 of [it](https://e.x). And more."), "Uses v1.2 of it <https://e.x>.");
        assert_eq!(first_sentence("> **Note**\n\nx"), "Note");
        assert_eq!(first_sentence(""), "");
    }
}
