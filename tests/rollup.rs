//! Roll-ups: every figure of a parent that is not the sum of its units' is found, and no other; a unit that is missing makes no error.

mod common;

use common::layout::LAYOUTS;
use common::tree::{UNITS, parent_and_units, print};
use gouji::form::official;
use gouji::report::{Mode, Reason, Rollup, Severity, Slip, UnitStanding};
use gouji::{Checker, Input, Options, UnitInput};

fn rollup(parent: &str, units: &[String]) -> Rollup {
    let units: Vec<UnitInput> = units.iter().map(|unit| UnitInput::new(Input::Text(unit))).collect();
    Checker::new().rollup(Input::Text(parent), &units, &Options::default()).unwrap()
}

/// The cells of its sums that do not come out, with their severity.
fn broken(rollup: &Rollup) -> Vec<(String, Severity)> {
    rollup.findings.iter().filter(|f| f.rule == "rollup.sum").map(|f| (f.cells[0].clone(), f.severity)).collect()
}

const AREA: &str = "本报告汇总了全市各部门的数据";

#[test]
fn every_planted_cell_is_found_and_none_other_in_every_layout_of_both_forms() {
    let (mut planted, mut found) = (0, 0);
    for form in official() {
        for (at, layout) in LAYOUTS.iter().enumerate() {
            for seed in 0..3 {
                let seed = (at * 10 + seed) as u64;
                let (parent, units, slip) = parent_and_units(form, seed, 5, !seed.is_multiple_of(3));
                let text = print(&parent, "青禾市人民政府", form.from, AREA, layout);
                // Units come in other layouts than their parent.
                let units: Vec<String> = units
                    .iter()
                    .enumerate()
                    .map(|(i, u)| print(u, UNITS[i], form.from, UNITS[i], &LAYOUTS[[0, 8, 13, 17][(at + i) % 4]]))
                    .collect();
                let sums = rollup(&text, &units);
                assert_eq!(sums.mode, Some(Mode::Area), "{}", layout.0);
                let wanted: Vec<_> = slip.iter().map(|s| (s.cell.clone(), Severity::Error)).collect();
                let told = broken(&sums);
                assert!(told.iter().all(|t| wanted.contains(t)), "{} {} {seed}: {told:?}, planted {wanted:?}", form.id, layout.0);
                (planted, found) = (planted + wanted.len(), found + told.len());
                // Only a reader in doubt misses one.
                let doubt = gouji_doubt(&text);
                assert!(told == wanted || doubt, "{} {} {seed}: {told:?}, planted {wanted:?}, {:?}", form.id, layout.0, sums.not_checked);
            }
        }
    }
    println!("{found} of {planted} planted cells found");
    assert!(planted > 60 && found * 10 >= planted * 9, "{found} of {planted}");
}

/// Whether the reader did not read every cell of a report for certain.
fn gouji_doubt(text: &str) -> bool {
    use gouji::report::CellState::{Blank, Stated};
    common::check(text).tables.iter().flat_map(|t| &t.cells).any(|c| !matches!(c.state, Stated | Blank))
}

#[test]
fn a_unit_that_is_missing_makes_no_error_whichever_it_is() {
    for form in official() {
        for seed in 0..6 {
            let (parent, units, _) = parent_and_units(form, seed, 6, false);
            let text = print(&parent, "青禾市人民政府", form.from, AREA, &LAYOUTS[0]);
            let units: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, form.from, name, &LAYOUTS[0])).collect();
            for missing in 0..units.len() {
                let mut given = units.clone();
                given.remove(missing);
                let sums = rollup(&text, &given);
                assert_eq!(broken(&sums), [], "{} {seed} {missing}", form.id);
                assert!(sums.not_checked.iter().any(|n| matches!(n.reason, Reason::UnitLacking { .. })), "{:?}", sums.not_checked);
            }
        }
    }
}

/// What was put in the wrong row lacks in one what it has in the other: that is no unit's report, and does not hide another slip. Beside a unit that is
/// missing it is not known which of the figures it has too many are its own.
#[test]
fn what_stands_in_the_wrong_row_is_no_missing_unit() {
    let form = &official()[1];
    let (mut parent, units, _) = parent_and_units(form, 7, 6, false);
    let mut put = |address: &str, by: i64| *parent.values.get_mut(address).unwrap() += by;
    for column in ["natural", "total"] {
        put(&format!("requests/granted/{column}"), 3);
        put(&format!("requests/partial/{column}"), -3);
    }
    put("disclosure/licensing/decisions", 20);
    let text = print(&parent, "青禾市人民政府", form.from, AREA, &LAYOUTS[0]);
    let units: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, form.from, name, &LAYOUTS[0])).collect();
    let wrong = ["disclosure/licensing/decisions"].into_iter().chain([
        "requests/granted/natural",
        "requests/granted/total",
        "requests/partial/natural",
        "requests/partial/total",
    ]);
    let mut told: Vec<String> = broken(&rollup(&text, &units)).into_iter().map(|(cell, _)| cell).collect();
    told.sort();
    assert_eq!(told, wrong.collect::<Vec<_>>());
    for missing in 0..units.len() {
        let given: Vec<String> = units.iter().enumerate().filter(|(i, _)| *i != missing).map(|(_, unit)| unit.clone()).collect();
        let told = broken(&rollup(&text, &given));
        assert!(told.iter().all(|(cell, _)| cell.starts_with("requests/partial/")), "{missing}: {told:?}");
    }
}

#[test]
fn a_unit_that_was_left_out_or_added_twice_is_named() {
    let form = &official()[1];
    let (_, units, _) = parent_and_units(form, 3, 4, false);
    let of = |list: &[usize]| {
        let figures: Vec<_> = list.iter().map(|&i| units[i].clone()).collect();
        print(&common::Figures::sum(form, &figures), "青禾市人民政府", 2021, AREA, &LAYOUTS[0])
    };
    let given: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, 2021, name, &LAYOUTS[0])).collect();
    for (list, slip) in [(vec![0, 1, 2], Slip::LeftOut), (vec![0, 1, 2, 3, 3], Slip::Twice)] {
        let sums = rollup(&of(&list), &given);
        assert!(sums.summary.errors > 5);
        for finding in sums.findings.iter().filter(|f| f.rule == "rollup.sum") {
            let gouji::report::Facts::Sum { suspect: Some(suspect), parts, .. } = &finding.facts else { panic!("{finding:?}") };
            assert_eq!((suspect.unit.as_str(), suspect.slip, parts.len()), (UNITS[3], slip, 4));
        }
    }
}

#[test]
fn a_slip_of_one_units_own_report_is_named() {
    let form = &official()[1];
    let (parent, mut units, _) = parent_and_units(form, 5, 4, false);
    let value = units[2].values["requests/granted/natural"];
    units[2].values.insert("requests/granted/natural".into(), value + 30);
    let given: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, 2021, name, &LAYOUTS[0])).collect();
    let sums = rollup(&print(&parent, "青禾市人民政府", 2021, AREA, &LAYOUTS[0]), &given);
    assert_eq!(broken(&sums), [("requests/granted/natural".to_owned(), Severity::Error)]);
    let gouji::report::Facts::Sum { suspect: Some(suspect), .. } = &sums.findings[0].facts else { panic!("{:?}", sums.findings[0]) };
    assert_eq!((suspect.unit.as_str(), suspect.suggested.map(|n| n.to_string())), (UNITS[2], Some(value.to_string())));
}

#[test]
fn units_that_do_not_belong_are_told_and_not_added() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 9, 3, false);
    let text = print(&parent, "青禾市人民政府", 2021, AREA, &LAYOUTS[0]);
    let mut given: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, 2021, name, &LAYOUTS[0])).collect();
    given.extend([
        given[0].clone(),
        print(&units[1], "白河市教育局", 2021, "另一处", &LAYOUTS[0]),
        print(&units[1], "青禾市税务局", 2021, "又一处", &LAYOUTS[0]),
        print(&units[1], "青禾市消防救援支队", 2021, "再一处", &LAYOUTS[0]).replacen(
            "青禾市消防救援支队2021年",
            "2021年青禾市消防救援支队",
            1,
        ),
        text.clone(),
    ]);
    let sums = rollup(&text, &given);
    use UnitStanding::*;
    assert_eq!(
        sums.units.iter().map(|u| u.standing).collect::<Vec<_>>(),
        [Added, Added, Added, Twice, Foreign, Vertical, Vertical, Parent]
    );
    assert_eq!((sums.summary.errors, sums.summary.cells.broken), (0, 0), "{:?}", sums.findings);
    assert_eq!(sums.findings.iter().filter(|f| f.rule == "rollup.unit").count(), 5);
    // One that cannot be read, or is of another year, may account for anything the parent has more.
    for other in [String::new(), print(&units[2], UNITS[2], 2022, "别的", &LAYOUTS[0])] {
        let sums = rollup(&text, &[given[0].clone(), given[1].clone(), other]);
        assert_eq!(sums.summary.errors, 0, "{:?}", sums.findings);
        assert!(sums.not_checked.iter().any(|n| matches!(n.reason, Reason::SumsOpen { .. })));
    }
}

/// Even where all figures come out: a bureau has no bureau of its own government below it, and a town has none of the county's.
#[test]
fn units_of_a_parent_that_is_none_are_asked_about_and_not_added() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 9, 3, false);
    for (name, standing) in [
        ("丰乐县审计局", UnitStanding::NotBelow),
        ("丰乐县清溪镇人民政府", UnitStanding::NotBelow),
        ("丰乐县人民政府", UnitStanding::Added),
    ] {
        let text = print(&parent, name, 2021, AREA, &LAYOUTS[0]);
        let named = units.iter().zip(["丰乐县教育局", "丰乐县水利局", "丰乐县财政局"]);
        let given: Vec<String> = named.map(|(unit, name)| print(unit, name, 2021, name, &LAYOUTS[0])).collect();
        let sums = rollup(&text, &given);
        assert!(sums.units.iter().all(|unit| unit.standing == standing), "{name}: {:?}", sums.units);
        let asked = sums.findings.iter().filter(|f| f.rule == "rollup.unit").count();
        let held = standing == UnitStanding::Added;
        assert_eq!((asked, sums.summary.cells.held > 0), (if held { 0 } else { 3 }, held), "{name}");
        assert_eq!(sums.not_checked.iter().any(|n| n.reason == Reason::NoUnits {}), !held, "{name}");
    }
}

/// The nation's own bodies in a place are told by how their names begin; what only sounds alike is the place's own.
#[test]
fn the_nations_own_bodies_are_not_added() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 9, 3, false);
    let text = print(&parent, "丰乐县人民政府", 2021, AREA, &LAYOUTS[0]);
    let given: Vec<String> = units.iter().zip(UNITS).map(|(unit, name)| print(unit, name, 2021, name, &LAYOUTS[0])).collect();
    for (name, standing) in [
        ("中国人民银行丰乐县支行", UnitStanding::Vertical),
        ("国家金融监督管理总局丰乐监管支局", UnitStanding::Vertical),
        ("国家粮食和物资储备局丰乐储备库", UnitStanding::Vertical),
        ("丰乐海关", UnitStanding::Vertical),
        ("丰乐县海事处", UnitStanding::Vertical),
        ("丰乐县烟草专卖局（营销部）", UnitStanding::Vertical),
        ("丰乐县水利局（移民局）", UnitStanding::Added),
        ("丰乐县地震局", UnitStanding::Added),
        ("丰乐经济开发区管理委员会", UnitStanding::Added),
        ("丰乐县地方金融服务中心", UnitStanding::Added),
        ("国家级丰乐湿地公园管理中心", UnitStanding::Added),
        ("丰乐县粮食和物资储备局", UnitStanding::Added),
    ] {
        let other = print(&units[1], name, 2021, "别处", &LAYOUTS[0]);
        let sums = rollup(&text, &[given[0].clone(), given[1].clone(), given[2].clone(), other]);
        assert_eq!(sums.units[3].standing, standing, "{name}");
    }
}

/// A unit under two spellings is one unit, and told.
#[test]
fn a_unit_under_two_spellings_is_added_once() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 9, 3, false);
    let text = print(&parent, "丰乐县人民政府", 2021, AREA, &LAYOUTS[0]);
    let names = ["丰乐县卫生健康局", "丰乐县柳河街道办事处", "丰乐县财政局"];
    for (again, other, standing) in [
        (0, "丰乐县卫健局", UnitStanding::Twice),
        (0, "云川省丰乐县卫生健康局", UnitStanding::Twice),
        (1, "柳河街道办", UnitStanding::Twice),
        (1, "丰乐县柳河街道", UnitStanding::Twice),
        (1, "丰乐县柳河街道敬老院", UnitStanding::Added),
        (2, "财政局", UnitStanding::Twice),
        (2, "丰乐县清溪镇财政局", UnitStanding::Added),
    ] {
        let mut given: Vec<String> = units.iter().zip(names).map(|(unit, name)| print(unit, name, 2021, name, &LAYOUTS[0])).collect();
        given.push(print(&units[again], other, 2021, other, &LAYOUTS[0]));
        let sums = rollup(&text, &given);
        assert_eq!(sums.units[3].standing, standing, "{other}");
        assert_eq!(broken(&sums).is_empty(), standing == UnitStanding::Twice, "{other}");
    }
}

/// Of a parent that does not say who it is, its units do: one of another place is told among them, and not added.
#[test]
fn units_tell_the_place_of_a_parent_without_a_name() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 12, 5, false);
    let text = print(&parent, "", 2021, AREA, &LAYOUTS[0]);
    let names = ["丰乐县教育局", "丰乐县水利局", "丰乐县财政局", "丰乐县司法局", "丰乐县审计局"];
    let mut given: Vec<String> = units.iter().zip(names).map(|(unit, name)| print(unit, name, 2021, name, &LAYOUTS[0])).collect();
    given.push(print(&units[1], "白河县商务局", 2021, "另一处", &LAYOUTS[0]));
    let sums = rollup(&text, &given);
    assert_eq!(sums.parent.organization, None);
    let standings: Vec<UnitStanding> = sums.units.iter().map(|unit| unit.standing).collect();
    assert_eq!((&standings[..5], standings[5]), (&[UnitStanding::Added; 5][..], UnitStanding::Foreign));
    assert_eq!(broken(&sums), []);
}

#[test]
fn where_it_is_not_said_what_is_counted_a_difference_is_a_note() {
    let form = &official()[1];
    let (parent, units, slip) = parent_and_units(form, 4, 3, true);
    let given: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, 2021, name, &LAYOUTS[0])).collect();
    let silent = print(&parent, "青禾市人民政府", 2021, "各项工作平稳推进", &LAYOUTS[0]);
    assert_eq!(broken(&rollup(&silent, &given)), [(slip.unwrap().cell, Severity::Note)]);
    let own = print(&parent, "青禾市人民政府办公室", 2021, "本机关各项工作平稳推进", &LAYOUTS[0]);
    let sums = rollup(&own, &given);
    assert_eq!((sums.mode, broken(&sums)), (Some(Mode::Own), vec![]));
    assert!(matches!(sums.not_checked[..], [ref one] if one.reason == Reason::OwnFigures {}));
}

/// What is done for others says nothing of whose figures these are; a sentence about the report, its figures or what they count does.
#[test]
fn what_a_report_counts_is_read_from_what_it_says_of_itself() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 4, 3, true);
    let given: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, 2021, name, &LAYOUTS[0])).collect();
    let mode = |name: &str, words: &str| rollup(&print(&parent, name, 2021, &format!("情况如下。{words}"), &LAYOUTS[0]), &given).mode;
    for busy in [
        "对全市各部门、各区县的公开工作进行了抽查",
        "为各部门、各乡镇举办培训4期",
        "督促各部门汇总年度报告并按时公布",
        "组织各部门填报统计数据，汇总形成公开目录，涵盖全市各级行政机关",
        "公共数据由各部门汇总到共享平台，数据共享覆盖全市各级行政机关",
        "全市收到政府信息公开申请800件，其中本机关收到9件",
    ] {
        assert_eq!(mode("青禾市人民政府", busy), None, "{busy}");
        assert_eq!(mode("青禾市", busy), None, "{busy}");
        assert_eq!(mode("青禾市人民政府办公室", busy), Some(Mode::Own), "{busy}");
    }
    for area in [
        "统计范围涵盖市政府组成部门和各街道",
        "本年度报告由各部门、各镇的年度报告汇编而成",
        "本报告汇总各区县的情况，不含垂直管理部门",
        "上述数据均为全市合计",
        "现将全市各级行政机关公开工作汇总如下",
    ] {
        for name in ["青禾市人民政府", "青禾市", "青禾市人民政府办公室"] {
            assert_eq!(mode(name, area), Some(Mode::Area), "{name} {area}");
        }
    }
    for own in ["本报告数据仅包括本级，各部门的另行公布", "本报告只统计市政府办公室，不含其他部门", "统计口径不含下级单位"]
    {
        assert_eq!(mode("青禾市人民政府", own), Some(Mode::Own), "{own}");
    }
    for received in ["全市共收到政府信息公开申请800件", "现将全市政府信息公开工作情况报告如下"] {
        assert_eq!(mode("青禾市人民政府", received), Some(Mode::Area), "{received}");
        assert_eq!(mode("青禾市人民政府办公室", received), Some(Mode::Own), "{received}");
    }
    // It may be said in the last section, behind the tables.
    let last = print(&parent, "青禾市", 2021, "情况如下", &LAYOUTS[0]) + "\n本报告由市政府办公室汇总各部门、各区县的年度报告编制。\n";
    assert_eq!(rollup(&last, &given).mode, Some(Mode::Area));
}

/// Who is counted may stand as an object, as what the figures are, or before the verb; what is left out does not count, and what is led from above is
/// no part of it either way.
#[test]
fn the_scope_is_read_by_who_stands_where_in_the_sentence() {
    let form = &official()[1];
    let (parent, units, _) = parent_and_units(form, 4, 3, true);
    let given: Vec<String> = units.iter().zip(UNITS).map(|(u, name)| print(u, name, 2021, name, &LAYOUTS[0])).collect();
    let sums = |words: &str| rollup(&print(&parent, "青禾市人民政府", 2021, &format!("情况如下。{words}"), &LAYOUTS[0]), &given);
    let tells =
        |sums: &gouji::report::Rollup| sums.findings.iter().any(|f| f.rule == "rollup.unit" && f.message.contains("只计入了一部分"));
    let cases: [(Option<Mode>, &[&str]); 3] = [
        (
            Some(Mode::Area),
            &[
                "报告数据包含青禾市各级行政机关",
                "四张附表数据均为全市口径",
                "统计口径为全市行政机关，期限为一年",
                "统计范围：市政府各部门、各区县政府",
                "本报告数据是各区县、各部门相加之和",
                "市政府办公室汇总各部门、各街道的年度报告，形成本报告，现予公布",
                "各区县、各部门的数据均计入本报告",
                "各部门、各街道数据一并统计在内",
                "本报告中，各乡镇的数据均已计入",
                "表中数据由各单位报送、市政府办公室汇总",
                "本报告综合了市政府各部门、各区县的情况",
                "统计范围为市政府各部门及区县，不含双重管理单位",
                "统计范围为市政府各部门，垂直管理单位不纳入统计",
            ],
        ),
        (
            Some(Mode::Own),
            &[
                "本报告为市政府本级数据，各部门、各街道另行公布",
                "本报告仅指市政府本级",
                "统计范围为市本级，区县数据由各区县公布",
                "本报告仅包括市政府办公室，各部门的报告自行公布",
                "各部门、各街道的数据未纳入本报告统计",
            ],
        ),
        (
            None,
            &[
                "各乡镇、各部门的年度报告可在网站查阅",
                "各部门的数据全部纳入统计平台",
                "将各部门公开情况纳入年度考核，对各街道的数据逐月通报",
                "各部门网站访问数据均纳入本年度考核",
                "网站访问3万次，各部门栏目数据一并统计在内",
                "各街道未列入本年试点",
                "办件数据为全市最高",
                "统计口径为全市统一口径",
                "统计范围为2021年1月1日至12月31日",
                "对各单位报告数据包含错别字的予以退回",
                "汇总各部门意见，编制本报告评议细则",
                "本报告是全市推进政务公开的写照",
                "本报告不含垂直管理单位",
                "该单位未办结的2件申请计入本报告的上年结转",
            ],
        ),
    ];
    for (mode, all) in cases {
        for words in all {
            let sums = sums(words);
            assert_eq!((sums.mode, tells(&sums)), (mode, false), "{words}");
        }
    }
    // Some are counted and others are not: differences are notes, and why is told.
    for words in [
        "统计范围为市政府办公室及市直各部门，乡镇不纳入统计",
        "本报告汇总市直各部门数据，不含各区县",
        "本报告仅包括市直各部门，不含街道办事处",
    ] {
        let sums = sums(words);
        assert_eq!((sums.mode, tells(&sums), sums.summary.errors), (None, true, 0), "{words}");
        assert!(broken(&sums).iter().all(|(_, severity)| *severity == Severity::Note), "{words}");
    }
}

/// For people a cell has the name that the page and the form itself have; its address stands in a column of its own, for programs.
#[test]
fn the_list_names_a_cell_as_its_form_prints_it() {
    use gouji::Lang;
    use gouji::export::{SumsShape, rollups};
    let of = |body: &str, carried: &str, licences: &str| {
        format!(
            "{body}2023年政府信息公开工作年度报告\n{AREA}\n行政许可\t{licences}\n行政处罚\t0\n1.本机关不掌握相关政府信息\t{carried}\t0\t0\t0\t0\t0\t{carried}\n"
        )
    };
    let units = [of("青禾市水利局", "3", "4"), of("青禾市教育局", "2", "5")];
    let sums = rollup(&of("青禾市人民政府", "9", "7"), &units);
    let rows = |lang| {
        let list = rollups(std::slice::from_ref(&sums), SumsShape::Csv, lang);
        let mut reader = csv::Reader::from_reader(list.trim_start_matches('\u{feff}').as_bytes());
        let head: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        (head, rows)
    };
    for (lang, place, named) in [
        (Lang::Zh, "位置", ["表二·行政许可·本年处理决定数量", "表三·（四）1·总计"]),
        (Lang::En, "place", ["Table 2·行政许可·本年处理决定数量", "Table 3·（四）1·总计"]),
    ] {
        let (head, rows) = rows(lang);
        let (at, address) = (head.iter().position(|h| h == place).unwrap(), head.len() - 1);
        for (name, cell) in named.iter().zip(["disclosure/licensing/decisions", "requests/unavailable.not_held/total"]) {
            let row = rows.iter().find(|row| row[address] == cell).unwrap_or_else(|| panic!("{cell}: {rows:?}"));
            assert_eq!(row[at], *name);
        }
        assert!(rows.iter().all(|row| row.len() == head.len()));
    }
}
