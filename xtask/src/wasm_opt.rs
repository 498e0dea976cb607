//! WebAssembly → the same, smaller to send.
//!
//! The program is binaryen's wasm-opt, which npm brings (xtask/package.json). Its usual levels (-O, -Oz) make the file smaller and what is sent larger,
//! for what repeats less is compressed worse. The passes here are those that each took something off the brotli (together 2 % on 27 November 2026):
//! most of it `--reorder-locals`, by which locals used often have the same short numbers everywhere; `--dealign` takes away how an
//! address is aligned, which is a hint that engines do not use, and so more of the code is the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Failed, NPM, Step, root, step};

/// What the compiler writes and the oldest browsers of the page know.
const FEATURES: [&str; 4] = ["--enable-bulk-memory", "--enable-sign-ext", "--enable-mutable-globals", "--enable-nontrapping-float-to-int"];

const PASSES: [&str; 24] = [
    "--dce",
    "--rse",
    "--vacuum",
    "--remove-unused-module-elements",
    "--duplicate-function-elimination",
    "--merge-blocks",
    "--vacuum",
    "--remove-unused-brs",
    "--vacuum",
    "--optimize-instructions",
    "--vacuum",
    "--remove-unused-names",
    "--vacuum",
    "--strip-target-features",
    "--vacuum",
    "--code-pushing",
    "--reorder-locals",
    "--optimize-instructions",
    "--simplify-locals-nostructure",
    "--dae",
    "--reorder-locals",
    "--coalesce-locals",
    "--reorder-locals",
    "--dealign",
];

fn script() -> PathBuf {
    root().join("xtask/node_modules/binaryen/bin/wasm-opt")
}

/// Whether wasm-opt is there.
pub fn is_there() -> bool {
    script().exists()
}

/// Makes the WebAssembly at `path` smaller to send. Without Node.js and npm, which `cargo xtask serve` does without, it stays as it is.
pub fn smaller(path: &Path) -> Step {
    let npm = || Command::new(NPM).arg("--version").output().is_ok_and(|o| o.status.success());
    if !is_there() && npm() {
        step(NPM, &["ci", "--prefix", "xtask", "--no-audit", "--no-fund", "--loglevel=error"])?;
    }
    if !is_there() {
        println!("xtask: npm is not there: the WebAssembly is some 6 KB larger to send than it could be");
        return Ok(());
    }
    let made = path.with_extension("opt.wasm");
    let (script, from, to) = (script(), path.to_string_lossy(), made.to_string_lossy());
    let script = script.to_string_lossy();
    step("node", &[&[script.as_ref()], &FEATURES[..], &PASSES[..], &[from.as_ref(), "-o", to.as_ref()]].concat())?;
    fs::rename(&made, path).map_err(|e| Failed(format!("{}: {e}", path.display())))
}
