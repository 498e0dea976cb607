//! Makes a tree of reports with planted slips, and tells the truth of them as JSON: for tests of this program, and of others.
//!
//! ```sh
//! cargo run --release --example report_tree -- FOLDER [UNITS] [PARENTS] [2019|2021|changed]
//! ```
//!
//! FOLDER gets `2022/` and `2023/` (of the form of 2019 `2019/` and `2020/`, with `changed` `2020/` and `2021/`, the years in which the form changed),
//! a report for every unit and every parent in each, and `units.csv` for `gouji rollup --tree`. `units/` has a folder for everything that may be the
//! matter with a unit: `parent.txt`, the units' reports in `all/`, and where a list says more than they do, `units.csv`. `truth.json` tells for each slip its
//! file, rule and key: what was planted against last year (a figure, a magnitude, a text), between units, and in sums.

#[path = "../tests/common/mod.rs"]
mod common;

use std::fs;
use std::path::Path;

use common::forest::Plan;
use common::planting::plant;
use serde_json::json;

/// Layouts of each kind: tables kept whole, in bars, in Markdown.
const LAYOUTS: &[usize] = &[0, 8, 13];

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "report-tree".into());
    let mut number = |otherwise: usize| arguments.next().and_then(|n| n.parse().ok()).unwrap_or(otherwise);
    let (units, parents) = (number(50), number(50));
    let forest = plant(&Plan::of(&arguments.next().unwrap_or_else(|| "2021".into()), units, parents, LAYOUTS));
    for (path, bytes) in &forest.files {
        let path = Path::new(&folder).join(path);
        fs::create_dir_all(path.parent().expect("a file in the folder"))?;
        fs::write(path, bytes)?;
    }
    let truth: Vec<_> = forest.truth.iter().map(|(file, rule, key)| json!({ "file": file, "rule": rule, "key": key })).collect();
    fs::write(Path::new(&folder).join("truth.json"), format!("{:#}\n", json!(truth)))?;
    println!("{} files, {} slips", forest.files.len(), truth.len());
    Ok(())
}
