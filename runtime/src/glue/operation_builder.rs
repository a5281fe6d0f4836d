//! The macro that makes one generic type both the builder of an input and the call.

/// Everything of an operation's builder that is not a setter. The builder is generic over what holds the input: by
/// itself it is the input's builder, with a client it is the call.
///
/// ```text
/// awslice_runtime::operation_builder!(
///     ListThingsBuilder, ListThings, ListThingsInput, super::ListThingsOutput, super::ListThingsError, crate::Client
/// );
/// ```
#[macro_export]
macro_rules! operation_builder {
    ($builder:ident, $operation:ty, $input:ty, $output:ty, $error:ty, $client:ty $(, events $events:ident)?) => {
        impl $operation {
            /// The operation.
            #[allow(clippy::self_named_constructors, reason = "an operation may be called New")]
            pub fn new() -> Self {
                Self
            }
        }

        impl<S: $crate::client::Holds<$input>> $crate::client::Holds<$input> for $builder<S> {
            #[inline]
            fn input(&self) -> &$input {
                self.inner.input()
            }

            #[inline]
            fn input_mut(&mut self) -> &mut $input {
                self.inner.input_mut()
            }

            #[inline]
            fn into_input(self) -> $input {
                self.inner.into_input()
            }
        }

        impl $builder<$crate::client::Bare<$input>> {
            /// The input. Nothing is checked yet: see its `validate`.
            ///
            /// # Errors
            /// When the stream of events that the operation sends is not set; no other operation's builder fails.
            pub fn build(self) -> ::core::result::Result<$input, $crate::types::BuildError> {
                let input = $crate::client::Holds::into_input(self.inner);
                $(if input.$events.is_none() {
                    let details = concat!(stringify!($events), " is the stream of the events to send: set it");
                    return Err($crate::types::BuildError::missing_field(stringify!($events), details));
                })?
                Ok(input)
            }

            /// Makes the call with this client and the input as set so far.
            ///
            /// # Errors
            /// The operation's error, or what kept the call from getting that far.
            pub async fn send_with(
                self,
                client: &$client,
            ) -> ::core::result::Result<$output, $crate::types::SdkError<$error, $crate::types::HttpResponse>> {
                $crate::client::Fluent::<$operation>::with_input(&client.handle, self).send().await
            }
        }

        impl $builder<$crate::client::Fluent<$operation>> {
            /// The input as set so far.
            pub fn as_input(&self) -> &$builder<$crate::client::Bare<$input>> {
                self.inner.input_builder()
            }

            /// Makes the call.
            ///
            /// # Errors
            /// The operation's error, or what kept the call from getting that far.
            pub async fn send(
                self,
            ) -> ::core::result::Result<$output, $crate::types::SdkError<$error, $crate::types::HttpResponse>> {
                self.inner.send().await
            }

            /// The call, to be changed before it is sent.
            pub fn customize(self) -> $crate::client::CustomizableOperation<$output, $error, Self> {
                $crate::client::CustomizableOperation::new(self)
            }
        }

        impl ::core::convert::From<$crate::client::Fluent<$operation>>
            for $builder<$crate::client::Fluent<$operation>>
        {
            #[inline]
            fn from(inner: $crate::client::Fluent<$operation>) -> Self {
                Self { inner }
            }
        }

        impl $crate::client::Call for $builder<$crate::client::Fluent<$operation>> {
            type Operation = $operation;

            #[inline]
            fn into_fluent(self) -> $crate::client::Fluent<$operation> {
                self.inner
            }
        }
    };
}
