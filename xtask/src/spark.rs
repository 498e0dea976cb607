//! The examples for Spark and DuckDB, on reports with planted slips: they find exactly those, and have the same figures, cell by cell.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::RELEASE;
use crate::python::{environment, wheel};
use crate::run::{Failed, Step, step, step_with, target};

/// What Spark asks for: pandas too, though nothing here uses it.
const TOOLS: [&str; 5] = ["maturin>=1.16,<2", "pyspark>=4,<5", "pyarrow>=18,<27", "pandas>=2.2,<3", "duckdb>=1.1,<3"];

/// 50 parents of 49 units each, over two years: 5,000 reports.
const TREE: [&str; 2] = ["49", "50"];

/// Installs what is lacking, makes the reports, runs both engines, and compares.
pub fn test() -> Step {
    let java = java()?;
    step("cargo", &RELEASE)?;
    let python = environment("spark", &TOOLS)?;
    let wheel = wheel(&python)?.display().to_string();
    let folder = target().join("spark");
    let [interpreter, tree, out, gouji] =
        [&python, &folder.join("tree"), &folder.join("tables"), &target().join("release/gouji")].map(|path| path.display().to_string());
    step(&interpreter, &["-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall", &wheel])?;
    let _ = std::fs::remove_dir_all(&tree);
    step("cargo", &[&["run", "--quiet", "--example", "report_tree", "--", &tree], TREE.as_slice()].concat())?;
    let [last, this, units] = ["2022", "2023", "units.csv"].map(|name| format!("{tree}/{name}"));
    let submit = python.with_file_name(if cfg!(windows) { "spark-submit.cmd" } else { "spark-submit" }).display().to_string();
    let began = Instant::now();
    let args = ["--master", "local[2]", "examples/spark/tables.py", "--units", &units, "--out", &out, &last, &this];
    let mut env = vec![("PYSPARK_PYTHON", interpreter.as_str()), ("SPARK_LOCAL_IP", "127.0.0.1")];
    env.extend(java.as_deref().map(|home| ("JAVA_HOME", home)));
    step_with(&submit, &args, &env)?;
    println!("Spark {:.1} s, its start included", began.elapsed().as_secs_f64());
    step(&interpreter, &["examples/spark/verify.py", &tree, &out, &gouji])
}

/// A JDK that Spark 4 runs on; gives its home where that has to be told.
fn java() -> Result<Option<String>, Failed> {
    let home = std::env::var("JAVA_HOME").ok().filter(|home| !home.is_empty());
    let program = home.as_ref().map_or_else(|| "java".to_owned(), |home| format!("{home}/bin/java"));
    if version(&program).is_some_and(|version| version >= 17) {
        return Ok(home);
    }
    if Path::new("/usr/bin/apt-get").exists() && home.is_none() {
        println!("no JDK 17 or later was found: Debian's is installed");
        let installed = step("apt-get", &["update", "-q"]).and_then(|()| {
            step_with(
                "apt-get",
                &["install", "-y", "-q", "--no-install-recommends", "default-jdk-headless"],
                &[("DEBIAN_FRONTEND", "noninteractive")],
            )
        });
        if installed.is_ok() && version("java").is_some_and(|version| version >= 17) {
            return Ok(None);
        }
    }
    Err(Failed(
        "Spark 4 needs a JDK 17 or later: install one (Debian: apt-get install default-jdk-headless) or name it in JAVA_HOME".to_owned(),
    ))
}

/// The first number of a Java's version: 17 of "17.0.15".
fn version(java: &str) -> Option<u32> {
    let told = Command::new(java).arg("-version").output().ok()?;
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    told.split('"').nth(1)?.split(['.', '-', '+']).next()?.parse().ok()
}
