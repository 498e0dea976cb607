//! Runs other programs and says which one failed.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What npm is called.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// What went wrong, in words.
pub struct Failed(pub String);

/// The outcome of a step.
pub type Step = Result<(), Failed>;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask stands in the repository").to_owned()
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// Runs `program` in the root.
pub fn step(program: &str, args: &[&str]) -> Step {
    step_with(program, args, &[])
}

/// Runs `program` in the root, with these variables set.
pub fn step_with(program: &str, args: &[&str], env: &[(&str, &str)]) -> Step {
    println!("» {program} {}", args.join(" "));
    let status = Command::new(program).args(args).envs(env.iter().copied()).current_dir(root()).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failed(format!("{program} {}: {status}", args.join(" ")))),
        Err(error) => Err(Failed(format!("{program} could not be started ({error}); is it installed?"))),
    }
}

/// Runs `program` in the root and gives what it prints.
pub fn output(program: &str, args: &[&str]) -> Result<Vec<u8>, Failed> {
    println!("» {program} {}", args.join(" "));
    match Command::new(program).args(args).current_dir(root()).stderr(std::process::Stdio::inherit()).output() {
        Ok(output) if output.status.success() => Ok(output.stdout),
        Ok(output) => Err(Failed(format!("{program} {}: {}", args.join(" "), output.status))),
        Err(error) => Err(Failed(format!("{program} could not be started ({error}); is it installed?"))),
    }
}

/// Two steps side by side. Both are seen through to their end; where both fail the first is told.
pub fn both(one: impl FnOnce() -> Step + Send, other: impl FnOnce() -> Step) -> Step {
    std::thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        one.join().unwrap_or_else(|_| Err(Failed("a step panicked; what it said stands above".to_owned()))).and(other)
    })
}

/// The tests in a real browser: npm brings the driver, and a Chromium where the machine has none.
pub fn browser_tests() -> Step {
    step(NPM, &["ci", "--prefix", "tests/browser", "--no-audit", "--no-fund", "--loglevel=error"])?;
    let folder = root().join("tests/browser");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .map_err(|e| Failed(e.to_string()))?
        .filter_map(|e| Some(e.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|n| n.ends_with(".test.mjs"))
        .map(|n| format!("tests/browser/{n}"))
        .collect();
    files.sort();
    let mut args = vec!["--test", "--test-concurrency=1"];
    args.extend(files.iter().map(String::as_str));
    step("node", &args)
}
