//! Configuration of clients.

use crate::schema;

/// The marker of a service, which types its configuration and clients.
pub trait ServiceMarker: Clone + Copy + Send + Sync + std::fmt::Debug + 'static {
    /// The service's row.
    const ROW: &'static schema::Service;
}
