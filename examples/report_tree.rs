//! Makes a tree of reports with planted slips, and tells the truth of them as JSON: for tests of this program, and of others.
//!
//! ```sh
//! cargo run --release --example report_tree -- FOLDER [UNITS] [PARENTS] [FORM]
//! ```
//!
//! FOLDER gets `2022/` and `2023/` (of the form of 2019 `2019/` and `2020/`), a report for every unit and every parent in each, `units.csv` for
//! `gouji rollup --tree`, and `truth.json`: for each slip its file, rule and cell. One unit in ten breaks with last year, in every way there is one
//! after the other; one parent in three is not the sum of its units in one cell.

#[path = "../tests/common/mod.rs"]
mod common;

use std::fs;
use std::path::Path;

use common::Figures;
use common::layout::LAYOUTS;
use common::tree::{Slip, breaks, parent_and_units, print, two_years};
use gouji::form::official;
use serde_json::json;

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "report-tree".into());
    let mut number = |otherwise: usize| arguments.next().and_then(|n| n.parse().ok()).unwrap_or(otherwise);
    let (units, parents) = (number(50), number(50));
    let asked = arguments.next().unwrap_or_else(|| "2021".into());
    let form = official().iter().find(|form| form.id == asked).expect("a form: 2019 or 2021");
    let (years, ways): ([i32; 2], &[usize]) =
        if form.id == "2019" { ([2019, 2020], &[1, 2, 3, 4, 5]) } else { ([2022, 2023], &[1, 2, 3, 5]) };
    let folder = Path::new(&folder);
    for year in years {
        fs::create_dir_all(folder.join(year.to_string()))?;
    }
    let file = |year: i32, name: &str| format!("{year}/{name}.txt");
    let (mut truth, mut list) = (Vec::new(), String::from("parent,unit,vertical\n"));
    let mut plant = |file: String, slip: Slip| truth.push(json!({ "file": file, "rule": slip.rule, "cell": slip.cell }));
    for p in 0..parents {
        let place = format!("第{p}区");
        let seed = |u: usize| (p * units + u) as u64 + 1;
        let mut both: [Vec<Figures>; 2] = [Vec::new(), Vec::new()];
        for u in 0..units {
            let way = if u % 10 == 9 { ways[(p + u / 10) % ways.len()] } else { 0 };
            let ([last, this], _) = two_years([form, form], seed(u), way);
            let name = format!("{place}第{u}局");
            list += &format!("{place}人民政府,{name},\n");
            for (year, figures) in years.into_iter().zip([&last, &this]) {
                let text = print(figures, &name, year, &format!("{name}{year}年逐项办理"), &LAYOUTS[[0, 8, 13][u % 3]]);
                fs::write(folder.join(file(year, &name)), text)?;
            }
            breaks(&last, &this).into_iter().for_each(|slip| plant(file(years[1], &name), slip));
            both[0].push(last);
            both[1].push(this);
        }
        let name = format!("{place}人民政府");
        let [last, mut this] = both.map(|all| Figures::sum(form, &all));
        if p % 3 == 0 {
            // The slip of another tree of the same size, put into this one.
            let (_, _, slip) = parent_and_units(form, p as u64, 1, true);
            let slip = slip.expect("one was asked for");
            *this.values.get_mut(&slip.cell).expect("a cell of the form") += 7;
            plant(file(years[1], &name), slip);
        }
        // What a unit's slip breaks, it breaks in the sum as well; and so may the parent's own.
        breaks(&last, &this).into_iter().for_each(|slip| plant(file(years[1], &name), slip));
        for (year, figures) in years.into_iter().zip([&last, &this]) {
            fs::write(folder.join(file(year, &name)), print(figures, &name, year, "本报告汇总了全区各部门的数据", &LAYOUTS[0]))?;
        }
    }
    fs::write(folder.join("units.csv"), list)?;
    fs::write(folder.join("truth.json"), format!("{:#}\n", json!(truth)))?;
    println!("{} reports, {} slips", parents * (units + 1) * 2, truth.len());
    Ok(())
}
