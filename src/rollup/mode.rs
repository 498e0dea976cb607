//! What a parent's figures count, from its title and its words.
//!
//! Only a sentence about the report, its figures or what they count says whose they are: that others were checked, taught or given a place on the
//! page is the work of every government's office, whose own figures are its own.

use super::area::governed;
use crate::document::Document;
use crate::filing::{Filing, Mode, PLACES};

/// What a report calls itself.
const REPORTS: [&str; 3] = ["本报告", "本年度报告", "本年报"];
/// What a sentence about the report begins with beside these, or about what it counts.
const HEADS: &[&str] = &["报告中", "报告内容", "统计范围", "统计口径", "统计对象", "仅统计", "合并统计", "现将"];
const COVERS: &[&str] = &["汇总", "涵盖", "包括", "含", "合并", "组成", "汇编", "综合", "合计", "反映", "覆盖"];
/// Others than the body itself. Its own 各科室 are none.
const OTHERS: &[&str] =
    &["部门", "各乡", "各镇", "各街道", "各级", "各县", "各区", "各市", "单位", "所属", "下属", "下级", "辖区", "全系统"];
/// Those that are only left out by these words: in a street's own report 街道 is part of its name.
const TOWNS: &[&str] = &["乡", "镇", "街道"];
/// Others that no government counts: that these are left out says nothing of the rest.
const LED_FROM_ABOVE: &[&str] = &["垂直", "垂管", "双重", "双管", "驻", "税务"];
const ONLY: &[&str] = &["仅统计", "仅包", "仅为", "仅含", "仅反映", "仅限", "仅指", "仅是", "只包", "只统计"];
const WITHOUT: &[&str] = &["不含", "不包", "未包", "未汇总", "不涉及"];
const ITSELF: &[&str] = &["本级", "自身", "本机关", "本单位", "本办公室", "本办公厅", "我办", "本办", "我局", "本局"];

/// Whose figures a report has, as far as its sentences say.
#[derive(Default)]
struct Scope {
    /// Others' than its own.
    others: bool,
    /// Its own alone.
    itself: bool,
    /// Some of its place are left out.
    without: bool,
}

/// Area where a report says that it covers its area; own where it says that it does not, where it is an office's, and where a body that is no
/// government speaks of itself; None where it is not said, and where it says that it has some and leaves out others, which is told with it.
pub fn mode(document: &Document, filing: &Filing) -> (Option<Mode>, bool) {
    let name = filing.organization.as_deref().unwrap_or_default();
    let office = ["办公室", "办公厅"].iter().any(|end| name.ends_with(end));
    let governs = name.ends_with("政府") || name.ends_with(PLACES);
    let told = told(document, filing);
    let mut scope = Scope::default();
    told.iter().for_each(|sentence| scope.read(sentence));
    // 全市, 全县: all of the place that the body governs.
    let level = governed(name).chars().last().filter(|_| governs);
    let of_all = |sentence: &&str| level.is_some_and(|level| of_all(sentence, level));
    let area = || scope.others || told.iter().any(of_all) || governs && told.iter().any(|sentence| gathers(sentence));
    let mixed = !scope.itself && scope.others && scope.without;
    let mode = if mixed {
        None
    } else if scope.itself || scope.without {
        Some(Mode::Own)
    } else if area() {
        Some(Mode::Area)
    } else {
        let own = office || !governs && !name.is_empty() && told.iter().any(|sentence| has(sentence, ITSELF));
        own.then_some(Mode::Own)
    };
    (mode, mixed)
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether others are named that a government may leave out or have.
fn is_local(text: &str) -> bool {
    (has(text, OTHERS) || has(text, TOWNS)) && !has(text, LED_FROM_ABOVE)
}

/// What a clause begins with, up to its end.
fn clause(text: &str) -> &str {
    text.split(['，', ',']).next().unwrap_or_default()
}

impl Scope {
    /// Takes from a sentence what it says of the report. What it is about stands first in it: in "组织各部门填报，汇总形成本报告的附件" others are the
    /// object of what was done.
    fn read(&mut self, sentence: &str) {
        self.others |= made_of(sentence);
        let about = REPORTS.iter().chain(HEADS).filter_map(|head| sentence.find(head)).chain(figures(sentence)).min();
        let mut at = 0;
        for clause in sentence.split_inclusive(['，', ',', '：', ':']) {
            self.counted(clause, at, about);
            at += clause.len();
        }
        let Some(about) = about else { return };
        let first = |text: &str, words: &[&str]| words.iter().filter_map(|word| text.find(word)).min().unwrap_or(text.len());
        let said = &sentence[about..];
        // "汇总了各部门的数据，不含垂直管理部门" covers all the same.
        let (covered, without) = said.split_at(first(said, WITHOUT));
        let (before, only) = covered.split_at(first(covered, ONLY));
        let only = clause(only);
        if !only.is_empty() {
            self.others |= has(only, OTHERS);
            self.itself |= !has(only, OTHERS) && (has(only, ITSELF) || only.contains("办公"));
        } else {
            let whole = || before.split('全').skip(1).any(|behind| behind.starts_with(PLACES));
            self.others |= has(before, COVERS) && (has(before, OTHERS) || whole());
            self.equated(before);
        }
        self.without |= is_local(clause(without));
    }

    /// "数据为全县口径", "统计范围：各部门", "本报告为县政府本级数据".
    fn equated(&mut self, text: &str) {
        for (subject, counts) in [("数据", true), ("范围", true), ("口径", true), ("对象", true), ("报告", false)] {
            for (at, _) in text.match_indices(subject) {
                let behind = &text[at + subject.len()..];
                let behind = behind.strip_prefix('均').unwrap_or(behind);
                let Some(phrase) = behind.strip_prefix(['为', '是', '系', '：', ':']).map(clause) else { continue };
                // "全县最高", "全县统一" are not all of the county.
                let whole = || {
                    let all = phrase.strip_prefix('全').and_then(|all| all.strip_prefix(PLACES));
                    all.is_some_and(|all| ["各", "所有", "行政", "口径", "数据", "范围"].iter().any(|more| all.starts_with(more)))
                };
                let others = has(phrase, OTHERS) || whole();
                self.others |= counts && others;
                self.itself |= !others && phrase.contains("本级");
            }
        }
    }

    /// "各部门数据一并统计在内", "乡镇不纳入统计": who is counted stands before. `about` is where the sentence comes to speak of the report.
    fn counted(&mut self, clause: &str, at: usize, about: Option<usize>) {
        let clause = clause.trim_end_matches(|c: char| !c.is_alphanumeric());
        for word in ["纳入", "计入", "列入", "统计在内", "包括在内"] {
            let Some((who, into)) = clause.split_once(word) else { continue };
            let this = REPORTS.iter().find_map(|report| into.strip_prefix(report));
            let (this, into) = (this.is_some(), this.unwrap_or(into));
            // "计入本报告的上年结转" is said of requests.
            let into_it = ["", "统计", "统计范围", "范围"].contains(&into);
            // Without a word of the report only a sentence that begins with the figures of others is about them.
            let begins = || at == 0 && who.contains("数据") && (word.ends_with('内') || !into.is_empty());
            let is_said = this || about.is_some_and(|about| about < at) || begins();
            if into_it && is_said && is_local(who) {
                let not = who.chars().rev().take(4).any(|c| matches!(c, '不' | '未'));
                *(if not { &mut self.without } else { &mut self.others }) = true;
            }
        }
    }
}

/// Whether a sentence says that the report was made of others' reports or figures: "在汇总各部门年度报告的基础上，编制本报告".
fn made_of(sentence: &str) -> bool {
    let made = ["编制", "形成", "编写"].iter().find_map(|verb| {
        let (before, report) = sentence.rsplit_once(verb)?;
        let rest = REPORTS.iter().find_map(|name| report.trim_start_matches('了').strip_prefix(name))?;
        (!rest.starts_with(char::is_alphanumeric)).then_some(before)
    });
    let of = made.and_then(|before| ["汇总", "综合"].iter().find_map(|verb| Some(before.split_once(verb)?.1)));
    of.is_some_and(|of| has(of, OTHERS) && has(of, &["报告", "数据", "情况"]))
}

/// Whether a sentence says that the figures of others were added up: "汇总各部门的数据". In an office's report that is the office's work.
fn gathers(sentence: &str) -> bool {
    /// Whose they are stands right behind, in no more bytes.
    const LONGEST: usize = 40;
    let gathered = sentence.split_once("汇总").and_then(|(_, behind)| behind.split_once("的数据"));
    gathered.is_some_and(|(whose, _)| whose.len() < LONGEST && has(whose, OTHERS))
}

/// Where a sentence speaks of the figures themselves: "数据包含…", "统计数据均为…", "表中数据由…"; neither "公共数据由…" nor "数据共享…", and not of the
/// figures in the reports of others.
fn figures(sentence: &str) -> Option<usize> {
    let alone = |&(at, word): &(usize, &str)| {
        let before = &sentence[..at];
        let said = before.chars().last().is_none_or(|c| !c.is_alphabetic() || "计述列上".contains(c));
        let of_tables = || ["报告", "报表", "表中", "附表"].iter().any(|table| before.ends_with(table)) && !has(before, OTHERS);
        (said || of_tables()) && sentence[at + word.len()..].starts_with(['包', '涵', '由', '均', '为', '含', '系', '是', '仅', '不'])
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
