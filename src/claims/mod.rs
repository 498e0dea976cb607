//! Claims: what the narrative says that can be true or false, each held, broken, or unchecked with its reason.
//!
//! In: a [`Filing`] and what [`crate::prose`] read in the text. Out: every [`Claim`], with the cells it may mean and its figures with their places.
//! Rules tell the broken ones, diagnoses take them as evidence, the report counts and lists them all: no figure is passed over in silence.

mod again;
mod balance;
mod beyond;
mod count;
mod denial;
#[cfg(feature = "compare")]
mod growth;
#[cfg(feature = "compare")]
mod last_year;
mod list;
mod rate;
mod readings;
mod repeat;

pub use count::stale;
pub use readings::Sum;

use readings::Readings;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::document::Document;
use crate::filing::{Case, CellId};
use crate::ordered::Ordered;
use crate::place::Span;
use crate::prose::{self, Item, Narrated, RateKind};

/// Something the text claims.
#[derive(Debug)]
pub struct Claim {
    pub kind: Kind,
    pub state: State,
    /// The figures it takes in, with their places; none for a denial.
    pub figures: Vec<Figure>,
    /// The cells it may mean: each reading is a sum of cells, any of which may be right.
    pub readings: Vec<Vec<CellId>>,
    /// From its first word to its last figure.
    pub span: Span,
}

/// A figure of a claim, as a number of the table's unit, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    pub value: Decimal,
    pub span: Span,
}

/// What kind of claim it is.
///
/// ```
/// use gouji::{Checker, Input, Options};
///
/// let report = Checker::new().check(Input::Text("2023年全年共发布信息10条，其中网站6条、新媒体5条。\n"), &Options::default())?;
/// assert_eq!(report.claims[0].kind, gouji::report::ClaimKind::List);
/// # Ok::<(), gouji::InputError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimKind"))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A figure of cells.
    Count,
    /// A whole and its parts.
    List,
    /// A part of a whole in per cent.
    Share,
    /// Growth or difference against another year.
    Growth,
    /// Received and carried in, processed and carried out.
    Balance,
    /// That all requests are done.
    AllDone,
    /// A fact told twice.
    Repeat,
    /// Something said not to have happened.
    Denial,
    /// A figure of last year's tables.
    #[cfg(feature = "compare")]
    LastYear,
}

/// What a claim comes to.
#[derive(Debug)]
pub enum State {
    Held,
    Broken(Contradiction),
    Unchecked(Why),
}

/// Why a claim could not be checked.
///
/// ```
/// assert_eq!(serde_json::to_string(&gouji::report::ClaimUnchecked::OpenList)?, r#""open-list""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ClaimUnchecked"))]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The cells it speaks of are missing, or were not read for certain.
    CellsUnread,
    /// The form of this report has no such cells.
    NoCell,
    /// The list need not be whole, or cannot be added up.
    OpenList,
    /// What the rate is of is not told for certain.
    NoWhole,
    /// Not all the figures of the balance are told, or some are told of a part.
    OpenBalance,
}

/// How a claim is contradicted.
#[derive(Debug, Clone)]
pub enum Contradiction {
    /// A figure that is none of the sums it may mean; whether its words say for certain which these are.
    Told { figure: Decimal, tried: Vec<Sum>, certain: bool },
    /// A list that does not add up; the one change that would mend it: a figure, and what it becomes (None: it is left out).
    Sum { whole: Decimal, parts: Vec<Decimal>, exceeds: bool, certain: bool, repair: Option<(Decimal, Option<Decimal>)> },
    /// A share, growth or difference that the two counts told do not give; what they give.
    Rate { told: Decimal, percent: bool, kind: RateKind, first: Decimal, second: Decimal, exact: Decimal },
    /// Requests that came and went do not balance; None where what was carried in is not told.
    Balance { received: Decimal, carried_in: Option<Decimal>, processed: Decimal, carried_out: Decimal, certain: bool },
    /// All are said to be done, yet some were carried out of the year.
    AllDone { carried_out: Decimal },
    /// The same fact with another figure; the words that told it first.
    Repeat { first: Decimal, again: Decimal, earlier: String },
    /// A denial beside figures that are not zero: the first of them, and their cells.
    Denied { found: Decimal, cells: Vec<CellId> },
}

impl Claim {
    /// Every cell that it may mean, once, in the order of the form.
    pub fn cells(&self) -> Vec<CellId> {
        let mut cells: Vec<CellId> = self.readings.iter().flatten().copied().collect();
        cells.order();
        cells.dedup();
        cells
    }

    /// What it tells of single cells: a count in one of its readings.
    pub fn evidence(&self) -> impl Iterator<Item = (CellId, Decimal)> {
        let figure = self.figures.first().filter(|_| self.kind == Kind::Count).map(|f| f.value);
        let single = self.readings.iter().filter_map(|r| <[CellId; 1]>::try_from(r.as_slice()).ok());
        single.filter_map(move |[cell]| Some((cell, figure?)))
    }
}

/// Every claim of the text, in the order of its kinds and places; what it says of its growth alone is held against last year's report, where there is
/// one.
pub fn read(document: &Document, case: &Case, narrated: &[Narrated]) -> Vec<Claim> {
    let readings = Readings::new(&case.this);
    #[cfg(feature = "compare")]
    let last_year = case.previous.as_ref().map(Readings::new);
    let over = narrated.iter().any(|n| prose::speaks_of_carrying(&n.passage.chars));
    let mut claims = Vec::new();
    for (n, passage) in narrated.iter().enumerate() {
        let first = claims.len();
        let around = &narrated[n.saturating_sub(1)..narrated.len().min(n + 2)];
        claims.extend(count::claims(&readings, passage));
        claims.extend(list::claims(&readings, passage));
        claims.extend(again::taken_up(document, passage));
        claims.extend(again::all_of_them(document, passage));
        claims.extend(rate::claims(&readings, passage));
        #[cfg(feature = "compare")]
        if let Some(last_year) = &last_year {
            claims.extend(growth::claims(&readings, last_year, passage));
            claims.extend(last_year::claims(&readings, last_year, passage));
        }
        claims.extend(balance::claims(&readings, passage, around));
        beyond::claims(&readings, passage, over, first, &mut claims);
        claims.extend(balance::all_done(&readings, passage));
        claims.extend(denial::claims(&readings, passage));
    }
    claims.extend(repeat::claims(document, &readings, narrated, over));
    claims.order_by_key(|c| (c.kind, c.span.start));
    claims
}

/// The figure of an item as told, and its place.
fn figure(narrated: &Narrated, item: &Item) -> Figure {
    Figure { value: item.figure.value, span: narrated.passage.span(item.at, item.until) }
}
