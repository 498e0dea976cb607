//! What an input has too much of, in words.

use super::Lang;
use crate::input::Measure;

/// What there is too much of, in true numbers: what was counted is rounded up, so that it never reads as the limit itself.
pub fn told(what: Measure, found: Option<usize>, limit: usize, lang: Lang) -> String {
    let amount = |n: usize| match n {
        n if !what.is_bytes() => n.to_string(),
        n if n < 1 << 20 => format!("{} KB", n.div_ceil(1 << 10)),
        n if n % (1 << 20) == 0 => format!("{} MB", n >> 20),
        n => format!("{:.1} MB", (n as f64 / (1u32 << 20) as f64 * 10.0).ceil() / 10.0),
    };
    let (zh, en, zh_then, en_then) = match what {
        Measure::Bytes => ("文件大小", "the file", "请只粘贴报告本身", "paste the report alone"),
        Measure::Unpacked => ("文件解压后的大小", "the file, unpacked,", "请打开后全选复制、粘贴到这里", "open it, copy all and paste it"),
        Measure::Text => ("文字的大小", "the text", "请只粘贴报告本身", "paste the report alone"),
        Measure::Nodes => ("网页的元素数", "the number of elements of the page", "请只粘贴报告本身", "paste the report alone"),
        Measure::Depth => (
            "网页元素嵌套的层数",
            "the depth of the page's elements",
            "请在浏览器中打开，复制报告、粘贴到这里",
            "open it in a browser, copy the report and paste it",
        ),
        Measure::Columns => ("表格的列数", "the number of columns of a table", "请只粘贴报告的三张表", "paste the report's own tables"),
        Measure::Cells => (
            "行与格的总数",
            "the number of lines and cells",
            "请只留报告的三张表，或复制、粘贴到这里",
            "keep the report's own tables, or copy and paste them",
        ),
        Measure::Drawn => (
            "文件里文字和绘图指令的数目",
            "the number of characters and drawing instructions",
            "请只留报告的各页，或复制、粘贴到这里",
            "keep the report's own pages, or copy and paste them",
        ),
        Measure::Figures => ("正文中数字的个数", "the number of figures told in the text", "请只粘贴报告本身", "paste the report alone"),
        Measure::Reports => ("报告的份数", "the number of reports", "请分成几次核对", "check them in several inputs"),
        Measure::Pages => ("文件的页数", "the number of pages", "请只留报告的各页", "keep the report's own pages"),
    };
    let limit = amount(limit);
    match found {
        Some(found) => {
            let found = amount(found);
            lang.pick(
                format!("{zh}是 {found}，超过 {limit}；{zh_then}"),
                format!("{en} is {found}, more than the {limit} taken; {en_then}"),
            )
        }
        None => lang.pick(format!("{zh}超过 {limit}；{zh_then}"), format!("{en} is more than the {limit} taken; {en_then}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_the_limit_never_reads_as_the_limit() {
        for what in [Measure::Bytes, Measure::Unpacked, Measure::Text, Measure::Nodes, Measure::Cells] {
            for limit in [1 << 10, 8 << 20, 128 << 20] {
                let message = told(what, Some(limit + 1), limit, Lang::Zh);
                let numbers: Vec<&str> = message.split(|c: char| !c.is_ascii_digit() && c != '.').filter(|n| !n.is_empty()).collect();
                assert_eq!(numbers.len(), 2, "{message}");
                assert_ne!(numbers[0], numbers[1], "{message}");
            }
        }
        assert_eq!(told(Measure::Text, Some((8 << 20) + 1), 8 << 20, Lang::Zh), "文字的大小是 8.1 MB，超过 8 MB；请只粘贴报告本身");
    }
}
