//! Files made here byte by byte: what their readers take, leave out and say, and the formats that are refused by name.

#[path = "../common/mod.rs"]
mod common;
mod damage;
mod doc;
mod document;
#[cfg(unix)]
mod large;
mod letters;
mod made;
mod make;
mod make_doc;
mod make_ofd;
mod make_pdf;
mod names;
mod notes;
mod odf;
mod ofd;
mod one_file;
mod pdf;
mod pdf_ways;
mod reports;
mod rtf;
mod workbook;

use gouji::Input;
use gouji::InputErrorKind;
use gouji::internals::Document;
use gouji::internals::read;

/// The document in a file, which can be read.
fn opened(bytes: &[u8]) -> Document {
    read(Input::Bytes(bytes), None).unwrap_or_else(|e| panic!("{:?}", e.kind()))
}

/// Why a file is refused.
fn refused(bytes: &[u8]) -> InputErrorKind {
    match read(Input::Bytes(bytes), None) {
        Ok(document) => panic!("read as {:?}: {}", document.format, document.text),
        Err(e) => e.kind().clone(),
    }
}
