//! What findings about the narrative say, in Chinese and in English.

use rust_decimal::Decimal;

use super::wording::number;
use super::{Lang, quoted};
use crate::claims::Contradiction;
use crate::prose::RateKind;
use crate::rule::{Fact, Finding, YearOf};

/// The sentence for a finding about the narrative; empty for one about tables. `cell` names the first cell that takes part.
pub fn message(finding: &Finding, cell: &str, lang: Lang) -> String {
    let quote = finding.quote.as_deref().unwrap_or_default();
    match &finding.fact {
        Fact::OtherYear { found, year, whose } => {
            let (zh, en) = match whose {
                YearOf::Plan => {
                    return lang.pick(
                        format!("这里写的是 {found} 年的打算，而报告年度就是 {year} 年，可能沿用了上年的文字"),
                        format!("a plan for {found} in the report for {year}: it may have been left from last year's"),
                    );
                }
                YearOf::Period => ("统计期限", "the reporting period"),
                YearOf::Narrative => ("正文", "the text"),
                YearOf::OwnName => ("报告自称", "the report's own name"),
                YearOf::FileName => ("文件名", "the file's name"),
            };
            lang.pick(format!("{zh}写的是 {found} 年，而报告年度是 {year} 年"), format!("{en} says {found}, the report is for {year}"))
        }
        Fact::Claim(contradiction) => contradicted(contradiction, quote, cell, lang),
        Fact::Placeholder => lang.pick(
            format!("{quote}是没有填写的占位内容", quote = quoted(quote)),
            format!("{quote} is a placeholder that was not filled in", quote = quoted(quote)),
        ),
        _ => String::new(),
    }
}

/// The sentence for a claim that is contradicted.
fn contradicted(contradiction: &Contradiction, quote: &str, cell: &str, lang: Lang) -> String {
    match contradiction {
        Contradiction::Told { figure, tried } => {
            let figure = number(*figure);
            let mut sums: Vec<String> = tried.iter().map(|t| number(*t)).collect();
            sums.dedup();
            match sums.as_slice() {
                [one] => lang.pick(
                    format!("正文{quote}说的是 {figure}，表中是 {one}", quote = quoted(quote)),
                    format!("the text says {figure} ({quote}), the table {one}", quote = quoted(quote)),
                ),
                _ => {
                    let sums = sums.join(lang.pick("、", ", "));
                    lang.pick(
                        format!("正文{quote}说的是 {figure}，与表中可能的口径（{sums}）都不一致", quote = quoted(quote)),
                        format!(
                            "the text says {figure} ({quote}), which is none of what the table may mean: {sums}",
                            quote = quoted(quote)
                        ),
                    )
                }
            }
        }
        Contradiction::Sum { exceeds, repair, .. } => {
            let numbers = formula(contradiction).unwrap_or_default();
            let mut text = if *exceeds {
                lang.pick(format!("正文所列分项超过总数：{numbers}"), format!("the parts listed in the text exceed their whole: {numbers}"))
            } else {
                lang.pick(
                    format!("正文所列分项之和与总数不符：{numbers}"),
                    format!("the parts listed in the text do not add up: {numbers}"),
                )
            };
            text += &match repair {
                Some((figure, Some(becomes))) => {
                    let (figure, becomes) = (number(*figure), number(*becomes));
                    lang.pick(
                        format!("；如将 {figure} 改为 {becomes} 则相符（两位数字颠倒）"),
                        format!("; with {becomes} for {figure} (two digits swapped) they do"),
                    )
                }
                Some((figure, None)) => {
                    let figure = number(*figure);
                    lang.pick(format!("；如去掉 {figure} 一项则相符"), format!("; without the {figure} they do"))
                }
                None => String::new(),
            };
            text
        }
        Contradiction::Rate { told, percent, exact, .. } => {
            let sign = if *percent { "%" } else { "" };
            let (told, exact, numbers) = (number(*told), number(*exact), formula(contradiction).unwrap_or_default());
            lang.pick(
                format!("正文所说的 {told}{sign} 与所说的数量不符，按数量计算为 {exact}{sign}：{numbers}"),
                format!("the text says {told}{sign}, the counts it tells give {exact}{sign}: {numbers}"),
            )
        }
        Contradiction::Repeat { first, again, earlier } => {
            let (first, again) = (number(*first), number(*again));
            lang.pick(
                format!("同一事实前后不一：前面{earlier}说的是 {first}，这里是 {again}", earlier = quoted(earlier)),
                format!("told twice with two figures: {first} before ({earlier}), {again} here", earlier = quoted(earlier)),
            )
        }
        Contradiction::Denied { found, .. } => {
            let found = number(*found);
            lang.pick(
                format!("正文说{quote}，{cell}却是 {found}", quote = quoted(quote)),
                format!("the text says {quote}, yet {cell} is {found}", quote = quoted(quote)),
            )
        }
    }
}

/// A contradiction in numbers: "12 + 30 + 45 + 9 = 96 ≠ 69".
pub fn formula(contradiction: &Contradiction) -> Option<String> {
    match contradiction {
        Contradiction::Sum { whole, parts, .. } => {
            let terms: Vec<String> = parts.iter().map(|p| number(*p)).collect();
            let sum: Decimal = parts.iter().sum();
            let left = if parts.len() > 1 { format!("{} = {}", terms.join(" + "), number(sum)) } else { number(sum) };
            let sign = if parts.len() > 1 { "≠" } else { ">" };
            Some(format!("{left} {sign} {}", number(*whole)))
        }
        Contradiction::Rate { told, percent, kind, first, second, exact } => {
            let (a, b, told, exact) = (number(*first), number(*second), number(*told), number(*exact));
            let sign = if *percent { "%" } else { "" };
            let left = match kind {
                RateKind::Share => format!("{a} ÷ {b}"),
                RateKind::Growth { fell: false } => format!("({a} - {b}) ÷ {b}"),
                RateKind::Growth { fell: true } => format!("({b} - {a}) ÷ {b}"),
                RateKind::Difference { fell: false } => format!("{a} - {b}"),
                RateKind::Difference { fell: true } => format!("{b} - {a}"),
            };
            Some(format!("{left} = {exact}{sign} ≠ {told}{sign}"))
        }
        _ => None,
    }
}
