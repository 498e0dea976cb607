//! Makes a tree of reports with planted slips, and tells the truth of them as JSON: for tests of this program, and of others.
//!
//! ```sh
//! cargo run --release --example report_tree -- FOLDER [UNITS] [PARENTS]
//! ```
//!
//! FOLDER gets `2022/` and `2023/`, a report for every unit and every parent in each, `units.csv` for `gouji rollup --tree`, and `truth.json`: for each
//! slip its file, rule and cell. One unit in ten breaks with last year; one parent in three is not the sum of its units in one cell.

#[path = "../tests/common/mod.rs"]
mod common;

use std::fs;
use std::path::Path;

use common::Figures;
use common::layout::LAYOUTS;
use common::tree::{COLUMNS, Slip, parent_and_units, print, two_years};
use gouji::form::official;
use serde_json::json;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "report-tree".into());
    let mut number = |otherwise: usize| arguments.next().and_then(|n| n.parse().ok()).unwrap_or(otherwise);
    let (units, parents) = (number(50), number(50));
    let folder = Path::new(&folder);
    for year in ["2022", "2023"] {
        fs::create_dir_all(folder.join(year))?;
    }
    let form = &official()[1];
    let (mut truth, mut list) = (Vec::new(), String::from("parent,unit,vertical\n"));
    let mut plant = |file: &str, slip: Slip| truth.push(json!({ "file": file, "rule": slip.rule, "cell": slip.cell }));
    for p in 0..parents {
        let place = format!("第{p}区");
        let seed = |u: usize| (p * units + u) as u64 + 1;
        let mut both: [Vec<Figures>; 2] = [Vec::new(), Vec::new()];
        for u in 0..units {
            let planted = if u % 10 == 9 { 1 + (p + u) % 2 } else { 0 };
            let ([last, this], slip) = two_years([form, form], seed(u), planted);
            let name = format!("{place}第{u}局");
            list += &format!("{place}人民政府,{name},\n");
            for (year, figures) in [(2022, &last), (2023, &this)] {
                let file = format!("{year}/{name}.txt");
                let text = print(figures, &name, year, &format!("{name}{year}年逐项办理"), &LAYOUTS[[0, 8, 13][u % 3]]);
                fs::write(folder.join(&file), text)?;
            }
            if let Some(slip) = slip {
                plant(&format!("2023/{name}.txt"), slip);
            }
            both[0].push(last);
            both[1].push(this);
        }
        // What a unit's slip breaks, it breaks in the sum as well.
        let [last, this] = [0, 1].map(|at| Figures::sum(form, &both[at]));
        for column in COLUMNS {
            let [out, carried] = ["carried_out", "carried_in"].map(|row| format!("requests/{row}/{column}"));
            if last.values[&out] != this.values[&carried] {
                plant(&format!("2023/{place}人民政府.txt"), Slip { rule: "years.carry", cell: carried });
            }
        }
        for (at, year) in [2022, 2023].into_iter().enumerate() {
            let mut parent = Figures::sum(form, &both[at]);
            let file = format!("{year}/{place}人民政府.txt");
            if year == 2023 && p % 3 == 0 {
                // The slip of another tree of the same size, put into this one.
                let (_, _, slip) = parent_and_units(form, p as u64, 1, true);
                let slip = slip.expect("one was asked for");
                *parent.values.get_mut(&slip.cell).expect("a cell of the form") += 7;
                plant(&file, slip);
            }
            fs::write(folder.join(&file), print(&parent, &format!("{place}人民政府"), year, "本报告汇总了全区各部门的数据", &LAYOUTS[0]))?;
        }
    }
    fs::write(folder.join("units.csv"), list)?;
    fs::write(folder.join("truth.json"), format!("{:#}\n", json!(truth)))?;
    println!("{} reports, {} slips", parents * (units + 1) * 2, truth.len());
    Ok(())
}
