//! What figures count: measure words, and which of them count things that add up.

use crate::script::is_chinese;

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A measure word, as an index into the list of them.
    Measure(u8),
    /// 元; 万元 and 亿元 are in the figure's value.
    Yuan,
    Percent,
    /// 个百分点.
    Point,
    /// None told: "网上105、快递17".
    Bare,
}

/// Measure words, the longer of two that begin alike first.
const MEASURES: &[&str] = &[
    "件次", "人次", "批次", "户次", "场次", "万次", "篇次", "部次", "条次", "期次", "份次", "册次", "项次", "则", "件", "宗", "份", "条",
    "例", "起", "次", "个", "篇", "期", "场", "人", "家", "项", "部", "批", "类", "户", "名", "位", "处", "套", "册", "幅", "张", "封",
    "通", "字", "种", "站", "所", "支", "台", "辆", "块", "卷", "本",
];
/// Those that count requests, cases and documents.
const OF_CASES: &[&str] = &["件", "宗", "份", "条", "例", "起", "次", "个", "项", "部", "件次"];
/// Those that count documents and cases alike, so that they may be added up: 12条 and 3篇 are 15 pieces of information.
const ALIKE: &[&str] = &[
    "件", "宗", "份", "条", "例", "起", "次", "个", "篇", "期", "项", "部", "封", "则", "件次", "篇次", "条次", "期次", "份次", "册次",
    "项次", "批", "类", "册", "本", "张", "幅",
];
/// Those that count papers; what is counted by others of the words above is seldom one of them.
const PAPERS: &[&str] =
    &["件", "宗", "份", "条", "例", "篇", "期", "部", "封", "则", "件次", "篇次", "条次", "期次", "份次", "册次", "册", "本", "张", "幅"];
/// Those that count persons, whose kinds overlap.
const OF_PERSONS: &[&str] = &["人", "名", "位", "户", "人次"];

impl Unit {
    /// Whether it is one of these measure words.
    pub fn is_one_of(self, words: &[&str]) -> bool {
        matches!(self, Unit::Measure(i) if words.contains(&MEASURES[usize::from(i)]))
    }

    /// Whether requests, cases and documents are counted so.
    pub fn counts_cases(self) -> bool {
        self.is_one_of(OF_CASES)
    }

    /// Whether documents or cases are counted so, which add up whatever each is called.
    pub fn counts_alike(self) -> bool {
        self == Unit::Bare || self.is_one_of(ALIKE)
    }

    /// Whether uses and times are counted so, of which one thing may have several: 29篇 in 37篇次.
    pub fn counts_uses(self) -> bool {
        self.is_one_of(&["件次", "篇次", "条次", "期次", "份次", "册次", "项次", "部次", "户次"])
    }

    /// Whether meetings and trainings are counted so.
    pub fn counts_meetings(self) -> bool {
        self.is_one_of(&["场", "场次", "次", "期", "期次"])
    }

    /// Whether issues and volumes are counted so, each of which holds several papers.
    pub fn holds_papers(self) -> bool {
        self.is_one_of(&["期", "期次", "册", "册次", "本", "批"])
    }

    /// Whether pieces of published information are counted so.
    pub fn counts_information(self) -> bool {
        self.is_one_of(&["条", "条次", "篇", "篇次"])
    }

    /// Whether papers are counted so.
    pub fn counts_papers(self) -> bool {
        self == Unit::Bare || self.is_one_of(PAPERS)
    }

    /// Whether visits and calls are counted so, each of which may be a case.
    pub fn counts_visits(self) -> bool {
        self.is_one_of(&["人次"])
    }

    /// Whether accounts and sites are counted so, of which none is counted twice.
    pub fn counts_accounts(self) -> bool {
        self.is_one_of(&["个", "家"])
    }

    /// Whether those who ask are counted so: 187个申请人.
    pub fn counts_applicants(self) -> bool {
        self.counts_accounts() || self.counts_persons()
    }

    /// Whether persons are counted so.
    pub fn counts_persons(self) -> bool {
        self.is_one_of(OF_PERSONS)
    }
}

/// The measure word at the beginning of `rest`, and its length.
pub fn measure(rest: &[char]) -> Option<(Unit, usize)> {
    // None begins with a mark, a digit or a letter.
    rest.first().filter(|c| is_chinese(**c))?;
    let begins = |word: &str| word.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c));
    if begins("个百分点") || begins("百分点") {
        return Some((Unit::Point, if rest[0] == '个' { 4 } else { 3 }));
    }
    // "15个工作日", "3个月", "一件事", "5部门": a length of time, or a name.
    const NOT_MEASURED: [&str; 14] =
        ["个工作日", "个月", "个自然日", "个小时", "件事", "部门", "级", "个方面", "个环节", "个维度", "人以", "本级", "类内部", "类过程"];
    if NOT_MEASURED.iter().any(|w| begins(w)) {
        return None;
    }
    let (i, word) = MEASURES.iter().enumerate().find(|(_, w)| begins(w))?;
    Some((Unit::Measure(i as u8), word.chars().count()))
}
