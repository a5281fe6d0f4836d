//! Macros for services with waiters.

/// Makes an operation's builder serve for its waiters too: with [`Waiting`](crate::wait::Waiting) in it, it waits.
///
/// ```text
/// awslice_runtime::waiter_builder!(DescribeThingsBuilder, DescribeThings, DescribeThingsInput);
/// ```
#[macro_export]
macro_rules! waiter_builder {
    ($builder:ident, $operation:ty, $input:ty) => {
        impl<W: $crate::wait::Waiter<Operation = $operation>> $builder<$crate::wait::Waiting<W>> {
            /// The input as set so far.
            pub fn as_input(&self) -> &$builder<$crate::client::Bare<$input>> {
                self.inner.input_builder()
            }

            /// Calls the operation until it is decided, but for no longer than `max_wait`.
            ///
            /// # Errors
            /// The state that is waited for will not be reached or was not reached in time, or a call failed.
            pub async fn wait(
                self,
                max_wait: ::core::time::Duration,
            ) -> ::core::result::Result<
                $crate::types::FinalPoll<
                    <$operation as $crate::operation::Operation>::Output,
                    $crate::types::SdkError<
                        <$operation as $crate::operation::Operation>::Error,
                        $crate::types::HttpResponse,
                    >,
                >,
                $crate::types::WaiterError<
                    <$operation as $crate::operation::Operation>::Output,
                    <$operation as $crate::operation::Operation>::Error,
                >,
            > {
                self.inner.wait(max_wait).await
            }
        }

        impl<W: $crate::wait::Waiter<Operation = $operation>> ::core::convert::From<$crate::wait::Waiting<W>>
            for $builder<$crate::wait::Waiting<W>>
        {
            #[inline]
            fn from(inner: $crate::wait::Waiting<W>) -> Self {
                Self { inner }
            }
        }
    };
}

/// The conversion that lets `?` turn what a waiter fails with into the service's error. A failed call is the error
/// that it would be without the waiter.
///
/// ```text
/// awslice_runtime::error_of_waiters!(Error);
/// ```
#[macro_export]
macro_rules! error_of_waiters {
    ($ty:ident) => {
        #[allow(deprecated)]
        impl<O, E> ::core::convert::From<$crate::types::WaiterError<O, E>> for $ty
        where
            O: ::core::fmt::Debug + ::core::marker::Send + ::core::marker::Sync + 'static,
            E: ::std::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
            Self: ::core::convert::From<$crate::types::SdkError<E, $crate::types::HttpResponse>>,
        {
            fn from(error: $crate::types::WaiterError<O, E>) -> Self {
                match error {
                    $crate::types::WaiterError::OperationFailed(failed) => Self::from(failed.into_error()),
                    other => Self::Unhandled($crate::error::Unhandled::new(other, ::core::default::Default::default())),
                }
            }
        }
    };
}
