//! "Did you mean".

/// The candidates nearest to a name, best first: at most three, and none that is far off.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    const ALIKE: f64 = 0.8;
    const CLOSE: f64 = 0.1;
    let wanted = name.to_lowercase();
    let mut scored: Vec<(f64, &str)> = candidates
        .into_iter()
        .map(|it| (strsim::jaro_winkler(&wanted, &it.to_lowercase()), it))
        .filter(|(score, _)| *score >= ALIKE)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    scored.into_iter().take_while(|(score, _)| best - score < CLOSE).take(3).map(|(_, it)| it).collect()
}

/// `; did you mean a, b?`, or nothing.
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    let near = nearest(name, candidates);
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let names = ["CancelLifecycleExecution", "CreateImage", "DeleteImage"];
        assert_eq!(nearest("CancelLifecycleExecutoin", names), ["CancelLifecycleExecution"]);
        assert_eq!(nearest("cancellifecycleexecution", names), ["CancelLifecycleExecution"]);
        assert!(nearest("Zzz", names).is_empty());
        assert_eq!(did_you_mean("CreatImage", names).split('?').count(), 2);
    }
}
