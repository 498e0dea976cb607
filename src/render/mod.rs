//! The forms in which a report is shown. The words are [`crate::say`]'s.

#[cfg(feature = "export")]
pub mod answers;
#[cfg(all(feature = "files", feature = "export"))]
pub mod corrected;
#[cfg(feature = "cli")]
pub mod explain;
#[cfg(feature = "export")]
pub mod export;
#[cfg(feature = "export")]
pub mod grid;
#[cfg(feature = "cli")]
pub mod human;
#[cfg(all(feature = "export", feature = "compare"))]
mod printed;
#[cfg(feature = "cli")]
pub mod rollup;
#[cfg(feature = "export")]
pub mod visible;
