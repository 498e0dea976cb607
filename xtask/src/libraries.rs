//! The libraries that read pages, as cargo brings them → the same with smaller tables, and what cargo is told to build those into the page.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::dist::copy;
use crate::run::{Failed, output, root, target};
use crate::{atoms, foreign, locks, named};

/// What asks for a function to be put into each of its callers. html5gum asks for it in what reads each of its eighty states, which makes them a little
/// faster, and three times as large: 6 KB of what the page loads first (brotli). rust_decimal asks for it in what adds, which makes four of it, and tendril in what holds a page's texts.
const HINTS: [&str; 2] = ["#[inline(always)]", "#[inline]"];

/// Which of the two builds of the crate the libraries are for. Each has a folder of its own: what one changes is not built anew for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// For text and pages: what the page loads first.
    Small,
    /// With the readers of files: it reads whatever the small one leaves to it.
    Large,
}

/// A library, and the one file of it that is written anew. All of its source loses the [`HINTS`].
struct Changed {
    library: &'static str,
    file: &'static str,
    text: String,
}

/// Writes the libraries below the folder of what is built, with a lock file of its own, since they are no longer the registry's; gives what cargo is
/// told so as to build them. None of this is stable but the patch; the toolchain is pinned.
pub fn arguments(build: Build) -> Result<Vec<String>, Failed> {
    let folder = target().join(match build {
        Build::Small => "named",
        Build::Large => "named-all",
    });
    let lock = folder.join("Cargo.lock");
    let told = output("cargo", &["metadata", "--format-version", "1", "--quiet"])?;
    let told: Value = serde_json::from_slice(&told).map_err(|e| Failed(format!("cargo metadata: {e}")))?;
    let rules = Changed {
        library: foreign::LIBRARY,
        file: foreign::RULES,
        text: foreign::without_what_is_not_asked_for(&text(&brought(&told, foreign::LIBRARY)?.join(foreign::RULES))?)?,
    };
    let names = Changed {
        library: atoms::LIBRARY,
        file: atoms::NAMES,
        text: atoms::asked_for(&text(&brought(&told, atoms::LIBRARY)?.join(atoms::NAMES))?, &asking(&told, &rules)?)?,
    };
    let characters = Changed {
        library: named::LIBRARY,
        file: named::TABLE,
        text: named::packed(build, &text(&brought(&told, named::LIBRARY)?.join(named::TABLE))?)?,
    };
    let locks = Changed {
        library: locks::LIBRARY,
        file: locks::SET,
        text: locks::of_the_standard_library(&text(&brought(&told, locks::LIBRARY)?.join(locks::SET))?)?,
    };
    let [decimals, texts] = [hints_alone(&told, "rust_decimal")?, hints_alone(&told, "tendril")?];
    let config = |key: &str, path: &Path| ["--config".to_owned(), format!("{key}={:?}", path.to_string_lossy())];
    let mut arguments = vec!["-Z".to_owned(), "lockfile-path".to_owned()];
    arguments.extend(config("resolver.lockfile-path", &lock));
    for changed in [characters, rules, names, locks, decimals, texts] {
        let library = folder.join(changed.library);
        changed.write(&brought(&told, changed.library)?, &library)?;
        arguments.extend(config(&format!("patch.crates-io.{}.path", changed.library), &library));
    }
    fs::copy(root().join("Cargo.lock"), &lock).map_err(|e| Failed(format!("{}: {e}", lock.display())))?;
    Ok(arguments)
}

impl Changed {
    /// Copies the library from where cargo `brought` it, with the file as it is now. Cargo builds anew what is written anew.
    fn write(&self, brought: &Path, to: &Path) -> Result<(), Failed> {
        let same = |file: &str, text: &[u8]| fs::read(to.join(file)).is_ok_and(|there| there == text);
        let plain = |path: &PathBuf| text(path).is_ok_and(|source| !HINTS.iter().any(|hint| source.contains(hint)));
        let copied = same("Cargo.toml", text(&brought.join("Cargo.toml"))?.as_bytes()) && same(self.file, self.text.as_bytes());
        if copied && sources(to)?.iter().all(plain) {
            return Ok(());
        }
        let failed = |e: std::io::Error| Failed(format!("{}: {e}", to.display()));
        if to.exists() {
            fs::remove_dir_all(to).map_err(failed)?;
        }
        copy(brought, to)?;
        fs::write(to.join(self.file), &self.text).map_err(failed)?;
        for path in sources(to)? {
            let source = HINTS.iter().fold(text(&path)?, |source, hint| source.replace(hint, ""));
            // What only the lines that are gone asked for is asked for by nobody now.
            let head = if path.ends_with("src/lib.rs") { "#![allow(unused)]\n" } else { "" };
            fs::write(&path, format!("{head}{source}")).map_err(failed)?;
        }
        Ok(())
    }
}

/// A library that loses its [`HINTS`] and is the same otherwise.
fn hints_alone(told: &Value, library: &'static str) -> Result<Changed, Failed> {
    let file = "Cargo.toml";
    Ok(Changed { library, file, text: text(&brought(told, library)?.join(file))? })
}

/// The folder of a library as cargo brought it, by what `cargo metadata` told.
fn brought(told: &Value, library: &str) -> Result<PathBuf, Failed> {
    let packages = told["packages"].as_array().into_iter().flatten();
    let manifest = packages.filter(|package| package["name"] == library).find_map(|package| package["manifest_path"].as_str());
    manifest.and_then(|path| Path::new(path).parent()).map(Path::to_owned).ok_or_else(|| Failed(format!("cargo metadata: no {library}")))
}

/// The source of what asks for names, all in one, with the `rules` as they are now.
fn asking(told: &Value, rules: &Changed) -> Result<String, Failed> {
    let mut source = String::new();
    for library in atoms::ASKING {
        for path in sources(&brought(told, library)?)? {
            let changed = library == rules.library && path.ends_with(rules.file);
            source += &if changed { rules.text.clone() } else { text(&path)? };
        }
    }
    Ok(source)
}

/// The files of a library that are written in Rust.
fn sources(library: &Path) -> Result<Vec<PathBuf>, Failed> {
    let (mut files, mut folders) = (Vec::new(), vec![library.to_owned()]);
    while let Some(folder) = folders.pop() {
        let failed = |e: std::io::Error| Failed(format!("{}: {e}", folder.display()));
        for entry in fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    Ok(files)
}

fn text(path: &Path) -> Result<String, Failed> {
    fs::read_to_string(path).map_err(|e| Failed(format!("{}: {e}", path.display())))
}
