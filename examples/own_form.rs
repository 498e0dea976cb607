//! A form of one's own, without a line of Rust for its relations: `cargo run --example own_form`.

use gouji::{Checker, Input, Options, form};

/// What a county asks its offices for: how requests came in, by sheet and by net, each quarter.
const FORM: &str = r#"
id = "county"
title = "县政府信息公开申请季度统计"
source = "县政办发〔2025〕1号"
from = 2025

[[tables]]
id = "channels"
section = 3
title = "申请渠道"

[[tables.blocks]]
label = ""
source = "县政办发〔2025〕1号"
columns = [
  { key = "paper", label = "书面申请" },
  { key = "net", label = "网上申请" },
  { key = "sum", label = "合计", total = true },
]
rows = [
  { key = "spring", label = "第一季度申请数量" },
  { key = "summer", label = "第二季度申请数量" },
  { key = "half", label = "上半年申请数量", total = true },
]

[[tables.relations]]
rule = "county.channels"
each = "row"
holds = "paper + net = sum"

[[tables.relations]]
rule = "county.half"
each = "column"
holds = "spring + summer = half"
severity = "error"
statement = { zh = "两个季度之和等于上半年", en = "two quarters make the half year" }
broken = { zh = "两个季度之和与上半年不相等", en = "the quarters do not make the half year" }
"#;

const REPORT: &str = "青禾县水利局2025年政府信息公开工作年度报告
申请渠道
\t书面申请\t网上申请\t合计
第一季度申请数量\t3\t4\t7
第二季度申请数量\t2\t6\t8
上半年申请数量\t5\t11\t15
";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let checker = Checker::with_forms([form::load(FORM)?]);
    let report = checker.check(Input::Text(REPORT), &Options::default())?;
    for finding in report.open().filter(|finding| finding.rule.starts_with("county.")) {
        println!("{}: {} ({})", finding.rule, finding.message, finding.formula.as_deref().unwrap_or_default());
    }
    // Every relation of the form is in the report, once: three rows and three columns.
    assert_eq!((report.summary.relations.held, report.summary.relations.broken), (4, 2));
    Ok(())
}
