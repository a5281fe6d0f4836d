//! The pages of an operation (botocore's `paginate.py`).

use awslice_runtime::command::Pages;
use serde_json::{Map, Value};

use super::{Call, Client, path, token};
use crate::arguments::Paging;
use crate::error::CliError;
use crate::output::python_text;

/// The pages of a call, asked for one by one. The last is cut where `--max-items` says so.
pub struct PageIterator<'c> {
    client: &'c Client<'c>,
    call: Call<'c>,
    pages: &'static Pages,
    max_items: Option<i64>,
    /// The token that the next page is asked for with.
    tokens: Map<String, Value>,
    previous: Option<Map<String, Value>>,
    /// How many items of the first page are not shown.
    skipped: i64,
    is_first: bool,
    is_resumed: bool,
    is_done: bool,
    shown: i64,
    resume: Option<String>,
    /// What keeps the page that follows from being asked for.
    failure: Option<CliError>,
    /// What the first page says for all.
    common: Value,
}

impl<'c> PageIterator<'c> {
    /// The pages of a call.
    ///
    /// # Errors
    /// The operation has no pages, or the token to start with is none.
    pub(super) fn new(client: &'c Client<'_>, call: Call<'c>, paging: &Paging) -> Result<Self, CliError> {
        let pages = call.command.pages.ok_or_else(|| CliError::other("the operation has no pages"))?;
        let none = pages.input_tokens.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
        let start = paging.starting_token.as_deref().map(|it| token::decode(it, pages.input_tokens)).transpose()?;
        let is_resumed = start.is_some();
        let start = start.unwrap_or(token::Start { tokens: none, skipped: 0 });
        let mut call = call;
        if is_resumed {
            set_tokens(&mut call.input, &start.tokens);
        }
        if let (Some(name), Some(size)) = (pages.limit_key, &paging.page_size) {
            call.input.insert(name.to_owned(), size.clone());
        }
        Ok(Self {
            client,
            call,
            pages,
            max_items: paging.max_items,
            tokens: start.tokens,
            previous: None,
            skipped: start.skipped,
            is_first: true,
            is_resumed,
            is_done: false,
            shown: 0,
            resume: None,
            failure: None,
            common: Value::Object(Map::new()),
        })
    }

    /// Where to go on, if the last page was cut or others follow: known when there are no more pages.
    pub fn resume_token(&self) -> Option<&str> {
        self.resume.as_deref()
    }

    /// What text shows of a page: the items, and with the first page what it says for all.
    ///
    /// # Errors
    /// A place in the output is none.
    pub fn items(&self, page: Map<String, Value>, is_first: bool) -> Result<Value, CliError> {
        let page = Value::Object(page);
        let mut shown = if is_first { self.common.clone() } else { Value::Object(Map::new()) };
        for place in self.pages.result_keys {
            let found = path::find(place, &page)?;
            path::set(&mut shown, place, found);
        }
        Ok(shown)
    }

    /// All pages as one output: lists are joined, numbers added up, texts joined.
    ///
    /// # Errors
    /// Those of the calls.
    pub fn whole(mut self) -> Result<Map<String, Value>, CliError> {
        let mut whole = Value::Object(Map::new());
        while let Some(page) = self.next() {
            let page = Value::Object(page?);
            for place in self.pages.result_keys {
                let found = path::find(place, &page)?;
                if !found.is_null() {
                    let joined = join(path::find(place, &whole)?, found);
                    path::set(&mut whole, place, joined);
                }
            }
        }
        merge(&mut whole, std::mem::take(&mut self.common));
        if let Some(token) = self.resume {
            path::set(&mut whole, "NextToken", Value::from(token));
        }
        Ok(if let Value::Object(whole) = whole { whole } else { Map::new() })
    }

    fn page(&mut self) -> Result<Map<String, Value>, CliError> {
        let mut page = Value::Object(self.client.send(&self.call, None)?);
        let primary = self.pages.result_keys.first().copied().unwrap_or_default();
        if std::mem::take(&mut self.is_first) {
            if self.is_resumed {
                self.skip_shown(&mut page, primary)?;
            }
            for place in self.pages.non_aggregate_keys {
                let found = path::find(place, &page)?;
                path::set(&mut self.common, place, found);
            }
        } else {
            self.skipped = 0;
        }
        let items = path::find(primary, &page)?;
        let count = path::length(&items);
        match self.max_items.map(|most| self.shown + count - most).filter(|beyond| *beyond > 0) {
            Some(beyond) => self.cut(&mut page, primary, items, count - beyond),
            None => self.go_on(&page, count)?,
        }
        Ok(if let Value::Object(page) = page { page } else { Map::new() })
    }

    /// Takes out of the first page what the run before has shown.
    fn skip_shown(&self, page: &mut Value, primary: &str) -> Result<(), CliError> {
        let items = path::find(primary, page)?;
        let is_sequence = items.is_array() || items.is_string();
        let rest = if is_sequence { path::slice(items, self.skipped, None) } else { Value::Null };
        path::set(page, primary, rest);
        for place in self.pages.result_keys.iter().skip(1) {
            let rest = match path::find(place, page)? {
                Value::Array(_) => Value::Array(Vec::new()),
                Value::String(_) => Value::from(""),
                number @ (Value::Number(_) | Value::Bool(_)) => number,
                _ => Value::Null,
            };
            path::set(page, place, rest);
        }
        Ok(())
    }

    /// Ends with this page, of which `kept` items are shown.
    fn cut(&mut self, page: &mut Value, primary: &str, items: Value, kept: i64) {
        let items = if items.is_null() { Value::Array(Vec::new()) } else { items };
        path::set(page, primary, path::slice(items, 0, Some(kept)));
        self.resume = Some(token::encode(&self.tokens, Some(kept + self.skipped)));
        self.is_done = true;
    }

    /// Finds the tokens for the next page.
    fn go_on(&mut self, page: &Value, count: i64) -> Result<(), CliError> {
        self.shown += count;
        let next = self.next_tokens(page)?;
        if next.values().all(Value::is_null) {
            self.is_done = true;
            return Ok(());
        }
        if self.max_items == Some(self.shown) {
            self.is_done = true;
            self.resume = Some(token::encode(&next, None));
            return Ok(());
        }
        if self.previous.as_ref() == Some(&next) {
            self.failure = Some(CliError::other(format!(
                "Error during pagination: The same next token was received twice: {}",
                python_text(&Value::Object(next))
            )));
            return Ok(());
        }
        set_tokens(&mut self.call.input, &next);
        self.previous = Some(next.clone());
        self.tokens = next;
        Ok(())
    }

    fn next_tokens(&self, page: &Value) -> Result<Map<String, Value>, CliError> {
        if let Some(more) = self.pages.more_results
            && !path::is_truthy(&path::find(more, page)?)
        {
            return Ok(Map::new());
        }
        let mut tokens = Map::new();
        for (place, name) in self.pages.output_tokens.iter().zip(self.pages.input_tokens) {
            let found = path::find(place, page)?;
            tokens.insert((*name).to_owned(), if path::is_truthy(&found) { found } else { Value::Null });
        }
        Ok(tokens)
    }
}

impl Iterator for PageIterator<'_> {
    type Item = Result<Map<String, Value>, CliError>;

    /// The next page. An error is the last thing there is; one about the token that follows comes after its page.
    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        let page = match self.failure.take() {
            Some(failure) => Err(failure),
            None => self.page(),
        };
        self.is_done |= page.is_err();
        Some(page)
    }
}

/// Puts tokens into an input; those that are null are taken out of it.
fn set_tokens(input: &mut Map<String, Value>, tokens: &Map<String, Value>) {
    for (name, token) in tokens {
        if token.is_null() || *token == "None" {
            input.shift_remove(name);
        } else {
            input.insert(name.clone(), token.clone());
        }
    }
}

/// A result of further pages added to that of those before.
fn join(before: Value, found: Value) -> Value {
    match (before, found) {
        (Value::Array(mut all), Value::Array(items)) => {
            all.extend(items);
            Value::Array(all)
        }
        (Value::String(all), Value::String(text)) => Value::String(all + &text),
        (Value::Number(all), Value::Number(number)) => match (all.as_i64(), number.as_i64()) {
            (Some(all), Some(number)) => Value::from(all.saturating_add(number)),
            _ => Value::from(all.as_f64().unwrap_or_default() + number.as_f64().unwrap_or_default()),
        },
        (Value::Null, found) => found,
        (before, _) => before,
    }
}

/// Puts members into an object, object by object (botocore's `merge_dicts`).
fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (name, value) in from {
                match into.get_mut(&name) {
                    Some(known @ Value::Object(_)) if value.is_object() => merge(known, value),
                    _ => {
                        into.insert(name, value);
                    }
                }
            }
        }
        (into, from) => *into = from,
    }
}
