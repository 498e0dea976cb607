//! Every relation and every claim is in the report, with what it came to.

use gouji::form::Op;
use gouji::report::CheckState;
use gouji::{Checker, Input, Options, Report};

fn check(text: &str) -> Report {
    Checker::new().check(Input::Text(text), &Options::default()).unwrap()
}

fn sample(name: &str) -> String {
    std::fs::read_to_string(format!("{}/www/sample/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn every_relation_of_the_form_is_there_once_and_the_summary_counts_them() {
    for (name, form) in [("clean-2019.txt", "2019"), ("clean-2021.txt", "2021"), ("slips-2021.txt", "2021")] {
        let report = check(&sample(name));
        let official = gouji::form::official().iter().find(|f| f.id == form).unwrap();
        let stated: Vec<(String, Vec<String>)> = official
            .tables
            .iter()
            .flat_map(|t| {
                t.relations.iter().map(move |r| (r.rule.to_string(), r.terms.iter().map(|x| t.cells[x.1].address.to_string()).collect()))
            })
            .collect();
        let told: Vec<(String, Vec<String>)> = report.relations.iter().map(|r| (r.rule.to_string(), r.cells.clone())).collect();
        assert_eq!(told, stated, "{name}");
        let count = |state| report.relations.iter().filter(|r| r.operator == Op::Equal && r.state == state).count();
        let tally = report.summary.relations;
        assert_eq!((count(CheckState::Held), count(CheckState::Broken)), (tally.held, tally.broken), "{name}");
        for relation in &report.relations {
            let broken = report.findings.iter().any(|f| f.rule == relation.rule && f.cells == relation.cells);
            assert_eq!(relation.state == CheckState::Broken, broken, "{name}: {relation:?}");
        }
    }
}

#[test]
fn a_relation_that_cannot_be_checked_says_why() {
    let report = check(&sample("clean-2021.txt").replace("（一）予以公开\t86", "（一）予以公开\t8O"));
    let unchecked: Vec<_> = report.relations.iter().filter(|r| r.state == CheckState::Unchecked).collect();
    assert_eq!(unchecked.len(), report.summary.relations.not_checked);
    assert!(!unchecked.is_empty() && unchecked.iter().all(|r| r.code.is_some() && r.why.is_some() && r.left.is_none()), "{unchecked:?}");
}

#[test]
fn every_claim_is_there_with_its_figures_and_cells() {
    let clean = check(&sample("clean-2021.txt"));
    let received = clean.claims.iter().find(|c| c.cells.contains(&"requests/new/total".to_owned())).unwrap();
    assert_eq!((received.state, received.figures[0].value.0.to_string().as_str()), (CheckState::Held, "180"));
    assert!(clean.claims.iter().all(|c| c.state != CheckState::Broken));
    let wrong = check(&sample("clean-2021.txt").replace("全年新收政府信息公开申请 180 件", "全年新收政府信息公开申请 108 件"));
    assert_eq!(wrong.summary.claims.broken, wrong.claims.iter().filter(|c| c.state == CheckState::Broken).count());
    for claim in wrong.claims.iter().filter(|c| c.state == CheckState::Broken) {
        assert!(wrong.findings.iter().any(|f| f.place == claim.place && f.quote.as_deref() == Some(&claim.quote)), "{claim:?}");
    }
    // A count of cells that this form does not have could not be checked, and does not count as held.
    let none = check(&sample("clean-2019.txt").replace("全年收到政府信息公开申请", "全年废止规范性文件3件。全年收到政府信息公开申请"));
    let repealed = none.claims.iter().find(|c| c.quote.contains("废止")).unwrap();
    assert_eq!((repealed.state, repealed.code), (CheckState::Unchecked, Some(gouji::report::ClaimUnchecked::NoCell)));
}
