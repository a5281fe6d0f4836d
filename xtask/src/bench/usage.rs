//! What children of this program have used.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Time and memory.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// CPU time of the program and its own children, in seconds.
    pub cpu: f64,
    /// Time on the clock, in seconds.
    pub wall: f64,
    /// Most memory that one process held, in megabytes.
    pub megabytes: f64,
}

/// CPU time of all children so far.
#[cfg(unix)]
pub fn children_cpu() -> Duration {
    use nix::sys::resource::{UsageWho, getrusage};

    let Ok(usage) = getrusage(UsageWho::RUSAGE_CHILDREN) else { return Duration::ZERO };
    let seconds = |it: nix::sys::time::TimeVal| {
        let microseconds = u64::try_from(it.tv_sec()).unwrap_or_default() * 1_000_000;
        Duration::from_micros(microseconds + u64::try_from(it.tv_usec()).unwrap_or_default())
    };
    seconds(usage.user_time()) + seconds(usage.system_time())
}

/// Most memory that one child held so far, in megabytes.
#[cfg(unix)]
pub fn children_megabytes() -> f64 {
    use nix::sys::resource::{UsageWho, getrusage};

    // Linux counts in kilobytes, macOS in bytes.
    let unit = if cfg!(target_os = "macos") { 1024.0 * 1024.0 } else { 1024.0 };
    getrusage(UsageWho::RUSAGE_CHILDREN).map_or(0.0, |it| i32::try_from(it.max_rss()).map_or(0.0, f64::from) / unit)
}

/// CPU time of all children so far: this system does not tell.
#[cfg(not(unix))]
pub fn children_cpu() -> Duration {
    Duration::ZERO
}

/// Most memory that one child held so far: this system does not tell.
#[cfg(not(unix))]
pub fn children_megabytes() -> f64 {
    0.0
}
