//! Documentation: the models' HTML to Markdown that rustdoc takes without a warning, and never runs.

use std::sync::LazyLock;

use htmd::element_handler::{HandlerResult, Handlers};
use htmd::options::Options;
use htmd::{Element, HtmlToMarkdown};

static CONVERTER: LazyLock<HtmlToMarkdown> = LazyLock::new(|| {
    let options = Options { ul_bullet_spacing: 1, ol_number_spacing: 1, ..Options::default() };
    let builder = HtmlToMarkdown::builder().options(options).skip_tags(vec!["script", "style", "img"]);
    builder.add_handler(vec!["a"], link).add_handler(vec!["note", "important"], admonition).build()
});

/// Converts HTML to Markdown. Links stay if they lead to the web; code blocks are marked as text; bare URLs become links.
pub fn to_markdown(html: &str) -> String {
    if html.trim().is_empty() {
        return String::new();
    }
    if let Some(text) = plain_paragraph(html) {
        return text.to_owned();
    }
    convert(html)
}

/// The text of a paragraph that Markdown says in the same way: two of three texts of the models are such, and need no
/// parser.
fn plain_paragraph(html: &str) -> Option<&str> {
    let text = html.strip_prefix("<p>")?.strip_suffix("</p>")?;
    let is_plain = |it: u8| it.is_ascii_alphanumeric() || b" .,:;'()%/$?\"-".contains(&it);
    let begins_and_ends = text.starts_with(|it: char| it.is_ascii_alphabetic()) && !text.ends_with(' ');
    let is_even = !text.contains("  ") && !text.contains("://");
    (begins_and_ends && is_even && text.bytes().all(is_plain)).then_some(text)
}

fn convert(html: &str) -> String {
    let html = wrap_preformatted(html);
    let markdown = CONVERTER.convert(&html).unwrap_or_default();
    let mut fence = None;
    let lines: Vec<String> = markdown.lines().map(|line| finish_line(line, &mut fence)).collect();
    drop_blank_lines(lines).join("\n").trim().to_owned()
}

/// Leaves one blank line where there are more, and none between the items of a list. Code stays as it is.
fn drop_blank_lines(lines: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in lines {
        let opens_or_closes = is_fence(&line);
        if !fenced && !is_blank(&line) {
            let blank = kept.pop_if(|last| is_blank(last));
            let between_items = is_item(&line) && kept.last().is_some_and(|last| is_item(last));
            kept.extend(blank.filter(|_| !between_items));
        }
        if fenced || !is_blank(&line) || kept.last().is_some_and(|last| !is_blank(last)) {
            kept.push(line);
        }
        fenced ^= opens_or_closes;
    }
    kept
}

/// A line without what marks the quotation, and the indentation, that it stands in.
fn bare(line: &str) -> &str {
    line.trim_start_matches([' ', '>'])
}

fn is_blank(line: &str) -> bool {
    bare(line).is_empty()
}

fn is_fence(line: &str) -> bool {
    let text = line.trim_start_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || "*.>".contains(c));
    text.starts_with("```")
}

fn is_item(line: &str) -> bool {
    let marker = bare(line).split(' ').next().unwrap_or_default();
    let number = marker.strip_suffix('.').unwrap_or_default();
    marker == "*" || (!number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()))
}

/// Only `pre` with `code` in it becomes a code block.
fn wrap_preformatted(html: &str) -> String {
    let mut result = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<pre>") {
        let (inside, tail) = after.split_once("</pre>").unwrap_or((after, ""));
        let (open, close) = if inside.contains("<code") { ("", "") } else { ("<code>", "</code>") };
        result.push_str(&format!("{before}<pre>{open}{inside}{close}</pre>"));
        rest = tail;
    }
    result + rest
}

/// `note` and `important` are quotations that say what they are.
fn admonition(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let title = if element.tag == "note" { "**Note**" } else { "**Important**" };
    let content = handlers.walk_children(element.node).content;
    let content = content.trim();
    if content.is_empty() {
        return None;
    }
    let lines = [title, ""].into_iter().chain(content.lines()).map(|line| format!("> {line}").trim_end().to_owned());
    Some(format!("\n\n{}\n\n", lines.collect::<Vec<_>>().join("\n")).into())
}

/// A link without a web address is its text.
fn link(handlers: &dyn Handlers, element: Element) -> Option<HandlerResult> {
    let content = handlers.walk_children(element.node).content;
    let text = content.trim();
    let href = element.attrs.iter().find(|it| &*it.name.local == "href").map(|it| it.value.trim().to_owned());
    let href = href.filter(|it| it.starts_with("https://") || it.starts_with("http://")).map(|it| encode_target(&it));
    let markdown = match href {
        Some(href) if text.starts_with("http") => format!("<{href}>"),
        Some(href) if !text.is_empty() => format!("[{text}]({href})"),
        _ => content,
    };
    Some(markdown.into())
}

/// Encodes what would end a link's target.
fn encode_target(href: &str) -> String {
    let mut result = String::new();
    for c in href.chars() {
        match c {
            '(' => result.push_str("%28"),
            ')' => result.push_str("%29"),
            '<' => result.push_str("%3C"),
            '>' => result.push_str("%3E"),
            '\\' => result.push_str("%5C"),
            c if c.is_whitespace() => result.push_str("%20"),
            c => result.push(c),
        }
    }
    result
}

/// Marks code blocks as text and links bare URLs. `fence` is the fence of the block the line is in.
fn finish_line(line: &str, fence: &mut Option<String>) -> String {
    let start =
        line.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '.' || c == '>' || c.is_ascii_digit());
    let ticks: String = start.chars().take_while(|it| *it == '`').collect();
    let opens = ticks.len() >= 3 && !start.trim_start_matches('`').contains('`');
    match fence {
        Some(open) => {
            if bare(line).trim_end() == open.as_str() {
                *fence = None;
            }
            line.trim_end().to_owned()
        }
        None if opens => {
            let indent = line.strip_suffix(start).unwrap_or_default();
            let marked = format!("{indent}{ticks}text");
            *fence = Some(ticks);
            marked
        }
        None => link_urls(line),
    }
}

/// Puts bare URLs outside code and links into `<..>`.
fn link_urls(line: &str) -> String {
    let mut result = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let skipped = skip_code(rest).or_else(|| skip_target(rest));
        if let Some(length) = skipped {
            let (skipped, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
            result.push_str(skipped);
            rest = tail;
        } else if rest.starts_with("http://") || rest.starts_with("https://") {
            let length = url_length(rest);
            let (url, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
            result.push_str(&format!("<{}>", url.replace('\\', "")));
            rest = tail;
        } else {
            result.push(c);
            rest = rest.strip_prefix(c).unwrap_or_default();
        }
    }
    result
}

/// Length of the code span, or the escaped backtick, that the text begins with.
fn skip_code(text: &str) -> Option<usize> {
    if text.starts_with("\\`") {
        return Some(2);
    }
    let ticks = text.len() - text.trim_start_matches('`').len();
    let (delimiter, inside) = text.split_at_checked(ticks).filter(|_| ticks > 0)?;
    Some(inside.find(delimiter).map_or(ticks, |end| ticks + end + ticks))
}

/// Length of the link target or autolink that the text begins with.
fn skip_target(text: &str) -> Option<usize> {
    let end = match text {
        _ if text.starts_with("](http") => ')',
        _ if text.starts_with("<http") => '>',
        _ => return None,
    };
    text.find(end).map(|it| it + 1)
}

fn url_length(text: &str) -> usize {
    let inside = |c: char| c.is_ascii_alphanumeric() || "-@:%_+.~#?&/=\\{}$,;!".contains(c);
    let length = text.find(|c| !inside(c)).unwrap_or(text.len());
    let url = text.get(..length).unwrap_or(text);
    url.trim_end_matches(|c| ".,;:!?\\".contains(c)).len()
}

#[cfg(test)]
mod tests {
    use super::{convert, plain_paragraph, to_markdown};

    #[test]
    fn plain_paragraphs_are_what_the_converter_makes_of_them() {
        let plain = [
            "<p>The name (ARN) of it: a/b, 'c' \"d\"; 5% of $3 - e-f. Is it?</p>",
            "<p>a</p>",
            "<p>Version 1. 2. - x</p>",
            "<p>See 12) and 1. that</p>",
        ];
        for html in plain {
            assert_eq!(plain_paragraph(html), Some(convert(html).as_str()), "{html}");
        }
        let others =
            ["<p>1. a</p>", "<p>- a</p>", "<p>a_b</p>", "<p>a  b</p>", "<p> a</p>", "<p>a </p>", "<p>a\nb</p>"];
        let others = others.iter().chain(&["<p></p>", "a", "<p>a</p><p>b</p>", "<p>http://a.b</p>", "<p>\u{e9}</p>"]);
        for html in others {
            assert_eq!(plain_paragraph(html), None, "{html}");
        }
    }

    #[test]
    fn nasty_text() {
        let cases = [
            ("", ""),
            ("<p>[x] Vec<T> &lt;T&gt; a_b *c*</p>", "\\[x\\] Vec \\<T> a\\_b \\*c\\*"),
            ("<p>A &amp; B</p><p>C</p>", "A & B\n\nC"),
            ("See https://a.b/c_d.", "See <https://a.b/c_d>."),
            ("(https://a.b/c) <code>https://in.code</code>", "(<https://a.b/c>) `https://in.code`"),
            ("<a href=\"https://a.b/c(d)\">the <b>doc</b></a>", "[the **doc**](https://a.b/c%28d%29)"),
            ("<a href=\"https://a.b\">https://a.b</a>", "<https://a.b>"),
            ("<a>Foo</a>, <a href=\"API_Foo.html\">Bar</a>", "Foo, Bar"),
            ("<script>alert(1)</script><img src=\"x.png\">x", "x"),
            ("<ul><li>a<ul><li>b</li></ul></li></ul>", "* a\n  * b"),
        ];
        for (html, markdown) in cases {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn blocks() {
        let cases = [
            ("<p>A</p><note><p>B</p><p>C</p></note><p>D</p>", "A\n\n> **Note**\n>\n> B\n>\n> C\n\nD"),
            ("A<important> <ul><li><p>b</p></li></ul></important>", "A\n\n> **Important**\n>\n> * b"),
            ("<ul><li><note>b</note></li></ul>", "* > **Note**\n  >\n  > b"),
            ("<note><note> </note></note>x", "x"),
            ("<p>A</p> <p> </p> <p></p> \n\n <p>B</p>", "A\n\nB"),
            ("<ul> <li> <p>a</p> </li> <li><p>b</p><ul><li><p>c</p></li></ul></li> </ul>", "* a\n* b\n  * c"),
            ("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", "* a\n\n  b\n\n* c"),
            ("<ol><li><p>a</p></li><li><p>b</p></li></ol>", "1. a\n2. b"),
            (
                "<note><pre>a\n\n\n* b\n\n* c</pre></note>",
                "> **Note**\n>\n> ```text\n> a\n>\n>\n> * b\n>\n> * c\n> ```",
            ),
        ];
        for (html, markdown) in cases {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }

    #[test]
    fn code_is_never_a_doctest() {
        let cases = [
            ("<pre>a\n    b</pre>", "```text\na\n    b\n```"),
            ("<pre><code>let x;</code></pre>", "```text\nlet x;\n```"),
            ("<pre><code class=\"language-rust\">panic!()</code></pre>", "```text\npanic!()\n```"),
            ("<p>x</p>\n\n        let y;", "x\n\nlet y;"),
            ("<ul><li><pre>z</pre></li></ul>", "* ```text\n  z\n  ```"),
        ];
        for (html, markdown) in cases {
            assert_eq!(to_markdown(html), markdown, "{html}");
        }
    }
}
