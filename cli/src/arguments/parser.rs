//! Python's argparse, as far as the AWS CLI uses it: which words are options, which are their values, and which are left.
//!
//! The rules are argparse's own (CPython 3.11), since scripts rely on their corners: options may be shortened, a value
//! may not look like an option unless it is a negative number or holds a blank, and words that no option takes are left
//! over in their order, to be read by the next parser.

use super::close::close_matches;

/// How many words an option or a positional takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// None: a flag.
    None,
    /// One.
    One,
    /// One or none.
    Optional,
    /// Any number.
    Many,
}

/// What a word must be.
#[derive(Clone, Debug, Default)]
pub enum Check<'a> {
    /// Anything.
    #[default]
    Any,
    /// What Python's `int()` reads.
    Int,
    /// What Python's `float()` reads.
    Float,
    /// One of these.
    Choice(Vec<&'a str>),
}

/// An option, or a positional argument.
#[derive(Clone, Debug)]
pub struct Argument<'a, K> {
    /// What it is to the caller.
    pub key: K,
    /// `--domain`, or the name of a positional without dashes.
    pub name: String,
    /// How many words it takes.
    pub takes: Takes,
    /// What its words must be.
    pub check: Check<'a>,
    /// Whether it must be given.
    pub required: bool,
    /// Whether it is meant only by its full name.
    pub exact: bool,
    /// Whether nothing after it counts (`--version`).
    pub stops: bool,
}

impl<'a, K> Argument<'a, K> {
    /// An optional argument.
    pub fn new(key: K, name: impl Into<String>, takes: Takes) -> Self {
        Self { key, name: name.into(), takes, check: Check::Any, required: false, exact: false, stops: false }
    }

    /// Its words must be such.
    pub fn check(mut self, check: Check<'a>) -> Self {
        self.check = check;
        self
    }

    /// Must be given, if `required`.
    pub fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    /// Is meant only by its full name.
    pub fn exact(mut self) -> Self {
        self.exact = true;
        self
    }

    /// Nothing after it counts.
    pub fn stops(mut self) -> Self {
        self.stops = true;
        self
    }
}

/// Options and positionals to look for.
#[derive(Clone, Debug)]
pub struct Parser<'a, K> {
    /// Options, in the order in which messages list them.
    pub options: Vec<Argument<'a, K>>,
    /// Positionals, in their order.
    pub positionals: Vec<Argument<'a, K>>,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<K> {
    /// What each option and positional took, in the order of the words. The last one of a key wins.
    pub taken: Vec<(K, Vec<String>)>,
    /// The words that are left.
    pub rest: Vec<String>,
}

impl<K: PartialEq> Found<K> {
    /// The words that a key took last.
    pub fn last(&self, key: &K) -> Option<&[String]> {
        self.taken.iter().rev().find(|(taken, _)| taken == key).map(|(_, words)| words.as_slice())
    }

    /// The one word that a key took last.
    pub fn word(&self, key: &K) -> Option<String> {
        self.last(key).and_then(<[String]>::first).cloned()
    }
}

/// What a word is, before values are handed out.
enum Word<'w> {
    /// A value.
    Plain,
    /// `--`.
    Dashes,
    /// An option of this index, and the value after its `=`.
    Option(usize, Option<&'w str>),
    /// Looks like an option, but is none here.
    Unknown,
}

impl<K: Copy + PartialEq> Parser<'_, K> {
    /// Hands the words out.
    ///
    /// # Errors
    /// argparse's message, without usage.
    pub fn parse(&self, words: &[String]) -> Result<Found<K>, String> {
        let kinds = self.kinds(words)?;
        let mut run = Run { parser: self, words, kinds, found: Found { taken: Vec::new(), rest: Vec::new() }, seen: 0 };
        let stopped = run.walk()?;
        if !stopped {
            self.check_required(&run.found)?;
        }
        Ok(run.found)
    }

    fn kinds<'w>(&self, words: &'w [String]) -> Result<Vec<Word<'w>>, String> {
        let mut kinds = Vec::with_capacity(words.len());
        let mut all_plain = false;
        for word in words {
            kinds.push(match word.as_str() {
                _ if all_plain => Word::Plain,
                "--" => {
                    all_plain = true;
                    Word::Dashes
                }
                word => self.kind(word)?,
            });
        }
        Ok(kinds)
    }

    fn kind<'w>(&self, word: &'w str) -> Result<Word<'w>, String> {
        if !word.starts_with('-') || word == "-" {
            return Ok(Word::Plain);
        }
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word, None),
        };
        if let Some(index) = self.options.iter().position(|it| it.name == name) {
            return Ok(Word::Option(index, value));
        }
        let starts = |it: &Argument<'_, K>| !it.exact && it.name.starts_with(name);
        let candidates: Vec<usize> = match name.starts_with("--") {
            true => self.options.iter().enumerate().filter(|(_, it)| starts(it)).map(|(at, _)| at).collect(),
            false => Vec::new(),
        };
        match candidates.as_slice() {
            [] if is_negative_number(word) || word.contains(' ') => Ok(Word::Plain),
            [] => Ok(Word::Unknown),
            [index] => Ok(Word::Option(*index, value)),
            several => {
                let names: Vec<&str> =
                    several.iter().filter_map(|at| self.options.get(*at)).map(|it| it.name.as_str()).collect();
                Err(format!("ambiguous option: {word} could match {}", names.join(", ")))
            }
        }
    }

    fn check_required(&self, found: &Found<K>) -> Result<(), String> {
        let all = self.options.iter().chain(&self.positionals);
        let missing: Vec<&str> = all
            .filter(|it| it.required && !found.taken.iter().any(|(key, _)| *key == it.key))
            .map(|it| it.name.as_str())
            .collect();
        match missing.is_empty() {
            true => Ok(()),
            false => Err(format!("the following arguments are required: {}", missing.join(", "))),
        }
    }
}

/// One walk along the words.
struct Run<'p, 'a, 'w, K> {
    parser: &'p Parser<'a, K>,
    words: &'w [String],
    kinds: Vec<Word<'w>>,
    found: Found<K>,
    /// How many positionals are done with.
    seen: usize,
}

impl<K: Copy + PartialEq> Run<'_, '_, '_, K> {
    /// Walks; true if an option that stops was met.
    fn walk(&mut self) -> Result<bool, String> {
        let mut at = 0;
        while let Some(next) = self.next_option(at) {
            if at != next {
                let end = self.take_positionals(at)?;
                if end > at {
                    at = end;
                    continue;
                }
                self.leave(at, next);
            }
            match self.take_option(next)? {
                Some(end) => at = end,
                None => return Ok(true),
            }
        }
        let end = self.take_positionals(at)?;
        self.leave(end, self.words.len());
        Ok(false)
    }

    fn next_option(&self, from: usize) -> Option<usize> {
        (from..self.kinds.len()).find(|at| matches!(self.kinds.get(*at), Some(Word::Option(..) | Word::Unknown)))
    }

    fn leave(&mut self, from: usize, to: usize) {
        self.found.rest.extend(self.words.get(from..to).unwrap_or_default().iter().cloned());
    }

    /// Gives the option at `at` its words; the index after them, or nothing if the option stops the walk.
    fn take_option(&mut self, at: usize) -> Result<Option<usize>, String> {
        let Some(Word::Option(index, value)) = self.kinds.get(at) else {
            self.leave(at, at + 1);
            return Ok(Some(at + 1));
        };
        let (parser, value) = (self.parser, *value);
        let Some(option) = parser.options.get(*index) else { return Ok(Some(at + 1)) };
        let fail = |text: String| Err(format!("argument {}: {text}", option.name));
        let (words, end) = match value {
            Some(value) if option.takes == Takes::None => {
                return fail(format!("ignored explicit argument {}", python_repr(value)));
            }
            Some(value) => (vec![value.to_owned()], at + 1),
            None => {
                let plain = self.plain_from(at + 1);
                let count = match option.takes {
                    Takes::None => 0,
                    Takes::One if plain == 0 => return fail("expected one argument".to_owned()),
                    Takes::One => 1,
                    Takes::Optional => plain.min(1),
                    Takes::Many => plain,
                };
                (self.words.get(at + 1..at + 1 + count).unwrap_or_default().to_vec(), at + 1 + count)
            }
        };
        self.take(option, words)?;
        Ok((!option.stops).then_some(end))
    }

    /// How many values follow each other from `at` on.
    fn plain_from(&self, at: usize) -> usize {
        self.kinds.iter().skip(at).take_while(|kind| matches!(kind, Word::Plain)).count()
    }

    /// Gives as many positionals as possible their words, from `at` on; the index after them.
    fn take_positionals(&mut self, at: usize) -> Result<usize, String> {
        let parser = self.parser;
        let open = parser.positionals.get(self.seen..).unwrap_or_default();
        let counts = (1..=open.len()).rev().find_map(|some| self.match_positionals(open.get(..some)?, at));
        let mut at = at;
        for (positional, count) in open.iter().zip(counts.unwrap_or_default()) {
            let mut words = self.words.get(at..at + count).unwrap_or_default().to_vec();
            if let Some(dashes) = words.iter().position(|it| it == "--") {
                words.remove(dashes);
            }
            at += count;
            self.seen += 1;
            if positional.takes == Takes::One || !words.is_empty() {
                self.take(positional, words)?;
            }
        }
        Ok(at)
    }

    /// How many words each of these positionals gets from `at` on, `--` included, if all of them can be had.
    fn match_positionals(&self, positionals: &[Argument<'_, K>], at: usize) -> Option<Vec<usize>> {
        let mut end = at;
        let mut counts = Vec::with_capacity(positionals.len());
        for positional in positionals {
            let start = end;
            end += self.dashes_at(end);
            match self.plain_from(end) {
                0 if positional.takes == Takes::One => return None,
                0 => {}
                _ => end += 1,
            }
            end += self.dashes_at(end);
            counts.push(end - start);
        }
        Some(counts)
    }

    /// One, if there is a `--`.
    fn dashes_at(&self, at: usize) -> usize {
        usize::from(matches!(self.kinds.get(at), Some(Word::Dashes)))
    }

    fn take(&mut self, argument: &Argument<'_, K>, words: Vec<String>) -> Result<(), String> {
        for word in &words {
            let text = match &argument.check {
                Check::Any => continue,
                Check::Int if super::number::int(word).is_some() => continue,
                Check::Float if super::number::float(word).is_some() => continue,
                Check::Int => format!("invalid int value: {}", python_repr(word)),
                Check::Float => format!("invalid float value: {}", python_repr(word)),
                Check::Choice(choices) if choices.contains(&word.as_str()) => continue,
                Check::Choice(choices) => invalid_choice(word, choices),
            };
            return Err(format!("argument {}: {text}", argument.name));
        }
        self.found.taken.push((argument.key, words));
        Ok(())
    }
}

/// The AWS CLI's message for a word that is none of the choices, with those that are near it.
pub(super) fn invalid_choice(word: &str, choices: &[&str]) -> String {
    let mut lines = vec![format!("Found invalid choice '{word}'\n")];
    let close = close_matches(word, choices);
    if !close.is_empty() {
        lines.push("Maybe you meant:\n".to_owned());
        lines.extend(close.iter().map(|it| format!("  * {it}")));
    }
    lines.join("\n")
}

/// `-5`, `-1.5`, `-.5`.
fn is_negative_number(word: &str) -> bool {
    let digits = |text: &str| text.chars().all(|it| it.is_ascii_digit());
    match word.strip_prefix('-').map(|rest| rest.split_once('.').unwrap_or((rest, "0"))) {
        Some((whole, fraction)) => {
            digits(whole) && digits(fraction) && !fraction.is_empty() && (!whole.is_empty() || word.contains('.'))
        }
        None => false,
    }
}

/// Text as Python's `repr` writes it.
pub fn python_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for it in text.chars() {
        match it {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            it if it == quote => out.extend(['\\', it]),
            it if it.is_control() && u32::from(it) < 0x100 => out.push_str(&format!("\\x{:02x}", u32::from(it))),
            it => out.push(it),
        }
    }
    out.push(quote);
    out
}

#[cfg(test)]
#[path = "parser_tests.rs"]
mod tests;
