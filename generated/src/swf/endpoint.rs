//! Where Amazon SWF is reached.
