//! Where credentials come from, in botocore's order: variables (unless `--profile` is given), the credentials file, a
//! program, the configuration file.

use awslice_runtime::config::exports::Credentials;

use super::files::Setting;
use super::{Session, files, process};
use crate::error::CliError;

/// Settings and variables that stand for credentials which are got from a service. They are not read here: for those,
/// `credential_process` can run a program that knows how.
const REMOTE_SETTINGS: [&str; 5] =
    ["role_arn", "web_identity_token_file", "sso_session", "sso_start_url", "login_session"];
const REMOTE_VARIABLES: [&str; 3] =
    ["AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI"];

impl Session {
    /// The credentials. `program` is for the message that there are none.
    ///
    /// # Errors
    /// There are none, or half of them, or their program fails.
    pub fn credentials(&self, program: &str) -> Result<Credentials, CliError> {
        if !self.is_chosen
            && let Some(found) = self.of_variables()?
        {
            return Ok(found);
        }
        self.check_remote(&REMOTE_SETTINGS, |name| self.setting(name))?;
        let in_file = self.credentials.get(self.profile_name());
        if let Some(found) = of_settings(in_file, "shared-credentials-file")? {
            return Ok(found);
        }
        if let Some(line) = self.setting("credential_process") {
            return process::run(&line);
        }
        if let Some(found) = of_settings(self.profiles.get(self.profile_name()), "config-file")? {
            return Ok(found);
        }
        self.check_remote(&REMOTE_VARIABLES, |name| self.environment.get(name).map(str::to_owned))?;
        Err(CliError::no_credentials(program))
    }

    fn of_variables(&self) -> Result<Option<Credentials>, CliError> {
        let get = |name: &str| self.environment.get(name).filter(|value| !value.is_empty()).map(str::to_owned);
        let Some(id) = get("AWS_ACCESS_KEY_ID") else { return Ok(None) };
        let secret = get("AWS_SECRET_ACCESS_KEY").ok_or_else(|| partial("env", "AWS_SECRET_ACCESS_KEY"))?;
        let token = get("AWS_SESSION_TOKEN").or_else(|| get("AWS_SECURITY_TOKEN"));
        Ok(Some(Credentials::new(id, secret, token, None, "env")))
    }

    /// Refuses what would have to be got from a service, rather than go on with other credentials than were meant.
    fn check_remote(&self, names: &[&str], get: impl Fn(&str) -> Option<String>) -> Result<(), CliError> {
        match names.iter().find(|name| get(name).is_some_and(|value| !value.is_empty())) {
            None => Ok(()),
            Some(name) => Err(CliError::other(format!(
                "`{name}` asks for credentials from a service, which is not done here: set `credential_process` to a \
                 program that gets them, such as `aws configure export-credentials --format process`"
            ))),
        }
    }
}

/// The credentials of a section; nothing, if it has no key.
fn of_settings(section: Option<&files::Settings>, place: &str) -> Result<Option<Credentials>, CliError> {
    let get = |name: &str| match section?.get(name)? {
        Setting::Text(text) => Some(text.clone()),
        Setting::Nested(_) => None,
    };
    let Some(id) = get("aws_access_key_id") else { return Ok(None) };
    let secret = get("aws_secret_access_key").ok_or_else(|| partial(place, "aws_secret_access_key"))?;
    let token = get("aws_security_token").or_else(|| get("aws_session_token"));
    Ok(Some(Credentials::new(id, secret, token, None, "profile")))
}

fn partial(place: &str, missing: &str) -> CliError {
    CliError::other(format!("Partial credentials found in {place}, missing: {missing}"))
}
