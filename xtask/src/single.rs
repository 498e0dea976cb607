//! The page as one file: styles, modules, worker and WebAssembly inside, for a stick or a mail; it opens by a double click.
//!
//! In: dist/ as built. Out: dist/gouji.html. Modules are joined by the few shapes of import and export that ours and wasm-bindgen's have;
//! any other is refused, so that nothing is joined wrongly in silence.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::run::{Failed, Step};

/// Where the one file stands in dist/.
pub const NAME: &str = "gouji.html";

fn read(dist: &Path, name: &str) -> Result<String, Failed> {
    fs::read_to_string(dist.join(name)).map_err(|e| Failed(format!("dist/{name}: {e}")))
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

/// The modules that `name` needs, then `name` itself, each as a block of one script that leaves its exports in `M`.
fn join(dist: &Path, name: &str, done: &mut BTreeSet<String>, out: &mut String) -> Step {
    if !done.insert(name.to_owned()) {
        return Ok(());
    }
    let text = read(dist, name)?;
    let refused = |line: &str| Failed(format!("{name}: cannot be joined into one file: {line}"));
    let mut body = String::new();
    let mut exports: Vec<String> = Vec::new();
    for line in text.lines() {
        if line.starts_with("import ") {
            let (what, from) =
                line.strip_prefix("import ").and_then(|l| l.trim_end_matches(';').split_once(" from ")).ok_or_else(|| refused(line))?;
            let path = resolve(name, from.trim_matches('"'));
            join(dist, &path, done, out)?;
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
        } else if let Some(list) = line.strip_prefix("export {") {
            let names = list.trim_end_matches(';').trim_end_matches('}').split(',').map(str::trim).filter(|n| !n.is_empty());
            exports.extend(names.map(|n| n.split_once(" as ").map_or(n.to_owned(), |(own, other)| format!("{other}: {own}"))));
        } else if let Some(declared) = line.strip_prefix("export ") {
            let mut words = declared.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).filter(|w| !w.is_empty());
            let known = ["async", "function", "class", "const", "let"];
            let exported = words.find(|w| !known.contains(w)).ok_or_else(|| refused(line))?;
            if !known.iter().any(|k| declared.starts_with(k)) {
                return Err(refused(line));
            }
            exports.push(exported.to_owned());
            body += &format!("{declared}\n");
        } else {
            body += &format!("{line}\n");
        }
    }
    // Modules asked for later are here already, or cannot be had in this file.
    let mut rest = body.as_str();
    let mut joined = String::new();
    while let Some(at) = rest.find("import(\"") {
        let (before, behind) = rest.split_at(at);
        let (path, after) = behind["import(\"".len()..].split_once("\")").ok_or_else(|| refused("import("))?;
        let path = resolve(name, path);
        if path == "engine.js" {
            joined += &format!("{before}Promise.reject(new Error(\"this page runs its worker only\"))");
        } else {
            join(dist, &path, done, out)?;
            joined += &format!("{before}Promise.resolve(M[\"{path}\"])");
        }
        rest = after;
    }
    joined += rest;
    let joined = joined.replace("import.meta.url", "\"file:///\"");
    *out += &format!("{{\n{joined}M[\"{name}\"] = {{ {} }};\n}}\n", exports.join(", "));
    Ok(())
}

fn script(dist: &Path, entry: &str) -> Result<String, Failed> {
    let mut out = String::new();
    join(dist, entry, &mut BTreeSet::new(), &mut out)?;
    Ok(format!("\"use strict\";\n(async () => {{\nconst M = {{}};\n{out}}})();\n"))
}

/// A text as a JavaScript string that may stand in a page.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '<' => out.push_str("\\x3c"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// Writes the one file.
pub fn write(dist: &Path) -> Step {
    let page = read(dist, "index.html")?;
    let style = read(dist, "style.css")?;
    let wasm = |name: &str| fs::read(dist.join(name)).map(|b| STANDARD.encode(b)).map_err(|e| Failed(format!("dist/{name}: {e}")));
    let bytes = format!(
        "const bytes = {{ core: \"{}\", files: \"{}\" }};\nglobalThis.goujiBytes = (name) => Uint8Array.from(atob(bytes[name]), (c) => c.charCodeAt(0));\n",
        wasm("core/gouji_core_bg.wasm")?,
        wasm("files/gouji_files_bg.wasm")?
    );
    let worker = bytes + &script(dist, "worker.js")?;
    let mut samples = String::new();
    for name in ["clean-2021.txt", "slips-2021.txt", "clean-2019.txt"] {
        samples += &format!("\"{name}\": {}, ", quoted(&read(dist, &format!("sample/{name}"))?));
    }
    let main = format!(
        "globalThis.goujiSamples = {{ {samples}}};\nglobalThis.goujiWorkerUrl = URL.createObjectURL(new Blob([{}], {{ type: \"text/javascript\" }}));\n{}",
        quoted(&worker),
        script(dist, "app/main.js")?.replace("</script", "<\\/script")
    );
    let main = format!("\n{main}");
    let style = format!("\n{style}");
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; worker-src blob:; img-src data:; base-uri 'none'; form-action 'none'",
        hash(&main),
        hash(&style)
    );
    let between = |text: &str, from: &str, until: &str, new: &str| -> Result<String, Failed> {
        let start = text.find(from).ok_or_else(|| Failed(format!("index.html has no {from}")))?;
        let end = text[start..].find(until).map(|e| start + e + until.len()).ok_or_else(|| Failed(format!("index.html has no {until}")))?;
        Ok(format!("{}{new}{}", &text[..start], &text[end..]))
    };
    let page = between(
        &page,
        "<meta http-equiv=\"Content-Security-Policy\"",
        ">",
        &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
    )?;
    let page = between(&page, "<link rel=\"icon\"", ">\n", "")?;
    let page = between(&page, "<link rel=\"stylesheet\"", ">", &format!("<style>{style}</style>"))?;
    let page = between(&page, "<script type=\"module\"", "</script>", "")?;
    let page = page.replace("</body>", &format!("<script>{main}</script>\n</body>"));
    fs::write(dist.join(NAME), page).map_err(|e| Failed(format!("dist/{NAME}: {e}")))
}
