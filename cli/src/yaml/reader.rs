//! The reader of `--cli-input-yaml`: YAML 1.2 as ruamel.yaml's safe loader takes it.

use std::collections::HashMap;

use indexmap::IndexMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Span, StrInput, Tag};

use super::scalar;
use crate::parameters::Datum;

/// Why a text cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// It is no YAML, or has what the safe loader refuses: a key twice, a tag it does not know, several documents.
    Invalid,
    /// A key is no text.
    Key,
}

/// Collections within each other, at most.
const MAX_DEPTH: usize = 100;

/// Values in a document with aliases replaced, at most: a few aliases of aliases would fill any memory.
const MAX_VALUES: usize = 1_000_000;

/// Reads the only document of a text; `Null` if there is none.
///
/// # Errors
/// See [`ReadError`].
pub fn read(text: &str) -> Result<Datum, ReadError> {
    if !text.chars().all(is_printable) {
        return Err(ReadError::Invalid);
    }
    let mut reader = Reader {
        events: Parser::new_from_str(text),
        text: text.chars().collect(),
        anchors: HashMap::new(),
        values: 0,
        odd_key: false,
    };
    let datum = reader.stream()?;
    if reader.odd_key { Err(ReadError::Key) } else { Ok(datum) }
}

fn is_printable(it: char) -> bool {
    matches!(it, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

struct Reader<'a> {
    events: Parser<'a, StrInput<'a>>,
    text: Vec<char>,
    /// The values of anchors, and how many values each is.
    anchors: HashMap<usize, (Datum, usize)>,
    values: usize,
    odd_key: bool,
}

/// An entry of a map before merge keys are looked at.
enum Entry {
    Own(String, Datum),
    Merge(Datum),
}

impl<'a> Reader<'a> {
    fn stream(&mut self) -> Result<Datum, ReadError> {
        let mut document = None;
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(document.unwrap_or(Datum::Null)),
                (Event::DocumentStart(_), _) if document.is_none() => {
                    let (event, span) = self.next()?;
                    document = Some(self.node(event, span, 0)?);
                }
                (Event::DocumentStart(_), _) => return Err(ReadError::Invalid),
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), ReadError> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(_)) | None => Err(ReadError::Invalid),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Datum, ReadError> {
        self.check_tab(span)?;
        self.count(1)?;
        if depth > MAX_DEPTH {
            return Err(ReadError::Invalid);
        }
        let before = self.values;
        let (anchor, datum) = match event {
            Event::Alias(anchor) => {
                let (datum, values) = self.anchors.get(&anchor).cloned().ok_or(ReadError::Invalid)?;
                self.count(values)?;
                return Ok(datum);
            }
            Event::Scalar(text, style, anchor, tag) => {
                (anchor, scalar::resolve(&text, style == ScalarStyle::Plain, name(tag.as_deref()).as_deref())?)
            }
            Event::SequenceStart(anchor, tag) => {
                collection(tag.as_deref(), "seq")?;
                (anchor, self.sequence(depth)?)
            }
            Event::MappingStart(anchor, tag) => {
                collection(tag.as_deref(), "map")?;
                (anchor, self.mapping(depth)?)
            }
            _ => return Err(ReadError::Invalid),
        };
        if anchor > 0 {
            self.anchors.insert(anchor, (datum.clone(), self.values - before));
        }
        Ok(datum)
    }

    fn sequence(&mut self, depth: usize) -> Result<Datum, ReadError> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, _) => return Ok(Datum::List(items)),
                (event, span) => items.push(self.node(event, span, depth + 1)?),
            }
        }
    }

    fn mapping(&mut self, depth: usize) -> Result<Datum, ReadError> {
        let mut entries = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if event == Event::MappingEnd {
                return merged(entries);
            }
            let merges = matches!(&event, Event::Scalar(text, ScalarStyle::Plain, _, None) if text == "<<");
            let key = match merges {
                true => None,
                false => Some(self.node(event, span, depth + 1)?),
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            entries.push(match key {
                None => Entry::Merge(value),
                Some(Datum::Text(key)) => Entry::Own(key, value),
                Some(key) => {
                    self.odd_key = true;
                    Entry::Own(format!("{key:?}"), value)
                }
            });
        }
    }

    fn count(&mut self, values: usize) -> Result<(), ReadError> {
        self.values = self.values.saturating_add(values);
        if self.values > MAX_VALUES { Err(ReadError::Invalid) } else { Ok(()) }
    }

    /// ruamel.yaml takes no tab for a blank, whatever YAML says, so nothing can begin behind one.
    fn check_tab(&self, span: Span) -> Result<(), ReadError> {
        let before = span.start.index().checked_sub(1).and_then(|at| self.text.get(at));
        if before == Some(&'\t') { Err(ReadError::Invalid) } else { Ok(()) }
    }
}

/// A map's own entries over those of its merge keys, of which the first has precedence.
fn merged(entries: Vec<Entry>) -> Result<Datum, ReadError> {
    let (mut own, mut merges) = (IndexMap::new(), Vec::new());
    for entry in entries {
        match entry {
            Entry::Own(key, value) => {
                if own.insert(key, value).is_some() {
                    return Err(ReadError::Invalid);
                }
            }
            Entry::Merge(Datum::Map(map)) => merges.push(map),
            Entry::Merge(Datum::List(items)) => {
                for item in items.into_iter().rev() {
                    let Datum::Map(map) = item else { return Err(ReadError::Invalid) };
                    merges.push(map);
                }
            }
            Entry::Merge(_) => return Err(ReadError::Invalid),
        }
    }
    let mut all: IndexMap<String, Datum> = merges.into_iter().flatten().collect();
    all.extend(own);
    Ok(Datum::Map(all))
}

/// A tag in full, such as `tag:yaml.org,2002:str`.
fn name(tag: Option<&Tag>) -> Option<String> {
    tag.map(|tag| format!("{}{}", tag.handle, tag.suffix))
}

/// Whether a collection has no tag but its own.
fn collection(tag: Option<&Tag>, kind: &str) -> Result<(), ReadError> {
    match name(tag) {
        None => Ok(()),
        Some(name) if name == "!" || name.strip_prefix(scalar::CORE) == Some(kind) => Ok(()),
        Some(_) => Err(ReadError::Invalid),
    }
}
