//! The macro that gives a builder its setters: three methods a member, alike for all members.

/// The setters of a builder: `field` under the member's own name, `set_field` and `get_field`.
///
/// A row is a member: what its setter does (`set` a value, `push` an item, `insert` an entry), the setter as it is called,
/// the names of the other two, and the type of the field. A builder `of` an input works on the input that it holds;
/// others have the fields themselves.
///
/// ```text
/// awslice_runtime::setters!(ListThingsBuilder of ListThingsInput {
///     /// Sets `name`. Required.
///     set name(value: impl Into<String>), set_name, get_name: Option<String>;
///     /// Appends an item to `kinds`.
///     push kinds(item: types::Kind), set_kinds, get_kinds: Option<Vec<types::Kind>>;
/// });
/// ```
#[macro_export]
macro_rules! setters {
    ($builder:ident { $(
        #[doc = $docs:tt]
        $(#[$attribute:meta])*
        $change:ident $field:ident($($argument:ident: $argument_ty:ty),+), $set:ident, $get:ident: $ty:ty;
    )+ }) => {
        impl $builder { $(
            #[doc = $docs]
            $(#[$attribute])*
            #[inline]
            pub fn $field(mut self, $($argument: $argument_ty),+) -> Self {
                $crate::setter::$change(&mut self.$field, $($argument),+);
                self
            }

            /// Sets or clears the whole value.
            $(#[$attribute])*
            #[inline]
            pub fn $set(mut self, value: $ty) -> Self {
                self.$field = value;
                self
            }

            /// The value as set so far.
            $(#[$attribute])*
            #[inline]
            pub fn $get(&self) -> &$ty {
                &self.$field
            }
        )+ }
    };
    ($builder:ident of $input:ident { $(
        #[doc = $docs:tt]
        $(#[$attribute:meta])*
        $change:ident $field:ident($($argument:ident: $argument_ty:ty),+), $set:ident, $get:ident: $ty:ty;
    )+ }) => {
        impl<S: $crate::client::Holds<$input>> $builder<S> { $(
            #[doc = $docs]
            $(#[$attribute])*
            pub fn $field(mut self, $($argument: $argument_ty),+) -> Self {
                $crate::setter::$change(&mut self.inner.input_mut().$field, $($argument),+);
                self
            }

            /// Sets or clears the whole value.
            $(#[$attribute])*
            pub fn $set(mut self, value: $ty) -> Self {
                self.inner.input_mut().$field = value;
                self
            }

            /// The value as set so far.
            $(#[$attribute])*
            pub fn $get(&self) -> &$ty {
                &self.inner.input().$field
            }
        )+ }
    };
}
