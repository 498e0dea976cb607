//! Reads the data files (TOML, written by people), checks them, so that a fault in one breaks the build, and writes them out as statics: the program
//! starts with nothing to read. A form is read by the crate's own reader, the one that users' forms go through.

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
    write("forms.rs", forms::source(&official, env::var_os("CARGO_FEATURE_COMPARE").is_some()));
    write("lexicon.rs", lexicon::source(&read(LEXICON), &official).unwrap_or_else(|reason| panic!("{LEXICON}: {reason}")));
}
