//! Why something was not checked or not read, in Chinese.

use super::words::{first_few, names, numeral};
use crate::report::Reason;
#[cfg(feature = "compare")]
use crate::say::ends;
use crate::say::quoted;

/// Why something was not checked or not read.
pub fn reason(reason: &Reason) -> String {
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
            format!("本报告是 {this} 年度的，作为上年报告给出的却是 {previous} 年度的，没有核对与上年的衔接；请给出 {} 年度的", this - 1)
        }
        #[cfg(feature = "compare")]
        Reason::PreviousUnlike {} => "作为上年报告给出的文件里没有官方表格，没有核对与上年的衔接".into(),
        #[cfg(feature = "compare")]
        Reason::SeveralPrevious { names } => {
            format!(
                "有 {} 份可能是上年的报告（{}），不知道是哪一份，没有核对与上年的衔接；请用 --previous 指定一份",
                names.len(),
                first_few(&ends(names))
            )
        }
        #[cfg(feature = "compare")]
        Reason::SharedPrevious { previous, names } => format!(
            "{previous} 也可能是 {} 的上年报告，不知道是谁的，没有核对与上年的衔接；\
             同一年度有两份的请只留一份，同名的单位请在标题里写全名称，或用 --previous 单独指定",
            first_few(&ends(names))
        ),
        #[cfg(feature = "compare")]
        Reason::SimilarPrevious { names } => format!(
            "给出的上年报告里没有同名单位的，只有名称相近的（{}），没有核对与上年的衔接；如果是同一单位改了名，请自行对照",
            first_few(&ends(names))
        ),
        #[cfg(feature = "compare")]
        Reason::UnnamedPrevious { names } => format!(
            "只有文件名对得上的（{}），而其中一份没有写明单位或年度，没有核对与上年的衔接；如果就是它，请用 --previous 单独指定",
            first_few(&ends(names))
        ),
        #[cfg(feature = "compare")]
        Reason::PreviousLacking { body, year, years, unread } => {
            let why = match (body, year) {
                (Some(body), Some(year)) if years.is_empty() => {
                    format!("给出的上年报告里没有{}的；请看是否漏了 {} 年度的这一份，改了名的请自行对照", quoted(body), year - 1)
                }
                (Some(body), Some(year)) => {
                    let years: Vec<String> = years.iter().map(i32::to_string).collect();
                    let (there, wanted) = (years.join("、"), year - 1);
                    format!("给出的上年报告里，{}的只有 {there} 年度的，没有 {wanted} 年度的；请补上 {wanted} 年度的", quoted(body))
                }
                (body, year) => {
                    let lacks = if body.is_some() {
                        "年度"
                    } else if year.is_some() {
                        "单位"
                    } else {
                        "单位和年度"
                    };
                    format!("本报告没有写明{lacks}，也没有同名的文件，找不到它的上年报告；请用 --previous 单独指定")
                }
            };
            let names = first_few(&ends(unread));
            let unread = (!unread.is_empty()).then(|| format!("；同名的文件不能读取，可能就是它：{names}"));
            format!("{why}{}；没有核对与上年的衔接", unread.unwrap_or_default())
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
