//! The project's own commands: `cargo xtask serve` builds everything and serves the page; `cargo xtask test` runs every test.

mod atoms;
mod bundle;
mod dist;
mod examples;
mod features;
mod foreign;
mod fuzz;
mod libraries;
mod locks;
mod minify;
mod modules;
mod named;
mod new_rule;
mod offline;
mod python;
mod run;
mod serve;
mod single;
mod sizes;
mod spark;
mod standard;
mod wasm_opt;

use run::{Failed, Step, step};

const HELP: &str = "cargo xtask serve [PORT]  build everything and serve the page on 127.0.0.1 (8017)
cargo xtask build         build the page and the package into dist/, and print their sizes
cargo xtask page          put the page over the WebAssembly that was built before
cargo xtask test          every check and every test, in a real browser too
cargo xtask check         the checks alone: format, lints, each feature by itself, documentation
cargo xtask python        build the Python wheel into target/wheels/, and test it in a fresh environment
cargo xtask spark         the examples for Spark and DuckDB, on 5,000 reports with planted slips; wants a JDK 17 or later
cargo xtask new-rule ID    a file for a new rule, with examples to fill in, and its place in the list
cargo xtask docs          write docs/rules/ from the rules themselves
cargo xtask bench         the benchmarks
cargo xtask hostile       what every hostile shape takes, held against docs/bounds.md
cargo xtask large         what a PDF and an OFD of 200 pages, a .doc of 20 MB and a sheet of 100,000 rows take
cargo xtask formats FOLDER  one report through every format by the writers of this machine, told as a table
cargo xtask narratives FOLDER  what is found in published sentences kept in a folder of your own, as the weights stand and tuned on four fifths of them
cargo xtask files FOLDER   how the .doc, .wps and .ofd of a folder of your own are read: refused and why, text, tables
cargo xtask fuzz [TARGET] [SECONDS]  fuzz one reader, or each, for so long (60), under the same limits";

/// Builds the command line as it is released.
const RELEASE: [&str; 5] = ["build", "--release", "--quiet", "--features", "cli"];

fn main() -> std::process::ExitCode {
    if let Some(code) = examples::as_rustdoc() {
        return code;
    }
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let result = match command.as_str() {
        "serve" => dist::build().and_then(|()| serve::serve(args.next().and_then(|p| p.parse().ok()).unwrap_or(8017))),
        "build" => dist::build(),
        "page" => dist::page(),
        "test" => test(),
        "check" => check(),
        "python" => python::test(),
        "spark" => spark::test(),
        "new-rule" => new_rule::make(run::root(), &args.next().unwrap_or_default()),
        "docs" => run::step_with("cargo", &["test", "--quiet", "--test", "rule_pages"], &[("UPDATE_DOCS", "1")]),
        "bench" => step("cargo", &["bench", "--bench", "check"]),
        "hostile" => hostile(),
        "large" => large(),
        "narratives" => narratives(&args.next().unwrap_or_default()),
        "files" => files(&args.next().unwrap_or_default()),
        "formats" => formats(args.next(), args.next()),
        "fuzz" => fuzz::run(args.next(), args.next()),
        _ => {
            println!("{HELP}");
            Ok(())
        }
    };
    match result {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(Failed(message)) => {
            eprintln!("xtask: {message}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// The table of the hostile shapes, by the released program.
fn hostile() -> Step {
    step("cargo", &RELEASE)?;
    let gouji = run::target().join("release/gouji");
    let args = ["test", "--quiet", "--test", "hostile", "--", "--ignored", "--nocapture", "table"];
    run::step_with("cargo", &args, &[("GOUJI", &gouji.to_string_lossy())])
}

/// What large files take, by the released program.
fn large() -> Step {
    step("cargo", &RELEASE)?;
    let gouji = run::target().join("release/gouji");
    let args = ["test", "--quiet", "--all-features", "--test", "files_made", "--", "--ignored", "--nocapture", "large_files"];
    run::step_with("cargo", &args, &[("GOUJI", &gouji.to_string_lossy())])
}

/// One report through every format, by writers that are kept in a folder, as are the files; `only` those with this in their name.
fn formats(folder: Option<String>, only: Option<String>) -> Step {
    let folder = folder.ok_or_else(|| Failed("name a folder for the writers and the files that they make".to_owned()))?;
    step("cargo", &RELEASE)?;
    let gouji = run::target().join("release/gouji");
    let python = if cfg!(windows) { "python" } else { "python3" };
    step(python, &["tests/formats/formats.py", &gouji.to_string_lossy(), &folder, &only.unwrap_or_default()])
}

/// Published sentences, by fifths, and the weights cross-validated on them.
fn narratives(folder: &str) -> Step {
    let folder = std::path::absolute(folder).ok().filter(|f| f.join("claims.tsv").is_file());
    let folder =
        folder.ok_or_else(|| Failed("name a folder with claims.tsv; its columns are told in tests/published/main.rs".to_owned()))?;
    let args = ["test", "--quiet", "--test", "published", "--", "--ignored", "--nocapture"];
    run::step_with("cargo", &args, &[("GOUJI_NARRATIVES", &folder.to_string_lossy())])
}

/// Files of offices, compared with what LibreOffice makes of them and with their own XML.
fn files(folder: &str) -> Step {
    let folder = std::path::absolute(folder).ok().filter(|f| f.is_dir());
    let folder = folder
        .ok_or_else(|| Failed("name a folder with .doc, .wps or .ofd files; LibreOffice (soffice) is asked for its reading".to_owned()))?;
    let args = ["test", "--quiet", "--test", "office", "--", "--ignored", "--nocapture"];
    run::step_with("cargo", &args, &[("GOUJI_FILES", &folder.to_string_lossy())])
}

/// Everything that is told without running the program.
fn check() -> Step {
    step("cargo", &["fmt", "--all", "--check"])?;
    step("cargo", &["clippy", "--workspace", "--all-targets", "--all-features", "--quiet", "--", "-D", "warnings"])?;
    features::check()?;
    run::step_with("cargo", &["doc", "--no-deps", "--quiet", "--all-features"], &[("RUSTDOCFLAGS", "-D warnings")])?;
    examples::documented()
}

fn test() -> Step {
    check()?;
    step("cargo", &["test", "--workspace", "--all-features"])?;
    examples::programs()?;
    // Each ends with minutes of optimising on one core; they share no folder that they would wait for.
    run::both(dist::build, || {
        step("cargo", &RELEASE)?;
        python::test_beside_release()
    })?;
    run::browser_tests()
}
