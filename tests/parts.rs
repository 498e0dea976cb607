//! Several reports in one input are told apart: each is read by itself, the first names the others, and nothing else begins a report.

mod common;

use common::layout::{Grid, LAYOUTS, grid, report};
use common::{Figures, Random, check, differences, figures, form};
use gouji::report::Extent;
use gouji::{Checker, Input, Options, Report};

fn part(text: &str, part: usize) -> Report {
    Checker::new().check(Input::Text(text), &Options::default().part(part)).expect("the part is there")
}

/// A report of another body and another year than the layouts' own.
fn of(figures: &Figures, print: fn(&Grid) -> String, body: &str, year: i32) -> String {
    let own = figures.form.from.to_string();
    report(figures, print, "0").replace("青禾市水利局", body).replace(&format!("{own}年"), &format!("{year}年"))
}

/// The first lines of a text up to a line, behind the heading of its first section at least.
fn cut(text: &str, random: &mut Random) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let first = lines.iter().position(|l| l.contains("一、总体情况")).expect("a first section") + 2;
    lines[..first + random.below(lines.len() - first)].join("\n") + "\n"
}

#[test]
fn two_reports_in_any_layouts_the_first_cut_anywhere_are_told_apart() {
    let mut failures = Vec::new();
    let mut random = Random::new(3);
    let texts: Vec<_> = LAYOUTS.iter().filter(|l| l.0 != "html").collect();
    for seed in 0..120u64 {
        let (a, b) = (Figures::random(form(["2019", "2021"][seed as usize % 2]), seed, 90), Figures::random(form("2021"), seed + 900, 90));
        let (first, second) = (texts[random.below(texts.len())], texts[random.below(texts.len())]);
        let year = if seed % 2 == 0 { 2020 } else { 2022 };
        let whole = of(&a, first.1, "青禾市水利局", year);
        let head = if seed % 3 == 0 { whole.clone() } else { cut(&whole, &mut random) };
        let tail = of(&b, second.1, ["青禾市水利局", "长滩县教育局"][seed as usize / 2 % 2], 2023);
        let text = format!("{head}{tail}");
        let one = check(&text);
        let name = format!("{seed}: {} ({} lines of {}) and {}", first.0, head.lines().count(), whole.lines().count(), second.0);
        if one.document.others.len() != 1 {
            failures.push(format!("{name}: {:?} others", one.document.others.iter().map(|o| &o.title).collect::<Vec<_>>()));
            continue;
        }
        let alone = check(&head);
        if figures(&one) != figures(&alone) || one.document.title != alone.document.title {
            failures.push(format!("{name}: the first is not read as it is alone"));
        }
        let other = &one.document.others[0];
        let place = other.place.expect("a place");
        let units: Vec<u16> = text.encode_utf16().collect();
        let there = String::from_utf16(&units[place.start as usize..place.end as usize]).unwrap();
        if !there.contains("2023年政府信息公开工作年度报告") || other.title.as_deref() != Some(there.trim()) {
            failures.push(format!("{name}: {:?} stands at {there:?}", other.title));
        }
        let two = part(&text, 2);
        let wrong = differences(&two, &b);
        let lost = wrong.iter().any(|w| !w.ends_with("doubtful"));
        if lost || two.document.year != Some(2023) || two.summary.errors > 0 || two.document.part != 2 {
            failures.push(format!("{name}: the second: {:?}, {:?}", wrong.first(), two.findings.first().map(|f| &f.message)));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_second_report_without_a_title_is_told_by_its_sections() {
    for (seed, (name, print, _)) in LAYOUTS.iter().filter(|l| l.0 != "html").enumerate() {
        let (a, b) = (Figures::random(form("2021"), seed as u64, 50), Figures::random(form("2021"), seed as u64 + 70, 50));
        let second = report(&b, *print, "0");
        let untitled = second.split_once('\n').unwrap().1;
        let text = report(&a, *print, "0") + untitled;
        let one = check(&text);
        assert_eq!(one.document.others.len(), 1, "{name}");
        assert_eq!((one.document.others[0].title.as_deref(), differences(&one, &a)), (None, vec![]), "{name}");
        assert_eq!(differences(&part(&text, 2), &b), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn a_table_pasted_below_another_of_its_kind_is_another_report_s() {
    let mut failures = Vec::new();
    // Without titles and headings only labels that stand whole in their cells tell where the second begins.
    let whole = |name: &str| !["html", "one line", "aligned", "bars, broken cells"].contains(&name);
    for (seed, (name, print, _)) in LAYOUTS.iter().filter(|l| whole(l.0)).enumerate() {
        let (a, b) = (Figures::random(form("2021"), seed as u64, 50), Figures::random(form("2021"), seed as u64 + 70, 50));
        let table = form("2021").table("requests").unwrap();
        let text = print(&grid(&a, table, "0")) + &print(&grid(&b, table, "0"));
        let one = check(&text);
        if one.document.others.len() != 1 {
            failures.push(format!("{name}: {} others, {} errors", one.document.others.len(), one.summary.errors));
            continue;
        }
        let two = part(&text, 2);
        for (report, figures) in [(&one, &a), (&two, &b)] {
            let read = common::figures(report);
            let wrong = table.cells.iter().find(|c| read[&*c.address] != Some(figures.value(&c.address, c.kind)));
            failures.extend(wrong.map(|c| format!("{name}: {}", c.address)));
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn menus_contents_running_heads_and_links_begin_no_report() {
    let figures = Figures::random(form("2021"), 4, 80);
    let plain = of(&figures, common::layout::tabs_kept, "青禾市水利局", 2023);
    let title = "青禾市水利局2023年政府信息公开工作年度报告\n";
    let headings: String = plain
        .lines()
        .filter(|l| l.starts_with(['一', '二', '三', '四', '五', '六']) && !l.contains('\t'))
        .map(|l| format!("{l}\n"))
        .collect();
    assert_eq!(headings.lines().count(), 6);
    let menu = "青禾市水利局2022年政府信息公开工作年度报告\n青禾市水利局2021年政府信息公开工作年度报告\n政府信息公开年度报告\n";
    let pages: Vec<&str> = plain.lines().collect();
    let running: String = pages.chunks(15).map(|page| page.join("\n") + "\n" + title).collect();
    let numbered: String = headings.lines().enumerate().map(|(i, l)| format!("{l}……{}\n", i + 1)).collect();
    for (name, text) in [
        ("a menu of other years", format!("{menu}{plain}")),
        (
            "links to other years",
            format!("{plain}上一篇：青禾市水利局2022年政府信息公开工作年度报告\n下一篇：长滩县教育局2023年政府信息公开工作年度报告\n"),
        ),
        ("other years below", format!("{plain}{menu}")),
        ("a table of contents", plain.replacen(title, &format!("{title}目录\n{headings}{title}"), 1)),
        ("a table of contents with pages", plain.replacen(title, &format!("{title}目录\n{numbered}"), 1)),
        ("the title at the head of every page", running),
        ("an annex", format!("{plain}附件：青禾市水利局2023年政府信息公开工作年度报告统计表\n")),
        ("subsections named as sections", plain.replacen("各项工作", "（一）主动公开政府信息情况\n全年公开顺利。\n各项工作", 1)),
    ] {
        let report = check(&text);
        let others: Vec<_> = report.document.others.iter().map(|o| o.title.clone()).collect();
        assert!(others.is_empty(), "{name}: {others:?}");
        assert_eq!(differences(&report, &figures), Vec::<String>::new(), "{name}");
        assert_eq!(report.document.extent, Extent::Report, "{name}");
    }
}

#[test]
fn a_part_that_is_not_there_is_an_error() {
    let text = report(&Figures::random(form("2021"), 1, 9), common::layout::tabs_kept, "0");
    for asked in [0, 2, 99] {
        let error = Checker::new().check(Input::Text(&text), &Options::default().part(asked)).unwrap_err();
        assert_eq!(error.code(), "no-part");
    }
}

/// What stands before the first section of a report.
const PREFACE: &str =
    "本报告根据《中华人民共和国政府信息公开条例》的规定编制，所列数据的统计期限自1月1日起至12月31日止，如有疑问请与本机关办公室联系。\n";

#[test]
fn a_report_cut_off_before_its_first_section_is_told_from_the_next() {
    let figures = Figures::random(form("2021"), 8, 60);
    for (name, print, _) in LAYOUTS.iter().filter(|l| l.0 != "html") {
        for (body, year) in [("青禾市水利局", 2022), ("长滩县教育局", 2023)] {
            let whole = of(&figures, *print, body, 2024);
            let text = format!("青禾市水利局{year}年政府信息公开工作年度报告\n{PREFACE}{whole}");
            let one = check(&text);
            let title = format!("{body}2024年政府信息公开工作年度报告");
            assert_eq!(one.document.others.iter().map(|o| o.title.clone()).collect::<Vec<_>>(), [Some(title)], "{name}");
            assert_eq!((one.document.year, one.document.extent), (Some(year), Extent::Part), "{name}");
            assert!(one.tables.iter().all(|t| t.place.is_none()), "{name}");
            assert_eq!(differences(&part(&text, 2), &figures), Vec::<String>::new(), "{name}");
        }
    }
    // The same report's title again below its preface, and one that a line of a page names, begin nothing.
    let whole = of(&figures, common::layout::tabs_kept, "青禾市水利局", 2024);
    for head in [
        format!("青禾市水利局2024年政府信息公开工作年度报告\n{PREFACE}"),
        "青禾市水利局2023年政府信息公开工作年度报告\n浏览次数：12。\n".into(),
    ] {
        let report = check(&(head + &whole));
        assert!(report.document.others.is_empty());
        assert_eq!(differences(&report, &figures), Vec::<String>::new());
    }
}

#[test]
fn two_whole_pages_in_one_input_are_two_reports() {
    let html = LAYOUTS.iter().find(|l| l.0 == "html").unwrap().1;
    for seed in 0..6 {
        let (a, b) = (Figures::random(form(["2019", "2021"][seed as usize % 2]), seed, 60), Figures::random(form("2021"), seed + 40, 60));
        let page = |body: &str| format!("<!DOCTYPE html><html><head><title>年度报告</title></head><body>{body}</body></html>");
        let second = of(&b, html, ["青禾市水利局", "长滩县教育局"][seed as usize / 2 % 2], 2025);
        for text in [
            page(&of(&a, html, "青禾市水利局", a.form.from)) + &page(&second),
            page(&(of(&a, html, "青禾市水利局", a.form.from) + &second)),
        ] {
            let (one, two) = (check(&text), part(&text, 2));
            assert_eq!((one.document.others.len(), differences(&one, &a), one.document.year), (1, vec![], Some(a.form.from)), "{seed}");
            assert_eq!((differences(&two, &b), two.document.year, two.summary.errors), (vec![], Some(2025), 0), "{seed}");
        }
    }
}

#[test]
fn a_table_of_another_report_below_a_whole_one_is_told_and_not_mixed() {
    let mut failures = Vec::new();
    // Where labels do not stand whole in their cells nothing tells where the second begins.
    let whole = |name: &str| !["one line", "aligned", "bars, broken cells"].contains(&name);
    for (seed, (name, print, _)) in LAYOUTS.iter().filter(|l| whole(l.0)).enumerate() {
        let (a, b) = (Figures::random(form("2021"), seed as u64, 50), Figures::random(form("2021"), seed as u64 + 70, 50));
        let report = of(&a, *print, "青禾市水利局", 2023);
        for id in ["requests", "review"] {
            let table = form("2021").table(id).unwrap();
            let text = report.clone() + &print(&grid(&b, table, "0"));
            let one = check(&text);
            let others = one.document.others.len();
            let mixed = differences(&one, &a);
            if others != 1 || !mixed.is_empty() || one.summary.errors + one.summary.warnings > 0 {
                let first = one.findings.first().map(|f| &f.message);
                failures.push(format!("{name}, {id}: {others} others, {:?}, {first:?}", mixed.first()));
                continue;
            }
            let read = common::figures(&part(&text, 2));
            let wrong = table.cells.iter().find(|c| read[&*c.address] != Some(b.value(&c.address, c.kind)));
            failures.extend(wrong.map(|c| format!("{name}, {id}: {}", c.address)));
            // The report's own table printed again, as in an annex, is no other report's.
            let annex = check(&(report.clone() + &print(&grid(&a, table, "0"))));
            if (annex.document.others.len(), differences(&annex, &a)) != (0, vec![]) {
                failures.push(format!("{name}, {id}: the annex is another report's"));
            }
        }
    }
    assert!(failures.is_empty(), "{} fail:\n{}", failures.len(), failures.join("\n"));
}
