//! The walk of ARCHITECTURE.md is what the program does.

use gouji::report::{CellState, CheckState, Confidence, Extent, State};
use gouji::{Checker, Input, Options};

#[test]
fn the_walk_is_what_the_program_does() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/ARCHITECTURE.md")).unwrap();
    let (_, rest) = page.split_once("```text\n").expect("the report that is walked through");
    let (text, walk) = rest.split_once("```\n").unwrap();
    let report = Checker::new().check(Input::Text(text), &Options::default()).unwrap();

    let cells: Vec<_> = report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.state != CellState::Missing).collect();
    assert_eq!((cells.len(), &*cells[0].address, &*cells[6].address), (7, "requests/new/natural", "requests/new/total"));
    assert_eq!((report.document.extent, report.verdict.state), (Extent::Part, State::Contradicts));
    let relations = report.summary.relations;
    assert_eq!((relations.held, relations.broken, relations.not_checked), (0, 1, 41));
    let [claim] = report.claims.as_slice() else { panic!("one claim") };
    assert_eq!((claim.state, claim.cells.as_slice()), (CheckState::Held, ["requests/new/total".to_owned()].as_slice()));
    let [finding] = report.findings.as_slice() else { panic!("one finding") };
    assert_eq!((&*finding.rule, &*finding.key), ("requests.row-total", "requests/new/total"));
    assert_eq!(finding.place.map(|p| (p.line, p.column)), Some((5, 31)));
    let best = &report.diagnoses[0];
    assert_eq!((best.confidence, &*best.cells[0].address, report.diagnoses.len()), (Confidence::Likely, "requests/new/natural", 7));
    // And the page says it in these words.
    for said in [finding.formula.as_deref().unwrap(), &best.message] {
        assert!(walk.contains(said), "ARCHITECTURE.md does not say {said}");
    }
}
