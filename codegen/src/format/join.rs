//! Lines that prettyplease breaks earlier than rustfmt would: put together again where they fit.
//!
//! prettyplease breaks at 89 columns, with no way to change it. What it breaks is a group in brackets, or a chain of
//! calls; each has a form in one line.

use std::borrow::Cow;

/// Columns of a line, as in rustfmt's `max_width` of this repository.
const WIDTH: usize = 120;

/// Columns before the body of a method.
const VALUES: usize = 8;

/// The text of an item with its groups and chains in one line where they fit.
pub fn join_lines(text: &str) -> String {
    let mut lines: Vec<Cow<'_, str>> = text.lines().map(Cow::Borrowed).collect();
    // Inner groups stand below the line that opens the outer one, so they are put together first.
    for index in (0..lines.len()).rev() {
        let shorter = chain(&lines, index).or_else(|| names(&lines, index)).or_else(|| group(&lines, index));
        if let Some((end, joined)) = shorter {
            lines.splice(index..end, joined.into_iter().map(Cow::Owned));
        }
    }
    let mut joined = String::with_capacity(text.len());
    lines.iter().for_each(|line| joined.extend([line, "\n"]));
    joined
}

/// The group that a line opens, and the line after it.
fn group(lines: &[Cow<'_, str>], index: usize) -> Option<(usize, Vec<String>)> {
    let head = lines.get(index)?;
    let (close, space) = match head.chars().last()? {
        '(' => (')', ""),
        '[' => (']', ""),
        '<' => ('>', ""),
        // In a method: elsewhere it is a type or a block of items.
        '{' if indent(head) >= VALUES => ('}', " "),
        _ => return None,
    };
    let (inner, tail) = inside(lines, index)?;
    let is_part = |line: &str| if space.is_empty() { !line.ends_with(['{', ';']) } else { is_field(line) };
    if is_comment(head) || !tail.starts_with(close) || inner.iter().any(|line| is_comment(line) || !is_part(line)) {
        return None;
    }
    let mut joined = format!("{head}{space}");
    for (index, part) in inner.iter().map(|line| line.trim_start()).enumerate() {
        if index > 0 && !part.starts_with('.') {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    let joined = format!("{}{space}{tail}", joined.strip_suffix(',').unwrap_or(&joined));
    let end = index + inner.len() + 2;
    if joined.len() <= WIDTH { Some((end, vec![joined])) } else { alias(&joined).map(|alias| (end, alias)) }
}

/// The list of names that a `use` opens, filled up to the width, and the line after it.
fn names(lines: &[Cow<'_, str>], index: usize) -> Option<(usize, Vec<String>)> {
    let head = lines.get(index).filter(|head| head.ends_with("::{"))?;
    let (inner, tail) = inside(lines, index)?;
    let names: Vec<&str> = inner.iter().flat_map(|line| line.split_whitespace()).collect();
    let end = index + inner.len() + 2;
    let line = names.join(" ");
    let line = format!("{head}{}{tail}", line.strip_suffix(',').unwrap_or(&line));
    if line.len() <= WIDTH {
        return Some((end, vec![line]));
    }
    let mut filled = vec![head.to_string()];
    let mut current = "   ".to_owned();
    for name in names {
        if current.len() + 1 + name.len() > WIDTH {
            filled.push(std::mem::replace(&mut current, "   ".to_owned()));
        }
        current.push(' ');
        current.push_str(name);
    }
    filled.extend([current, tail.to_owned()]);
    Some((end, filled))
}

/// What stands between a line and the next one that is no further in, and that line.
fn inside<'a>(lines: &'a [Cow<'_, str>], index: usize) -> Option<(&'a [Cow<'a, str>], &'a str)> {
    let (head, rest) = (lines.get(index)?, lines.get(index + 1..)?);
    let length = rest.iter().position(|line| indent(line) <= indent(head))?;
    Some((rest.get(..length)?, rest.get(length)?.trim_start()))
}

/// The two lines of a type alias that does not fit in one.
fn alias(line: &str) -> Option<Vec<String>> {
    let (name, ty) = line.strip_prefix("pub type ")?.split_once(" = ")?;
    let ty = format!("    {ty}");
    (ty.len() <= WIDTH).then(|| vec![format!("pub type {name} ="), ty])
}

/// The chain of calls that a line begins, and the line after it.
fn chain(lines: &[Cow<'_, str>], index: usize) -> Option<(usize, Vec<String>)> {
    let head = lines.get(index)?;
    let calls = lines.get(index + 1..)?;
    let length = calls.iter().position(|line| !is_call(line) || indent(line) <= indent(head)).unwrap_or(calls.len());
    // A line further in belongs to a call that is broken itself.
    if length == 0 || is_comment(head) || is_call(head) || calls.get(length).is_some_and(|it| indent(it) > indent(head))
    {
        return None;
    }
    let calls = calls.get(..length)?.iter().map(|line| line.trim_start());
    let joined = std::iter::once(&**head).chain(calls).collect::<String>();
    (joined.len() <= WIDTH).then(|| (index + length + 1, vec![joined]))
}

fn is_call(line: &str) -> bool {
    line.trim_start().starts_with('.')
}

/// Whether a line is `name: value,` or `name,`.
fn is_field(line: &str) -> bool {
    line.ends_with(',') && !line.contains("=>")
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

#[cfg(test)]
mod tests {
    use super::join_lines;

    #[test]
    fn groups_that_fit_stand_in_one_line() {
        let text = "impl<\n    S: Holds<A>,\n> B<S> {\n    fn f(\n        &self,\n        x: Option<\n            Y,\n        >,\n    ) -> Z {}\n}\n";
        assert_eq!(join_lines(text), "impl<S: Holds<A>> B<S> {\n    fn f(&self, x: Option<Y>) -> Z {}\n}\n");
    }

    #[test]
    fn values_that_fit_stand_in_one_line_and_types_do_not() {
        let text =
            "struct A {\n    b: C,\n}\nimpl A {\n    fn f() {\n        A {\n            b: c,\n        }\n    }\n}\n";
        assert_eq!(
            join_lines(text),
            "struct A {\n    b: C,\n}\nimpl A {\n    fn f() {\n        A { b: c }\n    }\n}\n"
        );
        let arms = "        match a {\n            B => c,\n        }\n";
        assert_eq!(join_lines(arms), arms);
    }

    #[test]
    fn names_fill_their_lines() {
        assert_eq!(join_lines("use a::{\n    B, C,\n    D,\n};\n"), "use a::{B, C, D};\n");
        let long = |it: char| it.to_string().repeat(50);
        let (a, b, c) = (long('A'), long('B'), long('C'));
        let text = format!("use a::{{\n    {a},\n    {b},\n    {c},\n}};\n");
        assert_eq!(join_lines(&text), format!("use a::{{\n    {a}, {b},\n    {c},\n}};\n"));
    }

    #[test]
    fn chains_that_fit_stand_in_one_line() {
        let text = "    self.inner\n        .f()\n        .g(item);\n    self\n";
        assert_eq!(join_lines(text), "    self.inner.f().g(item);\n    self\n");
    }

    #[test]
    fn a_broken_call_in_a_chain_is_left() {
        let text = "    self\n        .f(|| {\n            x();\n        })\n        .g();\n";
        assert_eq!(join_lines(text), text);
    }

    #[test]
    fn comments_and_blocks_are_left() {
        for text in
            ["f(\n    // Why.\n    a,\n)\n", "f(\n    || {\n        a;\n    },\n)\n", "/// a(\n///     b\n/// )\n"]
        {
            assert_eq!(join_lines(text), text);
        }
    }

    #[test]
    fn fields_of_a_value_are_put_to_it() {
        let text = "format!(\n    \"{}\", value\n    .field\n);\n";
        assert_eq!(join_lines(text), "format!(\"{}\", value.field);\n");
    }

    #[test]
    fn long_lines_stay_broken_and_aliases_break_after_the_sign() {
        let name = "X".repeat(100);
        let call = format!("f(\n    {name},\n    {name},\n);\n");
        assert_eq!(join_lines(&call), call);
        let alias = format!("pub type {name} = A<\n    Bbbbbbbbbbbbbbbbb,\n>;\n");
        assert_eq!(join_lines(&alias), format!("pub type {name} =\n    A<Bbbbbbbbbbbbbbbbb>;\n"));
    }
}
