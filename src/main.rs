//! The command line: all of it is in the library's `cli`, behind the feature of that name.

fn main() -> std::process::ExitCode {
    gouji::cli::run()
}
