//! Why an input was not read, in Chinese.

use super::super::amount::amount;
use crate::formats::{self, Instead};
use crate::input::{InputErrorKind, Measure};

/// Why an input was not read, and what to do next.
pub fn input_error(kind: &InputErrorKind) -> String {
    match kind {
        InputErrorKind::Empty => "没有内容：请粘贴报告全文，或选择一个文件".into(),
        InputErrorKind::Unsupported { what } => match formats::instead(what) {
            Instead::SaveAs => format!("这是 {what} 文件，暂不能直接读取；请打开后另存为 .docx，或全选复制、粘贴到这里"),
            Instead::Unpack => format!("这是 {what} 文件，不能直接读取；请先取出其中的报告，再选择报告文件"),
            Instead::Paste => {
                format!("这是 {what} 文件，里面没有可读的文字；请选择报告的 Word、Excel、PDF 或网页文件，或复制文字、粘贴到这里")
            }
        },
        InputErrorKind::NeedsFiles { what } => {
            format!("这是 {what} 文件，此版本不含文件读取功能；请打开后全选复制、粘贴到这里")
        }
        #[cfg(feature = "files")]
        InputErrorKind::Damaged { what } => {
            format!("这个 {what} 文件已损坏或不完整；请用原程序打开后另存一份，或全选复制、粘贴到这里")
        }
        #[cfg(feature = "files")]
        InputErrorKind::Encrypted { what } => {
            format!("这个 {what} 文件有密码；请先去掉密码再试，或打开后全选复制、粘贴到这里")
        }
        #[cfg(feature = "files")]
        InputErrorKind::Scanned { what } => {
            format!("这个 {what} 里没有文字（可能是扫描件）；请用 Word 或网页原文，或先做文字识别再粘贴")
        }
        #[cfg(feature = "files")]
        InputErrorKind::NoCharacters { what } => {
            format!("这个 {what} 的文字没有编码，复制出来也是乱码；请用 Word 或网页原文，或先做文字识别再粘贴")
        }
        // What readers of files alone say.
        #[cfg(not(feature = "files"))]
        InputErrorKind::Damaged { .. }
        | InputErrorKind::Encrypted { .. }
        | InputErrorKind::Scanned { .. }
        | InputErrorKind::NoCharacters { .. } => String::new(),
        InputErrorKind::NotText => "这不是文本文件，或已损坏；请打开后全选复制、粘贴到这里，或另存为 .txt 或网页（.html）".into(),
        InputErrorKind::NoPart { asked, found } => {
            format!("这里只有 {found} 份报告，没有第 {asked} 份；请在 1 到 {found} 之间选择")
        }
        InputErrorKind::TooLarge { what, found, limit } => too_large(*what, *found, *limit),
    }
}

/// What there is too much of, the limit, and what to do.
fn too_large(what: Measure, found: Option<usize>, limit: usize) -> String {
    let (what_is, then) = match what {
        Measure::Bytes => ("文件大小", "请只粘贴报告本身"),
        Measure::Unpacked => ("文件解压后的大小", "请打开后全选复制、粘贴到这里"),
        Measure::Text => ("文字的大小", "请只粘贴报告本身"),
        Measure::Nodes => ("网页的元素数", "请只粘贴报告本身"),
        Measure::Depth => ("网页元素嵌套的层数", "请在浏览器中打开，复制报告、粘贴到这里"),
        Measure::Columns => ("表格的列数", "请只粘贴报告的三张表"),
        Measure::Cells => ("行与格的总数", "请只留报告的三张表，或复制、粘贴到这里"),
        Measure::Drawn => ("文件里文字和绘图指令的数目", "请只留报告的各页，或复制、粘贴到这里"),
        Measure::Figures => ("正文中数字的个数", "请只粘贴报告本身"),
        Measure::Reports => ("报告的份数", "请分成几次核对"),
        Measure::Pages => ("文件的页数", "请只留报告的各页"),
    };
    let limit = amount(what, limit);
    match found.map(|found| amount(what, found)) {
        Some(found) => format!("{what_is}是 {found}，超过 {limit}；{then}"),
        None => format!("{what_is}超过 {limit}；{then}"),
    }
}
