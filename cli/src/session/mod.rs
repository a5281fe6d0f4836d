//! Profiles, configuration files, region, endpoint, credentials, retries and time-outs.
//!
//! | file | what |
//! |---|---|
//! | `ini` | the format of configuration files, as Python's `configparser` reads it |
//! | `files` | `~/.aws/config` and `~/.aws/credentials` as profiles and services |
//! | `credentials` | where credentials come from |
//! | `process` | credentials from a program |
//! | `settings` | what a client is made with |
//!
//! A setting comes from an option, else from a variable, else from the profile. A [`Session`] is opened before anything is
//! parsed; a profile that does not exist is no error until [`Session::check_profile`] asks.

mod credentials;
mod files;
pub mod ini;
mod process;
mod settings;
#[cfg(test)]
mod tests;

use crate::error::CliError;
use crate::world::Environment;
use files::{Profiles, Services, Setting};
pub use settings::ClientSettings;

/// The profile of a run, and the environment.
#[derive(Clone, Debug)]
pub struct Session {
    environment: Environment,
    profiles: Profiles,
    services: Services,
    /// The sections of the credentials file, by which credentials there go before those of the configuration file.
    credentials: Profiles,
    profile: Option<String>,
    /// The profile is that of `--profile`.
    is_chosen: bool,
}

impl Session {
    /// Reads the files. `profile` is that of `--profile`.
    ///
    /// # Errors
    /// A file is not what it should be.
    pub fn open(environment: &Environment, profile: Option<&str>) -> Result<Self, CliError> {
        let (mut profiles, services) = files::config(environment)?;
        let credentials = files::credentials(environment)?;
        for (name, settings) in &credentials {
            profiles.entry(name.clone()).or_default().extend(settings.clone());
        }
        let of_variable = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"].into_iter().find_map(|name| environment.get(name));
        Ok(Self {
            environment: environment.clone(),
            profiles,
            services,
            credentials,
            is_chosen: profile.is_some(),
            profile: profile.or(of_variable).map(str::to_owned),
        })
    }

    /// Takes another profile, that of `--profile`.
    pub fn select(&mut self, profile: &str) {
        self.profile = Some(profile.to_owned());
        self.is_chosen = true;
    }

    /// A setting of the profile; nothing, where the profile does not exist.
    pub fn setting(&self, name: &str) -> Option<String> {
        match self.profiles.get(self.profile_name())?.get(name)? {
            Setting::Text(text) => Some(text.clone()),
            Setting::Nested(_) => None,
        }
    }

    /// Says whether the profile exists, if one is asked for.
    ///
    /// # Errors
    /// When it does not.
    pub fn check_profile(&self) -> Result<(), CliError> {
        match &self.profile {
            Some(name) if !self.profiles.contains_key(name) => {
                Err(CliError::other(format!("The config profile ({name}) could not be found")))
            }
            _ => Ok(()),
        }
    }

    fn profile_name(&self) -> &str {
        self.profile.as_deref().unwrap_or("default")
    }

    /// The variable of this name, else the profile's setting of that.
    fn variable_or(&self, variable: &str, setting: &str) -> Option<String> {
        self.environment.get(variable).map(str::to_owned).or_else(|| self.setting(setting))
    }
}
