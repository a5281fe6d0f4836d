//! A text that matches a pattern.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Class, Hir, HirKind};

/// Characters that are taken where a pattern leaves the choice, before any other.
const LIKED: &str = "xa1AX0-_/.";

/// A text of this length that should match; nothing where the pattern is not understood, or has no such text of those
/// that are tried: the alternatives one after the other, with as many repetitions as the length needs.
pub fn text(pattern: &str, min: usize, max: usize) -> Option<String> {
    let hir = ParserBuilder::new().nest_limit(100).build().parse(pattern).ok()?;
    let limit = min.saturating_mul(4).saturating_add(1_000);
    (0..4).find_map(|alternative| {
        let write = |repeat: usize| {
            let mut out = String::new();
            let end = Writer { alternative, repeat, limit }.write(&hir, &mut out);
            (end, out)
        };
        // More repetitions never make a text shorter.
        let is_enough = |repeat: usize| {
            let (end, out) = write(repeat);
            end != End::Followed || out.chars().count() >= min
        };
        let (mut least, mut most) = (0, min);
        while least < most {
            let middle = usize::midpoint(least, most);
            if is_enough(middle) { most = middle } else { least = middle + 1 }
        }
        let (end, out) = write(least);
        (end == End::Followed && (min..=max).contains(&out.chars().count())).then_some(out)
    })
}

/// How following a pattern ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// At its end.
    Followed,
    /// At a part that nothing matches.
    Impossible,
    /// At the limit of the length.
    TooLong,
}

/// One way through a pattern.
struct Writer {
    /// Which alternative is taken, where there are so many; else the last.
    alternative: usize,
    /// How often more than the least a part is repeated, where it may be.
    repeat: usize,
    /// Bytes, at most.
    limit: usize,
}

impl Writer {
    fn write(&self, hir: &Hir, out: &mut String) -> End {
        if out.len() > self.limit {
            return End::TooLong;
        }
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => End::Followed,
            HirKind::Literal(literal) => {
                out.push_str(&String::from_utf8_lossy(&literal.0));
                End::Followed
            }
            HirKind::Class(class) => match choose(class) {
                Some(it) => {
                    out.push(it);
                    End::Followed
                }
                None => End::Impossible,
            },
            HirKind::Repetition(repetition) => {
                let least = repetition.min as usize;
                let most = repetition.max.map_or(usize::MAX, |it| it as usize);
                let count = least.saturating_add(self.repeat).min(most);
                self.write_all((0..count).map(|_| &*repetition.sub), out)
            }
            HirKind::Capture(capture) => self.write(&capture.sub, out),
            HirKind::Concat(parts) => self.write_all(parts.iter(), out),
            HirKind::Alternation(parts) => {
                self.write_all(parts.get(self.alternative).or(parts.last()).into_iter(), out)
            }
        }
    }

    fn write_all<'h>(&self, mut parts: impl Iterator<Item = &'h Hir>, out: &mut String) -> End {
        parts.find_map(|it| Some(self.write(it, out)).filter(|end| *end != End::Followed)).unwrap_or(End::Followed)
    }
}

/// A character of a class: one that people like, else a visible one, else the first.
fn choose(class: &Class) -> Option<char> {
    let ranges: Vec<(char, char)> = match class {
        Class::Unicode(class) => class.ranges().iter().map(|it| (it.start(), it.end())).collect(),
        Class::Bytes(class) => class.ranges().iter().map(|it| (it.start().into(), it.end().into())).collect(),
    };
    let is_in = |it: &char| ranges.iter().any(|(start, end)| (start..=end).contains(&it));
    LIKED.chars().chain('!'..='~').find(is_in).or_else(|| ranges.first().map(|(start, _)| *start))
}
