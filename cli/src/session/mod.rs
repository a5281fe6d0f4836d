//! Profiles, configuration files, region, endpoint, credentials, retries and time-outs.
