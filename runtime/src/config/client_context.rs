//! Settings of which only some services' endpoint rules know (`clientContextParams` and `builtIn` of the models).

use aws_types::SdkConfig;
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::service_config::ServiceConfigKey;

use super::{Builder, Config, Environment, ServiceMarker};
use crate::schema::Service;

/// What is set; absent means that the rule set decides.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientContext {
    pub(crate) accelerate: Option<bool>,
    pub(crate) account_id_endpoint_mode: Option<AccountIdEndpointMode>,
    pub(crate) disable_multi_region_access_points: Option<bool>,
    pub(crate) disable_s3_express_session_auth: Option<bool>,
    pub(crate) force_path_style: Option<bool>,
    pub(crate) use_arn_region: Option<bool>,
    /// S3 is reached at its one host of old from us-east-1. Only the environment says so.
    pub(crate) s3_legacy_endpoint: bool,
    /// STS is reached at its one host of old. Only the environment says so.
    pub(crate) sts_legacy_endpoint: bool,
}

/// Settings of S3 that have a variable of the environment and a key of the profile.
const DISABLE_EXPRESS: [&str; 2] = ["AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "s3_disable_express_session_auth"];
const DISABLE_MRAP: [&str; 2] = ["AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS", "s3_disable_multiregion_access_points"];
const USE_ARN_REGION: [&str; 2] = ["AWS_S3_USE_ARN_REGION", "s3_use_arn_region"];

impl ClientContext {
    /// These settings, and those of `other` where these are absent.
    pub(crate) fn or(self, other: &Self) -> Self {
        Self {
            accelerate: self.accelerate.or(other.accelerate),
            account_id_endpoint_mode: self.account_id_endpoint_mode.or_else(|| other.account_id_endpoint_mode.clone()),
            disable_multi_region_access_points: self
                .disable_multi_region_access_points
                .or(other.disable_multi_region_access_points),
            disable_s3_express_session_auth: self
                .disable_s3_express_session_auth
                .or(other.disable_s3_express_session_auth),
            force_path_style: self.force_path_style.or(other.force_path_style),
            use_arn_region: self.use_arn_region.or(other.use_arn_region),
            s3_legacy_endpoint: self.s3_legacy_endpoint || other.s3_legacy_endpoint,
            sts_legacy_endpoint: self.sts_legacy_endpoint || other.sts_legacy_endpoint,
        }
    }

    /// What the environment says.
    pub(crate) fn of_environment(environment: &Environment) -> Self {
        let flag = |[variable, _]: [&str; 2]| flag(&environment.get(variable)?);
        let is_legacy = |name| environment.get(name).is_some_and(|value| value.eq_ignore_ascii_case("legacy"));
        let mode = environment.get("AWS_ACCOUNT_ID_ENDPOINT_MODE");
        Self {
            account_id_endpoint_mode: mode.and_then(|it| it.parse().ok()),
            disable_multi_region_access_points: flag(DISABLE_MRAP),
            disable_s3_express_session_auth: flag(DISABLE_EXPRESS),
            use_arn_region: flag(USE_ARN_REGION),
            s3_legacy_endpoint: is_legacy("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT"),
            sts_legacy_endpoint: is_legacy("AWS_STS_REGIONAL_ENDPOINTS"),
            ..Self::default()
        }
    }

    /// What `aws-config` loaded.
    pub(super) fn of_sdk_config(config: &SdkConfig, service: &Service) -> Self {
        let account_id_endpoint_mode = config.account_id_endpoint_mode().cloned();
        if !matches!(service.id, "S3" | "S3 Control") {
            return Self { account_id_endpoint_mode, ..Self::default() };
        }
        let loaded = |[variable, profile]: [&str; 2]| {
            let key = ServiceConfigKey::builder().service_id(service.id).env(variable).profile(profile).build().ok()?;
            flag(&config.service_config()?.load_config(key)?)
        };
        Self {
            account_id_endpoint_mode,
            disable_multi_region_access_points: loaded(DISABLE_MRAP),
            disable_s3_express_session_auth: loaded(DISABLE_EXPRESS),
            use_arn_region: loaded(USE_ARN_REGION),
            ..Self::default()
        }
    }
}

fn flag(text: &str) -> Option<bool> {
    let is = |word| text.trim().eq_ignore_ascii_case(word);
    if is("true") { Some(true) } else { is("false").then_some(false) }
}

/// A setting: its marker, its two setters, and its field.
macro_rules! flags {
    ($($(#[$docs:meta])* $marker:ident: $name:ident, $setter:ident;)*) => {$(
        #[doc = concat!("A service whose clients have the setting `", stringify!($name), "`.")]
        pub trait $marker: ServiceMarker {}

        impl<S: $marker> Builder<S> {
            $(#[$docs])*
            pub fn $name(mut self, $name: impl Into<bool>) -> Self {
                self.settings.context.$name = Some($name.into());
                self
            }

            #[doc = concat!("Sets or clears `", stringify!($name), "`.")]
            pub fn $setter(&mut self, $name: Option<bool>) -> &mut Self {
                self.settings.context.$name = $name;
                self
            }
        }
    )*};
}

flags! {
    /// Sets whether buckets are reached through S3 Transfer Acceleration.
    HasAccelerate: accelerate, set_accelerate;
    /// Sets whether Multi-Region Access Points are refused.
    HasDisableMultiRegionAccessPoints: disable_multi_region_access_points, set_disable_multi_region_access_points;
    /// Sets whether requests to directory buckets are signed as all others are, without a session.
    HasDisableS3ExpressSessionAuth: disable_s3_express_session_auth, set_disable_s3_express_session_auth;
    /// Sets whether a bucket's name stands in the path, not in the host name.
    HasForcePathStyle: force_path_style, set_force_path_style;
    /// Sets whether the region of an ARN counts where it is not the client's: the rule set's own answer if absent.
    HasUseArnRegion: use_arn_region, set_use_arn_region;
}

/// A service whose clients have the setting `account_id_endpoint_mode`.
pub trait HasAccountIdEndpointMode: ServiceMarker {}

impl<S: HasAccountIdEndpointMode> Builder<S> {
    /// Sets whether host names bear the account of the credentials. Default: where the credentials name one.
    pub fn account_id_endpoint_mode(mut self, account_id_endpoint_mode: AccountIdEndpointMode) -> Self {
        self.settings.context.account_id_endpoint_mode = Some(account_id_endpoint_mode);
        self
    }

    /// Sets or clears `account_id_endpoint_mode`.
    pub fn set_account_id_endpoint_mode(&mut self, mode: Option<AccountIdEndpointMode>) -> &mut Self {
        self.settings.context.account_id_endpoint_mode = mode;
        self
    }
}

impl<S: HasAccountIdEndpointMode> Config<S> {
    /// Whether host names bear the account of the credentials, if that is set.
    pub fn account_id_endpoint_mode(&self) -> Option<&AccountIdEndpointMode> {
        self.settings.context.account_id_endpoint_mode.as_ref()
    }
}
