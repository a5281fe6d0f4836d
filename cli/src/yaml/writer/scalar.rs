//! Scalars: which styles can hold a text, and writing it in one.

use super::emitter::Emitter;

/// Lines are folded at the first blank after this column.
const WIDTH: usize = 80;

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
}

/// Which styles can hold a text.
pub(super) struct Analysis {
    pub(super) is_multiline: bool,
    pub(super) allows_plain: bool,
    pub(super) allows_single_quotes: bool,
}

/// Line breaks of YAML 1.1.
fn is_break(c: char) -> bool {
    matches!(c, '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A blank, a tab, or a line break; also where there is no character.
fn is_blank_or_end(c: Option<char>) -> bool {
    c.is_none_or(|c| c == ' ' || c == '\t' || c == '\0' || is_break(c))
}

/// What libyaml writes as it is: characters above U+FFFF are not among it.
fn is_printable(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{a0}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}')
}

/// Whether the text has a line break.
pub(super) fn is_multiline(text: &str) -> bool {
    text.contains(is_break)
}

/// Finds out which styles can hold a text.
pub(super) fn analyze(text: &str) -> Analysis {
    let is_edge = |c: char| c == ' ' || is_break(c);
    let has_edge = text.starts_with(is_edge) || text.ends_with(is_edge);
    let is_multiline = is_multiline(text);
    let pairs = || text.chars().zip(text.chars().skip(1));
    let breaks_before_space = pairs().any(|(a, b)| is_break(a) && b == ' ');
    let needs_escapes = text.contains(|c| !is_printable(c)) || pairs().any(|(a, b)| a == ' ' && is_break(b));
    let allows_single_quotes = !breaks_before_space && !needs_escapes;
    Analysis {
        is_multiline,
        allows_plain: allows_single_quotes && !has_edge && !is_multiline && !has_indicators(text),
        allows_single_quotes,
    }
}

/// Whether characters of a plain text would be read as YAML's own.
fn has_indicators(text: &str) -> bool {
    if text.starts_with("---") || text.starts_with("...") {
        return true;
    }
    let mut before = None;
    let mut rest = text.chars();
    let mut is_first = true;
    while let Some(c) = rest.next() {
        let ends = is_blank_or_end(rest.clone().next());
        let is_indicator = match c {
            '#' => is_blank_or_end(before),
            ':' => ends,
            '?' | '-' => is_first && ends,
            ',' | '[' | ']' | '{' | '}' | '&' | '*' | '!' | '|' | '>' | '\'' | '"' | '%' | '@' | '`' => is_first,
            _ => false,
        };
        if is_indicator {
            return true;
        }
        before = Some(c);
        is_first = false;
    }
    false
}

/// Writes a scalar in a style that can hold it. `folds`: lines may be broken at blanks.
pub(super) fn write(emitter: &mut Emitter, text: &str, style: Style, folds: bool) {
    match style {
        Style::Plain => {
            emitter.separate();
            lines(emitter, text, style, folds);
            emitter.end_plain();
        }
        Style::SingleQuoted => {
            emitter.indicator("'", true, false);
            lines(emitter, text, style, folds);
            emitter.indicator("'", false, false);
        }
        Style::DoubleQuoted => {
            emitter.indicator("\"", true, false);
            escaped(emitter, text, folds);
            emitter.indicator("\"", false, false);
        }
    }
}

/// Plain text, or what is between single quotes.
fn lines(emitter: &mut Emitter, text: &str, style: Style, folds: bool) {
    // Neither the first blank nor the last is where a line is folded.
    let (mut after_space, mut after_break) = (true, false);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c == ' ' {
            let is_single = !after_space && !matches!(rest.clone().next(), None | Some(' '));
            match folds && is_single && emitter.column > WIDTH {
                true => emitter.line(),
                false => emitter.put(c),
            }
        } else if is_break(c) {
            if !after_break && c == '\n' {
                emitter.line_break('\n');
            }
            emitter.put_break(c);
        } else {
            if after_break {
                emitter.line();
            }
            if c == '\'' && style == Style::SingleQuoted {
                emitter.put('\'');
            }
            emitter.put_text(c);
        }
        // A blank between breaks never comes here: such text is escaped.
        after_space = c == ' ';
        after_break = is_break(c);
    }
    if after_break && style == Style::SingleQuoted {
        emitter.line();
    }
}

/// What is between double quotes.
fn escaped(emitter: &mut Emitter, text: &str, folds: bool) {
    let mut after_space = true;
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        if c == ' ' && folds && !after_space && emitter.column > WIDTH && next.is_some() {
            emitter.line();
            if next == Some(' ') {
                emitter.put('\\');
            }
        } else if !is_printable(c) || is_break(c) || c == '"' || c == '\\' {
            escape(c).chars().for_each(|c| emitter.put(c));
        } else {
            emitter.put(c);
        }
        after_space = c == ' ';
    }
}

/// A character as an escape sequence.
fn escape(c: char) -> String {
    let short = match c {
        '\0' => '0',
        '\u{7}' => 'a',
        '\u{8}' => 'b',
        '\t' => 't',
        '\n' => 'n',
        '\u{b}' => 'v',
        '\u{c}' => 'f',
        '\r' => 'r',
        '\u{1b}' => 'e',
        '"' => '"',
        '\\' => '\\',
        '\u{85}' => 'N',
        '\u{2028}' => 'L',
        '\u{2029}' => 'P',
        _ => {
            return match u32::from(c) {
                code @ ..=0xff => format!("\\x{code:02X}"),
                code @ ..=0xffff => format!("\\u{code:04X}"),
                code => format!("\\U{code:08X}"),
            };
        }
    };
    format!("\\{short}")
}
