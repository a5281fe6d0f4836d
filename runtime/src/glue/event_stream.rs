//! Macros for the errors of event streams.

/// Everything of a stream's error that does not depend on which exceptions the stream has.
///
/// ```text
/// awslice_runtime::stream_error!(TicksError { "tooFast" => TooFastException });
/// ```
#[macro_export]
macro_rules! stream_error {
    ($ty:ident { $($member:literal => $variant:ident),* $(,)? }) => {
        $crate::error_enum!($ty { $($variant),* });

        impl $crate::types::ProvideErrorKind for $ty {
            fn retryable_error_kind(&self) -> ::core::option::Option<$crate::types::ErrorKind> {
                ::core::option::Option::None
            }

            fn code(&self) -> ::core::option::Option<&str> {
                self.meta().code()
            }
        }

        #[allow(deprecated)]
        impl $crate::types::CreateUnhandledError for $ty {
            fn create_unhandled_error(
                source: ::std::boxed::Box<
                    dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
                >,
                meta: ::core::option::Option<$crate::types::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(source, meta.unwrap_or_default()))
            }
        }

        #[allow(deprecated)]
        impl $crate::event_stream::StreamError for $ty {
            fn read(wire: $crate::operation::WireError<'_>) -> Self {
                match wire.code() {
                    $(Some($member) => Self::$variant(wire.modeled()),)*
                    _ => Self::generic(wire.into_meta()),
                }
            }

            fn modeled(&self) -> ::core::option::Option<(&'static str, &dyn $crate::shape::Members)> {
                match self {
                    $(Self::$variant(error) => Some(($member, error)),)*
                    Self::Unhandled(_) => None,
                }
            }
        }
    };
}

/// The conversions that let `?` turn the error of an event stream into the service's.
///
/// ```text
/// awslice_runtime::error_of_stream!(Error from crate::types::error::TicksError { TooFastException });
/// ```
#[macro_export]
macro_rules! error_of_stream {
    ($ty:ident from $stream:ty { $($variant:ident),* $(,)? }) => {
        #[allow(deprecated)]
        impl ::core::convert::From<$stream> for $ty {
            fn from(error: $stream) -> Self {
                type Stream = $stream;
                match error {
                    $(Stream::$variant(error) => Self::$variant(error),)*
                    Stream::Unhandled(error) => Self::Unhandled(error),
                }
            }
        }

        #[allow(deprecated)]
        impl<R> ::core::convert::From<$crate::types::SdkError<$stream, R>> for $ty
        where
            R: ::core::marker::Send + ::core::marker::Sync + ::core::fmt::Debug + 'static,
        {
            fn from(error: $crate::types::SdkError<$stream, R>) -> Self {
                match error {
                    $crate::types::SdkError::ServiceError(context) => Self::from(context.into_err()),
                    other => Self::Unhandled($crate::error::Unhandled::new(other, ::core::default::Default::default())),
                }
            }
        }
    };
}
