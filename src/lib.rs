//! 勾稽 (gouji): reads an annual report on government information disclosure and names every contradiction in it.
//!
//! Data goes one way: bytes → [`input`] → [`document`] → [`recognise`] → [`reading`] → rules → report.
#![warn(missing_docs)]
#![allow(missing_docs)]

pub mod document;
pub mod form;
pub mod input;
pub mod number;
pub mod place;
pub mod reading;
pub mod recognise;
