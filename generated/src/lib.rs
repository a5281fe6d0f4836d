#[cfg(feature = "swf")]
pub mod swf;
