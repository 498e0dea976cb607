//! What a finding says, in Chinese.

use super::words::{cell, name, names, numeral};
use crate::report::{Facts, Line, Rate, Tried, formula};
#[cfg(feature = "compare")]
use crate::report::{Number, Slip};
use crate::rule::YearOf;
use crate::say::quoted;
use crate::say::stated::stated;

/// The sentence for a finding; `quote` are the words of the report it is about.
pub fn finding(facts: &Facts, quote: &str) -> String {
    match facts {
        Facts::Rule { args, says } => stated(&says.zh, args),
        Facts::Relation { line, says, .. } => {
            let line = match line {
                Line::Row(row) => format!("{}行", quoted(row)),
                Line::Column(column) => format!("{}列", quoted(column)),
            };
            format!("{line}{}：{}", says.zh, formula(facts).unwrap_or_default())
        }
        Facts::BlankTotal { cell, sum } => format!("{}空白，其各部分之和为 {sum}，请补填", name(cell)),
        Facts::Blanks { table, count } => format!("{}表有 {count} 格没有数字，核对时按 0 计；没有的请填 0", quoted(table)),
        Facts::NotANumber { cell, raw } => {
            format!("{}写的是{}，不是一个数字；涉及它的关系未能核对", name(cell), quoted(raw))
        }
        Facts::Negative { cell, value } => format!("{}是负数 {value}", name(cell)),
        Facts::Fraction { cell, value } => format!("{}应为整数，写的是 {value}", name(cell)),
        Facts::Unit { cell, raw, value } => format!("{}写作{}，本表单位为万元，已按 {value} 读取", name(cell), quoted(raw)),
        Facts::Precision { cell, raw, decimals } => format!("{}写作{}，应保留 {decimals} 位小数", name(cell), quoted(raw)),
        Facts::Doubtful { raw, choices } => {
            let raw = quoted(&raw.split_whitespace().collect::<Vec<_>>().join(" "));
            let ways = if *choices > 0 {
                format!("这一行的数字有 {choices} 种放法，无法确定所在的列")
            } else {
                "的数字没有读懂".to_owned()
            };
            format!("读表存疑：{raw}{ways}；请对照原文，这不是报告的错")
        }
        Facts::TableMissing { title: Some(title) } => {
            format!("没有找到{}表；如果它是图片或附件，请改为可复制的表格后再核对", quoted(title))
        }
        Facts::TableMissing { title: None } => {
            "没有找到任何官方表格，这可能不是政府信息公开工作年度报告；请粘贴报告全文，或连同表格一起复制".into()
        }
        Facts::RowMissing { labels } => match labels.as_slice() {
            [first, .., last] if labels.len() > 3 => {
                format!("缺少 {} 行（{}及其间各行）", labels.len(), names(&[first.clone(), last.clone()]))
            }
            _ => format!("缺少{}行", names(labels)),
        },
        Facts::RowUnknown { label } => format!("官方表格没有{}这一项，其数字未参与核对", quoted(label)),
        Facts::FormYear { table: None, form, fits, year } => {
            format!("{year} 年度报告应使用 {fits} 年表，本报告用的是 {form} 年表")
        }
        Facts::FormYear { table: Some(table), form, fits, year } => {
            format!("{year} 年度报告应使用 {fits} 年表，{}表用的是 {form} 年表", quoted(table))
        }
        Facts::ForeignBlock { block, form } => format!("{}沿用了 {form} 年表的格式，与其他部分不一致", quoted(block)),
        Facts::SectionMissing { number, title } => format!("缺少第{}部分{}", numeral(*number), quoted(title)),
        Facts::SectionOrder { heading, after } => format!("{}排在{}之后，顺序有误", quoted(heading), quoted(after)),
        Facts::SectionHeading { found, wanted } => format!("标题{}与官方标题{}不一致", quoted(found), quoted(wanted)),
        Facts::SectionNumber { found, wanted } => {
            format!("编号为{}，应为{}", quoted(&numeral(*found)), quoted(&numeral(*wanted)))
        }
        Facts::OtherYear { found, year, whose: YearOf::Plan } => {
            format!("这里写的是 {found} 年的打算，而报告年度就是 {year} 年，可能沿用了上年的文字")
        }
        Facts::OtherYear { found, year, whose } => {
            let whose = match whose {
                YearOf::Period => "统计期限",
                YearOf::Narrative | YearOf::Plan => "正文",
                YearOf::OwnName => "报告自称",
                YearOf::FileName => "文件名",
            };
            format!("{whose}写的是 {found} 年，而报告年度是 {year} 年")
        }
        Facts::Placeholder {} => format!("{}是没有填写的占位内容", quoted(quote)),
        Facts::Told { figure, tried } => format!("正文{}说的是 {figure}，表中{}", quoted(quote), sums(tried)),
        Facts::List { parts, .. } if parts.len() == 1 && quote.ends_with(['%', '％']) => format!("正文说{}，不会超过 100%", quoted(quote)),
        Facts::List { exceeds, repair, .. } => {
            let what = if *exceeds { "正文所列分项超过总数" } else { "正文所列分项之和与总数不符" };
            let repair = match repair.map(|r| (r.figure, r.becomes)) {
                Some((figure, Some(becomes))) => format!("；如将 {figure} 改为 {becomes} 则相符"),
                Some((figure, None)) => format!("；如去掉 {figure} 一项则相符"),
                None => String::new(),
            };
            format!("{what}：{}{repair}", formula(facts).unwrap_or_default())
        }
        Facts::Rate { told, exact, percent, rate, first, second } => {
            let sign = if *percent { "%" } else { "" };
            let (what, sum) = match rate {
                Rate::Share => ("占", format!("{first} ÷ {second}")),
                Rate::Growth => ("增长", format!("({first} − {second}) ÷ {second}")),
                Rate::Fall => ("下降", format!("({second} − {first}) ÷ {second}")),
                Rate::More => ("增加", format!("{first} − {second}")),
                Rate::Fewer => ("减少", format!("{second} − {first}")),
            };
            format!("正文称{what} {told}{sign}，按 {sum} 应为 {exact}{sign}")
        }
        Facts::Balance { .. } => {
            format!("正文所说的收到、上年结转与办结、结转下年不平衡：{}", formula(facts).unwrap_or_default())
        }
        Facts::AllDone { carried_out } => format!("正文说{}，却有 {carried_out} 件结转下年度", quoted(quote)),
        Facts::Repeat { first, again, earlier } => {
            format!("同一事实前后不一：前面{}说的是 {first}，这里是 {again}", quoted(earlier))
        }
        #[cfg(feature = "compare")]
        Facts::Sum { cell, stated, sum, parts, suspect } => {
            let why = suspect.as_ref().map_or_else(String::new, |s| match (s.slip, s.suggested) {
                (Slip::LeftOut, _) => format!("；可能漏加了{}的 {}", quoted(&s.unit), s.stated),
                (Slip::Twice, _) => format!("；可能重复加了{}的 {}", quoted(&s.unit), s.stated),
                (Slip::Digits, suggested) => {
                    format!("；如{}的 {} 应为 {} 则相符", quoted(&s.unit), s.stated, suggested.map_or_else(String::new, |n| n.to_string()))
                }
            });
            format!("{}写的是 {stated}，{} 个单位合计 {sum}，相差 {}{why}", name(cell), parts.len(), Number(stated.0 - sum.0))
        }
        Facts::Denied { found, cell } => format!("正文说{}，{}却是 {found}", quoted(quote), name(cell)),
    }
}

/// What the table has, each with the cells it is of.
fn sums(tried: &[Tried]) -> String {
    let sum = |t: &Tried| format!("{}是 {}", cell(&t.rows.join("＋"), &t.column), t.sum);
    let mut sums: Vec<String> = tried.iter().map(sum).collect();
    sums.dedup();
    sums.join("，")
}
