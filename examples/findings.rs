//! Findings as facts: a program of one's own decides by kinds, cells and figures, and never reads a sentence. `cargo run --example findings`.

use std::collections::BTreeMap;

use gouji::report::Facts;
use gouji::{Checker, Input, Lang, Options, say};

/// Two rows of the third section, one of which does not add up, and a text that tells a list wrong.
const REPORT: &str = "青禾市水利局2023年政府信息公开工作年度报告
2023年全年共发布信息10条，其中网站6条、新媒体5条。
一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12
二、上年结转政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1
";

fn main() -> Result<(), gouji::InputError> {
    let mut report = Checker::new().check(Input::Text(REPORT), &Options::default())?;
    // What a department's own dashboard may want: by how much each row is out, and every list that is too long.
    let mut out_by = BTreeMap::new();
    let mut long_lists = 0;
    for finding in report.open() {
        match &finding.facts {
            Facts::Relation { left, right, .. } => {
                out_by.insert(finding.key.clone(), (left.sum.0 - right.sum.0).to_string());
            }
            Facts::List { exceeds: true, .. } => long_lists += 1,
            // Kinds that a later version knows of.
            _ => {}
        }
    }
    println!("{out_by:?}, {long_lists} list");
    assert_eq!(out_by.get("requests/new/total").map(String::as_str), Some("-1"));
    assert_eq!(long_lists, 1);
    // The sentences come after the facts: in another language without checking again.
    say::reword(&mut report, Lang::En);
    report.open().for_each(|finding| println!("{}", finding.message));
    Ok(())
}
