//! Texts and pages as an attacker would write them: each shape, of any size.

/// A hostile input: its name, and how to make one of about so many bytes.
pub struct Shape {
    pub name: &'static str,
    pub make: fn(usize) -> Vec<u8>,
}

macro_rules! shapes {
    ($($name:literal => $make:expr),* $(,)?) => { &[$(Shape { name: $name, make: $make }),*] };
}
pub(crate) use shapes;

/// `piece` again and again.
pub fn repeat(piece: &str, size: usize) -> Vec<u8> {
    piece.repeat(size / piece.len() + 1).into_bytes()
}

/// What `piece` gives for 0, 1, 2 … one after another.
pub fn count(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut n = 0;
    while text.len() < size {
        text += &piece(n);
        n += 1;
    }
    text
}

/// A page with `pieces` in a row, each filling its share of the size.
fn page(size: usize, pieces: &[&str]) -> Vec<u8> {
    let share = size / pieces.len();
    let body: String = pieces.iter().map(|p| p.repeat(share / p.len() + 1)).collect();
    format!("<html><body>{body}").into_bytes()
}

/// A page whose cells stand in a grid of sixty columns, drawn by its style.
fn grid(cells: &str) -> Vec<u8> {
    format!("<html><body><div style='display:grid;grid-template-columns:repeat(60,1fr)'>{cells}").into_bytes()
}

fn noise(size: usize, seed: u32) -> Vec<u8> {
    let mut state = seed;
    std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    })
    .take(size)
    .collect()
}

/// A whole report, so that what follows is read with its tables.
fn report() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/sample/clean-2021.txt");
    std::fs::read_to_string(path).expect("the sample is there")
}

/// The clean report with `text` in its first section.
fn in_report(text: &str) -> Vec<u8> {
    report().replacen("一、总体情况", &format!("一、总体情况\n{text}"), 1).into_bytes()
}

/// Plain texts.
pub const TEXTS: &[Shape] = shapes! {
    "text: 规章 and runs of tabs" => |n| repeat("规章\t\t\t", n),
    "text: 规章 and tabs, one line" => |n| [b"\xe8\xa7\x84\xe7\xab\xa0".to_vec(), repeat("\t\t\t", n)].concat(),
    "text: 规章 and bars" => |n| [b"\xe8\xa7\x84\xe7\xab\xa0".to_vec(), repeat("|", n)].concat(),
    "text: bars and figures, one line" => |n| repeat("规章|1|", n),
    "text: bars and words, one line" => |n| repeat("规章|一|", n),
    "text: figures and tabs, one line" => |n| repeat("1\t", n),
    "text: figures and words by tabs, one line" => |n| repeat("1\t甲\t", n),
    "text: XX件 in one line" => |n| repeat("XX件", n),
    "text: placeholders, a line each" => |n| repeat("XX件\n", n),
    "text: wrong counts in one line" => |n| in_report(&count(n, |i| format!("全年新收政府信息公开申请{}件，", 1000 + i))),
    "text: wrong counts, a line each" => |n| in_report(&count(n, |i| format!("全年新收政府信息公开申请{}件。\n", 1000 + i))),
    "text: wrong lists in one line" => |n| in_report(&count(n, |i| format!("举办培训{}次，其中线上8次、线下9次。", i % 9 + 1))),
    "text: wrong shares in one line" => |n| in_report(&count(n, |i| format!("受理120件，占{}%，其中网上8件，占66%。", i % 90))),
    "text: wrong years in one line" => |n| in_report(&repeat_text("自2021年1月1日至2021年12月31日", n)),
    "text: titles of norms in one line" => |n| in_report(&repeat_text("《管理》", n)),
    "text: single stars before what is counted" => |n| in_report(&repeat_text("件*件", n)),
    "text: two words for the same cells, told side by side" => |n| in_report(&repeat_text("废止规范性文件1件，宣布失效规范性文件1件，", n)),
    "text: denials in one line" => |n| in_report(&repeat_text("未发生因政府信息公开引发的行政复议、行政诉讼，", n)),
    "text: one giant word" => |n| repeat("甲", n),
    "text: one giant Latin word" => |n| repeat("a", n),
    "text: one giant figure" => |n| repeat("7", n),
    "text: one giant Chinese figure" => |n| repeat("九千", n),
    "text: figures by blanks, one line" => |n| repeat("12 ", n),
    "text: words by blanks, one line" => |n| repeat("甲 ", n),
    "text: columns by blanks" => |n| repeat("规章      1      2       3\n", n),
    "text: a figure a line" => |n| repeat("1\n", n),
    "text: a blank figure a line" => |n| repeat("规章\n1\n", n),
    "text: a cell a line, empty lines between" => |n| repeat("规章\n\n1\n\n\n\n2\n\n", n),
    "text: tabs on lines of their own" => |n| repeat("1\n\t\n2\n", n),
    "text: tabs on lines of their own, and empty lines" => |n| [repeat("1\n\t\n", n / 2), repeat("\n", n / 2)].concat(),
    "text: rows that breaks took apart, and empty lines" => |n| [repeat("规章\t1\t\n\n2\t3\n", n / 2), repeat("\n", n / 2)].concat(),
    "text: names and counts told in turn" => |n| in_report(&repeat_text("新收、办结政府信息公开申请分别为9件、8件，", n)),
    "text: names before 分别" => |n| in_report(&(repeat_text("新收、", n) + "分别为9件、8件。")),
    "text: groups before a total" => |n| in_report(&repeat_text("甲3条、乙4条；", n)),
    "text: labels without figures" => |n| repeat("规章\n", n),
    "text: one label with figures, again and again" => |n| repeat("规章\t1\t2\t3\n", n),
    "text: all labels of a table, again and again" => |n| repeat("自然人\t1\n法人\t2\n一、本年新收政府信息公开申请数量\t1\t2\t3\t0\t0\t0\t6\n", n),
    "text: a damaged label, again and again" => |n| repeat("本年新收政府信恩公开申青数里 3 ", n),
    "text: whole reports, one after another" => |n| repeat(&report(), n),
    "text: the tables of a report, without line ends" => |n| repeat(&report().replace('\n', " "), n),
    "text: the tables of a report, a cell a line" => |n| repeat(&report().replace('\t', "\n"), n),
    "text: headings 一、" => |n| repeat("一、总体情况\n", n),
    "text: headings in other words" => |n| count(n, |i| format!("二、主动公开情况{i}\n")).into_bytes(),
    "text: headings that run on" => |n| repeat("一、总体情况全年", n),
    "text: titles" => |n| repeat("青禾市水利局2023年政府信息公开工作年度报告\n", n),
    "text: half titles" => |n| repeat("青禾市水利局政府信息公开\n", n),
    "text: brackets open" => |n| repeat("（", n),
    "text: brackets open with figures" => |n| repeat("收到3件（", n),
    "text: brackets close" => |n| repeat("3件）", n),
    "text: brackets nested and closed" => |n| [repeat("收到3件（", n / 2), repeat("1件）", n / 2)].concat(),
    "text: 、 alone" => |n| repeat("、", n),
    "text: lists of 、" => |n| [b"\xe5\x85\xb6\xe4\xb8\xad".to_vec(), repeat("甲1件、", n)].concat(),
    "text: 其中 alone" => |n| repeat("其中", n),
    "text: 其中 nested" => |n| repeat("收到9件，其中甲3件，其中", n),
    "text: 其中 and colons" => |n| repeat("收到9件：其中3件；", n),
    "text: per cent" => |n| repeat("收到3件，占5%、", n),
    "text: totals, one after another" => |n| repeat("共9999条，", n),
    "text: totals and the next sentence" => |n| repeat("共9条。甲5条，乙7条。", n),
    "text: totals behind their parts" => |n| repeat("5条、7条，合计12条，", n),
    "text: rates by name" => |n| repeat("抽查9家，合格8家，合格率5%，", n),
    "text: shares without end" => |n| [b"\xe5\x85\xb6\xe4\xb8\xad".to_vec(), repeat("甲类占3%、", n)].concat(),
    "text: parts that lead" => |n| repeat("3件为甲，", n),
    "text: brackets of parts" => |n| repeat("9条（3条、7条），", n),
    "text: balances" => |n| repeat("收到政府信息公开申请9件，上年结转2件，结转下年3件，办结5件；", n),
    "text: totals that end sentences" => |n| in_report(&count(n, |_| "甲类5条，乙类7条，共公开12条。".to_owned())),
    "text: parts opened without a whole" => |n| in_report(&count(n, |_| "办理结果为：公开5件；不予公开7件，共答复12件。".to_owned())),
    "text: parts opened and no total" => |n| in_report(&count(n, |_| "从来源看，甲类5条，乙类7条，丙类8条，丁类9条；".to_owned())),
    "text: names that part a thing" => |n| in_report(&count(n, |_| "印发文件12件，公开5件，未公开7件。".to_owned())),
    "text: shares by name" => |n| repeat("其中甲类占3%、乙类占98%，", n),
    "text: all done" => |n| repeat("申请均已办结，", n),
    "text: per cent alone" => |n| repeat("5%", n),
    "text: growth" => |n| repeat("上年100件，本年120件，增长20%，", n),
    "text: dates" => |n| repeat("2023年1月1日", n),
    "text: years" => |n| repeat("2023年", n),
    "text: plans of the year" => |n| in_report(&repeat_text("2023年，将继续加强。", n)),
    "text: negations in one clause" => |n| repeat("未收到", n),
    "text: bars of a rule" => |n| repeat("|---", n),
    "text: dashes" => |n| repeat("-", n),
    "text: underscores" => |n| repeat("_甲", n),
    "text: 填 and brackets" => |n| repeat("此处填写", n),
    "text: blanks" => |n| [repeat(" ", n), "甲".into()].concat(),
    "text: line ends" => |n| [repeat("\n", n), "甲".into()].concat(),
    "text: carriage returns alone" => |n| repeat("规章\t1\r", n),
    "text: line separators of Unicode" => |n| repeat("规章\u{2028}", n),
    "text: combining characters" => |n| [b"e".to_vec(), repeat("\u{301}", n)].concat(),
    "text: characters beyond the basic plane" => |n| repeat("𠀀XX", n),
    "text: zero-width characters" => |n| repeat("甲\u{200b}", n),
    "text: bidirectional controls" => |n| repeat("\u{202e}1件", n),
    "text: numbered clauses" => |n| count(n, |i| format!("{i}.收到{i}件；")).into_bytes(),
    "text: ranges and telephone numbers" => |n| repeat("10-20-", n),
    "text: groups of thousands" => |n| repeat("1,000,", n),
    "text: addresses" => |n| repeat("http://a.b/c-", n),
    "text: figures before words that fold to nothing" => |n| repeat("1\t（\n", n),
    "text: headings by title and by number" => |n| [repeat("一、总体情况\n", n / 2), repeat("二、别的事\n", n / 2)].concat(),
    "text: ends of years without their beginnings" => |n| in_report(&repeat_text("12月31日年", n)),
    "text: told in brackets, then not understood" => |n| in_report(&[repeat_text("（新收申请3件）", n / 2), repeat_text("甲1件", n / 2)].concat()),
    "text: plans and periods" => |n| {
        let text = repeat_text("自2021年1月1日至2021年12月31日。\n2023年，将继续加强。\n", n);
        report().replacen("五、存在", &format!("五、存在的主要问题及改进情况\n{text}\n五、存在"), 1).into_bytes()
    },
    "text: shares of one whole by commas" => |n| repeat("收到9件，其中5%，其中5%，其中5%，5%，", n),
    "text: lists in brackets in lists" => |n| repeat("收到9件（甲3件（乙1件、丙2件）、丁6件），", n),
    "text: lists of a thousand parts" => |n| repeat(&format!("共9件：{}。", "甲1件、".repeat(1000)), n),
    "text: pieces of every label by blanks, with figures" => |n| repeat("规范性文 1 行政许 2 政府信息公开申请 3 不予公 4 其他处 5 结果维 6 ", n),
    "text: damaged labels, a line each" => |n| repeat("本年新收政府信恩公开申青数里属于国家密秘其他法律行政法规禁止公幵危及三安全一稳走保护第三方合法\n", n),
    "text: two rows of a table far apart" => |n| {
        format!("一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n{}\n四、结转下年度继续办理 1 2 3 4 5 6 21\n", "今年以来我局认真落实各项工作。\n".repeat(n / 46)).into_bytes()
    },
    "text: words that fold to nothing, a cell each" => |n| repeat("（\t）\t", n),
    "text: amounts of money" => |n| repeat("3.5万元余", n),
};

/// Bytes in other encodings, or in none.
pub const BYTES: &[Shape] = shapes! {
    "bytes: noise" => |n| noise(n, 1),
    "bytes: noise of GB18030" => |n| noise(n, 2).into_iter().map(|b| b | 0x81).collect(),
    "bytes: four-byte GB18030" => |n| b"\x81\x30\x81\x30".repeat(n / 4),
    "bytes: noise of UTF-16" => |n| [b"\xff\xfe".to_vec(), noise(n, 3)].concat(),
    "bytes: lone surrogates" => |n| [b"\xff\xfe".to_vec(), b"\x00\xd8".repeat(n / 2)].concat(),
    "bytes: UTF-16 without a mark" => |n| count(n / 2, |_| "规章\t1\n".to_owned()).encode_utf16().flat_map(u16::to_le_bytes).collect(),
    "bytes: a NUL among the text" => |n| [repeat("规章\t1\n", n), b"\0".to_vec()].concat(),
    "bytes: NULs" => |n| vec![0; n],
    "bytes: control characters" => |n| repeat("规章政府信息公开申请数量一二三四五六七八九十甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\u{1}", n),
    "bytes: broken UTF-8" => |n| [repeat("规章一二三四五六七八九十甲乙丙丁戊己庚辛", n), b"\xe8\xa7".to_vec()].concat(),
    "bytes: marks of byte order" => |n| repeat("\u{feff}", n),
};

/// Pages.
pub const PAGES: &[Shape] = shapes! {
    "page: frames and what stands for them" => |n| page(n, &["<noframes>", "<p>1", "<frameset>"]),
    "page: formatting that differs, and paragraphs" => |n| {
        let b = count(n / 2, |i| format!("<b style=i{i}></x>"));
        format!("<p>{b}{}", "<p>文".repeat(n / 12)).into_bytes()
    },
    "page: formatting with hidden and not" => |n| page(n, &["<b hidden><b><b colspan=2><b rowspan=3>", "<p>文"]),
    "page: columns that differ on formatting" => |n| {
        let b = count(n / 2, |i| format!("<b colspan={i}>"));
        format!("<p>{b}{}", "<p>文".repeat(n / 12)).into_bytes()
    },
    "page: end tags within the deepest that is read" => |n| format!("<html><body>{}{}", "<span>".repeat(180), "</x>".repeat(n / 4)).into_bytes(),
    "page: paragraphs within the deepest that is read" => |n| format!("<html><body>{}{}", "<span>".repeat(180), "</p>".repeat(n / 4)).into_bytes(),
    "page: cells within the deepest that is read" => |n| format!("<html><body>{}{}", "<div>".repeat(180), "<td>1".repeat(n / 5)).into_bytes(),
    "page: items within the deepest that is read" => |n| format!("<html><body>{}{}", "<ul><b>".repeat(80), "<li>文</b>".repeat(n / 12)).into_bytes(),
    "page: tables within the deepest that is read" => |n| format!("<html><body>{}{}", "<table><tr><td>".repeat(45), "<tr><td>1".repeat(n / 9)).into_bytes(),
    "page: columns as wide as is read" => |n| format!("<html><table><tr>{}{}", "<td colspan=200 rowspan=200>1".repeat(4), "<tr><td>1".repeat(n / 9)).into_bytes(),
    "page: cells of a grid of styles, wide and tall" => |n| grid(&count(n, |_| "<div style='grid-area:span 65000/span 9'>1</div>".to_owned())),
    "page: cells of a grid of styles, one over each row" => |n| grid(&count(n, |i| format!("<div style='grid-column:span {}'>1</div>", 60 - i % 2 * 59))),
    "page: cells of a grid of styles, the last first" => |n| grid(&count(n, |i| format!("<div style='grid-row:{}'>1</div>", 60_000 - i % 60_000))),
    "page: rows of a grid of styles that are nothing" => |n| grid(&repeat_text("<div style='display:contents'><div>1</div><div>2</div></div>", n)),
    "page: grids of styles" => |n| repeat("<div style='display:grid;grid-template-columns:1fr 1fr'><div>1</div><div>2</div></div>", n),
    "page: nested <b>" => |n| page(n, &["<b>"]),
    "page: nested <b> and paragraphs" => |n| page(n, &["<b>", "<p>文"]),
    "page: stray end tags in <div>" => |n| page(n, &["<div></x>"]),
    "page: stray end tags in <ul>" => |n| page(n, &["<ul></x><li>"]),
    "page: stray end tags in <span>" => |n| page(n, &["<span></x>"]),
    "page: stray end tags in <svg>" => |n| page(n, &["<svg></x>"]),
    "page: end tags alone" => |n| page(n, &["</p>"]),
    "page: end tags after an open depth" => |n| page(n, &["<div>", "</x>"]),
    "page: end tags of formatting" => |n| page(n, &["<div>", "</b>"]),
    "page: wide cells, then rows" => |n| page(n, &["<table><tr>", "<td colspan=200>", "<tr><td>1"]),
    "page: tall cells" => |n| page(n, &["<table><tr>", "<td rowspan=65534>", "<tr><td>1"]),
    "page: wide and tall cells" => |n| page(n, &["<table>", "<tr><td rowspan=65534 colspan=1000>1"]),
    "page: rows to the end of the table" => |n| page(n, &["<table>", "<tr><td rowspan=0>1"]),
    "page: <td> alone" => |n| page(n, &["<table><tr>", "<td>"]),
    "page: <td> with a figure" => |n| page(n, &["<table><tr>", "<td>1"]),
    "page: <td> with words" => |n| page(n, &["<table><tr><td>规章", "<td>甲"]),
    "page: <td> outside a table" => |n| page(n, &["<td>1"]),
    "page: rows" => |n| page(n, &["<table>", "<tr>"]),
    "page: rows of one label" => |n| page(n, &["<table>", "<tr><td>规章<td>1"]),
    "page: nested lists" => |n| page(n, &["<ul><li>"]),
    "page: nested <div>" => |n| page(n, &["<div>"]),
    "page: nested <div>, closed" => |n| page(n, &["<div>", "</div>"]),
    "page: nested tables" => |n| page(n, &["<table><tr><td>"]),
    "page: tables without rows" => |n| page(n, &["<table>"]),
    "page: tables one after another" => |n| page(n, &["<table><tr><td>规章<td>1</table>"]),
    "page: text misplaced in a table" => |n| page(n, &["<table>", "文<tr>"]),
    "page: elements misplaced in a table" => |n| page(n, &["<table>", "<div>文</div><tr>"]),
    "page: inputs and forms in a table" => |n| page(n, &["<table>", "<form><input><tr>"]),
    "page: formatting misplaced in a table" => |n| page(n, &["<table>", "<b>文<tr>"]),
    "page: anchors reopened" => |n| page(n, &["<a><p>"]),
    "page: anchors in tables" => |n| page(n, &["<table><a>"]),
    "page: formatting closed in the wrong order" => |n| page(n, &["<b><i><p></b></i>"]),
    "page: formatting around blocks" => |n| page(n, &["<a><b><div></a>"]),
    "page: formatting open, then closed from outside" => |n| page(n, &["<b><div>", "</b>"]),
    "page: <nobr> reopened" => |n| page(n, &["<nobr>文"]),
    "page: <font> and <center>" => |n| page(n, &["<font><center>"]),
    "page: nested paragraphs and buttons" => |n| page(n, &["<p><button>"]),
    "page: definition lists" => |n| page(n, &["<dl><dt>文<dd>"]),
    "page: ruby" => |n| page(n, &["<ruby>文<rb>文<rt>文<rp>"]),
    "page: templates" => |n| page(n, &["<template>"]),
    "page: templates in tables" => |n| page(n, &["<table><template><tr>"]),
    "page: svg" => |n| page(n, &["<svg><g>"]),
    "page: svg and html in turn" => |n| page(n, &["<svg><foreignObject><div>"]),
    "page: math" => |n| page(n, &["<math><mi><p>"]),
    "page: framesets" => |n| [b"<html>".to_vec(), repeat("<frameset>", n)].concat(),
    "page: select and options" => |n| page(n, &["<select><option>文"]),
    "page: select in a table" => |n| page(n, &["<table><tr><td><select><tr>"]),
    "page: attributes by thousands" => |n| format!("<html><p {}>文", count(n, |i| format!("a{i}=1 "))).into_bytes(),
    "page: the same attribute" => |n| format!("<html><p {}>文", "style=display:none ".repeat(n / 19)).into_bytes(),
    "page: a giant attribute" => |n| format!("<html><p style=\"{}\">文", " a;".repeat(n / 3)).into_bytes(),
    "page: styles on every element" => |n| page(n, &["<p style='color:red'>文"]),
    "page: attributes on <body>" => |n| count(n, |i| format!("<body colspan={i}>")).into_bytes(),
    "page: a giant element name" => |n| format!("<html><{}>文", "a".repeat(n)).into_bytes(),
    "page: element names that differ" => |n| count(n, |i| format!("<div><a{i}>文")).into_bytes(),
    "page: unclosed tags" => |n| page(n, &["<p "]),
    "page: less-than signs" => |n| page(n, &["<"]),
    "page: comments" => |n| page(n, &["<!-- 文 -->"]),
    "page: a comment never closed" => |n| page(n, &["<!--", "- -!"]),
    "page: empty comments" => |n| page(n, &["<!>"]),
    "page: CDATA" => |n| page(n, &["<![CDATA[文]]>"]),
    "page: CDATA in svg" => |n| page(n, &["<svg>", "<![CDATA[文]]>"]),
    "page: processing instructions" => |n| page(n, &["<?xml ?>"]),
    "page: conditional comments" => |n| page(n, &["<!--[if gte mso 9]><xml></xml><![endif]-->"]),
    "page: doctypes" => |n| repeat("<!DOCTYPE html>", n),
    "page: character references" => |n| page(n, &["&amp;&#19968;&nbsp;"]),
    "page: unknown references" => |n| page(n, &["&abcdefgh"]),
    "page: giant numeric references" => |n| page(n, &["&#99999999999;"]),
    "page: ampersands" => |n| page(n, &["&"]),
    "page: scripts" => |n| page(n, &["<script>a<b</script>"]),
    "page: scripts never closed" => |n| page(n, &["<script>", "<!--<script"]),
    "page: titles" => |n| page(n, &["<title>文</title>"]),
    "page: text areas" => |n| page(n, &["<textarea>文"]),
    "page: plaintext" => |n| page(n, &["<plaintext>", "<b>"]),
    "page: headings in headings" => |n| page(n, &["<h1><h2>文"]),
    "page: line breaks" => |n| page(n, &["文<br>"]),
    "page: figures by line breaks, in a cell" => |n| page(n, &["<table><tr><td>", "1<br>"]),
    "page: blanks and line breaks, in a cell" => |n| page(n, &["<table><tr><td>1", " <br>"]),
    "page: blanks in a paragraph" => |n| page(n, &["<p>", "&nbsp;"]),
    "page: one giant cell" => |n| page(n, &["<table><tr><td>", "规章 "]),
    "page: one giant paragraph" => |n| page(n, &["<p>", "规章 1 "]),
    "page: NULs" => |n| page(n, &["文\0"]),
    "page: carriage returns" => |n| page(n, &["文\r"]),
    "page: captions and columns" => |n| page(n, &["<table><caption>文<colgroup><col>"]),
    "page: marquee and objects" => |n| page(n, &["<marquee><object>文"]),
    "page: whole tables with wide heads" => |n| page(n, &["<table><tr><td colspan=150>规章<td colspan=50>1<tr><td>1</table>"]),
};

fn repeat_text(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}
