//! What holds an operation's input while it is built: the input alone, or a call.

use std::fmt::{Debug, Formatter};

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;

use super::Handle;
use super::customize::Customization;
use crate::operation::Operation;

/// Something that holds an operation's input: a builder of the input, or a call.
pub trait Holds<I> {
    /// The input as set so far.
    fn input(&self) -> &I;
    /// The input, to set more of it.
    fn input_mut(&mut self) -> &mut I;
    /// The input, without what held it.
    fn into_input(self) -> I
    where
        Self: Sized;
}

/// An input by itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bare<I> {
    input: I,
}

impl<I> Holds<I> for Bare<I> {
    #[inline]
    fn input(&self) -> &I {
        &self.input
    }

    #[inline]
    fn input_mut(&mut self) -> &mut I {
        &mut self.input
    }

    #[inline]
    fn into_input(self) -> I {
        self.input
    }
}

/// An input and the client that it will be sent with.
pub struct Fluent<O: Operation> {
    handle: Handle<O::Service>,
    input: O::InputBuilder,
}

impl<O: Operation> Fluent<O> {
    /// A call in which nothing is set.
    pub fn new(handle: &Handle<O::Service>) -> Self {
        Self::with_input(handle, O::InputBuilder::default())
    }

    /// A call with what `input` has set.
    pub fn with_input(handle: &Handle<O::Service>, input: O::InputBuilder) -> Self {
        Self { handle: handle.clone(), input }
    }

    /// The builder of the input, as set so far.
    pub fn input_builder(&self) -> &O::InputBuilder {
        &self.input
    }

    /// Makes the call.
    ///
    /// # Errors
    /// The operation's error, or what kept the call from getting that far.
    pub async fn send(self) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
        self.send_customized(Customization::default()).await
    }

    /// The client and the input, to make more than one call.
    pub(crate) fn into_parts(self) -> (Handle<O::Service>, O::Input) {
        (self.handle, self.input.into_input())
    }

    pub(super) async fn send_customized(
        self,
        customization: Customization,
    ) -> Result<O::Output, SdkError<O::Error, HttpResponse>> {
        self.handle.call::<O>(self.input.into_input(), customization).await
    }
}

impl<O: Operation> Holds<O::Input> for Fluent<O> {
    #[inline]
    fn input(&self) -> &O::Input {
        self.input.input()
    }

    #[inline]
    fn input_mut(&mut self) -> &mut O::Input {
        self.input.input_mut()
    }

    #[inline]
    fn into_input(self) -> O::Input {
        self.input.into_input()
    }
}

impl<O: Operation<InputBuilder: Clone>> Clone for Fluent<O> {
    fn clone(&self) -> Self {
        Self { handle: self.handle.clone(), input: self.input.clone() }
    }
}

impl<O: Operation> Debug for Fluent<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fluent").field("operation", &O::ROW.name).field("input", &self.input).finish_non_exhaustive()
    }
}
