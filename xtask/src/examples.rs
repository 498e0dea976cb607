//! Every public item of the library has an example in its documentation (which `cargo test` runs), and every program of examples/ runs.

use serde_json::Value;

use crate::run::{self, Failed, Step, root, step};

/// The programs of examples/ and what they are run with.
const PROGRAMS: &[(&str, &[&str])] = &[
    ("check_file", &["www/sample/clean-2021.txt"]),
    ("folder_in_parallel", &["www/sample"]),
    ("own_form", &[]),
    ("findings", &[]),
    ("report_tree", &["target/report-tree", "3", "2"]),
];

/// Runs every program of examples/.
pub fn programs() -> Step {
    let folder = std::fs::read_dir(root().join("examples")).map_err(|e| Failed(format!("examples/: {e}")))?;
    let programs = folder.flatten().filter(|entry| entry.path().extension().is_some_and(|ending| ending == "rs"));
    if programs.count() != PROGRAMS.len() {
        return Err(Failed("a program of examples/ is not run: name it in xtask/src/examples.rs".into()));
    }
    PROGRAMS.iter().try_for_each(|(name, args)| step("cargo", &[&["run", "--quiet", "--example", name, "--"], *args].concat()))
}

/// Set where this program is called in rustdoc's place.
const AS_RUSTDOC: &str = "XTASK_AS_RUSTDOC";

/// Looks through the documentation as rustdoc hands it to programs.
pub fn documented() -> Step {
    let args = ["rustdoc", "--lib", "--quiet", "--features", "export,schema", "--", "-Zunstable-options", "--output-format", "json"];
    let this = std::env::current_exe().map_err(|e| Failed(format!("xtask: {e}")))?;
    run::step_with("cargo", &args, &[("RUSTDOC", &this.to_string_lossy()), (AS_RUSTDOC, "1")])?;
    let text = std::fs::read(run::target().join("doc/gouji.json")).map_err(|e| Failed(format!("doc/gouji.json: {e}")))?;
    let crate_: Value = serde_json::from_slice(&text).map_err(|e| Failed(format!("doc/gouji.json: {e}")))?;
    let mut walk = Walk { index: &crate_["index"], seen: 0, bare: Vec::new() };
    walk.item(&crate_["root"], "gouji");
    match walk.bare.as_slice() {
        _ if walk.seen < 50 => Err(Failed(format!("only {} public items were seen: does the look still see?", walk.seen))),
        [] => Ok(()),
        bare => Err(Failed(format!("no example in the documentation of {}", bare.join(", ")))),
    }
}

/// Where called in rustdoc's place: rustdoc itself, told that a stable compiler may do what is unstable in form. Were cargo told so, it would build
/// every dependency anew.
pub fn as_rustdoc() -> Option<std::process::ExitCode> {
    std::env::var_os(AS_RUSTDOC)?;
    let status = std::process::Command::new("rustdoc").args(std::env::args_os().skip(1)).env("RUSTC_BOOTSTRAP", "1").status();
    Some(if status.is_ok_and(|s| s.success()) { std::process::ExitCode::SUCCESS } else { std::process::ExitCode::FAILURE })
}

/// A walk over what can be named from outside.
struct Walk<'d> {
    index: &'d Value,
    seen: usize,
    /// The paths of what has no example.
    bare: Vec<String>,
}

impl Walk<'_> {
    fn item(&mut self, id: &Value, path: &str) {
        let item = &self.index[id.to_string()];
        let Some((kind, inner)) = item["inner"].as_object().and_then(|inner| inner.iter().next()) else { return };
        let name = inner["name"].as_str().or(item["name"].as_str()).unwrap_or_default();
        let here = format!("{path}::{name}");
        let children = |key: &str| inner[key].as_array().into_iter().flatten();
        match kind.as_str() {
            "module" => children("items").for_each(|child| self.item(child, if inner["is_crate"] == true { path } else { &here })),
            "use" => self.item(&inner["id"], path),
            "struct" | "enum" | "trait" | "function" | "constant" | "static" | "type_alias" => {
                self.seen += 1;
                if !item["docs"].as_str().is_some_and(|docs| docs.contains("```")) {
                    self.bare.push(here.clone());
                }
                // Methods of its own; those of traits are documented there.
                for block in children("impls") {
                    let block = &self.index[block.to_string()]["inner"]["impl"];
                    for method in block["items"].as_array().into_iter().flatten().filter(|_| block["trait"].is_null()) {
                        if self.index[method.to_string()]["visibility"] == "public" {
                            self.item(method, &here);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}
