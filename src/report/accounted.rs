//! What was checked, thing by thing: every relation of the form and every claim of the text, with what it came to.

use serde::{Deserialize, Serialize};

use super::Number;
use crate::claims::{self, Claim};
use crate::document::Document;
use crate::equations::{self, Evaluation};
use crate::filing::Case;
use crate::form::{Op, Text};
use crate::place::{Place, Span};
use crate::rule::{Fact, Finding, Severity, Tally};

/// What a relation or a claim came to.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// let broken = report.relations.iter().filter(|relation| relation.state == gouji::report::CheckState::Broken);
/// assert_eq!(broken.count(), report.summary.relations.broken);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum CheckState {
    /// It holds.
    Held,
    /// It does not.
    Broken,
    /// It could not be checked.
    Unchecked,
}

/// A relation of the form: each is here once, with what it came to.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12\n"), &Options::default())?;
/// let broken = report.relations.iter().find(|relation| relation.left != relation.right).expect("10 + 1 is not 12");
/// assert_eq!((&*broken.rule, broken.cells.last().map(String::as_str)), ("requests.row-total", Some("requests/new/total")));
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RelationReport {
    /// The id its findings carry.
    pub rule: Text,
    /// The cells of its left side, then those of its right; those of last year's report have "previous:" before them.
    pub cells: Vec<String>,
    /// `=`, which the summary counts, or `>=`.
    pub operator: Op,
    /// What it came to.
    pub state: CheckState,
    /// What its left side comes to; null where it was not checked.
    pub left: Option<Number>,
    /// What its right side comes to; null where it was not checked.
    pub right: Option<Number>,
    /// Why it was not checked, as a stable name; null where it was.
    pub code: Option<equations::Unchecked>,
    /// Why it was not checked, in words; null where it was.
    pub why: Option<String>,
}

/// A figure of the text and where it stands, in the unit of the table it speaks of.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("2023年全年共发布信息10条，其中网站6条、新媒体5条。\n"), &Options::default())?;
/// let figures: Vec<String> = report.claims[0].figures.iter().map(|figure| figure.value.to_string()).collect();
/// assert_eq!(figures, ["10", "6", "5"]);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FigureReport {
    /// The figure.
    pub value: Number,
    /// Where it stands.
    pub place: Option<Place>,
}

/// Something the text claims, with what it came to.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("2023年全年共发布信息10条，其中网站6条、新媒体5条。\n"), &Options::default())?;
/// assert_eq!(report.claims[0].quote, "2023年全年共发布信息10条，其中网站6条、新媒体5条");
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ClaimReport {
    /// What kind of claim it is.
    pub kind: claims::Kind,
    /// What it came to.
    pub state: CheckState,
    /// How grave it is that it is broken: a warning where it is only doubted; null where it is not broken.
    #[serde(default)]
    pub severity: Option<Severity>,
    /// Its figures: of a list its whole first, of a rate the count and the rate; none of a denial.
    pub figures: Vec<FigureReport>,
    /// The cells it may mean.
    pub cells: Vec<String>,
    /// Its words.
    pub quote: String,
    /// Where they stand.
    pub place: Option<Place>,
    /// Why it was not checked, as a stable name; null where it was.
    pub code: Option<claims::Why>,
    /// Why it was not checked, in words; null where it was.
    pub why: Option<String>,
}

/// Every relation, in the order of the form.
pub fn relations(case: &Case, evaluations: &[Evaluation]) -> Vec<RelationReport> {
    let report = |evaluation: &Evaluation| {
        let (state, sides, why) = match &evaluation.state {
            equations::State::Held(sides) => (CheckState::Held, Some(sides), None),
            equations::State::Broken(sides) => (CheckState::Broken, Some(sides), None),
            equations::State::Unchecked(why) => (CheckState::Unchecked, None, Some(*why)),
        };
        RelationReport {
            rule: evaluation.relation.rule.clone(),
            cells: evaluation.terms().map(|(_, cell)| case.told_address(cell)).collect(),
            operator: evaluation.relation.op,
            state,
            left: sides.map(|s| Number(s.left.sum)),
            right: sides.map(|s| Number(s.right.sum)),
            code: why,
            why: None,
        }
    };
    evaluations.iter().map(report).collect()
}

/// Every claim, by kind and place.
pub fn claims(
    document: &Document,
    case: &Case,
    claims: &[Claim],
    findings: &[Finding],
    place: &impl Fn(Option<Span>) -> Option<Place>,
) -> Vec<ClaimReport> {
    // The rules told the broken ones in this very order, as far as they told them.
    let mut told = findings.iter().filter(|f| matches!(f.fact, Fact::Claim(_))).peekable();
    let mut report = |claim: &Claim| {
        let why = match claim.state {
            claims::State::Unchecked(why) => Some(why),
            _ => None,
        };
        ClaimReport {
            kind: claim.kind,
            state: standing(claim),
            severity: matches!(claim.state, claims::State::Broken(_))
                .then(|| told.next_if(|f| f.span == Some(claim.span)).map_or(Severity::Error, |f| f.severity)),
            figures: claim.figures.iter().map(|f| FigureReport { value: Number(f.value), place: place(Some(f.span)) }).collect(),
            cells: claim.cells().into_iter().map(|c| case.told_address(c)).collect(),
            quote: document.quote(claim.span),
            place: place(Some(claim.span)),
            code: why,
            why: None,
        }
    };
    claims.iter().map(&mut report).collect()
}

fn standing(claim: &Claim) -> CheckState {
    match claim.state {
        claims::State::Held => CheckState::Held,
        claims::State::Broken(_) => CheckState::Broken,
        claims::State::Unchecked(_) => CheckState::Unchecked,
    }
}

/// How many claims held, broke, and could not be checked.
pub fn tally(claims: &[Claim]) -> Tally {
    let count = |wanted| claims.iter().filter(|c| standing(c) == wanted).count();
    Tally { held: count(CheckState::Held), broken: count(CheckState::Broken), not_checked: count(CheckState::Unchecked) }
}
