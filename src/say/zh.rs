//! Chinese.

#[cfg(feature = "export")]
use super::Labels;
use super::stated::stated;
use super::{Rank, Tongue, quoted};
use crate::claims;
use crate::diagnose::Kind;
use crate::equations::Unchecked;
use crate::form::Words;
#[cfg(feature = "compare")]
use crate::report::Number;
#[cfg(feature = "compare")]
use crate::report::Slip;
use crate::report::formula;
use crate::report::names::short;
use crate::report::{CellName, DiagnosisReport, Facts, Line, Part, Rate, Reason, Standing, State, Suggestion, Tried, Verdict};
use crate::rule::YearOf;

pub struct Chinese;

/// A small number as it is written out.
fn numeral(number: u32) -> String {
    "零一二三四五六七八九".chars().nth(number as usize).map_or_else(|| number.to_string(), String::from)
}

fn cell(row: &str, column: &str) -> String {
    format!("{}行{}列", quoted(row), quoted(column))
}

fn name(of: &CellName) -> String {
    cell(&of.row, &of.column)
}

/// Names in quotation marks, one after the other.
fn names(labels: &[String]) -> String {
    labels.iter().map(|l| quoted(short(l))).collect::<Vec<_>>().join("、")
}

/// The first few of a list of names.
fn first_few(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|n| n.chars().take(31).collect()).collect();
    shown.join("、") + if names.len() > SHOWN { "……" } else { "" }
}

impl Tongue for Chinese {
    fn finding(&self, facts: &Facts, quote: &str) -> String {
        match facts {
            Facts::Rule { args, says } => stated(self.of(says), args),
            Facts::Relation { line, says, .. } => {
                let line = match line {
                    Line::Row(row) => format!("{}行", quoted(row)),
                    Line::Column(column) => format!("{}列", quoted(column)),
                };
                format!("{line}{}：{}", self.of(says), formula(facts).unwrap_or_default())
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
                let ways =
                    if *choices > 0 { format!("有 {choices} 种放法，无法确定所在的列") } else { "没有读懂".to_owned() };
                format!("读表存疑：{raw}这一行的数字{ways}；请对照原文，这不是报告的错")
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
            Facts::RowUnknown { label } => format!("官方表格没有{}这一行，其数字未参与核对", quoted(label)),
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
                        format!(
                            "；如{}的 {} 应为 {} 则相符",
                            quoted(&s.unit),
                            s.stated,
                            suggested.map_or_else(String::new, |n| n.to_string())
                        )
                    }
                });
                format!("{}写的是 {stated}，{} 个单位合计 {sum}，相差 {}{why}", name(cell), parts.len(), Number(stated.0 - sum.0))
            }
            Facts::Denied { found, cell } => format!("正文说{}，{}却是 {found}", quoted(quote), name(cell)),
        }
    }

    fn diagnosis(&self, diagnosis: &DiagnosisReport, rank: Rank) -> String {
        let (cells, broken) = (&diagnosis.cells, diagnosis.explains.len());
        let why = match (diagnosis.kind, cells.len()) {
            (_, 0) => return format!("不止一处数字有误，{broken} 项关系不成立，无法确定是哪几格；请逐项对照"),
            (Kind::Digit, 1) => "错了一位数字",
            (Kind::Transposed, 1) => "两位数字颠倒",
            (Kind::Dropped, 1) => "多了或少了一位数字",
            (Kind::Total, 1) => "总计没有随各部分更新，或漏加、重加了一项",
            (Kind::Blank, 1) => "漏填",
            (Kind::Shifted, _) => "数字填错了位置",
            #[cfg(feature = "compare")]
            (Kind::Copied, _) => "沿用了上一年的数字",
            (Kind::Swapped, _) => "两处数字互相填反",
            (_, 1) => "差错原因不明",
            _ => "几处同时有误",
        };
        let shown: Vec<String> = cells.iter().take(3).map(|c| change(c, rank)).collect();
        let rest = if cells.len() > 3 { format!("，等 {} 格", cells.len()) } else { String::new() };
        let then = if rank == Rank::Answer { "改正后" } else { "改后" };
        let then = match (broken, diagnosis.kind) {
            (_, Kind::Blank) => String::new(),
            (1, _) => format!("；{then}这项关系成立"),
            _ => format!("；{then} {broken} 项关系都成立"),
        };
        format!("{}{rest}（{why}）{then}", shown.join("；"))
    }

    fn verdict(&self, verdict: &Verdict) -> String {
        if verdict.state == State::Unlike {
            return "这不像年度报告".into();
        }
        let standing = &verdict.facts;
        let mut parts: Vec<String> = problems(standing).into_iter().chain(relations(standing)).collect();
        if standing.silent_rules > 0 && standing.problems == 0 {
            parts.push(format!("{} 条规则未能核对", standing.silent_rules));
        }
        if standing.part.is_some() {
            parts.push(if standing.pasted { "其余未粘贴，没有核对" } else { "其余没有给出，没有核对" }.into());
        }
        if standing.unread {
            parts.push("有的内容没有读取".into());
        }
        if standing.others > 0 {
            parts.push(format!("这里另有 {} 份报告", standing.others));
        }
        let ignored = if standing.ignored > 0 { format!("（已忽略 {} 条）", standing.ignored) } else { String::new() };
        parts.join("；") + &ignored
    }

    fn reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::NoTable { table } => format!("没有找到{}表", quoted(table)),
            Reason::UnreadCells { table, relations } => {
                format!("{}表有 {relations} 项关系涉及缺失或无法确定的数字", quoted(table))
            }
            Reason::BlankTotal { table, relations } => format!("{}表有 {relations} 项关系涉及空白的总计", quoted(table)),
            Reason::TooManyFindings { count } => {
                format!("同类问题还有 {count} 处，没有逐条列出；请先改正已列出的，再核对一次")
            }
            Reason::ToldOfUnread { count } => format!("正文有 {count} 处数字所指的格缺失或读不准"),
            Reason::NotGiven { tables, rows, sections, title, .. } => {
                let tables = (!tables.is_empty()).then(|| format!("{}表", names(tables)));
                let rows = (*rows > 0).then(|| format!("已有表格的另外 {rows} 行"));
                let numbers: Vec<String> = sections.iter().map(|&n| numeral(n)).collect();
                let sections = (!numbers.is_empty()).then(|| format!("第{}部分", numbers.join("、")));
                let title = title.then(|| "标题".to_owned());
                let parts: Vec<String> = [tables, rows, sections, title].into_iter().flatten().collect();
                format!("这里只有报告的一部分：没有{}，没有核对；要核对整份报告，请粘贴全文", parts.join("、"))
            }
            #[cfg(feature = "compare")]
            Reason::FormChanged { table, relations } => {
                format!("{}表有 {relations} 项关系要与上年比较，而上年的表格没有相应的格", quoted(table))
            }
            #[cfg(feature = "compare")]
            Reason::OwnFigures {} => "上级的报告只是它自己的数字，没有与所属单位的合计比较".into(),
            #[cfg(feature = "compare")]
            Reason::NoUnits {} => "没有可以相加的单位".into(),
            #[cfg(feature = "compare")]
            Reason::SumsOpen { cells } => format!("{cells} 格没有比较：有的数字读不准，或缺的单位可能正好补上差额"),
            #[cfg(feature = "compare")]
            Reason::UnitLacking { cells } => {
                format!("{cells} 格的差额合起来像一份没有给出的单位报告，没有当作错误；请核对单位是否齐全")
            }
            Reason::NoPrevious {} => "没有给出上年的报告，没有核对与上年的衔接".into(),
            #[cfg(feature = "compare")]
            Reason::OtherBody { this, previous } => {
                format!(
                    "作为上年报告给出的是{}的报告，而本报告是{}的，没有核对与上年的衔接；如果是同一单位改了名，请自行对照",
                    quoted(previous),
                    quoted(this)
                )
            }
            #[cfg(feature = "compare")]
            Reason::OtherYear { this, previous } => {
                format!(
                    "本报告是 {this} 年度的，作为上年报告给出的却是 {previous} 年度的，没有核对与上年的衔接；请给出 {} 年度的",
                    this - 1
                )
            }
            #[cfg(feature = "compare")]
            Reason::PreviousUnlike {} => "作为上年报告给出的文件里没有官方表格，没有核对与上年的衔接".into(),
            #[cfg(feature = "compare")]
            Reason::SeveralPrevious { names } => {
                format!(
                    "有 {} 份可能是上年的报告（{}），不知道是哪一份，没有核对与上年的衔接；请用 --previous 指定一份",
                    names.len(),
                    first_few(names)
                )
            }
            #[cfg(feature = "compare")]
            Reason::PreviousUnread {} => "上年的报告不能读取，没有核对与上年的衔接".into(),
            Reason::BeforeForms { year } => format!("{year} 年度报告早于全国统一格式（2019 年起），没有表格关系可核对"),
            Reason::NoForm {} => "没有找到官方表格".into(),
            Reason::NoSections {} => "没有找到各部分的标题（可能只粘贴了表格）".into(),
            Reason::NoYear {} => "没有找到报告年度".into(),
            Reason::ControlCharacters { count } => {
                format!("原文里有 {count} 个看不见的控制字符，已略去；如有缺字请对照原文")
            }
            Reason::HiddenSheets { names } => {
                format!("{} 张隐藏的工作表没有读：{}；如属报告，请取消隐藏后再核对", names.len(), first_few(names))
            }
            Reason::HiddenCells { rows, columns } => {
                format!("隐藏的 {rows} 行、{columns} 列没有读；如属报告，请取消隐藏后再核对")
            }
            Reason::HiddenText { characters } => format!("隐藏或划去的文字（{characters} 个字）没有读；如属报告，请恢复显示后再核对"),
            Reason::TextBoxes { characters } => {
                format!("文本框里的文字（{characters} 个字）没有读；如属报告，请移到正文后再核对")
            }
            Reason::MarginText { characters } => format!("页眉、页脚和脚注里的文字（{characters} 个字）没有读；如属报告，请对照原文"),
            Reason::Images { count } => format!("{count} 幅图片没有读；如有表格，请改成文字表格后再核对"),
            Reason::EmbeddedFiles { count } => format!("嵌入的 {count} 个文件没有读；如属报告，请另行核对"),
            Reason::PicturePages { pages } => {
                let pages = first_few(&pages.iter().map(usize::to_string).collect::<Vec<_>>());
                format!("第 {pages} 页有大幅图片，图片里的内容没有读；如有表格，请对照原文")
            }
            Reason::SlantedText { characters } => format!("斜放的文字（如水印，{characters} 个字）没有读"),
            Reason::UnencodedText { characters } => {
                format!("{characters} 个字没有编码，读作“\u{fffd}”；请复制文字粘贴到这里，或用原文件核对")
            }
            Reason::UncalculatedFormulas { count } => {
                format!("{count} 格公式没有保存计算结果，没有读；请用 Excel 或 WPS 打开、保存后再核对")
            }
        }
    }

    fn unchecked_relation(&self, why: Unchecked) -> &'static str {
        match why {
            Unchecked::NoTable => "没有找到这张表",
            Unchecked::NotGiven => "没有给出",
            Unchecked::Unread => "涉及缺失或读不准的数字",
            Unchecked::BlankTotal => "总计空白",
            #[cfg(feature = "compare")]
            Unchecked::FormChanged => "上年的表格没有相应的格",
        }
    }

    fn unchecked_claim(&self, why: claims::Why) -> &'static str {
        match why {
            claims::Why::CellsUnread => "所指的格缺失或读不准",
            claims::Why::NoCell => "本年度的表格没有所指的格",
            claims::Why::OpenList => "所列分项不一定是全部，或不能相加",
            claims::Why::OpenBalance => "收到、结转、办结没有说全，或只说了一部分",
            claims::Why::NoWhole => "占什么、比什么没有说明",
        }
    }

    #[cfg(feature = "export")]
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn of<'w>(&self, words: &'w Words) -> &'w str {
        &words.zh
    }
}

/// What the table has, each with the cells it is of.
fn sums(tried: &[Tried]) -> String {
    let sum = |t: &Tried| format!("{}是 {}", cell(&t.rows.join("＋"), &t.column), t.sum);
    let mut sums: Vec<String> = tried.iter().map(sum).collect();
    sums.dedup();
    sums.join("，")
}

/// What a change says: that a figure should be another, or that it may be made another.
fn change(change: &Suggestion, rank: Rank) -> String {
    let of = if change.previous { "上年报告" } else { "" };
    let (name, suggested) =
        (of.to_owned() + &cell(&change.row, &change.column), change.suggested.map_or_else(String::new, |n| n.to_string()));
    match (change.stated, rank) {
        (Some(stated), Rank::Answer) => format!("{name}写的是 {stated}，应为 {suggested}"),
        (None, Rank::Answer) => format!("{name}空白，应为 {suggested}"),
        (Some(stated), Rank::Possibility) => format!("可把{name}由 {stated} 改为 {suggested}"),
        (None, Rank::Possibility) => format!("可把{name}由空白填为 {suggested}"),
    }
}

/// “3 个问题（2 个错误、1 个疑似，其中 1 个是缺失）”。
fn problems(standing: &Standing) -> Option<String> {
    let Standing { problems, errors, doubts, missing, .. } = *standing;
    let kinds = [(errors, "错误"), (doubts, "疑似")];
    let told: Vec<String> = kinds.iter().filter(|k| k.0 > 0).map(|(count, kind)| format!("{count} 个{kind}")).collect();
    let missing = if missing > 0 { format!("，其中 {missing} 个是缺失") } else { String::new() };
    (problems > 0).then(|| format!("{problems} 个问题（{}{missing}）", told.join("、")))
}

/// How many relations hold; with contradictions, only how many were not checked.
fn relations(standing: &Standing) -> Option<String> {
    let (held, broken, not_checked) = (standing.relations.held, standing.relations.broken, standing.relations.not_checked);
    if standing.contradictions > 0 {
        return (not_checked > 0).then(|| format!("另有 {not_checked} 项勾稽关系未能核对"));
    }
    if held == 0 {
        return Some("没有可核对的勾稽关系".into());
    }
    let mut text = match standing.part {
        Some(Part::Table) => format!("这张表 {held} 项关系成立"),
        Some(Part::Other) => format!("所给部分 {held} 项关系成立"),
        None if broken + not_checked == 0 => format!("{held} 项勾稽关系全部成立"),
        None => format!("已核对的 {held} 项勾稽关系成立"),
    };
    if broken > 0 {
        text += &format!("，{broken} 项不成立");
    }
    if not_checked > 0 {
        text += &format!("，另有 {not_checked} 项未能核对");
    }
    Some(text)
}

#[cfg(feature = "export")]
static LABELS: Labels = Labels {
    tag: "zh-CN",
    tag_of_place: "zh-CN",
    note: "建议",
    error: "错误",
    warning: "疑似",
    certain: "确定",
    likely: "很可能",
    possible: "可能",
    or_possibly: "也可能",
    one_of_these: "以下任选其一",
    see_diagnosis: "任选其一，见诊断 {}",
    #[cfg(feature = "cli")]
    diagnosis: "诊断（{}）",
    unread: "未能读取",
    pasted: "（粘贴的文本）",
    for_year: "{} 年度",
    form: "{} 年表",
    claims: "正文的说法 {} 处：{}",
    claims_came_to: ["{} 处相符", "{} 处不符", "{} 处疑似不符", "{} 处未能核对"],
    comma: "，",
    line: "第 {} 行",
    line_and_column: "第 {} 行第 {} 列",
    table_not_found: "报告中没有找到这张表",
    verdict: "结论",
    set_aside: "已忽略",
    not_checked: "未核对",
    title: "政府信息公开工作年度报告 问题清单",
    diagnoses: "诊断",
    diagnoses_in_full: "诊断：最可能出错的数字",
    findings: "问题清单",
    counted: "共 {} 条：{}",
    come_to: ["归为 {} 个问题", "建议 {} 条"],
    set_aside_heading: "已忽略",
    not_checked_heading: "未能核对",
    csv_columns: [
        "文件",
        "单位",
        "年度",
        "级别",
        "规则",
        "说明",
        "单元格",
        "报告数",
        "应为",
        "差额",
        "算式",
        "原文",
        "行",
        "列",
        "修改意见",
        "依据",
        "编号",
    ],
    page_columns: ["序号", "级别", "位置", "问题", "算式", "修改意见", "依据"],
    markdown_columns: ["序号", "级别", "位置", "问题", "修改意见", "规则"],
    help: ["依据", "忽略这条规则"],
    colon: "：",
    semicolon: "；",
    stop: "。",
};
