//! The page as one file: styles, modules, worker and WebAssembly inside, for a stick or a mail; it opens by a double click.
//!
//! In: dist/ as built. Out: dist/gouji.html.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::bundle::whole;
use crate::minify::minified;
use crate::modules::read;
use crate::run::{Failed, Step};

/// Where the one file stands in dist/.
pub const NAME: &str = "gouji.html";

fn script(dist: &Path, entry: &str) -> Result<String, Failed> {
    let out = whole(dist, entry)?;
    Ok(format!("\"use strict\";\n{}\n", minified(entry, &format!("(async () => {{\n{out}}})();\n"))?))
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
    let style = read(dist, "style.css")? + &read(dist, "later.css")?;
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
