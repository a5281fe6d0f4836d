//! What a run would do to a folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::{bears_mark, manifest};
use crate::files;

/// What a run would do to a folder. Making one changes nothing.
#[derive(Debug)]
pub struct Plan {
    /// The folder.
    pub(super) folder: PathBuf,
    /// Texts to write, by path in the folder: new files and changed ones.
    pub write: BTreeMap<String, String>,
    /// Which of the files to write are there already.
    pub replaced: BTreeSet<String>,
    /// Number of files that are as they should be.
    pub unchanged: usize,
    /// Files of an earlier run that are no longer generated.
    pub remove: Vec<String>,
    /// Files of an earlier run that are no longer generated but do not bear the mark: left in place.
    pub kept: Vec<String>,
    /// What earlier runs wrote.
    pub(super) owned: BTreeSet<String>,
    /// The new manifest.
    pub(super) manifest: String,
}

/// What stands at a path in the folder.
enum Standing {
    Nothing,
    File(Vec<u8>),
    /// Something that no file can be written over, and what it is.
    Obstacle(&'static str),
}

impl Plan {
    /// Compares a tree with a folder, which need not exist.
    ///
    /// # Errors
    /// The folder cannot be read; or files that are not the generator's stand where it would write: all of them are named.
    pub fn new(folder: &Path, tree: &BTreeMap<String, String>) -> Result<Self> {
        let mut plan = Self {
            folder: folder.to_path_buf(),
            write: BTreeMap::new(),
            replaced: BTreeSet::new(),
            unchanged: 0,
            remove: Vec::new(),
            kept: Vec::new(),
            owned: manifest::owned(folder)?,
            manifest: manifest::render(tree.keys().map(String::as_str)),
        };
        let mut refused = Vec::new();
        for (path, text) in tree {
            plan.place(path, text, &mut refused)?;
        }
        plan.clear(tree)?;
        if !refused.is_empty() {
            bail!(
                "{} holds other files where generated ones would go, so nothing was written:\n  {}\n\
                 Move them away, or name another folder with --out",
                folder.display(),
                refused.join("\n  ")
            );
        }
        Ok(plan)
    }

    /// Number of files that would be written.
    pub fn written(&self) -> usize {
        self.write.len()
    }

    /// Decides about one file of the tree.
    fn place(&mut self, path: &str, text: &str, refused: &mut Vec<String>) -> Result<()> {
        if !files::stays_inside(path) || path == manifest::NAME || path == manifest::STARTED {
            bail!("the generator named `{path}`, which is not a path for a generated file");
        }
        if !bears_mark(text.as_bytes()) {
            bail!("the generator made `{path}` without its mark on the first line");
        }
        match standing(&self.folder, path)? {
            Standing::Nothing => {
                self.write.insert(path.to_owned(), text.to_owned());
            }
            Standing::File(bytes) if bytes == text.as_bytes() => self.unchanged += 1,
            Standing::File(bytes) if self.owned.contains(path) && bears_mark(&bytes) => {
                self.write.insert(path.to_owned(), text.to_owned());
                self.replaced.insert(path.to_owned());
            }
            Standing::File(_) if self.owned.contains(path) => {
                refused.push(format!("{path} (its first line does not say that it is generated)"))
            }
            Standing::File(_) => refused.push(format!("{path} (not in {})", manifest::NAME)),
            Standing::Obstacle(what) => refused.push(format!("{path} ({what})")),
        }
        Ok(())
    }

    /// Decides about the files of earlier runs that are not in the tree.
    fn clear(&mut self, tree: &BTreeMap<String, String>) -> Result<()> {
        for path in self.owned.iter().filter(|it| !tree.contains_key(*it)) {
            match standing(&self.folder, path)? {
                Standing::File(bytes) if bears_mark(&bytes) => self.remove.push(path.clone()),
                Standing::Nothing => {}
                Standing::File(_) | Standing::Obstacle(_) => self.kept.push(path.clone()),
            }
        }
        Ok(())
    }
}

/// What stands at a path, without following symbolic links below the folder.
fn standing(folder: &Path, path: &str) -> Result<Standing> {
    let mut place = folder.to_path_buf();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let kind = match place.symlink_metadata() {
            Ok(data) => data.file_type(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Standing::Nothing),
            Err(error) => return Err(error).with_context(|| format!("cannot look at {}", place.display())),
        };
        match (kind.is_symlink(), kind.is_dir(), parts.peek().is_some()) {
            (true, _, _) => return Ok(Standing::Obstacle("a symbolic link is in the way")),
            (_, true, false) => return Ok(Standing::Obstacle("a folder stands there")),
            (_, false, true) => return Ok(Standing::Obstacle("a file stands where a folder is needed")),
            _ => {}
        }
    }
    if !place.is_file() {
        return Ok(Standing::Obstacle("not a regular file"));
    }
    let bytes = std::fs::read(&place).with_context(|| format!("cannot read {}", place.display()))?;
    Ok(Standing::File(bytes))
}
