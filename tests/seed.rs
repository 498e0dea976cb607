//! The figures of a real report in the layout in which it arrived: page breaks, drifting columns, blank zeros.

mod common;

use common::{check, figures};
use gouji::form::Op;

fn text() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reports/drifting-2019.txt")).unwrap()
}

#[test]
fn it_is_read_as_it_is() {
    let report = check(&text());
    let about = &report.document;
    assert_eq!(
        (about.year, about.form.as_deref(), about.organization.as_deref()),
        (Some(2019), Some("2019"), Some("河南省人民政府办公厅"))
    );
    let figures = figures(&report);
    assert_eq!(figures.len(), 198);
    for (address, value) in [
        ("requests/new/total", 2800.0),
        ("requests/unavailable.not_held/natural", 2121.0),
        ("requests/other/business", 12.0),
        ("review/direct/pending", 4.0),
        ("review/direct/other", 2.0),
        ("disclosure/procurement/amount", 3769.7215),
        ("disclosure/normative/made", 1964.0),
        ("requests/carried_out/natural", 127.0),
        ("requests/total/business", 67.0),
    ] {
        assert_eq!(figures[address], Some(value), "{address}");
    }
    assert_eq!(figures["requests/new/other"], None);
    let relations = report.summary.relations;
    assert_eq!((relations.held, relations.broken, relations.not_checked, report.summary.errors), (40, 0, 0, 0));
}

/// Every figure of the second and third table, changed by itself: every relation it stands in is reported, and no other.
#[test]
fn any_changed_figure_breaks_its_own_relations_and_no_other() {
    let text = text();
    let report = check(&text);
    let form = common::form("2019");
    let mut changed = 0;
    for table in ["requests", "review"] {
        let read = report.tables.iter().find(|t| t.id == table).unwrap();
        let official = form.table(table).unwrap();
        for (index, cell) in read.cells.iter().enumerate().filter(|(_, c)| c.value.is_some()) {
            let place = cell.place.expect("a stated figure has a place");
            let units: Vec<u16> = text.encode_utf16().collect();
            for wrong in ["7", "0", "31", "99999"] {
                if wrong == cell.raw {
                    continue;
                }
                let edited: Vec<u16> = units[..place.start as usize]
                    .iter()
                    .copied()
                    .chain(wrong.encode_utf16())
                    .chain(units[place.end as usize..].iter().copied())
                    .collect();
                let answer = check(&String::from_utf16(&edited).unwrap());
                let mut expected: Vec<(String, Vec<String>)> = official
                    .relations
                    .iter()
                    .filter(|r| r.op == Op::Equal && r.terms.iter().any(|t| t.1 == index))
                    .map(|r| (r.rule.to_string(), r.terms.iter().map(|t| official.cells[t.1].address.to_string()).collect()))
                    .collect();
                let mut found: Vec<(String, Vec<String>)> =
                    answer.findings.iter().filter(|f| f.formula.is_some()).map(|f| (f.rule.to_string(), f.cells.clone())).collect();
                expected.sort();
                found.sort();
                assert_eq!(found, expected, "{} from {} to {wrong}", cell.address, cell.raw);
                assert_eq!(answer.summary.relations.not_checked, 0);
                changed += 1;
            }
        }
    }
    assert!(changed > 200, "{changed} changes were tried");
}
