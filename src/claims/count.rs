//! Counts told in the text, against the cells they speak of.

use rust_decimal::Decimal;

use super::readings::Readings;
use super::{Claim, Contradiction, Figure, Kind, State, Why};
use crate::filing::Filing;
use crate::place::Span;
use crate::prose::{self, Narrated, Told};

/// Whether a figure as told is `sum`; rounded ones (3.5万, 12.6万元) to the digits told.
pub(super) fn is(figure: &prose::Figure, money: bool, sum: Decimal) -> bool {
    let unit = if money { Decimal::new(1, 4) } else { Decimal::ONE };
    let (told, step) = (figure.value * unit, figure.step * unit);
    told == sum || ((money || figure.step > Decimal::ONE) && prose::agrees(told, sum, step))
}

/// A figure as the tables have it: amounts in 万元.
pub(super) fn in_tables(told: &Told, figure: Decimal) -> Decimal {
    if told.count.money { (figure * Decimal::new(1, 4)).normalize() } else { figure }
}

/// Every count that the passage tells.
pub(super) fn claims(readings: &Readings, narrated: &Narrated) -> Vec<Claim> {
    // "废止1件，宣布失效1件": those side by side that speak of the same cells may be meant together.
    let items = &narrated.items;
    let goes_on = |a: &Told, b: &Told| {
        a.count.id == b.count.id
            && a.part.map(|p| p.says) == b.part.map(|p| p.says)
            && a.item + 1 == b.item
            && items[a.item].sentence == items[b.item].sentence
    };
    let mut claims = Vec::new();
    for run in narrated.told.chunk_by(goes_on) {
        let together = (run.len() > 1).then(|| run.iter().map(|told| items[told.item].figure.value).sum());
        claims.extend(run.iter().map(|told| claim(readings, narrated, told, together)));
    }
    // "行政许可3660件": with no verb such figures may be of another thing.
    claims.extend(narrated.likely.iter().filter_map(|told| unless_of_another(claim(readings, narrated, told, None))));
    claims
}

/// A claim whose words leave open what it speaks of: told as wrong where a slip of the pen makes the cell's figure of it, and else no claim.
fn unless_of_another(mut claim: Claim) -> Option<Claim> {
    if let State::Broken(Contradiction::Told { figure, tried, certain }) = &mut claim.state {
        *certain = false;
        let slipped = tried.iter().any(|(sum, _)| sum.max(figure) >= &MANY && prose::digits_slipped(*figure, *sum));
        return slipped.then_some(claim);
    }
    Some(claim)
}

/// Digits exchanged, or one too many or too few, seldom make one figure of another by chance where one has as many digits.
const MANY: Decimal = Decimal::ONE_HUNDRED;

/// `together` is what the figure comes to with those beside it that speak of the same cells.
fn claim(readings: &Readings, narrated: &Narrated, told: &Told, together: Option<Decimal>) -> Claim {
    let item = &narrated.items[told.item];
    let value = in_tables(told, item.figure.value);
    let span = narrated.passage.span(item.from, item.until);
    let figures = vec![Figure { value, span: narrated.passage.span(item.at, item.until) }];
    let sums = readings.of(told.count, told.part);
    let state = match sums.as_deref() {
        None => State::Unchecked(Why::CellsUnread),
        Some([]) => State::Unchecked(Why::NoCell),
        Some(sums) if sums.iter().any(|(sum, _)| is(&item.figure, told.count.money, *sum) || together == Some(*sum)) => State::Held,
        Some(sums) => State::Broken(Contradiction::Told { figure: value, tried: sums.to_vec(), certain: true }),
    };
    let readings = sums.iter().flat_map(|s| s.iter()).map(|(_, cells)| cells.clone()).collect();
    Claim { kind: Kind::Count, state, figures, readings, span }
}

/// What was left of last year's report: its figures, told for last year, are those of this year's tables.
pub fn stale(reading: &Filing, narrated: &[Narrated]) -> Vec<(i32, Span)> {
    let readings = Readings::new(reading);
    let mut found = Vec::new();
    for narrated in narrated {
        let fits = |s: &prose::Stale| match s.told {
            Some((count, part, figure)) => {
                !figure.value.is_zero() && readings.of(count, part).is_some_and(|r| r.iter().any(|(sum, _)| is(&figure, count.money, *sum)))
            }
            None => true,
        };
        // One figure that is last year's own acquits the passage.
        if narrated.stale.iter().all(fits) {
            let first = narrated.stale.first().map(|s| (s, narrated.passage.span(s.from, s.until)));
            // A plan is one where plans are told.
            let ahead = |span: Span| reading.sections.iter().any(|s| s.number >= 5 && s.body.start <= span.start && span.end <= s.body.end);
            // And facts of the next year are none where that is spoken of.
            let whose = |s: &prose::Stale, span| s.told.is_some() || ahead(span) == (reading.year == Some(s.year));
            found.extend(first.filter(|(s, span)| whose(s, *span)).map(|(s, span)| (s.year, span)));
        }
    }
    found
}
