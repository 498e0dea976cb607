//! The Python wheel: built as it is released, and tested in a fresh environment against the released command line.

use std::path::{Path, PathBuf};

use crate::RELEASE;
use crate::run::{Failed, Step, step, step_with, target};

/// What builds the wheel and looks at its types, and what the tests hold it against. The wheel itself needs none of them.
const TOOLS: [&str; 4] = ["maturin>=1.16,<2", "mypy>=1.19,<3", "pyarrow>=14,<27", "duckdb>=1.1,<3"];

/// Builds the command line, then the wheel, and tests that one says what the other does.
pub fn test() -> Step {
    step("cargo", &RELEASE)?;
    test_beside_release()
}

/// The same, where the command line was built just before.
pub fn test_beside_release() -> Step {
    let python = environment("python", &TOOLS)?;
    let wheel = wheel(&python)?;
    let python = python.display().to_string();
    step(&python, &["-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", &wheel.display().to_string()])?;
    step(&python, &["-m", "mypy", "--strict", "--cache-dir", "target/python/mypy", "python/gouji"])?;
    step(&python, &["-m", "mypy.stubtest", "gouji._gouji"])?;
    let tree = target().join("python/tree");
    let _ = std::fs::remove_dir_all(&tree);
    step("cargo", &["run", "--quiet", "--example", "report_tree", "--", &tree.display().to_string(), "11", "5"])?;
    let (program, tree) = (target().join("release/gouji").display().to_string(), tree.display().to_string());
    step_with(&python, &["-m", "unittest", "discover", "--start-directory", "python/tests"], &[("GOUJI", &program), ("TREE", &tree)])
}

/// A new virtual environment of this name with these packages, and nothing else; gives its interpreter.
pub fn environment(name: &str, packages: &[&str]) -> Result<PathBuf, Failed> {
    let folder = target().join(name).join("venv");
    let system = if cfg!(windows) { "python" } else { "python3" };
    step(system, &["-m", "venv", "--clear", &folder.display().to_string()]).map_err(|Failed(why)| {
        Failed(format!("{why}\nPython 3.9 or later is needed, with its module venv (Debian: apt-get install python3-venv)"))
    })?;
    let python = if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") };
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"];
    step(&python.display().to_string(), &[&install, packages].concat())?;
    Ok(python)
}

/// Builds the wheel with maturin, which stands in `python`'s environment; gives its path.
pub fn wheel(python: &Path) -> Result<PathBuf, Failed> {
    let folder = target().join("wheels");
    let _ = std::fs::remove_dir_all(&folder);
    let (python, out) = (python.display().to_string(), folder.display().to_string());
    step(
        &python,
        &["-m", "maturin", "build", "--release", "--locked", "--quiet", "-m", "python/Cargo.toml", "-i", &python, "--out", &out],
    )?;
    let built = std::fs::read_dir(&folder).map_err(|e| Failed(format!("{out}: {e}")))?;
    let wheel = built.flatten().map(|entry| entry.path()).find(|path| path.extension().is_some_and(|e| e == "whl"));
    let wheel = wheel.ok_or_else(|| Failed(format!("maturin left no wheel in {out}")))?;
    let bytes = wheel.metadata().map_or(0, |about| about.len());
    println!("{} ({bytes} bytes)", wheel.display());
    Ok(wheel)
}
