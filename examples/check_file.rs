//! Checks one file and tells what is wrong, each with its line: `cargo run --example check_file -- FILE`.

use std::process::ExitCode;

use gouji::{Checker, Input, Lang, Options};

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("check_file FILE");
        return ExitCode::from(2);
    };
    match check(&path) {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{path}: {message}");
            ExitCode::from(2)
        }
    }
}

/// Prints the verdict and the findings; whether an error is among them.
fn check(path: &str) -> Result<bool, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let options = Options::default().name(path).lang(Lang::Zh);
    let report = Checker::new().check(Input::Bytes(&bytes), &options).map_err(|error| error.message(Lang::Zh))?;
    println!("{}", report.verdict.text);
    for finding in report.open() {
        let line = finding.place.map_or_else(String::new, |place| format!("第 {} 行 ", place.line));
        println!("{line}{}：{}", finding.rule, finding.message);
    }
    // Never fine by silence: what could not be checked has its reason.
    for not_checked in &report.not_checked {
        println!("未核对 {}：{}", not_checked.rule, not_checked.why);
    }
    Ok(report.summary.errors > 0)
}
