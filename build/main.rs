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

const FORMS: [&str; 2] = ["src/form/official/2019.toml", "src/form/official/2021.toml"];
const LEXICON: &str = "src/prose/words.toml";

fn main() {
    for path in ["src/form", LEXICON, "build"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let read = |file: &str| fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let folder = env::var_os("OUT_DIR").expect("cargo names the folder");
    let write = |name: &str, text: String| fs::write(Path::new(&folder).join(name), text).expect("the folder can be written");
    let official = FORMS.map(|file| form::load::load(&read(file)).unwrap_or_else(|e| panic!("{file}: {e}")));
    write("forms.rs", forms::source(&official));
    write("lexicon.rs", lexicon::source(&read(LEXICON), &official).unwrap_or_else(|reason| panic!("{LEXICON}: {reason}")));
}
