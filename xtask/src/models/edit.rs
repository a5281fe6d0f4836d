//! `models.toml` as it is written: comments and order stay.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::{Operations, Partitions, Service};
use crate::{files, repository};

/// What a new file begins with.
const NEW: &str = "\
# What is generated: services, their operations, and the hash of every imported file.
# `cargo xtask models add SERVICE OPERATION...` writes here and keeps comments and order; `docs.json` files are our own and bear no hash.

[crate]
name = \"generated\"
version = \"0.1.0\"
";

/// The file, for changing.
pub struct Document(DocumentMut);

impl Document {
    /// Reads the file, or begins a new one.
    ///
    /// # Errors
    /// It cannot be read or is not TOML.
    pub fn read(path: &Path) -> Result<Self> {
        let text = if path.exists() { files::read_text(path)? } else { NEW.to_owned() };
        Self::parse(&text).with_context(|| format!("{} is not TOML", repository::shown(path)))
    }

    /// Reads text.
    ///
    /// # Errors
    /// It is not TOML.
    pub fn parse(text: &str) -> Result<Self> {
        Ok(Self(text.parse()?))
    }

    /// A new file, without services.
    ///
    /// # Errors
    /// None, in practice: as [`Document::parse`].
    pub fn new() -> Result<Self> {
        Self::parse(NEW)
    }

    /// The text.
    pub fn text(&self) -> String {
        self.0.to_string()
    }

    /// Writes a service's imported facts, leaving what was set by hand (`protocol`, `crate-name`, `crate-version`).
    ///
    /// # Errors
    /// What should be a table is something else.
    pub fn set_service(&mut self, name: &str, service: &Service) -> Result<()> {
        let services = table(self.0.as_table_mut(), "services")?;
        services.set_implicit(true);
        let entry = table(services, name)?;
        set(entry, "api-version", value(&service.api_version));
        set(entry, "botocore", value(&service.botocore));
        set(entry, "docs", value(service.docs.to_string()));
        match &service.operations {
            Operations::Named(names) => set_list(entry, "operations", names),
            Operations::All(_) => set(entry, "operations", value("all")),
        }
        let hashes = table(entry, "sha256")?;
        hashes.retain(|file, _| service.sha256.contains_key(file));
        for (file, hash) in &service.sha256 {
            set(hashes, file, value(hash));
        }
        Ok(())
    }

    /// Sets the protocol that overrides botocore's rule, if any.
    ///
    /// # Errors
    /// What should be a table is something else.
    pub fn set_protocol(&mut self, name: &str, protocol: Option<&str>) -> Result<()> {
        if let Some(protocol) = protocol {
            set(table(table(self.0.as_table_mut(), "services")?, name)?, "protocol", value(protocol));
        }
        Ok(())
    }

    /// Has the tables of the command line generated too, or not.
    ///
    /// # Errors
    /// What should be a table is something else.
    pub fn set_commands(&mut self, commands: bool) -> Result<()> {
        set(table(self.0.as_table_mut(), "crate")?, "commands", value(commands));
        Ok(())
    }

    /// Removes a service.
    ///
    /// # Errors
    /// What should be a table is something else.
    pub fn remove_service(&mut self, name: &str) -> Result<()> {
        table(self.0.as_table_mut(), "services")?.remove(name);
        Ok(())
    }

    /// Writes where `partitions.json` came from.
    ///
    /// # Errors
    /// What should be a table is something else.
    pub fn set_partitions(&mut self, partitions: &Partitions) -> Result<()> {
        let entry = table(self.0.as_table_mut(), "partitions")?;
        set(entry, "botocore", value(&partitions.botocore));
        set(entry, "sha256", value(&partitions.sha256));
        Ok(())
    }
}

/// The hash of each text.
pub fn hashes(texts: &BTreeMap<String, String>) -> indexmap::IndexMap<String, String> {
    texts.iter().map(|(name, text)| (name.clone(), files::sha256(text.as_bytes()))).collect()
}

/// A table's table, made if there is none; an inline one is turned into one that can grow.
fn table<'a>(parent: &'a mut Table, key: &str) -> Result<&'a mut Table> {
    let item = parent.entry(key).or_insert_with(|| Item::Table(Table::new()));
    if item.is_inline_table() {
        *item = Item::Table(std::mem::take(item).into_table().unwrap_or_default());
    }
    item.as_table_mut().with_context(|| format!("`{key}` is not a table"))
}

/// Sets a key, keeping the comments around it.
fn set(table: &mut Table, key: &str, item: Item) {
    match (table.get_mut(key).and_then(Item::as_value_mut), item) {
        (Some(old), Item::Value(mut new)) => {
            *new.decor_mut() = old.decor().clone();
            *old = new;
        }
        (_, item) => {
            table.insert(key, item);
        }
    }
}

/// Sets a key to a list: what goes, goes; what is new comes last. Comments within the list stay.
fn set_list(table: &mut Table, key: &str, names: &[String]) {
    let Some(list) = table.get_mut(key).and_then(Item::as_array_mut) else {
        let mut list: Array = names.iter().collect();
        break_lines(&mut list);
        set(table, key, value(list));
        return;
    };
    list.retain(|it| it.as_str().is_some_and(|it| names.iter().any(|name| name == it)));
    for name in names {
        if !list.iter().any(|it| it.as_str() == Some(name)) {
            list.push(name.as_str());
            if let Some(added) = list.iter_mut().last() {
                added.decor_mut().set_prefix("\n    ");
            }
        }
    }
}

/// One name a line.
fn break_lines(list: &mut Array) {
    for item in list.iter_mut() {
        item.decor_mut().set_prefix("\n    ");
    }
    list.set_trailing_comma(true);
    list.set_trailing("\n");
}
