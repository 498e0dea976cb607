//! What findings, reasons and errors say, in Chinese and in English.

use rust_decimal::Decimal;

use super::{Lang, narrative, quoted};
use crate::claims;
use crate::document::Remark;
use crate::equations::{Side, Sides, Unchecked};
use crate::form::{Op, TableForm};
use crate::formats::{self, Instead};
use crate::input::{InputError, InputErrorKind};
use crate::reading::Reading;
use crate::rule::{CellId, Fact, Finding, Why};
#[cfg(feature = "export")]
use crate::rule::{Nature, Severity};

/// A label without the remark in brackets that some carry.
pub fn short(label: &str) -> &str {
    let cut = label.char_indices().skip(4).find(|(_, c)| matches!(c, '（' | '('));
    cut.map_or(label, |(i, _)| &label[..i])
}

/// A row's name: the nearest heading it stands under, and its label.
pub fn row_name(table: &TableForm, cell: usize) -> String {
    let row = table.row_of(cell);
    match row.groups.last().filter(|g| !g.starts_with('三')) {
        Some(group) => format!("{group}·{}", short(&row.label)),
        None => short(&row.label).to_owned(),
    }
}

/// A cell's name: its row and its column.
pub fn cell_name(reading: &Reading, (table, cell): CellId, lang: Lang) -> String {
    let form = reading.tables[table].table;
    let (row, column) = (row_name(form, cell), &form.column_of(cell).label);
    lang.pick(
        format!("{row}行{column}列", row = quoted(&row), column = quoted(column)),
        format!("row {row}, column {column}", row = quoted(&row), column = quoted(column)),
    )
}

/// A relation in numbers: "27 + 1 = 28 ≠ 29".
pub fn formula(op: Op, sides: &Sides) -> String {
    let sign = match op {
        Op::Equal => "≠",
        Op::AtLeast => "<",
    };
    format!("{} {sign} {}", side(&sides.left), side(&sides.right))
}

/// "27 + 1 = 28", or "28" where there is nothing to add.
fn side(side: &Side) -> String {
    if side.terms.len() < 2 {
        return number(side.sum);
    }
    let mut text = String::new();
    for (i, &(sign, value)) in side.terms.iter().enumerate() {
        let minus = sign < 0;
        match (i, minus) {
            (0, false) => {}
            (0, true) => text.push('-'),
            (_, false) => text.push_str(" + "),
            (_, true) => text.push_str(" - "),
        }
        text.push_str(&number(value));
    }
    format!("{text} = {}", number(side.sum))
}

/// A figure as people write it.
pub fn number(value: Decimal) -> String {
    value.normalize().to_string()
}

pub(super) fn list(items: &[String], lang: Lang) -> String {
    let names: Vec<String> = items.iter().map(|i| quoted(short(i))).collect();
    names.join(lang.pick("、", ", "))
}

/// The sentence for a finding.
pub fn message(finding: &Finding, reading: &Reading, lang: Lang) -> String {
    let first = || finding.cells.first().map_or(String::new(), |&c| cell_name(reading, c, lang));
    match &finding.fact {
        Fact::Relation { table, relation, sides } => relation_message(reading, *table, *relation, sides, lang),
        Fact::BlankTotal { sum } => {
            let sum = number(*sum);
            lang.pick(
                format!("{}空白，其各部分之和为 {sum}，请补填", first()),
                format!("{} is blank, its parts add up to {sum}: fill it in", first()),
            )
        }
        Fact::Blanks { count } => {
            let title = finding.cells.first().map_or("", |c| &reading.tables[c.0].table.title);
            lang.pick(
                format!("{title}表有 {count} 格没有数字，核对时按 0 计；没有的请填 0", title = quoted(title)),
                format!("{count} cells of {title} have no figure and count as 0; write 0 where there is none", title = quoted(title)),
            )
        }
        Fact::NotANumber { raw } => lang.pick(
            format!("{}写的是{raw}，不是一个数字；涉及它的关系未能核对", first(), raw = quoted(raw)),
            format!("{} says {raw}, which is not one number; its relations were not checked", first(), raw = quoted(raw)),
        ),
        Fact::Negative { value } => {
            let value = number(*value);
            lang.pick(format!("{}是负数 {value}", first()), format!("{} is negative: {value}", first()))
        }
        Fact::Fraction { value } => {
            let value = number(*value);
            lang.pick(format!("{}应为整数，写的是 {value}", first()), format!("{} should be a whole number, it says {value}", first()))
        }
        Fact::Unit { raw, value } => {
            let value = number(*value);
            lang.pick(
                format!("{}写作{raw}，本表单位为万元，已按 {value} 读取", first(), raw = quoted(raw)),
                format!("{} says {raw}; the table is in 万元, it was read as {value}", first(), raw = quoted(raw)),
            )
        }
        Fact::Precision { raw, decimals } => lang.pick(
            format!("{}写作{raw}，应保留 {decimals} 位小数", first(), raw = quoted(raw)),
            format!("{} says {raw}; {decimals} decimals are asked for", first(), raw = quoted(raw)),
        ),
        Fact::Doubtful { raw, choices } => {
            let raw: String = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            lang.pick(
                format!("读表存疑：{raw}这一行的数字有 {choices} 种放法，无法确定所在的列；请对照原文，这不是报告的错", raw = quoted(&raw)),
                format!(
                    "reader in doubt: the figures of {raw} fit {choices} ways; look at the document, this is no fault of the report",
                    raw = quoted(&raw)
                ),
            )
        }
        Fact::TableMissing { title: Some(title) } => lang.pick(
            format!("没有找到{title}表；如果它是图片或附件，请改为可复制的表格后再核对", title = quoted(title)),
            format!("the table {title} was not found; if it is a picture or an attachment, paste it as a table", title = quoted(title)),
        ),
        Fact::TableMissing { title: None } => lang.pick(
            "没有找到任何官方表格，这可能不是政府信息公开工作年度报告；请粘贴报告全文，或连同表格一起复制".into(),
            "no official table was found: this may not be an annual report; paste the whole report with its tables".into(),
        ),
        Fact::RowMissing { labels } if labels.len() > 3 => {
            let ends = list(&[labels[0].clone(), labels[labels.len() - 1].clone()], lang);
            let count = labels.len();
            lang.pick(format!("缺少 {count} 行（{ends}及其间各行）"), format!("{count} rows are missing (from/to {ends})"))
        }
        Fact::RowMissing { labels } => lang.pick(format!("缺少{}行", list(labels, lang)), format!("missing row: {}", list(labels, lang))),
        Fact::ColumnMissing { label } => {
            lang.pick(format!("缺少{label}列", label = quoted(label)), format!("missing column: {label}", label = quoted(label)))
        }
        Fact::RowUnknown { label } => lang.pick(
            format!("官方表格没有{label}这一行，其数字未参与核对", label = quoted(label)),
            format!("the form has no row {label}; its figures were not checked", label = quoted(label)),
        ),
        Fact::FormYear { table: None, form, fits, year } => lang.pick(
            format!("{year} 年度报告应使用 {fits} 年表，本报告用的是 {form} 年表"),
            format!("a report for {year} uses the form of {fits}; this one follows that of {form}"),
        ),
        Fact::FormYear { table: Some(table), form, fits, year } => lang.pick(
            format!("{year} 年度报告应使用 {fits} 年表，{table}表用的是 {form} 年表", table = quoted(table)),
            format!("a report for {year} uses the form of {fits}; the table {table} follows that of {form}", table = quoted(table)),
        ),
        Fact::ForeignBlock { block, form } => lang.pick(
            format!("{block}沿用了 {form} 年表的格式，与其他部分不一致", block = quoted(block)),
            format!("{block} follows the form of {form}, unlike the rest", block = quoted(block)),
        ),
        Fact::SectionMissing { number, title } => {
            let n = chinese(*number);
            lang.pick(
                format!("缺少第{n}部分{title}", title = quoted(title)),
                format!("section {number} {title} is missing", title = quoted(title)),
            )
        }
        Fact::SectionOrder { heading, after } => lang.pick(
            format!("{heading}排在{after}之后，顺序有误", heading = quoted(heading), after = quoted(after)),
            format!("{heading} stands after {after}", heading = quoted(heading), after = quoted(after)),
        ),
        Fact::SectionHeading { found, wanted } => lang.pick(
            format!("标题{found}与官方标题{wanted}不一致", found = quoted(found), wanted = quoted(wanted)),
            format!("the heading {found} should read {wanted}", found = quoted(found), wanted = quoted(wanted)),
        ),
        Fact::SectionNumber { found, wanted } => lang.pick(
            format!("编号为{}，应为{}", quoted(&chinese(*found)), quoted(&chinese(*wanted))),
            format!("numbered {found}, should be {wanted}"),
        ),
        Fact::SectionEmpty { title } => lang.pick(
            format!("{title}部分没有内容", title = quoted(title)),
            format!("the section {title} says nothing", title = quoted(title)),
        ),
        _ => narrative::message(finding, &first(), lang),
    }
}

fn relation_message(reading: &Reading, table: usize, relation: usize, sides: &Sides, lang: Lang) -> String {
    let form = reading.tables[table].table;
    let r = &form.relations[relation];
    let numbers = formula(r.op, sides);
    let by_row = r
        .terms
        .iter()
        .all(|t| form.cells[t.1].row == form.cells[r.terms[0].1].row && form.cells[t.1].block == form.cells[r.terms[0].1].block);
    let whole = r.terms[r.terms.len() - 1].1;
    let line = if by_row {
        let row = row_name(form, whole);
        lang.pick(format!("{row}行", row = quoted(&row)), format!("row {row}", row = quoted(&row)))
    } else {
        let column = &form.column_of(whole).label;
        lang.pick(format!("{column}列", column = quoted(column)), format!("column {column}", column = quoted(column)))
    };
    let broken = &form.statements[r.statement].broken;
    let what = lang.pick(&broken.zh, &broken.en);
    lang.pick(format!("{line}{what}：{numbers}"), format!("{line}: {what}: {numbers}"))
}

pub(super) fn chinese(number: u32) -> String {
    "零一二三四五六七八九".chars().nth(number as usize).map_or_else(|| number.to_string(), String::from)
}

/// The word before a finding: a contradiction is named so only where it is one for certain.
#[cfg(feature = "export")]
pub fn label(finding: &crate::report::FindingReport, lang: Lang) -> &'static str {
    match (finding.severity, finding.nature) {
        (Severity::Note, _) => lang.pick("提示", "note"),
        (_, Nature::Missing) => lang.pick("缺失", "missing"),
        (Severity::Error, Nature::Contradiction) => lang.pick("矛盾", "contradiction"),
        (Severity::Error, Nature::Suspect) => lang.pick("差错", "error"),
        (Severity::Warning, _) => lang.pick("提醒", "warning"),
    }
}

/// The word for an input that could not be read.
#[cfg(feature = "export")]
pub fn unread(lang: Lang) -> &'static str {
    lang.pick("未能读取", "not read")
}

/// Why something was not checked.
pub fn why(why: &Why, lang: Lang) -> String {
    match why {
        Why::NoTable(title) => lang
            .pick(format!("没有找到{title}表", title = quoted(title)), format!("the table {title} was not found", title = quoted(title))),
        Why::Unread { table, relations } => lang.pick(
            format!("{table}表有 {relations} 项关系涉及缺失或无法确定的数字", table = quoted(table)),
            format!("{relations} relations of {table} take in figures that are missing or uncertain", table = quoted(table)),
        ),
        Why::BlankTotal { table, relations } => lang.pick(
            format!("{table}表有 {relations} 项关系涉及空白的总计", table = quoted(table)),
            format!("{relations} relations of {table} take in a total left blank", table = quoted(table)),
        ),
        Why::TooMany { count } => lang.pick(
            format!("同类问题还有 {count} 处，没有逐条列出；请先改正已列出的，再核对一次"),
            format!("{count} more findings of this kind are not told one by one; mend those that are, then check again"),
        ),
        Why::Told { count } => lang.pick(
            format!("正文有 {count} 处数字所指的格缺失或读不准"),
            format!("{count} figures told in the text are of cells that are missing or uncertain"),
        ),
        Why::NotGiven(lacking) => super::given::lacking(lacking, lang),
        Why::BeforeForms(year) => lang.pick(
            format!("{year} 年度报告早于全国统一格式（2019 年起），没有表格关系可核对"),
            format!("a report for {year} is older than the national form (from 2019): it has no relations to check"),
        ),
        Why::NoForm => lang.pick("没有找到官方表格".into(), "no official table was found".into()),
        Why::NoSections => lang.pick(
            "没有找到各部分的标题（可能只粘贴了表格）".into(),
            "no section headings were found (perhaps only tables were pasted)".into(),
        ),
        Why::NoYear => lang.pick("没有找到报告年度".into(), "the report's year was not found".into()),
    }
}

/// The first few of a list of names.
fn listed(names: &[String], lang: Lang) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|n| n.chars().take(31).collect()).collect();
    let rest = if names.len() > SHOWN { lang.pick("……", ", …") } else { "" };
    shown.join(lang.pick("、", ", ")) + rest
}

/// Why a relation was not checked.
pub fn unchecked_relation(why: Unchecked, lang: Lang) -> String {
    let (zh, en) = match why {
        Unchecked::NoTable => ("没有找到这张表", "the table was not found"),
        Unchecked::NotGiven => ("没有给出", "it was not given"),
        Unchecked::Unread => ("涉及缺失或读不准的数字", "it takes in figures that are missing or uncertain"),
        Unchecked::BlankTotal => ("总计空白", "the total is blank"),
    };
    lang.pick(zh, en).to_owned()
}

/// Why a claim was not checked.
pub fn unchecked_claim(why: claims::Why, lang: Lang) -> String {
    let (zh, en) = match why {
        claims::Why::CellsUnread => ("所指的格缺失或读不准", "the cells it speaks of are missing or uncertain"),
        claims::Why::NoCell => ("本年度的表格没有所指的格", "the form of this year has no such cells"),
        claims::Why::OpenList => ("所列分项不一定是全部，或不能相加", "the parts listed need not be all, or cannot be added up"),
        claims::Why::NoWhole => ("占什么、比什么没有说明", "what it is a rate of is not told"),
    };
    lang.pick(zh, en).to_owned()
}

/// What an input holds that was not read.
pub fn remark(remark: &Remark, lang: Lang) -> String {
    match remark {
        Remark::ControlCharacters { count } => lang.pick(
            format!("原文里有 {count} 个看不见的控制字符，已略去；如有缺字请对照原文"),
            format!("{count} invisible control characters were left out; compare with the document if something is missing"),
        ),
        Remark::HiddenSheets { names } => {
            let (count, names) = (names.len(), listed(names, lang));
            lang.pick(
                format!("{count} 张隐藏的工作表没有读：{names}；如属报告，请取消隐藏后再核对"),
                format!("{count} hidden sheets were not read: {names}; if they belong to the report, unhide them and check again"),
            )
        }
        Remark::HiddenCells { rows, columns } => lang.pick(
            format!("隐藏的 {rows} 行、{columns} 列没有读；如属报告，请取消隐藏后再核对"),
            format!(
                "{rows} hidden rows and {columns} hidden columns were not read; if they belong to the report, unhide them and check again"
            ),
        ),
        Remark::HiddenText { characters } => lang.pick(
            format!("隐藏的文字（{characters} 个字）没有读；如属报告，请显示后再核对"),
            format!("hidden text ({characters} characters) was not read; if it belongs to the report, show it and check again"),
        ),
        Remark::TextBoxes { characters } => lang.pick(
            format!("文本框里的文字（{characters} 个字）没有读；如属报告，请移到正文后再核对"),
            format!(
                "text in boxes ({characters} characters) was not read; if it belongs to the report, move it into the text and check again"
            ),
        ),
        Remark::Pictures { pages } => {
            let pages = listed(&pages.iter().map(usize::to_string).collect::<Vec<_>>(), lang);
            lang.pick(
                format!("第 {pages} 页有大幅图片，图片里的内容没有读；如有表格，请对照原文"),
                format!("pictures cover much of page {pages} and were not read; if they hold tables, compare with the document"),
            )
        }
        Remark::Slanted { characters } => lang.pick(
            format!("斜放的文字（如水印，{characters} 个字）没有读"),
            format!("slanted text, such as a watermark ({characters} characters), was not read"),
        ),
        Remark::Unencoded { characters } => lang.pick(
            format!("{characters} 个字没有编码，读作“\u{fffd}”；请复制文字粘贴到这里，或用原文件核对"),
            format!("{characters} characters have no code and are read as “\u{fffd}”; copy and paste the text, or check the original file"),
        ),
        Remark::Uncalculated { count } => lang.pick(
            format!("{count} 格公式没有保存计算结果，没有读；请用 Excel 或 WPS 打开、保存后再核对"),
            format!(
                "{count} formulas were saved without their values and not read; open and save the file in Excel or WPS, then check again"
            ),
        ),
    }
}

/// A format that is not read, and what to do.
fn unsupported(what: &str, lang: Lang) -> String {
    match formats::instead(what) {
        Instead::SaveAs => lang.pick(
            format!("这是 {what} 文件，暂不能直接读取；请打开后另存为 .docx，或全选复制、粘贴到这里"),
            format!("this is a {what} file, which is not read; open it and save it as .docx, or copy all and paste it"),
        ),
        Instead::Unpack => lang.pick(
            format!("这是 {what} 文件，不能直接读取；请先取出其中的报告，再选择报告文件"),
            format!("this is a {what} file, which is not read; take the report out of it and choose that"),
        ),
        Instead::Paste => lang.pick(
            format!("这是 {what} 文件，里面没有可读的文字；请选择报告的 Word、Excel、PDF 或网页文件，或复制文字、粘贴到这里"),
            format!("this is a {what} file, which holds no text; choose the report as Word, Excel, PDF or a web page, or copy its text and paste it"),
        ),
    }
}

/// Why an input was not read, and what to do next.
pub fn input_error(error: &InputError, lang: Lang) -> String {
    match error.kind() {
        InputErrorKind::Empty => {
            lang.pick("没有内容：请粘贴报告全文，或选择一个文件".into(), "nothing in it: paste a report or choose a file".into())
        }
        InputErrorKind::Unsupported { what } => unsupported(what, lang),
        InputErrorKind::NeedsFiles { what } => lang.pick(
            format!("这是 {what} 文件，此版本不含文件读取功能；请打开后全选复制、粘贴到这里"),
            format!("this is a {what} file and this build has no readers of files; open it, copy all and paste it"),
        ),
        InputErrorKind::Damaged { what } => lang.pick(
            format!("这个 {what} 文件已损坏或不完整；请用原程序打开后另存一份，或全选复制、粘贴到这里"),
            format!("this {what} file is damaged or cut short; open it in its program and save it anew, or copy all and paste it"),
        ),
        InputErrorKind::Encrypted { what } => lang.pick(
            format!("这个 {what} 文件有密码；请先去掉密码再试，或打开后全选复制、粘贴到这里"),
            format!("this {what} file wants a password; take it off, or open it, copy all and paste it"),
        ),
        InputErrorKind::Scanned => lang.pick(
            "这个 PDF 里没有文字（可能是扫描件）；请用 Word 或网页原文，或先做文字识别再粘贴".into(),
            "this PDF has no text (perhaps a scan); use the Word file or the web page, or recognise its text first".into(),
        ),
        InputErrorKind::NoCharacters => lang.pick(
            "这个 PDF 的文字没有编码，复制出来也是乱码；请用 Word 或网页原文，或先做文字识别再粘贴".into(),
            "the characters of this PDF have no code, even when copied; use the Word file or the web page, or recognise its text first"
                .into(),
        ),
        InputErrorKind::NotText => lang.pick(
            "这不是文本文件，或已损坏；请打开后全选复制、粘贴到这里，或另存为 .txt 或网页（.html）".into(),
            "not a text, or damaged; open it, copy all and paste it, or save it as .txt or .html".into(),
        ),
        InputErrorKind::NoPart { asked, found } => lang.pick(
            format!("这里只有 {found} 份报告，没有第 {asked} 份；请在 1 到 {found} 之间选择"),
            format!("there are {found} reports in this input and no number {asked}; choose one from 1 to {found}"),
        ),
        InputErrorKind::TooLarge { what, found, limit } => super::too_large::told(*what, *found, *limit, lang),
    }
}
