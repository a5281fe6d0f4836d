//! Calls that are changed before they are sent.

use std::marker::PhantomData;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::SdkError;

use super::Fluent;
use crate::config::{Builder, Settings};
use crate::operation::Operation;

/// A fluent builder, as [`CustomizableOperation`] sees it.
pub trait Call {
    /// The operation that it calls.
    type Operation: Operation;

    /// The call.
    fn into_fluent(self) -> Fluent<Self::Operation>;
}

/// Changes a request before it is signed.
pub(super) type Change = Box<dyn Fn(HttpRequest) -> Result<HttpRequest, BoxError> + Send + Sync>;

/// What is changed of one call.
#[derive(Default)]
pub(crate) struct Customization {
    /// Settings that stand before the client's.
    pub(super) overrides: Option<Settings>,
    /// Applied in order, on each attempt.
    pub(super) changes: Vec<Change>,
}

/// A call whose request or configuration is changed before it is sent.
pub struct CustomizableOperation<T, E, B> {
    call: B,
    customization: Customization,
    result: PhantomData<fn() -> (T, E)>,
}

impl<T, E, B> CustomizableOperation<T, E, B> {
    /// A call that is not changed yet.
    pub fn new(call: B) -> Self {
        Self { call, customization: Customization::default(), result: PhantomData }
    }

    /// Changes the request. Every attempt's request goes through `map` before it is signed.
    pub fn map_request<F, MapE>(mut self, map: F) -> Self
    where
        F: Fn(HttpRequest) -> Result<HttpRequest, MapE> + Send + Sync + 'static,
        MapE: std::error::Error + Send + Sync + 'static,
    {
        self.customization.changes.push(Box::new(move |request| map(request).map_err(Into::into)));
        self
    }

    /// Changes the request in place. Every attempt's request goes through `mutate` before it is signed.
    pub fn mutate_request<F>(mut self, mutate: F) -> Self
    where
        F: Fn(&mut HttpRequest) + Send + Sync + 'static,
    {
        self.customization.changes.push(Box::new(move |mut request| {
            mutate(&mut request);
            Ok(request)
        }));
        self
    }
}

impl<T, E, B> CustomizableOperation<T, E, B>
where
    B: Call,
    B::Operation: Operation<Output = T, Error = E>,
{
    /// Puts these settings before those of the client, for this call. Settings that are absent stay the client's.
    pub fn config_override(
        mut self,
        config_override: impl Into<Builder<<B::Operation as Operation>::Service>>,
    ) -> Self {
        self.customization.overrides = Some(config_override.into().into_settings());
        self
    }

    /// Makes the call.
    ///
    /// # Errors
    /// The operation's error, or what kept the call from getting that far.
    pub async fn send(self) -> Result<T, SdkError<E, HttpResponse>> {
        self.call.into_fluent().send_customized(self.customization).await
    }
}
