//! The walk: an encoder that writes nothing and looks at everything.

use aws_smithy_types::{DateTime, Document};
use serde_json::Value as Json;

use super::number::Number;
use super::path::{HIDDEN, Path, Step, push_token};
use super::violation::{Limit, Rule, ValidationError, Violation};
use super::{pattern, python};
use crate::schema::{Bound, Kind, Location, Shape, Structure, structure};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// How many levels deep structures, lists and maps may stand in each other: twice what serde_json reads, and far below
/// what the stack holds. No service takes so many.
pub const MAX_DEPTH: usize = 256;

/// Which rules a walk looks at.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    checked: bool,
    advised: bool,
}

impl Scope {
    /// What botocore checks.
    pub(super) const CHECKED: Self = Self { checked: true, advised: false };
    /// Everything else that the model states.
    pub(super) const ADVISED: Self = Self { checked: false, advised: true };
    /// Everything.
    pub(super) const ALL: Self = Self { checked: true, advised: true };
}

/// Walks over an input.
pub(super) fn walk(input: &dyn Members, scope: Scope) -> Vec<Violation> {
    let mut findings = Findings { scope, violations: Vec::new() };
    let shape = structure(input.schema());
    Walk { path: Path::ROOT, shape: &shape, hidden: false, host_label: false, findings: &mut findings }
        .structure(input);
    findings.violations
}

/// The error of JSON that is no object where an input is wanted.
pub(crate) fn not_an_object(schema: &'static Structure, value: &Json) -> ValidationError {
    ValidationError { violations: vec![misfit(&Path::ROOT, &structure(schema), false, value)] }
}

/// The error of JSON in which something stands too deep.
pub(crate) fn nested_too_deep() -> ValidationError {
    ValidationError { violations: vec![too_deep(&Path::ROOT)] }
}

struct Findings {
    scope: Scope,
    violations: Vec<Violation>,
}

/// Stands on one value.
struct Walk<'a> {
    path: Path<'a>,
    shape: &'a Shape,
    /// Whether the value is sensitive, or stands in one that is.
    hidden: bool,
    /// Whether the value becomes part of the host name.
    host_label: bool,
    findings: &'a mut Findings,
}

impl Walk<'_> {
    fn descend(&mut self, step: Step<'_>, shape: &Shape, host_label: bool, value: &dyn Value) {
        let path = Path::below(&self.path, step);
        if path.depth() > MAX_DEPTH {
            if self.findings.scope.checked {
                self.findings.violations.push(too_deep(&path));
            }
            return;
        }
        let hidden = self.hidden || shape.sensitive;
        value.write(&mut Walk { path, shape, hidden, host_label, findings: self.findings });
    }

    fn report(&mut self, rule: Rule, limit: Limit, actual: impl FnOnce() -> String) {
        let actual = if self.hidden { HIDDEN.to_owned() } else { actual() };
        let violation = Violation { limit: Some(limit), actual: Some(actual), ..Violation::at(&self.path, rule) };
        self.findings.violations.push(violation);
    }

    fn value(&mut self, value: Number) {
        self.bounds(value, self.findings.scope.checked, Rule::MinValue, Rule::MaxValue);
    }

    fn length(&mut self, length: usize, min: bool) {
        self.bounds(Number::length(length), min, Rule::MinLength, Rule::MaxLength);
    }

    /// Looks at a number or length. What becomes part of the host name has at least one character.
    fn bounds(&mut self, value: Number, min: bool, below: Rule, above: Rule) {
        let rules = self.shape.rules;
        let least = rules.and_then(|rules| rules.min).or(self.host_label.then_some(Bound::Int(1)));
        if let Some(bound) = least.filter(|bound| min && value.is_below(*bound)) {
            self.report(below, Limit::Number(bound), || value.text());
        }
        let greatest = rules.and_then(|rules| rules.max);
        if let Some(bound) = greatest.filter(|bound| self.findings.scope.advised && value.is_above(*bound)) {
            self.report(above, Limit::Number(bound), || value.text());
        }
    }
}

impl Encoder for Walk<'_> {
    fn boolean(&mut self, value: bool) {
        if let Kind::Integer | Kind::Long | Kind::Float | Kind::Double = self.shape.kind {
            self.value(Number::Boolean(value));
        }
    }

    fn integer(&mut self, value: i64) {
        self.value(Number::Int(value));
    }

    fn float(&mut self, value: f32) {
        self.value(Number::Single(value));
    }

    fn double(&mut self, value: f64) {
        self.value(Number::Double(value));
    }

    fn string(&mut self, value: &str) {
        if self.shape.rules.is_none() && !self.host_label {
            return;
        }
        self.length(value.chars().count(), self.findings.scope.checked);
        let Some(rules) = self.shape.rules.filter(|_| self.findings.scope.advised) else { return };
        if let Some(pattern) = rules.pattern.filter(|pattern| !pattern::matches(pattern, value)) {
            self.report(Rule::Pattern, Limit::Pattern(pattern), || value.to_owned());
        }
        if let Some(values) = rules.values.filter(|values| !values.contains(&value)) {
            self.report(Rule::Enum, Limit::OneOf(values.to_vec()), || value.to_owned());
        }
    }

    // botocore leaves the least size of blobs and maps to the service.
    fn blob(&mut self, value: &[u8]) {
        self.length(value.len(), self.findings.scope.advised);
    }

    fn timestamp(&mut self, _: &DateTime) {}

    fn document(&mut self, _: &Document) {}

    fn structure(&mut self, value: &dyn Members) {
        let start = self.findings.violations.len();
        let mut members =
            MemberWalk { walk: self, schema: value.schema(), set: 0, missing: Vec::new(), unknown: Vec::new() };
        value.write_members(&mut members);
        members.finish(start);
    }

    fn list(&mut self, len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        self.length(len, self.findings.scope.checked);
        if let Kind::List(list) = self.shape.kind {
            for (index, item) in items.enumerate() {
                self.descend(Step::Item(index), &list.member, false, item);
            }
        }
    }

    fn map(&mut self, len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        self.length(len, self.findings.scope.advised);
        if let Kind::Map(map) = self.shape.kind {
            for (key, value) in entries {
                let shown = if self.hidden || map.key.sensitive { HIDDEN } else { key };
                self.descend(Step::Key(shown), &map.key, false, &Key(key));
                self.descend(Step::Entry(shown), &map.value, false, value);
            }
        }
    }

    fn null(&mut self) {}

    fn misfit(&mut self, value: &Json) {
        if self.findings.scope.checked {
            self.findings.violations.push(misfit(&self.path, self.shape, self.hidden, value));
        }
    }
}

/// The key of a map, as a value of its own shape.
struct Key<'a>(&'a str);

impl Value for Key<'_> {
    fn write(&self, out: &mut dyn Encoder) {
        out.string(self.0);
    }
}

/// Takes the members of one structure. The structure's own violations come before those of its members, but are known
/// only after them.
struct MemberWalk<'a, 'w> {
    walk: &'w mut Walk<'a>,
    schema: &'static Structure,
    /// How many members are set, unknown ones too.
    set: usize,
    missing: Vec<Violation>,
    unknown: Vec<Violation>,
}

impl MemberWriter for MemberWalk<'_, '_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.schema.members.get(index) else { return };
        if value.is_absent() {
            // The client fills the token of an input, but none within a member.
            let filled = row.idempotency_token && self.walk.path.depth() == 0;
            if row.required && !filled && self.walk.findings.scope.checked {
                let mut violation = Violation::at(&self.walk.path, Rule::Required);
                push_token(&mut violation.pointer, row.name);
                self.missing.push(Violation { limit: Some(Limit::Member(row.name)), ..violation });
            }
            return;
        }
        self.set += 1;
        // Text that is JSON in a header is whatever JSON the caller gave: no rule of the shape applies.
        if !(row.json_value && row.location == Location::Header) {
            self.walk.descend(Step::Member(row.name), &row.shape, row.host_label, value);
        }
    }

    fn unknown(&mut self, name: &str) {
        self.set += 1;
        if self.walk.findings.scope.checked {
            let mut violation = Violation::at(&self.walk.path, Rule::Unknown);
            push_token(&mut violation.pointer, name);
            let limit = Some(Limit::OneOf(self.names()));
            self.unknown.push(Violation { limit, actual: Some(name.to_owned()), ..violation });
        }
    }
}

impl MemberWalk<'_, '_> {
    /// Puts the structure's own violations before those of its members, which begin at `start`.
    fn finish(self, start: usize) {
        let wrong_union = self.schema.union && self.set != 1 && self.walk.findings.scope.checked;
        let union = wrong_union.then(|| Violation {
            limit: Some(Limit::OneOf(self.names())),
            ..Violation::at(&self.walk.path, if self.set == 0 { Rule::UnionNone } else { Rule::UnionMany })
        });
        let own = union.into_iter().chain(self.missing).chain(self.unknown);
        self.walk.findings.violations.splice(start..start, own);
    }

    fn names(&self) -> Vec<&'static str> {
        self.schema.members.iter().map(|row| row.name).collect()
    }
}

fn too_deep(path: &Path<'_>) -> Violation {
    let limit = i64::try_from(MAX_DEPTH).unwrap_or(i64::MAX);
    Violation { limit: Some(Limit::Number(Bound::Int(limit))), ..Violation::at(path, Rule::Depth) }
}

fn misfit(path: &Path<'_>, shape: &Shape, hidden: bool, value: &Json) -> Violation {
    // A value that merely misses the shape (a structure where a list of them is wanted) can hold what the shape can.
    let hidden = hidden || shape.holds_sensitive();
    Violation {
        limit: Some(Limit::Types(valid_types(shape.kind))),
        actual: Some(if hidden { HIDDEN.to_owned() } else { python::text(value) }),
        actual_type: Some(python::type_name(value)),
        ..Violation::at(path, Rule::Type)
    }
}

/// The Python types that botocore takes for a shape.
fn valid_types(kind: Kind) -> &'static str {
    match kind {
        Kind::Boolean => "<class 'bool'>",
        Kind::Integer | Kind::Long => "<class 'int'>",
        Kind::Float | Kind::Double => "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
        Kind::String => "<class 'str'>",
        Kind::Blob => "<class 'bytes'>, <class 'bytearray'>, file-like object",
        Kind::Timestamp(_) => "<class 'datetime.datetime'>, timestamp-string",
        Kind::List(_) => "<class 'list'>, <class 'tuple'>",
        Kind::Map(_) | Kind::Structure(_) | Kind::Document => "<class 'dict'>",
    }
}
