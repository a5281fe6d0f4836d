//! Macros that connect generated types to their tables. What they hold is the same for all shapes; generated code
//! gives them only what differs: the type, its table, its fields by index.

mod error_enum;
#[cfg(feature = "event-stream")]
mod event_stream;
mod operation_builder;
mod setters;
mod waiter;

/// Connects a structure to its table: writing, reading in place, and use as a field.
///
/// ```text
/// awslice_runtime::structure!(DomainInfo, DOMAIN_INFO { 0: name, 1: status });
/// ```
#[macro_export]
macro_rules! structure {
    ($ty:ident, $table:ident { $($index:literal: $field:ident),* $(,)? } $($extra:ident: $zero:expr),*) => {
        impl $crate::shape::Members for $ty {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::Structure {
                &$table
            }

            #[inline]
            #[allow(unused_variables)]
            fn write_members(&self, out: &mut dyn $crate::shape::MemberWriter) {
                $(out.member($index, &self.$field);)*
            }
        }

        impl $crate::shape::ReadMembers for $ty {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::Structure {
                &$table
            }

            #[inline]
            fn read_member(
                &mut self,
                index: usize,
                from: &mut dyn $crate::shape::Decoder,
            ) -> ::core::result::Result<(), $crate::shape::DecodeError> {
                match index {
                    $($index => $crate::shape::Decode::decode(&mut self.$field, from),)*
                    _ => from.skip(),
                }
            }
        }

        impl $crate::shape::Value for $ty {
            #[inline]
            fn write(&self, out: &mut dyn $crate::shape::Encoder) {
                out.structure(self);
            }
        }

        impl $crate::shape::Decode for $ty {
            #[inline]
            fn zero() -> Self {
                Self { $($field: $crate::shape::Decode::zero(),)* $($extra: $zero,)* }
            }

            #[inline]
            fn decode(
                &mut self,
                from: &mut dyn $crate::shape::Decoder,
            ) -> ::core::result::Result<(), $crate::shape::DecodeError> {
                from.structure(self)
            }
        }
    };
}

/// Connects an operation's output to its table: as [`structure!`], with the request id that it carries in
/// `_request_id`. A field that is the body's stream is named at the end, and so is one that receives its events.
///
/// ```text
/// awslice_runtime::output!(GetThingOutput, GET_THING_OUTPUT { 0: name, 1: body } stream body);
/// awslice_runtime::output!(WatchOutput, WATCH_OUTPUT { 0: name } events ticks of super::OPERATION);
/// ```
#[macro_export]
macro_rules! output {
    ($ty:ident, $table:ident { $($index:literal: $field:ident),* $(,)? }
        $(stream $stream:ident)? $(events $events:ident of $operation:path)?) => {
        $crate::structure!($ty, $table { $($index: $field),* }
            _request_id: ::core::option::Option::None $(, $events: $crate::event_stream::EventReceiver::ended())?);

        impl $crate::operation::Output for $ty {
            #[inline]
            fn set_request_id(&mut self, id: ::core::option::Option<::std::string::String>) {
                self._request_id = id;
            }
            $(
                #[inline]
                fn set_stream(&mut self, body: $crate::types::SdkBody) {
                    self.$stream = $crate::types::ByteStream::new(body);
                }
            )?
            $(
                #[inline]
                fn set_stream(&mut self, body: $crate::types::SdkBody) {
                    self.$events = $crate::event_stream::EventReceiver::new(body, &$operation);
                }
            )?
        }

        impl $crate::types::RequestId for $ty {
            #[inline]
            fn request_id(&self) -> ::core::option::Option<&str> {
                self._request_id.as_deref()
            }
        }
    };
}

/// Connects a union to its table.
///
/// ```text
/// awslice_runtime::union!(AttributeValue, ATTRIBUTE_VALUE { 0: S, 1: N });
/// ```
#[macro_export]
macro_rules! union {
    ($ty:ident, $table:ident { $($index:literal: $variant:ident),* $(,)? }) => {
        impl $crate::shape::Members for $ty {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::Structure {
                &$table
            }

            #[inline]
            #[allow(unused_variables)]
            fn write_members(&self, out: &mut dyn $crate::shape::MemberWriter) {
                match self {
                    $(Self::$variant(value) => out.member($index, value),)*
                    Self::Unknown => {}
                }
            }
        }

        impl $crate::shape::ReadMembers for $ty {
            #[inline]
            fn schema(&self) -> &'static $crate::schema::Structure {
                &$table
            }

            #[inline]
            fn read_member(
                &mut self,
                index: usize,
                from: &mut dyn $crate::shape::Decoder,
            ) -> ::core::result::Result<(), $crate::shape::DecodeError> {
                match index {
                    // A variant that is set already is added to, as flattened lists come in pieces.
                    $($index => match self {
                        Self::$variant(value) => $crate::shape::Decode::decode(value, from),
                        _ => $crate::shape::decoded(from).map(|value| *self = Self::$variant(value)),
                    },)*
                    _ => from.skip(),
                }
            }
        }

        impl $crate::shape::Value for $ty {
            #[inline]
            fn write(&self, out: &mut dyn $crate::shape::Encoder) {
                out.structure(self);
            }
        }

        impl $crate::shape::Decode for $ty {
            #[inline]
            fn zero() -> Self {
                Self::Unknown
            }

            #[inline]
            fn decode(
                &mut self,
                from: &mut dyn $crate::shape::Decoder,
            ) -> ::core::result::Result<(), $crate::shape::DecodeError> {
                from.structure(self)
            }
        }
    };
}

/// Everything of an enumeration that does not depend on its values. The generated part is the enum, `From<&str>`,
/// `as_str` and `values`.
#[macro_export]
macro_rules! enumeration {
    ($ty:ident) => {
        impl $ty {
            /// The variant with this value.
            ///
            /// # Errors
            /// When the model does not list the value.
            pub fn try_parse(value: &str) -> ::core::result::Result<Self, $crate::error::UnknownVariantError> {
                #[allow(deprecated)]
                match Self::from(value) {
                    Self::Unknown(_) => Err($crate::error::UnknownVariantError::new(value)),
                    known => Ok(known),
                }
            }
        }

        impl ::core::str::FromStr for $ty {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(value: &str) -> ::core::result::Result<Self, Self::Err> {
                Ok(Self::from(value))
            }
        }

        impl ::core::convert::AsRef<str> for $ty {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::shape::Value for $ty {
            #[inline]
            fn is_absent(&self) -> bool {
                self.as_str() == $crate::shape::NO_VALUE
            }

            #[inline]
            fn write(&self, out: &mut dyn $crate::shape::Encoder) {
                out.string(self.as_str());
            }
        }

        impl $crate::shape::Decode for $ty {
            #[inline]
            fn zero() -> Self {
                Self::from($crate::shape::NO_VALUE)
            }

            #[inline]
            fn decode(
                &mut self,
                from: &mut dyn $crate::shape::Decoder,
            ) -> ::core::result::Result<(), $crate::shape::DecodeError> {
                *self = Self::from(&*from.string()?);
                Ok(())
            }
        }
    };
}

/// The value of a builder's field that must be set, or else the builder's error.
///
/// ```text
/// name: awslice_runtime::required!(self.name, "name", "DomainInfo")?,
/// ```
#[macro_export]
macro_rules! required {
    ($value:expr, $field:literal, $ty:literal) => {
        $value.ok_or_else(|| {
            $crate::types::BuildError::missing_field(
                $field,
                concat!($field, " was not specified but it is required when building ", $ty),
            )
        })
    };
}

/// Everything of a modeled error that does not depend on its members: printing, metadata, traits.
///
/// The structure has a field `message: Option<String>` and a field `meta: ErrorMetadata`. `$label` is what it prints
/// as: its Rust name, and the wire name in brackets where the two differ.
#[macro_export]
macro_rules! modeled_error {
    ($ty:ident, $label:literal, $table:ident { $($index:literal: $field:ident),* $(,)? } $($unmodeled:ident)?) => {
        $crate::structure!($ty, $table { $($index: $field),* }
            $($unmodeled: ::core::option::Option::None,)? meta: ::core::default::Default::default());

        impl $ty {
            /// What the service says of the failure.
            pub fn message(&self) -> ::core::option::Option<&str> {
                self.message.as_deref()
            }
        }

        impl ::core::fmt::Display for $ty {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($label)?;
                match &self.message {
                    Some(message) => write!(f, ": {message}"),
                    None => Ok(()),
                }
            }
        }

        impl ::std::error::Error for $ty {}

        impl $crate::types::ProvideErrorMetadata for $ty {
            fn meta(&self) -> &$crate::types::ErrorMetadata {
                &self.meta
            }
        }

        impl $crate::types::RequestId for $ty {
            fn request_id(&self) -> ::core::option::Option<&str> {
                $crate::types::RequestId::request_id(&self.meta)
            }
        }

        impl $crate::operation::ModeledError for $ty {
            fn set_meta(&mut self, meta: $crate::types::ErrorMetadata) {
                if self.message.is_none() {
                    self.message = meta.message().map(::std::borrow::ToOwned::to_owned);
                }
                self.meta = meta;
            }
        }
    };
}

/// Everything of an operation's error that does not depend on which errors it lists.
///
/// ```text
/// awslice_runtime::operation_error!(ListThingsError, &LIST_THINGS { "NoSuchThing" => NoSuchThing });
/// ```
#[macro_export]
macro_rules! operation_error {
    ($ty:ident, $row:expr, { $($code:literal => $variant:ident),* $(,)? }) => {
        $crate::error_enum!($ty { $($variant),* });

        impl $crate::types::ProvideErrorKind for $ty {
            fn retryable_error_kind(&self) -> ::core::option::Option<$crate::types::ErrorKind> {
                let row = <Self as $crate::operation::OperationError>::OPERATION.error(self.meta().code()?)?;
                row.retryable.map(|throttling| {
                    if throttling { $crate::types::ErrorKind::ThrottlingError } else { $crate::types::ErrorKind::ServerError }
                })
            }

            fn code(&self) -> ::core::option::Option<&str> {
                self.meta().code()
            }
        }

        impl $crate::types::CreateUnhandledError for $ty {
            #[allow(deprecated)]
            fn create_unhandled_error(
                source: ::std::boxed::Box<
                    dyn ::std::error::Error + ::core::marker::Send + ::core::marker::Sync + 'static,
                >,
                meta: ::core::option::Option<$crate::types::ErrorMetadata>,
            ) -> Self {
                Self::Unhandled($crate::error::Unhandled::of_call::<Self>(source, meta))
            }
        }

        impl $crate::operation::OperationError for $ty {
            const OPERATION: &'static $crate::schema::Operation = $row;

            fn read(wire: $crate::operation::WireError<'_>) -> Self {
                match wire.code() {
                    $(Some($code) => Self::$variant(wire.modeled()),)*
                    _ => Self::generic(wire.into_meta()),
                }
            }
        }
    };
}

/// Everything of a service's error that does not depend on which errors it has, and the conversions that let `?`
/// turn the error of any operation into it.
///
/// ```text
/// awslice_runtime::service_error!(Error { NoSuchThing, Throttled } from {
///     crate::operation::list_things::ListThingsError { NoSuchThing },
/// });
/// ```
#[macro_export]
macro_rules! service_error {
    ($ty:ident { $($variant:ident),* $(,)? } from { $($op:ty { $($of_op:ident),* $(,)? }),* $(,)? }) => {
        #[allow(deprecated)]
        impl $crate::types::ProvideErrorMetadata for $ty {
            fn meta(&self) -> &$crate::types::ErrorMetadata {
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
                    $(Self::$variant(error) => {
                        $crate::error::describe(f, error, $crate::types::ProvideErrorMetadata::meta(error))
                    })*
                    Self::Unhandled(error) => $crate::error::describe_unhandled(f, error),
                }
            }
        }

        #[allow(deprecated)]
        impl ::std::error::Error for $ty {
            fn source(&self) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                match self {
                    $(Self::$variant(error) => ::std::error::Error::source(error),)*
                    Self::Unhandled(error) => Some(&*error.source),
                }
            }
        }

        impl $crate::types::RequestId for $ty {
            fn request_id(&self) -> ::core::option::Option<&str> {
                $crate::types::RequestId::request_id($crate::types::ProvideErrorMetadata::meta(self))
            }
        }

        #[allow(deprecated)]
        impl ::core::convert::From<$crate::types::BuildError> for $ty {
            fn from(error: $crate::types::BuildError) -> Self {
                Self::Unhandled($crate::error::Unhandled::new(error, ::core::default::Default::default()))
            }
        }

        $(
            #[allow(deprecated)]
            impl ::core::convert::From<$op> for $ty {
                fn from(error: $op) -> Self {
                    type Operation = $op;
                    match error {
                        $(Operation::$of_op(error) => Self::$of_op(error),)*
                        Operation::Unhandled(error) => Self::Unhandled(error),
                    }
                }
            }

            #[allow(deprecated)]
            impl<R> ::core::convert::From<$crate::types::SdkError<$op, R>> for $ty
            where
                R: ::core::marker::Send + ::core::marker::Sync + ::core::fmt::Debug + 'static,
            {
                fn from(error: $crate::types::SdkError<$op, R>) -> Self {
                    match error {
                        $crate::types::SdkError::ServiceError(context) => Self::from(context.into_err()),
                        other => Self::Unhandled($crate::error::Unhandled::of_call::<$op>(other, None)),
                    }
                }
            }
        )*
    };
}
