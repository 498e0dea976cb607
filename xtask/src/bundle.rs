//! Modules joined into one script, by the few shapes of import and export that ours and wasm-bindgen's have; any other is refused, so that nothing is
//! joined wrongly in silence.
//!
//! In: dist/ and the name of a module. Out: one script of it and all it needs, minified; and what it asks for later, and its worker, each as a script of
//! its own.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::minify::minified;
use crate::run::{Failed, Step};

/// Where the page's joined modules stand in dist/.
pub const FOLDER: &str = "page";
/// The module that is no part of a page: pages have a worker.
const WORKER_ONLY: &str = "engine.js";
/// What the page runs at once, and what it starts beside itself.
const ENTRIES: [&str; 2] = ["app/main.js", "worker.js"];

/// Reads a text file of dist/.
pub fn read(dist: &Path, name: &str) -> Result<String, Failed> {
    fs::read_to_string(dist.join(name)).map_err(|e| Failed(format!("dist/{name}: {e}")))
}

/// What becomes of modules that are asked for while the page runs.
#[derive(Clone, Copy, PartialEq)]
pub enum Later {
    /// They are joined in: the page is one file.
    Here,
    /// Each is a file of its own in [`FOLDER`].
    Apart,
}

/// A script in the making.
pub struct Bundle<'a> {
    dist: &'a Path,
    later: Later,
    done: BTreeSet<String>,
    /// The modules that are asked for later.
    asked: BTreeSet<String>,
    out: String,
}

impl<'a> Bundle<'a> {
    /// A script of the module `entry` and all it needs, each a block that leaves its exports in `M`.
    pub fn of(dist: &'a Path, entry: &str, later: Later) -> Result<String, Failed> {
        let mut bundle = Bundle { dist, later, done: BTreeSet::new(), asked: BTreeSet::new(), out: String::new() };
        bundle.join(entry)?;
        Ok(bundle.out)
    }

    fn join(&mut self, name: &str) -> Step {
        if !self.done.insert(name.to_owned()) {
            return Ok(());
        }
        let text = read(self.dist, name)?;
        let mut body = String::new();
        let mut exports: Vec<String> = Vec::new();
        for line in text.lines() {
            if line.starts_with("import ") {
                body += &self.import(name, line)?;
            } else if let Some(list) = line.strip_prefix("export {") {
                let names = list.trim_end_matches(';').trim_end_matches('}').split(',').map(str::trim).filter(|n| !n.is_empty());
                exports.extend(names.map(|n| n.split_once(" as ").map_or(n.to_owned(), |(own, other)| format!("{other}: {own}"))));
            } else if let Some(declared) = line.strip_prefix("export ") {
                exports.push(declared_name(declared).ok_or_else(|| refused(name, line))?);
                body += &format!("{declared}\n");
            } else {
                body += &format!("{line}\n");
            }
        }
        let body = self.asked_later(name, &body)?;
        let body = match self.later {
            Later::Here => body.replace("import.meta.url", "\"file:///\""),
            Later::Apart => {
                let own = format!("new URL(\"../{name}\", import.meta.url)");
                // The page's worker stands beside its other scripts.
                let worker = |url: &str| format!("new Worker(new URL(\"./{}\", {url})", ENTRIES[1]);
                body.replace("import.meta.url", &own).replace(&worker(&own), &worker("import.meta.url"))
            }
        };
        self.out += &format!("if (!M[\"{name}\"]) {{\n{body}M[\"{name}\"] = {{ {} }};\n}}\n", exports.join(", "));
        Ok(())
    }

    /// The declarations that an import stands for; what it names is joined before.
    fn import(&mut self, name: &str, line: &str) -> Result<String, Failed> {
        let (what, from) =
            line.strip_prefix("import ").and_then(|l| l.trim_end_matches(';').split_once(" from ")).ok_or_else(|| refused(name, line))?;
        let path = resolve(name, from.trim_matches('"'));
        self.join(&path)?;
        let mut body = String::new();
        for part in what.split_inclusive('}').flat_map(|p| if p.contains('{') { vec![p] } else { p.split(',').collect() }) {
            let part = part.trim().trim_start_matches(',').trim();
            if let Some(names) = part.strip_prefix('{').and_then(|p| p.strip_suffix('}')) {
                body += &format!("const {{{}}} = M[\"{path}\"];\n", names.replace(" as ", ": "));
            } else if let Some(all) = part.strip_prefix("* as ") {
                body += &format!("const {all} = M[\"{path}\"];\n");
            } else if !part.is_empty() {
                body += &format!("const {part} = M[\"{path}\"].default;\n");
            }
        }
        Ok(body)
    }

    /// Modules asked for later are joined in, or get a file of their own.
    fn asked_later(&mut self, name: &str, body: &str) -> Result<String, Failed> {
        let mut rest = body;
        let mut joined = String::new();
        while let Some(at) = rest.find("import(\"") {
            let (before, behind) = rest.split_at(at);
            let (path, after) = behind["import(\"".len()..].split_once("\")").ok_or_else(|| refused(name, "import("))?;
            let path = resolve(name, path);
            joined += before;
            if path == WORKER_ONLY {
                joined += "Promise.reject(new Error(\"this page runs its worker only\"))";
            } else if self.later == Later::Here {
                self.join(&path)?;
                joined += &format!("Promise.resolve(M[\"{path}\"])");
            } else {
                joined += &format!("import(\"./{}\").then(() => M[\"{path}\"])", file_of(&path));
                self.asked.insert(path);
            }
            rest = after;
        }
        Ok(joined + rest)
    }
}

/// Writes the page's modules into [`FOLDER`], what is needed at once as one file for the page and one for its worker, and lets index.html load that.
pub fn write(dist: &Path) -> Step {
    fs::create_dir_all(dist.join(FOLDER)).map_err(|e| Failed(format!("dist/{FOLDER}: {e}")))?;
    for entry in ENTRIES {
        scripts(dist, entry)?;
    }
    let page = read(dist, "index.html")?;
    let joined = page.replace(&format!("src=\"{}\"", ENTRIES[0]), &format!("src=\"{FOLDER}/{}\"", file_of(ENTRIES[0])));
    if joined == page {
        return Err(Failed(format!("index.html does not load {}", ENTRIES[0])));
    }
    fs::write(dist.join("index.html"), joined).map_err(|e| Failed(format!("dist/index.html: {e}")))
}

/// Writes the script of a module and of each that it asks for later.
fn scripts(dist: &Path, entry: &str) -> Step {
    let mut first = Bundle { dist, later: Later::Apart, done: BTreeSet::new(), asked: BTreeSet::new(), out: String::new() };
    first.join(entry)?;
    let put = |path: &str, head: &str, body: &str| {
        let script = minified(path, &format!("{head}\n{body}"))?;
        fs::write(dist.join(FOLDER).join(file_of(path)), script).map_err(|e| Failed(format!("dist/{FOLDER}: {e}")))
    };
    put(entry, "const M = (globalThis.goujiModules = {});", &first.out)?;
    let mut waiting: Vec<String> = first.asked.iter().cloned().collect();
    let mut written = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        if first.done.contains(&path) || !written.insert(path.clone()) {
            continue;
        }
        let mut part = Bundle { dist, later: Later::Apart, done: first.done.clone(), asked: BTreeSet::new(), out: String::new() };
        part.join(&path)?;
        put(&path, "const M = globalThis.goujiModules;", &part.out)?;
        waiting.extend(part.asked);
    }
    Ok(())
}

fn file_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

fn refused(name: &str, line: &str) -> Failed {
    Failed(format!("{name}: cannot be joined into one file: {line}"))
}

/// What `export …` declares.
fn declared_name(declared: &str) -> Option<String> {
    const KNOWN: [&str; 5] = ["async", "function", "class", "const", "let"];
    let mut words = declared.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).filter(|w| !w.is_empty());
    let name = words.find(|w| !KNOWN.contains(w))?;
    KNOWN.iter().any(|k| declared.starts_with(k)).then(|| name.to_owned())
}

/// `./x.js` as seen from the module `from`, as a path within dist/.
fn resolve(from: &str, path: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            other => parts.push(other),
        }
    }
    parts.join("/")
}
