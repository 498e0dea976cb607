//! The report's title, its organization and its year.

use super::year::{reporting_period, year_at, year_in};
use crate::document::{Document, Row};
use crate::number::is_space;
use crate::place::Span;

/// What the head of a document says about it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Title {
    pub text: Option<(String, Span)>,
    pub organization: Option<String>,
    pub year: Option<i32>,
}

/// The title stands among the first rows; a saved page has its menus before it.
const HEAD_ROWS: usize = 400;
const LONGEST: usize = 70;

/// Every title in `document`, with the row it begins in, in order.
pub fn titles(document: &Document) -> Vec<(usize, Title)> {
    let rows = Rows::of(document, document.rows.len());
    let subject = |&at: &usize| {
        let names = |text: String| ["信息公开", "政务公开", "資訊公開", "信息公開"].iter().any(|s| text.contains(s));
        // What all of them have, most rows have not.
        document.slice(rows.span(at)).contains('公') && names(rows.words(at))
    };
    let mut found: Vec<(usize, Title)> = Vec::new();
    // The last row looked at, and the first of those from there on that names the subject.
    let mut next_subject = None;
    let mut i = 0;
    while i < rows.len() {
        if next_subject.is_none_or(|at| at < i) {
            next_subject = (i..rows.len()).find(subject);
        }
        let Some(subject) = next_subject else { break };
        if subject >= i + 3 {
            i = subject - 2;
        }
        let Some(title) = title_at(&rows, i) else {
            i += 1;
            continue;
        };
        let Some((_, span)) = title.text.as_ref() else { break };
        let begins_above = i > 0 && rows.span(i).start > span.start;
        found.push((rows.places[i - usize::from(begins_above)], title.clone()));
        i += (i..rows.len()).take_while(|&at| rows.span(at).start < span.end).count().max(1);
    }
    found
}

/// Reads the head of `document`.
pub fn read(document: &Document) -> Title {
    let rows = Rows::of(document, HEAD_ROWS);
    let mut found = Title::default();
    let mut best = 0;
    for i in 0..rows.len() {
        if let Some(title) = title_at(&rows, i) {
            // A menu names such reports without a year, or without whose they are; the title itself has both, or stands alone.
            let own = title.text.as_ref().is_some_and(|t| !is_of_the_page(&t.0));
            let rank = 1 + usize::from(own) * 4 + usize::from(title.year.is_some()) * 2 + usize::from(title.organization.is_some());
            if rank > best {
                (found, best) = (title, rank);
            }
        }
        // Behind the first heading other reports are named; the title itself may leave the year to the text.
        if best == BEST || (found.year.is_some() || best > 5) && rows.words(i).starts_with("一、") {
            break;
        }
    }
    if found.year.is_none() {
        found.year = document.title.as_deref().filter(|t| is_title(t)).and_then(year_in).or_else(|| reporting_period(document));
    }
    if found.year.is_none() {
        found.year = document.name.as_deref().and_then(year_in);
    }
    if found.organization.is_none() {
        found.organization = document.title.as_deref().filter(|t| is_title(t)).and_then(organization_in);
    }
    found
}

/// The rank of a title with all that titles have.
const BEST: usize = 8;

/// Whether a line leads to the title of a report rather than being one: the way to a page ("首页 > 年报 > 2021年"), the report before it, a file's name.
fn is_of_the_page(text: &str) -> bool {
    // "首页 | 政府信息公开年报 | 2023年 | 2022年": a site's name behind a title has one bar before it.
    text.contains(['>', '＞', '»'])
        || text.matches(['|', '｜']).nth(1).is_some()
        || ["上一", "下一", "附件", "当前位置"].iter().any(|words| text.starts_with(words))
}

/// The rows with words in which a title may stand. Their words are put together only where they are asked for: most never are.
struct Rows<'d> {
    document: &'d Document,
    /// The place of each among the rows of the document.
    places: Vec<usize>,
}

impl<'d> Rows<'d> {
    /// Those among the first `most` rows.
    fn of(document: &'d Document, most: usize) -> Rows<'d> {
        let may_hold = |row: &Row| {
            let span = row.cells.first()?.span.cover(row.cells.last()?.span);
            let text = document.slice(span);
            (text.len() <= LONGEST * 8 && !text.chars().all(is_space)).then_some(())
        };
        let rows = document.rows.iter().take(most).enumerate();
        Rows { document, places: rows.filter(|(_, row)| may_hold(row).is_some()).map(|(at, _)| at).collect() }
    }

    fn len(&self) -> usize {
        self.places.len()
    }

    /// From its first to its last cell.
    fn span(&self, at: usize) -> Span {
        let cells = &self.document.rows[self.places[at]].cells;
        cells[0].span.cover(cells[cells.len() - 1].span)
    }

    /// Its words, without the white space in them and without Markdown's marks: a title over two lines may be two headings, "# 某局", "# 2023年…".
    fn words(&self, at: usize) -> String {
        self.document.slice(self.span(at)).chars().filter(|c| !is_space(*c) && !matches!(c, '#' | '*')).collect()
    }
}

/// A title that begins in row `i`; it may go on over two more rows, and its organization may stand in the row before.
fn title_at(rows: &Rows, i: usize) -> Option<Title> {
    let first = rows.words(i);
    let (mut span, mut text) = (rows.span(i), first.clone());
    for next in 1..=3 {
        if is_title(&text) {
            break;
        }
        let more = Some(i + next).filter(|&at| at < rows.len())?;
        if !may_begin(&first) || next == 3 || text.chars().count() > LONGEST {
            return None;
        }
        let words = rows.words(more);
        if words.contains(['。', '，']) || stands_before(&first, &words) {
            return None;
        }
        span = span.cover(rows.span(more));
        text.push_str(&words);
    }
    let year = year_in(&text);
    let mut organization = organization_in(&text);
    // 「（2021年度）」 in a row of its own below the title.
    let below = || {
        let words = Some(i + 1).filter(|&at| at < rows.len()).map(|at| rows.words(at))?;
        (words.chars().count() <= 12).then(|| year_in(&words)).flatten()
    };
    let year = year.or_else(below);
    if organization.is_none() {
        let above = i.checked_sub(1);
        if let Some((above, name)) = above.map(|above| (above, rows.words(above))).filter(|(_, name)| is_organization(name)) {
            span = span.cover(rows.span(above));
            text = format!("{name}{text}");
            organization = Some(name);
        }
    }
    Some(Title { text: Some((text, span)), organization, year })
}

/// Whether `text`, without white space, reads like the title of such a report.
pub fn is_title(text: &str) -> bool {
    let length = text.chars().count();
    let names = text.contains("信息公开") || text.contains("政务公开") || text.contains("資訊公開") || text.contains("信息公開");
    let report = text.contains("年度报告") || text.contains("年报") || text.contains("年度報告") || text.contains("工作报告");
    (8..=LONGEST).contains(&length) && names && report && !text.contains(['。', '，', '；', '《'])
}

/// Whether a row could be the first part of a title broken over several.
fn may_begin(text: &str) -> bool {
    let length = text.chars().count();
    length <= 40
        && !text.contains(['。', '，', '；', '：', ':', '《', '、'])
        && (is_organization(text) || year_in(text).is_some() || text.contains("信息公开"))
}

/// Whether `first` is a line of the page that stands before a title, and the title begins with `next`: the menu's "首页 政务公开 政府信息公开" says
/// what the title says again, and "青禾县人民政府门户网站" is whose page "青禾县水利局2023年…" is on. "青禾市人力资源和社会" goes on in "保障局2023年…".
fn stands_before(first: &str, next: &str) -> bool {
    let name = organization_in(next).unwrap_or_else(|| next.to_owned());
    let placed = name.char_indices().nth(2).is_some_and(|(at, _)| {
        name[at..].contains(crate::filing::PLACES) && is_organization(&name) && {
            first.starts_with(&name[..at]) || first.ends_with("政府")
        }
    });
    let again = |text: &str| text.contains("信息公开");
    // A list of news has other years than the title below it: "2024年预算公开".
    let (year, own) = (year_in(first), year_in(next));
    placed || again(first) && again(next) && (year.is_none() || own.is_some()) || own.is_some() && year.is_some_and(|y| own != Some(y))
}

const ENDINGS: &[&str] = &[
    "政府",
    "办公厅",
    "办公室",
    "委员会",
    "局",
    "厅",
    "院",
    "会",
    "队",
    "所",
    "站",
    "中心",
    "处",
    "公司",
    "校",
    "馆",
    "社",
    "部",
    "署",
    "行",
    "镇",
    "乡",
    "街道",
    "区",
    "县",
    "市",
    "省",
    "台",
    "团",
    "学",
    "室",
    "委",
    "办",
    "府",
    "庭",
    "关",
    "税务",
    "苏木",
    "旗",
    "州",
    "盟",
    "处室",
    "大学",
    "医院",
    "人民",
];

fn is_organization(text: &str) -> bool {
    // A second name behind the first: "某县水利局（移民局）". A year in brackets is none.
    let second = || text.strip_suffix(['）', ')']).and_then(|text| text.rsplit_once(['（', '(']));
    if let Some((first, second)) = second() {
        return is_organization(first) && is_organization(second);
    }
    let length = text.chars().count();
    (3..=40).contains(&length)
        && ENDINGS.iter().any(|e| text.ends_with(e))
        && !text.ends_with("网站")
        && !text.contains(['。', '，', '：', ':', '>', '|'])
        && !text.starts_with("来源")
}

/// What a title may say behind the name of a place: that the report is of the whole of it, "青禾县本地区2022年…". It is no part of the name, as 本级 is.
const COVERED: &[&str] = &["（本地区）", "(本地区)", "本地区", "本行政区域", "本区域"];

/// The name without what it covers.
fn whose(name: &str) -> &str {
    COVERED.iter().find_map(|covered| name.strip_suffix(covered)).unwrap_or(name)
}

/// The organization named before the year, or before 政府信息公开; where the title begins with the year, between the two.
pub fn organization_in(title: &str) -> Option<String> {
    let subject = title.find("政府信息公开").or(title.find("信息公开")).or(title.find("政务公开")).unwrap_or(usize::MAX);
    let year = year_at(title);
    let name = title.get(..year.map_or(usize::MAX, |(at, _)| at).min(subject))?;
    // A name may end with 关: "青禾海关2023年…", "某委机关2023年…".
    let joints = ['年', '度', '(', '（', '-', '—', '的'];
    let mut name = whose(name.trim_end_matches(joints));
    while let Some(shorter) = name.strip_suffix("关于") {
        name = shorter;
    }
    let name = name.trim_end_matches(joints);
    let name = name.trim_start_matches(['"', '“', '\'', '#', '*', '【']);
    let name = name.rsplit(['>', '|', '》', '：', ':']).next().unwrap_or(name);
    let before = (name.chars().count() >= 2 && !name.is_ascii()).then_some(name);
    before.or_else(|| behind(title.get(year?.0..subject)?)).map(whole)
}

/// The organization that a stretch of a title names which begins with the year.
fn behind(text: &str) -> Option<&str> {
    let (_, name) = text.split_once('年')?;
    let name = whose(name.trim_start_matches(['度', '份', ')', '）', '-', '—', '_']));
    // 本局, 全市各部门 and the like are no names.
    Some(name).filter(|name| is_organization(name) && !name.starts_with(['本', '我', '全', '各', '年']))
}

/// A name of which the title runs on: 某镇人民政府信息公开年报 names 某镇人民政府.
fn whole(name: &str) -> String {
    if name.ends_with("人民") { format!("{name}政府") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{self, Input};

    fn title(text: &str) -> (Option<String>, Option<i32>) {
        let title = read(&input::read(Input::Text(text), None).unwrap());
        (title.organization, title.year)
    }

    #[test]
    fn titles_are_read_in_the_shapes_they_come_in() {
        let own = |name: &str, year| (Some(name.to_owned()), Some(year));
        assert_eq!(title("青禾市人民政府办公室\n\n2019 年政府信息公开工作年度报告\n一、总体情况"), own("青禾市人民政府办公室", 2019));
        assert_eq!(title("青禾市水利局2022年政府信息公开工作年度报告"), own("青禾市水利局", 2022));
        assert_eq!(title("青禾市水利局关于2022年度政府信息公开工作\n年度报告"), own("青禾市水利局", 2022));
        assert_eq!(title("青禾县政府信息公开工作年度报告（2021年）"), own("青禾县", 2021));
        for covered in COVERED {
            for text in [format!("青禾县{covered}2022年政府信息公开工作年度报告"), format!("2022年青禾县{covered}政府信息公开工作年度报告")]
            {
                assert_eq!(title(&text), own("青禾县", 2022), "{text}");
            }
        }
        assert_eq!(title("青禾县关于本地区2022年政府信息公开工作年度报告"), own("青禾县", 2022));
        assert_eq!(title("青禾县本级2022年政府信息公开工作年度报告"), own("青禾县本级", 2022));
        assert_eq!(title("青禾地区2022年政府信息公开工作年度报告"), own("青禾地区", 2022));
        assert_eq!(title("青禾镇\n政府信息公开工作年度报告\n（二〇二三年度）"), own("青禾镇", 2023));
        for name in ["青禾海关", "中华人民共和国青禾海关", "中共青禾县委机关"] {
            for joint in ["", "关于", "（"] {
                assert_eq!(title(&format!("{name}{joint}2022年度政府信息公开工作年度报告")), own(name, 2022), "{name}{joint}");
            }
        }
        for year_first in [
            "2022年青禾市水利局政府信息公开工作年度报告",
            "# 2022年度青禾市水利局信息公开年报",
            "二〇二二年青禾市水利局政府信息公开工作\n年度报告",
        ] {
            assert_eq!(title(year_first), own("青禾市水利局", 2022), "{year_first}");
        }
        let two_names = "丰乐县林业局（园林局）";
        for title_of in ["2022年丰乐县林业局（园林局）政府信息公开工作年度报告", "丰乐县林业局（园林局）\n2022年政府信息公开工作年度报告"]
        {
            assert_eq!(title(title_of), own(two_names, 2022), "{title_of}");
        }
        assert_eq!(title("丰乐县林业局（公示）\n2022年政府信息公开工作年度报告"), (None, Some(2022)));
        assert_eq!(title("2022年青禾镇人民政府政府信息公开工作年度报告"), own("青禾镇人民政府", 2022));
        assert_eq!(title("2022年青禾镇人民政府信息公开工作年度报告"), own("青禾镇人民政府", 2022));
        for nameless in
            ["2022年政府信息公开工作年度报告", "2022年度全市各部门政府信息公开工作年度报告", "2022年本局政府信息公开工作年度报告"]
        {
            assert_eq!(title(nameless), (None, Some(2022)), "{nameless}");
        }
        for line in
            ["政府信息公开", "首页 机构概况 政府信息公开", "丰乐县人民政府门户网站", "丰乐县人民政府", "丰乐县政务中心", "# 政府信息公开"]
        {
            for own_title in ["丰乐县审计局2022年政府信息公开工作年度报告", "丰乐县审计局2022年政府信息公开\n工作年度报告"]
            {
                assert_eq!(title(&format!("{line}\n\n{own_title}")), own("丰乐县审计局", 2022), "{line} {own_title}");
            }
        }
        assert_eq!(title("政府信息公开\n2022年政府信息公开工作年度报告"), (None, Some(2022)));
        // What leads to other reports is no title, and neither is what does not say whose it is, where one does.
        for line in [
            "首页 > 政府信息公开 > 政府信息公开年报 > 2019年",
            "您的位置：首页>>丰乐县审计局2019年政府信息公开工作年度报告",
            "上一篇：丰乐县审计局2020年政府信息公开工作年度报告",
            "下一条：丰乐县教育局2023年政府信息公开工作年度报告",
            "附件1：丰乐县审计局2021年政府信息公开年度报告.docx",
            "政府信息公开年报 2019年",
            "首页 | 政府信息公开 | 政府信息公开年报 | 2024年 | 2023年 | 2022年",
            "2020年政府信息公开年报\n2019年政府信息公开年报",
        ] {
            let text = format!("{line}\n丰乐县审计局2022年政府信息公开工作年度报告\n一、总体情况");
            assert_eq!(title(&text), own("丰乐县审计局", 2022), "{line}");
        }
        let menu = "青禾县人民政府\n首页 | 政府信息公开年报 | 2024年 | 2023年 | 2022年\n2022年政府信息公开工作年度报告\n一、总体情况";
        assert_eq!(title(menu), (None, Some(2022)));
        // A report that does not say whose it is keeps its own year: others are named behind it.
        let behind = "2022年政府信息公开工作年度报告\n一、总体情况\n丰乐县审计局2021年政府信息公开工作年度报告\n";
        assert_eq!(title(behind), (None, Some(2022)));
        let yearless =
            "丰乐县审计局政府信息公开工作年度报告\n统计期限自2022年1月1日起。\n一、总体情况\n丰乐县教育局2021年政府信息公开工作年度报告\n";
        assert_eq!(title(yearless), own("丰乐县审计局", 2022));
        assert_eq!(title("附件：丰乐县审计局2022年政府信息公开工作年度报告.docx\n一、总体情况").1, Some(2022));
        for news in ["2023年部门预算", "关于2023年春节放假的通知 2023-01-12", "2023年部门预算\n\n2023-01-12"] {
            assert_eq!(title(&format!("{news}\n丰乐县审计局2022年政府信息公开工作年度报告")), own("丰乐县审计局", 2022), "{news}");
        }
        // What the second line goes on with stays with the first.
        for parted in [
            "丰乐县人力资源和社会\n保障局2022年政府信息公开工作年度报告",
            "# 丰乐县人力资源和社会保障局\n# 2022年政府信息公开工作年度报告",
            "**丰乐县人力资源和社会保障局**\n**2022年政府信息公开工作年度报告**",
        ] {
            assert_eq!(title(parted), own("丰乐县人力资源和社会保障局", 2022), "{parted}");
        }
        assert_eq!(title("丰乐县人民政府\n办公室2022年政府信息公开工作年度报告"), own("丰乐县人民政府办公室", 2022));
        assert_eq!(title("云川省丰乐县\n审计局2022年政府信息公开工作年度报告"), own("云川省丰乐县审计局", 2022));
        assert_eq!(title("今日天气晴。\n一、总体情况"), (None, None));
    }
}
