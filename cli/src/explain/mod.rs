//! `explain SERVICE OPERATION [/pointer]`: what a shape is made of.
