//! Profiles, configuration files, region, endpoint, credentials, retries and time-outs.
//!
//! What `run` calls, in the order of the checks:
//!
//! * `Session::open(&Environment, profile: Option<&str>) -> Result<Session, CliError>` reads the files, before anything
//!   is parsed; a profile that does not exist is no error yet.
//! * `Session::select(&mut self, profile: &str)`: `--profile`.
//! * `Session::setting(&self, name: &str) -> Option<String>` of the profile (`cli_timestamp_format`, `cli_binary_format`,
//!   `cli_error_format`, `cli_pager`, `output`, ...); nothing where the profile does not exist.
//! * `Session::check_profile(&self) -> Result<(), CliError>`.
//! * `read_ini(text: &str)`: the reader of configuration files, which aliases (`~/.aws/cli/alias`) use too.
