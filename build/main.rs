//! Reads the data files (TOML, written by people), checks them, so that a fault in one breaks the build, and writes them out as Rust source: the program
//! has no file to read. A form is read by the crate's own reader, the one that users' forms go through.

mod forms;
mod lexicon;

use std::path::Path;
use std::{env, fs};

#[path = "../src/form"]
mod form {
    mod file;
    pub mod load;
    mod notation;
    pub mod shape;
}

/// Every file in it is a form.
const FORMS: &str = "src/form/official";
const LEXICON: &str = "src/prose/words.toml";

fn main() {
    for path in ["src/form", LEXICON, "build"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let read = |file: &str| fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder");
    let write = |name: &str, text: String| fs::write(Path::new(&folder).join(name), text).expect("the folder can be written");
    let files = fs::read_dir(FORMS).unwrap_or_else(|e| panic!("{FORMS}: {e}")).map(|file| file.expect("a file of the folder").path());
    let files = files.map(|path| path.to_str().expect("a name in ASCII").to_owned());
    let load = |file: String| form::load::load(&read(&file)).unwrap_or_else(|e| panic!("{file}: {e}"));
    let mut official: Vec<_> = files.map(load).collect();
    official.sort_by_key(|form| form.from);
    let has = |feature: &str| env::var_os(feature).is_some();
    // As in src/rule/large.rs: the small WebAssembly alone has no English.
    let spoken = has("CARGO_FEATURE_ENGLISH") || env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|target| target != "wasm32");
    write("forms.rs", forms::source(&official, forms::Build { compare: has("CARGO_FEATURE_COMPARE"), spoken }));
    write("lexicon.rs", lexicon::source(&read(LEXICON), &official).unwrap_or_else(|reason| panic!("{LEXICON}: {reason}")));
}
