//! What a parent's figures count, from its title and its words.
//!
//! Only a sentence about the report, its figures or what they count says whose they are: that others were checked, taught or given a place on the
//! page is the work of every government's office, whose own figures are its own.

use super::area::governed;
use crate::document::Document;
use crate::filing::{Filing, Mode, PLACES};

/// What a sentence about the report begins with, or about what it counts.
const HEADS: &[&str] = &["本报告", "本年度报告", "本年报", "报告中", "报告内容", "统计范围", "统计口径", "仅统计", "合并统计", "现将"];
const COVERS: &[&str] = &["汇总", "涵盖", "包括", "含", "合并", "组成", "汇编", "合计", "反映", "覆盖"];
/// Others than the body itself. Its own 各科室 are none.
const OTHERS: &[&str] =
    &["部门", "各乡", "各镇", "各街道", "各级", "各县", "各区", "各市", "单位", "所属", "下属", "下级", "辖区", "全系统"];
const EXCEPT: &[&str] = &["仅统计", "仅包", "仅为", "仅含", "仅反映", "仅限", "只包", "只统计", "不含", "不包", "未包", "未汇总"];
const ITSELF: &[&str] = &["本级", "自身", "本机关", "本单位", "本办公室", "本办公厅", "我办", "本办", "我局", "本局"];

/// Area where a report says that it covers its area; own where it says that it does not, where it is an office's, and where a body that is no
/// government speaks of itself; None where it is not said.
pub fn mode(document: &Document, filing: &Filing) -> Option<Mode> {
    let name = filing.organization.as_deref().unwrap_or_default();
    let office = ["办公室", "办公厅"].iter().any(|end| name.ends_with(end));
    let governs = name.ends_with("政府") || name.ends_with(PLACES);
    let told = told(document, filing);
    let said = |wanted| told.iter().any(|sentence| scope(sentence) == Some(wanted));
    // 全市, 全县: all of the place that the body governs.
    let level = governed(name).chars().last().filter(|_| governs);
    let of_all = |sentence: &&str| level.is_some_and(|level| of_all(sentence, level));
    if said(Mode::Own) {
        Some(Mode::Own)
    } else if said(Mode::Area) || told.iter().any(of_all) || governs && told.iter().any(|sentence| gathers(sentence)) {
        Some(Mode::Area)
    } else {
        let own = office || !governs && !name.is_empty() && told.iter().any(|sentence| has(sentence, ITSELF));
        own.then_some(Mode::Own)
    }
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whose figures the report has, as far as a sentence about it says. What it is about stands first in it: in "组织各部门填报，汇总形成本报告的附件" others
/// are the object of what was done.
fn scope(sentence: &str) -> Option<Mode> {
    let about = HEADS.iter().filter_map(|head| sentence.find(head)).chain(figures(sentence)).min()?;
    let said = &sentence[about..];
    let except = EXCEPT.iter().filter_map(|word| said.find(word)).min();
    // "汇总了各部门的数据，不含垂直管理部门" covers all the same.
    let covered = &said[..except.unwrap_or(said.len())];
    let whole = || covered.split('全').skip(1).any(|behind| behind.starts_with(PLACES));
    if has(covered, COVERS) && (has(covered, OTHERS) || whole()) {
        return Some(Mode::Area);
    }
    (except.is_some() && (has(said, ITSELF) || has(said, OTHERS))).then_some(Mode::Own)
}

/// Whether a sentence says that the figures of others were added up: "汇总各部门的数据". In an office's report that is the office's work.
fn gathers(sentence: &str) -> bool {
    /// Whose they are stands right behind, in no more bytes.
    const LONGEST: usize = 40;
    let gathered = sentence.split_once("汇总").and_then(|(_, behind)| behind.split_once("的数据"));
    gathered.is_some_and(|(whose, _)| whose.len() < LONGEST && has(whose, OTHERS))
}

/// Where a sentence speaks of the figures themselves: "数据包含…", "统计数据均为…"; neither "公共数据由…" nor "数据共享…".
fn figures(sentence: &str) -> Option<usize> {
    let alone = |&(at, word): &(usize, &str)| {
        let before = sentence[..at].chars().last();
        before.is_none_or(|c| !c.is_alphabetic() || "计述列上".contains(c))
            && sentence[at + word.len()..].starts_with(['包', '涵', '由', '均', '为', '含', '系', '是', '仅', '不'])
    };
    sentence.match_indices("数据").find(alone).map(|(at, _)| at)
}

/// Whether a government tells what all of its place received, or reports of all of it: "全县共收到申请80件". "全县收到80件，其中县政府办公室3件" does not say which
/// of them the tables have.
fn of_all(sentence: &str, level: char) -> bool {
    let all = || sentence.split('全').skip(1).any(|behind| behind.starts_with(level));
    has(sentence, &["收到", "受理", "报告如下", "公布如下"]) && !sentence.contains("其中") && all()
}

/// The sentences that stand outside the tables.
fn told<'d>(document: &'d Document, filing: &Filing) -> Vec<&'d str> {
    let all = document.span();
    let mut at = all.start;
    let outside = |sentence: &&str| {
        let from = at;
        at += sentence.len();
        !filing.tables.iter().filter_map(|t| t.span).any(|table| (table.start..table.end).contains(&from))
    };
    document.text.get(all.start..all.end).unwrap_or_default().split_inclusive(['。', '；', '\n']).filter(outside).collect()
}
