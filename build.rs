//! Packs the data files (TOML, written by people) into trees that the program reads without a TOML reader.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use toml::Value;

const FILES: [&str; 3] = ["src/form/official/2019.toml", "src/form/official/2021.toml", "src/prose/words.toml"];

fn main() {
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    for file in FILES {
        println!("cargo::rerun-if-changed={file}");
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{file}: {e}"));
        let value: toml::Table = text.parse().unwrap_or_else(|e| panic!("{file}: {e}"));
        let mut packed = String::new();
        pack(&Value::Table(value), &mut packed);
        let name = Path::new(file).with_extension("packed");
        fs::write(Path::new(&out).join(name.file_name().expect("a file's name")), packed).expect("the folder can be written");
    }
}

/// The format is described, and read, in `src/tree.rs`.
fn pack(value: &Value, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match value {
        Value::Table(table) => {
            out.push('\u{1}');
            for (key, value) in table {
                let _ = write!(out, "{key}\u{4}");
                pack(value, out);
            }
            write!(out, "\u{2}")
        }
        Value::Array(list) => {
            out.push('\u{3}');
            list.iter().for_each(|v| pack(v, out));
            write!(out, "\u{2}")
        }
        // The words of a list are told apart by any white space: one blank is enough.
        Value::String(text) => write!(out, "\u{5}{}\u{4}", text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Integer(number) => write!(out, "\u{6}{number}\u{4}"),
        Value::Boolean(flag) => write!(out, "\u{7}{}\u{4}", u8::from(*flag)),
        other => panic!("{other:?}: no data file needs this"),
    };
}
