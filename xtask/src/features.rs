//! Every feature by itself, and what the page is built of: nothing is unused, undocumented or missing where the others are off.

use crate::run::{Failed, Step, output, step};

/// The target of the page.
const WASM: &str = "wasm32-unknown-unknown";
/// What is looked at without the tests and benchmarks, which bring the whole crate along.
const LIBRARY: [&str; 5] = ["clippy", "--quiet", "--lib", "--no-default-features", "--features"];
/// What the page's larger build is made with, as dist.rs has it.
pub const LARGE: &str = "files,export,toml,compare,english";

/// Looks at the library with no feature, with each one alone and with all, and at both builds of the page.
pub fn check() -> Step {
    let features = features()?;
    let alone = features.iter().map(String::as_str).filter(|feature| *feature != "default");
    for set in ["", "default"].into_iter().chain(alone) {
        step("cargo", &[&LIBRARY, [set].as_slice(), &["--", "-D", "warnings"]].concat())?;
    }
    for set in ["", LARGE] {
        step("cargo", &[&LIBRARY, [set, "--target", WASM].as_slice(), &["--", "-D", "warnings"]].concat())?;
    }
    Ok(())
}

/// The names of the crate's features, from its own manifest.
fn features() -> Result<Vec<String>, Failed> {
    let metadata = output("cargo", &["metadata", "--no-deps", "--format-version", "1"])?;
    let metadata: serde_json::Value = serde_json::from_slice(&metadata).map_err(|e| Failed(format!("cargo metadata: {e}")))?;
    let package = metadata["packages"].as_array().and_then(|packages| packages.iter().find(|p| p["name"] == "gouji"));
    let features = package.and_then(|p| p["features"].as_object()).ok_or_else(|| Failed("cargo metadata names no features".into()))?;
    Ok(features.keys().cloned().collect())
}
