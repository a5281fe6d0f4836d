//! The command line of a measured program: `PAYLOADS [--quick]`.

use std::path::PathBuf;

use crate::Error;

/// What the command line says.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// The folder of the payloads.
    pub payloads: PathBuf,
    /// Whether few and short samples are enough.
    pub quick: bool,
}

impl Arguments {
    /// Reads the command line.
    ///
    /// # Errors
    /// It is another.
    pub fn read() -> Result<Self, Error> {
        let mut arguments = std::env::args().skip(1);
        let payloads = arguments.next().ok_or("the first argument is the folder of the payloads")?;
        let quick = match arguments.next().as_deref() {
            None => false,
            Some("--quick") => true,
            Some(other) => return Err(format!("{other}: only --quick may follow").into()),
        };
        Ok(Self { payloads: payloads.into(), quick })
    }
}
