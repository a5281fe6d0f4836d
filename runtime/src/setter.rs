//! What setters of builders do to a field: see the macro `setters!`.

use std::collections::HashMap;
use std::hash::Hash;

/// Sets the value.
#[inline]
pub fn set<T>(field: &mut Option<T>, value: impl Into<T>) {
    *field = Some(value.into());
}

/// Appends an item; there is a list from then on.
#[inline]
pub fn push<T>(field: &mut Option<Vec<T>>, item: impl Into<T>) {
    field.get_or_insert_default().push(item.into());
}

/// Adds an entry, in the place of one with the same key; there is a map from then on.
#[inline]
pub fn insert<K: Eq + Hash, V>(field: &mut Option<HashMap<K, V>>, key: impl Into<K>, value: impl Into<V>) {
    field.get_or_insert_default().insert(key.into(), value.into());
}
