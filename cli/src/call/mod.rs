//! Sends a call, reads its pages, waits.
