//! The command line: a thin door. Arguments in; reports, errors and an exit status out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
