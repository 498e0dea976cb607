//! The project's own commands: `cargo xtask serve` builds everything and serves the page; `cargo xtask test` runs every test.

mod dist;
mod offline;
mod run;
mod serve;
mod single;
mod sizes;

use run::{Failed, Step, step};

const HELP: &str = "cargo xtask serve [PORT]  build everything and serve the page on 127.0.0.1 (8017)
cargo xtask build         build the page and the package into dist/, and print their sizes
cargo xtask test          every check and every test, in a real browser too
cargo xtask bench         the benchmarks";

fn main() -> std::process::ExitCode {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let result = match command.as_str() {
        "serve" => dist::build().and_then(|()| serve::serve(args.next().and_then(|p| p.parse().ok()).unwrap_or(8017))),
        "build" => dist::build(),
        "test" => test(),
        "bench" => step("cargo", &["bench", "--bench", "check"]),
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

fn test() -> Step {
    step("cargo", &["fmt", "--all", "--check"])?;
    step("cargo", &["clippy", "--workspace", "--all-targets", "--all-features", "--quiet", "--", "-D", "warnings"])?;
    run::step_with("cargo", &["doc", "--no-deps", "--quiet", "--all-features"], &[("RUSTDOCFLAGS", "-D warnings")])?;
    step("cargo", &["test", "--workspace", "--all-features"])?;
    dist::build()?;
    step("cargo", &["build", "--release", "--quiet"])?;
    run::browser_tests()
}
