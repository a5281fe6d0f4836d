//! The format of configuration files, as Python's `configparser` reads it: names of options in lower case, comments on
//! lines of their own, values that go on in deeper lines, nothing twice.

/// The sections of a file, in order, with their options.
pub type Sections = Vec<(String, Vec<(String, String)>)>;

/// Reads a file. `None`: it has not this format.
pub fn parse(text: &str) -> Option<Sections> {
    let mut reader = Reader::default();
    for line in text.lines() {
        reader.line(line)?;
    }
    let join = |(name, lines): Lines<'_>| (name, lines.join("\n").trim_end().to_owned());
    let sections = reader.sections.into_iter();
    Some(sections.map(|(name, options)| (name, options.into_iter().map(join).collect())).collect())
}

/// An option and the lines of its value.
type Lines<'t> = (String, Vec<&'t str>);

/// What has been read: options have the lines of their values.
#[derive(Default)]
struct Reader<'t> {
    sections: Vec<(String, Vec<Lines<'t>>)>,
    /// How deep the line stood that the last option began in.
    depth: usize,
}

impl<'t> Reader<'t> {
    /// Takes a line; `None`: it cannot stand there.
    fn line(&mut self, line: &'t str) -> Option<()> {
        let text = line.trim();
        if text.starts_with(['#', ';']) {
            return Some(());
        }
        let depth = line.len() - line.trim_start().len();
        let options = self.sections.last_mut().map(|(_, options)| options);
        if let Some((_, lines)) = options.and_then(|it| it.last_mut())
            && (text.is_empty() || depth > self.depth)
        {
            lines.push(text);
            return Some(());
        }
        if text.is_empty() {
            return Some(());
        }
        self.depth = depth;
        match text.strip_prefix('[').and_then(|it| it.rsplit_once(']')) {
            Some((name, _)) if !name.is_empty() => self.section(name),
            _ => self.option(text),
        }
    }

    fn section(&mut self, name: &str) -> Option<()> {
        let is_new = self.sections.iter().all(|(known, _)| known != name);
        is_new.then(|| self.sections.push((name.to_owned(), Vec::new())))
    }

    fn option(&mut self, text: &'t str) -> Option<()> {
        let (name, value) = text.split_once(['=', ':'])?;
        let name = name.trim_end().to_lowercase();
        let (_, options) = self.sections.last_mut()?;
        let is_new = !name.is_empty() && options.iter().all(|(known, _)| *known != name);
        is_new.then(|| options.push((name, vec![value.trim()])))
    }
}
