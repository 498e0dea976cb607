//! Hostile inputs of every kind: an answer or an error, never a panic, never a hang, and nothing out of proportion.

#[cfg(unix)]
mod bounds;
#[cfg(unix)]
mod child;
#[path = "../common/mod.rs"]
mod common;
#[cfg(unix)]
mod files;
#[cfg(unix)]
#[path = "../files_made/make.rs"]
mod make;
#[cfg(unix)]
#[path = "../files_made/make_doc.rs"]
mod make_doc;
#[cfg(unix)]
#[path = "../files_made/make_pdf.rs"]
mod make_pdf;
mod mutations;
#[cfg(unix)]
mod shapes;
