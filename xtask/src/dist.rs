//! dist/: the page and the package, ready to be served or published.

use std::fs;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::libraries::Build;
use crate::run::{Failed, Step, root, step, step_with, target};
use crate::{bundle, features, libraries, offline, run, single, sizes, standard, wasm_opt};

const TARGET: &str = "wasm32-unknown-unknown";

/// Leaves out where in the source each panic stands, 9 KB of names and lines that nobody could read: a panic in the browser prints nothing, it stops.
/// The option is not stable; the toolchain is pinned (rust-toolchain.toml), so that it means the same on every machine. The flags here take the
/// place of those in .cargo/config.toml, whose feature they repeat.
const SMALLER: &str = "-C target-feature=-reference-types -Z location-detail=none";

/// The core, which the first load waits for, has no text that is written for debugging either (3 KB): nothing of it is ever shown, and tests/house.rs
/// sees to it that nothing the crate tells is written so. In the larger build libraries may tell something so.
const SMALLEST: &str = "-C target-feature=-reference-types -Z location-detail=none -Z fmt-debug=none";

fn failed(what: &str) -> impl Fn(std::io::Error) -> Failed + '_ {
    move |e| Failed(format!("{what}: {e}"))
}

/// What a build leaves in dist/ beside the files of www/.
const MADE: [&str; 7] = ["core", "files", "README.md", "LICENSE", "schema.json", "rules.json", "formats.js"];

/// Builds the WebAssembly, puts it beside the page in dist/, and prints the sizes of what the page loads.
pub fn build() -> Step {
    add_target()?;
    let root = root();
    let dist = root.join("dist");
    if dist.exists() {
        fs::remove_dir_all(&dist).map_err(failed("dist/ could not be emptied"))?;
    }
    fs::create_dir_all(&dist).map_err(failed("dist/ could not be made"))?;
    // Two builds of the same crate: one for text and pages, small; one with the readers of files and the writers of what is taken away, loaded when it is wanted.
    standard::bring();
    let (small, large) = (libraries::arguments(Build::Small)?, libraries::arguments(Build::Large)?);
    let [small, large] = [&small, &large].map(|arguments| arguments.iter().map(String::as_str).collect::<Vec<_>>());
    if standard::is_there() {
        bindgen(&[&small, &standard::ARGUMENTS[..]].concat(), &[SMALLEST, standard::FLAGS].concat(), &dist.join("core"), "gouji_core")?;
    } else {
        bindgen(&small, SMALLEST, &dist.join("core"), "gouji_core")?;
    }
    wasm_opt::smaller(&dist.join("core/gouji_core_bg.wasm"))?;
    bindgen(&[&large[..], &["--features", features::LARGE]].concat(), SMALLER, &dist.join("files"), "gouji_files")?;
    for name in ["README.md", "LICENSE"] {
        fs::copy(root.join(name), dist.join(name)).map_err(failed("dist/ could not be written"))?;
    }
    fs::write(dist.join("schema.json"), run::output("cargo", &["run", "--quiet", "--features", "cli,schema", "--", "schema"])?)
        .map_err(failed("dist/schema.json"))?;
    fs::write(
        dist.join("rules.json"),
        run::output("cargo", &["run", "--quiet", "--features", "cli,schema", "--", "rules", "--format", "json"])?,
    )
    .map_err(failed("dist/rules.json"))?;
    fs::write(dist.join("formats.js"), formats()?).map_err(failed("dist/formats.js"))?;
    page()
}

/// Puts the page of www/ over what was built before, which is quick: for work on the page alone.
pub fn page() -> Step {
    let root = root();
    let dist = root.join("dist");
    if let Some(absent) = MADE.iter().find(|name| !dist.join(name).exists()) {
        return Err(Failed(format!("dist/{absent} is not there: run cargo xtask build once")));
    }
    for entry in fs::read_dir(&dist).map_err(failed("dist/ could not be read"))? {
        let path = entry.map_err(failed("dist/ could not be read"))?.path();
        if MADE.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        let gone = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        gone.map_err(failed("dist/ could not be emptied"))?;
    }
    copy(&root.join("www"), &dist)?;
    single::write(&dist)?;
    bundle::write(&dist)?;
    let files = sizes::files(&dist).map_err(failed("dist/ could not be read"))?;
    offline::write(&dist, &files)?;
    sizes::print(&dist, wasm_opt::is_there() && standard::is_there()).map_err(failed("dist/ could not be read"))
}

/// The module that names what files end in that are read, after the crate's own table of formats.
fn formats() -> Result<String, Failed> {
    let list = run::output("cargo", &["run", "--quiet", "--features", "cli,schema", "--", "formats", "--format", "json"])?;
    let unread = |e: serde_json::Error| Failed(format!("gouji formats: {e}"));
    let list: Vec<serde_json::Value> = serde_json::from_slice(&list).map_err(unread)?;
    let read = list.iter().filter(|format| format["read"] == true).filter_map(|format| format["extensions"].as_array());
    let endings: Vec<String> = read.flatten().map(|ending| ending.to_string()).collect();
    if endings.is_empty() {
        return Err(Failed("gouji formats: it lists no format that is read".to_owned()));
    }
    Ok(format!("/** What files end in that are read. */\nexport const ENDINGS = [{}];\n", endings.join(", ")))
}

/// Builds the crate with these arguments and flags and puts it into `folder`.
fn bindgen(arguments: &[&str], flags: &str, folder: &Path, name: &str) -> Step {
    // A cdylib and nothing else: what is a Rust library as well is not optimised as a whole.
    let args = ["rustc", "--profile", "web", "--quiet", "--lib", "--crate-type", "cdylib", "--target", TARGET, "--no-default-features"];
    let environment = [("RUSTC_BOOTSTRAP", "1"), ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags)];
    step_with("cargo", &[&args, arguments].concat(), &environment)?;
    let wasm = target().join(TARGET).join("web/gouji.wasm");
    let bytes = without_reference_types(fs::read(wasm).map_err(failed("the WebAssembly could not be read"))?);
    let mut bindgen = Bindgen::new();
    let made = bindgen
        .input_bytes(name, bytes)
        .web(true)
        .and_then(|b| b.typescript(true).remove_name_section(true).remove_producers_section(true).out_name(name).generate(folder));
    made.map_err(|e| Failed(format!("wasm-bindgen: {e:#}")))
}

/// Takes back the compiler's word that reference types are there: nothing of ours uses them, and wasm-bindgen would, which asks for Chromium 96
/// where offices still have 89.
fn without_reference_types(mut bytes: Vec<u8>) -> Vec<u8> {
    const FEATURE: &[u8] = b"+\x0freference-types";
    if let Some(at) = bytes.windows(FEATURE.len()).rposition(|w| w == FEATURE) {
        bytes[at] = b'-';
    }
    bytes
}

/// Adds the wasm target where rustup is there and lacks it; another kind of installation must bring its own.
fn add_target() -> Step {
    let installed = std::process::Command::new("rustup").args(["target", "list", "--installed"]).current_dir(root()).output();
    match installed {
        Ok(list) if String::from_utf8_lossy(&list.stdout).lines().any(|l| l.trim() == TARGET) => Ok(()),
        Ok(_) => step("rustup", &["target", "add", TARGET]),
        Err(_) => Ok(()),
    }
}

/// A folder and all in it but what is for who works on the page.
pub fn copy(from: &Path, to: &Path) -> Step {
    let (source, copied) = (from.to_string_lossy(), to.to_string_lossy());
    fs::create_dir_all(to).map_err(failed(&copied))?;
    for entry in fs::read_dir(from).map_err(failed(&source))? {
        let entry = entry.map_err(failed(&source))?;
        // Types of the page's own, and how they are checked, are for who works on it.
        if entry.file_name() == "types" || entry.file_name().to_string_lossy().starts_with("tsconfig.") {
            continue;
        }
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target).map_err(failed(&copied))?;
        }
    }
    Ok(())
}
