//! How the diagnoses were reached: the system that was solved, in numbers.

use std::fmt::Write;

use super::visible::visible;
use crate::diagnose::{Diagnosis, sift};
use crate::report::{self, Found, Number};
use crate::rule::Fact;
use crate::say::{self, Lang};

/// The broken relations with their residuals, the candidates with their weights, and why the other cells are none.
pub fn render(found: &Found, lang: Lang) -> String {
    let mut out = String::new();
    let mut groups: Vec<Vec<&Diagnosis>> = Vec::new();
    for diagnosis in found.diagnoses {
        match groups.iter_mut().find(|g| g[0].explains == diagnosis.explains) {
            Some(group) => group.push(diagnosis),
            None => groups.push(vec![diagnosis]),
        }
    }
    // Writing to a string cannot fail.
    for (i, group) in groups.iter().enumerate() {
        let _ = writeln!(out, "  {} {}", lang.pick("方程组", "system"), i + 1);
        for finding in group[0].explains.iter().map(|&i| &found.outcome.findings[i]) {
            let residual = match &finding.fact {
                Fact::Relation { sides, .. } => Number(sides.left.sum - sides.right.sum).to_string(),
                Fact::BlankTotal { sum } => Number(*sum).to_string(),
                _ => String::new(),
            };
            let word = lang.pick("残差", "residual");
            let message = say::message(&report::facts(finding, found.case), finding.quote.as_deref(), lang);
            let _ = writeln!(out, "    {}  {word} {residual}  {}", finding.rule, visible(&message));
        }
        if let Some(sifted) = sift(found.case, found.evaluations, found.outcome, group[0]) {
            let (left, not_all, others, impossible) = (sifted.left, sifted.not_all, sifted.breaks_others, sifted.impossible);
            let line = lang.pick(
                format!("只改一格：{left} 格可行；{not_all} 格不能同时修好全部关系，{others} 格会破坏已成立的关系，{impossible} 格会成为负数或小数"),
                format!("one cell alone: {left} fit; {not_all} cannot mend all relations, {others} would break one that holds, {impossible} would be negative or a fraction"),
            );
            let _ = writeln!(out, "    {line}");
        }
        for diagnosis in group {
            let cells: Vec<String> = diagnosis
                .changes
                .iter()
                .map(|c| {
                    let stated = c.stated.map_or_else(|| lang.pick("空白", "blank").to_owned(), |n| Number(n).to_string());
                    format!("{} {stated} → {}", found.case.address(c.cell), Number(c.suggested))
                })
                .collect();
            let _ =
                writeln!(out, "    {:.2}  {:10}  {}", diagnosis.weight, format!("{:?}", diagnosis.kind).to_lowercase(), cells.join("; "));
        }
    }
    out
}
