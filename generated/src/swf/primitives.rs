//! Types that members are made of.

/// Event streams.
pub mod event_stream {}
