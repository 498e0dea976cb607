//! Scripts as small as they go: oxc's minifier takes out comments and blanks, shortens local names and drops what is never used.
//!
//! In: a module's text. Out: one that does the same, in words that the oldest browser of offices knows.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::run::Failed;

/// Nothing younger than this is written: tests/browser/oldest.test.mjs drives the page in it.
const OLDEST: &str = "chrome86";

/// The module `text` of the file `name`, minified.
pub fn minified(name: &str, text: &str) -> Result<String, Failed> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::mjs()).parse();
    if let Some(wrong) = parsed.diagnostics.first() {
        return Err(Failed(format!("{name}: {wrong}")));
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target(OLDEST).map_err(|e| Failed(format!("{OLDEST}: {e}")))?;
    let options =
        MinifierOptions { compress: Some(CompressOptions { target, ..CompressOptions::smallest() }), ..MinifierOptions::default() };
    let names = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let printing = CodegenOptions { minify: true, comments: CommentOptions::disabled(), ..CodegenOptions::default() };
    Ok(Codegen::new().with_options(printing).with_scoping(names).build(&program).code)
}
