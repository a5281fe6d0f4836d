//! Sends a call, reads its pages, waits.
//!
//! What `run` calls; all block until they are done, and Ctrl-C is [`CliError::interrupted`](crate::error::CliError):
//!
//! * `Client::new(&World.environment, &Session, &Globals, &'static command::Service, program: &str)
//!   -> Result<Client, CliError>`: profile, region, endpoint, retry settings, in botocore's order; no credentials.
//! * `Client::check(&self, &Command, &Map) -> Result<http::Request<Bytes>, CliError>`: token, validation, the request.
//! * `Client::send(&self, &Command, Map, outfile: Option<&Path>) -> Result<Map, CliError>`.
//! * `Client::pages(&self, &Command, &'static Pages, &Paging, Map)`: an iterator of `Result<Map, CliError>`, whose pages
//!   are as yaml-stream and text print them, and `whole()`, which merges them as the other formats print them.
//! * `Client::wait(&self, &Waiter, &Command, Map) -> Result<(), CliError>`.
