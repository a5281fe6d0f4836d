//! Forms (`application/x-www-form-urlencoded`) as pairs, whatever their order. How they are encoded counts.

/// Where a form has other pairs than the expected one.
pub fn differences(expected: &str, actual: &[u8]) -> Vec<String> {
    let actual = String::from_utf8_lossy(actual);
    let mut unexpected: Vec<&str> = pairs(&actual);
    let mut found = Vec::new();
    for pair in pairs(expected) {
        match unexpected.iter().position(|it| *it == pair) {
            Some(at) => drop(unexpected.remove(at)),
            None => found.push(format!("body: expected {pair}, but it is absent")),
        }
    }
    found.extend(unexpected.iter().map(|pair| format!("body: {pair} was not expected")));
    found
}

fn pairs(form: &str) -> Vec<&str> {
    form.split('&').filter(|it| !it.is_empty()).collect()
}
