//! What a client is inside.

use std::convert::Infallible;
use std::fmt::{Debug, Formatter};
use std::sync::Arc;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

use super::answer::{self, Answer};
use super::core::Core;
use super::customize::Customization;
use super::draft::{draft, fill_token};
use super::pipeline;
use crate::config::{Config, ServiceMarker};
use crate::operation::{Operation, Output};
use crate::validate;

/// A configuration and what it takes to make calls with it. Clones share connections and retry quota.
pub struct Handle<S> {
    config: Arc<Config<S>>,
    core: Arc<Core>,
}

impl<S: ServiceMarker> Handle<S> {
    /// A handle with this configuration. Nothing fails here: what is missing is reported by the calls that miss it.
    pub fn new(config: Config<S>) -> Self {
        let core = Core::new(config.settings().clone(), S::ROW);
        Self { config: Arc::new(config), core: Arc::new(core) }
    }

    /// The configuration.
    pub fn config(&self) -> &Config<S> {
        &self.config
    }

    /// What calls are made with.
    pub(crate) fn core(&self) -> &Core {
        &self.core
    }

    /// Makes a call as the configuration says.
    pub(crate) async fn send<O: Operation<Service = S>>(
        &self,
        input: O::Input,
    ) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
        self.call::<O>(input, Customization::default()).await
    }

    /// Makes a call. Only this shell is compiled for each operation.
    pub(super) async fn call<O: Operation<Service = S>>(
        &self,
        mut input: O::Input,
        customization: Customization,
    ) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
        fill_token::<O>(&mut input);
        let core = match &customization.overrides {
            Some(overrides) => Arc::new(self.core.overridden(overrides)),
            None => Arc::clone(&self.core),
        };
        let upload = O::take_upload(&mut input);
        validate::check(&input).map_err(SdkError::construction_failure)?;
        let draft = {
            let target = core.target().await.map_err(SdkError::construction_failure)?;
            draft(O::ROW, &input, upload, &target, &core).map_err(SdkError::construction_failure)?
        };
        drop(input);
        // On the heap, so that the future of a call, which callers move about, stays small.
        let answer = Box::pin(pipeline::run(&core, O::ROW, draft, &customization.changes)).await;
        let Answer { mut response, outcome, .. } =
            answer.map_err(|failure| failure.map_service_error(|never: Infallible| match never {}))?;
        match answer::read::<O>(&response.view(), outcome) {
            Ok(Ok(mut output)) => {
                if let Some(stream) = response.stream.take() {
                    output.set_stream(stream);
                }
                Ok(output)
            }
            Ok(Err(error)) => Err(SdkError::service_error(error, response.into_raw())),
            Err(malformed) => Err(SdkError::response_error(malformed, response.into_raw())),
        }
    }
}

impl<S> Clone for Handle<S> {
    fn clone(&self) -> Self {
        Self { config: Arc::clone(&self.config), core: Arc::clone(&self.core) }
    }
}

impl<S: ServiceMarker> Debug for Handle<S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handle").field("service", &S::ROW.name).field("config", &self.config).finish_non_exhaustive()
    }
}
