//! What the errors of operations and of event streams have in common.

/// Everything of an error of several variants that does not depend on where it comes from.
#[doc(hidden)]
#[macro_export]
macro_rules! error_enum {
    ($ty:ident { $($variant:ident),* }) => {
        #[allow(deprecated)]
        impl $ty {
            /// An error of any other kind.
            pub fn unhandled(
                error: impl ::core::convert::Into<
                    ::std::boxed::Box<dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static>,
                >,
            ) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(error, ::core::default::Default::default()))
            }

            /// An error of which only the metadata is known.
            pub fn generic(meta: $crate::types::ErrorMetadata) -> Self {
                Self::Unhandled(meta.into())
            }

            /// Code, message, request id and status.
            pub fn meta(&self) -> &$crate::types::ErrorMetadata {
                match self {
                    $(Self::$variant(error) => $crate::types::ProvideErrorMetadata::meta(error),)*
                    Self::Unhandled(error) => &error.meta,
                }
            }
        }

        #[allow(deprecated)]
        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    $(Self::$variant(error) => $crate::error::describe(f, error, self.meta()),)*
                    Self::Unhandled(error) => $crate::error::describe_unhandled(f, error),
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::error::Error for $ty {
            fn source(&self) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    $(Self::$variant(error) => Some(error),)*
                    Self::Unhandled(error) => Some(&*error.source),
                }
            }
        }

        impl $crate::types::ProvideErrorMetadata for $ty {
            fn meta(&self) -> &$crate::types::ErrorMetadata {
                self.meta()
            }
        }

        impl $crate::types::RequestId for $ty {
            fn request_id(&self) -> ::core::option::Option<&str> {
                $crate::types::RequestId::request_id(self.meta())
            }
        }
    };
}
