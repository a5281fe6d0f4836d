//! The model's regular expressions: matched whole, compiled once in a process, on first use.

/// Whether the whole of `text` matches `pattern`. A pattern that does not compile matches everything: the model may use
/// more than regex-lite knows, and an advisory must not be wrong.
#[cfg(feature = "patterns")]
pub(super) fn matches(pattern: &'static str, text: &str) -> bool {
    compiled(pattern).is_none_or(|regex| regex.is_match(text))
}

/// Without the feature `patterns`, no pattern is looked at.
#[cfg(not(feature = "patterns"))]
pub(super) fn matches(_pattern: &'static str, _text: &str) -> bool {
    true
}

#[cfg(feature = "patterns")]
fn compiled(pattern: &'static str) -> Option<std::sync::Arc<regex_lite::Regex>> {
    use std::collections::HashMap;
    use std::sync::{Arc, LazyLock, PoisonError, RwLock};

    use regex_lite::Regex;

    /// By pattern; `None` for one that does not compile.
    type Compiled = HashMap<&'static str, Option<Arc<Regex>>>;
    static COMPILED: LazyLock<RwLock<Compiled>> = LazyLock::new(RwLock::default);

    // Shared by `Arc`: a clone of a `Regex` itself would begin with an empty matching cache. The lock is never held
    // while one is compiled or matched, and what it guards is whole at any time, so a poisoned lock is as good as another.
    let known = COMPILED.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
    known.unwrap_or_else(|| {
        let regex = Regex::new(&format!(r"\A(?:{pattern})\z")).ok().map(Arc::new);
        COMPILED.write().unwrap_or_else(PoisonError::into_inner).insert(pattern, regex.clone());
        regex
    })
}
